"""The sets of pages whose text is known: their truth, their pages, what they are cached under.

In: names in ../shared/data, or folders with pages/ID.html.gz and truth.jsonl. Out: a Set for each.
The measures are ../shared/tools/score.py's own functions (or SCORE=file): `load_score` gives that
file as a module, so that no measure is written here a second time. Known limit: what score.py does
to a set's truth inside its main (readability's text from the expected HTML) is repeated in
`load_truth`; --per-set prints score.py's own figures beside, to be compared.
"""
import hashlib
import html
import importlib.util
import json
import os
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
DATA = ROOT / "../shared/data"
SCORE = Path(os.environ.get("SCORE", ROOT / "../shared/tools/score.py"))
OUT = ROOT / "build/quality"
USUAL = ["wcxb", "fundus", "readability", "trafilatura"]


class Set:
    """A set: its name, its folder, its truth, and a key of its pages' names and bytes."""

    def __init__(self, folder):
        self.folder = folder.resolve()
        self.name = self.folder.name
        self.truth = load_truth(self.folder)
        self.pages = sorted((self.folder / "pages").glob("*.html.gz"))
        self.key = hash_files(self.pages)

    @property
    def has_snippets(self):
        return self.name == "trafilatura"


def load_score():
    spec = importlib.util.spec_from_file_location("score", SCORE)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def hash_files(paths):
    key = hashlib.sha256()
    for path in paths:
        key.update(path.name.encode() + b"\0" + path.read_bytes())
    return key.hexdigest()[:12]


def load_truth(folder):
    with open(folder / "truth.jsonl", encoding="utf-8") as file:
        truth = [json.loads(line) for line in file]
    for page in truth:
        if "expected_html" in page:
            page["text"] = html.unescape(re.sub(r"<[^>]+>", " ", page["expected_html"]))
        elif folder.name != "trafilatura":
            page.setdefault("text", "")
    return truth


def find_sets(names):
    """The sets of these names, or the usual ones that are there; a named one must be there."""
    folders = [Path(n) if "/" in n else DATA / n for n in names or USUAL]
    missing = [f for f in folders if not (f / "truth.jsonl").exists()]
    if names and missing:
        raise SystemExit(f"bench/quality: no set in {missing[0]}")
    return [Set(f) for f in folders if f not in missing]


def page_id(path):
    return path.name.removesuffix(".html.gz").removesuffix(".txt")


def read_jsonl(path):
    with open(path, encoding="utf-8") as file:
        return [json.loads(line) for line in file]
