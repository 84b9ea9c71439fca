/*
 * speed [--passes N] [--min-seconds S] [--scan NAME] FOLDER: how fast galley parses the pages of a
 * folder, extracts their text alone, and writes their whole records as JSON, against lexbor parsing
 * the same pages in the same process. One JSON object a line for each figure; a MB is 10^6 bytes.
 *
 * All pages are read to memory first. A pass runs one contender over all pages; the contenders take
 * turns, and the one that begins changes, so that a machine that slows down slows all of them. The
 * first pass warms up and is not counted; the figures are medians. What is measured is processor
 * time of the thread, which other programs on the machine disturb less than the clock on the wall.
 *
 * Both sides use their document again for each page. lexbor gets what makes it fastest here: one
 * document and its own parser, pieces of 2 MiB in its arenas (they are 32 and 48 KiB by default and
 * all but the first are given back between pages), and a malloc that keeps what is freed.
 * Pages that are not UTF-8 are left out and counted, for lexbor takes nothing else. The extraction
 * gets the page's bytes as they are and finds their encoding by itself.
 */
#include "../peer/pages.h"

#include "../../src/html/parser.h"

#include <galley.h>
#include <lexbor/dom/dom.h>
#include <lexbor/html/html.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#ifdef __GLIBC__
#include <malloc.h>
#endif

enum {
    MAX_PASSES = 1000,
    /* Larger than what lexbor asks for a page at the median, measured on news pages; with 8 MiB it
     * is no faster. */
    LEXBOR_CHUNK = 2 << 20,
    /* Above this glibc would map every large piece afresh, and pay for its zeroed pages. */
    KEEP_BYTES = 1 << 30
};

typedef struct bench {
    bench_pages pages;
    size_t bytes;
    size_t skipped;
    galley_allocator allocator;
    galley_parser *parser;
    galley_document document;
    galley_engine *engine; /* for the text alone */
    galley_page *page;
    galley_engine *record_engine;
    galley_page *record_page;
    size_t written; /* bytes of the last record */
    lxb_html_document_t *lexbor;
} bench;

/* One side: what it does with a page, and a count that shows that the work was done. */
typedef struct contender {
    void (*run)(bench *b, const bench_page *page);
    size_t (*count)(const bench *b); /* of the page that was run last */
    size_t total;
    unsigned repeats; /* runs over all pages in a pass */
    double seconds[MAX_PASSES];
} contender;

enum { GALLEY_PARSE, LEXBOR_PARSE, GALLEY_WHOLE, GALLEY_RECORD, CONTENDERS };

static void parse_galley(bench *b, const bench_page *page) {
    galley_slice input = galley_slice_make(page->bytes + page->bom, page->len - page->bom);
    if (galley_parser_parse(b->parser, input, &b->document) != GALLEY_STATUS_OK) {
        bench_fail("galley does not parse", page->name);
    }
}

static size_t count_galley_nodes(const bench *b) { return b->document.count; }

static void parse_lexbor(bench *b, const bench_page *page) {
    lxb_html_document_clean(b->lexbor);
    /* clean forgets this, and a page in quirks mode would change the next one's tree. */
    b->lexbor->dom_document.compat_mode = LXB_DOM_DOCUMENT_CMODE_NO_QUIRKS;
    const lxb_char_t *bytes = (const lxb_char_t *)page->bytes + page->bom;
    if (lxb_html_document_parse(b->lexbor, bytes, page->len - page->bom) != LXB_STATUS_OK) {
        bench_fail("lexbor does not parse", page->name);
    }
}

/* What stands in templates is left out: it hangs beside the tree. */
static size_t count_lexbor_nodes(const bench *b) {
    const lxb_dom_node_t *root = lxb_dom_interface_node(b->lexbor);
    const lxb_dom_node_t *node = root;
    size_t count = 0;
    while (node) {
        count++;
        if (node->first_child) {
            node = node->first_child;
            continue;
        }
        while (node != root && !node->next) {
            node = node->parent;
        }
        node = node == root ? NULL : node->next;
    }
    return count;
}

static void extract_galley(bench *b, const bench_page *page) {
    if (galley_extract(b->page, page->bytes, page->len, NULL, NULL) != GALLEY_STATUS_OK) {
        bench_fail("galley does not extract", page->name);
    }
}

static int count_bytes(void *context, const char *bytes, size_t len) {
    (void)bytes;
    *(size_t *)context += len;
    return 0;
}

static void record_galley(bench *b, const bench_page *page) {
    b->written = 0;
    if (galley_extract(b->record_page, page->bytes, page->len, NULL, NULL) != GALLEY_STATUS_OK ||
        galley_render(b->record_page, GALLEY_FORMAT_JSONL, count_bytes, &b->written) !=
            GALLEY_STATUS_OK) {
        bench_fail("galley gives no record of", page->name);
    }
}

static size_t count_record_bytes(const bench *b) { return b->written; }

static size_t count_text_bytes(const bench *b) {
    return galley_article_field(galley_page_article(b->page), GALLEY_FIELD_TEXT).len;
}

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

static double run_pass(bench *b, contender *c) {
    double start = now();
    for (unsigned i = 0; i < c->repeats; i++) {
        for (size_t k = 0; k < b->pages.count; k++) {
            c->run(b, &b->pages.items[k]);
        }
    }
    return (now() - start) / c->repeats;
}

/* Warms up, counts what comes out, and finds how often a pass must repeat to last long enough. */
static void warm_up(bench *b, contender *c, double min_seconds) {
    double seconds = 0;
    for (size_t k = 0; k < b->pages.count; k++) {
        double start = now();
        c->run(b, &b->pages.items[k]);
        seconds += now() - start;
        c->total += c->count(b);
    }
    c->repeats = 1;
    if (seconds > 0 && seconds < min_seconds) {
        c->repeats = (unsigned)(min_seconds / seconds) + 1;
    }
}

static int compare_doubles(const void *left, const void *right) {
    const double *a = left;
    const double *b = right;
    return (*a > *b) - (*a < *b);
}

/* What stands at a part of the way through the sorted values: 0.5 gives the median. */
static double quantile(const double *values, size_t count, double part) {
    double sorted[MAX_PASSES];
    memcpy(sorted, values, count * sizeof *sorted);
    qsort(sorted, count, sizeof *sorted, compare_doubles);
    return sorted[(size_t)(part * (double)(count - 1) + 0.5)];
}

/* The quartiles of the passes' own ratios say how far the machine lets the ratio be known. */
static void print_figure(const bench *b, const char *what, const contender *ours,
                         const contender *theirs, const char *counts, size_t passes) {
    double ratios[MAX_PASSES];
    for (size_t i = 0; i < passes; i++) {
        ratios[i] = theirs->seconds[i] / ours->seconds[i];
    }
    double megabytes = (double)b->bytes / 1e6;
    double our_speed = megabytes / quantile(ours->seconds, passes, 0.5);
    double their_speed = megabytes / quantile(theirs->seconds, passes, 0.5);
    printf("{\"what\": \"%s\", \"galley_mb_s\": %.1f, \"lexbor_mb_s\": %.1f, \"ratio\": %.2f, "
           "\"ratio_quartiles\": [%.2f, %.2f], \"pages\": %zu, \"bytes\": %zu, "
           "\"galley_pages_s\": %.0f, \"lexbor_pages_s\": %.0f, "
           "\"%s\": %zu, \"lexbor_nodes\": %zu, \"skipped\": %zu, \"passes\": %zu}\n",
           what, our_speed, their_speed, our_speed / their_speed, quantile(ratios, passes, 0.25),
           quantile(ratios, passes, 0.75), b->pages.count, b->bytes,
           our_speed / megabytes * (double)b->pages.count,
           their_speed / megabytes * (double)b->pages.count, counts, ours->total, theirs->total,
           b->skipped, passes);
}

static void load(bench *b, const char *folder) {
    if (!bench_pages_add_folder(&b->pages, folder)) {
        bench_fail("no such folder", folder);
    }
    size_t kept = 0;
    for (size_t i = 0; i < b->pages.count; i++) {
        bench_page page = b->pages.items[i];
        if (page.utf8) {
            b->bytes += page.len;
            b->pages.items[kept++] = page;
        } else {
            b->skipped++;
            free(page.name);
            free(page.bytes);
        }
    }
    b->pages.count = kept;
    if (kept == 0) {
        bench_fail("no page of UTF-8 in", folder);
    }
}

static void set_chunk(lexbor_mraw_t *arena) {
    lexbor_mraw_destroy(arena, false);
    memset(arena, 0, sizeof *arena);
    if (lexbor_mraw_init(arena, LEXBOR_CHUNK) != LXB_STATUS_OK) {
        bench_fail("no memory", NULL);
    }
}

/* The scanning loops of a name, or the best ones. */
static const galley_scan *find_scan(const char *name) {
    const galley_scan *scan = galley_scan_best();
    for (size_t i = 0; name != NULL && (scan = galley_scan_nth(i)) != NULL; i++) {
        if (strcmp(scan->name, name) == 0) {
            return scan;
        }
    }
    if (scan == NULL) {
        bench_fail("no scanning loops of this name here:", name);
    }
    return scan;
}

static void set_up(bench *b, const galley_scan *scan) {
#ifdef __GLIBC__
    mallopt(M_TRIM_THRESHOLD, KEEP_BYTES);
    mallopt(M_MMAP_THRESHOLD, KEEP_BYTES);
#endif
    b->allocator = galley_allocator_default();
    b->parser = galley_parser_new(&b->allocator, scan, 0);
    galley_document_init(&b->document, &b->allocator);
    galley_options options = GALLEY_OPTIONS_INIT;
    b->record_engine = galley_engine_new(&options);
    b->record_page = b->record_engine ? galley_page_new(b->record_engine) : NULL;
    options.text_only = 1;
    b->engine = galley_engine_new(&options);
    b->page = b->engine ? galley_page_new(b->engine) : NULL;
    b->lexbor = lxb_html_document_create();
    if (!b->parser || !b->page || !b->record_page || !b->lexbor) {
        bench_fail("no memory", NULL);
    }
    lxb_html_document_scripting_set(b->lexbor, false);
    set_chunk(b->lexbor->dom_document.mraw);
    set_chunk(b->lexbor->dom_document.text);
}

static void tear_down(bench *b) {
    lxb_html_document_destroy(b->lexbor);
    galley_page_free(b->page);
    galley_engine_free(b->engine);
    galley_page_free(b->record_page);
    galley_engine_free(b->record_engine);
    galley_document_free(&b->document);
    galley_parser_free(b->parser);
    bench_pages_free(&b->pages);
}

static void measure(bench *b, contender *contenders, size_t passes, double min_seconds) {
    for (size_t i = 0; i < CONTENDERS; i++) {
        warm_up(b, &contenders[i], min_seconds);
    }
    for (size_t pass = 0; pass < passes; pass++) {
        for (size_t i = 0; i < CONTENDERS; i++) {
            contender *c = &contenders[(pass + i) % CONTENDERS];
            c->seconds[pass] = run_pass(b, c);
        }
    }
}

int main(int argc, char **argv) {
    long passes = 9;
    double min_seconds = 0.25; /* a scheduler's tick is some milliseconds */
    const char *scan = NULL;
    int i = 1;
    for (; i + 1 < argc && argv[i][0] == '-'; i += 2) {
        if (strcmp(argv[i], "--passes") == 0) {
            passes = strtol(argv[i + 1], NULL, 10);
        } else if (strcmp(argv[i], "--min-seconds") == 0) {
            min_seconds = strtod(argv[i + 1], NULL);
        } else if (strcmp(argv[i], "--scan") == 0) {
            scan = argv[i + 1];
        } else {
            break;
        }
    }
    if (i + 1 != argc || argv[i][0] == '-' || passes < 1 || passes > MAX_PASSES) {
        fputs("usage: speed [--passes N] [--min-seconds S] [--scan NAME] FOLDER\n", stderr);
        return 2;
    }
    contender contenders[CONTENDERS] = {
        [GALLEY_PARSE] = {.run = parse_galley, .count = count_galley_nodes},
        [LEXBOR_PARSE] = {.run = parse_lexbor, .count = count_lexbor_nodes},
        [GALLEY_WHOLE] = {.run = extract_galley, .count = count_text_bytes},
        [GALLEY_RECORD] = {.run = record_galley, .count = count_record_bytes}};
    bench b = {0};
    load(&b, argv[i]);
    set_up(&b, find_scan(scan));
    measure(&b, contenders, (size_t)passes, min_seconds);
    const contender *lexbor = &contenders[LEXBOR_PARSE];
    print_figure(&b, "parse", &contenders[GALLEY_PARSE], lexbor, "galley_nodes", (size_t)passes);
    print_figure(&b, "whole", &contenders[GALLEY_WHOLE], lexbor, "text_bytes", (size_t)passes);
    print_figure(&b, "record", &contenders[GALLEY_RECORD], lexbor, "json_bytes", (size_t)passes);
    tear_down(&b);
    return 0;
}
