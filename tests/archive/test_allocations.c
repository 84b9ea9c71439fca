/*
 * Every piece of memory that the reader asks for refused in turn: it says so, or gives all records.
 * The linker leads its calls here (--wrap); those of the libraries that decode are their own. That
 * nothing leaks is for the sanitized build to see.
 */
#include "collected.h"
#include "packing.h"

#include <errno.h>

void *__real_malloc(size_t size);
void *__real_calloc(size_t count, size_t size);
void *__real_realloc(void *ptr, size_t size);
void *__wrap_malloc(size_t size);
void *__wrap_calloc(size_t count, size_t size);
void *__wrap_realloc(void *ptr, size_t size);

/* Calls are counted, and the one of this number gets nothing; 0: all get what they want. */
static size_t calls;
static size_t refused;

static bool refuses(void) { return ++calls == refused; }

void *__wrap_malloc(size_t size) { return refuses() ? NULL : __real_malloc(size); }

void *__wrap_calloc(size_t count, size_t size) {
    return refuses() ? NULL : __real_calloc(count, size);
}

void *__wrap_realloc(void *ptr, size_t size) {
    return refuses() ? NULL : __real_realloc(ptr, size);
}

/* How many records there are; the last step in *end. */
static size_t count_records(const builder *stored, galley_archive_step *end) {
    galley_archive_record record;
    galley_archive_loss loss = {.why = NULL};
    reading from = {stored->bytes, stored->len, 0, 0};
    size_t count = 0;
    *end = GALLEY_ARCHIVE_FAILED;
    galley_archive *archive = galley_archive_open(reading_read, &from, 0, NULL);
    if (archive == NULL) {
        return 0;
    }
    do {
        *end = galley_archive_next(archive, &record, &loss);
        count += *end == GALLEY_ARCHIVE_RECORD;
    } while (*end == GALLEY_ARCHIVE_RECORD || *end == GALLEY_ARCHIVE_LOSS);
    CHECK(*end == GALLEY_ARCHIVE_END || (errno == ENOMEM && loss.why != NULL));
    galley_archive_close(archive);
    return count;
}

static void test_form(const char *name, const builder *stored) {
    galley_archive_step end;
    refused = 0;
    calls = 0;
    size_t records = count_records(stored, &end);
    size_t needed = calls;
    CHECK_SAYING(records > 0 && end == GALLEY_ARCHIVE_END && needed > 2, "%s: %zu calls", name,
                 needed);
    for (size_t i = 1; i <= needed; i++) {
        calls = 0;
        refused = i;
        size_t count = count_records(stored, &end);
        CHECK_SAYING(count == records || end == GALLEY_ARCHIVE_FAILED, "%s, call %zu: %zu records",
                     name, i, count);
    }
    refused = 0;
}

/* A record that makes buffers grow, and one whose body is compressed. */
static void write_records(builder *out) {
    builder content = {NULL, 0, 0};
    builder_text(&content, "HTTP/1.1 200 OK\r\n\r\n");
    for (int i = 0; i < 20000; i++) {
        builder_text(&content, "<p>More text</p>\n");
    }
    builder_warc(out, "response", 1, "application/http", content.bytes, content.len);
#ifdef GALLEY_HAVE_ZLIB
    builder packed = {NULL, 0, 0};
    builder_text(&packed, "HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
    packing_gzip(&packed, content.bytes, content.len);
    builder_warc(out, "response", 2, "application/http", packed.bytes, packed.len);
    builder_free(&packed);
#endif
    builder_free(&content);
}

int main(void) {
    builder plain = {NULL, 0, 0};
    write_records(&plain);
    test_form("plain", &plain);
#ifdef GALLEY_HAVE_ZLIB
    builder gzip = {NULL, 0, 0};
    packing_gzip(&gzip, plain.bytes, plain.len);
    test_form("gzip", &gzip);
    builder_free(&gzip);
#endif
#ifdef GALLEY_HAVE_ZSTD
    builder zstd = {NULL, 0, 0};
    builder dictionary = {NULL, 0, 0};
    builder packed = {NULL, 0, 0};
    builder_add(&dictionary, plain.bytes, 2000);
    packing_zstd(&packed, dictionary.bytes, dictionary.len, NULL);
    packing_skippable(&zstd, 0x5D, packed.bytes, packed.len);
    packing_zstd(&zstd, plain.bytes, plain.len, &dictionary);
    test_form("zstd", &zstd);
    builder_free(&zstd);
    builder_free(&dictionary);
    builder_free(&packed);
#endif
    builder_free(&plain);
    return check_finish();
}
