#!/usr/bin/env python3
"""Web archives: records in order, what is chosen of them, and runs that are broken off."""
import gzip
import json
import os
import pathlib
import random
import re
import resource
import shutil
import signal
import subprocess
import sys
import threading
import time

sys.dont_write_bytecode = True
from harness import (GALLEY, SANITIZED, SECONDS, Skip, case, contains, equal, galley, main,
                     on_terminal, page, refused, shell, shown, went_well, write)
from warc import INFO, http, packed, packed_in_one, record, request, response

SEED = int(os.environ.get("SEED", "7"))


def has_zstd(folder):
    return " zstd" in galley(folder, "--version").out.decode() and shutil.which("zstd")


def crawl(count, first=0, paragraphs=None):
    """Records as a crawl has them: a head, and requests before responses."""
    records = [record(*INFO)]
    for number in range(first, first + count):
        url = f"https://site{number % 7}.example/page/{number}"
        size = paragraphs or 1 + number * 7919 % 23
        records += [request(url, number), response(url, page(f"heron{number}", size), number)]
    return records


def titles(done):
    return [record.get("title") for record in done.records()]


def file_content(folder, name):
    return pathlib.Path(folder, name).read_bytes()


def stats(folder, *words):
    """Runs the command and returns what --stats says, too."""
    done = galley(folder, *words, "--stats", "stats.json")
    return done, json.loads(file_content(folder, "stats.json"))


@case
def a_record_says_where_it_comes_from(folder):
    records = crawl(3)
    archive = packed(records)
    write(folder, "a.warc.gz", archive)
    done = went_well(galley(folder, "a.warc.gz"))
    equal(titles(done), ["heron0", "heron1", "heron2"])
    offset = 0
    found = iter(done.records())
    for raw in records:
        length = len(gzip.compress(raw, 6, mtime=0))
        if b"WARC-Type: response" in raw:
            given = next(found)
            equal((given["warc"]["offset"], given["warc"]["length"]), (offset, length))
            equal(gzip.decompress(archive[offset:offset + length]), raw)
        offset += length
    first = done.records()[0]
    equal(list(first)[-2:], ["status", "warc"])
    equal(first["status"], 200)
    equal(first["url"], "https://site0.example/page/0")
    equal(first["source"], "a.warc.gz")
    equal(list(first["warc"]), ["file", "offset", "length", "record_id", "date"])
    equal(first["warc"]["file"], "a.warc.gz")
    equal(first["warc"]["record_id"], "urn:uuid:00000000-0000-4000-8000-000000000000")
    equal(first["warc"]["date"], "2024-05-03T06:10:00Z")


@case
def a_record_of_an_archive_is_that_of_its_page(folder):
    write(folder, "a.html", page("heron5", 4))
    write(folder, "a.warc", response("https://example.org/5", page("heron5", 4)))
    for form in ("jsonl", "json"):
        one, = [json.loads(galley(folder, "-f", form, "--url", "https://example.org/5", name).out)
                for name in ("a.html",)]
        other = json.loads(went_well(galley(folder, "-f", form, "a.warc")).out)
        for name in ("status", "warc", "source"):
            other.pop(name)
        one.pop("source")
        equal(other, one)
    assert galley(folder, "-fjson", "a.warc").out.startswith(b"{\n  ")


@case
def the_record_is_as_its_schema_says(folder):
    try:
        import jsonschema
    except ImportError:
        raise Skip("there is no jsonschema") from None
    root = pathlib.Path(__file__).resolve().parents[2]
    schema = json.loads((root / "docs/record.schema.json").read_text(encoding="utf-8"))
    cut = record("response", "https://example.org/\u00fc\"\\ \x01\x7f", "application/http",
                 http(page("heron")), 3, "WARC-Truncated: length\r\n")
    write(folder, "a.warc", b"".join(crawl(3)) + cut)
    write(folder, "one.warc.gz", packed_in_one(crawl(3)))
    records = went_well(galley(folder, "a.warc", "one.warc.gz")).records()
    for one in records:
        jsonschema.validate(one, schema)
    equal([one["warc"].get("truncated") for one in records], [None] * 3 + [True] + [None] * 3)
    assert ["within" in one["warc"] for one in records] == [False] * 4 + [True] * 3, records


@case
def every_form_of_an_archive_is_found_by_its_bytes(folder):
    records = crawl(5)
    write(folder, "d/plain.warc", b"".join(records))
    write(folder, "d/members.warc.gz", packed(records))
    write(folder, "d/one.warc.gz", packed_in_one(records))
    write(folder, "d/name.html", packed(records))
    wanted = [f"heron{number}" for number in range(5)]
    equal(titles(went_well(galley(folder, "d"))), wanted * 4)
    for name in os.listdir(f"{folder}/d"):
        equal(titles(went_well(galley(folder, f"d/{name}"))), wanted)
        with open(f"{folder}/d/{name}", "rb") as stream:
            done = went_well(galley(folder, "-", stdin=stream.read()))
        equal(titles(done), wanted)
        equal(done.records()[0]["warc"]["file"], "-")
        equal(titles(went_well(galley(folder, "--input-format=warc", f"d/{name}"))), wanted)
        write(folder, "list", f"d/{name}\n")
        equal(titles(went_well(galley(folder, "--files-from", "list"))), wanted)


@case
def an_archive_of_zstandard(folder):
    if not has_zstd(folder):
        raise Skip("there is no zstd, here or in the build")
    records = crawl(5)
    for number, raw in enumerate(records):
        write(folder, f"r/{number:02}", raw)
    shell(folder, "for r in r/*; do zstd -qc $r; done > a.warc.zst")
    equal(titles(went_well(galley(folder, "a.warc.zst"))), [f"heron{n}" for n in range(5)])


@case
def pages_and_archives_side_by_side(folder):
    write(folder, "a.html", page("first"))
    write(folder, "b.warc.gz", packed(crawl(30)))
    write(folder, "c.html", page("last"))
    wanted = ["first"] + [f"heron{number}" for number in range(30)] + ["last"]
    for jobs in (1, 2, 5):
        equal(titles(went_well(galley(folder, f"-j{jobs}", "a.html", "b.warc.gz", "c.html"))),
              wanted)


@case
def the_order_and_the_bytes_do_not_depend_on_threads(folder):
    for number in range(3):
        write(folder, f"{number}.warc.gz", packed(crawl(70, number * 70)))
    names = [f"{number}.warc.gz" for number in range(3)]
    wanted = went_well(galley(folder, "-j1", *names))
    equal(titles(wanted), [f"heron{number}" for number in range(210)])
    for jobs in (2, 3, 4, 16):
        equal(went_well(galley(folder, f"-j{jobs}", *names)).out, wanted.out)


@case
def flattened_text_is_taken(folder):
    text = "\n".join(["Home", "About us", "Contact", "The heron over the harbour"]
                     + ["The heron was seen at six in the morning, and those who had come early "
                        "put their nets down and looked up for a long while, as they told later."] * 5)
    write(folder, "a.warc.wet.gz", packed([
        record(*INFO), record("conversion", "https://example.org/", "text/plain", text.encode())]))
    one, = went_well(galley(folder, "a.warc.wet.gz")).records()
    contains(one["text"], "The heron was seen")
    assert "status" not in one
    equal(one["url"], "https://example.org/")


@case
def what_is_no_page_is_counted_and_passed_over(folder):
    write(folder, "a.warc.gz", packed([
        record(*INFO),
        request("https://example.org/1"),
        response("https://example.org/1", page("heron1")),
        response("https://example.org/2", b"\x89PNG\r\n\x1a\n" * 9, kind="image/png"),
        response("https://example.org/3", b"\x89PNG\r\n\x1a\n" * 9, kind="text/html"),
        response("https://example.org/4", page("heron4"), kind="application/octet-stream"),
        response("https://example.org/5", b"just text", kind="text/plain"),
        response("https://example.org/6", b"", status=301),
        record("revisit", "https://example.org/7", "application/http", b""),
        record("metadata", "https://example.org/7", "application/warc-fields", b"a: b\r\n"),
        record("resource", "https://example.org/8", "text/html", page("heron8")),
    ]))
    done, counts = stats(folder, "a.warc.gz")
    equal(titles(went_well(done)), ["heron1", "heron4", "heron8"])
    equal({name: count for name, count in counts["records"].items() if count},
          {"response": 6, "resource": 1, "revisit": 1, "request": 1, "metadata": 1, "info": 1})
    equal({name: count for name, count in counts["skipped"].items() if count},
          {"kind": 4, "type": 3, "body": 1})
    equal((counts["pages"]["kept"], counts["pages"]["failed"]), (3, 0))
    equal(counts["bytes"]["in"], os.path.getsize(f"{folder}/a.warc.gz"))
    equal(counts["bytes"]["written"], len(done.out))


@case
def pages_are_chosen(folder):
    long, short = page("heron", 9), page("heron", 1)
    german = (b"<html lang=de><title>Reiher</title><article><h1>Reiher</h1>" +
              b"<p>Der Reiher stand am Morgen im Wasser, und die Leute, die am Hafen auf das Boot "
              b"gewartet hatten, sahen ihm lange zu und gingen dann nach Hause.</p>" * 5)
    write(folder, "a.warc.gz", packed([
        response("https://example.org/long", long),
        response("https://sub.example.org:8080/short", short),
        response("http://user@example.com/german?x=https://example.org/", german),
        response("https://notexample.org/missing", long, status=404),
        response("https://example.net/plain", long, kind="application/xhtml+xml"),
        record("resource", "dns:example.org", "text/html", long),
    ]))

    def chosen(*words):
        return [one["url"].rsplit("/", 1)[-1].split("?")[0]
                for one in went_well(galley(folder, *words, "a.warc.gz")).records()]

    everything = ["long", "short", "", "missing", "plain", "dns:example.org"]
    equal(chosen(), everything)
    equal(chosen("--status=200"), ["long", "short", "", "plain", "dns:example.org"])
    equal(chosen("--status=300-399,404"), ["missing", "dns:example.org"])
    equal(chosen("--host=example.org"), ["long", "short"])
    equal(chosen("--host=example.com,EXAMPLE.net"), ["", "plain"])
    equal(chosen("--type=application/*"), ["plain"])
    equal(chosen("--type=html"), everything)
    equal(chosen("--type=text"), [])
    equal(chosen("--language=de"), [""])
    equal(chosen("--language=fr,en"), ["long", "short", "missing", "plain", "dns:example.org"])
    equal(chosen("--min-words=200"), ["long", "missing", "plain", "dns:example.org"])
    equal(chosen("--min-confidence=0.0001"), everything)
    equal(chosen("--min-confidence=1"), [])
    equal(chosen("--dedup"), ["long", "short", ""])


@case
def words_are_counted_in_chinese_too(folder):
    text = "".join(f"<p>{'清晨六点有人在港口看见了那只鹭鸟，大家放下渔网抬头看了很久。' * 3}</p>"
                   for _ in range(6))
    write(folder, "a.warc", response("https://example.org/", f"<title>鹭</title><article>{text}"
                                     .encode()))
    equal(len(went_well(galley(folder, "--min-words=100", "a.warc")).records()), 1)
    equal(len(went_well(galley(folder, "--min-words=100000", "a.warc")).records()), 0)


@case
def a_sample_is_the_same_in_every_run(folder):
    write(folder, "a.warc.gz", packed(crawl(400, paragraphs=1)))
    write(folder, "b.warc.gz", packed(crawl(200, 200, paragraphs=1)))
    first = titles(went_well(galley(folder, "--sample=4", "a.warc.gz")))
    assert 60 < len(first) < 140, len(first)
    equal(titles(galley(folder, "--sample=4", "-j3", "a.warc.gz")), first)
    other = titles(galley(folder, "--sample=4", "b.warc.gz"))
    equal(other, [title for title in first if int(title[5:]) >= 200])


@case
def the_same_text_is_written_once(folder):
    records = [response(f"https://example.org/{number}", page(f"heron{number % 5}"), number)
               for number in range(50)]
    write(folder, "a.warc.gz", packed(records))
    for jobs in (1, 4):
        done, counts = stats(folder, "--dedup", f"-j{jobs}", "a.warc.gz")
        equal([one["url"] for one in went_well(done).records()],
              [f"https://example.org/{number}" for number in range(5)])
        equal(counts["skipped"]["duplicate"], 45)


@case
def texts_have_a_form_feed_between_them(folder):
    write(folder, "a.warc.gz", packed(crawl(3)))
    for form in ("text", "md"):
        singles = []
        for number in range(3):
            write(folder, "one.html", page(f"heron{number}", 1 + number * 7919 % 23))
            singles.append(galley(folder, "-f", form, "one.html").out)
        equal(went_well(galley(folder, "-f", form, "a.warc.gz")).out, b"\f\n".join(singles))


@case
def what_is_lost_is_named_and_all_else_is_read(folder):
    records = crawl(20)
    members = [gzip.compress(raw, 6, mtime=0) for raw in records]
    broken = bytearray(members[10])
    broken[len(broken) // 2] ^= 0xFF
    offset = sum(map(len, members[:10]))
    write(folder, "a.warc.gz", b"".join(members[:10]) + bytes(broken) + b"".join(members[11:]))
    for jobs in (1, 4):
        done = galley(folder, f"-j{jobs}", "a.warc.gz")
        equal(done.status, 1)
        line, = done.err.splitlines()
        contains(line, "galley: a.warc.gz: ")
        contains(line, f" at {offset}")
        found = titles(done)
        whole = [f"heron{n}" for n in range(20) if b"heron%d<" % n not in records[10]]
        equal([title for title in found if title in whole], whole)
    equal(galley(folder, "-q", "a.warc.gz").err, "")


@case
def an_archive_that_is_cut_anywhere_gives_what_is_whole(folder):
    members = [gzip.compress(raw, 6, mtime=0) for raw in crawl(6)]
    archive = b"".join(members)
    ends = [sum(map(len, members[:count])) for count in range(len(members) + 1)]
    chance = random.Random(SEED)
    for cut in [chance.randrange(1, len(archive)) for _ in range(12 if SANITIZED else 40)]:
        write(folder, "a.warc.gz", archive[:cut])
        done = galley(folder, "--input-format=warc", "a.warc.gz")
        whole = [index for index, end in enumerate(ends[1:]) if end <= cut]
        wanted = [f"heron{(index - 2) // 2}" for index in whole if index >= 2 and index % 2 == 0]
        equal(titles(done)[:len(wanted)], wanted)
        equal(done.status, 0 if cut in ends else 1)


@case
def a_large_record_is_passed_over(folder):
    write(folder, "a.warc.gz", packed([
        response("https://example.org/1", page("heron1")),
        response("https://example.org/2", page("heron2", 3000)),
        response("https://example.org/3", page("heron3"))]))
    done = galley(folder, "--max-bytes=100K", "a.warc.gz")
    equal((done.status, titles(done)), (1, ["heron1", "heron3"]))
    line, = done.err.splitlines()
    assert line.endswith(": a record that is larger than the limit (--max-bytes)"), line
    equal(len(went_well(galley(folder, "a.warc.gz")).records()), 3)


@case
def a_page_that_is_too_much_work_is_passed_over(folder):
    tags = b"<p>a b" * 1100000
    lines = b"a line\n" * 1100000
    packed_page = gzip.compress(page("hidden"))
    write(folder, "a.warc.gz", packed([
        response("https://example.org/1", page("heron1")),
        response("https://example.org/2", tags),
        record("conversion", "https://example.org/3", "text/plain", lines),
        response("https://example.org/4", packed_page),
        response("https://example.org/5", b"x" * 4000000),
        response("https://example.org/6", page("heron6"))]))
    done = galley(folder, "a.warc.gz")
    equal((done.status, [one["url"][-1] for one in done.records()]), (1, ["1", "5", "6"]))
    first, second = done.err.splitlines()
    assert re.fullmatch(r"galley: a.warc.gz: record at \d+ \(https://example.org/2\): a page of more "
                        r"than 1048576 tags", first), first
    contains(second, "(https://example.org/3): a page of more than 1048576 lines")


@case
def a_summary_and_counts(folder):
    write(folder, "a.warc.gz", packed(crawl(10)))
    equal(went_well(galley(folder, "a.warc.gz")).err, "")
    done, counts = stats(folder, "--progress", "a.warc.gz")
    contains(done.err, "galley: records: 10 response, 10 request, 1 info\n")
    contains(done.err, "galley: pages: 10 kept\n")
    equal(counts["pages"]["kept"], 10)
    assert counts["seconds"]["extract"] <= counts["seconds"]["run"] * os.cpu_count() + 1, counts
    write(folder, "b.warc.gz", packed([record(*INFO)]))
    contains(went_or_summary(galley(folder, "--progress", "b.warc.gz")), "records: 1 info\n")
    done = galley(folder, "a.warc.gz", "--stats", "missing/stats.json")
    equal((done.status, done.err), (3, "galley: missing/stats.json: No such file or directory\n"))


@case
def progress_is_shown_on_a_terminal_alone(folder):
    write(folder, "a.warc.gz", packed(crawl(300)))
    lines = on_terminal(folder, "a.warc.gz").split("\r")
    size = os.path.getsize(f"{folder}/a.warc.gz") / 1e6
    last, *summary = lines[-1].splitlines()
    contains(last, f"\x1b[K{size:.1f} of {size:.1f} MB, 601 records, ")
    contains(last, " pages/s, 300 kept, 0 failed")
    equal(summary[0], "galley: records: 300 response, 300 request, 1 info")
    equal(on_terminal(folder, "-q", "a.warc.gz"), "")
    equal(went_well(galley(folder, "a.warc.gz")).err, "")


def went_or_summary(done):
    equal(done.status, 0)
    return done.err


@case
def memory_does_not_grow_with_the_archive(folder):
    if SANITIZED:
        raise Skip("sanitizers keep freed memory")
    piece = packed(crawl(10, paragraphs=300))

    def most_memory(count):
        write(folder, "a.warc.gz", piece * count)
        script = ("import resource, subprocess, sys\n"
                  "subprocess.run(sys.argv[1:], check=True, stdout=subprocess.DEVNULL)\n"
                  "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)")
        done = subprocess.run([sys.executable, "-c", script, GALLEY, "-j2", "a.warc.gz"],
                              cwd=folder, capture_output=True, timeout=SECONDS, check=True)
        return int(done.stdout)

    few, many = most_memory(10), most_memory(60)
    assert many < few * 1.25, f"{few} kB for 10, {many} kB for 60"


# Runs that are broken off.

def output_name(folder, ending):
    if ending.endswith("zst") and not has_zstd(folder):
        raise Skip("built without zstd")
    return f"out.{ending}"


def start(folder, words, **more):
    return subprocess.Popen([GALLEY, *words], cwd=folder, stderr=subprocess.PIPE, **more)


def kill_after(folder, words, seconds):
    """Runs the command, and kills it when it takes longer."""
    with start(folder, words) as running:
        try:
            running.wait(seconds)
        except subprocess.TimeoutExpired:
            running.kill()


def finish(folder, words):
    """Resumes until the run has come to its end."""
    done = galley(folder, *words, "--resume")
    equal((done.status, done.err), (0, ""))


def outputs(folder, stem):
    return {name: file_content(folder, name) for name in sorted(os.listdir(folder))
            if name.startswith(stem) and not name.endswith(".journal")}


def kill_and_resume(folder, ending, times, *options, archive="a.warc.gz"):
    """Runs to the end once, then is killed at random moments and resumed."""
    name = output_name(folder, ending)
    words = ["-j2", "--checkpoint=40K", *options, archive, "-o", name]
    begun = time.monotonic()
    went_well(galley(folder, *words))
    seconds = time.monotonic() - begun
    wanted = outputs(folder, "out")
    chance = random.Random(SEED)
    gone_on = 0
    for number in range(times):
        for left in outputs(folder, "out"):
            os.remove(f"{folder}/{left}")
        os.remove(f"{folder}/{name}.journal")
        for _ in range(1 + number % 3):
            kill_after(folder, words + ["--resume"], chance.random() * seconds)
        journal = pathlib.Path(folder, f"{name}.journal")
        gone_on += journal.exists() and b"\nc " in journal.read_bytes()
        finish(folder, words)
        equal(list(outputs(folder, "out")), list(wanted))
        for left, content in outputs(folder, "out").items():
            assert content == wanted[left], f"{left} differs after kill {number}"
    assert gone_on > 0, "no run was killed behind a checkpoint"


TIMES = 3 if SANITIZED else 12


@case
def killed_at_any_moment_and_resumed(folder):
    write(folder, "a.warc.gz", packed(crawl(400)))
    kill_and_resume(folder, "jsonl", TIMES)


@case
def killed_and_resumed_with_gzip(folder):
    write(folder, "a.warc.gz", packed(crawl(400)))
    kill_and_resume(folder, "jsonl.gz", TIMES)
    equal(len(gzip.decompress(file_content(folder, "out.jsonl.gz")).splitlines()), 400)


@case
def killed_and_resumed_with_zstandard(folder):
    write(folder, "a.warc.gz", packed(crawl(400)))
    kill_and_resume(folder, "jsonl.zst", TIMES)
    equal(len(shell(folder, "zstd -dc out.jsonl.zst").out.splitlines()), 400)


@case
def killed_and_resumed_in_several_archives_and_files(folder):
    for number in range(4):
        write(folder, f"d/{number}.warc.gz", packed(crawl(100, number * 100)))
    write(folder, "d/a.html", page("one page"))
    kill_and_resume(folder, "jsonl.gz", TIMES, "--shard-size=9K", archive="d")


@case
def killed_and_resumed_with_choosing_and_texts(folder):
    records = [raw for number in range(3) for raw in crawl(150)]
    write(folder, "a.warc.gz", packed(records))
    kill_and_resume(folder, "txt", TIMES, "--dedup", "-ftext", "--min-words=60")


@case
def killed_and_resumed_where_records_share_a_member(folder):
    write(folder, "a.warc.gz", packed_in_one(crawl(300)))
    kill_and_resume(folder, "jsonl", TIMES)


@case
def killed_and_resumed_with_losses(folder):
    members = [gzip.compress(raw, 6, mtime=0) for raw in crawl(200)]
    for number in range(20, 400, 40):
        members[number] = members[number][:len(members[number]) // 2]
    write(folder, "a.warc.gz", b"".join(members))
    words = ["-q", "--checkpoint=40K", "a.warc.gz", "-o", "out.jsonl"]
    equal(galley(folder, *words).status, 1)
    wanted = file_content(folder, "out.jsonl")
    chance = random.Random(SEED)
    for _ in range(TIMES):
        os.remove(f"{folder}/out.jsonl.journal")
        kill_after(folder, words, 0.01 + chance.random() * 0.1)
        equal(galley(folder, *words, "--resume").status, 1)
        equal(file_content(folder, "out.jsonl"), wanted)


@case
def the_counts_of_a_resumed_run_are_those_of_the_whole(folder):
    write(folder, "a.warc.gz", packed(crawl(300)))
    words = ["--checkpoint=40K", "a.warc.gz", "-o", "out.jsonl"]
    _, whole = stats(folder, *words)
    os.remove(f"{folder}/out.jsonl.journal")
    kill_after(folder, words, 0.05)
    _, resumed = stats(folder, *words, "--resume")
    for group in ("records", "pages", "lost", "skipped", "bytes"):
        equal(resumed[group], whole[group])


@case
def a_run_that_has_ended_is_not_done_again(folder):
    write(folder, "a.warc.gz", packed(crawl(3)))
    words = ["a.warc.gz", "-o", "out.jsonl", "--resume"]
    went_well(galley(folder, *words))
    before = os.stat(f"{folder}/out.jsonl").st_mtime_ns
    went_well(galley(folder, *words))
    equal(os.stat(f"{folder}/out.jsonl").st_mtime_ns, before)


@case
def a_file_that_is_no_journal_is_not_written_over(folder):
    write(folder, "a.warc.gz", packed(crawl(3)))
    write(folder, "out.jsonl.journal", b"a diary\n")
    done = galley(folder, "a.warc.gz", "-o", "out.jsonl")
    equal((done.status, done.err), (3, "galley: out.jsonl.journal: is in the way: it is no journal "
                                       "of a run\n"))
    equal(file_content(folder, "out.jsonl.journal"), b"a diary\n")


@case
def a_run_that_was_another_is_not_resumed(folder):
    write(folder, "a.warc.gz", packed(crawl(100)))
    write(folder, "b.warc.gz", packed(crawl(100)))
    words = ["--checkpoint=40K", "a.warc.gz", "-o", "out.jsonl"]
    went_well(galley(folder, *words))
    before = file_content(folder, "out.jsonl")
    for other in (["b.warc.gz"], ["a.warc.gz", "--min-words=3"], ["a.warc.gz", "--comments"]):
        refused(galley(folder, "--checkpoint=40K", *other, "-o", "out.jsonl", "--resume"),
                "is of a run with other inputs, options or another version")
    write(folder, "out.jsonl.journal", b"some other file\n")
    refused(galley(folder, *words, "--resume"), "out.jsonl.journal is of a run with other")
    equal(file_content(folder, "out.jsonl"), before)


@case
def a_journal_that_is_cut_anywhere_is_believed_as_far_as_it_is_whole(folder):
    write(folder, "a.warc.gz", packed(crawl(150)))
    words = ["--checkpoint=40K", "a.warc.gz", "-o", "out.jsonl"]
    went_well(galley(folder, *words))
    wanted = file_content(folder, "out.jsonl")
    journal = file_content(folder, "out.jsonl.journal")
    end = journal.rindex(b"end ")
    chance = random.Random(SEED)
    for _ in range(10):
        cut = chance.randrange(0, end)
        write(folder, "out.jsonl.journal", journal[:cut] + b"c 1 2 3 rubbish")
        write(folder, "out.jsonl", wanted + b"more")
        done = galley(folder, *words, "--resume")
        if cut >= len(b"galley-journal "):
            equal((done.status, done.err), (0, ""))
            equal(file_content(folder, "out.jsonl"), wanted)
    write(folder, "out.jsonl.journal", journal[:end])
    write(folder, "out.jsonl", wanted[:100])
    done = galley(folder, *words, "--resume")
    equal(done.status, 3)
    contains(done.err, "out.jsonl: is shorter than the journal says")


def interrupted(folder, words, number, **more):
    """Sends the signal in the middle of a run, and returns its status."""
    with start(folder, words, **more) as running:
        name = f"{folder}/{words[words.index('-o') + 1]}"
        until = time.monotonic() + SECONDS
        while not (os.path.exists(name) and os.path.getsize(name)) and time.monotonic() < until:
            time.sleep(0.001)
        running.send_signal(number)
        status = running.wait(timeout=SECONDS)
        equal(running.stderr.read(), b"")
        return status


@case
def a_signal_leaves_whole_records_and_a_run_to_resume(folder):
    write(folder, "a.warc.gz", packed(crawl(600)))
    for jobs in ("-j1", "-j3"):
        words = [jobs, "--checkpoint=40K", "a.warc.gz", "-o", "out.jsonl"]
        went_well(galley(folder, *words))
        wanted = file_content(folder, "out.jsonl")
        for number in (signal.SIGINT, signal.SIGTERM):
            os.remove(f"{folder}/out.jsonl")
            os.remove(f"{folder}/out.jsonl.journal")
            equal(interrupted(folder, words, number), 128 + number)
            part = file_content(folder, "out.jsonl")
            assert part.endswith(b"\n") and wanted.startswith(part), shown(part[-100:])
            assert len(part) < len(wanted), "the run had ended before the signal"
            finish(folder, words)
            equal(file_content(folder, "out.jsonl"), wanted)


def give(descriptor, content):
    try:
        os.write(descriptor, content)
    except BrokenPipeError:
        pass


@case
def a_signal_wakes_a_run_that_waits_for_input(folder):
    archive = packed(crawl(400))
    for number in (signal.SIGINT, signal.SIGTERM):
        reading, writing = os.pipe()
        # In a thread, for a pipe holds less. The end of it never comes.
        giving = threading.Thread(target=give, args=(writing, archive), daemon=True)
        giving.start()
        status = interrupted(folder, ["-j2", "-", "-o", f"out{number}.jsonl"], number,
                             stdin=reading)
        equal(status, 128 + number)
        os.close(reading)
        giving.join(SECONDS)
        os.close(writing)


@case
def a_full_disk_in_the_middle(folder):
    write(folder, "a.warc.gz", packed(crawl(300)))
    words = ["--checkpoint=40K", "a.warc.gz", "-o", "out.jsonl"]
    went_well(galley(folder, *words))
    wanted = file_content(folder, "out.jsonl")
    os.remove(f"{folder}/out.jsonl.journal")

    def limit():
        resource.setrlimit(resource.RLIMIT_FSIZE, (len(wanted) // 2, len(wanted) // 2))

    for jobs in ("-j1", "-j3"):
        done = galley(folder, jobs, *words, preexec_fn=limit)
        equal((done.status, done.err), (3, "galley: out.jsonl: File too large\n"))
        contains(file_content(folder, "out.jsonl.journal"), b"\nc ")
        finish(folder, words)
        equal(file_content(folder, "out.jsonl"), wanted)


@case
def an_archive_onto_a_full_disk(folder):
    if not os.path.exists("/dev/full"):
        raise Skip("there is no /dev/full")
    write(folder, "a.warc.gz", packed(crawl(30)))
    done = shell(folder, '"$GALLEY" a.warc.gz > /dev/full')
    equal((done.status, done.err), (3, "galley: standard output: No space left on device\n"))
    done = galley(folder, "a.warc.gz", "-o", "/dev/full")
    equal((done.status, done.err), (3, "galley: /dev/full: No space left on device\n"))


@case
def an_archive_is_never_written_over(folder):
    write(folder, "a.warc", b"".join(crawl(3)))
    before = file_content(folder, "a.warc")
    refused(galley(folder, "a.warc", "-o", "a.warc"), "is an input")
    done = shell(folder, '"$GALLEY" a.warc >> a.warc')
    equal((done.status, done.err), (1, "galley: a.warc: is the file that the output goes to\n"))
    equal(file_content(folder, "a.warc"), before)


def run():
    """Nearly every case packs its archive by gzip."""
    if "command with: threads zlib" not in galley(os.getcwd(), "--version").out.decode():
        print("built without zlib")
        return 77
    return main()


if __name__ == "__main__":
    sys.exit(run())
