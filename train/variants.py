"""Builds train/dump.c with a model's table and runs it: the features come from the C code alone.

In: the text of a model table and the pages' paths. Out: a dump folder under build/train/dumps,
known by the content of the sources, the table and the list of pages, so that nothing is run twice.
The sources are compiled once; a variant costs one object and a link.
"""
import os
import shutil
import subprocess
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from pathlib import Path
from threading import Lock

import cache
import dumps

ROOT = Path(__file__).resolve().parent.parent
COMPILER = [os.environ.get("CC", "cc"), "-std=c11", "-O2"]
INCLUDE = [f"-I{ROOT / 'include'}", f"-I{ROOT / 'src'}"]
# What judging needs; the other folders may change and no dump is made anew.
FOLDERS = ("base", "input", "html", "sites", "judge")
TABLE = ROOT / "src" / "judge" / "model_table.c"
# What a dump with a model adds to the dump without: the rest is the same and is not kept twice.
KEPT = {"features.npy", "scores.npy", "kept.npy", "page_features.npy", "pages.tsv", "names.txt",
        "page_names.txt"}
LOCKS = {}  # by folder: threads that want the same variant make it once


def sources():
    every = [p for folder in FOLDERS for p in (ROOT / "src" / folder).glob("*.c")]
    return sorted(p for p in every if p != TABLE) + [ROOT / "train" / "dump.c"]


@lru_cache(maxsize=1)
def source_key():
    headers = sorted([*(p for folder in FOLDERS for p in (ROOT / "src" / folder).glob("*.h")),
                      ROOT / "include" / "galley.h", ROOT / "train" / "columns.h"])
    every = sources() + headers
    return cache.key_of([str(p.relative_to(ROOT)) for p in every], every, COMPILER)


def compile_one(source, out, extra=()):
    subprocess.run([*COMPILER, *INCLUDE, *extra, "-c", str(source), "-o", str(out)], check=True)


@lru_cache(maxsize=1)
def objects():
    """The sources' objects, all but the table's."""
    folder = cache.FOLDER / "objects" / source_key()
    pairs = [(s, folder / f"{s.parent.name}_{s.stem}.o") for s in sources()]
    if not (folder / "done").exists():
        folder.mkdir(parents=True, exist_ok=True)
        with ThreadPoolExecutor(2) as pool:
            list(pool.map(lambda pair: compile_one(*pair), pairs))
        (folder / "done").touch()
    return [str(out) for _, out in pairs]


def build(table, folder):
    """The dump program with this table."""
    source, out, program = folder / "model_table.c", folder / "model_table.o", folder / "dump"
    source.write_text(table)
    compile_one(source, out, ["-iquote", str(ROOT / "src" / "judge")])
    subprocess.run([COMPILER[0], "-o", str(program), *objects(), str(out), "-lz"], check=True)
    return program


def run(table, paths, whole=False, hosts=None):
    """The Dump of these pages by a model; `whole` keeps texts and tokens too. With hosts, one a page
    or "", each page is judged beside the others of its host."""
    lines = [f"{path}\t{host}" if host else path
             for path, host in zip(paths, hosts or [""] * len(paths))]
    folder = cache.FOLDER / "dumps" / cache.key_of(source_key(), table, lines, whole)
    with LOCKS.setdefault(folder, Lock()):
        if not (folder / "done").exists():
            make(table, lines, whole, folder)
    return dumps.load(folder)


def make(table, lines, whole, folder):
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    program = build(table, folder)
    subprocess.run([str(program), str(folder)], input="\n".join(lines) + "\n", text=True,
                   check=True)
    for path in folder.iterdir():
        if path.name not in KEPT and not whole or path in (program, program.with_name(
                "model_table.o")):
            path.unlink()
    (folder / "done").touch()
