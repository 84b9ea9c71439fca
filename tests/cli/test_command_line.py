#!/usr/bin/env python3
"""The command line: what is understood, what is refused, and with which words."""
import os
import pty
import subprocess
import sys

sys.dont_write_bytecode = True
from harness import (GALLEY, SECONDS, case, contains, equal, galley, main, page, pages, refused,
                     went_well, write)


@case
def a_value_follows_in_the_same_word_or_in_the_next(folder):
    pages(folder, "a.html")
    wanted = went_well(galley(folder, "--format=jsonl", "a.html")).out
    for words in (["-f", "jsonl", "a.html"], ["-fjsonl", "a.html"], ["a.html", "--format", "jsonl"],
                  ["-qfjsonl", "a.html"], ["-qf", "jsonl", "--", "a.html"]):
        equal(went_well(galley(folder, *words)).out, wanted)


@case
def two_dashes_end_the_options(folder):
    pages(folder, "-f.html")
    equal(went_well(galley(folder, "-fjsonl", "--", "-f.html")).sources(), ["-f.html"])


@case
def an_unknown_option_names_the_nearest(folder):
    refused(galley(folder, "--fromat", "json"), "no option --fromat; the nearest is --format")
    refused(galley(folder, "--file-from=x"), "the nearest is --files-from")
    refused(galley(folder, "--expl"), "the nearest is --explain")
    refused(galley(folder, "-explain"), "is -explain to be --explain?")


@case
def an_unknown_option_far_from_all_names_none(folder):
    refused(galley(folder, "--zzzzzzzz"), "galley: no option --zzzzzzzz (")
    refused(galley(folder, "--" + "z" * 5000), "no option --zzz")
    refused(galley(folder, "-Z"), "galley: no option -Z (")
    refused(galley(folder, "--=x"), "no option --")


@case
def what_is_favored_gives_a_record_all_the_same(folder):
    pages(folder, "a.html")
    for which in ("precision", "balanced", "recall"):
        equal(len(went_well(galley(folder, "-fjsonl", "--favor", which, "a.html")).records()), 1)
    equal(len(went_well(galley(folder, "-fjsonl", "--comments", "a.html")).records()), 1)


@case
def hidden_options_are_not_suggested(folder):
    done = galley(folder, "--dump-mann")
    assert "nearest is --dump" not in done.err, done.err


@case
def a_value_that_is_missing_or_too_many(folder):
    refused(galley(folder, "--output"), "--output needs a value: --output FILE")
    refused(galley(folder, "-o"), "--output needs a value")
    refused(galley(folder, "--url="), "the value of --url is empty")
    refused(galley(folder, "--explain=yes"), "--explain takes no value")
    refused(galley(folder, "--comments=no"), "--comments takes no value")
    refused(galley(folder, "--favor", "speed"),
            "--favor takes precision, balanced or recall, not 'speed'")


@case
def formats_that_are_not_there(folder):
    pages(folder, "a.html")
    refused(galley(folder, "-f", "docx", "a.html"),
            "no format 'docx'; there are text, md, html, json and jsonl")
    refused(galley(folder, "--input-format", "pdf", "a.html"),
            "no input format 'pdf'; there are html, text and warc")


@case
def numbers_that_are_none(folder):
    for jobs in ("0", "-1", "1.5", "x", "1025", "99999999999999999999"):
        refused(galley(folder, f"--jobs={jobs}"), f"from 1 to 1024, not '{jobs}'")
    for size in ("0", "K", "-5", "1T", "1KB", "99999999999999999999", "99999999999G"):
        refused(galley(folder, f"--max-bytes={size}"), f"not '{size}'")


@case
def values_of_choosing_that_are_none(folder):
    for option in ("--sample", "--min-words"):
        for value in ("0", "-1", "x", "2x"):
            refused(galley(folder, f"{option}={value}"), f"takes a number from 1 on, not '{value}'")
    for value in ("1.5", "x", ".", "0.5x", "-0.1", "2"):
        refused(galley(folder, f"--min-confidence={value}"), f"from 0 to 1, as 0.8, not '{value}'")
    for value in ("ok", "200-", "299-200", "200;300", "2000"):
        refused(galley(folder, f"--status={value}"), f"not '{value}'")
    for option in ("--shard-size", "--checkpoint"):
        refused(galley(folder, f"{option}=1T"), f"{option} takes a size")


@case
def options_that_do_not_go_together(folder):
    pages(folder, "a.html", "b.html")
    refused(galley(folder, "--resume", "a.html"), "--resume needs a file to write to")
    refused(galley(folder, "--shard-size=1M", "-o", "-", "a.html"),
            "--shard-size needs a file to write to")
    refused(galley(folder, "--explain", "-f", "text", "a.html"), "--explain writes JSON")
    refused(galley(folder, "--url", "https://example.org/", "a.html", "b.html"),
            "--url is for one input")
    refused(galley(folder, "--url", "https://example.org/", "--files-from", "a.html"),
            "--url is for one input")


@case
def no_input_at_a_terminal_gives_the_usage(folder):
    leader, follower = pty.openpty()
    try:
        done = subprocess.run([GALLEY], stdin=follower, cwd=folder, capture_output=True,
                              timeout=SECONDS, check=False)
    finally:
        os.close(leader)
        os.close(follower)
    equal((done.returncode, done.stdout), (2, b""))
    contains(done.stderr.decode(), "usage: galley [OPTIONS] [INPUT...]")


@case
def no_input_elsewhere_is_standard_input(folder):
    contains(went_well(galley(folder, stdin=page("heron"))).out, b"heron")
    equal(went_well(galley(folder, "-fjsonl", stdin=page("heron"))).sources(), ["-"])
    equal(went_well(galley(folder, "-fjsonl", "-", stdin=page("heron"))).sources(), ["-"])


@case
def what_one_input_and_many_are_written_as(folder):
    pages(folder, "a.html", "d/b.html")
    write(folder, "list", "a.html\n")
    assert not went_well(galley(folder, "a.html")).out.startswith(b"{")
    for many in (["a.html", "d/b.html"], ["d"], ["--files-from", "list"]):
        went_well(galley(folder, *many)).records()
    contains(went_well(galley(folder, "--explain", "a.html")).out, b'"blocks"')
    contains(went_well(galley(folder, "--explain", "a.html")).out[:3], b"{\n")
    for record in went_well(galley(folder, "--explain", "d", "a.html")).records():
        contains(record, "blocks")


@case
def what_is_known_goes_into_the_record(folder):
    pages(folder, "a.html")
    url = "https://example.org/a?b=1&c=2"
    record, = went_well(galley(folder, "-fjsonl", "--url", url, "a.html")).records()
    equal((record["schema"], record["url"], record["source"]), ("galley/1", url, "a.html"))


@case
def the_charset_is_that_of_the_head(folder):
    text = "<title>x</title>" + "<p>" + "Tschüß, sagte der Fährmann, und stieß das Boot ab. " * 9
    write(folder, "a.html", text.encode("cp1252"))
    done = went_well(galley(folder, "--charset", "windows-1252", "-fjsonl", "a.html"))
    record, = done.records()
    contains(record["text"], "Tschüß")


if __name__ == "__main__":
    sys.exit(main())
