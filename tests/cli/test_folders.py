#!/usr/bin/env python3
"""Folders: which files are pages, in which order, and that no walk goes in circles."""
import gzip
import os
import shutil
import subprocess
import sys

sys.dont_write_bytecode = True
from harness import (GALLEY, SECONDS, Skip, case, equal, failed, galley, main, page, pages, went_well,
                     write)

NO_PAGES = ("a folder without pages (files ending in .html, .htm, .xhtml, .warc, .arc or .wet, "
            "also with .gz, or .warc.zst)")


@case
def pages_come_by_name_from_all_depths(folder):
    names = pages(folder, "d/B.html", "d/a.htm", "d/b/1.xhtml", "d/b/c/x.HTML", "d/b/z.html",
                  "d/c.html")
    equal(went_well(galley(folder, "d")).sources(), names)
    equal(went_well(galley(folder, "-j1", "d/")).sources(), names)


@case
def other_files_are_passed_over(folder):
    pages(folder, "d/a.html", "d/.b.html", "d/.git/c.html")
    for name in ("d/a.css", "d/html", "d/x.html.bak", "d/README", "d/y.gz", "d/.html"):
        write(folder, name, b"<p>no")
    os.mkfifo(f"{folder}/d/pipe.html")
    equal(went_well(galley(folder, "d")).sources(), ["d/a.html"])


@case
def packed_pages_are_pages(folder):
    if "zlib" not in galley(folder, "--version").out.decode():
        raise Skip("built without zlib")
    write(folder, "d/a.html.gz", gzip.compress(page("a")))
    write(folder, "d/b.HTM.GZ", gzip.compress(page("b")))
    equal(went_well(galley(folder, "d")).sources(), ["d/a.html.gz", "d/b.HTM.GZ"])


@case
def links_do_not_lead_in_circles(folder):
    pages(folder, "d/a.html", "d/e/b.html", "other/c.html")
    os.symlink("..", f"{folder}/d/e/up")
    os.symlink(".", f"{folder}/d/self.html")
    os.symlink("loop.html", f"{folder}/d/loop.html")
    os.symlink("../other", f"{folder}/d/other")
    os.symlink("../other/c.html", f"{folder}/d/c.html")
    done = galley(folder, "d")
    equal(done.sources(), ["d/a.html", "d/c.html", "d/e/b.html"])
    failed(done, "d/loop.html: Too many levels of symbolic links")


@case
def a_link_that_is_named_is_followed(folder):
    pages(folder, "d/a.html")
    os.symlink("d", f"{folder}/link")
    equal(went_well(galley(folder, "link")).sources(), ["link/a.html"])


@case
def a_link_to_nothing_is_named(folder):
    pages(folder, "d/a.html")
    os.symlink("nowhere", f"{folder}/d/b.html")
    done = galley(folder, "d")
    failed(done, "d/b.html: No such file or directory")
    equal(done.sources(), ["d/a.html"])


@case
def a_folder_without_pages(folder):
    os.makedirs(f"{folder}/empty/deeper")
    write(folder, "styles/a.css", b"p {}")
    pages(folder, "d/a.html")
    done = galley(folder, "empty", "styles", "d")
    failed(done, f"empty: {NO_PAGES}", f"styles: {NO_PAGES}")
    equal(done.sources(), ["d/a.html"])


@case
def a_folder_that_may_not_be_read(folder):
    pages(folder, "d/a.html", "d/b/c.html", "d/d.html")
    os.chmod(f"{folder}/d/b", 0)
    os.chmod(folder, 0o755)
    command = [GALLEY, "d"]
    if os.geteuid() == 0:
        if shutil.which("setpriv") is None:
            raise Skip("root may read everything, and there is no setpriv")
        command = ["setpriv", "--reuid=65534", "--clear-groups", *command]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS, check=False)
    os.chmod(f"{folder}/d/b", 0o755)
    if done.returncode in (126, 127):
        raise Skip("the command may not be run by another user from where it lies")
    equal(done.stderr, b"galley: d/b: Permission denied\n")
    equal((done.returncode, done.stdout.count(b"\n")), (1, 2))


@case
def folders_in_folders_in_folders(folder):
    path = "d" + "/d" * 400
    os.makedirs(f"{folder}/{path}")
    write(folder, f"{path}/a.html", page("deep"))
    equal(went_well(galley(folder, "d")).sources(), [f"{path}/a.html"])


@case
def many_files(folder):
    names = [f"d/{number:05}.html" for number in range(3000)]
    content = page("x", 1)
    os.mkdir(f"{folder}/d")
    for name in names:
        write(folder, name, content)
    equal(went_well(galley(folder, "d")).sources(), names)


if __name__ == "__main__":
    sys.exit(main())
