"""Fits a forest of oblivious trees over byte columns, as src/judge/forest.h has them.

In: rows of features (u1), soft labels, weights. Out: a Forest of bytes and two whole numbers, and
`score`, which gives the very numbers that the C code gives.

CatBoost grows the trees: its symmetric trees are oblivious. On whole numbers a border b and the
byte floor(b) ask the same. Leaves become int8 with one multiplier for the forest, which costs less
than a hundredth of a log-odd over all trees. Seed and thread count are fixed, because both are part
of the result.
"""
import json
import tempfile
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from catboost import CatBoostClassifier, Pool

THREADS = 2
LAST_THRESHOLD = 254
ONE = 1024  # of a score: a log-odd


@dataclass(frozen=True)
class Options:
    trees: int = 160
    depth: int = 6
    rate: float = 0.1
    l2: float = 6.0
    columns_seen: float = 0.5   # share of columns that each level of a tree may choose from
    rows_seen: float = 0.7      # share of rows that each tree sees
    borders: int = 64
    seed: int = 1
    columns: tuple = ()         # the only columns to use; empty: all
    threads: int = THREADS


@dataclass
class Forest:
    depth: int
    columns: np.ndarray     # u1 [trees, depth]
    thresholds: np.ndarray  # u1 [trees, depth]
    leaves: np.ndarray      # i1 [trees, 1 << depth]
    bias: int
    multiplier: int

    @property
    def trees(self):
        return len(self.columns)


EMPTY = Forest(1, np.zeros((0, 1), np.uint8), np.zeros((0, 1), np.uint8),
               np.zeros((0, 2), np.int8), 0, 0)


def fit(features, label, weight, options=Options()):
    """features: u1 [rows, columns] of the rows that teach alone."""
    if features.shape[1] > 256:
        raise ValueError("a column's number must fit a byte")
    used = list(options.columns) or list(range(features.shape[1]))
    unused = sorted(set(range(features.shape[1])) - set(used))
    model = CatBoostClassifier(
        loss_function="CrossEntropy", iterations=options.trees, depth=options.depth,
        learning_rate=options.rate, l2_leaf_reg=options.l2, rsm=options.columns_seen,
        bootstrap_type="Bernoulli", subsample=options.rows_seen, border_count=options.borders,
        random_seed=options.seed, thread_count=options.threads, boosting_type="Plain",
        leaf_estimation_iterations=1, score_function="L2", random_strength=0,
        allow_writing_files=False, verbose=False, ignored_features=unused)
    scaled = weight / weight.mean()
    # CatBoost keeps numbers of four bytes: bytes as such are read as they are.
    pool = Pool(np.asarray(features, dtype=np.float32), label=label.astype(np.float32),
                weight=scaled.astype(np.float32), thread_count=options.threads)
    model.fit(pool)
    return from_catboost(model, options.depth)


def from_catboost(model, depth):
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        grown = json.loads(path.read_text())
    flat = {f["feature_index"]: f["flat_feature_index"]
            for f in grown["features_info"]["float_features"]}
    scale, bias = grown["scale_and_bias"]
    trees = grown["oblivious_trees"]
    columns = np.zeros((len(trees), depth), np.uint8)
    thresholds = np.full((len(trees), depth), LAST_THRESHOLD, np.uint8)
    values = np.zeros((len(trees), 1 << depth))
    for i, tree in enumerate(trees):
        splits = tree["splits"] or []
        for k, split in enumerate(splits):
            columns[i, k] = flat[split["float_feature_index"]]
            thresholds[i, k] = min(LAST_THRESHOLD, int(np.floor(split["border"])))
        # A tree that stayed smaller has the same leaves whatever its further levels say.
        values[i] = np.resize(tree["leaf_values"], 1 << depth)
    return quantise(depth, columns, thresholds, values * scale, float(np.ravel(bias)[0]))


def quantise(depth, columns, thresholds, values, bias):
    unit = max(float(np.abs(values).max(initial=0)) / 127, 1e-6)
    leaves = np.rint(values / unit).astype(np.int8)
    return Forest(depth, columns, thresholds, leaves, round(bias * ONE), round(unit * ONE * 65536))


def score(forest, features, chunk=65536):
    """Log-odds in 1/1024 of each row, the same whole numbers as in C."""
    total = np.zeros(len(features), dtype=np.int64)
    for at in range(0, len(features), chunk):
        columns = np.ascontiguousarray(np.asarray(features[at:at + chunk]).T)
        part = np.zeros(columns.shape[1], dtype=np.int64)
        for tree in range(forest.trees):
            index = np.zeros(columns.shape[1], dtype=np.uint8)
            for level in range(forest.depth):
                above = columns[forest.columns[tree, level]] > forest.thresholds[tree, level]
                index |= above.view(np.uint8) << np.uint8(level)
            part += forest.leaves[tree][index]
        total[at:at + chunk] = part
    product = total * forest.multiplier
    # C's division drops the rest, also below zero.
    divided = np.where(product < 0, -(-product // 65536), product // 65536)
    return np.clip(forest.bias + divided, -2 ** 31, 2 ** 31 - 1).astype(np.int32)


def importance(forest, count):
    """How much each column moves leaves: the differences between the sides of its splits."""
    total = np.zeros(count)
    for tree in range(forest.trees):
        leaves = forest.leaves[tree].astype(float)
        index = np.arange(len(leaves))
        for level in range(forest.depth):
            total[forest.columns[tree, level]] += np.abs(
                leaves[index | 1 << level] - leaves[index & ~(1 << level)]).mean()
    return total / max(total.sum(), 1e-9)


def with_options(options, **changes):
    return replace(options, **changes)
