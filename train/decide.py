"""The page's decision, as src/judge/decide.c makes it, on all pages at once.

In: for each row its page, the probability that it belongs and its words. Out: which rows are kept,
and the word F1 expected of each page. The blocks of a page are taken from the surest down as long
as the expected F grows; blocks of one class of probability go together. A page of which under FEW
words would be kept at an expected F1 under DOUBTFUL gives nothing, nor does one of under SHORT words at
one under WORSE. Scores of blocks alike are drawn together before, as src/judge/level.c does, and echoes,
as src/judge/echoes.c has them, have no part in it.
"""
import numpy as np

CLASSES = 256  # of probability, as src/judge/decide.h has them
NONE = 2 ** 32 - 1
FEWEST_ALIKE, PARTS = 3, 4
FEWEST_WORDS = 4  # of a text that can have an echo
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


def level(scores, page, alike):
    """Scores drawn towards the mean of those alike, to the very numbers of the C code."""
    listed = np.flatnonzero(np.asarray(alike) != NONE)
    key = page[listed].astype(np.int64) << 32 | alike[listed]
    _, group, count = np.unique(key, return_inverse=True, return_counts=True)
    several = count[group] >= FEWEST_ALIKE
    sums = np.zeros(len(count), dtype=np.int64)
    np.add.at(sums, group, scores[listed].astype(np.int64))
    mean = sums // count
    levelled = np.array(scores, dtype=np.int64)
    own = levelled[listed]
    levelled[listed] = np.where(several, (own + (PARTS - 1) * mean[group]) // PARTS, own)
    return levelled.astype(np.int32)


def find_copies(dump):
    """Rows of one text on one page, for each text that stands there twice or more."""
    copies = []
    for page, (start, end) in enumerate(zip(dump.starts[:-1], dump.starts[1:])):
        places = {}
        for row, text in zip(range(start, end), dump.texts(page)):
            if dump.words[row] >= FEWEST_WORDS:
                places.setdefault(text, []).append(row)
        copies += [np.array(rows) for rows in places.values() if len(rows) > 1]
    return copies


def find_echoes(scores, copies, around, cell):
    """Which rows have a copy that scores better and stands in another container. A cell has none."""
    echo = np.zeros(len(scores), dtype=bool)
    for rows in copies:
        best = rows[np.argmax(scores[rows])]
        echo[rows[around[rows] != around[best]]] = True
    return echo & ~cell


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
