#!/usr/bin/env python3
"""Folder order is data order: a file under src/ includes the public header, the C library, its own
folder, base/ and the folders to its left. src/galley.c, which calls the stages, may use them all.
Includes between our files are relative, so that the library builds with -Iinclude alone. Base names
are unique."""
import collections
import pathlib
import re
import sys

ORDER = ["base", "input", "html", "sites", "judge", "lines", "meta", "article", "render"]
INCLUDE = re.compile(r'^\s*#\s*include\s+([<"])([^>"]+)[>"]', re.M)
OUTSIDE = {"galley.h", "zlib.h", "immintrin.h", "emmintrin.h", "arm_neon.h"}
LIBC = set("assert complex ctype errno fenv float inttypes iso646 limits locale math setjmp signal "
           "stdalign stdarg stdatomic stdbool stddef stdint stdio stdlib stdnoreturn string tgmath "
           "threads time uchar wchar wctype".split())


def complaints(path, root):
    own = path.relative_to(root).parts
    for quote, name in INCLUDE.findall(path.read_text(encoding="utf-8")):
        if quote == "<":
            if name not in OUTSIDE and name.removesuffix(".h") not in LIBC:
                yield f"includes <{name}>, which is neither ours nor the C library's"
            continue
        if name in OUTSIDE:
            continue
        target = (path.parent / name).resolve()
        if not target.is_file():
            yield f'includes "{name}", which is not there relative to the file'
        elif root not in target.parents:
            yield f'includes "{name}", which is outside src/'
        elif len(own) > 1:
            folder = target.relative_to(root).parts[0]
            if folder not in ORDER or ORDER.index(folder) > ORDER.index(own[0]):
                yield f'includes "{name}": {folder} is to the right of {own[0]}'


def main():
    root = pathlib.Path("src").resolve()
    files = sorted(path for path in root.rglob("*") if path.suffix in (".c", ".h"))
    problems = [f"{path.relative_to(root.parent)} {text}"
                for path in files for text in complaints(path, root)]
    problems += [f"folder src/{path.relative_to(root).parts[0]} has no place in the order"
                 for path in files
                 if len(path.relative_to(root).parts) > 1
                 and path.relative_to(root).parts[0] not in ORDER]
    names = collections.Counter(path.name for path in files)
    problems += [f"{name}: {count} files of this name" for name, count in names.items() if count > 1]
    for line in problems:
        print(line)
    print(f"{len(files)} files, {len(problems)} problems")
    return 1 if problems or not files else 0


sys.exit(main())
