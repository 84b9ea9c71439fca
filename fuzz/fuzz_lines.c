/*
 * Fuzzes pages of lines: the whole way from text to record, as fuzz_extract does for HTML.
 *
 * What must hold: the same input gives the same text in a used page and in a new one, every string
 * is valid UTF-8, blocks stand one after another inside the page.
 */
#include <galley.h>

#include "../tests/support/utf8.h"
#include "target.h"

#include <string.h>

static void check_slice(galley_slice slice) {
    if (slice.ptr == NULL ? slice.len != 0 : !utf8_is_valid(slice.ptr, slice.len)) {
        stop("a string is not UTF-8");
    }
}

static void check_blocks(const galley_article *article) {
    size_t at = 0;
    galley_block block;
    for (size_t i = 0; i < galley_article_block_count(article); i++) {
        if (galley_article_block(article, i, &block) != GALLEY_STATUS_OK) {
            stop("a block cannot be had");
        }
        check_slice(block.text);
        if (block.start < at || block.end <= block.start || block.text.len == 0) {
            stop("blocks are not in order");
        }
        at = block.end;
    }
}

static void check_around(const galley_article *article) {
    galley_image image;
    for (size_t i = 0; i < galley_article_image_count(article); i++) {
        if (galley_article_image(article, i, &image) != GALLEY_STATUS_OK) {
            stop("a picture cannot be had");
        }
        check_slice(image.alt);
        check_slice(image.caption);
        check_slice(image.credit);
    }
}

static int drop(void *context, const char *bytes, size_t len) {
    size_t *all = context;
    *all += len;
    return bytes == NULL && len > 0;
}

static galley_page *extract(const galley_engine *engine, galley_page *page, const uint8_t *bytes,
                            size_t len) {
    galley_hints hints = GALLEY_HINTS_INIT;
    hints.input = GALLEY_INPUT_TEXT;
    page = page == NULL ? galley_page_new(engine) : page;
    if (page == NULL || galley_extract(page, bytes, len, &hints, NULL) == GALLEY_STATUS_NO_MEMORY) {
        stop("no memory");
    }
    return page;
}

int LLVMFuzzerTestOneInput(const uint8_t *bytes, size_t len) {
    static galley_engine *engine;
    static galley_page *used;
    if (engine == NULL) {
        galley_options options = GALLEY_OPTIONS_INIT;
        options.explain = 1;
        options.max_bytes = (size_t)1 << 24;
        engine = galley_engine_new(&options);
    }
    used = extract(engine, used, bytes, len);
    const galley_article *article = galley_page_article(used);
    galley_slice text = galley_article_field(article, GALLEY_FIELD_TEXT);
    size_t written = 0;
    check_slice(text);
    check_blocks(article);
    check_around(article);
    if (galley_render(used, GALLEY_FORMAT_JSON, drop, &written) != GALLEY_STATUS_OK) {
        stop("the record cannot be written");
    }
    galley_page *fresh = extract(engine, NULL, bytes, len);
    galley_slice again = galley_article_field(galley_page_article(fresh), GALLEY_FIELD_TEXT);
    if (again.len != text.len || (text.len > 0 && memcmp(again.ptr, text.ptr, text.len) != 0)) {
        stop("a used page gives another text");
    }
    galley_page_free(fresh);
    return 0;
}
