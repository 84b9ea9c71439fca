/*
 * Fuzzes the parser: any bytes, made valid UTF-8, as a document or as a fragment.
 *
 * The first byte chooses: a document, or the content of one of the contexts below, and a small or
 * the ordinary limit on depth. An input that begins with '<' is a document as it is, so that pages
 * can be seeds. What must hold: the invariants of a document, that everything can be read, and that
 * every version of the scanning loops gives the same nodes, twice, whatever the parser did before:
 * it has first read one half of the input.
 */
#include "../src/html/parser.h"
#include "../tests/support/invariants.h"
#include "target.h"

#include <stdlib.h>

static const char *const contexts[] = {
    "div",      "table",    "tbody",     "tr",      "td",       "caption",
    "colgroup", "template", "select",    "head",    "html",     "frameset",
    "body",     "script",   "title",     "style",   "textarea", "plaintext",
    "noscript", "form",     "button",    "svg svg", "svg path", "svg foreignObject",
    "svg desc", "math mi",  "math math", "p",       "option",   "math annotation-xml",
    "unknown"};
enum { CONTEXTS = sizeof contexts / sizeof contexts[0], SMALL_DEPTH = 9 };

typedef struct choice {
    const char *context; /* NULL for a document */
    uint32_t depth;
} choice;

static choice choose(unsigned char byte) {
    choice chosen = {NULL, (byte & 1) != 0 ? SMALL_DEPTH : 0};
    size_t context = byte >> 1;
    if (context < CONTEXTS) {
        chosen.context = contexts[context];
    }
    return chosen;
}

static void parse(galley_parser *parser, choice chosen, galley_slice input,
                  galley_document *document) {
    galley_status status = chosen.context == NULL
                               ? galley_parser_parse(parser, input, document)
                               : galley_parser_parse_fragment(
                                     parser, input, galley_slice_from(chosen.context), document);
    if (status != GALLEY_STATUS_OK) {
        stop("the parser fails");
    }
}

static void check(const galley_document *document, galley_buffer *buffer) {
    const char *wrong = check_structure(document);
    if (wrong == NULL) {
        wrong = check_readable(document, buffer);
    }
    if (wrong != NULL) {
        stop(wrong);
    }
}

static void compare(const galley_document *one, const galley_document *other) {
    if (one->count != other->count || one->quirks != other->quirks ||
        one->limited_quirks != other->limited_quirks || one->merge_count != other->merge_count ||
        memcmp(one->nodes, other->nodes, one->count * sizeof one->nodes[0]) != 0) {
        stop("the same input gives another document");
    }
}

/* The first half of the input, to the end of a character. */
static galley_slice halve(galley_slice input) {
    size_t len = input.len / 2;
    while (len > 0 && ((unsigned char)input.ptr[len] & 0xc0) == 0x80) {
        len--;
    }
    return galley_slice_make(input.ptr, len);
}

static void run(choice chosen, galley_slice input, const galley_allocator *allocator) {
    galley_document first;
    galley_document again;
    galley_document_init(&first, allocator);
    galley_document_init(&again, allocator);
    const galley_scan *scan = NULL;
    for (size_t i = 0; (scan = galley_scan_nth(i)) != NULL; i++) {
        galley_parser *parser = galley_parser_new(allocator, scan, chosen.depth);
        if (parser == NULL) {
            stop("no parser");
        }
        parse(parser, chosen, halve(input), &again);
        parse(parser, chosen, input, i == 0 ? &first : &again);
        parse(parser, chosen, input, &again);
        compare(&first, &again);
        galley_parser_free(parser);
    }
    galley_buffer buffer;
    galley_buffer_init(&buffer, allocator);
    check(&first, &buffer);
    galley_buffer_free(&buffer);
    galley_document_free(&first);
    galley_document_free(&again);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) {
        return 0;
    }
    /* A piece of exactly this size, so that reading past its end is noticed. */
    char *bytes = malloc(size);
    if (bytes == NULL) {
        return 0;
    }
    memcpy(bytes, data, size);
    utf8_mend(bytes + 1, size - 1);
    galley_allocator allocator = galley_allocator_default();
    if (data[0] == '<') {
        run((choice){NULL, 0}, galley_slice_make(bytes, size), &allocator);
    } else {
        run(choose(data[0]), galley_slice_make(bytes + 1, size - 1), &allocator);
    }
    free(bytes);
    return 0;
}
