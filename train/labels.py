"""Labels of blocks: which share of a block's words belongs to the page's text, by the set's truth.

In: a dump's block texts and the truths. Out: Labels, for each row a label and whether it is known,
for each page what it is and its ceiling, the word F1 of the blocks that the labels choose.

A page's words are aligned to the truth's in order. Only words in a run of three that the truth has
too take part, so that single common words in a menu match nothing. What the order got wrong is then
repaired by what the score counts, the bag of words: blocks go in or out while the page's F1 grows,
and of two blocks of one text the one among chosen neighbours is taken. Trafilatura's snippets label
the blocks that hold them; all others of these pages are unknown.

Known limit: where a truth repeats a teaser or leaves half an article out, so do the labels.
"""
import multiprocessing
import re
from collections import Counter
from dataclasses import dataclass

import numpy as np
from rapidfuzz.distance import LCSseq

import folds
import truth as truths

WORD = re.compile(r"\w+")
RUN = 3               # words in a row that make a match more than chance
GRID = 1_500_000_000  # words of page times words of truth, beyond which order is not looked at
NEAR = 3              # blocks each side that vouch for a block
SHORT = 4             # words below which a block needs a neighbour's word to come in
LEAST_WORDS = 40      # of a page that may teach: test cases of one line are no pages
WORST_CEILING = 0.5   # below it the truth is of another page, or not in the page's HTML


@dataclass
class Labels:
    label: np.ndarray  # f4, a row each
    known: np.ndarray  # bool, a row each
    pages: list        # the Truth of each page
    fold: np.ndarray
    ceiling: np.ndarray  # word F1 of the chosen blocks; nan where the truth is snippets
    usable: np.ndarray   # may teach


def words_of(text):
    return WORD.findall(text.lower())


def grams(ids, size):
    """A number for each run of `size` ids; ids are below 2^21."""
    value = np.zeros(len(ids) - size + 1, dtype=np.int64)
    for k in range(size):
        value = value << 21 | ids[k:len(ids) - size + 1 + k]
    return value


def covered_words(page, owner, wanted):
    """Which words of the page stand in a run that the truth has: RUN words, or a whole block."""
    covered = np.zeros(len(page), dtype=bool)
    sizes = np.bincount(owner) if len(owner) else np.zeros(0, dtype=int)
    for size in range(RUN, 0, -1):
        if len(page) < size or len(wanted) < size:
            continue
        found = np.isin(grams(page, size), grams(wanted, size))
        inside = owner[:len(page) - size + 1] == owner[size - 1:]
        if size < RUN:
            inside &= sizes[owner[:len(page) - size + 1]] == size
        for k in range(size):
            covered[k:len(page) - size + 1 + k] |= found & inside
    return covered


def matched_in_order(page, covered, wanted):
    """Which covered words the longest common subsequence takes."""
    places = np.flatnonzero(covered)
    if len(places) * len(wanted) > GRID:
        return covered
    hit = np.zeros(len(page), dtype=bool)
    for step in LCSseq.opcodes(page[places].tolist(), wanted.tolist()):
        if step.tag == "equal":
            hit[places[step.src_start:step.src_end]] = True
    return hit


class Choice:
    """The blocks chosen on one page, and what its word F1 is made of."""

    def __init__(self, bags, sizes, wanted, chosen):
        self.bags, self.sizes, self.wanted = bags, sizes, wanted
        self.chosen = chosen.copy()
        self.have = Counter()
        for block in np.flatnonzero(chosen):
            self.have.update(bags[block])
        self.words = int(sizes[chosen].sum())
        self.whole = sum(wanted.values())
        self.overlap = sum((self.have & wanted).values())

    def f1(self, overlap=None, words=None):
        overlap = self.overlap if overlap is None else overlap
        words = self.words if words is None else words
        return 2 * overlap / (words + self.whole) if words + self.whole else 1.0

    def gain(self, block):
        """Words of overlap that turning the block round brings."""
        have, wanted = self.have, self.wanted
        if self.chosen[block]:
            return -sum(min(have[w], wanted[w]) - min(have[w] - n, wanted[w])
                        for w, n in self.bags[block].items())
        return sum(min(have[w] + n, wanted[w]) - min(have[w], wanted[w])
                   for w, n in self.bags[block].items())

    def turn(self, block):
        self.overlap += self.gain(block)
        sign = -1 if self.chosen[block] else 1
        self.words += sign * int(self.sizes[block])
        for word, n in self.bags[block].items():
            self.have[word] += sign * n
        self.chosen[block] = not self.chosen[block]

    def support(self, block):
        """The share of the words around a block that is chosen."""
        first = max(0, block - NEAR)
        around = np.r_[first:block, block + 1:min(len(self.sizes), block + 1 + NEAR)]
        total = self.sizes[around].sum()
        return (self.sizes[around] * self.chosen[around]).sum() / total if total else 0.0

    def try_turn(self, block):
        """Turns the block when the page's F1 grows by it."""
        size = int(self.sizes[block])
        if not size:
            return False
        gain = self.gain(block)
        if self.chosen[block]:
            better = self.f1(self.overlap + gain, self.words - size) > self.f1() + 1e-9
        else:
            if gain < 0.6 * size or size < SHORT and self.support(block) < 0.5:
                return False
            better = self.f1(self.overlap + gain, self.words + size) > self.f1() + 1e-9
        if better:
            self.turn(block)
        return better


def swap_copies(choice, texts):
    """Of blocks with one text, takes those among chosen neighbours."""
    places = {}
    for block, text in enumerate(texts):
        if choice.sizes[block]:
            places.setdefault(text, []).append(block)
    for blocks in places.values():
        inside = [b for b in blocks if choice.chosen[b]]
        if not inside or len(inside) == len(blocks):
            continue
        for old in inside:
            new = max((b for b in blocks if not choice.chosen[b]), key=choice.support)
            if choice.support(new) > choice.support(old) + 0.2:
                choice.turn(old)
                choice.turn(new)


def improve(choice, texts, rounds=4):
    swap_copies(choice, texts)
    for _ in range(rounds):
        candidates = np.flatnonzero(choice.chosen)
        candidates = candidates[np.argsort([choice.support(b) for b in candidates], kind="stable")]
        turned = sum(choice.try_turn(b) for b in candidates)
        turned += sum(choice.try_turn(b) for b in np.flatnonzero(~choice.chosen))
        if not turned:
            return


def label_by_text(texts, text):
    """Labels of one page's blocks, and the word F1 of those it chooses."""
    number = {}
    blocks = [[number.setdefault(w, len(number)) for w in words_of(t)] for t in texts]
    wanted = np.array([number.setdefault(w, len(number)) for w in words_of(text)], dtype=np.int64)
    sizes = np.array([len(b) for b in blocks], dtype=np.int64)
    page = np.array([w for b in blocks for w in b], dtype=np.int64)
    if not len(wanted) or not len(page):
        return np.zeros(len(texts), np.float32), float(not len(wanted))
    owner = np.repeat(np.arange(len(blocks)), sizes)
    hit = matched_in_order(page, covered_words(page, owner, wanted), wanted)
    share = np.bincount(owner, hit, len(blocks)) / np.maximum(sizes, 1)
    choice = Choice([Counter(b) for b in blocks], sizes, Counter(wanted.tolist()), share >= 0.5)
    improve(choice, texts)
    label = np.where(choice.chosen, np.maximum(share, 0.6), np.minimum(share, 0.4))
    label = np.where(choice.chosen & (share < 0.5), 0.9, label)
    label = np.where(~choice.chosen & (share >= 0.5), 0.1, label)
    return label.astype(np.float32), choice.f1()


def fold_spaces(text):
    return re.sub(r"\s+", " ", text).strip()


def find_blocks(snippet, whole, ends):
    """(first, last) block of every place where a snippet stands in the page's text."""
    at = whole.find(snippet)
    while at >= 0:
        yield (int(np.searchsorted(ends, at, side="right")),
               int(np.searchsorted(ends, at + len(snippet) - 1, side="right")))
        at = whole.find(snippet, at + len(snippet))


def label_by_snippets(texts, present, absent):
    texts = [fold_spaces(t) for t in texts]
    label = np.zeros(len(texts), np.float32)
    known = np.zeros(len(texts), bool)
    whole = " ".join(texts)
    ends = np.cumsum([len(t) + 1 for t in texts])
    for snippet in filter(None, map(fold_spaces, absent)):
        for first, last in find_blocks(snippet, whole, ends):
            # A few letters inside a long text are no sign against it.
            if first < last or len(texts[first]) < 8 * len(snippet):
                known[first:last + 1] = True
    for snippet in filter(None, map(fold_spaces, present)):
        places = list(find_blocks(snippet, whole, ends))
        if places:
            first, last = max(places, key=lambda p: sum(map(len, texts[p[0]:p[1] + 1])))
            known[first:last + 1] = True
            label[first:last + 1] = 1
    return label, known


def label_page(task):
    texts, page = task
    if page.text is None:
        return *label_by_snippets(texts, page.present, page.absent), float("nan")
    label, ceiling = label_by_text(texts, page.text)
    return label, np.ones(len(texts), bool), ceiling


def make(dump, processes=2):
    """The Labels of a dump."""
    known_truths = truths.load()
    pages = [known_truths[key] for key in dump.keys]
    tasks = ((dump.texts(i), page) for i, page in enumerate(pages))
    with multiprocessing.Pool(processes) as pool:
        results = list(pool.imap(label_page, tasks, chunksize=8))
    label = np.concatenate([r[0] for r in results])
    known = np.concatenate([r[1] for r in results])
    ceiling = np.array([r[2] for r in results])
    usable = np.array([p.text is None or bool(p.text.strip()) and c >= WORST_CEILING
                       for p, c in zip(pages, ceiling)])
    usable &= np.bincount(dump.page, dump.words, len(pages)) >= LEAST_WORDS
    return Labels(label, known, pages, np.array([folds.fold_of(p.site) for p in pages]), ceiling,
                  usable)


def report(labels):
    """A line a set: pages, ceiling, pages that may teach, blocks known."""
    sets = np.array([p.set for p in labels.pages])
    for name in dict.fromkeys(sets):
        here = sets == name
        ceiling = "-" if name == "trafilatura" else f"{np.nanmean(labels.ceiling[here]):.4f}"
        yield f"{name}: {here.sum()} pages, ceiling {ceiling}, {labels.usable[here].sum()} teach"
