/*
 * Runs cases of tree construction: the files of html5lib-tests, or texts like tests/spec.txt.
 *
 *     tree [--verbose] FILE...
 *
 * A FILE that ends in ".dat" has the form of html5lib-tests; any other is read as a text with
 * examples (cases.h has both forms). Each case is parsed with every version of the scanning loops,
 * twice with the same parser, and printed; all of the trees must be the expected one. Cases for
 * parsers with scripting on are left out and counted. The last line is "N passed, N failed".
 */
#include "../../src/html/parser.h"
#include "../../src/html/tree_print.h"
#include "../support/file.h"
#include "cases.h"

enum { PRINTED = 20 }; /* failures shown in full; --verbose shows all */

typedef struct tally {
    size_t passed;
    size_t total;
} tally;

typedef struct runner {
    galley_allocator allocator;
    galley_document document;
    galley_buffer tree;
    bool verbose;
    bool failed; /* a file could not be read to its end */
    tally documents;
    tally fragments;
    size_t scripted;
    size_t shown;
} runner;

static void out_of_memory(void) {
    fprintf(stderr, "no memory\n");
    exit(1);
}

static bool parse(runner *run, galley_parser *parser, const tree_case *test) {
    bool fragment = test->context.ptr != NULL;
    galley_status status =
        fragment ? galley_parser_parse_fragment(parser, test->input, test->context, &run->document)
                 : galley_parser_parse(parser, test->input, &run->document);
    galley_buffer_clear(&run->tree);
    if (status != GALLEY_STATUS_OK) {
        return false;
    }
    if (!galley_tree_print(&run->document, fragment ? 1 : 0, &run->tree)) {
        out_of_memory();
    }
    while (run->tree.len > 0 && run->tree.bytes[run->tree.len - 1] == '\n') {
        run->tree.len--;
    }
    return galley_slice_equal(galley_slice_make(run->tree.bytes, run->tree.len), test->expected);
}

/* True when one version of the scanning loops gives the tree, both times. */
static bool parse_twice(runner *run, const tree_case *test, const galley_scan *scan) {
    galley_parser *parser = galley_parser_new(&run->allocator, scan, test->depth);
    if (parser == NULL) {
        out_of_memory();
    }
    bool good = parse(run, parser, test) && parse(run, parser, test);
    galley_parser_free(parser);
    return good;
}

static void show(runner *run, const char *path, const tree_case *test, const char *version) {
    if (run->shown++ >= PRINTED && !run->verbose) {
        return;
    }
    printf("%s:%zu (%s): %s%.*s\n", path, test->line, version,
           test->context.ptr == NULL ? "document" : "fragment of ", (int)test->context.len,
           test->context.ptr == NULL ? "" : test->context.ptr);
    printf("--- input\n%.*s\n--- expected\n%.*s\n--- got\n%.*s\n\n", (int)test->input.len,
           test->input.ptr, (int)test->expected.len, test->expected.ptr, (int)run->tree.len,
           run->tree.len == 0 ? "" : run->tree.bytes);
}

static void run_case(runner *run, const char *path, const tree_case *test) {
    if (test->scripted) {
        run->scripted++;
        return;
    }
    tally *count = test->context.ptr == NULL ? &run->documents : &run->fragments;
    const galley_scan *scan = NULL;
    count->total++;
    for (size_t i = 0; (scan = galley_scan_nth(i)) != NULL; i++) {
        if (!parse_twice(run, test, scan)) {
            show(run, path, test, scan->name);
            return;
        }
    }
    count->passed++;
}

static void run_file(runner *run, const char *path) {
    size_t len = strlen(path);
    bool dat = len >= 4 && strcmp(path + len - 4, ".dat") == 0;
    galley_slice file = file_read(path);
    case_reader reader = case_reader_make(file, &run->allocator);
    tree_case test;
    while (dat ? read_dat_case(&reader, &test) : read_text_case(&reader, &test)) {
        run_case(run, path, &test);
    }
    if (reader.complaint != NULL) {
        printf("%s:%zu: %s\n", path, reader.line, reader.complaint);
        run->failed = true;
    }
    case_reader_free(&reader);
    file_free(file);
}

static int finish(runner *run) {
    size_t passed = run->documents.passed + run->fragments.passed;
    size_t total = run->documents.total + run->fragments.total;
    printf("documents %zu/%zu, fragments %zu/%zu, left out as they need scripting: %zu\n",
           run->documents.passed, run->documents.total, run->fragments.passed, run->fragments.total,
           run->scripted);
    printf("%zu passed, %zu failed\n", passed, total - passed);
    galley_document_free(&run->document);
    galley_buffer_free(&run->tree);
    return passed == total && total > 0 && !run->failed ? 0 : 1;
}

int main(int argc, char **argv) {
    runner run = {.allocator = galley_allocator_default()};
    galley_document_init(&run.document, &run.allocator);
    galley_buffer_init(&run.tree, &run.allocator);
    int first = 1;
    if (argc > 1 && strcmp(argv[1], "--verbose") == 0) {
        run.verbose = true;
        first = 2;
    }
    if (first >= argc) {
        fprintf(stderr, "usage: %s [--verbose] FILE...\n", argv[0]);
        return 2;
    }
    for (int i = first; i < argc; i++) {
        run_file(&run, argv[i]);
    }
    return finish(&run);
}
