#!/usr/bin/env python3
"""Makes the model of lines: `make train`, after pipeline.py.

Out: src/lines/lines_model_table.c, learnt from all pages; build/train/lines-fold-N/
lines_model_table.c, each learnt without the pages of fold N; build/train/lines_results.json, the
cross-validated figures by form (lines_data.py).

A page's points come from a lexicon, and what the second forest is told from a first forest, that
were learnt without its fold. Known limit: that is one step simpler than pipeline.py, for what
teaches the model of fold N was measured with lexicons and first forests that have seen fold N; and
the HTML judge that labels pages without a truth has seen pages that the line model is measured on.
"""
import sys
from concurrent.futures import ThreadPoolExecutor

import numpy as np

import cache
import confidence
import decide
import evaluate
import folds
import forest
import lexicon
import lines_data
import lines_export
from cache import say
from pipeline import subsets, write_json

FIRST = forest.Options(trees=60, leaves=28, rows=260000)
SECOND = forest.Options(trees=100, leaves=28, rows=260000, rate=0.11)
LEXICON = {"keep": 5500, "penalty": 3.0, "total": 100_000}
FACTORS = {"wcxb": 1.0, "fundus": 3.0, "readability": 1.0, "trafilatura": 0.7, "htmldate": 0.7}
ALL = frozenset(range(folds.FOLDS))
MOST_BYTES = 150_000


class Bags(lexicon.Bags):
    """Tokens of lines: they have nothing around them."""

    def __init__(self, lines):
        class Shim:
            row_tokens, row_token_starts = lines.tokens, lines.token_starts
            row_container = np.zeros(len(lines.words), np.uint32)
            container_parent = np.array([lexicon.NONE], np.uint32)
            container_tokens = np.zeros(0, np.uint32)
            container_token_starts = np.zeros(2, np.uint64)
        super().__init__(Shim)


def weigh(lines):
    """A row weighs the square root of its words, a page's rows together the factor of its set."""
    truths = [lines.html.truths[p] for p in lines.pages]
    factor = np.array([FACTORS[t.set] for t in truths]) * lines.html.usable[lines.pages]
    raw = np.sqrt(lines.words.astype(np.float64))
    whole = np.bincount(lines.page, raw, len(lines.rows))
    return raw * (factor / np.maximum(whole, 1e-9))[lines.page]


class Plan:
    def __init__(self):
        html = lines_data.Html()
        self.html = html
        self.taught = lines_data.Lines(html, lines_data.TAUGHT, range(len(html.paths)))
        self.weight = weigh(self.taught)
        _, site = np.unique([html.truths[p].site for p in self.taught.pages], return_inverse=True)
        self.site = site[self.taught.page]
        self.bags = Bags(self.taught)
        self.key = cache.key_of(self.taught.tokens, self.taught.token_starts, self.taught.label,
                                self.weight, self.site)
        self.lexicons, self.first, self.second = {}, {}, {}

    def teaching(self, out):
        fold = self.taught.fold[self.taught.page]
        return np.flatnonzero((self.weight > 0) & ~np.isin(fold, list(out)))

    def lexicon(self, out):
        def make():
            return lexicon.fit(self.bags, self.teaching(out), self.taught.label, self.weight,
                               self.site, **LEXICON)
        key = cache.key_of(self.key, lexicon, sorted(out), LEXICON)
        return cache.get("lines-lexicon", key, make)

    def learn_lexicons(self, wanted):
        with ThreadPoolExecutor(2) as pool:
            self.lexicons = dict(zip(wanted, pool.map(self.lexicon, wanted)))
        say(len(wanted), "lexicons")

    def measure(self, out, first):
        """Features of the rows of some folds by the model that has not seen them."""
        table = lines_export.table(lexicon=self.lexicons[out], first=first)
        return lines_data.run(table, self.taught.paths_of(out))["features"]

    def features(self, with_first):
        """Features to teach with: each fold's by the model that has not seen it."""
        found = np.zeros((len(self.taught.words), len(self.taught.names.name)), np.uint8)
        for fold in sorted(ALL):
            out = frozenset({fold})
            found[self.taught.rows_of(out)] = self.measure(
                out, self.first[out] if with_first else None)
        return found

    def fit(self, features, out, options):
        use = self.teaching(out)
        part = features[use]
        key = cache.key_of(part, self.taught.label[use], self.weight[use], options, forest)
        return cache.get("lines-forest", key, lambda: forest.fit(
            part, self.taught.label[use], self.weight[use], options))

    def options(self, options, level):
        return forest.with_options(options, columns=tuple(self.taught.names.of_level(level).tolist()))

    def learn(self):
        """All models: of each fold, and that of all pages."""
        wanted = subsets(0, 1)
        self.learn_lexicons(wanted)
        self.first = self.fit_all(self.features(False), wanted, self.options(FIRST, 1))
        self.second = self.fit_all(self.features(True), wanted, self.options(SECOND, 2))

    def fit_all(self, features, wanted, options):
        with ThreadPoolExecutor(2) as pool:
            return dict(zip(wanted, pool.map(lambda out: self.fit(features, out, options), wanted)))


def judge_held_out(plan, form):
    """What the tested models say of pages they have not seen: Lines, scores and kept."""
    pages = [i for i, t in enumerate(plan.html.truths) if t.set in ("wcxb", "fundus", "readability")]
    lines = lines_data.Lines(plan.html, (form,), pages)
    scores = np.zeros((len(lines.words), 2), np.int32)
    kept = np.zeros(len(lines.words), bool)
    for fold in sorted(ALL):
        out = frozenset({fold})
        table = lines_export.table(lexicon=plan.lexicons[out], first=plan.first[out],
                                   second=plan.second[out])
        found = lines_data.run(table, lines.paths_of(out))
        scores[lines.rows_of(out)] = found["scores"]
        kept[lines.rows_of(out)] = found["kept"] > 0
    return lines, scores, kept


def measure(plan):
    """{form: {measure: figure}}, and expected and true F1 of all pages by form."""
    tables, expected, true, fold = {}, [], [], []
    for form in lines_data.MEASURED:
        lines, scores, kept = judge_held_out(plan, form)
        scorer = lines_data.Scorer(lines)
        levels = [decide.decide(decide.probability(scores[:, k]), lines.words, lines.starts)
                  for k in (0, 1)]
        tables[form] = {
            "first": scorer.report(levels[0][0], least=40), "second":
            scorer.report(*levels[1], least=40), "as judged": scorer.report(kept, least=40),
            "all": scorer.report(np.ones(len(kept), bool), least=40)}
        label = lines.label >= 0.5
        tables[form]["ceiling"] = scorer.report(label, least=40)
        expected.append(levels[1][1])
        true.append(scorer.page_f1(kept))
        fold.append(lines.fold)
        say(form, {k: (v["wcxb"], v["fundus"], v["readability"]) for k, v in tables[form].items()})
    return tables, tuple(np.concatenate(part) for part in (expected, true, fold))


def write_tables(plan, known):
    expected, true, fold = known
    for out in subsets(0, 1):
        curve = confidence.fit(expected, np.where(np.isin(fold, list(out)), np.nan, true))
        text = lines_export.table(lexicon=plan.lexicons[out], first=plan.first[out],
                                  second=plan.second[out], confidence=curve,
                                  origin="../shared/data")
        path = lines_data.TABLE
        if out:
            path = cache.FOLDER / f"lines-fold-{min(out)}" / "lines_model_table.c"
            path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return lines_data.TABLE.stat().st_size


def main():
    plan = Plan()
    say(len(plan.taught.rows), "pages of lines,", len(plan.taught.words), "lines,",
        len(plan.taught.names.name), "features")
    plan.learn()
    tables, known = measure(plan)
    write_json(cache.FOLDER / "lines_results.json", tables)
    size = write_tables(plan, known)
    print(evaluate.show(tables[lines_data.MEASURED[0]]["as judged"]), f"\n{size} bytes")
    if size > MOST_BYTES:
        sys.exit(f"the table has {size} bytes, more than {MOST_BYTES}")


if __name__ == "__main__":
    main()
