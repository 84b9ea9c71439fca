"""Web archives for the tests, made as crawlers make them: a gzip member a record."""
import gzip
import zlib

INFO = ("warcinfo", None, "application/warc-fields", b"software: a test\r\n")


def http(body, status=200, kind="text/html; charset=utf-8", more=""):
    """A response as it came over the wire."""
    head = (f"HTTP/1.1 {status} Whatever\r\nServer: test\r\nContent-Type: {kind}\r\n{more}"
            f"Content-Length: {len(body)}\r\n\r\n")
    return head.encode() + body


def record(kind, url, media, block, number=0, more=""):
    """One record, not packed."""
    target = "" if url is None else f"WARC-Target-URI: {url}\r\n"
    head = (f"WARC/1.0\r\nWARC-Type: {kind}\r\n{target}WARC-Date: 2024-05-03T06:10:{number % 60:02}Z\r\n"
            f"WARC-Record-ID: <urn:uuid:00000000-0000-4000-8000-{number:012}>\r\n"
            f"Content-Type: {media}\r\n{more}Content-Length: {len(block)}\r\n\r\n")
    return head.encode() + block + b"\r\n\r\n"


def response(url, body, number=0, **how):
    return record("response", url, "application/http; msgtype=response", http(body, **how), number)


def request(url, number=0):
    return record("request", url, "application/http; msgtype=request",
                  b"GET / HTTP/1.1\r\nHost: example.org\r\n\r\n", number)


def packed(records):
    """An archive with a member for each record; the time of gzip's heads is left out."""
    return b"".join(gzip.compress(one, 6, mtime=0) for one in records)


def packed_in_one(records):
    maker = zlib.compressobj(6, zlib.DEFLATED, 31)
    return maker.compress(b"".join(records)) + maker.flush()
