/*
 * Memory: a workspace that has warmed up asks for none, and when any one request is refused, or all
 * from some point on, there is a status, nothing leaks, nothing crashes, and the page works again
 * as soon as there is memory.
 *
 * The pages are the example page and others made here, of every kind of input that takes a path of
 * its own through the allocator. What a page takes in relation to its size is measured elsewhere:
 * bench/speed/workspace.c on real pages, tests/pathological on hostile ones.
 */
#include "../../src/base/buffer.h"
#include "../support/check.h"
#include "../support/counting.h"
#include "../support/file.h"

#include <string.h>

/* One of everything the parser keeps in a growing array: names, attributes that are merged, nodes,
 * formatting elements, templates, foster parents, texts to be decoded. Each # becomes a number. */
static const char rich[] =
    "<html data-#=1><body class=c#><p>A first paragraph, number #, with &eacute;nough w&ouml;rds "
    "to be an article&#8212;and <b id=#>a <i>bold<p>claim</b> that</i> goes on.</p>\r\n"
    "<x-name-# title='&amp;#'>unknown</x-name-#><table>foster #<tr><td>cell<a href=/#>one"
    "<table><b>two</table></a></table><template><td># in<template>two</template></template>"
    "<svg viewbox=#><desc><p>three</desc><![CDATA[four#]]></svg><!-- five --># \r\r"
    "<select><option>six<option>seven</select><ul><li>eight<li>nine #</ul>"
    "<script>if (a < #) { b(); }</script><style>#x{}</style><textarea>\n#</textarea>";

enum { RICH_TIMES = 40, SAMPLES = 7 };

typedef struct sample {
    const char *name;
    galley_slice bytes;
    const char *charset;
} sample;

static galley_sites *known;

static galley_slice keep_bytes(galley_buffer *buffer) {
    if (buffer->failed) {
        fprintf(stderr, "no memory\n");
        exit(1);
    }
    return galley_slice_make(buffer->bytes, buffer->len);
}

static galley_slice make_rich(galley_buffer *buffer, size_t times) {
    for (size_t i = 0; i < times; i++) {
        char number[24];
        int width = snprintf(number, sizeof number, "%zu", i);
        for (const char *at = rich; *at != '\0'; at++) {
            if (*at == '#') {
                galley_buffer_append(buffer, number, (size_t)width);
            } else {
                galley_buffer_append_byte(buffer, *at);
            }
        }
    }
    return keep_bytes(buffer);
}

/* The same as UTF-16, so that it must be decoded. */
static galley_slice make_wide(galley_buffer *buffer, galley_slice narrow) {
    galley_buffer_append(buffer, "\xff\xfe", 2);
    for (size_t i = 0; i < narrow.len; i++) {
        galley_buffer_append_byte(buffer, narrow.ptr[i]);
        galley_buffer_append_byte(buffer, '\0');
    }
    return keep_bytes(buffer);
}

/* Text of windows-1252, and bytes that are not UTF-8. */
static galley_slice make_latin(galley_buffer *buffer, size_t times) {
    for (size_t i = 0; i < times; i++) {
        static const char text[] = "<p>Caf\xe9 \x93quoted\x94 na\xefve words, \xfc"
                                   "ber alles.</p>\n";
        galley_buffer_append(buffer, text, sizeof text - 1);
    }
    return keep_bytes(buffer);
}

static const char misnested[] = "<a><b><i><u><p><div>1</a>2</b>3<table><p>4<a>5<td></i>6</table>7";

/* A page of lines: see docs/flattened.md. */
static galley_slice make_lines(galley_buffer *buffer, size_t times) {
    for (size_t i = 0; i < times; i++) {
        static const char text[] =
            "The harbour was closed for three days, because ice had broken the gate of the "
            "lock.\n\n"
            "Boats before the lock\nThe boats wait in the river Credit: EPA\n\n"
            "You may also like\nThe bridge is green again\nNobody knows who painted "
            "it\xE2\x80\xA6\n";
        galley_buffer_append(buffer, text, sizeof text - 1);
    }
    return keep_bytes(buffer);
}

/* What a page gives, as a checksum of all its JSON: enough to see that it is the same again. */
typedef struct digest {
    uint64_t hash;
    size_t len;
} digest;

static int add_to_digest(void *context, const char *bytes, size_t len) {
    digest *sum = context;
    for (size_t i = 0; i < len; i++) {
        sum->hash = (sum->hash ^ (unsigned char)bytes[i]) * UINT64_C(1099511628211);
    }
    sum->len += len;
    return 0;
}

/* Learns the page, too, from memory that is never refused, and judges it beside itself. */
static galley_status extract(galley_page *page, const sample *input) {
    galley_hints hints = GALLEY_HINTS_INIT;
    galley_prints prints;
    hints.url = galley_slice_from("https://example.org/page");
    hints.charset = galley_slice_make(input->charset, strlen(input->charset));
    hints.id = galley_slice_make(input->name, strlen(input->name));
    galley_error error = {GALLEY_STATUS_OK, NULL, 0};
    galley_status status =
        galley_page_prints(page, input->bytes.ptr, input->bytes.len, &hints, &prints, &error);
    CHECK(status == GALLEY_STATUS_OK || prints.len == 0);
    if (status == GALLEY_STATUS_OK) {
        galley_sites_learn(known, prints);
        hints.sites = known;
        status = galley_extract(page, input->bytes.ptr, input->bytes.len, &hints, &error);
    }
    CHECK_SAYING(status == error.status, "%s: the status is %d, the error says %d", input->name,
                 (int)status, (int)error.status);
    CHECK_SAYING(status == GALLEY_STATUS_OK || error.message != NULL, "%s: no message",
                 input->name);
    return status;
}

static digest render(galley_page *page) {
    digest sum = {UINT64_C(14695981039346656037), 0};
    for (int format = GALLEY_FORMAT_TEXT; format <= GALLEY_FORMAT_HTML; format++) {
        CHECK(galley_render(page, (galley_format)format, add_to_digest, &sum) == GALLEY_STATUS_OK);
    }
    return sum;
}

static void check_warm(const sample *samples) {
    counting count = counting_make();
    galley_allocator allocator = counting_allocator(&count);
    galley_options options = GALLEY_OPTIONS_INIT;
    options.allocator = &allocator;
    options.explain = 1;
    galley_engine *engine = galley_engine_new(&options);
    galley_page *page = galley_page_new(engine);
    for (int round = 0; round < 3; round++) {
        for (size_t i = 0; i < SAMPLES; i++) {
            size_t before = count.calls;
            CHECK(extract(page, &samples[i]) == GALLEY_STATUS_OK);
            render(page);
            if (round > 0) {
                CHECK_SAYING(count.calls == before, "%s: %zu allocations in round %d",
                             samples[i].name, count.calls - before, round + 1);
            }
        }
    }
    galley_page_free(page);
    galley_engine_free(engine);
    CHECK(count.live == 0 && !count.misused);
}

/* The article of a failed extraction is empty. */
static void check_empty(const galley_page *page) {
    const galley_article *article = galley_page_article(page);
    CHECK(galley_article_block_count(article) == 0);
    CHECK(galley_article_field(article, GALLEY_FIELD_TEXT).len == 0);
    CHECK(galley_article_field(article, GALLEY_FIELD_TITLE).len == 0);
}

/* One run from nothing to nothing; the n-th request and `width - 1` after it are refused. Gives
 * whether the extraction went through with no request refused. */
static bool run_refused(const sample *input, size_t n, size_t width, digest wanted) {
    counting count = counting_make();
    count.fail_from = n;
    count.fail_only = width;
    galley_allocator allocator = counting_allocator(&count);
    galley_options options = GALLEY_OPTIONS_INIT;
    options.allocator = &allocator;
    options.explain = 1;
    galley_engine *engine = galley_engine_new(&options);
    galley_page *page = engine == NULL ? NULL : galley_page_new(engine);
    if (page != NULL) {
        galley_status status = extract(page, input);
        CHECK_SAYING(status == GALLEY_STATUS_OK || status == GALLEY_STATUS_NO_MEMORY,
                     "%s: request %zu refused gives status %d", input->name, n, (int)status);
        if (status != GALLEY_STATUS_OK) {
            check_empty(page);
        }
        count.fail_from = SIZE_MAX;
        CHECK_SAYING(extract(page, input) == GALLEY_STATUS_OK,
                     "%s: not usable after request %zu was refused", input->name, n);
        digest sum = render(page);
        CHECK_SAYING(sum.hash == wanted.hash && sum.len == wanted.len,
                     "%s: another record after request %zu was refused", input->name, n);
    }
    galley_page_free(page);
    galley_engine_free(engine);
    CHECK_SAYING(count.live == 0, "%s: %zu bytes leak when request %zu is refused", input->name,
                 count.live, n);
    CHECK_SAYING(!count.misused, "%s: a piece is given back with another size", input->name);
    return count.calls > n;
}

static void check_refused(const sample *input) {
    galley_options options = GALLEY_OPTIONS_INIT;
    options.explain = 1;
    galley_engine *engine = galley_engine_new(&options);
    galley_page *page = galley_page_new(engine);
    CHECK(extract(page, input) == GALLEY_STATUS_OK);
    digest wanted = render(page);
    galley_page_free(page);
    galley_engine_free(engine);
    size_t n = 0;
    while (run_refused(input, n, 1, wanted) && run_refused(input, n, SIZE_MAX, wanted)) {
        n++;
    }
    printf("%s: %zu requests, each refused\n", input->name, n);
    CHECK(n > 1);
}

int main(void) {
    galley_allocator allocator = galley_allocator_default();
    galley_buffer wide;
    galley_buffer narrow;
    galley_buffer latin;
    galley_buffer lines;
    galley_buffer_init(&wide, &allocator);
    galley_buffer_init(&narrow, &allocator);
    galley_buffer_init(&latin, &allocator);
    galley_buffer_init(&lines, &allocator);
    galley_slice news = file_read("examples/news.html");
    galley_slice many = make_rich(&narrow, RICH_TIMES);
    const sample samples[SAMPLES] = {
        {"news", news, ""},
        {"rich", many, "utf-8"},
        {"wide", make_wide(&wide, many), ""},
        {"latin", make_latin(&latin, RICH_TIMES), "windows-1252"},
        {"misnested", galley_slice_make(misnested, sizeof misnested - 1), ""},
        {"lines", make_lines(&lines, RICH_TIMES), "utf-8"},
        {"empty", galley_slice_make("", 0), ""},
    };
    known = galley_sites_new(NULL, 1 << 16);
    check_warm(samples);
    for (size_t i = 0; i < SAMPLES; i++) {
        check_refused(&samples[i]);
    }
    galley_sites_free(known);
    galley_buffer_free(&wide);
    galley_buffer_free(&narrow);
    galley_buffer_free(&latin);
    galley_buffer_free(&lines);
    file_free(news);
    return check_finish();
}
