#!/usr/bin/env python3
"""Lists of inputs, --files-from: paths, JSON objects, and lines that cannot be used."""
import json
import os
import pathlib
import subprocess
import sys

sys.dont_write_bytecode = True
from harness import (GALLEY, SECONDS, Skip, case, contains, equal, failed, galley, main, page, pages,
                     went_well, write)


ROOT = pathlib.Path(__file__).resolve().parents[2]


def need_json(folder):
    if "cjson" not in galley(folder, "--version").out.decode():
        raise Skip("built without cJSON")


def listed(folder, text, *more):
    write(folder, "list", text)
    return galley(folder, "--files-from", "list", *more)


@case
def a_path_a_line(folder):
    pages(folder, "a.html", "b c.html", "d/e.html")
    equal(went_well(listed(folder, "b c.html\na.html\n\n  \nd\n")).sources(),
          ["b c.html", "a.html", "d/e.html"])


@case
def the_last_line_may_lack_its_end(folder):
    pages(folder, "a.html", "b.html")
    equal(went_well(listed(folder, "a.html\nb.html")).sources(), ["a.html", "b.html"])


@case
def lists_made_on_windows(folder):
    pages(folder, "a.html", "b.html")
    equal(went_well(listed(folder, b"\xef\xbb\xbfa.html\r\nb.html\r\n")).sources(),
          ["a.html", "b.html"])


@case
def paths_are_relative_to_the_working_directory(folder):
    pages(folder, "a.html")
    write(folder, "lists/one", "a.html\n")
    equal(went_well(galley(folder, "--files-from=lists/one")).sources(), ["a.html"])


@case
def lists_and_inputs_keep_their_order(folder):
    pages(folder, "a.html", "b.html", "c.html")
    write(folder, "list", "b.html\n")
    equal(went_well(galley(folder, "c.html", "--files-from=list", "a.html")).sources(),
          ["c.html", "b.html", "a.html"])


@case
def a_list_from_standard_input(folder):
    pages(folder, "a.html", "b.html")
    done = galley(folder, "--files-from", "-", stdin=b"b.html\na.html\n-\n")
    failed(done, "standard input: has been read already")
    equal(done.sources(), ["b.html", "a.html"])


@case
def a_list_may_name_standard_input(folder):
    write(folder, "list", "-\n")
    equal(went_well(galley(folder, "--files-from=list", stdin=page("heron"))).sources(), ["-"])


@case
def an_empty_list_is_no_failure(folder):
    equal(went_well(listed(folder, "")).out, b"")


@case
def a_list_that_is_not_there(folder):
    pages(folder, "a.html")
    os.mkdir(f"{folder}/d")
    done = galley(folder, "--files-from", "missing", "--files-from", "d", "a.html")
    failed(done, "missing: No such file or directory", "d: Is a directory")
    equal(done.sources(), ["a.html"])


@case
def an_object_a_line(folder):
    need_json(folder)
    pages(folder, "a.html", "b.html")
    lines = [{"path": "a.html", "url": "https://example.org/a", "id": "first", "other": [1, {}]},
             {"path": "b.html", "id": None, "url": None, "content_type": None}]
    first, second = went_well(listed(folder, "\n".join(map(json.dumps, lines)))).records()
    equal((first["source"], first["url"], first["id"]),
          ("a.html", "https://example.org/a", "first"))
    equal(second["source"], "b.html")
    assert "id" not in second and "url" not in second, second


@case
def ids_that_are_numbers_stay_what_they_are(folder):
    need_json(folder)
    pages(folder, "a.html")
    for number in (0, 17, -3, 9007199254740991):
        record, = went_well(listed(folder, json.dumps({"path": "a.html", "id": number}))).records()
        equal(record["id"], str(number))
    for number in ("1.5", "18014398509481985", "1e400"):
        failed(listed(folder, f'{{"path": "a.html", "id": {number}}}'),
               "list: line 1: id is a number that cannot be kept exactly; write it as a string")


@case
def the_charset_of_a_content_type(folder):
    need_json(folder)
    text = "<title>x</title>" + "<p>" + "Tschüß, sagte der Fährmann, und stieß das Boot ab. " * 9
    write(folder, "a.html", text.encode("cp1250"))
    for value in ("text/html; charset=windows-1250", 'text/html;Charset = "windows-1250"; x=y',
                  "text/html; a=b; charset='windows-1250"):
        done = listed(folder, json.dumps({"path": "a.html", "content_type": value}))
        contains(went_well(done).records()[0]["text"], "Tschüß, sagte der Fährmann")


@case
def lines_that_cannot_be_used_are_named(folder):
    need_json(folder)
    pages(folder, "a.html")
    lines = ['{"path": "a.html"', '{"path": "a.html"} x', '{"url": "u"}', '{"path": 5}',
             '{"path": "a.html", "url": []}', '{"path": ""}', '{"path": "a.html\\u0000b"}',
             '{"path": "a.html", "content_type": 1}', '{"path": "a.html", "id": true}', "a.html"]
    done = listed(folder, "\n".join(lines))
    failed(done, "list: line 1: invalid JSON at byte 18", "list: line 2: invalid JSON at byte 19",
           "list: line 3: a JSON object without path", "list: line 4: path is not a string",
           "list: line 5: url is not a string", "list: line 6: a JSON object without path",
           "list: line 7: a NUL in a string", "list: line 8: content_type is not a string",
           "list: line 9: id is not a string")
    equal(done.sources(), ["a.html"])


@case
def an_escaped_backslash_is_no_nul(folder):
    need_json(folder)
    pages(folder, "\\u0000.html")
    equal(went_well(listed(folder, '{"path": "\\\\u0000.html"}')).sources(), ["\\u0000.html"])


@case
def json_that_is_nested_too_deep(folder):
    need_json(folder)
    done = listed(folder, '{"path": "a.html", "x": ' + "[" * 100000 + "]" * 100000 + "}")
    equal(done.status, 1)
    contains(done.err, "list: line 1: invalid JSON at byte ")


@case
def a_build_without_cjson_says_so(folder):
    if "cjson" in galley(folder, "--version").out.decode():
        raise Skip("built with cJSON")
    contains(listed(folder, '{"path": "a.html"}').err, "libcjson-dev")


@case
def lines_of_odd_bytes(folder):
    pages(folder, "a.html")
    done = listed(folder, b"a.html\0b\n" + b"x" * 3000000 + b"\na.html\n" + b"y" * 3000000)
    failed(done, "list: line 1: a NUL byte in the line", "list: line 2: longer than 1 MiB",
           "list: line 4: longer than 1 MiB")
    equal(done.sources(), ["a.html"])


@case
def what_a_line_names_may_fail(folder):
    pages(folder, "a.html")
    done = listed(folder, "missing.html\na.html\n")
    failed(done, "missing.html: No such file or directory")
    equal(done.sources(), ["a.html"])


@case
def the_example_of_a_list(folder):
    need_json(folder)
    record, = went_well(galley(ROOT, "--files-from", "examples/list.jsonl")).records()
    equal((record["source"], record["id"]), ("examples/news.html", "48213"))
    contains(record["url"], "https://")


@case
def a_record_comes_before_the_list_ends(folder):
    pages(folder, "a.html", "b.html")
    for jobs in ("1", "2"):
        with subprocess.Popen([GALLEY, "-j", jobs, "--files-from", "-"], stdin=subprocess.PIPE,
                              stdout=subprocess.PIPE, cwd=folder) as running:
            for name in ("a.html", "b.html", "a.html"):
                running.stdin.write(name.encode() + b"\n")
                running.stdin.flush()
                equal(json.loads(running.stdout.readline())["source"], name)
            running.stdin.close()
            equal(running.wait(timeout=SECONDS), 0)


if __name__ == "__main__":
    sys.exit(main())
