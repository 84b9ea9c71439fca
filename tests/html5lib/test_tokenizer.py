#!/usr/bin/env python3
"""Runs the tokenizer cases of html5lib-tests.

In: the `.test` files under $HTML5LIB_TESTS/tokenizer (default ../shared/data/html5lib-tests), and
$GALLEY_BUILD/tests/html5lib-tokens, made from tokens.c. Out: the first failures in full, and a line
"N passed, N failed". Error codes are not compared: the library does not report them. A case counts
once for each state it starts in. Left out and counted: cases with a lone surrogate in the input,
which no UTF-8 can hold, and `xmlViolationTests`, which are for parsers that make XML.
Exit status: 0 all passed, 1 some failed, 77 the suite is not there.
"""
import json
import os
import pathlib
import re
import subprocess
import sys

SHOWN = 20
ROOT = pathlib.Path(__file__).resolve().parents[2]


def join_surrogates(text):
    """Pairs of surrogates that were written one by one become the character they stand for."""
    try:
        return text.encode("utf-16", "surrogatepass").decode("utf-16")
    except UnicodeDecodeError:
        return text


def unescape(value):
    """A second round of \\uHHHH, in strings at any depth."""
    if isinstance(value, str):
        character = r"\\u([0-9a-fA-F]{4})"
        return join_surrogates(re.sub(character, lambda match: chr(int(match[1], 16)), value))
    if isinstance(value, list):
        return [unescape(item) for item in value]
    if isinstance(value, dict):
        return {unescape(key): unescape(item) for key, item in value.items()}
    return value


def is_encodable(text):
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return False
    return True


def read_cases(folder):
    """Yields (name, state, last start tag, input, expected tokens); counts what is left out."""
    left_out = {"lone surrogates": 0, "XML violations": 0}
    cases = []
    for path in sorted(folder.glob("*.test")):
        suite = json.loads(path.read_text(encoding="utf-8"))
        left_out["XML violations"] += len(suite.get("xmlViolationTests", []))
        for case in suite.get("tests", []):
            text, expected = case["input"], case["output"]
            if case.get("doubleEscaped"):
                text, expected = unescape(text), unescape(expected)
            for state in case.get("initialStates", ["Data state"]):
                if not is_encodable(text):
                    left_out["lone surrogates"] += 1
                    continue
                name = f"{path.name}: {case['description']} ({state})"
                cases.append((name, state, case.get("lastStartTag", ""), text, expected))
    return cases, left_out


def tokenize(program, cases):
    """All cases through one process; gives a list of tokens a case."""
    stream = bytearray()
    for _, state, last, text, _ in cases:
        parts = [part.encode("utf-8") for part in (state, last, text)]
        stream += b"%d %d %d\n" % tuple(len(part) for part in parts) + b"".join(parts)
    run = subprocess.run([program], input=bytes(stream), stdout=subprocess.PIPE, check=False)
    if run.returncode != 0:
        sys.exit(f"{program} ended with {run.returncode}")
    answers, at = [], 0
    while at < len(run.stdout):
        feed = run.stdout.index(b"\n", at)
        end = feed + 1 + int(run.stdout[at:feed])
        lines = run.stdout[feed + 1 : end].decode("utf-8").split("\n")
        answers.append([json.loads(line) for line in lines if line])
        at = end
    return answers


def main():
    folder = pathlib.Path(os.environ.get("HTML5LIB_TESTS") or ROOT / "../shared/data/html5lib-tests")
    if not (folder / "tokenizer").is_dir():
        print(f"html5lib-tests is not in {folder}: set HTML5LIB_TESTS to where it is")
        return 77
    build = pathlib.Path(os.environ.get("GALLEY_BUILD") or ROOT / "build")
    cases, left_out = read_cases(folder / "tokenizer")
    answers = tokenize(build / "tests" / "html5lib-tokens", cases)
    if len(answers) != len(cases):
        print(f"{len(cases)} cases, {len(answers)} answers")
        return 1
    failed = 0
    for (name, _, last, text, expected), got in zip(cases, answers):
        if got != expected:
            failed += 1
            if failed <= SHOWN:
                print(f"{name}, last tag {last!r}\n  input    {text!r}\n"
                      f"  expected {expected!r}\n  got      {got!r}")
    print("left out:", ", ".join(f"{count} {why}" for why, count in left_out.items()))
    print(f"{len(cases) - failed} passed, {failed} failed")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
