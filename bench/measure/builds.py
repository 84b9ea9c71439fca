"""Builds of the command that differ in the judge's model alone.

In: build/train/fold-N/model_table.c, lines-fold-N/lines_model_table.c and folds.json, which `make
train` makes: the models that never saw the pages of fold N, and the fold of every page, {"set/id":
N}. Out: build/quality/galley-N, the command with these tables in place of those of src/. All other
sources are compiled once, with cc -O2 (CC and CFLAGS are heeded), and again when one of them
changed. Known limit: zlib must be there, for the pages are packed.
"""
import hashlib
import json
import os
import shlex
import subprocess
from concurrent.futures import ThreadPoolExecutor

from .sets import OUT, ROOT

FOLDS = 5
TRAIN = ROOT / "build/train"
TABLE = ROOT / "src/judge/model_table.c"
LINES_TABLE = ROOT / "src/lines/lines_model_table.c"
COMPILER = [os.environ.get("CC", "cc"), "-O2", "-DNDEBUG", "-DGALLEY_HAVE_ZLIB=1",
            "-DGALLEY_HAVE_THREADS=1", "-pthread", "-I" + str(ROOT / "include"),
            # the table's own headers, for it lies elsewhere; not for <features.h> of the C library
            "-iquote", str(TABLE.parent), "-iquote", str(LINES_TABLE.parent), *shlex.split(os.environ.get("CFLAGS", ""))]


def fold_table(fold):
    return TRAIN / f"fold-{fold}/model_table.c"


def fold_lines_table(fold):
    return TRAIN / f"lines-fold-{fold}/lines_model_table.c"


def load_folds():
    """{"set/id": fold}, or None when `make train` was not run here."""
    path = TRAIN / "folds.json"
    if not path.exists() or not all(
            table(n).exists() for n in range(FOLDS) for table in (fold_table, fold_lines_table)):
        return None
    return json.loads(path.read_text())


def list_sources():
    paths = [p for pattern in ("src/*.c", "src/*/*.c", "archive/*.c", "cli/*.c") for p in ROOT.glob(pattern)]
    return sorted(p for p in paths if p not in (TABLE, LINES_TABLE))


def hash_contents(paths):
    key = hashlib.sha256(" ".join(COMPILER).encode())
    for path in paths:
        key.update(str(path).encode() + b"\0" + path.read_bytes())
    return key.hexdigest()


def compile_objects(sources):
    """Object files of everything but the model, compiled two at a time."""
    folder = OUT / "objects"
    headers = sorted(ROOT.glob("include/*.h")) + sorted(ROOT.glob("src/**/*.h")) + \
        sorted(ROOT.glob("src/**/*.inc")) + sorted(ROOT.glob("archive/*.h")) + \
        sorted(ROOT.glob("cli/*.h"))
    key = hash_contents(sources + headers)
    objects = [folder / (str(p.relative_to(ROOT)).replace("/", "_") + ".o") for p in sources]
    stamp = folder / "key"
    if stamp.exists() and stamp.read_text() == key and all(o.exists() for o in objects):
        return objects, key
    folder.mkdir(parents=True, exist_ok=True)
    stamp.unlink(missing_ok=True)
    with ThreadPoolExecutor(2) as pool:
        list(pool.map(lambda pair: subprocess.run(
            [*COMPILER, "-c", "-o", pair[1], pair[0]], check=True), zip(sources, objects)))
    stamp.write_text(key)
    return objects, key


def build_fold(fold, objects, key):
    command = OUT / f"galley-{fold}"
    stamp = OUT / f"galley-{fold}.key"
    tables = [fold_table(fold), fold_lines_table(fold)]
    key += hash_contents(tables)
    if not (command.exists() and stamp.exists() and stamp.read_text() == key):
        subprocess.run([*COMPILER, "-o", command, *tables, *objects, "-lz", "-lm"],
                       check=True)
        stamp.write_text(key)
    return command


def build_folds():
    """The commands, one a fold."""
    objects, key = compile_objects(list_sources())
    return [build_fold(fold, objects, key) for fold in range(FOLDS)]
