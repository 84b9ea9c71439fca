"""What --sites gives, on pages of which other pages of the same host are in the sets.

Each page goes to the command whose model saw no page of its site, once alone and once with --sites
over all pages of the sets; the pages of a host are all of one fold. Only pages whose record then
differs in what can be known of the host count: those of hosts with two pages or more. A page of
web.archive.org tells nothing of its host; readability's pages have no address, and those of one
publisher are taken for one host's. Known limit: few hosts have more than three pages here, where an
archive of a site has thousands.
"""
import collections
import json
import re
import subprocess
from pathlib import Path
from urllib.parse import urlsplit

from .sets import OUT, load_score, page_id


def find_url(one, page):
    if one.name == "readability":
        return f"https://{re.sub(r'-[0-9]+$', '', page['id'])}.example/{page['id']}"
    return page.get("url") or ""


def host_of(url):
    host = (urlsplit(url).hostname or "").removeprefix("www.")
    return "" if host == "web.archive.org" else host


def list_pages(chosen):
    """{path: (set, page's truth, url)} of pages that have a host."""
    found = {}
    for one in chosen:
        truth = {page["id"]: page for page in one.truth}
        for path in one.pages:
            url = find_url(one, truth[page_id(path)])
            if host_of(url):
                found[path] = (one, truth[page_id(path)], url)
    return found


def run(command, pages, options):
    listing = OUT / "hosts.txt"
    listing.write_text("".join(json.dumps({"path": str(path), "url": url}) + "\n"
                               for path, (_, _, url) in pages.items()))
    lines = subprocess.run([command, "-f", "jsonl", *options, "--files-from", listing],
                           stdout=subprocess.PIPE, check=False).stdout.splitlines()
    return {Path(record["source"]): record for record in map(json.loads, lines)}


def measure(chosen, commands, folds):
    """Rows (set, pages, measure, alone, with --sites)."""
    pages = list_pages(chosen)
    count = collections.Counter(host_of(url) for _, _, url in pages.values())
    pages = {path: page for path, page in pages.items() if count[host_of(page[2])] > 1}
    answers = {"alone": {}, "sites": {}}
    for fold, command in enumerate(commands):
        mine = {path: page for path, page in pages.items()
                if folds[f"{page[0].name}/{page[1]['id']}"] == fold}
        answers["alone"].update(run(command, mine, ()))
        answers["sites"].update(run(command, mine, ("--sites",)))
    score = load_score()
    table = []
    for one in chosen:
        here = [(path, page[1]) for path, page in pages.items() if page[0] is one]
        if not here:
            continue
        figures = []
        for records in answers.values():
            rows = [(truth, records.get(path, {})) for path, truth in here]
            found = score.snippets(rows)[0] if one.has_snippets else score.word_f1(rows)[0]
            figures.append(found)
        table.append((one.name, len(here), *figures))
    return table


def show(table):
    lines = ["pages of hosts with several  pages  alone: F1 precision recall"
             "  --sites: F1 precision recall"]
    for name, pages, alone, sites in table:
        figures = "".join(f"{f['F1']:20.3f}{f['P']:8.3f}{f['R']:8.3f}" for f in (alone, sites))
        lines.append(f"{name:28}{pages:6}{figures}")
    return "\n".join(lines)
