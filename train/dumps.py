"""What train/dump.c wrote, as arrays.

A dump is a folder of .npy files, one row a block, pages one after another. `load` maps them, so
that a part that is not asked for costs nothing; a list of parts is at the head of dump.c.
"""
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import numpy as np


@dataclass
class Names:
    """The features: a name, a level and a unit each; those of level 1 come first."""

    name: list
    level: np.ndarray
    unit: list

    def of_level(self, level):
        return np.flatnonzero(self.level <= level)


def read_names(path):
    fields = [line.split("\t") for line in path.read_text().splitlines() if line]
    return Names([f[0] for f in fields], np.array([int(f[1]) for f in fields], dtype=int),
                 [f[2] if len(f) > 2 else "" for f in fields])


class Dump:
    """A folder's arrays by name (`dump.words`), and the pages' places in them."""

    def __init__(self, folder):
        self.folder = Path(folder)
        lines = [line.split("\t") for line in (self.folder / "pages.tsv").read_text().splitlines()]
        self.paths = [line[0] for line in lines]
        self.first = np.array([int(line[1]) for line in lines], dtype=np.int64)
        self.rows = np.array([int(line[2]) for line in lines], dtype=np.int64)
        self.keys = [page_key(path) for path in self.paths]

    def __getattr__(self, name):
        if name.startswith("_") or name == "folder":
            raise AttributeError(name)
        path = self.folder / f"{name}.npy"
        if not path.exists():
            raise AttributeError(f"{path} is not there")
        value = np.load(path, mmap_mode="r")
        self.__dict__[name] = value
        return value

    @cached_property
    def names(self):
        return read_names(self.folder / "names.txt")

    @cached_property
    def page_names(self):
        return [line.split("\t")[0] for line in
                (self.folder / "page_names.txt").read_text().splitlines() if line]

    @cached_property
    def count(self):
        return int(self.rows.sum())

    @cached_property
    def page(self):
        """The page of each row."""
        return np.repeat(np.arange(len(self.rows)), self.rows)

    @cached_property
    def starts(self):
        """Where each page's rows begin, and the end."""
        return np.concatenate([[0], np.cumsum(self.rows)])

    def texts(self, page):
        """The texts of a page's blocks."""
        places = self.text_starts[self.first[page]:self.first[page] + self.rows[page] + 1]
        whole = self.all_texts
        return [whole[int(a):int(b)].decode("utf-8", "replace")
                for a, b in zip(places[:-1], places[1:])]

    @cached_property
    def all_texts(self):
        return (self.folder / "texts.bin").read_bytes()


def page_key(path):
    """'wcxb/0001' of '.../wcxb/pages/0001.html.gz'."""
    parts = Path(path).parts
    return f"{parts[-3]}/{parts[-1].split('.html')[0]}"


def load(folder):
    return Dump(folder)
