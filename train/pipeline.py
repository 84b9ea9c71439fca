#!/usr/bin/env python3
"""Makes the model: `make train`.

Out: src/judge/model_table.c, learnt from all pages; build/train/fold-N/model_table.c, N from 0 on,
each learnt without the pages of fold N and meant to be measured on them; build/train/folds.json,
the fold of every page; build/train/results.json, the cross-validated figures.

Nothing that a page is judged by, in training either, has seen its site. Let K be the folds that a
model is kept from. The lexicon of K is learnt from all other folds. The forest of K is taught by
pages of each other fold j with points from the lexicon of K and j. So the shipped model (K empty)
needs lexicons kept from one fold, the five that are tested need lexicons kept from two.

All of it is a function of the data, the sources and the options below; caches under build/train
hold what was computed from the same content. Known limit: the type's forests and the confidence of
a fold are taught by what the other folds' models say of their pages, and those have seen this fold.
"""
import itertools
import json
import sys
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from multiprocessing import get_context

import numpy as np

import cache
import confidence
import evaluate
import export
import folds
import forest
import page_types
import variants
from cache import say
from experiment import Base, choose_columns, fit_cached

FOREST = forest.Options(trees=400, leaves=24, rate=0.07, rows=250000, random=True)
LEXICON = {}
PROCESSES = 2
# What the REPEATS of a block is where no other page of its host is known: GALLEY_REPEATS_UNKNOWN.
UNKNOWN_HOST = 1
MOST_BYTES = 400 * 1024
ALL = frozenset(range(folds.FOLDS))


@dataclass
class Plan:
    """What is taught, for every set of folds kept out, by frozenset."""

    base: Base
    lexicons: dict
    forests: dict


def subsets(*sizes):
    return [frozenset(out) for size in sizes for out in itertools.combinations(sorted(ALL), size)]


def share(base):
    """What a worker works on: it comes with the fork, too big to be sent."""
    learn_lexicon.base = base


def learn_lexicon(out):
    return learn_lexicon.base.lexicon(out, **LEXICON)


def learn_lexicons(base):
    wanted = subsets(0, 1, 2)
    base.prepare_bags()
    with get_context("fork").Pool(PROCESSES, share, (base,)) as pool:
        return dict(zip(wanted, pool.imap(learn_lexicon, wanted)))


def teaching_features(base, out, lexicons):
    """Features to teach the forest of `out` with: each fold by the lexicon that has not seen it."""
    features = np.zeros(base.dump.features.shape, np.uint8)
    for fold in sorted(ALL - out):
        # The lexicon of several folds is used on all of them at once, and serves each in turn.
        several = out | {fold}
        found = base.variant(several, sites=True, lexicon=lexicons[several]).features
        of_fold = base.labels.fold[base.dump.page[base.rows_of(several)]]
        features[base.rows_of({fold})] = found[of_fold == fold]
    return features


def learn_forests(base, lexicons, wanted):
    """A forest for each set of folds kept out. Two threads: what they wait for is no Python."""
    options = forest.with_options(FOREST, columns=choose_columns(base.dump.names))

    def learn(out):
        made = fit_cached(base, teaching_features(base, out, lexicons), out, options)
        say("forest without", sorted(out))
        return made

    with ThreadPoolExecutor(PROCESSES) as pool:
        return dict(zip(wanted, pool.map(learn, wanted)))


@dataclass
class Outcome:
    """What the five tested models say of the pages they have not seen, by the C code; each page
    judged alone."""

    scores: np.ndarray
    kept: np.ndarray
    expected: np.ndarray
    page_features: np.ndarray


def judge_held_out(plan):
    base = plan.base
    scores = np.zeros(base.dump.count, np.int32)
    said = np.zeros(base.dump.count, bool)
    pages = np.zeros(base.dump.page_features.shape, np.uint8)
    for fold in sorted(ALL):
        out = frozenset({fold})
        found = base.variant(out, lexicon=plan.lexicons[out], trees=plan.forests[out])
        scores[base.rows_of(out)] = found.scores
        said[base.rows_of(out)] = np.asarray(found.kept) > 0
        pages[base.pages_of(out)] = found.page_features
    _, expected = base.decide(scores)
    return Outcome(scores, said, expected, pages)


def judge_beside_others(plan):
    """Which blocks the tested models keep with each page beside the others of its host, and of which
    pages there are others."""
    base = plan.base
    said = np.zeros(base.dump.count, bool)
    repeats = np.full(base.dump.count, UNKNOWN_HOST, np.uint8)
    column = base.dump.names.name.index("REPEATS")
    for fold in sorted(ALL):
        out = frozenset({fold})
        found = base.variant(out, sites=True, lexicon=plan.lexicons[out], trees=plan.forests[out])
        said[base.rows_of(out)] = np.asarray(found.kept) > 0
        repeats[base.rows_of(out)] = found.features[:, column]
    known = np.bincount(base.dump.page, repeats != UNKNOWN_HOST, len(base.dump.keys)) > 0
    return said, known


def report_hosts(plan, alone):
    """Of pages of hosts with several: how many, and word F1 alone and beside the others, by set."""
    base = plan.base
    beside, known = judge_beside_others(plan)
    table = {}
    for name in dict.fromkeys(base.scorer.sets):
        here = known & (base.scorer.sets == name)
        figures = {"alone": alone, "beside others": beside}
        if base.scorer.scored[here].any():
            figures = {what: float(base.scorer.page_f1(kept)[here].mean())
                       for what, kept in figures.items()}
        else:
            figures = {what: base.scorer.snippet_f1(kept, here) for what, kept in figures.items()}
        table[name] = {"pages": int(here.sum()),
                       **{what: round(f1, 4) for what, f1 in figures.items()}}
    return table


def learn_rest(plan, outcome, out):
    """The confidence and the types' forests of the model of `out`."""
    base = plan.base
    taught = ~np.isin(base.labels.fold, list(out))
    f1 = base.scorer.page_f1(base.decide(outcome.scores)[0])
    curve = confidence.fit(outcome.expected, np.where(taught, f1, np.nan))
    key = cache.key_of(outcome.page_features, base.key, sorted(out), page_types, forest)
    types = cache.get("types", key, lambda: page_types.fit(
        outcome.page_features, base.labels, np.flatnonzero(taught)))
    return {"types": types, "confidence": curve}


def write_table(path, plan, out, rest):
    text = export.table(lexicon=plan.lexicons[out], trees=plan.forests[out],
                        origin="../shared/data", **rest)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)
    return len(text)


def type_accuracy(base, features, models):
    told = np.zeros(len(base.labels.fold), dtype=object)
    for fold, types in models.items():
        here = base.pages_of({fold})
        told[here] = page_types.tell(types, features[here])
    wcxb = base.scorer.sets == "wcxb"
    return float((told == base.scorer.types)[wcxb].mean())


def make_results(plan, outcome, rests):
    base = plan.base
    sure = np.zeros(len(outcome.expected))
    for fold in ALL:
        here = base.pages_of({fold})
        sure[here] = confidence.apply(rests[frozenset({fold})]["confidence"],
                                      outcome.expected[here])
    table = base.scorer.report(outcome.kept, sure)
    table["wcxb type told right"] = round(type_accuracy(
        base, outcome.page_features,
        {fold: rests[frozenset({fold})]["types"] for fold in ALL}), 4)
    ceiling = {name: round(float(np.nanmean(base.labels.ceiling[base.scorer.sets == name])), 4)
               for name in ("wcxb", "fundus", "readability")}
    return {"pages": len(base.dump.keys), "blocks": base.dump.count,
            "features": len(base.dump.names.name), "ceiling": ceiling, "judged": table,
            "hosts": report_hosts(plan, outcome.kept)}


def write_json(path, value):
    path.write_text(json.dumps(value, indent=1) + "\n")


def main():
    base = Base()
    say(len(base.dump.keys), "pages,", base.dump.count, "blocks,", len(base.dump.names.name),
        "features")
    lexicons = learn_lexicons(base)
    plan = Plan(base, lexicons, learn_forests(base, lexicons, subsets(0, 1)))
    outcome = judge_held_out(plan)
    rests = {out: learn_rest(plan, outcome, out) for out in subsets(0, 1)}
    for fold in ALL:
        out = frozenset({fold})
        write_table(cache.FOLDER / f"fold-{fold}" / "model_table.c", plan, out, rests[out])
    size = write_table(variants.TABLE, plan, frozenset(), rests[frozenset()])
    write_json(cache.FOLDER / "folds.json",
               {key: int(fold) for key, fold in zip(base.dump.keys, base.labels.fold)})
    results = make_results(plan, outcome, rests) | {"model bytes": size}
    write_json(cache.FOLDER / "results.json", results)
    print(evaluate.show(results["judged"]))
    for name, row in results["hosts"].items():
        print(f"hosts with several {name:12} {row}")
    if size > MOST_BYTES:
        sys.exit(f"the model's table has {size} bytes, more than {MOST_BYTES}")


if __name__ == "__main__":
    main()
