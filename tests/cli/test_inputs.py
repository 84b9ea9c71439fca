#!/usr/bin/env python3
"""Single inputs: what is a page, what is none and is named, and that the others are done."""
import gzip
import io
import os
import shutil
import socket
import subprocess
import sys
import tarfile
import threading

sys.dont_write_bytecode = True
from harness import (GALLEY, SECONDS, Skip, case, contains, equal, failed, galley, main, page, pages,
                     shell, went_well, write)

BINARIES = {
    "a PDF document": b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n1 0 obj",
    "a PNG image": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR",
    "a JPEG image": b"\xff\xd8\xff\xe0\0\x10JFIF",
    "a GIF image": b"GIF89a\1\0\1\0",
    "a WebP image": b"RIFF\x24\0\0\0WEBPVP8 ",
    "a bitmap image": b"BM\x36\0\0\0\0\0\0\0\x36\0\0\0",
    "an AVIF image": b"\0\0\0\x20ftypavif\0\0\0\0",
    "a ZIP archive": b"PK\3\4\x14\0\0\0\0\0" + b"\0" * 20 + b"notes.txt",
    "a Microsoft Office file": b"PK\3\4\x14\0\6\0\x08\0" + b"\0" * 20 + b"[Content_Types].xml",
    "an OpenDocument file":
        b"PK\3\4\x14\0" + b"\0" * 24 + b"mimetypeapplication/vnd.oasis.opendocument.text",
    "an EPUB book": b"PK\3\4\x0a\0" + b"\0" * 24 + b"mimetypeapplication/epub+zip",
    "an older Microsoft Office file": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 16,
    "an ELF program or library": b"\x7fELF\2\1\1\0",
    "a Windows program or library": b"MZ\x90\0\3\0\0\0" + b"\0" * 80,
    "an MPEG-4 video": b"\0\0\0\x18ftypmp42\0\0\0\0",
    "an SQLite database": b"SQLite format 3\0\x10\0\1\1",
    "binary data": bytes(range(256)) * 8,
}


def has_zlib(folder):
    return "command with: threads zlib" in galley(folder, "--version").out.decode()


@case
def a_missing_file(folder):
    pages(folder, "a.html")
    done = galley(folder, "missing.html", "a.html")
    failed(done, "missing.html: No such file or directory")
    equal(done.sources(), ["a.html"])


@case
def a_name_without_letters(folder):
    pages(folder, "a.html")
    done = galley(folder, "", "a.html")
    failed(done, "'': No such file or directory")
    equal(done.sources(), ["a.html"])


@case
def every_binary_is_named_for_what_it_is(folder):
    for name, content in BINARIES.items():
        write(folder, "a.html", content)
        done = galley(folder, "a.html")
        failed(done, f"a.html: not a page but {name}")
        equal(done.out, b"")


@case
def a_binary_may_be_forced(folder):
    write(folder, "a.html", BINARIES["binary data"])
    went_well(galley(folder, "--input-format=html", "a.html"))


@case
def letters_that_begin_binaries_begin_texts_too(folder):
    for start in (b"MZ is a postcode. ", b"BM writes: ", b"GIFs are loud. ", b"PKW und LKW. "):
        write(folder, "a.html", start + page("x"))
        went_well(galley(folder, "a.html"))


@case
def utf16_is_not_binary(folder):
    text = page("heron").decode().replace("<meta charset=utf-8>", "")
    for name, codec in (("bom.html", "utf-16"), ("little.html", "utf-16-le"),
                        ("big.html", "utf-16-be")):
        write(folder, name, text.encode(codec))
        went_well(galley(folder, name))
    contains(galley(folder, "bom.html").out, b"heron")


@case
def stray_nul_bytes_are_not_binary(folder):
    write(folder, "a.html", page("heron").replace(b"seen", b"se\0en"))
    went_well(galley(folder, "a.html"))


@case
def an_empty_file(folder):
    write(folder, "a.html", b"")
    failed(galley(folder, "a.html"), "a.html: empty")
    failed(galley(folder, "-", stdin=b""), "standard input: empty")
    failed(galley(folder, "/dev/null"), "/dev/null: empty")


@case
def a_page_without_an_article_is_a_record(folder):
    write(folder, "a.html", b"<p>")
    equal(went_well(galley(folder, "a.html")).out, b"")
    equal(went_well(galley(folder, "-fjsonl", "a.html")).sources(), ["a.html"])


@case
def gzip_is_unpacked(folder):
    if not has_zlib(folder):
        raise Skip("built without zlib")
    write(folder, "a.html.gz", gzip.compress(page("heron")))
    contains(went_well(galley(folder, "a.html.gz")).out, b"heron")
    contains(went_well(galley(folder, "-", stdin=gzip.compress(page("heron")))).out, b"heron")


@case
def gzip_that_holds_no_page(folder):
    if not has_zlib(folder):
        raise Skip("built without zlib")
    packed = io.BytesIO()
    with tarfile.open(fileobj=packed, mode="w:gz") as archive:
        archive.addfile(tarfile.TarInfo("a.html"))
    write(folder, "tar.gz", packed.getvalue())
    write(folder, "pdf.gz", gzip.compress(BINARIES["a PDF document"]))
    write(folder, "empty.gz", gzip.compress(b""))
    failed(galley(folder, "tar.gz", "pdf.gz", "empty.gz"),
           "tar.gz: not a page but a tar archive, packed by gzip",
           "pdf.gz: not a page but a PDF document, packed by gzip",
           "empty.gz: empty when unpacked")


@case
def damaged_gzip(folder):
    packed = gzip.compress(page("heron", 200))
    write(folder, "cut.gz", packed[:len(packed) // 2])
    write(folder, "head.gz", packed[:3])
    pages(folder, "a.html")
    done = galley(folder, "cut.gz", "head.gz", "a.html")
    equal((done.status, len(done.err.splitlines())), (1, 2))
    contains(done.err, "galley: cut.gz: ")
    contains(done.err, "galley: head.gz: ")
    equal(done.sources(), ["a.html"])


@case
def what_is_longer_than_allowed(folder):
    write(folder, "a.html", page("heron", 100))
    went_well(galley(folder, "--max-bytes=1M", "a.html"))
    failed(galley(folder, "--max-bytes=1k", "a.html"),
           "a.html: longer than 1024 bytes (--max-bytes)")
    failed(galley(folder, "--max-bytes=1K", stdin=page("heron", 100)),
           "standard input: longer than 1024 bytes (--max-bytes)")
    failed(galley(folder, "--max-bytes=3M", "/dev/zero"),
           "/dev/zero: longer than 3145728 bytes (--max-bytes)")


@case
def exactly_as_long_as_allowed(folder):
    content = page("heron")
    write(folder, "a.html", content)
    went_well(galley(folder, f"--max-bytes={len(content)}", "a.html"))
    equal(galley(folder, f"--max-bytes={len(content) - 1}", "a.html").status, 1)


@case
def gzip_that_unpacks_to_too_much(folder):
    if not has_zlib(folder):
        raise Skip("built without zlib")
    write(folder, "a.html.gz", gzip.compress(b"<p>" + b"a" * 3000000))
    done = galley(folder, "--max-bytes=1M", "a.html.gz")
    equal((done.status, done.out, len(done.err.splitlines())), (1, b"", 1))


@case
def a_file_that_may_not_be_read(folder):
    pages(folder, "a.html", "b.html")
    os.chmod(f"{folder}/a.html", 0)
    os.chmod(folder, 0o755)
    command = [GALLEY, "a.html", "b.html"]
    if os.geteuid() == 0:
        setpriv = shutil.which("setpriv")
        if setpriv is None:
            raise Skip("root may read everything, and there is no setpriv")
        command = [setpriv, "--reuid=65534", "--clear-groups", *command]
    done = subprocess.run(command, cwd=folder, capture_output=True, timeout=SECONDS, check=False)
    if done.returncode in (126, 127):
        raise Skip("the command may not be run by another user from where it lies")
    equal(done.stderr, b"galley: a.html: Permission denied\n")
    equal((done.returncode, done.stdout.count(b"\n")), (1, 1))


@case
def a_fifo_and_a_file_without_size(folder):
    os.mkfifo(f"{folder}/pipe")
    writer = threading.Thread(target=write, args=(folder, "pipe", page("heron", 2000)))
    writer.start()
    done = galley(folder, "-fjsonl", "pipe")
    writer.join()
    equal(went_well(done).sources(), ["pipe"])
    if os.path.exists("/proc/version"):
        went_well(galley(folder, "-fjsonl", "/proc/version"))


@case
def a_socket_is_not_read(folder):
    with socket.socket(socket.AF_UNIX) as one:
        one.bind(f"{folder}/socket")
        done = galley(folder, "socket")
    equal((done.status, len(done.err.splitlines())), (1, 1))
    contains(done.err, "galley: socket: ")


@case
def standard_input_closed_or_read_twice(folder):
    failed(shell(folder, '"$GALLEY" <&-'), "standard input: Bad file descriptor")
    done = galley(folder, "-", "-", stdin=page("heron"))
    failed(done, "standard input: has been read already")
    equal(done.sources(), ["-"])


@case
def standard_input_closed_and_a_file_named(folder):
    pages(folder, "a.html", "b.html")
    equal(shell(folder, '"$GALLEY" a.html b.html <&-').sources(), ["a.html", "b.html"])


@case
def a_name_cannot_reach_the_terminal(folder):
    done = galley(folder, "a\x1b[31m\n.html")
    failed(done, "a?[31m?.html: No such file or directory")


@case
def a_name_of_any_bytes_is_valid_json(folder):
    name = os.fsdecode(b"caf\xe9 \"quoted\" \\ \x01.html")
    try:
        write(folder, name, page("heron"))
    except OSError as error:
        raise Skip("the file system takes UTF-8 names only") from error
    record, = went_well(galley(folder, "-fjsonl", name)).records()
    contains(record["source"], '"quoted" \\ \x01.html')


@case
def names_that_are_too_long_or_wrong(folder):
    pages(folder, "a.html")
    failed(galley(folder, "a" * 300), f"{'a' * 300}: File name too long")
    failed(galley(folder, "a.html/b"), "a.html/b: Not a directory")


@case
def quiet_says_nothing_of_inputs(folder):
    pages(folder, "a.html")
    done = galley(folder, "-q", "missing.html", "a.html")
    equal((done.status, done.err, done.sources()), (1, "", ["a.html"]))


if __name__ == "__main__":
    sys.exit(main())
