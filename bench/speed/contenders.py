#!/usr/bin/env python3
"""How many pages a second galley and the extractors of PyPI do on one core.

usage: bench/speed/contenders.py FOLDER LIBRARY > SPEED.json        with the Python of build/peers

One process, on one core, holds the same pages: SAMPLE of the folder's, evenly spaced, unpacked in
memory. Every contender gets a page's bytes and gives its text as a Python string, so finding the
encoding, parsing, extracting and the string's making count for all of them; reading, unpacking,
imports and process start count for none. galley is the shared library LIBRARY, called through
ctypes with one workspace for all pages. A pass is one contender over all pages; the contenders take
turns pass by pass, so that a machine that slows down slows all. What is measured is the process's
processor time; a figure is the median of PASSES after a warm-up on a tenth of the pages. Collection
of garbage runs as Python's default has it. Known limits: ctypes adds some microseconds a page to
galley alone; a page that a peer fails on counts with the time it took to fail.
"""
import contextlib
import ctypes
import gzip
import json
import logging
import os
import re
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
sys.path.insert(0, str(ROOT / "bench/peer"))
sys.dont_write_bytecode = True
import extract  # noqa: E402

SAMPLE = 300
PASSES = 3


class Slice(ctypes.Structure):
    _fields_ = [("ptr", ctypes.c_void_p), ("len", ctypes.c_size_t)]


def find_text_field():
    """The number of GALLEY_FIELD_TEXT: its place in the header's list."""
    header = (ROOT / "include/galley.h").read_text()
    fields = re.search(r"typedef enum galley_field \{(.*?)\}", header, re.S)[1]
    return re.findall(r"^\s*(GALLEY_FIELD_\w+)", fields, re.M).index("GALLEY_FIELD_TEXT")


def open_galley(path):
    """A function from a page's bytes to its text."""
    library = ctypes.CDLL(path)
    pointer = ctypes.c_void_p
    library.galley_engine_new.restype = library.galley_page_new.restype = pointer
    library.galley_page_article.restype = pointer
    library.galley_engine_new.argtypes = library.galley_page_new.argtypes = [pointer]
    library.galley_page_article.argtypes = [pointer]
    library.galley_extract.argtypes = [pointer, ctypes.c_char_p, ctypes.c_size_t, pointer, pointer]
    library.galley_article_field.restype = Slice
    library.galley_article_field.argtypes = [pointer, ctypes.c_int]
    workspace = library.galley_page_new(library.galley_engine_new(None))
    field = find_text_field()

    def galley(page):
        status = library.galley_extract(workspace, page, len(page), None, None)
        if status:
            raise ValueError(f"galley: status {status}")
        text = library.galley_article_field(library.galley_page_article(workspace), field)
        return ctypes.string_at(text.ptr, text.len).decode() if text.len else ""

    library.galley_version.restype = ctypes.c_char_p
    return galley, library.galley_version().decode().split()[0]


def read_sample(folder):
    paths = sorted(Path(folder).glob("*.html.gz"))
    count = min(SAMPLE, len(paths))
    return [gzip.decompress(paths[i * len(paths) // count].read_bytes()) for i in range(count)]


def run_pass(contender, pages):
    """Seconds of processor time, words that came out, pages that failed."""
    words = failures = 0
    started = time.process_time()
    for page in pages:
        try:
            words += len((contender(page) or "").split())
        except Exception:  # a peer's own failure, whatever it is
            failures += 1
    return time.process_time() - started, words, failures


def main():
    folder, library = sys.argv[1:]
    with contextlib.suppress(AttributeError, OSError):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    logging.disable(logging.CRITICAL)
    pages = read_sample(folder)
    galley, version = open_galley(library)
    contenders = {"galley": galley, **extract.PEERS}
    versions = {"galley": version, **extract.versions()}
    for contender in contenders.values():
        run_pass(contender, pages[::10])
    runs = {name: [] for name in contenders}
    for _ in range(PASSES):
        for name, contender in contenders.items():
            runs[name].append(run_pass(contender, pages))
            print(f"{name}: {len(pages) / runs[name][-1][0]:.1f} pages/s", file=sys.stderr)
    seconds = {name: statistics.median(run[0] for run in runs[name]) for name in contenders}
    json.dump({
        "pages": len(pages), "mean_bytes": round(statistics.mean(map(len, pages))),
        "passes": PASSES, "contenders": [
            {"name": name, "version": versions[name], "words": runs[name][0][1],
             "pages_a_second": round(len(pages) / seconds[name], 2),
             "spread": [round(len(pages) / f(r[0] for r in runs[name]), 2) for f in (max, min)],
             "failures": runs[name][0][2]} for name in contenders]}, sys.stdout, indent=1)
    print()


if __name__ == "__main__":
    main()
