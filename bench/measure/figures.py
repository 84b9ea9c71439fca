"""Figures of one extractor from its records: by set, page type, language, and of its confidence.

Every figure is made by score.py's own functions from the rows it asks for, (truth, prediction).
Word F1 by language is over the pages of all sets with full texts together, snippets F1 over those
with snippets. Known limit: a language of five pages says little; the number of pages stands beside.
"""
from .sets import load_score

# Fewer pages of a language are not shown.
FEWEST = 5
BINS = 10


def measure(score, rows, snippets):
    """The measure of some rows, and how many they are."""
    if not rows:
        return None
    figures = score.snippets(rows)[0] if snippets else score.word_f1(rows)[0]
    return {"pages": len(rows), **{name: figures[name] for name in ("F1", "P", "R")}}


def measure_fields(score, rows):
    """Title, authors and date on the pages that have them: {field: (pages, figure)}; a record's
    date is when it was published. Empty for an extractor that gives none of them."""
    rows = [(t, {**p, "date": p.get("date") or p.get("published")}) for t, p in rows]
    if not any(p.get("title") or p.get("authors") or p.get("date") for _, p in rows):
        return {}
    found = {"title, exact": (score.titles(rows), "exact"),
             "authors, F1": (score.authors(rows), "F1"),
             "date, F1": (score.dates([r for r in rows if r[0].get("date")]), "F1")}
    return {name: {"pages": figures["pages"], "F1": figures[key]}
            for name, (figures, key) in found.items() if figures}


def measure_groups(score, rows, snippets, group):
    groups = {}
    for row in rows:
        groups.setdefault(group(row), []).append(row)
    return {name: measure(score, groups[name], snippets) for name in sorted(groups)}


def measure_calibration(pages):
    """Expected calibration error over equal bins of confidence; pages: (confidence, word F1)."""
    bins = [[] for _ in range(BINS)]
    for confidence, f1 in pages:
        bins[min(int(confidence * BINS), BINS - 1)].append((confidence, f1))
    rows = [{"pages": len(b), "confidence": round(sum(c for c, _ in b) / len(b), 4),
             "F1": round(sum(f for _, f in b) / len(b), 4)} if b else {"pages": 0} for b in bins]
    error = sum(len(b) * abs(sum(c - f for c, f in b) / len(b)) for b in bins if b)
    return {"pages": len(pages), "error": round(error / len(pages), 4), "bins": rows}


class Measurement:
    """What one extractor reaches; `pages` holds the word F1 of each page, {"set/id": F1}."""

    def __init__(self, name, records, sets, languages):
        score = load_score()
        self.name, self.sets, self.types, self.calibration = name, {}, {}, None
        texts, snippets, confidences = [], [], []
        self.pages = {}
        self.fields = {}
        for one in sets:
            rows = [(t, records[one.name].get(t["id"], {})) for t in one.truth]
            self.sets[one.name] = measure(score, rows, one.has_snippets)
            for field, figures in measure_fields(score, rows).items():
                self.fields[f"{field}: {one.name}"] = figures
            marked = [(one.name, t, p) for t, p in rows]
            if one.has_snippets:
                snippets += marked
                continue
            texts += marked
            for f1, page in score.word_f1(rows)[1]:
                self.pages[f"{one.name}/{page}"] = f1
            confidences += [(p["confidence"], self.pages[f"{one.name}/{t['id']}"])
                            for t, p in rows if p.get("confidence") is not None]
            if any(t.get("page_type") for t, _ in rows):
                self.types = measure_groups(score, rows, False, lambda row: row[0]["page_type"])
        if confidences:
            self.calibration = measure_calibration(confidences)
        self.languages = {
            kind: measure_languages(score, marked, kind == "snippets", languages)
            for kind, marked in (("text", texts), ("snippets", snippets))} if languages else {}

    def as_json(self):
        return {"name": self.name, "sets": self.sets, "fields": self.fields, "types": self.types,
                "languages": self.languages, "calibration": self.calibration}


def measure_languages(score, marked, snippets, languages):
    """Languages of enough pages over all sets, each with its figures on these."""
    count = {}
    for by_id in languages.values():
        for language in by_id.values():
            count[language] = count.get(language, 0) + 1
    groups = {}
    for name, truth, prediction in marked:
        groups.setdefault(languages[name].get(truth["id"], "und"), []).append((truth, prediction))
    return {language: measure(score, groups[language], snippets) for language in sorted(groups)
            if count.get(language, 0) >= FEWEST and language != "und"}
