/*
 * galley-tree: prints the tree of a page in the form of html5lib-tests, to look at and to compare
 * with other parsers.
 *
 *     galley-tree [--charset=NAME] [--fragment=CONTEXT] FILE
 */
#include <stdio.h>
#include <stdlib.h>

#include "../src/html/tree_print.h"
#include "../src/html/parser.h"
#include "../src/input/decode.h"

static const char usage[] = "usage: galley-tree [--charset=NAME] [--fragment=CONTEXT] FILE\n"
                            "Prints the tree of a page; FILE may be -, CONTEXT \"td\" or "
                            "\"svg path\".\n";

static bool read_file(const char *path, galley_buffer *bytes) {
    FILE *file = strcmp(path, "-") == 0 ? stdin : fopen(path, "rb");
    if (file == NULL) {
        return false;
    }
    size_t got;
    do {
        if (!galley_buffer_reserve(bytes, 65536)) {
            break;
        }
        got = fread(bytes->bytes + bytes->len, 1, 65536, file);
        bytes->len += got;
    } while (got > 0);
    bool complete = !ferror(file) && !bytes->failed;
    if (file != stdin) {
        fclose(file);
    }
    return complete;
}

static int fail(const char *path, const char *message) {
    fprintf(stderr, "galley-tree: %s: %s\n", path, message);
    return 1;
}

static galley_status parse(const galley_allocator *allocator, galley_slice text,
                           const char *fragment, galley_document *document) {
    galley_parser *parser = galley_parser_new(allocator, galley_scan_best(), 0);
    if (parser == NULL) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    galley_status status =
        fragment == NULL
            ? galley_parser_parse(parser, text, document)
            : galley_parser_parse_fragment(parser, text, galley_slice_from(fragment), document);
    galley_parser_free(parser);
    return status;
}

static int print_tree(const char *path, const char *charset, const char *fragment) {
    galley_allocator allocator = galley_allocator_default();
    galley_buffer bytes;
    galley_buffer out;
    galley_decoder decoder;
    galley_document document;
    galley_buffer_init(&bytes, &allocator);
    galley_buffer_init(&out, &allocator);
    galley_decoder_init(&decoder, &allocator, galley_utf8_best());
    galley_document_init(&document, &allocator);
    galley_slice text;
    int failed = 0;
    if (!read_file(path, &bytes)) {
        failed = fail(path, "cannot be read");
    } else if (galley_decode_page(&decoder, galley_slice_make(bytes.bytes, bytes.len),
                                  galley_slice_from(charset), NULL, &text) != GALLEY_STATUS_OK ||
               parse(&allocator, text, fragment, &document) != GALLEY_STATUS_OK ||
               !galley_tree_print(&document, fragment == NULL ? 0 : 1, &out)) {
        failed = fail(path, "not enough memory");
    } else if (fwrite(out.bytes, 1, out.len, stdout) != out.len || fflush(stdout) != 0) {
        failed = fail("standard output", "cannot be written");
    }
    galley_document_free(&document);
    galley_decoder_free(&decoder);
    galley_buffer_free(&out);
    galley_buffer_free(&bytes);
    return failed;
}

/* The value of an option "--name=", or NULL when the argument is another one. */
static const char *option_value(const char *argument, const char *name) {
    size_t len = strlen(name);
    return strncmp(argument, name, len) == 0 ? argument + len : NULL;
}

int main(int argc, char **argv) {
    const char *charset = "";
    const char *fragment = NULL;
    const char *path = NULL;
    for (int i = 1; i < argc; i++) {
        const char *value;
        if ((value = option_value(argv[i], "--charset=")) != NULL) {
            charset = value;
        } else if ((value = option_value(argv[i], "--fragment=")) != NULL) {
            fragment = value;
        } else if (strcmp(argv[i], "--help") == 0) {
            fputs(usage, stdout);
            return 0;
        } else if (path == NULL && (argv[i][0] != '-' || argv[i][1] == '\0')) {
            path = argv[i];
        } else {
            path = NULL;
            break;
        }
    }
    if (path == NULL) {
        fputs(usage, stderr);
        return 2;
    }
    return print_tree(path, charset, fragment);
}
