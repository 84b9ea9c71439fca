#!/usr/bin/env python3
"""Extracts the pages of a folder with another extractor, to be scored beside galley.

usage: bench/peer/extract.py trafilatura|resiliparse|readability|justext FOLDER > PREDICTIONS.jsonl

Each peer runs as its own documentation shows, with its defaults, and gets the page's bytes as they
are. A page that it fails on counts as an empty text. bench/quality --peer calls this with the Python
of build/peers, where the packages of bench/peer/requirements.txt are.
"""
import gzip
import json
import pathlib
import sys


def trafilatura(page):
    import trafilatura
    return trafilatura.extract(page)


def resiliparse(page):
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    return extract_plain_text(bytes_to_str(page, detect_encoding(page)), main_content=True)


def readability(page):
    import lxml.html
    import readability
    return lxml.html.fromstring(readability.Document(page).summary()).text_content()


def justext(page):
    import justext
    words = frozenset().union(*(justext.get_stoplist(name) for name in ("English", "German", "French")))
    return "\n".join(p.text for p in justext.justext(page, words) if not p.is_boilerplate)


PEERS = {"trafilatura": trafilatura, "resiliparse": resiliparse, "readability": readability,
         "justext": justext}


def main():
    extract = PEERS[sys.argv[1]]
    for path in sorted(pathlib.Path(sys.argv[2]).glob("*.html.gz")):
        try:
            text = extract(gzip.decompress(path.read_bytes())) or ""
        except Exception as error:  # a peer's own failure, whatever it is
            print(f"{sys.argv[1]}: {path.name}: {error}", file=sys.stderr)
            text = ""
        print(json.dumps({"id": path.name.removesuffix(".html.gz"), "text": text}))


if __name__ == "__main__":
    main()
