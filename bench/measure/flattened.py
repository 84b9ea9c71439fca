"""Figures of pages that were turned into lines of text before: see docs/flattened.md.

In: the sets, and the commands of the five folds, whose models saw no page of the site. Out: word F1
by form of flattening and set, beside that of all lines and of the rule that text corpora use (lines
of five words and more that end as a sentence does). train/flatten.c, built here, flattens the pages;
its head says what the letters of a form mean.
"""
import re
import subprocess

from . import builds, predictions
from .sets import OUT, load_score

# A line a block and alternative texts on lines of their own; with blank lines around paragraphs;
# without alternative texts and texts for browsers without scripts; the same wrapped at 80.
FORMS = {"a": "a line a block, alternative texts", "ap": "blank lines around paragraphs",
         "n": "without alternative texts", "anw": "wrapped at 80"}
# Text to be read stands in them as pages' text: snippets do not say enough, and are left out.
LIKE_SENTENCE = re.compile(r"[.!?\u3002\uff01\uff1f\u2026][\"'\u201d\u2019)\u00bb\]]*$")
WORDS = 5


def build_flatten(objects):
    out = OUT / "flatten"
    library = [o for o in objects if "/cli_" not in str(o)]
    subprocess.run([*builds.COMPILER, "-I" + str(builds.ROOT / "src"),
                    "-I" + str(builds.ROOT / "train"), "-o", out,
                    builds.ROOT / "train/flatten.c", builds.TABLE, builds.LINES_TABLE, *library,
                    "-lz", "-lm"], check=True)
    return out


def flatten(program, one, form):
    folder = OUT / "flat" / form
    folder.mkdir(parents=True, exist_ok=True)
    subprocess.run([str(program), str(folder), form],
                   input="".join(f"{p}\n" for p in one.pages), text=True, check=True)
    return sorted((folder / one.name).glob("*.txt"))


def keep_sentences(text):
    return "\n".join(line for line in text.splitlines()
                     if len(line.split()) >= WORDS and LIKE_SENTENCE.search(line.strip()))


def measure(sets, commands, folds, objects):
    """{form: {set: {what: word F1}}}"""
    program, score, found = build_flatten(objects), load_score(), {}
    for form in FORMS:
        for one in (s for s in sets if not s.has_snippets):
            pages = flatten(program, one, form)
            texts = {p.stem: p.read_text(encoding="utf-8") for p in pages}
            full = [p for p in pages if texts[p.stem].strip()]
            records = predictions.run_galley_by_folds(commands, folds, full, one.name,
                                                      ["--input-format", "text"])
            answers = {"galley": {i: r.get("text", "") for i, r in records.items()},
                       "all lines": texts,
                       "sentences": {i: keep_sentences(t) for i, t in texts.items()}}
            found.setdefault(form, {})[one.name] = {
                what: score.word_f1([(t, {"text": by_id.get(t["id"], "")}) for t in one.truth]
                                    )[0]["F1"] for what, by_id in answers.items()}
    return found


def show(found):
    lines = ["", "Pages flattened to lines, word F1: galley / lines like sentences / all lines"]
    for form, by_set in found.items():
        cells = (f"{name} {f['galley']:.4f} / {f['sentences']:.3f} / {f['all lines']:.3f}"
                 for name, f in by_set.items())
        lines.append(f"  {FORMS[form]:36} " + "   ".join(cells))
    return "\n".join(lines)
