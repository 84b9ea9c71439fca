#!/usr/bin/env python3
"""The examples of README.md run as they stand there.

A block marked `console` holds commands after "$ " and what each prints; "..." stands for anything,
within a line or for lines. `galley` is the command of this build. A block marked `c` is a whole
program, which is built against the library and gives the same text of the example page as the
command. The table of options names those of `galley --help`, no more and no fewer."""
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


def options_differ(readme):
    """Prints the options that only one of README.md and `galley --help` has."""
    option = r"(?<![\w-])--?[a-z][a-z-]*"
    rows = re.findall(r"^\| (`-.*?) \| ", readme, re.M)
    told = {name for row in rows for name in re.findall(option, row, re.I)}
    # In the help an option begins its line; other lines may speak of options too.
    heads = re.findall(r"^ +(-.*?)(?:  |$)", run("galley --help"), re.M)
    known = {name for head in heads for name in re.findall(option, head, re.I)}
    for name in sorted(told ^ known):
        print(f"{name}: only in {'README.md' if name in told else 'galley --help'}")
    return told != known


def main():
    os.environ["PATH"] = os.path.dirname(os.environ["GALLEY"]) + ":" + os.environ["PATH"]
    sanitized = os.environ.get("GALLEY_SANITIZE", "0") != "0"
    readme = pathlib.Path("README.md").read_text(encoding="utf-8")
    ran = 1
    failed = int(options_differ(readme))
    for kind, block in BLOCK.findall(readme):
        if kind == "console":
            cases = [(command, output, run(command)) for command, output in console(block)]
        elif sanitized:
            # A plain program cannot load the sanitized library.
            continue
        else:
            with tempfile.TemporaryDirectory() as folder:
                text = run("galley -f text examples/news.html")
                cases = [("the program", text, program(block, folder))]
        for command, expected, given in cases:
            ran += 1
            if not matches(expected, given):
                failed += 1
                print(f"$ {command}\n--- README.md says\n{expected}--- it prints\n{given}")
    print(f"{ran} examples, {failed} failed")
    return 1 if failed else 0


sys.exit(main())
