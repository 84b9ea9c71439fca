#!/usr/bin/env python3
"""The examples of README.md run as they stand there.

A block marked `console` holds commands after "$ " and what each prints; "..." stands for anything,
within a line or for lines. `galley` is the command of this build. A block marked `c` is a whole
program, which is built against the library and run on the example page."""
import os
import pathlib
import re
import subprocess
import sys
import tempfile

BLOCK = re.compile(r"^```(console|c)\n(.*?)^```$", re.M | re.S)


def matches(expected, given):
    pattern = re.escape(expected.strip("\n")).replace(re.escape("..."), ".*")
    return re.fullmatch(pattern, given.strip("\n"), re.S) is not None


def console(block):
    """Yields command and expected output."""
    for part in re.split(r"^\$ ", block, flags=re.M)[1:]:
        command, _, output = part.partition("\n")
        yield command, output


def run(command):
    done = subprocess.run(command, shell=True, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                          stderr=subprocess.STDOUT, text=True, timeout=120)
    return done.stdout


def program(source, folder):
    path = pathlib.Path(folder, "snippet.c")
    path.write_text(source, encoding="utf-8")
    shared = os.environ["GALLEY_SHARED"]
    compile_line = [os.environ.get("CC", "cc"), "-std=c11", "-Wall", "-Wextra", "-Werror",
                    "-Iinclude", str(path), shared, f"-Wl,-rpath,{os.path.dirname(shared)}",
                    "-o", f"{folder}/snippet"]
    subprocess.run(compile_line, check=True)
    return run(f"{folder}/snippet < examples/news.html")


def main():
    os.environ["PATH"] = os.path.dirname(os.environ["GALLEY"]) + ":" + os.environ["PATH"]
    sanitized = os.environ.get("GALLEY_SANITIZE", "0") != "0"
    ran = failed = 0
    for kind, block in BLOCK.findall(pathlib.Path("README.md").read_text(encoding="utf-8")):
        if kind == "console":
            cases = [(command, output, run(command)) for command, output in console(block)]
        elif sanitized:
            # A plain program cannot load the sanitized library.
            continue
        else:
            with tempfile.TemporaryDirectory() as folder:
                text = pathlib.Path("examples/news.txt").read_text(encoding="utf-8")
                cases = [("the program", text, program(block, folder))]
        for command, expected, given in cases:
            ran += 1
            if not matches(expected, given):
                failed += 1
                print(f"$ {command}\n--- README.md says\n{expected}--- it prints\n{given}")
    print(f"{ran} examples, {failed} failed")
    return 1 if failed or not ran else 0


sys.exit(main())
