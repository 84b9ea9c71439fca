#!/usr/bin/env python3
"""The record of examples/press.html, a page of the press written for this test, in full.

examples/press.json says what the page holds: every paragraph and nothing else as text, nine
pictures with alternative text, caption and credit, two share lines, the title of a film between
paragraphs, and twelve items of other pages, two of them inside the text."""
import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
FIELDS = {"images": ("alt", "caption", "credit"), "related": ("title", "teaser", "image_alt")}


def texts_of(record, role):
    return [block["text"] for block in record["blocks"] if block["role"] == role]


def main():
    page = ROOT / "examples/press.html"
    want = json.loads((ROOT / "examples/press.json").read_text(encoding="utf-8"))
    run = subprocess.run([os.environ["GALLEY"], "-f", "json", "--explain", page], check=True,
                         stdout=subprocess.PIPE)
    got = json.loads(run.stdout)
    faults = []
    if got["text"] != want["text"]:
        faults.append("the text differs")
    for member, fields in FIELDS.items():
        found = [{field: item.get(field) for field in fields} for item in got.get(member, [])]
        for item in want[member]:
            if item not in found:
                faults.append(f"{member}: not found: {item}")
        if len(found) != len(want[member]):
            faults.append(f"{member}: {len(found)}, not {len(want[member])}")
    if any(item["heading"] != "You May Also Like" for item in got["related"]):
        faults.append("related: another heading")
    if len(texts_of(got, "share")) != want["share"]:
        faults.append(f"share lines: {texts_of(got, 'share')}")
    if want["embed"] not in texts_of(got, "embed_title"):
        faults.append("the title of the film is not named so")
    if any(text in got["text"] for item in want["related"] for text in item.values()):
        faults.append("an item of another page stands in the text")
    print("\n".join(faults) or "press.html: as expected")
    return 1 if faults else 0


sys.exit(main())
