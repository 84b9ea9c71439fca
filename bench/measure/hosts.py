"""What --sites gives, on pages of which other pages of the same host are in the sets.

Each page goes to the command whose model saw no page of its site, once alone and once with --sites
over a web archive of all of its fold, in which the pages of a host are together. Only pages of hosts
with two pages or more count. A page of
web.archive.org tells nothing of its host; readability's pages have no address, and those of one
publisher are taken for one host's. Known limit: few hosts have more than three pages here, where an
archive of a site has thousands.
"""
import collections
import gzip
import json
import re
import subprocess
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
    """{path: (set, truth of the page, url)} of pages that have a host."""
    found = {}
    for one in chosen:
        truth = {page["id"]: page for page in one.truth}
        for path in one.pages:
            url = find_url(one, truth[page_id(path)])
            if host_of(url):
                found[path] = (one, truth[page_id(path)], url)
    return found


def write_archive(archive, pages):
    """The pages as a WARC file, which gives their addresses; a record is named by its page."""
    with open(archive, "wb") as out:
        for path, (one, truth, url) in pages.items():
            block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + \
                gzip.decompress(path.read_bytes())
            out.write(f"WARC/1.1\r\nWARC-Type: response\r\nWARC-Target-URI: {url}\r\n"
                      f"WARC-Record-ID: <{one.name}/{truth['id']}>\r\nContent-Type: "
                      "application/http; msgtype=response\r\n"
                      f"Content-Length: {len(block)}\r\n\r\n".encode())
            out.write(block + b"\r\n\r\n")


def run(command, archive, options):
    """{"set/id": record}"""
    done = subprocess.run([command, "-f", "jsonl", *options, archive], stdout=subprocess.PIPE,
                          check=False)
    if done.returncode not in (0, 1):
        raise SystemExit(f"bench/quality: {command} ended with status {done.returncode}")
    return {record["warc"]["record_id"]: record
            for record in map(json.loads, done.stdout.splitlines())}


def measure(chosen, commands, folds):
    """Rows (set, pages, measure, alone, with --sites)."""
    pages = list_pages(chosen)
    count = collections.Counter(host_of(url) for _, _, url in pages.values())
    pages = {path: page for path, page in pages.items() if count[host_of(page[2])] > 1}
    answers = {"alone": {}, "sites": {}}
    for fold, command in enumerate(commands):
        mine = {path: page for path, page in pages.items()
                if folds[f"{page[0].name}/{page[1]['id']}"] == fold}
        archive = OUT / "hosts.warc"
        write_archive(archive, mine)
        answers["alone"].update(run(command, archive, ()))
        answers["sites"].update(run(command, archive, ("--sites",)))
        archive.unlink()
    score = load_score()
    table = []
    for one in chosen:
        here = [page[1] for page in pages.values() if page[0] is one]
        if not here:
            continue
        figures = []
        for records in answers.values():
            rows = [(truth, records.get(f"{one.name}/{truth['id']}", {})) for truth in here]
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
