#!/usr/bin/env python3
"""The record of examples/press.html, a page of the press written for this test, in full.

examples/press.json says what the page holds: every paragraph and nothing else as text, nine
pictures with alternative text, caption and credit, two share lines, the title of a film between
paragraphs, and twelve items of other pages, two of them inside the text."""
import json
import sys
from pathlib import Path

sys.dont_write_bytecode = True
from harness import case, equal, galley, main, went_well

ROOT = Path(__file__).resolve().parents[2]
FIELDS = {"images": ("alt", "caption", "credit"), "related": ("title", "teaser", "image_alt")}


def texts_of(record, role):
    return [block["text"] for block in record["blocks"] if block["role"] == role]


@case
def whole_record(folder):
    want = json.loads((ROOT / "examples/press.json").read_text(encoding="utf-8"))
    done = galley(folder, "-f", "json", "--explain", str(ROOT / "examples/press.html"))
    went_well(done)
    got = json.loads(done.out)
    equal(got["text"], want["text"])
    for member, fields in FIELDS.items():
        equal([[item.get(field) for field in fields] for item in got[member]],
              [[item.get(field) for field in fields] for item in want[member]])
    equal({item["heading"] for item in got["related"]}, {"You May Also Like"})
    equal(len(texts_of(got, "share")), want["share"])
    equal(want["embed"] in texts_of(got, "embed_title"), True)
    for item in want["related"]:
        equal([text for text in item.values() if text in got["text"]], [])


if __name__ == "__main__":
    sys.exit(main())
