/*
 * workspace FOLDER: how much memory a page takes besides itself, and whether a workspace that has
 * warmed up asks for more. Two JSON objects, for the parser alone and for the whole extraction.
 *
 * "mean" is all peaks over all bytes, each page in a workspace of its own; "worst" is the page that
 * takes most for a byte, of those that are not tiny. "allocations" counts what a workspace that has
 * seen all pages once asks for while it sees them all again.
 */
#include "../peer/pages.h"
#include "counter.h"

#include "../../src/html/parser.h"

#include <galley.h>
#include <stdio.h>

/* Below this the fixed part of a workspace says more than the page does. */
enum { TINY = 10000 };

typedef struct parse_side {
    galley_parser *parser;
    galley_document document;
} parse_side;

typedef struct whole_side {
    galley_engine *engine;
    galley_page *page;
} whole_side;

typedef union side {
    parse_side parse;
    whole_side whole;
} side;

typedef struct kind {
    const char *what;
    bool (*open)(side *s, const galley_allocator *allocator);
    bool (*run)(side *s, const bench_page *page);
    void (*close)(side *s);
} kind;

static bool open_parse(side *s, const galley_allocator *allocator) {
    s->parse.parser = galley_parser_new(allocator, galley_scan_best(), 0);
    galley_document_init(&s->parse.document, allocator);
    return s->parse.parser != NULL;
}

static bool run_parse(side *s, const bench_page *page) {
    galley_slice input = galley_slice_make(page->bytes + page->bom, page->len - page->bom);
    return galley_parser_parse(s->parse.parser, input, &s->parse.document) == GALLEY_STATUS_OK;
}

static void close_parse(side *s) {
    galley_document_free(&s->parse.document);
    galley_parser_free(s->parse.parser);
}

static bool open_whole(side *s, const galley_allocator *allocator) {
    galley_options options = GALLEY_OPTIONS_INIT;
    options.allocator = allocator;
    s->whole.engine = galley_engine_new(&options);
    s->whole.page = s->whole.engine ? galley_page_new(s->whole.engine) : NULL;
    return s->whole.page != NULL;
}

static bool run_whole(side *s, const bench_page *page) {
    return galley_extract(s->whole.page, page->bytes, page->len, NULL, NULL) == GALLEY_STATUS_OK;
}

static void close_whole(side *s) {
    galley_page_free(s->whole.page);
    galley_engine_free(s->whole.engine);
}

static void run_or_fail(const kind *k, side *s, const bench_page *page) {
    if (!k->run(s, page)) {
        bench_fail("galley fails on", page->name);
    }
}

static void open_or_fail(const kind *k, side *s, const galley_allocator *allocator) {
    if (!k->open(s, allocator)) {
        bench_fail("no memory", NULL);
    }
}

static size_t count_warm_allocations(const kind *k, const bench_pages *pages) {
    bench_counter counter = {0, 0, 0};
    galley_allocator allocator = bench_counter_allocator(&counter);
    side s;
    open_or_fail(k, &s, &allocator);
    size_t before = 0;
    for (int round = 0; round < 2; round++) {
        before = counter.calls;
        for (size_t i = 0; i < pages->count; i++) {
            if (pages->items[i].utf8) {
                run_or_fail(k, &s, &pages->items[i]);
            }
        }
    }
    k->close(&s);
    return counter.calls - before;
}

static void measure(const kind *k, const bench_pages *pages) {
    double bytes = 0;
    double peaks = 0;
    double worst = 0;
    size_t count = 0;
    for (size_t i = 0; i < pages->count; i++) {
        const bench_page *page = &pages->items[i];
        if (!page->utf8) {
            continue;
        }
        bench_counter counter = {0, 0, 0};
        galley_allocator allocator = bench_counter_allocator(&counter);
        side s;
        open_or_fail(k, &s, &allocator);
        run_or_fail(k, &s, page);
        k->close(&s);
        double ratio = page->len > 0 ? (double)counter.peak / (double)page->len : 0;
        worst = page->len >= TINY && ratio > worst ? ratio : worst;
        peaks += (double)counter.peak;
        bytes += (double)page->len;
        count++;
    }
    printf("{\"what\": \"%s\", \"mean\": %.2f, \"worst\": %.2f, \"allocations\": %zu, "
           "\"pages\": %zu, \"bytes\": %.0f}\n",
           k->what, bytes > 0 ? peaks / bytes : 0, worst, count_warm_allocations(k, pages), count,
           bytes);
}

int main(int argc, char **argv) {
    static const kind kinds[] = {
        {"workspace of the parser", open_parse, run_parse, close_parse},
        {"workspace of the whole", open_whole, run_whole, close_whole},
    };
    if (argc != 2) {
        fputs("usage: workspace FOLDER\n", stderr);
        return 2;
    }
    bench_pages pages = {NULL, 0, 0};
    if (!bench_pages_add_folder(&pages, argv[1])) {
        bench_fail("no such folder", argv[1]);
    }
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++) {
        measure(&kinds[i], &pages);
    }
    bench_pages_free(&pages);
    return 0;
}
