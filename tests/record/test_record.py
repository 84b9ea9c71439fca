#!/usr/bin/env python3
"""The record is as docs/record.md and docs/record.schema.json say.

Every example of the table in record.md is what the command makes of the page that stands there, and
its members come in the table's order. The records of tests/pages, with --explain too, and of all
pages in ../shared/data where that is there, are valid by the schema."""
import json
import os
import pathlib
import re
import subprocess
import sys
import tempfile

try:
    import jsonschema
except ImportError:
    # where Debian's package puts it, which another Python does not look at
    sys.path.append("/usr/lib/python3/dist-packages")
    try:
        import jsonschema
    except ImportError:
        jsonschema = None

COMMAND = os.environ["GALLEY"]
ROOT = pathlib.Path(__file__).resolve().parent.parent.parent
ROW = re.compile(r"^\| `(\w+)` \| .* \| (?:`(.*)` )?\|$", re.M)
URL = "https://daily.example/2024/boat?ref=front"
# At once: the length of a command's answer is bounded by memory alone.
PAGES_A_RUN = 200


def records(inputs, *options):
    """Records of inputs: paths, or objects as a list of inputs has them."""
    with tempfile.NamedTemporaryFile("w", suffix=".txt", encoding="utf-8") as listing:
        listing.writelines(f"{line}\n" for line in inputs)
        listing.flush()
        run = subprocess.run([COMMAND, "-f", "jsonl", "--files-from", listing.name, *options],
                             stdout=subprocess.PIPE)
    return [json.loads(line) for line in run.stdout.splitlines()]


def check_examples():
    document = (ROOT / "docs/record.md").read_text(encoding="utf-8")
    page = re.search(r"^```html\n(.*?)^```$", document, re.M | re.S).group(1)
    rows = ROW.findall(document)
    failed = 0
    with tempfile.TemporaryDirectory() as folder:
        path = pathlib.Path(folder, "boat.html")
        path.write_text(page, encoding="utf-8")
        record, = records([json.dumps({"path": str(path), "id": "boat", "url": URL})])
    for name, example in rows:
        if example and record.get(name) != json.loads(example):
            failed += 1
            print(f"docs/record.md: {name} is {json.dumps(record.get(name))}, not {example}")
    order = [name for name, _ in rows if name in record]
    if order != list(record):
        failed += 1
        print(f"docs/record.md: the order is {list(record)}")
    schema = json.loads((ROOT / "docs/record.schema.json").read_text(encoding="utf-8"))
    if list(schema["properties"]) != [name for name, _ in rows]:
        failed += 1
        print("docs/record.md and docs/record.schema.json do not list the same members")
    return failed


def check_pages(validator, pages, *options):
    failed = 0
    for begin in range(0, len(pages), PAGES_A_RUN):
        for record in records(map(str, pages[begin:begin + PAGES_A_RUN]), *options):
            errors = list(validator.iter_errors(record))
            failed += bool(errors)
            for error in errors[:2]:
                print(f"{record.get('source')}: {error.json_path}: {error.message[:200]}")
    return failed


def main():
    if jsonschema is None:
        print("there is no jsonschema (Debian package python3-jsonschema)")
        return 77
    schema = json.loads((ROOT / "docs/record.schema.json").read_text(encoding="utf-8"))
    jsonschema.Draft202012Validator.check_schema(schema)
    validator = jsonschema.Draft202012Validator(schema)
    own = sorted((ROOT / "tests/pages").glob("*.html"))
    others = sorted((ROOT / "../shared/data").glob("*/pages/*.html.gz"))
    failed = check_examples() + check_pages(validator, own)
    failed += check_pages(validator, own, "--explain") + check_pages(validator, others)
    print(f"{len(own)} and {len(others)} pages, {failed} problems")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
