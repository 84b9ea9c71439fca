/*
 * Fuzzes the tokenizer alone: any bytes, made valid UTF-8, from each state a parser can begin in.
 *
 * The first byte chooses the state and the last start tag; an input that begins with '<' is
 * tokenized whole, from the ordinary state, so that pages can be seeds. What must hold: the tokens
 * are valid UTF-8, as many as the input can make, and the same with every version of the scanning
 * loops.
 */
#include "../src/html/token_print.h"
#include "../tests/support/utf8.h"
#include "target.h"

#include <stdlib.h>

static const char *const states[] = {"Data state",    "PLAINTEXT state",   "RCDATA state",
                                     "RAWTEXT state", "Script data state", "CDATA section state"};
static const char *const tags[] = {"", "title", "textarea", "style", "script", "xmp", "a"};
enum { STATES = sizeof states / sizeof states[0], TAGS = sizeof tags / sizeof tags[0] };

/* Printed bytes a byte of input: a NUL in a text is \u0000, and a `<a>` a whole line of JSON. */
enum { PRINTED_MOST = 16, PRINTED_ALWAYS = 64 };

static void run(unsigned char choice, galley_slice input, galley_buffer *first,
                galley_buffer *again) {
    const char *state = states[choice % STATES];
    galley_slice tag = galley_slice_from(tags[choice / STATES % TAGS]);
    const galley_scan *scan = NULL;
    for (size_t i = 0; (scan = galley_scan_nth(i)) != NULL; i++) {
        galley_buffer *tokens = i == 0 ? first : again;
        galley_buffer_clear(tokens);
        if (!galley_token_print(input, state, tag, scan, tokens)) {
            stop("the tokenizer fails");
        }
        if (i > 0 && !galley_slice_equal(galley_slice_make(first->bytes, first->len),
                                         galley_slice_make(again->bytes, again->len))) {
            stop("two versions of the scanning loops differ");
        }
    }
    if (!utf8_is_valid(first->bytes, first->len)) {
        stop("a token is not UTF-8");
    }
    if (first->len > PRINTED_MOST * input.len + PRINTED_ALWAYS) {
        stop("more tokens than the input can make");
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    /* A piece of exactly this size, so that reading past its end is noticed. */
    char *bytes = size == 0 ? NULL : malloc(size);
    if (bytes == NULL) {
        return 0;
    }
    memcpy(bytes, data, size);
    utf8_mend(bytes + 1, size - 1);
    galley_allocator allocator = galley_allocator_default();
    galley_buffer first;
    galley_buffer again;
    galley_buffer_init(&first, &allocator);
    galley_buffer_init(&again, &allocator);
    if (data[0] == '<') {
        run(0, galley_slice_make(bytes, size), &first, &again);
    } else {
        run(data[0], galley_slice_make(bytes + 1, size - 1), &first, &again);
    }
    galley_buffer_free(&first);
    galley_buffer_free(&again);
    free(bytes);
    return 0;
}
