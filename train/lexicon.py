"""Learns weights of tokens: which words of classes, headings and texts speak for a block.

In: a dump's tokens (hashes), labels, row weights, and which pages may teach. Out: a Lexicon, the
log-odds of the tokens that matter most, in sixteenths.

A row's tokens are its own and those of all containers around it, counted as often as they come,
which is how the C code sums them. The model is a logistic regression with an L2 penalty. Rows share
most of what is around them, so each container's tokens are kept once: sums go down the chains of
containers level by level, and the gradient up; that makes a fit some seconds. A token of fewer than
SITES sites is left out: it would know the site, not the thing.
"""
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix
from threadpoolctl import threadpool_limits

SITES = 3
KEEP = 20000
LEAST = 2  # the least weight that is kept: smaller ones say too little for their place
PENALTY = 3.0
ROUNDS = 60
UNIT = 16
NONE = 0xFFFFFFFF
BUCKET_SHIFT, TAG_SHIFT, BUCKETS = 22, 6, 1024


@dataclass
class Lexicon:
    hashes: np.ndarray   # u4, ascending
    weights: np.ndarray  # i1, log-odds in 1/16

    def table(self):
        """starts, tags and weights as src/judge/lexicon.h has them; of two tokens whose kept bits
        are one, the first stays."""
        short = self.hashes >> TAG_SHIFT
        _, first = np.unique(short, return_index=True)
        short = short[first].astype(np.int64)
        starts = np.searchsorted(short >> 16, np.arange(BUCKETS + 1))
        return starts, short & 0xFFFF, self.weights[first]


class Bags:
    """The tokens of all rows: own ones by row, and those that a chain adds to the one above it."""

    def __init__(self, dump):
        own_starts = np.asarray(dump.row_token_starts, dtype=np.int64)
        own = np.asarray(dump.row_tokens)
        self.chain, self.above, self.levels, added_starts, added = chains(dump)
        self.vocabulary, number = np.unique(np.concatenate([own, added]), return_inverse=True)
        width = len(self.vocabulary)
        self.own = counts(number[:len(own)], own_starts, (len(own_starts) - 1, width))
        self.added = counts(number[len(own):], added_starts, (len(self.above), width))

    def sum_down(self, values):
        """What each chain adds, summed from the outermost in. Changes `values`."""
        for start, end in self.levels[1:]:
            values[start:end] += values[self.above[start:end]]
        return values

    def sum_up(self, values):
        """The other way: what comes to each chain and to all that lie in it."""
        for (first, _), (start, end) in zip(self.levels[-2::-1], self.levels[:0:-1]):
            values[first:start] += np.bincount(self.above[start:end] - first, values[start:end],
                                               start - first)
        return values


def counts(tokens, starts, shape):
    matrix = csr_matrix((np.ones(len(tokens), np.float32), tokens.astype(np.int32), starts), shape)
    matrix.sum_duplicates()
    return matrix


def chains(dump):
    """Every different chain of containers once, the outer ones first: each row's chain, the chain
    above each, where each level begins and ends, and the tokens that each adds."""
    parent = np.asarray(dump.container_parent)
    starts = np.asarray(dump.container_token_starts, dtype=np.int64)
    tokens = np.asarray(dump.container_tokens)
    known, above, depth, added = {(): 0}, [0], [0], [tokens[:0]]
    place = np.zeros(len(parent), np.int64)
    bounds = starts.tolist()
    for container, outer in enumerate(parent.tolist()):
        upper = 0 if outer == NONE else int(place[outer])
        own = tokens[bounds[container]:bounds[container + 1]]
        found = known.setdefault((upper, own.tobytes()), len(above))
        if found == len(above):
            above.append(upper)
            depth.append(depth[upper] + 1)
            added.append(own)
        place[container] = found
    order = np.argsort(depth, kind="stable")
    rank = np.empty_like(order)
    rank[order] = np.arange(len(order))
    ends = np.cumsum(np.bincount(depth))
    sizes = np.array([len(added[i]) for i in order])
    return (rank[place[np.asarray(dump.row_container)]], rank[np.array(above)[order]],
            list(zip(np.append(0, ends[:-1]).tolist(), ends.tolist())),
            np.append(0, np.cumsum(sizes)), np.concatenate([added[i] for i in order]))


def count_sites(bags, rows, site):
    """On how many sites each token is, among `rows`; site: a number for each row."""
    seen = []
    pairs = distinct(bags.chain[rows] << 24 | site[rows])
    while len(pairs):
        seen.append(tokens_of_pairs(bags.added, pairs))
        inner = pairs[pairs >> 24 > 0]
        pairs = distinct(bags.above[inner >> 24] << 24 | inner & 0xFFFFFF)
    seen.append(tokens_of_pairs(bags.own, rows.astype(np.int64) << 24 | site[rows]))
    both = distinct(np.concatenate(seen))
    return np.bincount(both >> 24, minlength=len(bags.vocabulary))


def tokens_of_pairs(part, pairs):
    """Of pairs of a matrix's row and a site: the different pairs of a token and a site."""
    matrix = part[pairs >> 24]
    where = np.repeat(pairs & 0xFFFFFF, np.diff(matrix.indptr))
    return distinct(matrix.indices.astype(np.int64) << 24 | where)


def distinct(values):
    """As np.unique, by sorting, which here takes a tenth of the time of its table."""
    values = np.sort(values)
    return values[np.append(True, values[1:] != values[:-1])] if len(values) else values


def fit(bags, rows, label, weight, site, keep=KEEP, penalty=PENALTY, sites=SITES,
        total=None):
    """rows: indices of rows that teach; total: what the weights sum up to, by default how many
    different chains there are; label, weight and site are of all rows."""
    spread = count_sites(bags, rows, site)
    columns = np.flatnonzero(spread >= sites)
    solution = regress(bags, rows, columns, label[rows], weight[rows], penalty, total)
    whole = np.clip(np.rint(solution * UNIT), -127, 127)
    use = np.where(np.abs(whole) >= LEAST, np.abs(whole) * spread[columns], 0)
    best = np.argsort(-use, kind="stable")[:keep]
    best = np.sort(best[use[best] > 0])
    return Lexicon(bags.vocabulary[columns[best]], whole[best].astype(np.int8))


def regress(bags, rows, columns, y, s, penalty, total=None):
    """The weights that the penalised likelihood is best at, the intercept left out."""
    # In eight bytes as the weights are: else each product would make them so anew.
    own = bags.own[rows][:, columns].astype(np.float64).tocsr()
    added = bags.added[:, columns].astype(np.float64).tocsr()
    own_t, added_t = own.T.tocsr(), added.T.tocsr()
    chain, width = bags.chain[rows], len(columns)
    s = s / s.sum() * (total or len(np.unique(chain)))

    def loss(w):
        z = own @ w[:width] + bags.sum_down(added @ w[:width])[chain] + w[width]
        p = 1 / (1 + np.exp(-z))
        error = s * (p - y)
        value = (s * (np.logaddexp(0, z) - y * z)).sum() + penalty / 2 * (w[:width] ** 2).sum()
        slope = own_t @ error + added_t @ bags.sum_up(np.bincount(chain, error, len(bags.above)))
        return value, np.append(slope + penalty * w[:width], error.sum())

    # Its vectors are too short for two threads, and the sums must not hang on their number.
    with threadpool_limits(limits=1):
        return minimize(loss, np.zeros(width + 1), jac=True, method="L-BFGS-B",
                        options={"maxiter": ROUNDS, "maxcor": 8}).x[:width]


def points(lexicon, bags):
    """Each row's sum of weights, own and chain, for tests and quick looks."""
    weight = np.zeros(len(bags.vocabulary))
    found = np.searchsorted(bags.vocabulary, lexicon.hashes)
    there = (found < len(bags.vocabulary))
    there[there] &= bags.vocabulary[found[there]] == lexicon.hashes[there]
    weight[found[there]] = lexicon.weights[there]
    return bags.own @ weight, bags.sum_down(bags.added @ weight)[bags.chain]
