#!/usr/bin/env python3
"""Reads archives that warcio writes, and compares record by record with what warcio's own reader
gives: kind, place, address, id, date, status, payload. Archives of WARC 1.0 and 1.1, plain and gzip,
with heads, chunks and encodings in different states; and the same cut anywhere, where every record
that lies before the cut must come.

Needs the Python package warcio (PyPI); Debian has none."""
import gzip
import hashlib
import io
import json
import os
import pathlib
import random
import subprocess
import sys
import tempfile
import zlib

try:
    from warcio.archiveiterator import ArchiveIterator
    from warcio.statusandheaders import StatusAndHeaders
    from warcio.warcwriter import WARCWriter
except ImportError:
    print("skipped: the Python package warcio is not here")
    sys.exit(77)

TOOL = os.path.join(os.environ.get("GALLEY_BUILD", "build"), "galley-records")
PAGES = 60
# Differences that are printed for an archive; more are counted.
PRINTED = 5


def page(number):
    rows = "".join(f"<p>Row {i} of page {number}, of no great length.</p>\n"
                   for i in range(number * 7 % 40))
    return f"<!DOCTYPE html><title>{number}</title>\n{rows}".encode()


def chunked(data, size):
    parts = [b"%x\r\n%b\r\n" % (len(data[at:at + size]), data[at:at + size])
             for at in range(0, len(data), size)]
    return b"".join(parts) + b"0\r\n\r\n"


def payload(number):
    """A body as sent, and the fields that say how."""
    body = page(number)
    fields = [("Content-Type", "text/html; charset=utf-8")]
    if number % 4 == 1:
        body = gzip.compress(body, mtime=0)
        fields.append(("Content-Encoding", "gzip"))
    elif number % 4 == 2:
        body = zlib.compress(body)
        fields.append(("Content-Encoding", "deflate"))
    if number % 3 == 0:
        body = chunked(body, 1 + number * 31 % 700)
        fields.append(("Transfer-Encoding", "chunked"))
    else:
        fields.append(("Content-Length", str(len(body))))
    return body, fields


def write(version, packed):
    out = io.BytesIO()
    writer = WARCWriter(out, gzip=packed, warc_version=version)
    writer.write_record(writer.create_warcinfo_record("a.warc", {"software": "none"}))
    for number in range(PAGES):
        body, fields = payload(number)
        url = f"http://example.org/{number}?a=b"
        head = StatusAndHeaders("200 OK" if number % 5 else "404 Not Found", fields, "HTTP/1.1")
        response = writer.create_warc_record(url, "response", payload=io.BytesIO(body),
                                             length=len(body), http_headers=head)
        request = writer.create_warc_record(
            url, "request", payload=io.BytesIO(b""), length=0,
            http_headers=StatusAndHeaders("GET / HTTP/1.1", [("Host", "example.org")],
                                          is_http_request=True))
        writer.write_request_response_pair(request, response)
        if number % 10 == 0:
            text = b"Menu\nA line.\n"
            writer.write_record(writer.create_warc_record(
                url, "conversion", payload=io.BytesIO(text), length=len(text),
                warc_content_type="text/plain"))
    return out.getvalue()


def theirs(data):
    """What warcio gives."""
    found = []
    records = ArchiveIterator(io.BytesIO(data))
    for record in records:
        get = record.rec_headers.get_header
        # Asking for the offset passes over what was not read.
        body = record.content_stream().read()
        offset = records.get_record_offset()
        pages = record.rec_type in ("response", "resource", "conversion")
        found.append({
            "kind": "info" if record.rec_type == "warcinfo" else record.rec_type,
            "offset": offset, "url": get("WARC-Target-URI"),
            "id": get("WARC-Record-ID").strip("<>"), "date": get("WARC-Date"),
            "status": int(record.http_headers.get_statuscode())
            if record.rec_type == "response" else None,
            "body": hashlib.sha256(body).hexdigest() if pages else None})
    return found


def ours(data):
    """What galley-records gives: records, how many of them truncated, losses."""
    with tempfile.NamedTemporaryFile() as file:
        file.write(data)
        file.flush()
        done = subprocess.run([TOOL, "--body", file.name], check=True, stdout=subprocess.PIPE)
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    for line in lines:
        if "body" in line:
            body = line["body"].encode("latin-1")
            line["body"] = hashlib.sha256(body).hexdigest()
    records = [line for line in lines if "kind" in line]
    return records, [line["loss"] for line in lines if "loss" in line]


def differences(data, expected, name, whole):
    """Prints and counts what is expected and we have not."""
    records, losses = ours(data)
    by_offset = {record["offset"]: record for record in records}
    found = [f"{record['offset']}: {key} is {by_offset.get(record['offset'], {}).get(key)}"
             f", not {value}"
             for record in expected for key, value in record.items()
             if by_offset.get(record["offset"], {}).get(key) != value]
    if whole and (losses or len(records) != len(expected)):
        found.append(f"{len(records)} records and {len(losses)} losses, not {len(expected)}")
    for line in found[:PRINTED]:
        print(f"{name}: {line}")
    return len(found)


def main():
    failed = compared = 0
    source = random.Random(1)
    for version in ("WARC/1.0", "WARC/1.1"):
        for packed in (False, True):
            data = write(version, packed)
            name = f"{version}{', gzip' if packed else ''}"
            expected = theirs(data)
            ends = [record["offset"] for record in expected[1:]] + [len(data)]
            failed += differences(data, expected, name, True)
            for _ in range(10):
                cut = source.randrange(len(data))
                before = [record for record, end in zip(expected, ends) if end <= cut]
                failed += differences(data[:cut], before, f"{name}, cut at {cut}", False)
                compared += 1
            compared += 1
    print(f"{compared} archives, {failed} differences")
    return 1 if failed else 0


if not pathlib.Path(TOOL).is_file():
    print(f"{TOOL} is not built")
    sys.exit(1)
sys.exit(main())
