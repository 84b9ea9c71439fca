#!/usr/bin/env python3
"""Extracts the pages of a folder with another extractor, to be scored beside galley.

usage: bench/peer/extract.py PEER FOLDER > PREDICTIONS.jsonl
       bench/peer/extract.py --versions          a line a peer: its name and its package's version

PEER is trafilatura, trafilatura_meta (its title, authors and date), resiliparse, readability or
justext. Each runs as its own documentation shows,
with its defaults, and gets the page's bytes as they are. Every page has a process and LIMIT seconds
of its own, so that one that loops or crashes costs no other: it counts as an empty text, and so
does a page that the peer fails on; each is named on standard error. Known limit: a fork a page, so
this is for what is extracted, and bench/speed/contenders.py for how fast.

bench/quality calls this with the Python of build/peers, where the packages of
bench/peer/requirements.txt are.
"""
import gzip
import importlib
import importlib.metadata
import json
import os
import pathlib
import signal
import sys

LIMIT = 60


def trafilatura(page):
    import trafilatura
    return trafilatura.extract(page)


def trafilatura_meta(page):
    """What it finds beside the text, as JSON."""
    import trafilatura
    found = trafilatura.bare_extraction(page, with_metadata=True)
    found = found.as_dict() if found is not None else {}
    fields = {"title": "title", "authors": "author", "date": "date"}
    return json.dumps({ours: found.get(theirs) for ours, theirs in fields.items()})


def resiliparse(page):
    from resiliparse.extract.html2text import extract_plain_text
    from resiliparse.parse.encoding import bytes_to_str, detect_encoding
    return extract_plain_text(bytes_to_str(page, detect_encoding(page)), main_content=True)


def readability(page):
    import lxml.html
    import readability
    return lxml.html.fromstring(readability.Document(page).summary()).text_content()


stop_words = frozenset()


def justext(page):
    import justext
    global stop_words
    # It wants to be told the language, which nobody does here: all its lists, as Trafilatura does.
    stop_words = stop_words or frozenset().union(
        *(justext.get_stoplist(name) for name in justext.get_stoplists()))
    return "\n".join(p.text for p in justext.justext(page, stop_words) if not p.is_boilerplate)


PEERS = {"trafilatura": trafilatura, "trafilatura_meta": trafilatura_meta,
          "resiliparse": resiliparse, "readability": readability,
         "justext": justext}
PACKAGES = {"trafilatura": "trafilatura", "trafilatura_meta": "trafilatura",
             "resiliparse": "resiliparse",
            "readability": "readability-lxml", "justext": "justext"}


def versions():
    return {name: importlib.metadata.version(package) for name, package in PACKAGES.items()}


def answer(extract, path, pipe):
    """In the child: the text into the pipe, or no byte at all."""
    signal.alarm(LIMIT)
    text = extract(gzip.decompress(path.read_bytes())) or ""
    with os.fdopen(pipe, "w", encoding="utf-8", errors="replace") as out:
        out.write(text)


def extract_apart(extract, path):
    """The text of a page, extracted in a process of its own, and its exit status."""
    ours, theirs = os.pipe()
    child = os.fork()
    if child == 0:
        status = 1
        try:
            os.close(ours)
            answer(extract, path, theirs)
            status = 0
        except Exception as error:  # a peer's own failure, whatever it is
            print(f"{path.name}: {error}", file=sys.stderr)
        finally:
            os._exit(status)
    os.close(theirs)
    with os.fdopen(ours, encoding="utf-8") as pipe:
        text = pipe.read()
    return text, os.waitpid(child, 0)[1]


def main():
    if sys.argv[1:] == ["--versions"]:
        for name, version in versions().items():
            print(name, version)
        return
    extract = PEERS[sys.argv[1]]
    extract(b"<html><p>Warm up: what is imported now, no child imports again.</p></html>")
    for path in sorted(pathlib.Path(sys.argv[2]).glob("*.html.gz")):
        text, status = extract_apart(extract, path)
        if status:
            print(f"{sys.argv[1]}: {path.name}: no answer, status {status}", file=sys.stderr)
            text = ""
        record = json.loads(text or "{}") if sys.argv[1].endswith("_meta") else {"text": text}
        print(json.dumps({"id": path.name.removesuffix(".html.gz"), **record}), flush=True)


if __name__ == "__main__":
    main()
