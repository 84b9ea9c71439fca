/*
 * Tokenizes inputs given on standard input, for test_tokenizer.py, so that thousands of cases cost
 * one process.
 *
 * In: for each case a line of three lengths in bytes, then the name of the state the tokenizer
 * starts in, the name of the last start tag (may be empty) and the input, directly after one
 * another. Out: for each case a line with a length, then as many bytes: a JSON array a token and
 * line, as html5lib-tests write them. Every version of the scanning loops must give the same.
 */
#include "../../src/html/token_print.h"

#include <stdio.h>
#include <stdlib.h>

static void stop(const char *why) {
    fprintf(stderr, "tokens: %s\n", why);
    exit(1);
}

/* Reads len bytes into the buffer, with a NUL after them that is not counted. */
static galley_slice read_bytes(galley_buffer *buffer, size_t len) {
    galley_buffer_clear(buffer);
    if (!galley_buffer_reserve(buffer, len + 1)) {
        stop("no memory");
    }
    if (fread(buffer->bytes, 1, len, stdin) != len) {
        stop("the input ends in a case");
    }
    buffer->bytes[len] = '\0';
    return galley_slice_make(buffer->bytes, len);
}

static void tokenize(galley_slice input, const char *state, galley_slice last, galley_buffer *out,
                     galley_buffer *again) {
    const galley_scan *scan = NULL;
    for (size_t i = 0; (scan = galley_scan_nth(i)) != NULL; i++) {
        galley_buffer *tokens = i == 0 ? out : again;
        galley_buffer_clear(tokens);
        if (!galley_token_print(input, state, last, scan, tokens)) {
            stop("a case cannot be tokenized");
        }
        if (i > 0 && !galley_slice_equal(galley_slice_make(out->bytes, out->len),
                                         galley_slice_make(again->bytes, again->len))) {
            fprintf(stderr, "tokens: %s gives other tokens than plain C\n", scan->name);
            exit(1);
        }
    }
}

int main(void) {
    galley_allocator allocator = galley_allocator_default();
    enum { STATE, LAST, INPUT, OUT, AGAIN, BUFFERS };
    galley_buffer buffers[BUFFERS];
    for (size_t i = 0; i < BUFFERS; i++) {
        galley_buffer_init(&buffers[i], &allocator);
    }
    size_t state_len = 0;
    size_t last_len = 0;
    size_t input_len = 0;
    while (scanf("%zu %zu %zu", &state_len, &last_len, &input_len) == 3 && getchar() == '\n') {
        const char *state = read_bytes(&buffers[STATE], state_len).ptr;
        galley_slice last = read_bytes(&buffers[LAST], last_len);
        galley_slice input = read_bytes(&buffers[INPUT], input_len);
        tokenize(input, state, last, &buffers[OUT], &buffers[AGAIN]);
        printf("%zu\n", buffers[OUT].len);
        fwrite(buffers[OUT].bytes, 1, buffers[OUT].len, stdout);
    }
    for (size_t i = 0; i < BUFFERS; i++) {
        galley_buffer_free(&buffers[i]);
    }
    return fflush(stdout) == 0 && !ferror(stdout) ? 0 : 1;
}
