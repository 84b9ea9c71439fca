#!/usr/bin/env python3
"""Says in which language each page of a set is.

usage: bench/peer/language.py FOLDER > LANGUAGES.jsonl         a line a page: id, language, known_by

In: a set's folder. Out: the primary subtag, lower case ("pt" for pt-BR; nb and nn are "no"), and
what told it, the first of these that there is:
  truth     the truth's own `language`
  text      py3langid on the truth's text, when it is sure
  page      the html element's lang
  guess     py3langid on the truth's text, unsure as it is
Text goes before what the page declares, because themes declare en-US on pages of any language; on
the sets at hand, wherever the two disagreed and py3langid was sure, the text was right. "la" is
mostly lorem ipsum. A page that nothing tells anything of is "und".
"""
import gzip
import json
import re
import sys
from pathlib import Path

from py3langid.langid import MODEL_FILE, LanguageIdentifier

SURE = 0.9
DECLARED = re.compile(rb"<html\b[^>]*?\s(?:xml:)?lang\s*=\s*[\"']?([a-zA-Z]{2,3})\b", re.I)
# Of one language's several codes, the one to count under.
SAME = {"nb": "no", "nn": "no", "iw": "he", "in": "id"}


def read_text(truth):
    if truth.get("text"):
        return truth["text"]
    if truth.get("expected_html"):
        return re.sub(r"<[^>]+>", " ", truth["expected_html"])
    return "\n".join(truth.get("with") or [])


def read_declared(folder, name):
    page = gzip.decompress((folder / "pages" / f"{name}.html.gz").read_bytes())
    found = DECLARED.search(page, 0, 1 << 16)
    return found[1].decode().lower() if found else None


def tell(folder, truth, identifier):
    declared = (truth.get("language") or "").split("-")[0].lower()
    if declared:
        return declared, "truth"
    text = read_text(truth)
    guess, sure = identifier.classify(text) if text.strip() else ("und", 0)
    if sure >= SURE:
        return guess, "text"
    declared = read_declared(folder, truth["id"])
    if declared:
        return declared, "page"
    return guess, "guess"


def main():
    folder = Path(sys.argv[1])
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    for line in open(folder / "truth.jsonl", encoding="utf-8"):
        truth = json.loads(line)
        language, known_by = tell(folder, truth, identifier)
        print(json.dumps({"id": truth["id"], "language": SAME.get(language, language),
                          "known_by": known_by}))


if __name__ == "__main__":
    main()
