"""Fits a forest of small trees over byte columns, as src/judge/forest.h has them.

In: rows of features (u1), soft labels, weights. Out: a Forest of bytes and two whole numbers, and
`score`, which gives the very numbers that the C code gives.

LightGBM grows the trees, each time at the leaf that gains most. On whole numbers its border and the
byte below it ask the same. Of the rows some are drawn, those that weigh more sooner, and what is
drawn weighs more by as much: a fifth of the rows teaches as well as all. Leaves become int8 with
one multiplier for the forest, which costs about a hundredth of a log-odd over all trees.

A fit is one thread: its loops are too short to be shared, and where another program is at work its
threads would wait for each other ten times as long. Who has two cores fits two forests.
"""
from dataclasses import dataclass, replace

import lightgbm
import numpy as np

LAST_THRESHOLD = 254
MOST_LEAVES = 32
MOST_STACK = 8
ONE = 1024  # of a score: a log-odd
LEFT_IS_LEAF, RIGHT_IS_LEAF, RIGHT_FIRST = 1, 2, 4  # in a node's kind


@dataclass(frozen=True)
class Options:
    trees: int = 160
    leaves: int = 28
    rate: float = 0.1
    l2: float = 5.0
    columns_seen: float = 0.4   # share of columns that each tree sees
    rows_seen: float = 0.7      # share of rows that each tree sees
    least_rows: int = 40        # of a leaf
    rows: int = 300000          # about how many are drawn to teach
    seed: int = 1
    random: bool = False        # borders are drawn and not searched for
    columns: tuple = ()         # the only columns to use; empty: all


@dataclass
class Forest:
    """Trees as programs: inner nodes in the order they are computed in, children first."""

    sizes: np.ndarray       # u1 [trees]: leaves of each
    kinds: np.ndarray       # u1 [nodes]
    columns: np.ndarray     # u1 [nodes]
    thresholds: np.ndarray  # u1 [nodes]: above it a row goes right
    leaves: np.ndarray      # i1: in the order in which nodes take them
    bias: int
    multiplier: int

    @property
    def trees(self):
        return len(self.sizes)


EMPTY = Forest(*(np.zeros(0, np.uint8) for _ in range(4)), np.zeros(0, np.int8), 0, 0)


def draw(weight, options):
    """Which rows teach, and what each then weighs."""
    chance = np.minimum(1, weight / weight.sum() * options.rows)
    drawn = np.flatnonzero(np.random.default_rng(options.seed).random(len(weight)) < chance)
    kept = weight[drawn] / chance[drawn]
    return drawn, kept / kept.mean()


def fit(features, label, weight, options=Options()):
    """features: u1 [rows, columns] of the rows that teach alone."""
    if features.shape[1] > 256:
        raise ValueError("a column's number must fit a byte")
    if options.leaves > MOST_LEAVES:
        raise ValueError("src/judge/forest.h sets the most leaves of a tree")
    used = np.array(options.columns or range(features.shape[1]))
    drawn, weight = draw(weight, options)
    label = label[drawn]
    mean = np.clip(np.average(label, weights=weight), 1e-6, 1 - 1e-6)
    start = float(np.log(mean / (1 - mean)))
    booster = grow(features[drawn][:, used], label, weight, start, options)
    return from_lightgbm(booster.model_to_string(), used, start)


def grow(features, label, weight, start, options):
    parameters = {
        "objective": "cross_entropy", "num_leaves": options.leaves, "learning_rate": options.rate,
        "feature_fraction": options.columns_seen, "bagging_fraction": options.rows_seen,
        "bagging_freq": 1, "min_data_in_leaf": options.least_rows, "min_sum_hessian_in_leaf": 5,
        "lambda_l2": options.l2, "max_bin": 255, "boost_from_average": False, "use_missing": False,
        "extra_trees": options.random, "extra_seed": options.seed,
        "deterministic": True, "force_row_wise": True, "seed": options.seed,
        "num_threads": 1, "verbosity": -1}
    data = lightgbm.Dataset(features, label=label.astype(np.float32),
                            weight=weight.astype(np.float32),
                            init_score=np.full(len(label), start))
    return lightgbm.train(parameters, data, num_boost_round=options.trees)


class Tree:
    """A tree as LightGBM writes it; a child below zero is the leaf ~child."""

    def __init__(self, text):
        fields = dict(line.split("=", 1) for line in text.splitlines() if "=" in line)
        whole = {name: [int(v) for v in fields.get(name, "").split()]
                 for name in ("split_feature", "left_child", "right_child", "decision_type")}
        self.column, self.left, self.right = (whole[name] for name in
                                              ("split_feature", "left_child", "right_child"))
        self.threshold = [float(v) for v in fields.get("threshold", "").split()]
        self.values = [float(v) for v in fields["leaf_value"].split()]
        # Bit 0 is a split by category, bits 2 and 3 are a way of their own for what is missing.
        if any(kind & 13 for kind in whole["decision_type"]):
            raise ValueError("a split that is no comparison")

    def program(self):
        """Inner nodes in the order they are computed in, with kinds, and the leaves they take. Of
        two inner children the one that needs more rows of stack comes first."""
        if not self.column:
            return [], [], [0]
        need, order, kinds = self.needs(), [], {}
        waiting = [(0, False)]
        while waiting:
            node, children_done = waiting.pop()
            if children_done:
                order.append(node)
                continue
            left, right = self.left[node], self.right[node]
            first, second = left, right
            kinds[node] = LEFT_IS_LEAF * (left < 0) + RIGHT_IS_LEAF * (right < 0)
            if not kinds[node] and need[right] > need[left]:
                first, second = right, left
                kinds[node] = RIGHT_FIRST
            waiting += [(node, True)] + [(c, False) for c in (second, first) if c >= 0]
        leaves = [~c for node in order for c in (self.left[node], self.right[node]) if c < 0]
        return order, [kinds[node] for node in order], leaves

    def needs(self):
        """Rows of stack that each inner node needs. A child's number is above its parent's."""
        need = [1] * len(self.column)
        for node in reversed(range(len(need))):
            inner = sorted(need[c] for c in (self.left[node], self.right[node]) if c >= 0)
            if inner:
                need[node] = max(inner[-1], inner[0] + 1 if len(inner) == 2 else 1)
        return need


def from_lightgbm(text, used, start):
    trees = [Tree(part) for part in text.split("end of trees")[0].split("\nTree=")[1:]]
    kinds, columns, thresholds, values, sizes = [], [], [], [], []
    for tree in trees:
        order, kind, leaves = tree.program()
        kinds += kind
        columns += [int(used[tree.column[node]]) for node in order]
        thresholds += [min(LAST_THRESHOLD, int(np.floor(tree.threshold[node]))) for node in order]
        values += [tree.values[leaf] for leaf in leaves]
        sizes.append(len(leaves))
    return quantise(sizes, kinds, columns, thresholds, np.array(values), start)


def quantise(sizes, kinds, columns, thresholds, values, bias):
    unit = max(float(np.abs(values).max(initial=0)) / 127, 1e-6)
    made = Forest(*(np.array(part, np.uint8) for part in (sizes, kinds, columns, thresholds)),
                  np.rint(values / unit).astype(np.int8), round(bias * ONE),
                  round(unit * ONE * 65536))
    if stack_need(made) > MOST_STACK:
        raise ValueError("a tree needs more rows of stack than the C code has")
    return made


def programs(forest):
    """Of each tree: its nodes as (kind, column, threshold), and its leaves."""
    nodes = list(zip(forest.kinds.tolist(), forest.columns.tolist(), forest.thresholds.tolist()))
    node = leaf = 0
    for size in forest.sizes.tolist():
        yield nodes[node:node + size - 1], forest.leaves[leaf:leaf + size]
        node, leaf = node + size - 1, leaf + size


def stack_need(forest):
    """The most rows that lie on the stack at once; an error where a program is not well formed."""
    most = 0
    for nodes, leaves in programs(forest):
        depth = taken = 0
        for kind, _, _ in nodes:
            from_leaves = bool(kind & LEFT_IS_LEAF) + bool(kind & RIGHT_IS_LEAF)
            taken += from_leaves
            depth += from_leaves - 1
            if depth < 1:
                raise ValueError("a node has nothing to take")
            most = max(most, depth)
        if nodes and (depth, taken) != (1, len(leaves)):
            raise ValueError("a tree leaves rows or leaves over")
    return most


def tree_scores(nodes, leaves, columns):
    """The leaf's value of each row: the nodes in turn, with a stack."""
    stack, taken = [], iter(leaves)
    for kind, column, threshold in nodes:
        left = next(taken) if kind & LEFT_IS_LEAF else None
        right = next(taken) if kind & RIGHT_IS_LEAF else None
        if kind & RIGHT_FIRST:
            left = stack.pop() if left is None else left
        right = stack.pop() if right is None else right
        left = stack.pop() if left is None else left
        stack.append(np.where(columns[column] > threshold, right, left))
    return stack.pop() if stack else leaves[0]


def score(forest, features, chunk=8192):
    """Log-odds in 1/1024 of each row, the same whole numbers as in C."""
    trees = list(programs(forest))
    total = np.zeros(len(features), dtype=np.int64)
    for at in range(0, len(features), chunk):
        columns = np.ascontiguousarray(np.asarray(features[at:at + chunk]).T)
        part = np.zeros(columns.shape[1], dtype=np.int32)
        for nodes, leaves in trees:
            part += tree_scores(nodes, leaves, columns)
        total[at:at + chunk] = part
    product = total * forest.multiplier
    # C's division drops the rest, also below zero.
    divided = np.where(product < 0, -(-product // 65536), product // 65536)
    return np.clip(forest.bias + divided, -2 ** 31, 2 ** 31 - 1).astype(np.int32)


def importance(forest, count):
    """How much each column moves leaves: what lies between the means of its splits' two sides."""
    total = np.zeros(count)
    for nodes, leaves in programs(forest):
        stack, taken = [], iter(leaves.tolist())
        for kind, column, _ in nodes:
            sides = [float(next(taken)) if kind & bit else None
                     for bit in (LEFT_IS_LEAF, RIGHT_IS_LEAF)]
            for side in ((0, 1) if kind & RIGHT_FIRST else (1, 0)):
                sides[side] = stack.pop() if sides[side] is None else sides[side]
            total[column] += abs(sides[1] - sides[0])
            stack.append(sum(sides) / 2)
    return total / max(total.sum(), 1e-9)


def with_options(options, **changes):
    return replace(options, **changes)
