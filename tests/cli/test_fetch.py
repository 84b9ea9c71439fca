#!/usr/bin/env python3
"""URLs as inputs: what is fetched, what is not, and what ends it. The web is a server of our own on
127.0.0.1, which is a private address and so at the same time what must not be fetched unasked."""
import contextlib
import gzip
import http.server
import json
import os
import sys
import threading
import time

sys.dont_write_bytecode = True
from harness import (Skip, case, contains, equal, failed, galley, main, page, pages, refused,
                     went_well, write)
import warc

REFUSED = "its address 127.0.0.1 is not of the public internet (--allow-private)"


class Handler(http.server.BaseHTTPRequestHandler):
    """Answers by the first word of the path; the server counts."""

    def log_message(self, *_):
        pass

    def answer(self, body=b"", status=200, kind="text/html", **heads):
        self.send_response(status)
        if kind:
            self.send_header("Content-Type", kind)
        for name, value in heads.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def to(self, place, status=302):
        self.answer(b"moved", status, Location=place)

    def do_GET(self):
        server = self.server
        word = self.path.split("/")[1].split("?")[0]
        with server.lock:
            server.asked.append((self.path, dict(self.headers)))
        try:
            getattr(self, f"get_{word}")()
        except (BrokenPipeError, ConnectionResetError):
            pass

    def get_page(self):
        self.answer(page(self.path.split("/")[-1]))

    def get_link(self):
        self.answer(page("heron").replace(b"The heron", b'<a href="other">The heron</a>', 1))

    def together(self, wanted):
        """Answers when so many are asked for at a time, and leaves time for one too many. A page
        counts until its answer begins, for behind that the client may go on to the next."""
        server = self.server
        with server.lock:
            server.now += 1
            server.most = max(server.most, server.now)
        until = time.monotonic() + 10
        while server.most < wanted and time.monotonic() < until:
            time.sleep(0.01)
        time.sleep(0.1)
        with server.lock:
            server.now -= 1
        self.get_page()

    def get_two(self):
        self.together(2)

    def get_four(self):
        self.together(4)

    def get_moved(self):
        self.to("/link/there", 301)

    def get_much(self):
        self.answer(b"moved " * 100000, 302, Location="/page/heron")

    def get_blank(self):
        port = self.server.server_port
        self.to({"/blank/1": "/page/a b?c d", "/blank/2": f"http://127.0.0.1:{port}/page/a b?c d",
                 "/blank/3": f"//127.0.0.1:{port}/page/a%20b?c+d"}[self.path])

    def get_loop(self):
        self.to("/loop?x")

    def get_hops(self):
        left = int(self.path.split("/")[-1])
        self.to(f"/hops/{left - 1}" if left > 1 else "/page/heron")

    def get_local(self):
        self.to(f"file://{self.server.secret}")

    def get_ftp(self):
        self.to("ftp://127.0.0.1/x")

    def get_nowhere(self):
        self.answer(b"", 304)

    def get_gone(self):
        self.answer(page("gone"), 404)

    def get_tothegone(self):
        self.to("/gone/x")

    def get_packed(self):
        self.answer(gzip.compress(page("heron")), Content_Encoding="gzip")

    def get_bomb(self):
        self.answer(gzip.compress(b"<p>heron " * 1000000), Content_Encoding="gzip")

    def get_long(self):
        self.answer(page("heron", 2000))

    def get_endless(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.end_headers()
        while True:
            self.wfile.write(b"<p>heron " * 10000)

    def get_cut(self):
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", "100000")
        self.end_headers()
        self.wfile.write(page("heron"))

    def get_asleep(self):
        self.server.wake.wait(30)

    def get_trickle(self):
        self.send_response(200)
        self.end_headers()
        while not self.server.wake.wait(0.1):
            self.wfile.write(b"<p>")

    def get_charset(self):
        text = page("heron").replace(b"<meta charset=utf-8>", b"").replace(
            b"The heron", b"\xc1\xe5\xeb\xe0\xff heron")
        self.answer(text, kind="text/html; charset=windows-1251")

    def get_picture(self):
        self.answer(b"\x89PNG\r\n\x1a\n" * 9, kind="image/png")

    def get_liar(self):
        self.answer(b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR")

    def get_data(self):
        self.answer(b'{"heron": 1}', kind="application/json")

    def get_plain(self):
        self.answer(page("heron"), kind=None)

    def get_archive(self):
        self.answer(warc.response("https://example.org/1", page("heron", 40)), kind=None)

    def get_empty(self):
        self.answer(b"")


@contextlib.contextmanager
def web(folder):
    """A server of pages."""
    if " curl" not in galley(folder, "--version").out.decode():
        raise Skip("built without curl")
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.lock, server.wake = threading.Lock(), threading.Event()
    server.asked, server.now, server.most = [], 0, 0
    server.secret = os.path.join(folder, "secret.html")
    server.at = f"http://127.0.0.1:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server
    finally:
        server.wake.set()
        server.shutdown()
        thread.join()
        server.server_close()


def fetch(folder, *arguments, **more):
    return galley(folder, "--allow-private", *arguments, **more)


def one_record(done):
    record, = went_well(done).records()
    return record


@case
def a_page(folder):
    with web(folder) as server:
        url = f"{server.at}/page/heron?a=b"
        record = one_record(fetch(folder, "-f", "jsonl", url))
        equal((record["source"], record["url"], record["status"]), (url, url, 200))
        contains(record["text"], "heron")
        assert "warc" not in record, record
        (path, heads), = server.asked
        equal(path, "/page/heron?a=b")
        version = galley(folder, "--version").out.decode().split()[1]
        equal(heads["User-Agent"], f"galley/{version}")
        contains(heads["Accept-Encoding"], "gzip")


@case
def a_page_in_every_format(folder):
    with web(folder) as server:
        url = f"{server.at}/page/heron"
        contains(went_well(fetch(folder, url)).out.decode(), "# heron\n")
        contains(went_well(fetch(folder, "-f", "text", url)).out.decode(), "The heron was seen")
        equal(json.loads(went_well(fetch(folder, "-f", "json", url)).out)["status"], 200)


@case
def a_redirect_gives_its_url_to_links(folder):
    with web(folder) as server:
        record = one_record(fetch(folder, "-f", "jsonl", f"{server.at}/moved"))
        equal((record["source"], record["url"], record["status"]),
              (f"{server.at}/moved", f"{server.at}/link/there", 200))
        contains(went_well(fetch(folder, f"{server.at}/moved")).out.decode(),
                 f"({server.at}/link/other)")


@case
def blanks_and_other_letters_are_escaped(folder):
    with web(folder) as server:
        for number in (1, 2, 3):
            one_record(fetch(folder, "-f", "jsonl", f"{server.at}/blank/{number}"))
            equal(server.asked[-1][0], "/page/a%20b?c+d")
        url = f"{server.at}/page/a é"
        equal(one_record(fetch(folder, "-f", "jsonl", url))["url"], url)
        equal(server.asked[-1][0].lower(), "/page/a%20%c3%a9")


@case
def redirects_end(folder):
    with web(folder) as server:
        one_record(fetch(folder, "-f", "jsonl", f"{server.at}/hops/10"))
        url = f"{server.at}/hops/11"
        done = fetch(folder, url)
        failed(done, f"{url}: redirects more than 10 times: {server.at}/page/heron")
        before = len(server.asked)
        url = f"{server.at}/loop"
        failed(fetch(folder, url), f"{url}: redirects more than 10 times: {server.at}/loop?x")
        equal(len(server.asked) - before, 11)


@case
def a_redirect_leads_to_no_other_protocol(folder):
    with web(folder) as server:
        write(folder, "secret.html", page("secret"))
        for word, place in (("local", f"file://{server.secret}"), ("ftp", "ftp://127.0.0.1/x")):
            done = fetch(folder, f"{server.at}/{word}")
            failed(done, f"{server.at}/{word}: redirects to what is neither http nor https: "
                         f"{place}")
            equal(done.out, b"")


@case
def a_status_of_failure_is_named(folder):
    with web(folder) as server:
        at = server.at
        done = fetch(folder, f"{at}/gone/1", f"{at}/tothegone", f"{at}/nowhere", f"{at}/page/heron")
        failed(done, f"{at}/gone/1: HTTP status 404",
               f"{at}/tothegone: HTTP status 404: {at}/gone/x",
               f"{at}/nowhere: HTTP status 304")
        equal(done.sources(), [f"{at}/page/heron"])


@case
def a_packed_page(folder):
    with web(folder) as server:
        contains(one_record(fetch(folder, "-f", "jsonl", f"{server.at}/packed"))["text"], "heron")


@case
def too_long(folder):
    with web(folder) as server:
        for word in ("bomb", "long", "endless", "much"):
            done = fetch(folder, "--max-bytes=100K", f"{server.at}/{word}")
            failed(done, f"{server.at}/{word}: longer than 102400 bytes (--max-bytes)")


@case
def a_transfer_that_is_cut_off(folder):
    with web(folder) as server:
        done = fetch(folder, f"{server.at}/cut")
        equal((done.status, done.out), (1, b""))
        contains(done.err, f"galley: {server.at}/cut: transfer closed with ")


@case
def too_slow(folder):
    with web(folder) as server:
        for word in ("asleep", "trickle"):
            begun = time.monotonic()
            done = fetch(folder, "--timeout", "1", f"{server.at}/{word}")
            failed(done, f"{server.at}/{word}: not there after 1 s (--timeout)")
            assert time.monotonic() - begun < 10, word
        for value in ("0", "x", "1.5", "-1", "100000", "99999999999999999999999"):
            refused(galley(folder, f"--timeout={value}", "a.html"), "--timeout takes seconds")


@case
def a_charset_of_the_head(folder):
    with web(folder) as server:
        url = f"{server.at}/charset"
        contains(one_record(fetch(folder, "-f", "jsonl", url))["text"], "Белая heron was seen")
        forced = one_record(fetch(folder, "-f", "jsonl", "--charset", "windows-1252", url))
        contains(forced["text"], "Áåëàÿ heron was seen")


@case
def what_is_no_page(folder):
    with web(folder) as server:
        at = server.at
        failed(fetch(folder, f"{at}/picture", f"{at}/liar", f"{at}/data", f"{at}/archive",
                     f"{at}/empty"),
               f"{at}/picture: not a page but image/png, as its head declares",
               f"{at}/liar: not a page but a PNG image",
               f"{at}/data: not a page but application/json, as its head declares",
               f"{at}/archive: a web archive, which is read from files only; fetch it first",
               f"{at}/empty: empty")
        one_record(fetch(folder, "-f", "jsonl", f"{at}/plain"))
        one_record(fetch(folder, "-f", "jsonl", "--input-format=html", f"{at}/data"))
        failed(fetch(folder, "--input-format=warc", f"{at}/archive"),
               f"{at}/archive: web archives are read from files only; fetch it first")


@case
def private_addresses_are_refused(folder):
    with web(folder) as server:
        port = server.server_port
        for host in ("127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::ffff:127.0.0.1]",
                     "0.0.0.0", "[::1]", "user:word@127.0.0.1"):
            url = f"http://{host}:{port}/page/heron"
            done = galley(folder, url)
            equal((done.status, done.out), (1, b""))
            contains(done.err, f"galley: {url}: its address ")
            contains(done.err, " is not of the public internet (--allow-private)")
        url = f"{server.at}/page/heron"
        failed(galley(folder, url), f"{url}: {REFUSED}")
        equal(server.asked, [])


@case
def a_proxy_of_the_environment_needs_to_be_allowed(folder):
    with web(folder) as server:
        environment = {**os.environ, "http_proxy": server.at, "ALL_PROXY": server.at}
        environment.pop("no_proxy", None)
        url = f"{server.at}/page/heron"
        failed(galley(folder, url, env=environment), f"{url}: {REFUSED}")
        equal(server.asked, [])


@case
def a_file_of_a_url_needs_to_be_allowed(folder):
    if " curl" not in galley(folder, "--version").out.decode():
        raise Skip("built without curl")
    write(folder, "a b.html", page("heron"))
    for prefix in ("file://", "file:", "FILE://"):
        url = f"{prefix}{os.path.realpath(folder)}/a%20b.html"
        failed(galley(folder, url), f"{url}: file: is read with --allow-private only")
        record = one_record(fetch(folder, "-f", "jsonl", url))
        equal((record["title"], record["source"]), ("heron", url))
        assert "status" not in record, record
    failed(fetch(folder, "--max-bytes=100", url), f"{url}: longer than 100 bytes (--max-bytes)")
    equal(fetch(folder, "file:///missing/page.html").status, 1)


@case
def other_schemes_are_named(folder):
    pages(folder, "a.html")
    done = fetch(folder, "ftp://example.org/", "a.html", "gopher+x-1.y://example.org/")
    failed(done, "ftp://example.org/: only http and https are fetched",
           "gopher+x-1.y://example.org/: only http and https are fetched")
    equal(done.sources(), ["a.html"])
    failed(galley(folder, "http:/x", "a:b", "1a://b"), "http:/x: No such file or directory",
           "a:b: No such file or directory", "1a://b: No such file or directory")
    write(folder, "http:/a.html", page("heron"))
    went_well(galley(folder, "./http://a.html"))


@case
def urls_that_cannot_be_understood(folder):
    with web(folder) as server:
        for url in ("http://", "http:///x", "http://a b/", "http://[::1/", "http://x:99999/"):
            done = fetch(folder, url)
            equal((done.status, done.out), (1, b""))
            contains(done.err, f"galley: {url}: ")
        failed(fetch(folder, "http://x:99999/"), "http://x:99999/: not a URL that can be fetched")
        equal(server.asked, [])


@case
def two_at_a_time_from_a_host_and_in_order(folder):
    with web(folder) as server:
        urls = [f"{server.at}/two/heron{number}" for number in range(8)]
        done = went_well(fetch(folder, "-j", "8", *urls))
        equal(done.sources(), urls)
        equal([record["title"] for record in done.records()], [f"heron{n}" for n in range(8)])
        equal(server.most, 2)


@case
def another_host_has_two_of_its_own(folder):
    with web(folder) as server:
        urls = [f"http://{host}:{server.server_port}/four/heron{number}" for number in range(4)
                for host in ("127.0.0.1", "localhost")]
        equal(went_well(fetch(folder, "-j", "8", *urls)).sources(), urls)
        equal(server.most, 4)


@case
def one_host_under_many_spellings(folder):
    with web(folder) as server:
        urls = [f"http://{host}:{server.server_port}/two/heron{number}" for number in range(2)
                for host in ("127.0.0.1", "0x7f.1", "127.1", "2130706433")]
        equal(went_well(fetch(folder, "-j", "8", *urls)).sources(), urls)
        equal(server.most, 2)
        equal([heads["Host"] for _, heads in server.asked],
              [f"127.0.0.1:{server.server_port}"] * 8)


@case
def a_list_of_urls(folder):
    with web(folder) as server:
        at = server.at
        pages(folder, "a.html")
        lines = f"{at}/page/one\na.html\n{at}/gone\n{at}/page/two\n"
        done = fetch(folder, "--files-from", "-", stdin=lines.encode())
        failed(done, f"{at}/gone: HTTP status 404")
        equal(done.sources(), [f"{at}/page/one", "a.html", f"{at}/page/two"])


@case
def what_is_said_of_a_url_stands(folder):
    with web(folder) as server:
        url = f"{server.at}/moved"
        record = one_record(fetch(folder, "-f", "jsonl", "--url", "https://example.org/x", url))
        equal((record["source"], record["url"]), (url, "https://example.org/x"))


@case
def urls_that_are_not_chosen_are_not_fetched(folder):
    with web(folder) as server:
        equal(went_well(fetch(folder, "--host", "example.org", server.at + "/page/x")).out, b"")
        equal(server.asked, [])
        went_well(fetch(folder, "--host", "127.0.0.1", server.at + "/page/x"))
        equal(len(server.asked), 1)


@case
def a_build_without_curl_names_the_package(folder):
    if " curl" in galley(folder, "--version").out.decode():
        raise Skip("built with curl")
    pages(folder, "a.html")
    done = galley(folder, "https://example.org/", "a.html")
    failed(done, "https://example.org/: this galley was built without libcurl and fetches no pages "
                 "(Debian package libcurl4-openssl-dev)")
    equal(done.sources(), ["a.html"])


if __name__ == "__main__":
    sys.exit(main())
