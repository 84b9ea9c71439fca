"""The pages of the sets as lines of text, with labels: what the model of lines is learnt from.

Pages are flattened by train/flatten.c, from the blocks that the HTML judge knows; so each line has
the label of its block, and alternative texts have 0. Each page is drawn TAUGHT times in different
forms to teach with; it is measured in the forms of MEASURED. Sets without a truth of their own
(htmldate, and what trafilatura's snippets leave unknown) are labelled by the HTML judge that has
not seen the page's site.

`run` gives the Dump of pages of lines by a model: the features come from the C code alone.
"""
import json
import shutil
import subprocess
import tempfile
from functools import lru_cache
from pathlib import Path

import numpy as np

import cache
import decide
import dumps
import evaluate
import folds
import lines_export
import truth as truths
import variants
from experiment import Base

TAUGHT = ("1", "2")
# Letters as flatten.c has them; the first is what is reported first.
MEASURED = ("a", "ap", "n", "anw")
TEACHERS_SETS = ("trafilatura", "htmldate")
TABLE = variants.ROOT / "src" / "lines" / "lines_model_table.c"
NO_BLOCK = 0xFFFFFFFF


def line_sources():
    return sorted(p for p in TABLE.parent.glob("*.c") if p != TABLE) \
        + [variants.ROOT / "train" / "dump_lines.c"]


@lru_cache(maxsize=1)
def source_key():
    every = line_sources() + sorted(TABLE.parent.glob("*.h"))
    return cache.key_of(variants.source_key(), [p.name for p in every], every)


def library():
    """Objects of what the HTML judge is, and its table."""
    folder = cache.FOLDER / "objects" / cache.key_of(variants.source_key(), variants.TABLE)
    table = folder / "judge_table.o"
    if not table.exists():
        folder.mkdir(parents=True, exist_ok=True)
        variants.compile_one(variants.TABLE, table)
    return [o for o in variants.objects() if not o.endswith("train_dump.o")] + [str(table)]


@lru_cache(maxsize=1)
def objects():
    """All that dump_lines is linked of but the table of lines."""
    folder = cache.FOLDER / "objects" / source_key()
    pairs = [(s, folder / f"{s.stem}.o") for s in line_sources()]
    if not (folder / "done").exists():
        folder.mkdir(parents=True, exist_ok=True)
        for pair in pairs:
            variants.compile_one(*pair)
        (folder / "done").touch()
    return library() + [str(out) for _, out in pairs]


def build(table, folder):
    """dump_lines with this table."""
    source = folder / "lines_model_table.c"
    source.write_text(table)
    variants.compile_one(source, folder / "table.o", ["-iquote", str(TABLE.parent)])
    subprocess.run([variants.COMPILER[0], "-o", str(folder / "dump_lines"), *objects(),
                    str(folder / "table.o"), "-lz"], check=True)
    return folder / "dump_lines"


@lru_cache(maxsize=1)
def flattener():
    source = variants.ROOT / "train" / "flatten.c"
    folder = cache.FOLDER / "objects" / cache.key_of(variants.source_key(), source)
    if not (folder / "flatten").exists():
        folder.mkdir(parents=True, exist_ok=True)
        variants.compile_one(source, folder / "flatten.o")
        subprocess.run([variants.COMPILER[0], "-o", str(folder / "flatten"),
                        str(folder / "flatten.o"), *library(), "-lz"], check=True)
    return folder / "flatten"


def run(table, paths):
    """Arrays of these pages by a model: {name: array}, and the Dump's own, read whole."""
    with tempfile.TemporaryDirectory(dir=cache.FOLDER) as name:
        folder = Path(name)
        subprocess.run([str(build(table, folder)), str(folder)], input="\n".join(paths) + "\n",
                       text=True, check=True)
        dump = dumps.load(folder)
        found = {part: np.array(getattr(dump, part)) for part in
                 ("features", "scores", "kept", "words", "row_starts", "text_starts",
                  "row_tokens", "row_token_starts")}
        found |= {"rows": dump.rows, "names": dump.names, "texts": dump.all_texts}
    return found


def flatten(paths, form):
    """A folder with these pages as text, and lines.npy: see flatten.c."""
    folder = cache.FOLDER / "flat" / cache.key_of(
        variants.source_key(), variants.ROOT / "train" / "flatten.c", list(paths), form)
    if not (folder / "done").exists():
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
        subprocess.run([str(flattener()), str(folder), form],
                       input="\n".join(paths) + "\n", text=True, check=True)
        (folder / "done").touch()
    return folder


class Html:
    """All pages as HTML: their paths, sites, and labels of their blocks."""

    def __init__(self):
        base = Base()
        dated = read_dated()
        self.paths = base.paths + [path for path, _ in dated]
        self.truths = base.labels.pages + [truth for _, truth in dated]
        self.fold = np.array([folds.fold_of(t.site) for t in self.truths])
        self.usable = np.append(base.labels.usable, np.ones(len(dated), bool))
        self.sets = np.array([t.set for t in self.truths])
        taught = np.flatnonzero(np.isin(self.sets, TEACHERS_SETS))
        judged = judge_blocks(self.paths, self.fold, taught)
        starts = base.dump.starts
        known = [base.labels.label[starts[i]:starts[i + 1]] for i in range(len(base.paths))]
        self.labels = [judged[i] if i in judged else known[i] for i in range(len(self.paths))]


def read_dated():
    """(path, Truth) of the pages of htmldate: their sites are all that is asked for."""
    found = []
    with open(truths.DATA / "htmldate" / "truth.jsonl", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            path = truths.DATA / "htmldate" / "pages" / f"{record['id']}.html.gz"
            if path.exists():
                found.append((str(path), truths.Truth("htmldate", record["id"],
                                                      truths.find_site(record, "htmldate"))))
    return found


def judge_blocks(paths, fold, pages):
    """{page: probability of each block} by the HTML judge that has not seen the page's site."""
    found = {}
    for k in range(folds.FOLDS):
        here = [int(p) for p in pages if fold[p] == k]
        table = (cache.FOLDER / f"fold-{k}" / "model_table.c").read_text()
        dump = variants.run(table, [paths[p] for p in here])
        p = decide.probability(dump.scores)
        kept = np.asarray(dump.kept) > 0
        label = np.where(kept, np.maximum(p, 0.6), np.minimum(p, 0.4)).astype(np.float32)
        for i, page in enumerate(here):
            found[page] = label[dump.starts[i]:dump.starts[i + 1]]
    return found


class Lines:
    """Pages in one or more forms: rows are lines."""

    def __init__(self, html, forms, pages):
        folders = [flatten(html.paths, form) for form in forms]
        self.html = html
        self.pages = np.tile(np.asarray(pages), len(forms))
        self.paths = [str(folder / t.set / f"{t.id}.txt") for folder in folders
                      for t in (html.truths[p] for p in pages)]
        first = run(lines_export.table(), self.paths)
        self.names, self.rows, self.words = first["names"], first["rows"], first["words"]
        self.starts = np.concatenate([[0], np.cumsum(self.rows)])
        self.page = np.repeat(np.arange(len(self.rows)), self.rows)
        self.fold = html.fold[self.pages]
        self.tokens, self.token_starts = first["row_tokens"], first["row_token_starts"]
        self.text_starts, self.all_texts = first["text_starts"], first["texts"]
        self.label = np.concatenate([
            self.label_pages(np.load(folder / "lines.npy"), k, len(pages), first["row_starts"])
            for k, folder in enumerate(folders)])

    def label_pages(self, lines, form, count, row_starts):
        """Labels of all rows of one form: the mean over the words of the blocks of a row."""
        places = np.searchsorted(lines[:, 0], np.arange(len(self.html.paths) + 1))
        made = []
        for i in range(form * count, (form + 1) * count):
            page = self.pages[i]
            here = lines[places[page]:places[page + 1]]
            rows = row_starts[self.starts[i]:self.starts[i + 1]].astype(np.int64)
            made.append(label_rows(here, rows, self.html.labels[page]))
        return np.concatenate(made) if made else np.zeros(0, np.float32)

    def rows_of(self, fold_set):
        return np.flatnonzero(np.isin(self.fold, list(fold_set))[self.page])

    def paths_of(self, fold_set):
        return [path for path, fold in zip(self.paths, self.fold) if fold in fold_set]

    def texts(self, i):
        places = self.text_starts[self.starts[i]:self.starts[i + 1] + 1]
        return [self.all_texts[int(a):int(b)].decode("utf-8", "replace")
                for a, b in zip(places[:-1], places[1:])]


def label_rows(lines, rows, labels):
    """lines: [page, first byte, block] of one page; rows: where each row begins."""
    label = np.zeros(len(rows), np.float32)
    if not len(rows):
        return label
    row = np.clip(np.searchsorted(rows, lines[:, 1].astype(np.int64), side="right") - 1, 0, None)
    own = np.array([0.0 if b == NO_BLOCK else labels[b] for b in lines[:, 2]], np.float32)
    size = np.diff(np.append(lines[:, 1].astype(np.int64), lines[-1, 1] + 1))
    size = np.maximum(size, 1)
    total = np.bincount(row, size, len(rows))
    label = np.bincount(row, size * own, len(rows)) / np.maximum(total, 1)
    # A row that begins inside a block of several lines has no line of its own: it is of that block.
    inside = np.flatnonzero(total == 0)
    at = np.clip(np.searchsorted(lines[:, 1].astype(np.int64), rows[inside], side="right") - 1, 0,
                 None)
    label[inside] = own[at]
    return label.astype(np.float32)


class Scorer(evaluate.Scorer):
    """Word F1 of pages of lines."""

    def __init__(self, lines):
        class Pages:
            pages = [lines.html.truths[p] for p in lines.pages]
        self.count = len(lines.rows)

        class Shim:
            starts = lines.starts
            texts = staticmethod(lines.texts)
        super().__init__(Shim, Pages)


