"""The page's decision, as src/judge/decide.c makes it, on all pages at once.

In: for each row its page, the probability that it belongs and its words. Out: which rows are kept,
and the word F1 expected of each page. The blocks of a page are taken from the surest down as long
as the expected F grows; blocks of one class of probability go together. A page of which under FEW
words would be kept at an expected F1 under DOUBTFUL gives nothing, nor does one of under SHORT words at
one under WORSE.
"""
import numpy as np

CLASSES = 256  # of probability, as src/judge/decide.h has them
FEW, DOUBTFUL = 40, 0.5
SHORT, WORSE = 200, 0.4


def probability(scores):
    """Of log-odds in 1/1024, as forests give them."""
    return 1 / (1 + np.exp(-np.asarray(scores, dtype=np.float64) / 1024))


def decide(p, words, starts, beta=1.0):
    """starts: where each page's rows begin, and the end."""
    pages = len(starts) - 1
    page = np.repeat(np.arange(pages), np.diff(starts))
    place = np.minimum((np.asarray(p) * CLASSES).astype(np.int64), CLASSES - 1)
    order = np.lexsort((-place, page))
    q, w, place = p[order], words[order].astype(np.float64), place[order]
    taken, sure = within(np.cumsum(w), starts), within(np.cumsum(w * q), starts)
    whole = np.add.reduceat(np.append(w * q, 0), np.minimum(starts[:-1], len(q)))
    whole[np.diff(starts) == 0] = 0
    expected = (1 + beta ** 2) * sure / (taken + beta ** 2 * whole[page] + 1e-9)
    # A place inside a class is none to cut at.
    expected[np.flatnonzero((place[:-1] == place[1:]) & (page[:-1] == page[1:]))] = -1
    best, at = best_of(expected, page, starts)
    nothing = np.diff(starts) == 0
    if len(q):
        nothing |= (taken[at] < FEW) & (best < DOUBTFUL) | (taken[at] < SHORT) & (best < WORSE)
    last = np.where(nothing, -1, at)
    kept = np.zeros(len(p), dtype=bool)
    kept[order] = np.arange(len(p)) <= last[page]
    return kept, np.where(nothing, 0.0, best)


def within(sums, starts):
    """Running sums that begin anew on each page."""
    before = np.concatenate([[0], sums])[starts[:-1]]
    return sums - np.repeat(before, np.diff(starts))


def best_of(values, page, starts):
    """Each page's largest value and its first place."""
    pages = len(starts) - 1
    filled = np.diff(starts) > 0
    best, at = np.zeros(pages), np.zeros(pages, dtype=np.int64)
    best[filled] = np.maximum.reduceat(values, starts[:-1][filled])
    hits = np.flatnonzero(values == best[page])
    at[page[hits[::-1]]] = hits[::-1]
    return best, at
