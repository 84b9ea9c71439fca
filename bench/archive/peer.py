"""Reads an archive with another reader and extracts its pages with another extractor.

usage: peer.py warcio-trafilatura|fastwarc-resiliparse ARCHIVE PAGES OUT

Writes a JSON line for each page, with its address and text, for the first PAGES pages. Runs in
build/peers. Both are used as their documents show it, each with its own decoding of the payload."""
import json
import sys


def warcio_trafilatura(path, limit):
    import trafilatura
    from warcio.archiveiterator import ArchiveIterator
    with open(path, "rb") as file:
        for one in ArchiveIterator(file):
            kind = one.http_headers.get_header("Content-Type", "") if one.http_headers else ""
            if one.rec_type != "response" or "html" not in kind:
                continue
            body = one.content_stream().read()
            if body and limit > 0:
                limit -= 1
                yield one.rec_headers.get_header("WARC-Target-URI"), trafilatura.extract(body)
            elif not limit:
                return


def fastwarc_resiliparse(path, limit):
    from fastwarc.warc import ArchiveIterator, WarcRecordType
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    with open(path, "rb") as file:
        for one in ArchiveIterator(file, record_types=WarcRecordType.response, parse_http=True,
                                   auto_decode="all"):
            if "html" not in (one.http_content_type or ""):
                continue
            body = one.reader.read()
            if body and limit > 0:
                limit -= 1
                text = bytes_to_str(body, detect_encoding(body))
                yield one.record_id, extract_plain_text(text, main_content=True)
            elif not limit:
                return


def main():
    name, path, limit, out = sys.argv[1:]
    reader = {"warcio-trafilatura": warcio_trafilatura,
              "fastwarc-resiliparse": fastwarc_resiliparse}[name]
    count = 0
    with open(out, "w", encoding="utf-8", errors="replace") as file:
        for url, text in reader(path, int(limit)):
            file.write(json.dumps({"url": url, "text": text}) + "\n")
            count += 1
    print(count)


main()
