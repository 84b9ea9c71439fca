"""Keeps what was computed under build/train/cache, by the content it was computed from.

`get(name, key, make)` gives what `make` gave for this key the last time. A key is made by
`key_of` of anything: arrays, texts, modules (their source), paths of files (their content).
"""
import hashlib
import os
import pickle
import sys
import time
from pathlib import Path
from types import ModuleType

import numpy as np

FOLDER = Path(__file__).resolve().parent.parent / "build" / "train"


def say(*words):
    print(time.strftime("%H:%M:%S"), *words, file=sys.stderr, flush=True)


def feed(sha, part):
    if isinstance(part, np.ndarray):
        sha.update(f"{part.dtype}{part.shape}".encode())
        sha.update(np.ascontiguousarray(part))
    elif isinstance(part, ModuleType):
        feed(sha, Path(part.__file__))
    elif isinstance(part, Path):
        sha.update(part.read_bytes())
    elif isinstance(part, (list, tuple)):
        sha.update(f"[{len(part)}".encode())
        for one in part:
            feed(sha, one)
    else:
        sha.update(repr(part).encode() + b"\0")


def key_of(*parts):
    sha = hashlib.sha256()
    for part in parts:
        feed(sha, part)
    return sha.hexdigest()[:24]


def get(name, key, make):
    path = FOLDER / "cache" / f"{name}-{key}.pkl"
    if path.exists():
        return pickle.loads(path.read_bytes())
    start = time.time()
    value = make()
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_suffix(f".{os.getpid()}")
    part.write_bytes(pickle.dumps(value, protocol=4))
    part.replace(path)
    say(name, f"{time.time() - start:.1f} s")
    return value
