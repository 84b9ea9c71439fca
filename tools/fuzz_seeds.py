#!/usr/bin/env python3
"""Writes the inputs that fuzzing begins with: each case of the tests and each example page, a file
an input, named by its own bytes so that equal ones are written once.

usage: fuzz_seeds.py FOLDER
"""
import hashlib
import pathlib
import re
import sys

# Longer inputs slow every later step of the fuzzer down.
LONGEST = 64 * 1024
# The input of a case: in the form of tests/spec.txt, from the fence of 32 backticks to a line "."
# alone; in that of the html5lib tests, from "#data" to the next line that begins with "#".
CASE = re.compile(rb"^`{32} example[^\n]*\n(.*?)\n\.$|^#data\n(.*?)\n(?=#[a-z-]+)", re.M | re.S)


def inputs(root):
    for folder in ("tests", "examples"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".html", ".htm", ".xhtml", ".gz", ".bin"):
                yield path.read_bytes()
            elif path.suffix in (".txt", ".dat"):
                data = path.read_bytes()
                cases = [spec or dat for spec, dat in CASE.findall(data)]
                yield from cases
                if not cases:
                    yield data


def main():
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    for data in inputs(pathlib.Path(__file__).resolve().parent.parent):
        if len(data) <= LONGEST:
            (target / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


main()
