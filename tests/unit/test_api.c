/*
 * The public header as its comments promise it: every function, arguments at their limits, statuses
 * and errors, options from an older and a newer header, and a page that goes on after each failure.
 * Through galley.h alone.
 */
#include "../support/check.h"

#include <galley.h>
#include <stdint.h>
#include <string.h>

static const char article[] =
    "<!doctype html><html lang=en-GB><head><title>The title</title></head><body><nav><a href=/>Home"
    "</a></nav><article><h1>The title</h1><p>The first paragraph of the article is long enough to "
    "be taken for one, with commas, and with a full stop.</p><p>The second paragraph says some "
    "more "
    "about it, so that nobody can think that this is a list of links.</p></article></body></html>";

static bool is_text(galley_slice slice, const char *text) {
    return slice.len == strlen(text) && memcmp(slice.ptr, text, slice.len) == 0;
}

static bool contains(galley_slice slice, const char *text) {
    size_t len = strlen(text);
    for (size_t i = 0; i + len <= slice.len; i++) {
        if (memcmp(slice.ptr + i, text, len) == 0) {
            return true;
        }
    }
    return false;
}

typedef struct sink {
    char bytes[1 << 16];
    size_t len;
    size_t calls_left; /* the write function fails when there are none */
} sink;

static int write_sink(void *context, const char *bytes, size_t len) {
    sink *out = context;
    if (out->calls_left-- == 0 || sizeof out->bytes - out->len < len) {
        out->calls_left = 0;
        return 1;
    }
    memcpy(out->bytes + out->len, bytes, len);
    out->len += len;
    return 0;
}

static galley_slice render(const galley_page *page, galley_format format, sink *out) {
    *out = (sink){.calls_left = SIZE_MAX};
    CHECK(galley_render(page, format, write_sink, out) == GALLEY_STATUS_OK);
    return (galley_slice){out->bytes, out->len};
}

static galley_slice field(const galley_page *page, galley_field which) {
    return galley_article_field(galley_page_article(page), which);
}

static void check_constants(void) {
    CHECK(strncmp(galley_version(), GALLEY_VERSION, strlen(GALLEY_VERSION)) == 0);
    CHECK(strcmp(galley_role_name(GALLEY_ROLE_LIST_ITEM), "list_item") == 0);
    for (int role = GALLEY_ROLE_OTHER; role <= GALLEY_ROLE_FORM; role++) {
        CHECK(galley_role_name((galley_role)role)[0] != '\0');
    }
    CHECK(GALLEY_STATUS_OK == 0);
}

static void check_article(galley_page *page) {
    galley_hints hints = GALLEY_HINTS_INIT;
    hints.id = (galley_slice){"id-1", 4};
    hints.url = (galley_slice){"https://example.org/a", 21};
    hints.source = (galley_slice){"a.html", 6};
    galley_error error = {GALLEY_STATUS_CORRUPT, "old", 7};
    CHECK(galley_extract(page, article, sizeof article - 1, &hints, &error) == GALLEY_STATUS_OK);
    CHECK(error.status == GALLEY_STATUS_OK);
    CHECK(is_text(field(page, GALLEY_FIELD_ID), "id-1"));
    CHECK(is_text(field(page, GALLEY_FIELD_URL), "https://example.org/a"));
    CHECK(is_text(field(page, GALLEY_FIELD_SOURCE), "a.html"));
    CHECK(is_text(field(page, GALLEY_FIELD_LANGUAGE), "en-GB"));
    CHECK(is_text(field(page, GALLEY_FIELD_TITLE), "The title"));
    CHECK(contains(field(page, GALLEY_FIELD_TEXT), "The first paragraph"));
    CHECK(contains(field(page, GALLEY_FIELD_TEXT), "a list of links."));
    CHECK(!contains(field(page, GALLEY_FIELD_TEXT), "Home"));
}

static void check_blocks(const galley_page *page) {
    const galley_article *result = galley_page_article(page);
    size_t count = galley_article_block_count(result);
    size_t kept = 0;
    CHECK(count >= 3);
    for (size_t i = 0; i < count; i++) {
        galley_block block;
        CHECK(galley_article_block(result, i, &block) == GALLEY_STATUS_OK);
        CHECK(block.text.len > 0);
        CHECK(block.start <= block.end && block.end <= sizeof article - 1);
        CHECK(block.score >= 0 && block.score <= 1);
        CHECK(block.kept == 0 || block.kept == 1);
        CHECK(!block.kept || contains(field(page, GALLEY_FIELD_TEXT), "paragraph"));
        kept += block.kept != 0;
    }
    CHECK(kept >= 2 && kept < count);
    galley_block none;
    CHECK(galley_article_block(result, count, &none) == GALLEY_STATUS_ARGUMENT);
    CHECK(galley_article_block(result, SIZE_MAX, &none) == GALLEY_STATUS_ARGUMENT);
}

static void check_formats(const galley_page *page) {
    static sink out;
    galley_slice text = render(page, GALLEY_FORMAT_TEXT, &out);
    CHECK(text.len == field(page, GALLEY_FIELD_TEXT).len + 1 && text.ptr[text.len - 1] == '\n');
    galley_slice json = render(page, GALLEY_FORMAT_JSON, &out);
    CHECK(json.len > 2 && json.ptr[0] == '{' && json.ptr[json.len - 1] == '\n');
    CHECK(contains(json, "\"galley/1\"") && contains(json, "\"id-1\""));
    galley_slice line = render(page, GALLEY_FORMAT_JSONL, &out);
    CHECK(line.len > 2 && memchr(line.ptr, '\n', line.len) == line.ptr + line.len - 1);
    /* A write function that fails at any of its calls. */
    for (size_t calls = 0; calls < 3; calls++) {
        out = (sink){.calls_left = calls};
        galley_status status = galley_render(page, GALLEY_FORMAT_JSON, write_sink, &out);
        CHECK(status == GALLEY_STATUS_WRITE || (calls > 0 && status == GALLEY_STATUS_OK));
    }
    CHECK(galley_render(page, (galley_format)99, write_sink, &out) == GALLEY_STATUS_ARGUMENT);
}

static void check_empty(const galley_page *page) {
    static sink out;
    const galley_article *result = galley_page_article(page);
    if (!CHECK(result != NULL)) {
        return;
    }
    CHECK(galley_article_block_count(result) == 0);
    CHECK(field(page, GALLEY_FIELD_TEXT).len == 0);
    CHECK(field(page, GALLEY_FIELD_TITLE).ptr == NULL);
    CHECK(render(page, GALLEY_FORMAT_TEXT, &out).len == 0);
    CHECK(render(page, GALLEY_FORMAT_JSONL, &out).len > 2);
}

static void check_nothing_in(galley_page *page) {
    CHECK(galley_extract(page, NULL, 0, NULL, NULL) == GALLEY_STATUS_OK);
    check_empty(page);
    CHECK(galley_extract(page, "", 0, NULL, NULL) == GALLEY_STATUS_OK);
    check_empty(page);
    CHECK(galley_extract(page, "\xef\xbb\xbf", 3, NULL, NULL) == GALLEY_STATUS_OK);
    check_empty(page);
    galley_error error = {GALLEY_STATUS_OK, NULL, 0};
    CHECK(galley_extract(page, NULL, 5, NULL, &error) == GALLEY_STATUS_ARGUMENT);
    CHECK(error.status == GALLEY_STATUS_ARGUMENT && error.message != NULL);
    check_empty(page);
}

/* The first text of a new page reads as nothing: the buffer it is read into has no memory yet. */
static void check_text_of_nuls(const galley_engine *engine) {
    static const char nuls[] = "<table><tr><td>\0<p>\0\0</table>\0";
    galley_page *page = galley_page_new(engine);
    CHECK(galley_extract(page, nuls, sizeof nuls - 1, NULL, NULL) == GALLEY_STATUS_OK);
    CHECK(galley_article_field(galley_page_article(page), GALLEY_FIELD_TEXT).len == 0);
    galley_page_free(page);
}

static void check_limit(void) {
    galley_options options = GALLEY_OPTIONS_INIT;
    options.max_bytes = 100;
    galley_engine *engine = galley_engine_new(&options);
    galley_page *page = galley_page_new(engine);
    galley_error error = {GALLEY_STATUS_OK, NULL, 0};
    CHECK(galley_extract(page, article, 100, NULL, &error) == GALLEY_STATUS_OK);
    CHECK(galley_extract(page, article, 101, NULL, &error) == GALLEY_STATUS_TOO_LARGE);
    CHECK(error.status == GALLEY_STATUS_TOO_LARGE && error.message != NULL);
    check_empty(page);
    CHECK(galley_extract(page, article, 100, NULL, NULL) == GALLEY_STATUS_OK);
    galley_page_free(page);
    galley_engine_free(engine);
}

/* A program built with an older header has a shorter struct; one with a newer, a longer. */
static void check_sizes(void) {
    galley_options options = GALLEY_OPTIONS_INIT;
    options.size = offsetof(galley_options, max_bytes);
    options.max_bytes = 1;
    galley_engine *engine = galley_engine_new(&options);
    galley_page *page = galley_page_new(engine);
    CHECK(engine != NULL && page != NULL);
    galley_hints hints = GALLEY_HINTS_INIT;
    hints.size = offsetof(galley_hints, id);
    hints.id = (galley_slice){"id", 2};
    CHECK(galley_extract(page, article, sizeof article - 1, &hints, NULL) == GALLEY_STATUS_OK);
    CHECK(field(page, GALLEY_FIELD_ID).len == 0);
    galley_page_free(page);
    galley_engine_free(engine);

    struct {
        galley_options known;
        uint64_t unknown[4];
    } longer = {GALLEY_OPTIONS_INIT, {1, 2, 3, 4}};
    longer.known.size = sizeof longer;
    engine = galley_engine_new(&longer.known);
    CHECK(engine != NULL);
    galley_engine_free(engine);
}

/* Any depth limit works, the smallest and the largest too. */
static void check_depths(void) {
    static const uint32_t depths[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 32769, UINT32_MAX};
    for (size_t i = 0; i < sizeof depths / sizeof *depths; i++) {
        galley_options options = GALLEY_OPTIONS_INIT;
        options.max_depth = depths[i];
        options.max_formatting = depths[i];
        options.max_copies = depths[i];
        galley_engine *engine = galley_engine_new(&options);
        galley_page *page = galley_page_new(engine);
        CHECK(galley_extract(page, article, sizeof article - 1, NULL, NULL) == GALLEY_STATUS_OK);
        galley_page_free(page);
        galley_engine_free(engine);
    }
}

int main(void) {
    galley_engine *engine = galley_engine_new(NULL);
    galley_page *page = galley_page_new(engine);
    check_constants();
    check_empty(page);
    check_article(page);
    check_blocks(page);
    check_formats(page);
    check_nothing_in(page);
    check_article(page);
    check_text_of_nuls(engine);
    galley_page_free(page);
    galley_engine_free(engine);
    galley_page_free(NULL);
    galley_engine_free(NULL);
    check_limit();
    check_sizes();
    check_depths();
    return check_finish();
}
