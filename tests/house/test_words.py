#!/usr/bin/env python3
"""What must not stand in our files.

The library takes memory from the caller's allocator alone, never ends the program, prints or reads
the environment, and keeps nothing between calls. Warnings are mended, not silenced. Nothing names a
place of one machine or the number of a task."""
import pathlib
import re
import sys

LIBRARY = {
    "takes memory past the allocator": r"\b(malloc|calloc|realloc|free|strdup|alloca)\s*\(",
    "ends the program": r"\b(abort|exit|_Exit|assert)\s*\(",
    "prints": r"\b(printf|puts|putchar|fprintf|perror|fputs|fwrite)\s*\(",
    "reads the environment": r"\b(getenv|setlocale|localeconv)\s*\(",
    "keeps something between calls": r"\b(strtok|rand|srand|localtime|gmtime)\s*\(",
    "writes without a bound": r"\b(strcpy|strcat|sprintf|vsprintf|gets)\s*\(",
}
OURS = {
    "silences a warning": r"#\s*pragma\s+(GCC|clang)\s+diagnostic|NOLINT",
    "has something left to do": r"\b(TODO|FIXME|XXX|HACK)\b",
}
ALL = {
    "names a place of one machine": r"(?<![\w.$}/])/(home|root|work)/",
    "names the number of a task": r"\b[Ii]ssue #?\d",
}
# The two functions that call the C library's allocator for everybody.
ALLOCATOR = "src/base/memory.c"
CODE = (".c", ".h", ".cpp")
TEXT = CODE + (".py", ".sh", ".md", ".txt", ".cmake", ".yml", ".in", "")
FOLDERS = ("include", "src", "archive", "cli", "tools", "tests", "fuzz", "bench", "examples", "docs", "man",
           "cmake", ".ci")
COMMENT = re.compile(r"/\*.*?\*/|//[^\n]*", re.S)


def blank(match):
    return re.sub(r"[^\n]", " ", match.group())


def complaints(path):
    text = path.read_text(encoding="utf-8", errors="replace")
    rules = [(ALL, text)]
    if path.suffix in CODE:
        rules.append((OURS, text))
        if path.parts[0] == "src" and path.as_posix() != ALLOCATOR:
            rules.append((LIBRARY, COMMENT.sub(blank, text)))
    for table, subject in rules:
        for what, pattern in table.items():
            for match in re.finditer(pattern, subject):
                line = subject.count("\n", 0, match.start()) + 1
                yield f"{path}:{line}: {what}: {match.group().strip()}"


def main():
    me = pathlib.Path(__file__).resolve()
    # A worktree has a file named .git, which is none of ours.
    files = [path for path in sorted(pathlib.Path(".").glob("*"))
             if path.is_file() and path.name != ".git"]
    for folder in FOLDERS:
        files += sorted(path for path in pathlib.Path(folder).rglob("*") if path.is_file())
    files = [path for path in files if path.suffix in TEXT and path.resolve() != me]
    problems = [line for path in files for line in complaints(path)]
    for line in problems:
        print(line)
    print(f"{len(files)} files, {len(problems)} problems")
    return 1 if problems else 0


sys.exit(main())
