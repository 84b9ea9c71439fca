#!/usr/bin/env python3
"""Archives of forty pages, plain and gzip, cut at 500 random bytes, and 500 times with a random byte
overwritten: every record that does not touch the damage comes out as it was, what is missing is named,
nothing crashes. tests/archive/test_damage.c does the same at every byte of small ones."""
import gzip
import json
import os
import random
import subprocess
import sys
import tempfile

TOOL = os.path.join(os.environ.get("GALLEY_BUILD", "build"), "galley-records")
TIMES = 500
RECORDS = 40
PRINTED = 10


def make_record(number, source):
    words = " ".join(source.choice(("press", "galley", "type", "sheet", str(number))) + str(i)
                     for i in range(source.randrange(20, 1000)))
    content = (f"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>{words}</p>\n").encode()
    head = (f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:{number}>\r\n"
            f"WARC-Target-URI: http://example.org/{number}\r\n"
            f"Content-Type: application/http\r\nContent-Length: {len(content)}\r\n\r\n").encode()
    return head + content + b"\r\n\r\n"


def read(data, path):
    """The records as they are printed, by offset, and how many losses."""
    with open(path, "wb") as file:
        file.write(data)
    done = subprocess.run([TOOL, "--body", path], stdout=subprocess.PIPE)
    if done.returncode != 0:
        return None, 0
    lines = done.stdout.splitlines()
    records = {}
    for line in lines:
        if not line.startswith(b'{"loss"'):
            records[json.loads(line)["offset"]] = line
    return records, len(lines) - len(records)


def check(name, data, expected, untouched, path):
    """What is wrong with what a damaged archive gives."""
    records, losses = read(data, path)
    if records is None:
        return [f"{name}: the reader failed"]
    missing = [offset for offset in untouched if records.get(offset) != expected[offset]]
    if missing:
        return [f"{name}: records at {missing[:5]} are missing"]
    changed = any(records.get(offset) != line for offset, line in expected.items())
    return [f"{name}: no loss is named"] if changed and not losses and "gzip" in name else []


def main():
    source = random.Random(7)
    failed, tried = [], 0
    records = [make_record(number, source) for number in range(RECORDS)]
    with tempfile.TemporaryDirectory() as folder:
        path = os.path.join(folder, "damaged")
        for form, pack in (("plain", bytes), ("gzip", lambda data: gzip.compress(data, mtime=0))):
            members = [pack(record) for record in records]
            starts = [sum(map(len, members[:i])) for i in range(RECORDS + 1)]
            data = b"".join(members)
            expected, losses = read(data, path)
            if sorted(expected) != starts[:-1] or losses:
                failed.append(f"{form}: the whole archive gives {len(expected)} records")
                continue
            for _ in range(TIMES):
                at = source.randrange(len(data))
                before = [start for start, end in zip(starts, starts[1:]) if end <= at]
                failed += check(f"{form}, cut at {at}", data[:at], expected, before, path)
                damaged = bytearray(data)
                at = source.randrange(len(data))
                damaged[at] = source.randrange(256)
                rest = [start for start, end in zip(starts, starts[1:]) if not start <= at < end]
                failed += check(f"{form}, overwritten at {at}", damaged, expected, rest, path)
                tried += 2
    for line in failed[:PRINTED]:
        print(line)
    print(f"{tried} damaged archives, {len(failed)} wrong")
    return 1 if failed or not tried else 0


sys.exit(main())
