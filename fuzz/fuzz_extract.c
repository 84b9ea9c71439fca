/*
 * Fuzzes the whole way from bytes to record through the public header alone.
 *
 * The first byte chooses a charset hint, a small limit on bytes, explaining, and whether the page
 * is judged beside half of itself as another one of its host; an input that begins as HTML or gzip
 * does is taken whole, so that pages can be seeds. What must hold: the same input gives the same
 * record in a used page and in a new one, every string is valid UTF-8, the text is not out of all
 * proportion to the input, blocks lie inside the page, each format can be written.
 */
#include <galley.h>

#include "../tests/support/utf8.h"
#include "target.h"

#include <stdlib.h>
#include <string.h>

static const char *const charsets[] = {"",          "utf-8",     "windows-1252", "utf-16le",
                                       "shift_jis", "gb18030",   "iso-2022-jp",  "replacement",
                                       "big5",      "euc-kr",    "koi8-r",       "utf-16be",
                                       "euc-jp",    "x-unknown", "macintosh",    "x-user-defined"};
enum {
    CHARSETS = sizeof charsets / sizeof charsets[0],
    SMALL_LIMIT = 1 << 12,
    /* A byte of gzip is a thousand of HTML; without it, a byte is three of UTF-8 at most, and a
     * reference is longer than what it stands for. */
    GROWTH = 8,
    GROWTH_GZIP = 8 * 1032
};

typedef struct output {
    char *bytes;
    size_t len;
    size_t capacity;
} output;

static int keep(void *context, const char *bytes, size_t len) {
    output *out = context;
    if (out->capacity - out->len < len) {
        size_t capacity = 2 * (out->capacity + len);
        char *grown = realloc(out->bytes, capacity);
        if (grown == NULL) {
            return 1;
        }
        out->bytes = grown;
        out->capacity = capacity;
    }
    if (len > 0) {
        memcpy(out->bytes + out->len, bytes, len);
    }
    out->len += len;
    return 0;
}

static void check_slice(galley_slice slice) {
    if (slice.ptr == NULL ? slice.len != 0 : !utf8_is_valid(slice.ptr, slice.len)) {
        stop("a string is not UTF-8");
    }
}

/* Blocks are in the tree's order, which is not the source's where a table's text was moved out. */
static void check_blocks(const galley_article *article, size_t most) {
    galley_block block;
    size_t count = galley_article_block_count(article);
    for (size_t i = 0; i < count; i++) {
        if (galley_article_block(article, i, &block) != GALLEY_STATUS_OK) {
            stop("a block cannot be had");
        }
        check_slice(block.text);
        for (size_t reason = 0; reason < GALLEY_BLOCK_REASONS; reason++) {
            check_slice(block.why[reason]);
        }
        if (block.end < block.start || block.end > most) {
            stop("a block lies outside the page");
        }
        if (!(block.score >= 0 && block.score <= 1) || galley_role_name(block.role) == NULL) {
            stop("a block's score or role is out of range");
        }
    }
    if (galley_article_block(article, count, &block) != GALLEY_STATUS_ARGUMENT) {
        stop("there is a block after the last");
    }
}

static void check_article(const galley_article *article, const uint8_t *data, size_t size) {
    for (int field = GALLEY_FIELD_ID; field <= GALLEY_FIELD_TEXT; field++) {
        check_slice(galley_article_field(article, (galley_field)field));
    }
    bool gzip = size >= 2 && data[0] == 0x1f && data[1] == 0x8b;
    size_t most = (gzip ? GROWTH_GZIP : GROWTH) * size;
    if (galley_article_field(article, GALLEY_FIELD_TEXT).len > most) {
        stop("the text is longer than the input can make it");
    }
    check_blocks(article, most);
}

/* All formats after one another. */
static output record(galley_page *page, const uint8_t *data, size_t size,
                     const galley_hints *hints) {
    output out = {NULL, 0, 0};
    galley_error error = {GALLEY_STATUS_OK, NULL, 0};
    galley_status status = galley_extract(page, data, size, hints, &error);
    if (status != error.status || (status != GALLEY_STATUS_OK && error.message == NULL)) {
        stop("the error does not say what the status says");
    }
    check_article(galley_page_article(page), data, size);
    for (int format = GALLEY_FORMAT_TEXT; format <= GALLEY_FORMAT_HTML; format++) {
        if (galley_render(page, (galley_format)format, keep, &out) != GALLEY_STATUS_OK) {
            stop("a record cannot be written");
        }
    }
    if (!utf8_is_valid(out.bytes, out.len)) {
        stop("a record is not UTF-8");
    }
    return out;
}

static void learn(galley_sites *sites, galley_page *page, const uint8_t *data, size_t size,
                  const galley_hints *hints) {
    galley_prints prints;
    galley_error error;
    galley_status status = galley_page_prints(page, data, size, hints, &prints, &error);
    if (status != error.status || (status != GALLEY_STATUS_OK && prints.len > 0)) {
        stop("there are prints of a page that failed");
    }
    galley_sites_learn(sites, prints);
}

static void run(unsigned char choice, const uint8_t *data, size_t size) {
    galley_options options = GALLEY_OPTIONS_INIT;
    options.explain = (choice & 0x10) != 0;
    options.comments = (choice & 0x40) != 0;
    options.favor = (galley_favor)(choice & 3);
    options.max_bytes = (choice & 0x20) != 0 ? SMALL_LIMIT : 0;
    galley_hints hints = GALLEY_HINTS_INIT;
    const char *charset = charsets[choice % CHARSETS];
    hints.charset = (galley_slice){charset, strlen(charset)};
    galley_engine *engine = galley_engine_new(&options);
    galley_page *page = galley_page_new(engine);
    galley_sites *sites = galley_sites_new(NULL, SMALL_LIMIT);
    if (page == NULL || sites == NULL) {
        stop("no page");
    }
    if ((choice & 0x80) != 0) {
        hints.url = (galley_slice){"https://example.org/", 20};
        learn(sites, page, data, size / 2, &hints);
        learn(sites, page, data, size, &hints);
        hints.sites = sites;
    }
    /* Something to leave traces of, if the page kept any. */
    output half = record(page, data, size / 2, &hints);
    output one = record(page, data, size, &hints);
    galley_page_free(page);
    page = galley_page_new(engine);
    if (page == NULL) {
        stop("no page");
    }
    output two = record(page, data, size, &hints);
    if (one.len != two.len || (one.len > 0 && memcmp(one.bytes, two.bytes, one.len) != 0)) {
        stop("the same input gives another record");
    }
    free(half.bytes);
    free(one.bytes);
    free(two.bytes);
    galley_page_free(page);
    galley_sites_free(sites);
    galley_engine_free(engine);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size > 0) {
        bool whole = data[0] == '<' || data[0] == 0x1f;
        run(whole ? 0 : data[0], whole ? data : data + 1, whole ? size : size - 1);
    }
    return 0;
}
