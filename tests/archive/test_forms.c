/*
 * Every form an archive is stored in: WARC and ARC, plain, a member a record, one member for all,
 * members that cut records anywhere, zstd with and without a dictionary. All give the same records,
 * however the bytes arrive, and again from the middle on.
 */
#include "collected.h"
#include "packing.h"

#include "../../archive/decoder.h"

enum { RECORDS = 8 };

static collected all;
static collected again;

/* The records that every form holds, and where each begins and the last ends. */
static void write_records(builder *out, size_t *starts) {
    static const char pages[][40] = {"<p>One</p>", "", "<p>Three, and a little more</p>"};
    int id = 0;
    starts[id++] = out->len;
    builder_warc(out, "warcinfo", 0, "application/warc-fields", "software: none\r\n", 16);
    for (; id < RECORDS - 3; id++) {
        starts[id] = out->len;
        builder_response(out, id, pages[id % 3]);
    }
    starts[id] = out->len;
    builder_warc(out, "request", id, "application/http", "GET / HTTP/1.1\r\n\r\n", 18);
    starts[++id] = out->len;
    builder_warc(out, "conversion", id, "text/plain", "Menu\nA line.\n", 13);
    starts[++id] = out->len;
    builder_warc(out, "resource", id, "text/html", "<p>Kept</p>", 11);
    starts[++id] = out->len;
}

static void check_records(void) {
    if (!CHECK_SAYING(all.count == RECORDS && all.loss_count == 0, "%zu records, %zu losses",
                      all.count, all.loss_count)) {
        return;
    }
    CHECK(all.end == GALLEY_ARCHIVE_END);
    CHECK(all.records[0].record.kind == GALLEY_ARCHIVE_INFO);
    CHECK(all.records[0].body_len == 0);
    CHECK(all.records[1].record.kind == GALLEY_ARCHIVE_RESPONSE);
    CHECK(all.records[1].record.status == 200);
    CHECK(strcmp(all.records[1].url, "http://example.org/1") == 0);
    CHECK(strcmp(all.records[1].id, "urn:test:1") == 0);
    CHECK(strcmp(all.records[1].date, "2024-05-06T07:08:09Z") == 0);
    CHECK(strcmp(all.records[1].type, "text/html") == 0);
    CHECK(all.records[1].body_len == 0);
    CHECK(strcmp(all.records[3].body, "<p>One</p>") == 0);
    CHECK(all.records[5].record.kind == GALLEY_ARCHIVE_REQUEST);
    CHECK(all.records[5].body_len == 0);
    CHECK(all.records[6].record.kind == GALLEY_ARCHIVE_CONVERSION);
    CHECK(strcmp(all.records[6].body, "Menu\nA line.\n") == 0);
    CHECK(all.records[7].record.kind == GALLEY_ARCHIVE_RESOURCE);
    CHECK(strcmp(all.records[7].body, "<p>Kept</p>") == 0);
    CHECK(strcmp(all.records[7].type, "text/html") == 0);
    for (size_t i = 0; i < RECORDS; i++) {
        CHECK(!all.records[i].record.truncated);
    }
}

/* Records follow one another without gaps, from the beginning (after `first` bytes) to the end. */
static void check_places(const builder *stored, size_t first) {
    uint64_t at = first;
    for (size_t i = 0; i < all.count; i++) {
        const galley_archive_record *record = &all.records[i].record;
        CHECK(!record->shared && record->within == 0 && record->offset == at);
        at += record->length;
    }
    CHECK(at == stored->len);
}

/* Opened at each record that says it can be, the archive gives it and all after it. */
static void check_resuming(const builder *stored, bool resumable) {
    size_t count = all.count;
    for (size_t i = 0; i < count; i++) {
        CHECK(all.records[i].resumable == (resumable || (i == 0 && all.records[i].resumable)));
        if (!all.records[i].resumable) {
            continue;
        }
        reading from = {stored->bytes, stored->len, 0, 0};
        collect_from(&again, &from, all.records[i].record.offset, NULL);
        CHECK(again.count == count - i && again.loss_count == 0);
        for (size_t k = 0; k < again.count && k < count - i; k++) {
            CHECK(collected_same(&again.records[k], &all.records[i + k]));
            CHECK(again.records[k].record.offset == all.records[i + k].record.offset);
            CHECK(again.records[k].record.length == all.records[i + k].record.length);
        }
    }
}

static void check_form(const builder *stored, bool tells) {
    reading from = {stored->bytes, stored->len, 0, 1};
    collect_from(&all, &from, 0, NULL);
    check_records();
    collect(&all, stored->bytes, stored->len);
    check_records();
    CHECK(all.told == stored->len);
    CHECK(galley_archive_sniff(stored->bytes, stored->len) == tells);
}

static void test_plain(void) {
    builder out = {NULL, 0, 0};
    size_t starts[RECORDS + 1];
    write_records(&out, starts);
    check_form(&out, true);
    check_places(&out, 0);
    check_resuming(&out, true);
    for (size_t i = 0; i < RECORDS; i++) {
        CHECK(all.records[i].record.offset == starts[i]);
    }
    builder_free(&out);
}

static void test_no_archive(void) {
    static const char *const none[] = {"",
                                       "<!DOCTYPE html><p>",
                                       "WARC",
                                       "WARC/",
                                       "WARC/x",
                                       "http://example.org/ is a page\n",
                                       "\x1f\x8b\x08",
                                       "(\xB5/\xFD"};
    for (size_t i = 0; i < sizeof none / sizeof none[0]; i++) {
        CHECK_SAYING(!galley_archive_sniff(none[i], strlen(none[i])), "case %zu", i);
    }
    collect(&all, "", 0);
    CHECK(all.count == 0 && all.loss_count == 0 && all.end == GALLEY_ARCHIVE_END);
    collect(&all, "\r\n\r\n", 4);
    CHECK(all.count == 0 && all.loss_count == 0 && all.end == GALLEY_ARCHIVE_END);
    collect(&all, "<p>A page", 9);
    CHECK(all.count == 0 && all.loss_count == 1 && all.losses[0].offset == 0 &&
          all.losses[0].length == 9);
}

/* Lines ended by LF, folded, with odd names and spaces; the version says little. */
static void test_heads(void) {
    static const char heads[] = "WARC/0.17\nwarc-type:response\nWARC-Target-URI : <http://a b/c>\n"
                                "WARC-Date:\n 2001-01-01T00:00:00Z\ncontent-length:  3 \n"
                                "a line that is none\nContent-Type: text/html\n\nabc\n\n"
                                "WARC/1.1\r\nWARC-Type: conversion\r\nContent-Length: 2\r\n"
                                "WARC-Record-ID: urn:plain\r\nWARC-Truncated: length\r\n\r\nde";
    collect(&all, heads, sizeof heads - 1);
    CHECK(all.count == 2 && all.loss_count == 0);
    CHECK(strcmp(all.records[0].url, "http://a b/c") == 0);
    CHECK(strcmp(all.records[0].date, "2001-01-01T00:00:00Z") == 0);
    CHECK(strcmp(all.records[0].body, "abc") == 0);
    CHECK(strcmp(all.records[0].type, "text/html") == 0);
    CHECK(all.records[0].record.url.ptr != NULL && all.records[0].record.id.ptr == NULL);
    CHECK(strcmp(all.records[1].id, "urn:plain") == 0);
    CHECK(strcmp(all.records[1].body, "de") == 0);
    CHECK(!all.records[0].record.truncated && all.records[1].record.truncated);
}

/* A head that is given up leaves what follows as it was, folded lines and all. */
static void test_given_up_head(void) {
    static const char bytes[] = "WARC/1.0\r\nWARC-Type: response\r\n"
                                "http://a/ 192.0.2.7 20240506070809 text/html 11\n"
                                "A:\n folded\n\n";
    collect(&all, bytes, sizeof bytes - 1);
    CHECK(all.count == 1 && all.loss_count == 1 && all.losses[0].length == 31);
    CHECK(strcmp(all.records[0].body, "A:\n folded\n") == 0);
}

static void test_kinds(void) {
    static const struct {
        const char *type;
        galley_archive_kind kind;
    } kinds[] = {
        {"response", GALLEY_ARCHIVE_RESPONSE},
        {"Resource", GALLEY_ARCHIVE_RESOURCE},
        {"conversion", GALLEY_ARCHIVE_CONVERSION},
        {"revisit", GALLEY_ARCHIVE_REVISIT},
        {"request", GALLEY_ARCHIVE_REQUEST},
        {"METADATA", GALLEY_ARCHIVE_METADATA},
        {"warcinfo", GALLEY_ARCHIVE_INFO},
        {"continuation", GALLEY_ARCHIVE_OTHER},
        {"", GALLEY_ARCHIVE_OTHER},
        {"responses", GALLEY_ARCHIVE_OTHER},
    };
    enum { KINDS = sizeof kinds / sizeof kinds[0] };
    builder out = {NULL, 0, 0};
    for (int i = 0; i < KINDS; i++) {
        builder_warc(&out, kinds[i].type, i, "text/html", "<p>", 3);
    }
    collect(&all, out.bytes, out.len);
    CHECK(all.count == KINDS && all.loss_count == 0);
    for (size_t i = 0; i < KINDS && i < all.count; i++) {
        bool page = kinds[i].kind <= GALLEY_ARCHIVE_CONVERSION;
        CHECK_SAYING(all.records[i].record.kind == kinds[i].kind, "%s", kinds[i].type);
        CHECK_SAYING(all.records[i].body_len == (page ? 3 : 0), "%s", kinds[i].type);
    }
    builder_free(&out);
}

static void write_arc(builder *out) {
    builder_text(out, "filedesc://a.arc 0.0.0.0 20240506070809 text/plain 69\n1 0 Test\n"
                      "URL IP-address Archive-date Content-type Archive-length\n\n\n\n\n\n");
    builder_arc(out, 1, "HTTP/1.0 404 Not here\nContent-Type: text/html\n\n<p>No");
    builder_text(out, "http://example.org/a b c 192.0.2.7 20240506 text/html 4\n<p>2\n");
    builder_text(out, "http://example.org/3 192.0.2.7 202405060708 text/html; charset=x 200 - - 0 "
                      "a.arc 4\n<p>3\n");
    builder_text(out, "dns:example.org 192.0.2.7 20240506070809 text/dns 3\n1.2\n");
}

static void check_arc(void) {
    if (!CHECK_SAYING(all.count == 5 && all.loss_count == 0, "%zu records, %zu losses", all.count,
                      all.loss_count)) {
        return;
    }
    CHECK(all.records[0].record.kind == GALLEY_ARCHIVE_INFO);
    CHECK(all.records[1].record.kind == GALLEY_ARCHIVE_RESPONSE);
    CHECK(all.records[1].record.status == 404);
    CHECK(strcmp(all.records[1].body, "<p>No") == 0);
    CHECK(strcmp(all.records[1].date, "2024-05-06T07:08:09Z") == 0);
    CHECK(strcmp(all.records[2].url, "http://example.org/a b c") == 0);
    CHECK(strcmp(all.records[2].date, "2024-05-06") == 0);
    CHECK(strcmp(all.records[2].body, "<p>2") == 0);
    CHECK(strcmp(all.records[2].type, "text/html") == 0);
    CHECK(strcmp(all.records[3].date, "2024-05-06T07:08") == 0);
    CHECK(strncmp(all.records[3].type, "text/html; charset=x", 20) == 0);
    CHECK(all.records[4].record.kind == GALLEY_ARCHIVE_RESOURCE);
}

static void test_arc(void) {
    builder out = {NULL, 0, 0};
    write_arc(&out);
    collect(&all, out.bytes, out.len);
    check_arc();
    check_places(&out, 0);
    check_resuming(&out, true);
    CHECK(galley_archive_sniff(out.bytes, out.len));
    builder_free(&out);
}

#ifdef GALLEY_HAVE_ZLIB
static void test_gzip_member_a_record(void) {
    builder plain = {NULL, 0, 0};
    builder stored = {NULL, 0, 0};
    size_t starts[RECORDS + 1];
    write_records(&plain, starts);
    for (size_t i = 0; i < RECORDS; i++) {
        packing_gzip(&stored, plain.bytes + starts[i], starts[i + 1] - starts[i]);
    }
    check_form(&stored, true);
    check_places(&stored, 0);
    check_resuming(&stored, true);
    builder_free(&stored);
    /* Some writers put the line ends of a record into the member behind it, or into one of their
     * own, and members with nothing in between. */
    for (size_t i = 0; i < RECORDS; i++) {
        packing_gzip(&stored, plain.bytes + starts[i], starts[i + 1] - starts[i] - 4);
        packing_gzip(&stored, "", 0);
        packing_gzip(&stored, "\r\n\r\n", 4);
    }
    check_form(&stored, true);
    check_resuming(&stored, true);
    builder_free(&stored);
    builder_free(&plain);
}

static void test_gzip_one_member(void) {
    builder plain = {NULL, 0, 0};
    builder stored = {NULL, 0, 0};
    size_t starts[RECORDS + 1];
    write_records(&plain, starts);
    packing_gzip(&stored, plain.bytes, plain.len);
    check_form(&stored, true);
    check_resuming(&stored, false);
    for (size_t i = 0; i < RECORDS; i++) {
        const galley_archive_record *record = &all.records[i].record;
        CHECK(record->offset == 0 && record->within == starts[i] && record->shared);
        CHECK(record->length == starts[i + 1] - starts[i]);
    }
    builder_free(&stored);
    /* Members of some bytes each, wherever records begin. */
    for (size_t size = 7; size < 700; size += 31) {
        for (size_t at = 0; at < plain.len; at += size) {
            size_t left = plain.len - at;
            packing_gzip(&stored, plain.bytes + at, left < size ? left : size);
        }
        collect(&all, stored.bytes, stored.len);
        check_records();
        builder_free(&stored);
    }
    builder_free(&plain);
}

static void test_gzip_arc(void) {
    builder plain = {NULL, 0, 0};
    builder stored = {NULL, 0, 0};
    write_arc(&plain);
    packing_gzip(&stored, plain.bytes, plain.len);
    collect(&all, stored.bytes, stored.len);
    check_arc();
    builder_free(&stored);
    builder_free(&plain);
}
#endif

#ifdef GALLEY_HAVE_ZSTD
static void test_zstd(const builder *dictionary, bool packed_dictionary) {
    builder plain = {NULL, 0, 0};
    builder stored = {NULL, 0, 0};
    builder packed = {NULL, 0, 0};
    size_t starts[RECORDS + 1];
    write_records(&plain, starts);
    if (dictionary != NULL) {
        packing_zstd(&packed, dictionary->bytes, dictionary->len, NULL);
        const builder *held = packed_dictionary ? &packed : dictionary;
        packing_skippable(&stored, 0x5D, held->bytes, held->len);
    }
    size_t first = stored.len;
    for (size_t i = 0; i < RECORDS; i++) {
        packing_zstd(&stored, plain.bytes + starts[i], starts[i + 1] - starts[i], dictionary);
    }
    check_form(&stored, true);
    check_places(&stored, first);
    check_resuming(&stored, dictionary == NULL);
    builder_free(&packed);
    builder_free(&stored);
    builder_free(&plain);
}

static void test_zstd_forms(void) {
    builder dictionary = {NULL, 0, 0};
    builder plain = {NULL, 0, 0};
    builder stored = {NULL, 0, 0};
    size_t starts[RECORDS + 1];
    test_zstd(NULL, false);
    write_records(&plain, starts);
    builder_add(&dictionary, plain.bytes, starts[4]);
    test_zstd(&dictionary, false);
    test_zstd(&dictionary, true);
    /* One frame for all, with frames around it that are to be skipped. */
    packing_skippable(&stored, 0x50, "anything", 8);
    packing_zstd(&stored, plain.bytes, plain.len, NULL);
    packing_skippable(&stored, 0x5F, "", 0);
    check_form(&stored, true);
    check_resuming(&stored, false);
    builder_free(&stored);
    builder_free(&plain);
    builder_free(&dictionary);
}
#endif

/* A form that this build cannot unpack is one loss, which names what brings it. */
static void test_missing(galley_coding coding, const char *mark, size_t len, const char *package) {
    const char *why = galley_decoder_missing(coding);
    if (why == NULL) {
        return;
    }
    builder out = {NULL, 0, 0};
    for (int i = 0; i < 3; i++) {
        builder_add(&out, mark, len);
        builder_text(&out, "and what is packed in it");
    }
    CHECK(strstr(why, package) != NULL);
    collect(&all, out.bytes, out.len);
    CHECK(all.count == 0 && all.loss_count == 1 && all.end == GALLEY_ARCHIVE_END);
    CHECK(all.losses[0].offset == 0 && all.losses[0].length == out.len);
    CHECK(strcmp(all.losses[0].why, why) == 0);
    builder_free(&out);
}

/* The libraries that are told are those that decode. */
static void test_libraries(void) {
    const char *libraries = galley_archive_libraries();
    bool gzip = strstr(libraries, "zlib") != NULL || strstr(libraries, "isa-l") != NULL;
    CHECK(gzip == (galley_decoder_missing(GALLEY_CODING_GZIP) == NULL));
    CHECK((strstr(libraries, "zstd") != NULL) ==
          (galley_decoder_missing(GALLEY_CODING_ZSTD) == NULL));
    CHECK((strstr(libraries, "brotli") != NULL) ==
          (galley_decoder_missing(GALLEY_CODING_BROTLI) == NULL));
    CHECK(libraries[0] != ' ');
    test_missing(GALLEY_CODING_GZIP, "\x1f\x8b\x08\0", 4, "zlib1g-dev");
    test_missing(GALLEY_CODING_ZSTD, "\x28\xb5\x2f\xfd", 4, "libzstd-dev");
}

int main(void) {
    test_plain();
    test_libraries();
    test_no_archive();
    test_heads();
    test_given_up_head();
    test_kinds();
    test_arc();
#ifdef GALLEY_HAVE_ZLIB
    test_gzip_member_a_record();
    test_gzip_one_member();
    test_gzip_arc();
#endif
#ifdef GALLEY_HAVE_ZSTD
    test_zstd_forms();
#endif
    return check_finish();
}
