"""What the tests of the command share: running it, writing pages, and counting cases.

A case is a function marked @case, which gets an empty folder of its own; the command runs in there.
It fails by raising AssertionError, and says by raising Skip that this machine cannot run it. The
command is the one that the environment variable GALLEY names."""
import json
import os
import pathlib
import pty
import subprocess
import sys
import tempfile
import traceback

CASES = []
GALLEY = os.environ.get("GALLEY", "build/galley")
if os.sep in GALLEY:
    GALLEY = os.path.abspath(GALLEY)
SANITIZED = os.environ.get("GALLEY_SANITIZE", "0").upper() not in ("", "0", "OFF", "FALSE")
SECONDS = 120


class Skip(Exception):
    """This machine lacks what the case needs."""


class Done:
    """What a run of the command left."""

    def __init__(self, status, out, err):
        self.status = status
        self.out = out
        self.err = err

    def records(self):
        return [json.loads(line) for line in self.out.decode("utf-8").splitlines()]

    def sources(self):
        return [record["source"] for record in self.records()]


def case(function):
    CASES.append(function)
    return function


def galley(folder, *arguments, stdin=b"", **more):
    """Runs the command in the folder. stdin is what stands on standard input."""
    done = subprocess.run([GALLEY, *map(os.fspath, arguments)], input=stdin, cwd=folder,
                          capture_output=True, timeout=SECONDS, check=False, **more)
    return Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def shell(folder, script, **more):
    """Runs a line of shell, in which "$GALLEY" is the command."""
    done = subprocess.run(["sh", "-c", script], cwd=folder, capture_output=True, timeout=SECONDS,
                          env={**os.environ, "GALLEY": GALLEY}, check=False, **more)
    return Done(done.returncode, done.stdout, done.stderr.decode("utf-8", "replace"))


def on_terminal(folder, *words):
    """Standard error when it is a terminal."""
    leader, follower = pty.openpty()
    shown = b""
    with subprocess.Popen([GALLEY, *words], cwd=folder, stdout=subprocess.DEVNULL, stderr=follower,
                          stdin=subprocess.DEVNULL) as running:
        os.close(follower)
        try:
            while piece := os.read(leader, 4096):
                shown += piece
        except OSError:
            pass  # the terminal has no writer left
        running.wait(timeout=SECONDS)
    os.close(leader)
    return shown.decode().replace("\r\n", "\n")


def page(word, paragraphs=3):
    """A page with an article that any judge would keep, in which the word stands."""
    sentence = (f"The {word} was seen from the harbour at six in the morning, and those who had come "
                "early to mend their nets put them down and looked up for a long while. ")
    body = "".join(f"<p>{sentence * 2}</p>\n" for _ in range(paragraphs))
    return (f"<!DOCTYPE html><html lang=en><head><meta charset=utf-8><title>{word}</title></head>"
            f"<body><article><h1>{word}</h1>\n{body}</article></body></html>\n").encode()


def write(folder, name, content):
    """Writes a file, with the folders above it, and returns its name."""
    path = pathlib.Path(folder, name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return name


def pages(folder, *names):
    for name in names:
        write(folder, name, page(pathlib.Path(name).name.split(".")[0]))
    return list(names)


def shown(value):
    """The value as people can read it, however long it is."""
    text = repr(value)
    return text if len(text) <= 1000 else f"{text[:700]} ... {text[-250:]}"


def equal(given, wanted):
    assert given == wanted, f"given  {shown(given)}\nwanted {shown(wanted)}"


def contains(text, part):
    assert part in text, f"{shown(part)} is not in {shown(text)}"


def failed(done, *messages):
    """The run ended with 1 and said exactly these lines, in this order."""
    equal(done.err.splitlines(), [f"galley: {message}" for message in messages])
    equal(done.status, 1)


def refused(done, part):
    """The command line was refused in one line, which says where help is, and nothing was done."""
    equal((done.status, done.out), (2, b""))
    equal(len(done.err.splitlines()), 1)
    contains(done.err, part)
    contains(done.err, "galley --help")


def went_well(done):
    equal((done.status, done.err), (0, ""))
    return done


def run_case(function):
    """Returns "passed", "failed" or "skipped"."""
    name = f"{function.__module__}.{function.__name__}"
    try:
        with tempfile.TemporaryDirectory() as folder:
            function(folder)
    except Skip as reason:
        print(f"skipped {name}: {reason}")
        return "skipped"
    except Exception as error:
        where = traceback.extract_tb(error.__traceback__)
        lines = [frame.lineno for frame in where if frame.name == function.__name__]
        print(f"failed  {name}, line {lines[-1] if lines else '?'}\n{error}")
        return "failed"
    return "passed"


def main():
    """Runs all cases that have been imported, or those whose names hold a word of the arguments."""
    wanted = sys.argv[1:]
    chosen = [function for function in CASES
              if not wanted or any(word in function.__name__ for word in wanted)]
    results = [run_case(function) for function in chosen]
    print(f"{results.count('passed')} passed, {results.count('failed')} failed"
          + (f", {results.count('skipped')} skipped" if "skipped" in results else ""))
    return 1 if "failed" in results or not results else 0
