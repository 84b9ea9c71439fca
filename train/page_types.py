"""Forests that tell a page's type: one for each type against all others.

In: the page's own features (bytes) and the types that wcxb's truth gives; fundus's pages are
articles. Out: seven forests; the type is the one whose forest says most.
"""
import numpy as np

import forest
from export import TYPES

OPTIONS = forest.Options(trees=40, leaves=8, columns_seen=0.5, least_rows=10)
FUNDUS = 0.3  # what a page of fundus counts beside one of wcxb


def fit(features, labels, pages):
    """pages: indices of pages that may teach."""
    types = np.array([labels.pages[p].type for p in pages])
    known = types != ""
    pages, types = pages[known], types[known]
    weight = np.array([1.0 if labels.pages[p].set == "wcxb" else FUNDUS for p in pages])
    return [forest.fit(features[pages], (types == name).astype(np.float32), weight, OPTIONS)
            for name in TYPES]


def tell(types, features):
    scores = np.stack([forest.score(one, features) for one in types], axis=1)
    return np.array(TYPES)[scores.argmax(axis=1)]
