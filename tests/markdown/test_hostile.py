#!/usr/bin/env python3
"""Nothing of a hostile page runs in what is made of it: html5lib, which parses as browsers do, finds
no element, attribute or address outside of the list in our HTML, nor in our Markdown after cmark-gfm
with raw HTML let through. And the Markdown reads as the HTML does, on pages of random scraps too."""
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import test_round_trip as round_trip  # noqa: E402

try:
    import html5lib
except ImportError:
    sys.path.append("/usr/lib/python3/dist-packages")
    try:
        import html5lib
    except ImportError:
        html5lib = None

KEEP_ALL = os.environ.get("KEEP_ALL", "build/tests/markdown/keep-all")
PROSE = "The boat came in at six in the morning and nobody on the quay had seen it before"
ELEMENTS = {
    "p": (), "h1": (), "h2": (), "h3": (), "h4": (), "h5": (), "h6": (), "ul": (), "ol": ("start",),
    "li": (), "dl": (), "dt": (), "dd": (), "blockquote": ("cite", "class"), "pre": (),
    "code": ("class",), "table": (), "caption": (), "thead": (), "tbody": (), "tr": (),
    "th": ("colspan", "rowspan"), "td": ("colspan", "rowspan"), "details": (), "summary": (),
    "aside": (), "figure": (), "figcaption": (), "a": ("href",), "img": ("src", "alt", "title"),
    "em": (), "strong": (), "kbd": (), "sub": (), "sup": (), "del": (), "q": (), "br": (),
    "span": ("class",), "div": ("class",),
}
ADDRESS = re.compile(r"(https?://|mailto:|tel:)[^\s\"<>]*|[^:\s\"<>]*([/?#][^\s\"<>]*)?")
SCRAPS = ["<p>", "</p>", "<b>", "</b>", "<i>", "</i>", "<s>", "</s>", "<code>", "</code>", "<q>",
          "</q>", "<a href=/x>", "</a>", "<br>", "<sub>", "</sub>", "<kbd>", "</kbd>", "<ul>", "</ul>",
          "<ol start=7>", "</ol>", "<li>", "<blockquote>", "</blockquote>", "<h2>", "</h2>", "<pre>",
          "</pre>", "<table><tr><th>", "<td>", "<tr>", "</table>", "<dl><dt>", "<dd>", "</dl>",
          "<details><summary>", "</summary>", "</details>", "<aside>", "</aside>", "<div>", "</div>",
          "a", "b c", "word", " ", " ", "*", "**", "_", "__", "~~", "`", "``", "```", "[", "]", "](x)",
          "!", "(", ")", "\\", "&amp;", "&lt;", "&gt;", "&amp;amp;", "#", "# ", "- ", "+ ", "1. ", "2) ",
          "|", "| --- |", "---", "===", ":", ": ", "\n", "    ", "&nbsp;", "\"", "'", "$", "^", "é", "字",
          "「", "。", "“", "—", "😀", "&lt;b>", "&lt;!--", "-->", "http://x.example/(a)", "&#8195;"]


def keep_all(form, pages):
    done = subprocess.run([KEEP_ALL, form], input="\f\n".join(pages).encode("utf-8"), check=True,
                          stdout=subprocess.PIPE)
    return done.stdout.decode("utf-8").split("\f\n")


def cmark(markdown):
    return subprocess.run(round_trip.CMARK, input=markdown.encode("utf-8"), check=True,
                          stdout=subprocess.PIPE).stdout.decode("utf-8")


def strangers(text):
    """What a browser's parse holds that is not in the list."""
    found = []
    for node in html5lib.parseFragment(text, treebuilder="etree", namespaceHTMLElements=False).iter():
        if not isinstance(node.tag, str):
            found.append(f"a comment {node.text!r}")
        elif node.tag == "DOCUMENT_FRAGMENT":
            continue
        elif node.tag not in ELEMENTS:
            found.append(f"<{node.tag}>")
        else:
            for name, value in node.attrib.items():
                if name not in ELEMENTS[node.tag]:
                    found.append(f"{name} of {node.tag}")
                elif name in ("href", "src", "cite") and not ADDRESS.fullmatch(value):
                    found.append(f"{name}={value!r}")
                elif name == "class" and not re.fullmatch(r"math|pullquote|language-[\w.+#-]+", value):
                    found.append(f"class={value!r}")
    return found


def snippets():
    text = (pathlib.Path(__file__).parent / "hostile.txt").read_text(encoding="utf-8")
    # a line that begins with an element begins a page
    pages = re.split(r"\n(?=<(?!/|script>alert\(1\)</script>\n|/table))", text.rstrip("\n"))
    return [page.replace("WORDS", PROSE) for page in pages]


def scraps(count):
    dice = random.Random(5)
    return ["".join(dice.choice(SCRAPS) for _ in range(dice.randrange(2, 60))) for _ in range(count)]


def main():
    if shutil.which(round_trip.CMARK[0]) is None or html5lib is None:
        print("there is no cmark-gfm, or no html5lib (Debian packages cmark-gfm, python3-html5lib)")
        return 77
    pages = snippets() + scraps(int(sys.argv[1]) if len(sys.argv) > 1 else 400)
    written, markdown = keep_all("html", pages), keep_all("md", pages)
    if not len(written) == len(markdown) == len(pages):
        print(f"{len(pages)} pages gave {len(written)} and {len(markdown)} results")
        return 1
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        parsed = list(pool.map(cmark, markdown))
        changed = list(pool.map(round_trip.differs, markdown, written))
    bad = 0
    for page, html, md, back, why in zip(pages, written, markdown, parsed, changed):
        problems = [f"HTML: {what}" for what in strangers(html)]
        problems += [f"Markdown: {what}" for what in strangers(back)]
        problems += [f"round trip: {why}"] if why else []
        if problems:
            bad += 1
            print(f"{page!r}\n  {html!r}\n  {md!r}\n  {back!r}\n  " + "\n  ".join(problems))
    kept = sum(PROSE in html for html in written)
    print(f"{len(pages) - bad} of {len(pages)} hostile pages are harmless; {kept} hold their text")
    return 1 if bad or kept < len(snippets()) * 9 // 10 else 0


if __name__ == "__main__":
    sys.exit(main())
