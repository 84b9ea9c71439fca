/*
 * Small archives, cut at every byte, and with every byte overwritten in turn: each record that does
 * not touch the damage comes out as it was, what is missing is named, and nothing is read twice.
 */
#include "collected.h"
#include "packing.h"

enum { RECORDS = 6, OVERWRITTEN = 3 };

static collected whole;
static collected all;
static collected pieces;

typedef struct archive_form {
    const char *name;
    builder stored;
    size_t first; /* bytes before the first record, which all need */
    /* Damage in the middle of a member of many records loses what follows in it. */
    bool one_member;
    /* Without sums of its own a form cannot know of damage inside a record. */
    bool has_sums;
} archive_form;

static void write_record(builder *out, int id) {
    static const char pages[][64] = {"<h1>A</h1><p>Text of a page</p>", "<p>Other text</p>\n",
                                     "<p>Line\r\n\r\nand line</p>"};
    if (id == 0) {
        builder_warc(out, "warcinfo", id, "application/warc-fields", "software: none\r\n", 16);
    } else if (id == 3) {
        builder_warc(out, "request", id, "application/http", "GET / HTTP/1.1\r\n\r\n", 18);
    } else {
        builder_response(out, id, pages[id % 3]);
    }
}

static void write_arc_record(builder *out, int id) {
    if (id == 0) {
        builder_text(out, "filedesc://a.arc 0.0.0.0 20240506070809 text/plain 9\n1 0 Test\n\n");
    } else {
        builder_arc(out, id, "HTTP/1.0 200 OK\r\nContent-Type: text/html\r\n\r\n<p>Text");
    }
}

/* Whether the record lies in the first `len` stored bytes. */
static bool lies_before(const collected_record *one, size_t len) {
    return one->record.offset + one->record.length <= len;
}

static bool was_given(const collected_record *wanted) {
    for (size_t i = 0; i < all.count; i++) {
        const galley_archive_record *record = &all.records[i].record;
        if (record->offset == wanted->record.offset && record->within == wanted->record.within &&
            record->truncated == wanted->record.truncated &&
            collected_same(&all.records[i], wanted)) {
            return true;
        }
    }
    return false;
}

static size_t count_given(void) {
    size_t count = 0;
    for (size_t i = 0; i < whole.count; i++) {
        count += was_given(&whole.records[i]);
    }
    return count;
}

/* What is told follows the order of the file and lies in it. */
static void check_order(const archive_form *form, size_t len, size_t at) {
    uint64_t last = 0;
    for (size_t i = 0; i < all.count; i++) {
        const galley_archive_record *record = &all.records[i].record;
        CHECK_SAYING(record->offset >= last, "%s, byte %zu: record %zu", form->name, at, i);
        last = record->offset;
        CHECK(record->shared || record->offset + record->length <= len);
    }
    for (size_t i = 0; i < all.loss_count; i++) {
        const galley_archive_loss *loss = &all.losses[i];
        CHECK_SAYING(loss->shared || loss->offset + loss->length <= len,
                     "%s, byte %zu: loss %llu+%llu", form->name, at,
                     (unsigned long long)loss->offset, (unsigned long long)loss->length);
    }
}

/* Of a file cut inside a member that is one record, that member is named, as far as it goes. */
static void check_cut_member(const archive_form *form, size_t len) {
    size_t cut = 0;
    while (cut + 1 < whole.count && whole.records[cut + 1].record.offset <= len) {
        cut++;
    }
    uint64_t start = whole.records[cut].record.offset;
    bool named = all.loss_count == 1 && all.losses[0].offset == start &&
                 all.losses[0].length == len - start && !all.losses[0].shared;
    CHECK_SAYING(named || start == len, "%s, cut at %zu: lost %llu+%llu", form->name, len,
                 (unsigned long long)all.losses[0].offset,
                 (unsigned long long)all.losses[0].length);
}

/* A cut archive gives the same when it arrives byte by byte: the record that is cut off as well. */
static void check_pieces(const archive_form *form, size_t len) {
    reading from = {form->stored.bytes, len, 0, 1};
    collect_from(&pieces, &from, 0, NULL);
    bool same = pieces.count == all.count && pieces.loss_count == all.loss_count;
    for (size_t i = 0; same && i < all.count; i++) {
        same = collected_same(&pieces.records[i], &all.records[i]);
    }
    CHECK_SAYING(same, "%s, cut at %zu: another answer in pieces", form->name, len);
}

static void test_cuts(const archive_form *form) {
    for (size_t len = form->first; len < form->stored.len; len++) {
        collect(&all, form->stored.bytes, len);
        CHECK(all.end == GALLEY_ARCHIVE_END);
        check_order(form, len, len);
        check_pieces(form, len);
        if (form->has_sums && !form->one_member) {
            check_cut_member(form, len);
        }
        bool between = len == form->first;
        for (size_t i = 0; i < whole.count && !form->one_member; i++) {
            between = between || whole.records[i].record.offset == len;
            CHECK_SAYING(!lies_before(&whole.records[i], len) || was_given(&whole.records[i]),
                         "%s, cut at %zu: record %zu is missing", form->name, len, i);
        }
        /* Of a plain file, nothing is lost with the empty lines at its end. */
        bool loses = form->has_sums || count_given() + all.loss_count == 0;
        CHECK_SAYING(all.loss_count > 0 || between || !loses, "%s, cut at %zu: no loss", form->name,
                     len);
    }
}

static void check_overwritten(const archive_form *form, size_t at, bool same) {
    CHECK(all.end == GALLEY_ARCHIVE_END);
    check_order(form, form->stored.len, at);
    bool touched_given = same;
    for (size_t i = 0; i < whole.count && !form->one_member; i++) {
        const galley_archive_record *record = &whole.records[i].record;
        bool touched = at >= record->offset && at < record->offset + record->length;
        bool given = was_given(&whole.records[i]);
        touched_given = touched_given || (touched && given);
        CHECK_SAYING(touched || given, "%s, byte %zu: record %zu is missing", form->name, at, i);
    }
    if (form->has_sums) {
        bool complete = form->one_member ? count_given() == whole.count : touched_given;
        CHECK_SAYING(complete || all.loss_count > 0, "%s, byte %zu: no loss", form->name, at);
    }
}

static void test_overwriting(const archive_form *form) {
    static const unsigned char masks[OVERWRITTEN] = {0x55, 0x01, 0x80};
    char *bytes = malloc(form->stored.len);
    if (bytes == NULL) {
        CHECK(false);
        return;
    }
    for (size_t at = form->first; at < form->stored.len; at++) {
        for (size_t i = 0; i <= OVERWRITTEN; i++) {
            memcpy(bytes, form->stored.bytes, form->stored.len);
            bytes[at] = i < OVERWRITTEN ? (char)(bytes[at] ^ masks[i]) : '9';
            collect(&all, bytes, form->stored.len);
            check_overwritten(form, at, bytes[at] == form->stored.bytes[at]);
        }
    }
    free(bytes);
}

/* Bytes that are none of it, between two records and at both ends. */
static void test_garbage(const archive_form *form) {
    static const char garbage[] = "<p>garbage\n\0 in between\n";
    builder out = {NULL, 0, 0};
    for (size_t i = 0; i <= whole.count && !form->one_member; i++) {
        size_t at = i < whole.count ? whole.records[i].record.offset : form->stored.len;
        builder_add(&out, form->stored.bytes, at);
        builder_add(&out, garbage, sizeof garbage - 1);
        builder_add(&out, form->stored.bytes + at, form->stored.len - at);
        collect(&all, out.bytes, out.len);
        CHECK_SAYING(all.count == whole.count, "%s, garbage before record %zu: %zu records",
                     form->name, i, all.count);
        bool named = all.loss_count == 1 && all.losses[0].offset == at &&
                     all.losses[0].length == sizeof garbage - 1;
        CHECK_SAYING(named, "%s, garbage before record %zu: %zu losses", form->name, i,
                     all.loss_count);
        out.len = 0;
    }
    builder_free(&out);
}

static void test_form(archive_form *form) {
    collect(&whole, form->stored.bytes, form->stored.len);
    CHECK_SAYING(whole.count == RECORDS && whole.loss_count == 0, "%s", form->name);
    test_cuts(form);
    test_overwriting(form);
    test_garbage(form);
    builder_free(&form->stored);
}

typedef void (*write_fn)(builder *out, int id);

static void test_plain(const char *name, write_fn write) {
    archive_form form = {.name = name};
    for (int id = 0; id < RECORDS; id++) {
        write(&form.stored, id);
    }
    test_form(&form);
}

#ifdef GALLEY_HAVE_ZLIB
static void test_gzip(const char *name, write_fn write) {
    archive_form form = {.name = name, .has_sums = true};
    builder record = {NULL, 0, 0};
    for (int id = 0; id < RECORDS; id++) {
        write(&record, id);
        packing_gzip(&form.stored, record.bytes, record.len);
        record.len = 0;
    }
    builder_free(&record);
    test_form(&form);
}

static void test_one_member(void) {
    archive_form form = {.name = "one member", .has_sums = true, .one_member = true};
    builder records = {NULL, 0, 0};
    for (int id = 0; id < RECORDS; id++) {
        write_record(&records, id);
    }
    packing_gzip(&form.stored, records.bytes, records.len);
    builder_free(&records);
    test_form(&form);
}
#endif

#ifdef GALLEY_HAVE_ZSTD
static void test_zstd(bool with_dictionary) {
    archive_form form = {.name = with_dictionary ? "zstd, dictionary" : "zstd", .has_sums = true};
    builder record = {NULL, 0, 0};
    builder dictionary = {NULL, 0, 0};
    write_record(&dictionary, 1);
    if (with_dictionary) {
        packing_skippable(&form.stored, 0x5D, dictionary.bytes, dictionary.len);
        form.first = form.stored.len;
    }
    for (int id = 0; id < RECORDS; id++) {
        write_record(&record, id);
        packing_zstd(&form.stored, record.bytes, record.len, with_dictionary ? &dictionary : NULL);
        record.len = 0;
    }
    builder_free(&dictionary);
    builder_free(&record);
    test_form(&form);
}
#endif

int main(void) {
    test_plain("plain", write_record);
    test_plain("ARC", write_arc_record);
#ifdef GALLEY_HAVE_ZLIB
    test_gzip("gzip", write_record);
    test_gzip("ARC, gzip", write_arc_record);
    test_one_member();
#endif
#ifdef GALLEY_HAVE_ZSTD
    test_zstd(false);
    test_zstd(true);
#endif
    return check_finish();
}
