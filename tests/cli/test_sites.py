#!/usr/bin/env python3
"""--sites: pages judged beside the others of their host."""
import json
import pathlib
import random
import re
import subprocess
import sys
import time

sys.dont_write_bytecode = True
from harness import GALLEY, case, contains, equal, galley, main, on_terminal, refused, went_well, write
from warc import packed, record, response

NOTICE = ("Our correspondents report from every harbour of the county, and the work that they do "
          "is paid for by readers who take part in it.")


def article(number):
    """A page with a text of its own, and a notice in it that every page of the host has."""
    paragraphs = [f"<p>Boat {chr(65 + number % 26)}{chr(65 + number // 26)} came into the harbour at "
                  f"{place}, and the men who had waited for it on the quay since the evening before "
                  "went home without a word, because there was nothing left to say.</p>"
                  for place in ("dawn", "noon", "dusk", "midnight")]
    paragraphs.insert(2, f"<p>{NOTICE}</p>")
    return (f"<!DOCTYPE html><title>Boat {number}</title><body><h1>Boat {number}</h1>"
            f"{''.join(paragraphs)}").encode()


def site(count, host="harbour.example"):
    return [response(f"https://{host}/{number}", article(number), number)
            for number in range(count)]


def notice_of(record):
    return next(block for block in record["blocks"] if block["text"] == NOTICE)


def own_of(record):
    return [block for block in record["blocks"] if block["text"].startswith("Boat ")
            and block["role"] == "paragraph"]


@case
def what_all_pages_of_a_host_have_is_left_out(folder):
    write(folder, "a.warc.gz", packed(site(12)))
    alone = went_well(galley(folder, "a.warc.gz", "-f", "jsonl", "--explain")).records()
    beside = went_well(galley(folder, "a.warc.gz", "-f", "jsonl", "--explain", "--sites")).records()
    equal([one["title"] for one in beside], [one["title"] for one in alone])
    for one, other in zip(alone, beside):
        assert notice_of(one)["kept"] and not notice_of(other)["kept"], notice_of(other)
        equal(notice_of(other)["why"], ["the same text is on most pages of its site"])
        equal(len(own_of(other)), 4)
        assert all(block["kept"] for block in own_of(other)), other


@case
def lines_of_text_are_judged_by_what_all_pages_of_a_host_have(folder):
    records = []
    for number in range(6):
        lines = re.sub(r"<[^>]+>", "\n", article(number).decode().split("<body>")[1])
        records.append(record("conversion", f"https://harbour.example/{number}", "text/plain",
                              lines.encode(), number))
    write(folder, "a.warc.wet.gz", packed(records))
    alone = went_well(galley(folder, "a.warc.wet.gz")).records()
    beside = went_well(galley(folder, "a.warc.wet.gz", "--sites")).records()
    for one, other in zip(alone, beside):
        contains(one["text"], NOTICE)
        equal(other["text"], one["text"].replace(NOTICE + "\n\n", ""))


@case
def hosts_are_told_apart(folder):
    """A host of one page is judged as if nothing were known."""
    alone = site(1, "alone.example")
    write(folder, "one.warc", b"".join(alone))
    write(folder, "many.warc", b"".join(site(5) + alone))
    wanted, = galley(folder, "one.warc").records()
    found = galley(folder, "many.warc", "--sites").records()[-1]
    for one in (wanted, found):
        one.pop("source"), one.pop("warc")
    equal(found, wanted)


@case
def a_page_that_an_archive_has_twice_is_no_page_beside_itself(folder):
    once = site(1)
    write(folder, "one.warc", b"".join(once))
    write(folder, "same.warc", b"".join(once + [response("https://harbour.example/0?again",
                                                         article(0), 1)]))
    wanted, = galley(folder, "one.warc").records()
    for found in galley(folder, "same.warc", "--sites").records():
        equal(found["text"], wanted["text"])
        equal(found["confidence"], wanted["confidence"])


@case
def files_are_learnt_by_their_addresses_in_a_list(folder):
    for number in range(6):
        write(folder, f"{number}.html", article(number))
    write(folder, "list", "".join(json.dumps({"path": f"{number}.html",
                                              "url": f"https://harbour.example/{number}"}) + "\n"
                                  for number in range(6)))
    alone = went_well(galley(folder, "--files-from", "list", "--explain", "-fjsonl")).records()
    beside = went_well(galley(folder, "--files-from", "list", "--explain", "-fjsonl",
                              "--sites")).records()
    for one, other in zip(alone, beside):
        assert notice_of(one)["kept"] and not notice_of(other)["kept"]
    no_address = galley(folder, *(f"{number}.html" for number in range(6)), "--sites", "-fjsonl")
    equal([one["text"] for one in went_well(no_address).records()], [one["text"] for one in alone])


@case
def any_number_of_threads_gives_the_same(folder):
    write(folder, "a.warc.gz", packed(site(60)))
    wanted = went_well(galley(folder, "a.warc.gz", "--sites", "-j1")).out
    for jobs in (2, 5):
        equal(galley(folder, "a.warc.gz", "--sites", f"-j{jobs}").out, wanted)


@case
def losses_and_failures_are_named_once(folder):
    pages = packed(site(6))
    write(folder, "a.warc.gz", pages + b"\x1f\x8b\x08rubbish" + packed(site(2)))
    done = galley(folder, "a.warc.gz", "missing.warc.gz", "--sites")
    equal(done.status, 1)
    equal(done.err.count("missing.warc.gz"), 1)
    equal(done.err.count("galley: a.warc.gz: "), 1)
    equal(len(done.records()), 8)


@case
def what_cannot_be_read_twice_is_refused(folder):
    write(folder, "a.warc", b"".join(site(2)))
    for words in (["-"], ["--files-from", "-"], ["a.warc", "-"], []):
        refused(galley(folder, "--sites", *words, stdin=b"<p>text"),
                "--sites reads its inputs twice, which standard input cannot be")
    subprocess.run(["mkfifo", "pipe"], cwd=folder, check=True)
    refused(galley(folder, "--sites", "pipe"), "pipe cannot be")


@case
def sites_memory_is_a_size(folder):
    write(folder, "a.warc", b"".join(site(4)))
    wanted = went_well(galley(folder, "--sites", "a.warc")).out
    equal(went_well(galley(folder, "--sites", "--sites-memory=1M", "a.warc")).out, wanted)
    refused(galley(folder, "--sites", "--sites-memory=much", "a.warc"), "--sites-memory")


@case
def a_killed_run_learns_again_and_goes_on(folder):
    write(folder, "a.warc.gz", packed(site(400)))
    words = ["a.warc.gz", "-o", "out.jsonl", "--sites", "--checkpoint=20K", "-j2", "--resume", "-q"]
    begun = time.monotonic()
    went_well(galley(folder, *words))
    seconds = time.monotonic() - begun
    out = pathlib.Path(folder, "out.jsonl")
    journal = pathlib.Path(folder, "out.jsonl.journal")
    wanted = out.read_bytes()
    chance = random.Random(3)
    for _ in range(8):
        out.unlink()
        journal.unlink(missing_ok=True)
        with subprocess.Popen([GALLEY, *words], cwd=folder) as running:
            try:
                running.wait(chance.random() * seconds)
            except subprocess.TimeoutExpired:
                running.kill()
        went_well(galley(folder, *words))
        assert out.read_bytes() == wanted
    journal.unlink()
    out.unlink()
    went_well(galley(folder, *(word for word in words if word != "--sites")))
    refused(galley(folder, *words), "other inputs, options")


@case
def stats_say_what_the_first_pass_took(folder):
    write(folder, "a.warc", b"".join(site(600)))
    went_well(galley(folder, "a.warc", "--stats", "with.json", "--sites"))
    went_well(galley(folder, "a.warc", "--stats", "without.json"))
    one, other = (json.loads(pathlib.Path(folder, name).read_text(encoding="utf-8"))
                  for name in ("with.json", "without.json"))
    assert one["seconds"]["learn"] > 0 and other["seconds"]["learn"] == 0
    for group in ("records", "pages", "skipped"):
        equal(one[group], other[group])
    equal(one["bytes"]["in"], other["bytes"]["in"])


@case
def a_terminal_shows_both_passes(folder):
    write(folder, "a.warc.gz", packed(site(300)))
    shown = on_terminal(folder, "a.warc.gz", "--sites", "-o", "out.jsonl")
    contains(shown, "galley: pages: 300 kept")


if __name__ == "__main__":
    sys.exit(main())
