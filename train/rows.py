"""What each row counts in training.

A row weighs the square root of its words, and all rows of a page together weigh one, times the
factor of its set: a long page is no better teacher than a short one.
"""
import numpy as np

# wcxb has most pages; the others bring kinds of pages and habits of their own: fundus the press of
# many countries, of which there are few pages. Trafilatura's have labels on a few blocks only.
FACTORS = {"wcxb": 1.0, "fundus": 1.5, "readability": 1.0, "trafilatura": 0.5}


def weights(dump, labels, factors=None):
    factors = {**FACTORS, **(factors or {})}
    factor = np.array([factors[p.set] for p in labels.pages]) * labels.usable
    raw = np.sqrt(np.asarray(dump.words, dtype=np.float64)) * labels.known
    whole = np.bincount(dump.page, raw, len(labels.pages))
    return raw * (factor / np.maximum(whole, 1e-9))[dump.page]


def site_numbers(dump, labels):
    _, number = np.unique([p.site for p in labels.pages], return_inverse=True)
    return number[dump.page]


def teaching(dump, labels, weight, out, most=None):
    """Rows of pages whose fold is not in `out`; at most `most` a page, those that weigh most."""
    rows = np.flatnonzero((weight > 0) & ~np.isin(labels.fold, list(out))[dump.page])
    if most is None:
        return rows
    page = dump.page[rows]
    order = np.lexsort((rows, -weight[rows], page))
    first = np.searchsorted(page[order], page[order])
    return np.sort(rows[order[np.arange(len(rows)) - first < most]])
