#!/usr/bin/env python3
"""Fills the tables of docs/model.md, docs/sites.md and README.md with what was measured.

usage: train/card.py

In: build/train/results.json (`make train`), build/quality/results.json (`make quality`) and the
sources. Out: the documents, in which a table stands between lines

    <!-- FIGURES name -->
    <!-- end of name -->

and is written anew; what was not measured is left as it is and named. The table beside other
extractors is written only from a run that cross-validated galley on all sets. Needs nothing but
Python.
"""
import json
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
DOCUMENTS = (ROOT / "docs" / "model.md", ROOT / "docs" / "sites.md", ROOT / "README.md")
JUDGE = ROOT / "src" / "judge"
TABLE = JUDGE / "model_table.c"
TEXTS = ("wcxb", "fundus", "readability")
SETS = TEXTS + ("trafilatura",)
NAMES = {"trafilatura": "Trafilatura", "resiliparse": "Resiliparse",
         "readability": "readability-lxml", "justext": "jusText"}
LANGUAGE = re.compile(r"language (\w+) \((\d+)\)")


def show(figure):
    return "-" if figure is None else f"{figure:.3f}"


def markdown(head, rows):
    """The first column is text, the others numbers."""
    lines = [head, ["---"] + ["---:"] * (len(head) - 1), *rows]
    return "\n".join("| " + " | ".join(map(str, line)) + " |" for line in lines)


def read_json(path):
    return json.loads(path.read_text(encoding="utf-8")) if path.exists() else None


def array_length(source, name):
    return int(re.search(rf" {name}\[(\d+)\]", source)[1])


def forest_row(source, label, names):
    trees, nodes, leaves = (sum(array_length(source, f"{name}_{part}") for name in names)
                            for part in ("sizes", "kinds", "leaves"))
    return [label, f"{trees} trees, {nodes:,} nodes, {leaves:,} leaves"]


def size_table(results):
    source = TABLE.read_text(encoding="utf-8")
    types = re.findall(r" (\w+)_sizes\[", source)[1:]
    lines = sum(len(path.read_text(encoding="utf-8").splitlines())
                for path in JUDGE.glob("*.[ch]") if path != TABLE)
    return markdown(["", ""], [
        ["lexicon", f"{array_length(source, 'lexicon_tags'):,} words"],
        forest_row(source, "forest", ["forest"]),
        forest_row(source, f"{len(types)} forests of types", types),
        ["features of blocks", results["features"]],
        ["the table as C source", f"{len(source.encode()):,} bytes"],
        ["`src/judge` beside it", f"{lines:,} lines"],
        ["taught by", f"{results['pages']:,} pages, {results['blocks']:,} blocks"]])


def rows_of(results, keys):
    """keys: (label, key in results), or with further cells between."""
    return [[*cells, show(results["judged"][key])] for *cells, key in keys
            if key in results["judged"]]


def sets_table(results):
    rows = rows_of(results, [(name, show(results["ceiling"].get(name)), name) for name in SETS])
    return markdown(["", "ceiling", "F1"], rows)


def types_table(results):
    kinds = [key for key in results["judged"]
             if key.startswith("wcxb ") and key != "wcxb type told right"]
    return markdown(["wcxb", "F1"], rows_of(results, [(k[5:], k) for k in kinds]))


def languages_table(results):
    found = [(LANGUAGE.fullmatch(key), key) for key in results["judged"]]
    return markdown(["language", "pages", "F1"],
                    rows_of(results, [(m[1], m[2], key) for m, key in found if m]))


def trust_table(results):
    return markdown(["", ""], rows_of(results, [
        ("expected calibration error", "calibration error"),
        ("type of wcxb's pages told right", "wcxb type told right")]))


def hosts_table(results):
    rows = [[name, row["pages"], show(row["alone"]), show(row["beside others"])]
            for name, row in results["hosts"].items()]
    return markdown(["pages of hosts with several", "pages", "F1 alone", "F1 with `--sites`"], rows)


def system_name(system):
    name, *version = system["name"].split()
    return " ".join([NAMES.get(name, name), *version])


def peers_table(measured):
    systems = measured["systems"]
    groups = [("word F1 by set", lambda s: {n: s["sets"][n] for n in TEXTS}),
              ("snippets F1", lambda s: {"trafilatura": s["sets"]["trafilatura"]}),
              ("word F1 by page type, wcxb", lambda s: s["types"]),
              ("word F1 by language", lambda s: at_least_5(s["languages"]["text"])),
              ("snippets F1 by language", lambda s: at_least_5(s["languages"]["snippets"]))]
    rows = []
    for title, pick in groups:
        rows.append([f"**{title}**"] + [""] * (len(systems) + 1))
        for label, ours in pick(systems[0]).items():
            rows.append([label, ours["pages"], *(show(pick(s)[label]["F1"]) for s in systems)])
    return markdown(["", "pages", *map(system_name, systems)], rows)


def at_least_5(languages):
    return {name: figures for name, figures in languages.items() if figures["pages"] >= 5}


def quality_table(measured):
    return markdown(["", *SETS], [[system_name(s), *(show(s["sets"][n]["F1"]) for n in SETS)]
                                  for s in measured["systems"]])


def make_tables():
    """{name: text}, and why others are missing."""
    tables, missing = {}, []
    results = read_json(ROOT / "build" / "train" / "results.json")
    if results is None:
        missing.append("size, sets, types, languages, trust, hosts: run make train")
    else:
        tables |= {"size": size_table(results), "sets": sets_table(results),
                   "types": types_table(results), "languages": languages_table(results),
                   "trust": trust_table(results), "hosts": hosts_table(results)}
    measured = read_json(ROOT / "build" / "quality" / "results.json")
    if measured and measured["cross_validated"] and set(SETS) <= set(measured["sets"]):
        tables |= {"peers": peers_table(measured), "quality": quality_table(measured)}
    else:
        missing.append("peers, quality: run make quality after make train")
    return tables, missing


def fill(text, tables):
    """The document with the tables, and their names."""
    filled = []
    for name, table in tables.items():
        place = re.compile(rf"(<!-- FIGURES {name} -->\n).*?(<!-- end of {name} -->)", re.S)
        text, count = place.subn(lambda m: m[1] + table + "\n" + m[2], text)
        filled += [name] * count
    return text, filled


def main():
    tables, missing = make_tables()
    for path in DOCUMENTS:
        text, filled = fill(path.read_text(encoding="utf-8"), tables)
        path.write_text(text, encoding="utf-8")
        print(f"{path.relative_to(ROOT)}: {', '.join(filled) or 'nothing'}")
    for line in missing:
        print(f"not filled: {line}")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main())
