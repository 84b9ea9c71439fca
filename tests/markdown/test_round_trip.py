#!/usr/bin/env python3
"""The Markdown of each page says what its HTML says: cmark-gfm parses it back to the same words in
the same order, and to as many headings of each level, list items, tables, cells, code blocks, links
and pictures. Pages are those of tests/pages, and of ../shared/data when that is there."""
import collections
import html.parser
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

GALLEY = os.environ.get("GALLEY", "build/galley")
CMARK = ["cmark-gfm", "--unsafe", "-e", "table", "-e", "strikethrough"]
INLINE = {"a", "em", "strong", "code", "kbd", "sub", "sup", "del", "q", "img", "span"}
COUNTED = {"h1", "h2", "h3", "h4", "h5", "h6", "li", "table", "pre", "a", "img", "ol", "ul",
           "blockquote", "sub", "sup", "kbd", "del"}
FORMULA = re.compile(r"(?<!\\)\$\$.+?\$\$|(?<!\\)\$(?:\\.|[^$\\])+\$", re.S)


class Summary(html.parser.HTMLParser):
    """The words of a piece of HTML, and its elements by name."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.pieces = []
        self.counts = collections.Counter()
        self.formula = 0
        self.empty_cell = False  # a short row is filled with such in Markdown: they do not count
        self.feed(text)
        self.close()
        self.words = re.findall(r"\w+", "".join(self.pieces))

    def fill_cell(self):
        self.counts["cell"] += self.empty_cell
        self.empty_cell = False

    def handle_starttag(self, tag, attributes):
        if tag == "img" or ("class", "math") in attributes:
            self.fill_cell()
        if self.formula or ("class", "math") in attributes:
            self.formula += tag in ("span", "div")
            self.pieces.append(" ")
            return
        if tag in ("td", "th"):
            self.empty_cell = True
        if tag in COUNTED:
            self.counts[tag] += 1
        if tag not in INLINE:
            self.pieces.append(" ")
        elif tag == "q":
            self.pieces.append("\u201c")

    def handle_endtag(self, tag):
        self.empty_cell = self.empty_cell and tag not in ("td", "th")
        if self.formula:
            self.formula -= 1
            self.pieces.append(" ")
        elif tag == "q":
            self.pieces.append("\u201d")
        elif tag not in INLINE:
            self.pieces.append(" ")

    def handle_data(self, data):
        if data.strip():
            self.fill_cell()
        if not self.formula:
            self.pieces.append(data)


def render(form, files):
    """What the command writes of each file, in order."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt") as names:
        names.write("".join(f"{file.resolve()}\n" for file in files))
        names.flush()
        done = subprocess.run([GALLEY, "-f", form, "--files-from", names.name], check=True,
                              stdout=subprocess.PIPE)
    return done.stdout.decode("utf-8").split("\f\n")


def differs(markdown, wanted):
    """How the parsed Markdown is not what the HTML is; None when it is."""
    if 'class="math"' in wanted:
        markdown = FORMULA.sub(" ", markdown)
    parsed = subprocess.run(CMARK, input=markdown.encode("utf-8"), stdout=subprocess.PIPE,
                            check=True).stdout.decode("utf-8")
    ours, theirs = Summary(wanted), Summary(parsed)
    if ours.words != theirs.words:
        at = next((i for i, pair in enumerate(zip(ours.words, theirs.words))
                   if pair[0] != pair[1]), min(len(ours.words), len(theirs.words)))
        return (f"words from the {at}th on: {' '.join(ours.words[max(0, at - 3):at + 5])!r}, "
                f"parsed {' '.join(theirs.words[max(0, at - 3):at + 5])!r}")
    if ours.counts != theirs.counts:
        return f"more {dict(ours.counts - theirs.counts)}, fewer {dict(theirs.counts - ours.counts)}"
    return None


def check(name, files):
    markdown, wanted = render("md", files), render("html", files)
    if not len(markdown) == len(wanted) == len(files):
        print(f"{name}: {len(files)} pages, {len(markdown)} and {len(wanted)} results")
        return False
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        found = list(pool.map(differs, markdown, wanted))
    for file, why in zip(files, found):
        if why:
            print(f"{file}: {why}")
    good = found.count(None)
    print(f"{name}: {good} of {len(files)} pages are the same after the round trip")
    return good == len(files)


def main():
    if shutil.which(CMARK[0]) is None:
        print("there is no cmark-gfm (Debian package cmark-gfm)")
        return 77
    sets = [("tests/pages", sorted(pathlib.Path("tests/pages").glob("*.html")))]
    for pages in sorted(pathlib.Path("../shared/data").glob("*/pages")):
        sets.append((pages.parent.name, sorted(pages.glob("*.html.gz"))))
    results = [check(name, files) for name, files in sets if files]
    return 0 if all(results) else 1


if __name__ == "__main__":
    sys.exit(main())
