#!/usr/bin/env python3
"""What the command says of itself: help, version, manual page, completions, and the document."""
import os
import pathlib
import re
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
from harness import SECONDS, Skip, case, contains, equal, galley, main, went_well

ROOT = pathlib.Path(__file__).resolve().parents[2]


def said(folder, *words):
    return went_well(galley(folder, *words)).out.decode("utf-8")


def options_of_help(folder):
    """Long names and letters, as the help lists them."""
    heads = re.findall(r"^ {2,6}((?:-\w, )?--[a-z-]+)", said(folder, "--help"), re.M)
    return {name for head in heads for name in head.split(", ")}


def tool(name):
    found = shutil.which(name)
    if found is None:
        raise Skip(f"there is no {name}")
    return found


def piped(command, text):
    return subprocess.run(command, input=text, capture_output=True, text=True, timeout=SECONDS,
                          check=False)


@case
def help_lists_the_options_in_narrow_lines(folder):
    names = options_of_help(folder)
    for name in ("-f", "--format", "-o", "--output", "--files-from", "--input-format", "--url",
                 "--charset", "--favor", "--comments", "--explain", "-j", "--jobs",
                 "--max-bytes", "--progress", "-q", "--quiet", "-V", "--version", "-h", "--help"):
        contains(names, name)
    assert not any("dump" in name for name in names), names
    for line in said(folder, "--help").splitlines():
        assert len(line) <= 79, line


@case
def help_goes_before_all_else(folder):
    equal(said(folder, "-h"), said(folder, "missing.html", "--help"))


@case
def help_lists_every_exit_status(folder):
    equal(re.findall(r"^  (\d)  \w", said(folder, "--help"), re.M), ["0", "1", "2", "3"])


@case
def version_names_version_and_libraries(folder):
    first, library, command = said(folder, "--version").splitlines()
    header = (ROOT / "include/galley.h").read_text(encoding="utf-8")
    version = re.search(r'GALLEY_VERSION "(.*?)"', header).group(1)
    equal(first, f"galley {version}")
    assert library.startswith("library with: "), library
    assert command.startswith("command with: "), command
    equal(said(folder, "-V"), said(folder, "--version"))


@case
def the_manual_page_has_every_option(folder):
    roff = said(folder, "--dump-man")
    for name in options_of_help(folder):
        contains(roff, "\\fB" + name.replace("-", "\\-") + "\\fR")
    equal(roff, said(folder, "--dump-man"))


@case
def the_manual_page_is_sound(folder):
    done = piped([tool("groff"), "-man", "-ww", "-z", "-"], said(folder, "--dump-man"))
    equal((done.returncode, done.stderr), (0, ""))


@case
def the_completion_for_bash_is_sound(folder):
    script = said(folder, "--dump-completion=bash")
    done = piped([tool("bash"), "-n"], script)
    equal((done.returncode, done.stderr), (0, ""))
    for name in options_of_help(folder):
        assert re.search(rf"['|( ]{name}['|) ]", script), name


@case
def the_completion_for_bash_completes(folder):
    script = said(folder, "--dump-completion", "bash")
    pathlib.Path(folder, "page one.html").write_bytes(b"x")

    def complete(*words):
        quoted = " ".join(f"'{word}'" for word in words)
        lines = (f"{script}\ncd '{folder}'\nCOMP_WORDS=(galley {quoted}); COMP_CWORD={len(words)}\n"
                 "_galley\nprintf '%s\\n' \"${COMPREPLY[@]}\"")
        return piped([tool("bash"), "-c", lines], "").stdout.split("\n")[:-1]

    equal(complete("--fo"), ["--format"])
    equal(complete("--format", "json"), ["json", "jsonl"])
    equal(complete("-f", "t"), ["text"])
    equal(complete("pa"), ["page one.html"])
    equal(complete("-o", "pa"), ["page one.html"])


@case
def the_completion_for_zsh_has_every_option(folder):
    script = said(folder, "--dump-completion=zsh")
    assert script.startswith("#compdef galley\n")
    for name in options_of_help(folder):
        contains(script, name)
    # Every line but the first two belongs to one call, with quotes that close.
    for line in script.splitlines()[2:]:
        equal(line.count("'") % 2, 0)


@case
def the_completion_for_zsh_is_sound(folder):
    done = piped([tool("zsh"), "-n"], said(folder, "--dump-completion=zsh"))
    equal((done.returncode, done.stderr), (0, ""))


@case
def no_completion_for_other_shells(folder):
    done = galley(folder, "--dump-completion=tcsh")
    equal(done.status, 2)
    contains(done.err, "no completion for 'tcsh'")


@case
def the_document_names_every_option(folder):
    text = (ROOT / "docs/command.md").read_text(encoding="utf-8")
    for name in options_of_help(folder):
        assert re.search(rf"`{name}[` =]", text), f"{name} is not in docs/command.md"


@case
def nothing_depends_on_the_language(folder):
    more = {"env": {**os.environ, "LC_ALL": "de_DE.UTF-8", "LANGUAGE": "de"}}
    equal(galley(folder, "--help", **more).out, galley(folder, "--help").out)


if __name__ == "__main__":
    sys.exit(main())
