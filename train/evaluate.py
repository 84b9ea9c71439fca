"""Scores a choice of blocks as the sets' own scorer does, fast enough for experiments.

In: a dump, its Labels and a mask of kept rows. Out: word F1 a page (the multisets of lower-case
words, an empty truth counting as 1 when nothing is kept), the means by set, by page type of wcxb
and by language, the F1 of trafilatura's snippets, and how well calibrated the confidence is.

The words of all pages are numbered once; a score is then a few sums over one array.
"""
from collections import Counter

import numpy as np

from labels import fold_spaces, words_of

BINS = 10


class Scorer:
    def __init__(self, dump, labels):
        self.starts = dump.starts
        self.pages = labels.pages
        self.sets = np.array([p.set for p in labels.pages])
        self.types = np.array([p.type for p in labels.pages])
        self.languages = np.array([p.language for p in labels.pages])
        self.scored = np.array([p.text is not None for p in labels.pages])
        self._number_words(dump)
        self._fold_snippet_pages(dump)

    def _number_words(self, dump):
        word, row, wanted, key_starts, whole = [], [], [], [0], []
        for page, truth in enumerate(self.pages):
            bag = Counter(words_of(truth.text)) if truth.text else Counter()
            number = {w: i + key_starts[-1] for i, w in enumerate(bag)}
            counts = list(bag.values())
            if truth.text is not None:
                for i, text in enumerate(dump.texts(page)):
                    found = words_of(text)
                    for w in found:
                        if w not in number:
                            number[w] = key_starts[-1] + len(number)
                            counts.append(0)
                        word.append(number[w])
                    row.append((self.starts[page] + i, len(found)))
            wanted += counts
            key_starts.append(len(wanted))
            whole.append(sum(bag.values()))
        rows = np.array(row, dtype=np.int64).reshape(-1, 2)
        self.word = np.array(word, dtype=np.int64)
        self.word_row = np.repeat(rows[:, 0], rows[:, 1])
        self.wanted = np.array(wanted, dtype=np.int64)
        self.key_starts = np.array(key_starts)
        self.whole = np.array(whole)

    def _fold_snippet_pages(self, dump):
        self.snippet_texts = {
            page: [fold_spaces(t) for t in dump.texts(page)]
            for page, truth in enumerate(self.pages) if truth.text is None}
        self.snippets = {
            page: ([fold_spaces(s) for s in self.pages[page].present],
                   [fold_spaces(s) for s in self.pages[page].absent])
            for page in self.snippet_texts}

    def page_f1(self, kept):
        """Word F1 of each page; nan where the truth is snippets."""
        have = np.bincount(self.word[kept[self.word_row]], minlength=len(self.wanted))
        sums = lambda values: np.diff(np.concatenate([[0], np.cumsum(values)])[self.key_starts])
        overlap, words = sums(np.minimum(have, self.wanted)), sums(have)
        both = words + self.whole
        f1 = np.where(both > 0, 2 * overlap / np.maximum(both, 1), 1.0)
        return np.where(self.scored, f1, np.nan)

    def page_precision_recall(self, kept):
        have = np.bincount(self.word[kept[self.word_row]], minlength=len(self.wanted))
        sums = lambda values: np.diff(np.concatenate([[0], np.cumsum(values)])[self.key_starts])
        overlap = sums(np.minimum(have, self.wanted))
        return overlap / np.maximum(sums(have), 1), overlap / np.maximum(self.whole, 1)

    def snippet_f1(self, kept, pages=None):
        found = missed = wrong = 0
        for page, texts in self.snippet_texts.items():
            if pages is not None and not pages[page]:
                continue
            mask = kept[self.starts[page]:self.starts[page + 1]]
            text = " ".join(t for t, k in zip(texts, mask) if k)
            present, absent = self.snippets[page]
            hits = sum(s in text for s in present)
            found, missed = found + hits, missed + len(present) - hits
            wrong += sum(s in text for s in absent)
        return 2 * found / max(1, 2 * found + missed + wrong)

    def report(self, kept, expected=None, least=5):
        """{measure: figure}, in the order of the table."""
        f1 = self.page_f1(kept)
        table = {name: f1[self.sets == name].mean() for name in dict.fromkeys(self.sets)
                 if self.scored[self.sets == name].any()}
        if self.snippet_texts:
            table["trafilatura"] = self.snippet_f1(kept)
        wcxb = self.sets == "wcxb"
        for kind in sorted(set(self.types[wcxb])):
            table[f"wcxb {kind}"] = f1[wcxb & (self.types == kind)].mean()
        if expected is not None:
            table["calibration error"] = calibration_error(expected, f1)
        for language, n in Counter(self.languages[self.scored].tolist()).most_common():
            if n >= least:
                here = self.scored & (self.languages == language)
                table[f"language {language} ({n})"] = f1[here].mean()
        return {name: round(float(value), 4) for name, value in table.items()}


def calibration_error(confidence, f1):
    """Expected calibration error over ten bins, of the pages that give a text."""
    there = ~np.isnan(f1) & (confidence > 0)
    confidence, f1 = confidence[there], f1[there]
    place = np.minimum((confidence * BINS).astype(int), BINS - 1)
    return sum(abs(confidence[place == b].sum() - f1[place == b].sum()) for b in range(BINS)) \
        / max(1, len(f1))


def show(table):
    return "\n".join(f"{name:24} {value:.4f}" for name, value in table.items())
