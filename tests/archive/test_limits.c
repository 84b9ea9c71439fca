/*
 * What is larger than a limit, wrong about its length, or made to be slow: passed over in bounded
 * memory and a bounded multiple of its size, and named. Reading that fails says so.
 */
#include "collected.h"
#include "packing.h"

#include <errno.h>
#include <time.h>

static collected all;

static void collect_limited(const builder *stored, uint64_t record_bytes) {
    galley_archive_limits limits = {record_bytes, 0};
    reading from = {stored->bytes, stored->len, 0, 1000};
    collect_from(&all, &from, 0, &limits);
}

/* A response of `len` bytes; the record says it has `says`, the response in it `http_says`. */
static void write_large(builder *out, size_t len, size_t says, size_t http_says, const char *fill) {
    builder_print(out,
                  "WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:large>\r\n"
                  "Content-Type: application/http\r\nContent-Length: %zu\r\n\r\n"
                  "HTTP/1.1 200 OK\r\nContent-Length: %7zu\r\n\r\n",
                  says, http_says);
    for (size_t left = len; left > 0;) {
        size_t step = strlen(fill) < left ? strlen(fill) : left;
        builder_add(out, fill, step);
        left -= step;
    }
    builder_text(out, "\r\n\r\n");
}

enum { HTTP_HEAD = 17 + 25 + 2 };

/* A record over the limit between two others, in the middle of `stored`. */
static void check_passed_over(const char *what) {
    CHECK_SAYING(all.count == 2 && all.loss_count == 1, "%s: %zu records, %zu losses", what,
                 all.count, all.loss_count);
    CHECK(strcmp(all.records[0].id, "urn:test:1") == 0);
    CHECK(strcmp(all.records[1].id, "urn:test:2") == 0);
    CHECK(all.records[0].record.offset + all.records[0].record.length == all.losses[0].offset);
    CHECK(all.losses[0].offset + all.losses[0].length == all.records[1].record.offset);
    CHECK(all.losses[0].too_large);
}

static void test_large_records(void) {
    enum { LARGE = 300000, LIMIT = 100000 };
    /* In the content stands what looks like a record; the response's own length bears it out. */
    static const char fill[] = "text\r\n\r\nWARC/1.0\r\nWARC-Type: response\r\n\r\n";
    builder out = {NULL, 0, 0};
    builder_response(&out, 1, "<p>One");
    size_t first = out.len;
    write_large(&out, LARGE, LARGE + HTTP_HEAD, LARGE, fill);
    builder_response(&out, 2, "<p>Two");
    collect_limited(&out, LIMIT);
    check_passed_over("a large record");
    collect_limited(&out, LARGE + HTTP_HEAD);
    CHECK(all.count == 3 && all.loss_count == 0 && all.records[1].body_len == LARGE);
    out.len = first;
    /* A length that goes far beyond the file does not swallow what follows. */
    write_large(&out, 20000, (size_t)1 << 40, 20000, "no head in here\r\n");
    builder_response(&out, 2, "<p>Two");
    collect_limited(&out, LIMIT);
    check_passed_over("a large length");
    out.len = first;
    write_large(&out, LARGE, LARGE + HTTP_HEAD, 17, "no head in here\r\n");
    builder_response(&out, 2, "<p>Two");
    collect_limited(&out, LIMIT);
    check_passed_over("a large record without a witness");
    builder_free(&out);
}

#ifdef GALLEY_HAVE_ZLIB
static void test_large_members(void) {
    enum { LARGE = 300000, LIMIT = 100000 };
    builder plain = {NULL, 0, 0};
    builder stored = {NULL, 0, 0};
    for (int turn = 0; turn < 2; turn++) {
        builder_response(&plain, 1, "<p>One");
        packing_gzip(&stored, plain.bytes, plain.len);
        plain.len = 0;
        /* Once as it says, once with a length that goes into the next member. */
        write_large(&plain, LARGE, LARGE + HTTP_HEAD + (size_t)turn * 1000000, LARGE, "text\r\n");
        packing_gzip(&stored, plain.bytes, plain.len);
        plain.len = 0;
        builder_response(&plain, 2, "<p>Two");
        packing_gzip(&stored, plain.bytes, plain.len);
        plain.len = 0;
        collect_limited(&stored, LIMIT);
        check_passed_over("a large record in a member");
        stored.len = 0;
    }
    builder_free(&plain);
    builder_free(&stored);
}

/* Damage in a large member is found behind its beginning too, and so is the member after it. */
static void test_damaged_large_member(void) {
    enum { LARGE = 3 << 20 };
    builder plain = {NULL, 0, 0};
    builder stored = {NULL, 0, 0};
    char *noise = malloc(LARGE);
    if (noise == NULL) {
        CHECK(false);
        return;
    }
    uint32_t state = 1;
    for (size_t i = 0; i < LARGE; i++) {
        state = state * 1664525 + 1013904223;
        noise[i] = (char)(state >> 24);
    }
    builder_warc(&plain, "response", 1, "application/http", noise, LARGE);
    packing_gzip(&stored, plain.bytes, plain.len);
    size_t first = stored.len;
    plain.len = 0;
    builder_response(&plain, 2, "<p>Two");
    packing_gzip(&stored, plain.bytes, plain.len);
    for (size_t at = 30; at < first; at += first / 7) {
        stored.bytes[at] = (char)(stored.bytes[at] ^ 0x10);
        collect(&all, stored.bytes, stored.len);
        CHECK_SAYING(all.count == 1 && all.loss_count == 1, "damage at %zu", at);
        CHECK(all.records[0].record.offset == first && all.losses[0].length == first);
        stored.bytes[at] = (char)(stored.bytes[at] ^ 0x10);
    }
    free(noise);
    builder_free(&plain);
    builder_free(&stored);
}
#endif

static void test_heads_without_end(void) {
    builder out = {NULL, 0, 0};
    builder_text(&out, "WARC/1.0\r\n");
    for (int i = 0; i < 40000; i++) {
        builder_text(&out, "X-Field: and no end\r\n");
    }
    builder_text(&out, "\r\n");
    builder_response(&out, 1, "<p>One");
    collect(&all, out.bytes, out.len);
    CHECK(all.count == 1 && all.loss_count == 1 && all.losses[0].offset == 0);
    CHECK(all.losses[0].length == all.records[0].record.offset);
    builder_free(&out);
    static const char *const lengths[] = {"", "-1", "x", "1 2", "18446744073709551616", "0x10"};
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        builder_print(&out, "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: %s\r\n\r\ntext\r\n",
                      lengths[i]);
        size_t first = out.len;
        builder_response(&out, 1, "<p>One");
        collect(&all, out.bytes, out.len);
        CHECK_SAYING(all.count == 1 && all.loss_count == 1 && all.losses[0].length == first,
                     "length %s", lengths[i]);
        builder_free(&out);
    }
}

/* Seconds of the processor for all steps through `len` bytes. */
static double time_of(const char *bytes, size_t len) {
    clock_t begin = clock();
    galley_archive_record record;
    galley_archive_loss loss;
    galley_archive_step step;
    reading from = {bytes, len, 0, 0};
    galley_archive *archive = galley_archive_open(reading_read, &from, 0, NULL);
    if (!CHECK(archive != NULL)) {
        return 0;
    }
    do {
        step = galley_archive_next(archive, &record, &loss);
    } while (step == GALLEY_ARCHIVE_RECORD || step == GALLEY_ARCHIVE_LOSS);
    CHECK(step == GALLEY_ARCHIVE_END);
    galley_archive_close(archive);
    return (double)(clock() - begin) / CLOCKS_PER_SEC;
}

/* Eight times the bytes take no more than some twenty times as long; squared it were 64 times. */
static void check_linear(const char *what, const char *bytes, size_t len) {
    enum { PART = 8, MOST = 24 };
    double part = time_of(bytes, len / PART);
    double whole = time_of(bytes, len);
    CHECK_SAYING(whole < MOST * part + 0.2, "%s: %.3f s, an eighth of it %.3f s", what, whole,
                 part);
}

static void test_repeated(const char *what, const char *first, const char *piece, size_t piece_len,
                          size_t len) {
    builder out = {NULL, 0, 0};
    builder_text(&out, first);
    while (out.len < len) {
        builder_add(&out, piece, piece_len);
    }
    check_linear(what, out.bytes, out.len);
    builder_free(&out);
}

static void test_slow(void) {
    enum { LEN = 4 << 20 };
    static const char swallow[] =
        "WARC/1.0\r\nWARC-Type: response\r\nContent-Length: 20000000\r\n\r\nx\n";
    test_repeated("lengths that swallow", "", swallow, sizeof swallow - 1, LEN);
    test_repeated("versions of WARC", swallow, "WARC/1.0\r\n", 10, LEN);
    test_repeated("heads that do not end", swallow, "WARC/1.0\r\nWARC-Type: response\r\n", 31, LEN);
    test_repeated("schemes", "", "http://", 7, LEN);
    test_repeated("schemes in lines", "", "http://a 1.1.1.1 ", 17, LEN);
    test_repeated("line ends", "WARC/1.0\r\nContent-Length: 1\r\n\r\n", "\n", 1, LEN);
    test_repeated("zeros", "", "", 1, LEN);
#ifdef GALLEY_HAVE_ZLIB
    test_repeated("marks of gzip", "", "\x1f\x8b\x08\0", 4, LEN);
    test_repeated("heads of gzip", "", "\x1f\x8b\x08\0\0\0\0\0\0\0", 10, LEN);
    test_repeated("names in gzip", "", "\x1f\x8b\x08\x08\0\0\0\0\0\0name", 14, LEN);
    /* Stored blocks that begin with a record's head and hold the next member. */
    test_repeated("members in members", "",
                  "\x1f\x8b\x08\0\0\0\0\0\0\0\0\xff\xff\0\0WARC/1.0\r\nWARC-Type: a\r\n", 39, LEN);
#endif
#ifdef GALLEY_HAVE_ZSTD
    test_repeated("marks of zstd", "", "\x28\xB5\x2F\xFD", 4, LEN);
    test_repeated("frames of zstd", "", "\x28\xB5\x2F\xFD\x04\x88\xF9\xFF\x03", 9, LEN);
    test_repeated("frames to be skipped", "", "\x50\x2A\x4D\x18\0\0\0\0", 8, LEN);
    test_repeated("dictionaries", "", "\x5D\x2A\x4D\x18\x01\0\0\0x", 9, LEN);
#endif
}

#ifdef GALLEY_HAVE_ZLIB
/* Without a byte for each, members would make the reader go through them one call at a time. */
static void test_empty_members(void) {
    builder empty = {NULL, 0, 0};
    builder out = {NULL, 0, 0};
    packing_gzip(&empty, "", 0);
    for (int i = 0; i < 100000; i++) {
        builder_add(&out, empty.bytes, empty.len);
    }
    check_linear("empty members", out.bytes, out.len);
    builder_free(&empty);
    builder_free(&out);
}
#endif

typedef struct failing {
    reading from;
    size_t good; /* so many bytes, then an error */
    ptrdiff_t answer;
} failing;

static ptrdiff_t read_failing(void *ctx, char *bytes, size_t len) {
    failing *from = ctx;
    if (from->from.at >= from->good) {
        errno = EACCES;
        return from->answer;
    }
    size_t left = from->good - from->from.at;
    return reading_read(&from->from, bytes, len < left ? len : left);
}

static void test_failures(void) {
    builder out = {NULL, 0, 0};
    for (int id = 0; id < 3; id++) {
        builder_response(&out, id, "<p>Page");
    }
    for (size_t good = 0; good < out.len; good += 17) {
        failing from = {{out.bytes, out.len, 0, 0}, good, good % 2 == 0 ? -1 : PTRDIFF_MAX};
        galley_archive *archive = galley_archive_open(read_failing, &from, 0, NULL);
        galley_archive_record record;
        galley_archive_loss loss = {.why = NULL};
        galley_archive_step step = GALLEY_ARCHIVE_RECORD;
        for (int i = 0; archive != NULL && step == GALLEY_ARCHIVE_RECORD; i++) {
            step = galley_archive_next(archive, &record, &loss);
            CHECK(i < 3);
        }
        CHECK_SAYING(step == GALLEY_ARCHIVE_FAILED, "after %zu bytes", good);
        errno = 0;
        CHECK(archive == NULL ||
              galley_archive_next(archive, &record, &loss) == GALLEY_ARCHIVE_FAILED);
        CHECK(errno == (from.answer < 0 ? EACCES : EIO) && loss.why != NULL);
        galley_archive_close(archive);
    }
    builder_free(&out);
    galley_archive_close(NULL);
}

int main(void) {
    test_large_records();
    test_heads_without_end();
    test_slow();
    test_failures();
#ifdef GALLEY_HAVE_ZLIB
    test_large_members();
    test_damaged_large_member();
    test_empty_members();
#endif
    return check_finish();
}
