"""The truths of all sets in one form, and the site that each page is from.

In: truth.jsonl of each set under GALLEY_DATA (../shared/data beside the repository when unset).
Out: a Truth a page. `text` is None where the set gives snippets alone.
A site is the registered domain's label without its suffix, so that example.co.uk and example.com
are one; the pages of readability name no real host, so theirs is taken from the page's id, which
is the publisher's name with a number.
"""
import html
import json
import os
import re
import sys
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

import tldextract

ROOT = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("GALLEY_DATA") or ROOT.parent / "shared" / "data")
SETS = ("wcxb", "fundus", "readability", "trafilatura")
SUFFIXES = tldextract.TLDExtract(suffix_list_urls=(), cache_dir=None)


@dataclass
class Truth:
    set: str
    id: str
    site: str
    text: str = None
    present: list = field(default_factory=list)
    absent: list = field(default_factory=list)
    type: str = ""
    language: str = "und"

    @property
    def key(self):
        return f"{self.set}/{self.id}"


def find_site(record, set_name):
    if set_name == "readability":
        return re.sub(r"-\d+$", "", record["id"]).replace("-", "")
    return SUFFIXES(record.get("url") or "").domain or record["id"]


def read_text(record, set_name):
    if set_name == "readability":
        return html.unescape(re.sub(r"<[^>]+>", " ", record["expected_html"]))
    return None if set_name == "trafilatura" else record.get("text") or ""


def read_set(set_name):
    with open(DATA / set_name / "truth.jsonl", encoding="utf-8") as lines:
        for line in lines:
            record = json.loads(line)
            snippets = set_name == "trafilatura"
            kind = record.get("page_type") or ("article" if set_name == "fundus" else "")
            yield Truth(set_name, record["id"], find_site(record, set_name),
                        read_text(record, set_name), record["with"] if snippets else [],
                        record["without"] if snippets else [], kind), record


def add_languages(truths):
    """By the rule of bench/peer/language.py, so that both tables say the same."""
    sys.path.insert(0, str(ROOT / "bench" / "peer"))
    import language
    identifier = language.LanguageIdentifier.from_model_file(language.MODEL_FILE, norm_probs=True)
    for truth, record in truths:
        found = language.tell(DATA / truth.set, record, identifier)[0]
        truth.language = language.SAME.get(found, found)


def load(sets=SETS, languages=True):
    """{'set/id': Truth}, in the order of the files."""
    pairs = [pair for name in sets for pair in read_set(name)]
    if languages:
        add_languages(pairs)
    return {truth.key: truth for truth, _ in pairs}


def find_host(record, set_name):
    """Of the page's address, "" where that is not its own; readability names no real host, but its
    pages of one publisher are of one."""
    if set_name == "readability":
        return find_site(record, set_name)
    host = urlsplit(record.get("url") or "").hostname or ""
    return "" if host == "web.archive.org" else host


def page_hosts(sets=SETS):
    return [find_host(record, name) for name in sets for _, record in read_set(name)]


def page_paths(sets=SETS):
    return [str(DATA / name / "pages" / f"{record['id']}.html.gz")
            for name in sets for _, record in read_set(name)]
