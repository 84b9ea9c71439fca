"""Learns weights of tokens: which words of classes, headings and texts speak for a block.

In: a dump's tokens (hashes), labels, row weights, and which pages may teach. Out: a Lexicon, the
log-odds of the tokens that matter most, in sixteenths.

A row's tokens are its own and those of all containers around it, counted as often as they come,
which is how the C code sums them. The model is a logistic regression with an L2 penalty. Rows under
one chain of containers share that chain's sum, so chains are kept once and the gradient goes
through them; that makes a fit some seconds. A token of fewer than SITES sites is left out: it would
know the site, not the thing.
"""
from dataclasses import dataclass

import numpy as np
from scipy.optimize import minimize
from scipy.sparse import csr_matrix

SITES = 3
KEEP = 20000
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
    """The tokens of all rows, as two sparse matrices: own tokens by row, chains by container."""

    def __init__(self, dump):
        self.own_starts = np.asarray(dump.row_token_starts, dtype=np.int64)
        own = np.asarray(dump.row_tokens)
        chain_starts, chain_tokens, self.chain = chains(dump)
        self.vocabulary, number = np.unique(np.concatenate([own, chain_tokens]),
                                            return_inverse=True)
        shape = (len(self.own_starts) - 1, len(self.vocabulary))
        self.own = counts(number[:len(own)], self.own_starts, shape)
        self.path = counts(number[len(own):], chain_starts, (len(chain_starts) - 1, shape[1]))


def counts(tokens, starts, shape):
    matrix = csr_matrix((np.ones(len(tokens), np.float32), tokens.astype(np.int32), starts), shape)
    matrix.sum_duplicates()
    return matrix


def chains(dump):
    """Every different chain of containers once: its tokens, and each row's chain."""
    parent = np.asarray(dump.container_parent)
    starts = np.asarray(dump.container_token_starts, dtype=np.int64)
    tokens = np.asarray(dump.container_tokens)
    wanted = np.zeros(len(parent), dtype=bool)
    wanted[np.asarray(dump.row_container)] = True
    known, lists, place = {(): 0}, [np.zeros(0, tokens.dtype)], np.zeros(len(parent), np.int64)
    for container, above in enumerate(parent.tolist()):
        upper = 0 if above == NONE else int(place[above])
        own = tokens[starts[container]:starts[container + 1]]
        key = (upper, own.tobytes())
        found = known.get(key)
        if found is None:
            found = known[key] = len(lists)
            lists.append(np.concatenate([lists[upper], own]))
        place[container] = found
    sizes = np.array([len(part) for part in lists])
    return (np.concatenate([[0], np.cumsum(sizes)]), np.concatenate(lists),
            place[np.asarray(dump.row_container)])


def count_sites(bags, rows, site):
    """On how many sites each token is, among `rows`; site: a number for each row."""
    seen = []
    for part, of_row in ((bags.own, rows), (bags.path, bags.chain[rows])):
        pairs = np.unique(of_row.astype(np.int64) << 24 | site[rows])
        matrix = part[pairs >> 24]
        where = np.repeat(pairs & 0xFFFFFF, np.diff(matrix.indptr))
        seen.append(np.unique(matrix.indices.astype(np.int64) << 24 | where))
    both = np.unique(np.concatenate(seen))
    return np.bincount(both >> 24, minlength=len(bags.vocabulary))


def fit(bags, rows, label, weight, site, keep=KEEP, penalty=PENALTY, sites=SITES):
    """rows: indices of rows that teach; label, weight and site are of all rows."""
    spread = count_sites(bags, rows, site)
    columns = np.flatnonzero(spread >= sites)
    chain, of_row = np.unique(bags.chain[rows], return_inverse=True)
    own, path = bags.own[rows][:, columns].tocsr(), bags.path[chain][:, columns].tocsr()
    solution = regress(own, path, of_row, label[rows], weight[rows], penalty)
    whole = np.clip(np.rint(solution * UNIT), -127, 127)
    use = np.abs(whole) * spread[columns]
    best = np.argsort(-use, kind="stable")[:keep]
    best = np.sort(best[use[best] > 0])
    return Lexicon(bags.vocabulary[columns[best]], whole[best].astype(np.int8))


def regress(own, path, of_row, y, s, penalty):
    """The weights that the penalised likelihood is best at, the intercept left out."""
    s = (s / s.sum() * len(np.unique(of_row))).astype(np.float64)
    # In eight bytes as the weights are: else each product would make them so anew.
    own, path = own.astype(np.float64), path.astype(np.float64)
    own_t, path_t = own.T.tocsr(), path.T.tocsr()
    width = own.shape[1]

    def loss(w):
        z = own @ w[:width] + (path @ w[:width])[of_row] + w[width]
        p = 1 / (1 + np.exp(-z))
        error = s * (p - y)
        value = (s * (np.logaddexp(0, z) - y * z)).sum() + penalty / 2 * (w[:width] ** 2).sum()
        slope = own_t @ error + path_t @ np.bincount(of_row, error, path.shape[0])
        return value, np.append(slope + penalty * w[:width], error.sum())

    return minimize(loss, np.zeros(width + 1), jac=True, method="L-BFGS-B",
                    options={"maxiter": ROUNDS, "maxcor": 8}).x[:width]


def points(lexicon, bags):
    """Each row's sum of weights, own and chain, for tests and quick looks."""
    weight = np.zeros(len(bags.vocabulary))
    found = np.searchsorted(bags.vocabulary, lexicon.hashes)
    there = (found < len(bags.vocabulary))
    there[there] &= bags.vocabulary[found[there]] == lexicon.hashes[there]
    weight[found[there]] = lexicon.weights[there]
    return bags.own @ weight, (bags.path @ weight)[bags.chain]
