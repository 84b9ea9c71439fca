/*
 * HTTP responses as crawlers have stored them: heads with odd lines, chunks, encodings, stacked and
 * declared wrongly, cut off and without end.
 */
#include "collected.h"
#include "packing.h"

#include "../../archive/decoder.h"

static collected all;

/* A page that encodings make shorter, and the same compressed with brotli at its default. */
static const char page[] = "<p>galley, galley, galley, galley, galley</p>\n";
enum { PAGE = sizeof page - 1 };
static const char brotli_page[] = "\x1b\x2d\x00\xf8\x1d\xa9\x51\x9f\x3b\xa6\x1a\x84\xe7\x0c\x4e\xb3"
                                  "\x94\xb1\xe5\x29\x9f\xb0\x2a\xa4\xa8\x72\x60\xa6\xc1\xb5\x1c\xa8"
                                  "\x39";

/* Reads a response of these bytes, the only record of its archive. */
static const collected_record *read_response(const char *bytes, size_t len,
                                             const galley_archive_limits *limits) {
    builder out = {NULL, 0, 0};
    builder_warc(&out, "response", 1, "application/http; msgtype=response", bytes, len);
    reading from = {out.bytes, out.len, 0, 0};
    collect_from(&all, &from, 0, limits);
    builder_free(&out);
    CHECK(all.count == 1 && all.loss_count == 0);
    return &all.records[0];
}

static void check_response(const char *bytes, int status, const char *type, const char *body) {
    const collected_record *one = read_response(bytes, strlen(bytes), NULL);
    CHECK_SAYING(one->record.status == status, "status %d of: %s", one->record.status, bytes);
    CHECK_SAYING(strcmp(one->type, type) == 0, "type %s of: %s", one->type, bytes);
    CHECK_SAYING(strcmp(one->body, body) == 0, "body %s of: %s", one->body, bytes);
    CHECK(!one->record.truncated);
}

static void test_heads(void) {
    static const struct {
        const char *bytes;
        int status;
        const char *type;
        const char *body;
    } cases[] = {
        {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n<p>", 200, "text/html", "<p>"},
        {"HTTP/1.0 404\nCONTENT-TYPE:text/html \n\n<p>", 404, "text/html", "<p>"},
        {"HTTP/1.1  301  \r\n\r\n", 301, "", ""},
        {"HTTP/2 200\r\n\r\n<p>", 200, "", "<p>"},
        {"HTTP/1.1 OK\r\n\r\n<p>", 0, "", "<p>"},
        {"http/1.1 99\r\n\r\n<p>", 0, "", "<p>"},
        {"ICY 200 OK\r\nContent-Type: audio/mpeg\r\n\r\n", 200, "audio/mpeg", ""},
        /* Folded; the last of several types that says something counts. */
        {"HTTP/1.1 200 OK\r\nContent-Type:\r\n text/html;\r\n\tcharset=x\r\n\r\n<p>", 200,
         "text/html;  \tcharset=x", "<p>"},
        {"HTTP/1.1 200 OK\nContent-Type: a/b\nContent-Type: text/html\nContent-Type:\n\n<p>", 200,
         "text/html", "<p>"},
        {"HTTP/1.1 200 OK\nnothing\n: none\nContent-Type: a/b\n\n<p>", 200, "a/b", "<p>"},
        /* No head, no end of it, nothing but it. */
        {"<!DOCTYPE html>\r\n\r\n<p>", 0, "", "<!DOCTYPE html>\r\n\r\n<p>"},
        {"\r\nHTTP/1.1 200 OK\r\n\r\n<p>", 200, "", "<p>"},
        {"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n<html>\n<p>", 200, "text/html",
         "<html>\n<p>"},
        {"HTTP/1.1 200 OK\r\nContent-Type: text/html", 200, "text/html", ""},
        {"HTTP/1.1 200 OK", 200, "", ""},
        {"", 0, "", ""},
        {"HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Type: a/b\r\n\r\n<p>", 200, "a/b",
         "<p>"},
        {"HTTP/1.1 103 Hints\r\nLink: x\r\n\r\n<p>", 103, "", "<p>"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        check_response(cases[i].bytes, cases[i].status, cases[i].type, cases[i].body);
    }
}

static void check_chunked(const char *chunks, const char *body, bool truncated) {
    builder out = {NULL, 0, 0};
    builder_print(&out, "HTTP/1.1 200 OK\r\nTransfer-Encoding: Chunked\r\n\r\n%s", chunks);
    const collected_record *one = read_response(out.bytes, out.len, NULL);
    CHECK_SAYING(strcmp(one->body, body) == 0, "body %s of: %s", one->body, chunks);
    CHECK_SAYING(one->record.truncated == truncated, "truncated: %s", chunks);
    builder_free(&out);
}

static void test_chunks(void) {
    check_chunked("3\r\n<p>\r\n4\r\ntext\r\n0\r\n\r\n", "<p>text", false);
    check_chunked("003;name=value\n<p>\n1 \r\nt\r\n00\r\nTrailer: x\r\n\r\n", "<p>t", false);
    check_chunked("a\r\n0123456789\r\n0\r\n\r\n", "0123456789", false);
    check_chunked("0\r\n\r\n", "", false);
    /* No chunks, though declared. */
    check_chunked("<p>text", "<p>text", false);
    check_chunked("beef is a word\r\n", "beef is a word\r\n", false);
    check_chunked("", "", false);
    /* Broken off, or broken. */
    check_chunked("3\r\n<p>\r\n4\r\nte", "<p>te", true);
    check_chunked("3\r\n<p>\r\n", "<p>", true);
    check_chunked("3\r\n<p>\r\nx\r\ntext\r\n0\r\n\r\n", "<p>", true);
    check_chunked("3\r\n<p>\r\nffffffffffffffff\r\ntext", "<p>text", true);
    check_chunked("3\r\n<p>\r\n11111111111111111\r\ntext", "<p>", true);
}

/* A response whose body is `body`, with these fields in its head. */
static const collected_record *read_body(const char *fields, const char *body, size_t len,
                                         const galley_archive_limits *limits) {
    builder out = {NULL, 0, 0};
    builder_print(&out, "HTTP/1.1 200 OK\r\n%s\r\n", fields);
    builder_add(&out, body, len);
    const collected_record *one = read_response(out.bytes, out.len, limits);
    builder_free(&out);
    return one;
}

static void check_body(const char *fields, const char *body, size_t len) {
    const collected_record *one = read_body(fields, body, len, NULL);
    CHECK_SAYING(one->body_len == PAGE && strcmp(one->body, page) == 0, "%s: %s", fields,
                 one->body);
    CHECK_SAYING(!one->record.truncated, "%s: truncated", fields);
}

/* What is declared, but not so. */
static void test_plain_bodies(void) {
    check_body("Content-Encoding: gzip\r\n", page, PAGE);
    check_body("Content-Encoding: deflate\r\n", page, PAGE);
    check_body("Content-Encoding: br\r\n", page, PAGE);
    check_body("Content-Encoding: zstd\r\n", page, PAGE);
    check_body("Content-Encoding: gzip, br, zstd, deflate, gzip\r\n", page, PAGE);
    check_body("Content-Encoding: identity\r\nContent-Encoding: UTF-8,,\r\n", page, PAGE);
}

#ifdef GALLEY_HAVE_ZLIB
static void check_coding(const char *fields, int window_bits) {
    builder out = {NULL, 0, 0};
    packing_deflate(&out, page, PAGE, window_bits);
    check_body(fields, out.bytes, out.len);
    builder_free(&out);
}

static void test_deflate(void) {
    check_coding("Content-Encoding: gzip\r\n", 31);
    check_coding("content-encoding:  X-GZIP \r\n", 31);
    check_coding("Transfer-Encoding: gzip\r\n", 31);
    check_coding("Content-Encoding: deflate\r\n", 15);
    check_coding("Content-Encoding: deflate\r\n", -15);
    check_coding("Content-Encoding: deflate\r\n", 31);
    check_coding("Content-Encoding: gzip\r\n", 15);
}

static void test_stacked(void) {
    builder once = {NULL, 0, 0};
    builder twice = {NULL, 0, 0};
    builder chunks = {NULL, 0, 0};
    packing_deflate(&once, page, PAGE, 15);
    packing_gzip(&twice, once.bytes, once.len);
    check_body("Content-Encoding: deflate, gzip\r\n", twice.bytes, twice.len);
    check_body("Content-Encoding: deflate\r\nContent-Encoding: gzip\r\n", twice.bytes, twice.len);
    /* Said more often than done. */
    check_body("Content-Encoding: br, deflate, gzip, gzip\r\n", twice.bytes, twice.len);
    builder_print(&chunks, "%zx\r\n", twice.len);
    builder_add(&chunks, twice.bytes, twice.len);
    builder_text(&chunks, "\r\n0\r\n\r\n");
    check_body("Transfer-Encoding: chunked\r\nContent-Encoding: deflate, gzip\r\n", chunks.bytes,
               chunks.len);
    builder_free(&once);
    builder_free(&twice);
    builder_free(&chunks);
}

/* Cut off at every byte: what there is, and never more. */
static void test_cut_bodies(void) {
    builder out = {NULL, 0, 0};
    packing_gzip(&out, page, PAGE);
    for (size_t len = 3; len < out.len; len++) {
        const collected_record *one = read_body("Content-Encoding: gzip\r\n", out.bytes, len, NULL);
        CHECK(one->record.truncated && one->body_len <= PAGE);
        CHECK(memcmp(one->body, page, one->body_len) == 0);
    }
    CHECK(all.records[0].body_len == PAGE);
    builder_free(&out);
}

/* A body that unpacks to a thousand times its size ends at the limit. */
static void test_bombs(void) {
    enum { BOMB = 8 << 20, LIMIT = 100000 };
    char *zeros = calloc(1, BOMB);
    if (zeros == NULL) {
        CHECK(false);
        return;
    }
    builder once = {NULL, 0, 0};
    builder twice = {NULL, 0, 0};
    galley_archive_limits limits = {0, LIMIT};
    packing_gzip(&once, zeros, BOMB);
    packing_gzip(&twice, once.bytes, once.len);
    const collected_record *one =
        read_body("Content-Encoding: gzip\r\n", once.bytes, once.len, &limits);
    CHECK(one->body_len == LIMIT && one->record.truncated);
    one = read_body("Content-Encoding: gzip, gzip\r\n", twice.bytes, twice.len, &limits);
    CHECK(one->body_len == LIMIT && one->record.truncated);
    one = read_body("", zeros, 2 * LIMIT, &limits);
    CHECK(one->body_len == LIMIT && one->record.truncated);
    one = read_body("Content-Encoding: gzip\r\n", once.bytes, once.len, NULL);
    CHECK(one->body_len == BOMB && !one->record.truncated);
    builder_free(&once);
    builder_free(&twice);
    free(zeros);
}
#endif

#ifdef GALLEY_HAVE_ZSTD
static void test_zstd_body(void) {
    builder out = {NULL, 0, 0};
    packing_zstd(&out, page, PAGE, NULL);
    check_body("Content-Encoding: zstd\r\n", out.bytes, out.len);
    const collected_record *one =
        read_body("Content-Encoding: zstd\r\n", out.bytes, out.len - 4, NULL);
    CHECK(one->record.truncated && one->body_len == PAGE);
    builder_free(&out);
}
#endif

/* With the decoder the page, without it a loss that says what is missing. */
static void test_brotli_body(void) {
    size_t len = sizeof brotli_page - 1;
    if (galley_decoder_missing(GALLEY_CODING_BROTLI) == NULL) {
        check_body("Content-Encoding: br\r\n", brotli_page, len);
        const collected_record *one =
            read_body("Content-Encoding: br\r\n", brotli_page, len - 1, NULL);
        CHECK(one->record.truncated && one->body_len <= PAGE);
        return;
    }
    builder content = {NULL, 0, 0};
    builder out = {NULL, 0, 0};
    builder_text(&content, "HTTP/1.1 200 OK\r\nContent-Encoding: br\r\n\r\n");
    builder_add(&content, brotli_page, len);
    builder_warc(&out, "response", 1, "application/http", content.bytes, content.len);
    collect(&all, out.bytes, out.len);
    CHECK(all.count == 0 && all.loss_count == 1 && all.losses[0].length == out.len);
    CHECK(strstr(all.losses[0].why, "libbrotli-dev") != NULL);
    builder_free(&content);
    builder_free(&out);
}

int main(void) {
    test_heads();
    test_chunks();
    test_plain_bodies();
    test_brotli_body();
#ifdef GALLEY_HAVE_ZLIB
    test_deflate();
    test_stacked();
    test_cut_bodies();
    test_bombs();
#endif
#ifdef GALLEY_HAVE_ZSTD
    test_zstd_body();
#endif
    return check_finish();
}
