#!/usr/bin/env python3
"""Output: where it goes, that it is whole, and what happens when it cannot be written."""
import gzip
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import time

sys.dont_write_bytecode = True
from harness import (GALLEY, SECONDS, SANITIZED, Skip, case, contains, equal, failed, galley, main,
                     page, pages, refused, shell, went_well, write)


def content(folder, name):
    return pathlib.Path(folder, name).read_bytes()


def need_full_disk():
    if not os.path.exists("/dev/full"):
        raise Skip("there is no /dev/full")


@case
def to_a_file(folder):
    pages(folder, "a.html", "b.html")
    write(folder, "out", b"old " * 10000)
    equal(went_well(galley(folder, "a.html", "b.html", "-o", "out")).out, b"")
    equal(content(folder, "out"), galley(folder, "a.html", "b.html").out)
    equal(went_well(galley(folder, "a.html", "-o", "-")).out, galley(folder, "a.html").out)


@case
def to_a_packed_file(folder):
    pages(folder, "a.html", "b.html")
    if "command with: threads zlib" not in galley(folder, "--version").out.decode():
        refused(galley(folder, "a.html", "-o", "out.gz"), "zlib1g-dev")
        return
    went_well(galley(folder, "a.html", "b.html", "-o", "out.gz"))
    equal(gzip.decompress(content(folder, "out.gz")), galley(folder, "a.html", "b.html").out)


@case
def to_a_file_packed_by_zstandard(folder):
    pages(folder, "a.html", "b.html")
    if " zstd" not in galley(folder, "--version").out.decode():
        refused(galley(folder, "a.html", "-o", "out.jsonl.zst"), "libzstd-dev")
        assert not os.path.exists(f"{folder}/out.jsonl.zst")
        return
    went_well(galley(folder, "a.html", "b.html", "-o", "out.jsonl.zst"))
    if shutil.which("zstd") is None:
        raise Skip("there is no zstd to unpack it with")
    equal(shell(folder, "zstd -dc out.jsonl.zst").out, galley(folder, "a.html", "b.html").out)


@case
def several_numbered_files(folder):
    names = pages(folder, *[f"{number:02}.html" for number in range(20)])
    wanted = galley(folder, *names).out
    went_well(galley(folder, "--shard-size=3K", *names, "-o", "out.all.jsonl"))
    files = sorted(os.listdir(folder))
    files = [name for name in files if name.startswith("out")]
    equal(files[:2], ["out.all-00000.jsonl", "out.all-00001.jsonl"])
    equal(b"".join(content(folder, name) for name in files), wanted)
    for name in files[:-1]:
        lines = content(folder, name).splitlines(keepends=True)
        assert len(b"".join(lines)) >= 3072 > len(b"".join(lines[:-1])), name
    went_well(galley(folder, "--shard-size=1G", *names, "-o", "one.jsonl"))
    equal(content(folder, "one-00000.jsonl"), wanted)


@case
def an_input_is_never_written_over(folder):
    pages(folder, "d/a.html", "d/e/b.html")
    os.symlink("d/a.html", f"{folder}/link")
    os.link(f"{folder}/d/a.html", f"{folder}/hard")
    write(folder, "list", "d/e/b.html\nd/a.html\n")
    before = content(folder, "d/a.html")
    for words in (["d/a.html", "-o", "d/a.html"], ["link", "-o", "d/a.html"],
                  ["d/a.html", "-o", "link"], ["hard", "-o", "d/a.html"], ["d", "-o", "d/a.html"],
                  ["d/e/b.html", "d", "-o", "hard"], ["--files-from=list", "-o", "d/a.html"]):
        refused(galley(folder, *words), "is an input, and is not written over")
    refused(galley(folder, "--files-from=list", "-o", "list"), "is an input")
    refused(shell(folder, '"$GALLEY" -o d/a.html < d/a.html'), "is an input")
    equal(content(folder, "d/a.html"), before)


@case
def output_of_the_shell_into_the_folder_that_is_read(folder):
    pages(folder, "d/a.html", "d/z.html")
    done = shell(folder, '"$GALLEY" d > d/out.html')
    failed(done, "d/out.html: is the file that the output goes to")
    lines = content(folder, "d/out.html").splitlines()
    equal([json.loads(line)["source"] for line in lines], ["d/a.html", "d/z.html"])


@case
def where_nothing_can_be_written(folder):
    pages(folder, "a.html", "d/b.html")
    for target, reason in (("missing/out", "No such file or directory"), ("d", "Is a directory"),
                           ("a.html/out", "Not a directory")):
        done = galley(folder, "a.html", "-o", target)
        equal((done.status, done.err), (3, f"galley: {target}: {reason}\n"))


@case
def a_full_disk(folder):
    need_full_disk()
    pages(folder, "a.html", "b.html", "c.html")
    wanted = "No space left on device\n"
    for words in (["a.html"], ["-j1", "a.html", "b.html"], ["-j4", "a.html", "b.html", "c.html"]):
        done = galley(folder, *words, "-o", "/dev/full")
        equal((done.status, done.err), (3, f"galley: /dev/full: {wanted}"))
        done = shell(folder, f'"$GALLEY" {" ".join(words)} > /dev/full')
        equal((done.status, done.err), (3, f"galley: standard output: {wanted}"))


@case
def a_full_disk_that_shows_at_the_close(folder):
    need_full_disk()
    if "command with: threads zlib" not in galley(folder, "--version").out.decode():
        raise Skip("built without zlib")
    pages(folder, "a.html")
    os.symlink("/dev/full", f"{folder}/full.gz")
    done = galley(folder, "a.html", "-o", "full.gz")
    equal((done.status, done.err), (3, "galley: full.gz: No space left on device\n"))


@case
def a_full_disk_for_the_manual(folder):
    need_full_disk()
    for words in ("--help", "--version", "--dump-man", "--dump-completion=bash"):
        done = shell(folder, f'"$GALLEY" {words} > /dev/full')
        equal((done.status, done.err), (3, "galley: standard output: No space left on device\n"))


@case
def standard_output_is_closed(folder):
    pages(folder, "a.html", "b.html")
    before = content(folder, "a.html"), content(folder, "b.html")
    done = shell(folder, '"$GALLEY" a.html b.html >&-')
    equal((done.status, done.err), (3, "galley: standard output: Bad file descriptor\n"))
    equal((content(folder, "a.html"), content(folder, "b.html")), before)


@case
def standard_error_is_closed(folder):
    pages(folder, "a.html")
    done = shell(folder, '"$GALLEY" missing.html a.html 2>&-')
    equal((done.status, done.sources()), (1, ["a.html"]))


def run_into_closed_pipe(folder, ignore):
    """Reads one byte of much output and goes away. Returns status and standard error."""
    def prepare():
        signal.signal(signal.SIGPIPE, signal.SIG_IGN if ignore else signal.SIG_DFL)
    with subprocess.Popen([GALLEY, "-j2", "d"], cwd=folder, stdout=subprocess.PIPE,
                          stderr=subprocess.PIPE, preexec_fn=prepare,
                          restore_signals=False) as running:
        running.stdout.read(1)
        running.stdout.close()
        err = running.stderr.read()
        return running.wait(timeout=SECONDS), err


@case
def a_reader_that_goes_away_is_no_cause_for_words(folder):
    for number in range(200):
        write(folder, f"d/{number}.html", page("heron", 20))
    status, err = run_into_closed_pipe(folder, ignore=False)
    equal((status, err), (-signal.SIGPIPE, b""))
    status, err = run_into_closed_pipe(folder, ignore=True)
    equal((status, err), (3, b""))
    done = shell(folder, '"$GALLEY" d | head -c 1')
    equal((done.out, done.err), (b"{", ""))


@case
def a_list_without_end_does_not_hold_up_a_failure(folder):
    need_full_disk()
    pages(folder, "a.html")
    for jobs in ("1", "3"):
        with subprocess.Popen([GALLEY, "-j", jobs, "--files-from", "-", "-o", "/dev/full"],
                              stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=folder) as running:
            running.stdin.write(b"a.html\n")
            running.stdin.flush()
            equal(running.wait(timeout=SECONDS), 3)
            contains(running.stderr.read(), b"No space left on device")


@case
def several_texts_have_a_form_feed_between_them(folder):
    pages(folder, "a.html", "b.html")
    write(folder, "none.html", b"<p>")
    one, other = galley(folder, "-ftext", "a.html").out, galley(folder, "-ftext", "b.html").out
    done = galley(folder, "-ftext", "a.html", "missing.html", "none.html", "b.html")
    equal(done.out, one + b"\f\n" + b"\f\n" + other)


@case
def several_objects_follow_each_other(folder):
    pages(folder, "a.html", "b.html")
    text = went_well(galley(folder, "-fjson", "a.html", "b.html")).out.decode("utf-8")
    decoder = json.JSONDecoder()
    first, end = decoder.raw_decode(text)
    second, _ = decoder.raw_decode(text[end:].lstrip())
    equal([first["source"], second["source"]], ["a.html", "b.html"])


@case
def output_that_does_not_block_is_waited_for(folder):
    for number in range(60):
        write(folder, f"d/{number:02}.html", page("heron", 20))
    reading, writing = os.pipe()
    os.set_blocking(writing, False)
    with subprocess.Popen([GALLEY, "d"], cwd=folder, stdout=writing) as running:
        os.close(writing)
        time.sleep(0 if SANITIZED else 0.1)
        with os.fdopen(reading, "rb") as pipe:
            equal(pipe.read().count(b"\n"), 60)
        equal(running.wait(timeout=SECONDS), 0)


if __name__ == "__main__":
    sys.exit(main())
