/*
 * compare [--differences FILE] FOLDER...: parses every page of the folders with galley and with
 * lexbor, and compares the two printed trees. Pages that are not UTF-8 are left out, since lexbor
 * takes nothing else.
 *
 * FILE lists the differences that are understood, a page a line: the page's id, how many lines of
 * the trees differ, and why (the clause of the standard). A listed page is counted apart, but only
 * while just so many lines differ: a new difference in it is not hidden by the old one.
 *
 * Exit status: 0 all pages are equal or listed, 1 some are not.
 */
#include "lexbor_print.h"
#include "pages.h"

#include "../../src/html/parser.h"
#include "../../src/html/tree_print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

/* How much of a differing line is shown: enough to see what it is, short enough to scan. */
enum { SHOWN_BYTES = 160 };

typedef struct known {
    char id[128];
    size_t lines;
    bool met;
} known;

typedef struct comparison {
    const char *folder;
    galley_allocator allocator;
    galley_parser *parser;
    galley_document document;
    galley_buffer ours;
    galley_buffer theirs;
    known *list;
    size_t list_count;
    size_t equal;
    size_t explained;
    size_t different;
    size_t skipped;
} comparison;

static void read_list(comparison *c, const char *path) {
    FILE *file = fopen(path, "r");
    if (!file) {
        bench_fail("cannot read", path);
    }
    char line[1024];
    while (fgets(line, sizeof line, file)) {
        known entry = {"", 0, false};
        size_t len = strcspn(line, " ");
        if (line[0] == '#' || line[len] != ' ' || len >= sizeof entry.id) {
            continue;
        }
        memcpy(entry.id, line, len);
        entry.lines = strtoul(line + len, NULL, 10);
        c->list = bench_resize(c->list, (c->list_count + 1) * sizeof *c->list);
        c->list[c->list_count++] = entry;
    }
    fclose(file);
}

/* "wcxb/0001" for page 0001 of ".../wcxb/pages", "folder/0001" for other folders. */
static void make_id(const comparison *c, const bench_page *page, char *id, size_t size) {
    const char *end = c->folder + strlen(c->folder);
    while (end > c->folder && end[-1] == '/') {
        end--;
    }
    if (end - c->folder > 6 && memcmp(end - 6, "/pages", 6) == 0) {
        end -= 6;
    }
    const char *start = end;
    while (start > c->folder && start[-1] != '/') {
        start--;
    }
    snprintf(id, size, "%.*s/%s", (int)(end - start), start, page->name);
}

static galley_slice next_line(galley_slice *rest) {
    const char *newline = rest->len > 0 ? memchr(rest->ptr, '\n', rest->len) : NULL;
    size_t len = newline ? (size_t)(newline - rest->ptr) : rest->len;
    galley_slice line = galley_slice_make(rest->ptr, len);
    size_t passed = newline ? len + 1 : len;
    rest->ptr += passed;
    rest->len -= passed;
    return line;
}

typedef struct difference {
    size_t lines; /* how many differ */
    size_t first; /* number of the first, counted from 1 */
    galley_slice ours;
    galley_slice theirs;
} difference;

static difference find_difference(galley_slice ours, galley_slice theirs) {
    difference found = {0, 0, {NULL, 0}, {NULL, 0}};
    for (size_t number = 1; ours.len > 0 || theirs.len > 0; number++) {
        galley_slice left = next_line(&ours);
        galley_slice right = next_line(&theirs);
        if (!galley_slice_equal(left, right) && found.lines++ == 0) {
            found.first = number;
            found.ours = left;
            found.theirs = right;
        }
    }
    return found;
}

/* The line without its indent; the two lines share most of their first bytes now and then, so what
 * is shown begins a little before they part. */
static void show(const char *who, galley_slice line, size_t from) {
    size_t len = line.len - from;
    printf("    %s: %s%.*s%s\n", who, from > 0 ? "..." : "",
           (int)(len < SHOWN_BYTES ? len : SHOWN_BYTES), line.ptr + from,
           len > SHOWN_BYTES ? "..." : "");
}

static void show_difference(const char *id, const difference *found) {
    size_t common = 0;
    while (common < found->ours.len && common < found->theirs.len &&
           found->ours.ptr[common] == found->theirs.ptr[common]) {
        common++;
    }
    size_t from = common > SHOWN_BYTES / 2 ? common - SHOWN_BYTES / 2 : 0;
    printf("%s: %zu lines differ, the first is line %zu\n", id, found->lines, found->first);
    show("galley", found->ours, from);
    show("lexbor", found->theirs, from);
}

static bool is_known(comparison *c, const char *id, size_t lines) {
    for (size_t i = 0; i < c->list_count; i++) {
        if (strcmp(c->list[i].id, id) == 0 && c->list[i].lines == lines) {
            c->list[i].met = true;
            return true;
        }
    }
    return false;
}

static void print_trees(comparison *c, const bench_page *page, const char *id) {
    galley_slice input = galley_slice_make(page->bytes + page->bom, page->len - page->bom);
    galley_buffer_clear(&c->ours);
    galley_buffer_clear(&c->theirs);
    if (galley_parser_parse(c->parser, input, &c->document) != GALLEY_STATUS_OK ||
        !galley_tree_print(&c->document, 0, &c->ours)) {
        bench_fail("galley fails on", id);
    }
    if (!bench_lexbor_print(input.ptr, input.len, &c->theirs)) {
        bench_fail("lexbor fails on", id);
    }
}

static void compare_page(void *context, const bench_page *page) {
    comparison *c = context;
    if (!page->utf8) {
        c->skipped++;
        return;
    }
    char id[128];
    make_id(c, page, id, sizeof id);
    print_trees(c, page, id);
    galley_slice ours = galley_slice_make(c->ours.bytes, c->ours.len);
    galley_slice theirs = galley_slice_make(c->theirs.bytes, c->theirs.len);
    if (galley_slice_equal(ours, theirs)) {
        c->equal++;
        return;
    }
    difference found = find_difference(ours, theirs);
    if (is_known(c, id, found.lines)) {
        c->explained++;
    } else {
        c->different++;
        show_difference(id, &found);
    }
}

static void report(const comparison *c) {
    for (size_t i = 0; i < c->list_count; i++) {
        if (!c->list[i].met) {
            printf("%s: listed with %zu differing lines, which is not so (any more)\n",
                   c->list[i].id, c->list[i].lines);
        }
    }
    printf("%zu of %zu pages equal; %zu differ as listed, %zu otherwise; %zu left out, not UTF-8\n",
           c->equal, c->equal + c->explained + c->different, c->explained, c->different,
           c->skipped);
}

int main(int argc, char **argv) {
    comparison c = {0};
    int first = 1;
    if (argc > 2 && strcmp(argv[1], "--differences") == 0) {
        read_list(&c, argv[2]);
        first = 3;
    }
    if (first >= argc) {
        fputs("usage: compare [--differences FILE] FOLDER...\n", stderr);
        return 2;
    }
    c.allocator = galley_allocator_default();
    c.parser = galley_parser_new(&c.allocator, galley_scan_best(), 0);
    if (!c.parser) {
        bench_fail("no memory", NULL);
    }
    galley_document_init(&c.document, &c.allocator);
    galley_buffer_init(&c.ours, &c.allocator);
    galley_buffer_init(&c.theirs, &c.allocator);
    for (int i = first; i < argc; i++) {
        c.folder = argv[i];
        if (!bench_pages_each(argv[i], compare_page, &c)) {
            bench_fail("no such folder", argv[i]);
        }
    }
    report(&c);
    galley_buffer_free(&c.theirs);
    galley_buffer_free(&c.ours);
    galley_document_free(&c.document);
    galley_parser_free(c.parser);
    free(c.list);
    return c.different > 0 ? 1 : 0;
}
