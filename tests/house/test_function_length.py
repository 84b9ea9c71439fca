#!/usr/bin/env python3
"""No function of ours is over 120 lines, and of the library's half are under 20.

With our format a function begins with a line in the first column that ends in "{", or with the
lines before it up to an empty line, a "}" or a ";", and ends with a "}" in the first column. Files
that are generated tables are left out: they have no functions."""
import pathlib
import statistics
import sys

LONGEST = 120
MEDIAN = 20
FOLDERS = ("src", "archive", "cli", "tools", "tests", "fuzz", "bench", "examples")


def functions(path):
    start = None
    lines = path.read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines):
        if start is None:
            if line.endswith(") {") and not line.startswith((" ", "\t")) or line == "{":
                start = number
            elif line.endswith(") {") and line.startswith("    ") and number:
                # The end of a parameter list that runs over several lines.
                first = number - 1
                while first > 0 and lines[first].startswith(" "):
                    first -= 1
                if lines[first] and lines[first].count("(") > lines[first].count(")"):
                    start = first
        elif line.startswith("}"):
            yield number - start + 1, lines[start].split("(")[0].split()[-1].lstrip("*"), start + 1
            start = None


def main():
    found = [(length, name, f"{path}:{line}")
             for folder in FOLDERS for path in sorted(pathlib.Path(folder).rglob("*.[ch]"))
             for length, name, line in functions(path)]
    found.sort(reverse=True)
    for length, name, place in found[:5]:
        print(f"{length:4} lines: {name} ({place})")
    library = [length for length, _, place in found if place.startswith("src")]
    median = statistics.median(library)
    print(f"{len(found)} functions; {len(library)} of the library, median {median:g} lines")
    return 1 if not found or found[0][0] > LONGEST or median >= MEDIAN else 0


sys.exit(main())
