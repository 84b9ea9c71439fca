#!/usr/bin/env python3
"""Cross-validates one setting quickly and prints its table.

usage: experiment.py [--trees N] [--leaves N] [--rate X] [--drop REGEX] ...   (--help)

Five folds by site. A page's points come from a lexicon that its own fold had no part in. That is one
step simpler than pipeline.py: the lexicons of the pages taught from have seen the fold held out.
Figures are a little too good by that, and comparable with each other.
"""
import argparse
import json
import re
from concurrent.futures import ThreadPoolExecutor
from functools import cached_property

import numpy as np

import cache
import decide
import dumps
import evaluate
import export
import folds
import forest
import labels as labelling
import lexicon
import rows
import truth
import variants


class Base:
    """All pages with no model: texts, tokens, labels, weights and the scorer."""

    def __init__(self, factors=None, folder=None):
        self.paths = truth.page_paths()
        self.hosts = truth.page_hosts()
        self.dump = dumps.load(folder) if folder else variants.run(export.table(), self.paths,
                                                                   whole=True)
        key = cache.key_of(self.dump.folder / "texts.bin", self.dump.text_starts, self.dump.rows,
                           labelling, truth, folds)
        self.labels = cache.get("labels", key, lambda: labelling.make(self.dump))
        self.scorer = cache.get("scorer", cache.key_of(key, evaluate),
                                lambda: evaluate.Scorer(self.dump, self.labels))
        self.key = key
        self.weight = rows.weights(self.dump, self.labels, factors)
        self.site = rows.site_numbers(self.dump, self.labels)
        self.words = np.asarray(self.dump.words)

    @cached_property
    def bags(self):
        return lexicon.Bags(self.dump)

    @cached_property
    def token_key(self):
        d = self.dump
        return cache.key_of(d.row_tokens, d.row_token_starts, d.container_tokens,
                            d.container_token_starts, d.container_parent, d.row_container)

    def prepare_bags(self):
        """To be called before processes share them."""
        return self.bags, self.token_key

    def lexicon_key(self, out, options):
        return cache.key_of(self.key, self.token_key, self.weight, lexicon, sorted(out), options)

    def lexicon(self, out, **options):
        """Learnt from the folds that are not in `out`."""
        def make():
            use = rows.teaching(self.dump, self.labels, self.weight, out)
            return lexicon.fit(self.bags, use, self.labels.label, self.weight, self.site, **options)
        return cache.get("lexicon", self.lexicon_key(out, options), make)

    def pages_of(self, fold_set):
        return np.flatnonzero(np.isin(self.labels.fold, list(fold_set)))

    def rows_of(self, fold_set):
        return np.flatnonzero(np.isin(self.labels.fold, list(fold_set))[self.dump.page])

    def variant(self, fold_set, sites=False, **model):
        """The Dump of the pages of some folds by a model; with `sites`, each beside the others of
        its host: those are of its fold."""
        pages = self.pages_of(fold_set)
        return variants.run(export.table(**model), [self.paths[p] for p in pages],
                            hosts=[self.hosts[p] for p in pages] if sites else None)

    @cached_property
    def copies(self):
        key = cache.key_of(self.key, decide)
        return cache.get("copies", key, lambda: decide.find_copies(self.dump))

    @cached_property
    def around(self):
        return np.asarray(self.dump.container_parent)[np.asarray(self.dump.row_container)]

    @cached_property
    def cell(self):
        return self.dump.features[:, self.dump.names.name.index("IN_CELL")] > 0

    def level(self, scores):
        """What a forest says, as it is decided on."""
        return decide.level(scores, self.dump.page, self.dump.row_alike)

    def decide(self, scores):
        echo = decide.find_echoes(scores, self.copies, self.around, self.cell)
        kept, expected = decide.decide(np.where(echo, 0, decide.probability(scores)),
                                       np.where(echo, 0, self.words), self.dump.starts)
        return kept & ~echo, expected


def held_out_features(base, models, sites=False):
    """Features of each fold's pages by its own model: {fold: {lexicon}}."""
    features = np.array(base.dump.features)
    for fold, model in models.items():
        features[base.rows_of({fold})] = base.variant({fold}, sites, **model).features
    return features


def fit_cached(base, features, out, options, most=None):
    use = rows.teaching(base.dump, base.labels, base.weight, out, most)
    part = features[use]
    key = cache.key_of(part, base.labels.label[use], base.weight[use], options, forest)
    return cache.get("forest", key, lambda: forest.fit(part, base.labels.label[use],
                                                       base.weight[use], options))


def cross_validate(base, taught, features, options, most=None):
    """Held-out scores of all rows, and the forest of each fold, which was taught other features."""
    scores, every = np.zeros(len(features), np.int32), range(folds.FOLDS)
    with ThreadPoolExecutor(2) as pool:
        fitted = dict(zip(every, pool.map(
            lambda fold: fit_cached(base, taught, {fold}, options, most), every)))
    for fold in every:
        here = base.rows_of({fold})
        scores[here] = forest.score(fitted[fold], features[here])
    return base.level(scores), fitted


def choose_columns(names, drop=None, only=None):
    return tuple(i for i, name in enumerate(names.name)
                 if not (drop and re.search(drop, name)) and not (only and not re.search(only, name)))


def read_arguments():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    add = parser.add_argument
    for name in ("trees", "leaves", "rows", "seed"):
        add(f"--{name}", type=int, default=getattr(forest.Options, name))
    for name in ("rate", "l2", "columns_seen", "rows_seen"):
        add(f"--{name.replace('_', '-')}", type=float, default=getattr(forest.Options, name))
    add("--searched", action="store_true", help="borders are searched for, not drawn")
    add("--most", type=int, help="rows a page that teach, those that weigh most")
    add("--drop", help="features to leave out, a regular expression")
    add("--only", help="the only features to use")
    add("--keep", type=int, default=lexicon.KEEP, help="tokens of a lexicon")
    add("--penalty", type=float, default=lexicon.PENALTY)
    add("--no-lexicon", action="store_true")
    add("--sites", action="store_true", help="judge each page beside the others of its host")
    add("--factor", action="append", default=[], metavar="SET=X", help="weight of a set")
    add("--importance", action="store_true", help="print the features by what they move")
    add("--dump", help="a dump to take features from, as they are, instead of making one")
    add("--save", help="write held-out scores, kept and expected F1 to this .npz")
    add("--json", action="store_true")
    return parser.parse_args()


def make_lexicons(base, keep, penalty):
    return {fold: base.lexicon({fold}, keep=keep, penalty=penalty) for fold in range(folds.FOLDS)}


def print_importance(fitted, names):
    total = sum(forest.importance(one, len(names.name)) for one in fitted.values()) / len(fitted)
    for i in np.argsort(-total):
        print(f"  {names.name[i]:24} {total[i]:.4f}")


def main():
    o = read_arguments()
    base = Base({k: float(v) for k, v in (f.split("=") for f in o.factor)}, o.dump)
    names = base.dump.names
    models = {}
    if not o.no_lexicon and not o.dump:
        models = {fold: {"lexicon": found}
                  for fold, found in make_lexicons(base, o.keep, o.penalty).items()}
    options = forest.Options(trees=o.trees, leaves=o.leaves, rate=o.rate, l2=o.l2, rows=o.rows,
                             columns_seen=o.columns_seen, rows_seen=o.rows_seen, seed=o.seed,
                             random=not o.searched, columns=choose_columns(names, o.drop, o.only))
    beside = held_out_features(base, models, sites=True)
    features = beside if o.sites else held_out_features(base, models)
    scores, fitted = cross_validate(base, beside, features, options, o.most)
    table = base.scorer.report(*base.decide(scores))
    if o.save:
        kept, expected = base.decide(scores)
        np.savez(o.save, scores=scores, kept=kept, expected=expected,
                 f1=base.scorer.page_f1(kept), keys=np.array(base.dump.keys))
    print(json.dumps(table) if o.json else evaluate.show(table))
    if o.importance:
        print_importance(fitted, names)


if __name__ == "__main__":
    main()
