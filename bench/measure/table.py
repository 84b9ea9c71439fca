"""One table of several extractors' figures, for a terminal or as Markdown.

In: Measurements, galley's first. Out: lines; a row is a measure on some pages, a column an
extractor. Known limit: page types are those of the one set that has them.
"""
WIDTH = 12


def list_sections(systems):
    """(heading, rows), each row (label, pages, figure of each system)."""
    first = systems[0]
    texts = [name for name in first.sets if name != "trafilatura"]
    yield "word F1 by set", rows_of(systems, lambda s: {n: s.sets[n] for n in texts})
    yield "snippets F1 by set", rows_of(systems, lambda s: {
        n: s.sets[n] for n in s.sets if n not in texts})
    yield "what pages say of themselves", rows_of(systems, lambda s: s.fields)
    yield "word F1 by page type, wcxb", rows_of(systems, lambda s: s.types)
    yield "word F1 by language, " + " + ".join(texts), rows_of(
        systems, lambda s: s.languages.get("text", {}))
    yield "snippets F1 by language, trafilatura", rows_of(
        systems, lambda s: s.languages.get("snippets", {}))
    yield "expected calibration error of the confidence", [
        (" + ".join(texts), first.calibration["pages"],
         [s.calibration["error"] if s.calibration else None for s in systems])
    ] if first.calibration else []


def rows_of(systems, pick):
    groups = [pick(s) for s in systems]
    return [(label, figures["pages"], [g[label]["F1"] if label in g else None for g in groups])
            for label, figures in groups[0].items()]


def show(figure):
    return "-" if figure is None else f"{figure:.3f}"


def plain(systems):
    lines = [" " * 24 + f"{'pages':>6}" + "".join(f"{s.name.split()[0]:>{WIDTH}}" for s in systems)]
    versions = [" ".join(s.name.split()[1:]) for s in systems]
    lines.append(" " * 30 + "".join(f"{v:>{WIDTH}}" for v in versions))
    for heading, rows in list_sections(systems):
        if rows:
            lines += ["", heading]
        for label, pages, figures in rows:
            lines.append(f"  {label:<22}{pages:>6}" +
                         "".join(f"{show(figure):>{WIDTH}}" for figure in figures))
    return "\n".join(lines)


def markdown(systems):
    lines = ["| | pages | " + " | ".join(s.name for s in systems) + " |",
             "| --- | ---: |" + " ---: |" * len(systems)]
    for heading, rows in list_sections(systems):
        if rows:
            lines.append(f"| **{heading}** | |" + " |" * len(systems))
        for label, pages, figures in rows:
            lines.append(f"| {label} | {pages} | " + " | ".join(map(show, figures)) + " |")
    return "\n".join(lines)
