"""What each extractor makes of a set's pages, as {id: record}.

galley runs as anyone would run it, over a list of files. With folds each page goes to the command
whose model saw no page of its site. The peers are slow (Trafilatura does some 10 to 20 pages a
second), so their answers are kept under build/quality/peers, keyed by the peer's version and by
the bytes of the pages; so are the pages' languages. Both run with the Python of build/peers, which
is made here from bench/peer/requirements.txt. Known limit: the key does not hold the versions of
what a peer depends on; remove build/quality/peers to measure anew.
"""
import hashlib
import json
import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

from .sets import OUT, ROOT, page_id, read_jsonl

PEERS = ["trafilatura", "resiliparse", "readability", "justext"]
# Those that give more than a text, and what they are run as for it.
METADATA = {"trafilatura": "trafilatura_meta"}
PEER_FOLDER = ROOT / "bench/peer"


def run_galley(command, pages, options=()):
    """Records of these pages by id; status 1 says that some input failed: it has none."""
    if not pages:
        return {}
    listing = OUT / "pages.txt"
    listing.parent.mkdir(parents=True, exist_ok=True)
    listing.write_text("".join(f"{p}\n" for p in pages))
    run = subprocess.run([str(command), "-f", "jsonl", *options, "--files-from", str(listing)],
                         stdout=subprocess.PIPE)
    if run.returncode not in (0, 1):
        raise SystemExit(f"bench/quality: {command} ended with status {run.returncode}")
    records = map(json.loads, run.stdout.splitlines())
    answers = {page_id(Path(record["source"])): record for record in records}
    if not answers:
        raise SystemExit(f"bench/quality: {command} reads none of {len(pages)} pages")
    return answers


def run_galley_by_folds(commands, folds, pages, set_name, options=()):
    """Each page by the command of its fold. Every page must have one: none is left out quietly."""
    unknown = [p for p in pages if f"{set_name}/{page_id(p)}" not in folds]
    if unknown:
        raise SystemExit(f"bench/quality: {len(unknown)} pages of {set_name} have no fold, the "
                         f"first is {page_id(unknown[0])}: run make train again")
    records = {}
    for fold, command in enumerate(commands):
        mine = [p for p in pages if folds[f"{set_name}/{page_id(p)}"] == fold]
        records.update(run_galley(command, mine, options))
    return records


def find_peer_python():
    """A Python that has the peers' packages, made when it is not there; None without a network."""
    folder = ROOT / "build/peers"
    python = folder / "bin/python"
    requirements = PEER_FOLDER / "requirements.txt"
    installed = folder / "installed.txt"
    if installed.exists() and installed.read_text() == requirements.read_text():
        return python
    try:
        subprocess.run([sys.executable, "-m", "venv", folder], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-U", "pip"], check=True)
        subprocess.run([python, "-m", "pip", "install", "-q", "-r", requirements], check=True)
    except (OSError, subprocess.CalledProcessError) as error:
        print(f"bench/quality: the peers cannot be had here: {error}", file=sys.stderr)
        return None
    installed.write_text(requirements.read_text())
    return python


def run_to_file(command, out):
    """Writes a command's output to a file that is there only when it is whole."""
    if out.exists():
        return
    out.parent.mkdir(parents=True, exist_ok=True)
    part = out.with_suffix(f".{os.getpid()}.part")
    with open(part, "w") as file, open(out.with_suffix(".log"), "w") as log:
        subprocess.run(command, stdout=file, stderr=log, check=True)
    part.rename(out)


def peer_versions(python):
    run = subprocess.run([python, PEER_FOLDER / "extract.py", "--versions"],
                         stdout=subprocess.PIPE, text=True, check=True)
    return dict(line.split() for line in run.stdout.splitlines())


def run_peers(python, peers, versions, sets, jobs):
    """{peer: {set's name: {id: record}}}, of the cache or measured now, `jobs` at a time."""
    def place(peer, one):
        return OUT / "peers" / f"{peer}-{versions[peer]}" / f"{one.name}-{one.key}.jsonl"

    def run(pair):
        peer, one = pair
        if not place(peer, one).exists():
            print(f"bench/quality: {peer} {versions[peer]} on {one.name}", file=sys.stderr)
        run_to_file([python, PEER_FOLDER / "extract.py", peer, one.folder / "pages"],
                    place(peer, one))

    def read(peer, one):
        records = {r["id"]: r for r in read_jsonl(place(peer, one))}
        if peer in METADATA:
            for more in read_jsonl(place(METADATA[peer], one)):
                records[more["id"]] = {**records.get(more["id"], {}), **more}
        return records

    runs = [*peers, *(METADATA[peer] for peer in peers if peer in METADATA)]
    with ThreadPoolExecutor(jobs) as pool:
        list(pool.map(run, [(peer, one) for peer in runs for one in sets]))
    return {peer: {one.name: read(peer, one) for one in sets} for peer in peers}


def find_languages(python, one):
    """{id: language} of a set; how they are told is in bench/peer/language.py."""
    script = PEER_FOLDER / "language.py"
    requirements = PEER_FOLDER / "requirements.txt"
    truth = one.folder / "truth.jsonl"
    key = hashlib.sha256(b"".join(p.read_bytes() for p in (script, requirements, truth)))
    out = OUT / "languages" / f"{one.name}-{one.key}-{key.hexdigest()[:12]}.jsonl"
    run_to_file([python, script, one.folder], out)
    return {r["id"]: r["language"] for r in read_jsonl(out)}
