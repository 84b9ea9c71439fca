#!/usr/bin/env python3
"""Writes the inputs that fuzzing begins with: each case of the tests and each example page, small
web archives and HTTP responses, a file an input, named by its own bytes so that equal ones are written
once.

usage: fuzz_seeds.py FOLDER
"""
import gzip
import hashlib
import pathlib
import re
import struct
import sys
import zlib

# Longer inputs slow every later step of the fuzzer down.
LONGEST = 64 * 1024
# The input of a case: in the form of tests/spec.txt, from the fence of 32 backticks to a line "."
# alone; in that of the html5lib tests, from "#data" to the next line that begins with "#".
CASE = re.compile(rb"^`{32} example[^\n]*\n(.*?)\n\.$|^#data\n(.*?)\n(?=#[a-z-]+)", re.M | re.S)


def inputs(root):
    for folder in ("tests", "examples"):
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".html", ".htm", ".xhtml", ".gz", ".bin"):
                yield path.read_bytes()
            elif path.suffix in (".txt", ".dat"):
                data = path.read_bytes()
                cases = [spec or dat for spec, dat in CASE.findall(data)]
                yield from cases
                if not cases:
                    yield data


def responses():
    page = b"<p>galley, galley, galley</p>"
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    yield head + b"\r\n" + page
    yield b"HTTP/1.0 404\nContent-Type:\n text/html\n\n" + page
    yield head + b"Transfer-Encoding: chunked\r\n\r\n1d\r\n" + page + b"\r\n0\r\n\r\n"
    yield head + b"Content-Encoding: gzip\r\n\r\n" + gzip.compress(page, mtime=0)
    yield head + b"Content-Encoding: deflate, gzip\r\n\r\n" + gzip.compress(zlib.compress(page),
                                                                          mtime=0)


def records():
    yield b"warcinfo", b"application/warc-fields", b"software: none\r\n"
    for response in responses():
        yield b"response", b"application/http", response
    yield b"conversion", b"text/plain", b"Menu\nA line\n"


def warc(kind, content_type, content):
    return (b"WARC/1.0\r\nWARC-Type: %b\r\nWARC-Record-ID: <urn:a>\r\n"
            b"WARC-Target-URI: http://a/\r\nContent-Type: %b\r\nContent-Length: %d\r\n\r\n"
            b"%b\r\n\r\n" % (kind, content_type, len(content), content))


def zstd_frame(data):
    """One block, not compressed: a frame that needs no library to be written."""
    return (b"\x28\xb5\x2f\xfd\xa0" + struct.pack("<I", len(data)) +
            struct.pack("<I", len(data) << 3 | 1)[:3] + data)


def skippable(kind, data):
    return struct.pack("<II", 0x184D2A50 | kind, len(data)) + data


def archives():
    plain = [warc(*record) for record in records()]
    arc = [b"http://a/ 192.0.2.7 20240506070809 text/html %d\n%b\n" % (len(response), response)
           for response in responses()]
    arc.insert(0, b"filedesc://a.arc 0.0.0.0 20240506070809 text/plain 9\n1 0 Test\n\n")
    dictionary = skippable(0xD, b"some bytes that all have")
    for kind in (plain, arc):
        yield b"".join(kind)
        yield b"".join(gzip.compress(record, mtime=0) for record in kind)
        yield gzip.compress(b"".join(kind), mtime=0)
        yield b"".join(zstd_frame(record) for record in kind)
        yield dictionary + zstd_frame(b"".join(kind)) + skippable(0, b"x")


def main():
    target = pathlib.Path(sys.argv[1])
    target.mkdir(parents=True, exist_ok=True)
    root = pathlib.Path(__file__).resolve().parent.parent
    for data in [*inputs(root), *responses(), *archives()]:
        if len(data) <= LONGEST:
            (target / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)


main()
