/*
 * Cases of tree construction, read from a file, one after the other, in either of two forms.
 *
 * A `.dat` file of html5lib-tests: sections that begin with a line like "#data" (its README says
 * which). A text like tests/spec.txt: Markdown in which each case is a fence of 32 backticks,
 *
 *     ```````````````````````````````` example
 *     input
 *     .
 *     | expected tree
 *     ````````````````````````````````
 *
 * where " context=NAME" or " depth=N" may follow "example", and these stand for bytes that a text
 * should not hold: U+2400 for NUL, U+240D for CR, U+240C for FF, U+2192 (an arrow) for TAB. The
 * last line feed of the input is not part of it. Anything that is not of the form is an error.
 */
#ifndef GALLEY_TESTS_HTML5LIB_CASES_H
#define GALLEY_TESTS_HTML5LIB_CASES_H

#include "../../src/base/buffer.h"

#include <stdio.h>
#include <stdlib.h>

typedef struct tree_case {
    galley_slice input;
    galley_slice expected; /* without the line feed of its last line */
    galley_slice context;  /* ptr is NULL for a document */
    uint32_t depth;        /* 0: the default limit */
    bool scripted;         /* meant for a parser with scripting on */
    size_t line;           /* where it begins in the file, from 1 */
} tree_case;

typedef struct case_reader {
    galley_slice rest;
    size_t line;           /* of the first byte of rest */
    const char *complaint; /* set when the file is not of the form */
    galley_buffer input;   /* what the last case of a text held, with symbols replaced */
    galley_buffer expected;
} case_reader;

static inline case_reader case_reader_make(galley_slice file, const galley_allocator *allocator) {
    case_reader reader = {.rest = file, .line = 1};
    galley_buffer_init(&reader.input, allocator);
    galley_buffer_init(&reader.expected, allocator);
    return reader;
}

static inline void case_reader_free(case_reader *reader) {
    galley_buffer_free(&reader->input);
    galley_buffer_free(&reader->expected);
}

/* Takes the next line, without its line feed. */
static inline galley_slice take_line(case_reader *reader) {
    const char *start = reader->rest.ptr;
    const char *feed = memchr(start, '\n', reader->rest.len);
    size_t len = feed == NULL ? reader->rest.len : (size_t)(feed - start);
    size_t passed = len + (feed != NULL);
    reader->rest = galley_slice_make(start + passed, reader->rest.len - passed);
    reader->line++;
    return galley_slice_make(start, len);
}

static inline bool is_line(galley_slice line, const char *text) {
    return galley_slice_equal(line, galley_slice_from(text));
}

static inline bool starts_with(galley_slice line, const char *text) {
    size_t len = strlen(text);
    return line.len >= len && memcmp(line.ptr, text, len) == 0;
}

static inline galley_slice without_prefix(galley_slice line, size_t len) {
    return galley_slice_make(line.ptr + len, line.len - len);
}

/* What stood between two places of the file, without the line feed before the second. */
static inline galley_slice lines_between(const char *start, const char *end) {
    return galley_slice_make(start, end > start ? (size_t)(end - start) - 1 : 0);
}

/* Takes lines up to the one that reads `end`, which is taken too; gives those before it. */
static inline bool take_until(case_reader *reader, const char *end, galley_slice *before) {
    const char *start = reader->rest.ptr;
    while (reader->rest.len > 0) {
        const char *at = reader->rest.ptr;
        if (is_line(take_line(reader), end)) {
            *before = lines_between(start, at);
            return true;
        }
    }
    return false;
}

/* The tree ends before the blank line that the next "#data" follows, or with the file. */
static inline galley_slice take_dat_tree(case_reader *reader) {
    const char *start = reader->rest.ptr;
    bool blank = false;
    while (reader->rest.len > 0) {
        if (blank && starts_with(reader->rest, "#data\n")) {
            break;
        }
        blank = take_line(reader).len == 0;
    }
    galley_slice tree = galley_slice_make(start, (size_t)(reader->rest.ptr - start));
    while (tree.len > 0 && tree.ptr[tree.len - 1] == '\n') {
        tree.len--;
    }
    return tree;
}

static inline bool read_dat_case(case_reader *reader, tree_case *next) {
    if (reader->rest.len == 0) {
        return false;
    }
    *next = (tree_case){.line = reader->line};
    if (!is_line(take_line(reader), "#data") || !take_until(reader, "#errors", &next->input)) {
        reader->complaint = "no #data, or no #errors after it";
        return false;
    }
    while (reader->rest.len > 0) {
        galley_slice line = take_line(reader);
        if (is_line(line, "#document")) {
            next->expected = take_dat_tree(reader);
            return true;
        }
        if (is_line(line, "#document-fragment")) {
            next->context = take_line(reader);
        }
        next->scripted = next->scripted || is_line(line, "#script-on");
    }
    reader->complaint = "a case without #document";
    return false;
}

typedef struct symbol {
    const char *shown;
    char byte;
} symbol;

/* The symbols of spec.txt; each is three bytes of UTF-8. */
static const symbol symbols[] = {
    {"\xe2\x90\x80", '\0'}, {"\xe2\x90\x8d", '\r'}, {"\xe2\x90\x8c", '\f'}, {"\xe2\x86\x92", '\t'}};
enum { SYMBOL_BYTES = 3, SYMBOLS = sizeof symbols / sizeof symbols[0] };

static inline const symbol *find_symbol(galley_slice text) {
    for (size_t i = 0; i < SYMBOLS; i++) {
        if (starts_with(text, symbols[i].shown)) {
            return &symbols[i];
        }
    }
    return NULL;
}

static inline galley_slice replace_symbols(galley_slice text, galley_buffer *buffer) {
    galley_buffer_clear(buffer);
    while (text.len > 0) {
        const symbol *found = find_symbol(text);
        galley_buffer_append_byte(buffer, found != NULL ? found->byte : text.ptr[0]);
        text = without_prefix(text, found != NULL ? SYMBOL_BYTES : 1);
    }
    if (buffer->failed) {
        fprintf(stderr, "no memory\n");
        exit(1);
    }
    return galley_slice_make(buffer->len > 0 ? buffer->bytes : "", buffer->len);
}

#define CASE_FENCE "````````````````````````````````"

/* What may follow "example": one setting, whose value runs to the end of the line. */
static inline bool read_setting(galley_slice words, tree_case *next) {
    static const char context[] = " context=";
    static const char depth[] = " depth=";
    if (starts_with(words, context)) {
        next->context = without_prefix(words, sizeof context - 1);
        return next->context.len > 0;
    }
    if (starts_with(words, depth)) {
        next->depth = (uint32_t)strtoul(words.ptr + sizeof depth - 1, NULL, 10);
        return next->depth > 0;
    }
    return words.len == 0;
}

static inline bool read_text_case(case_reader *reader, tree_case *next) {
    static const char opening[] = CASE_FENCE " example";
    while (reader->rest.len > 0) {
        size_t at = reader->line;
        galley_slice line = take_line(reader);
        if (!starts_with(line, CASE_FENCE)) {
            continue;
        }
        *next = (tree_case){.line = at};
        galley_slice input = {NULL, 0};
        galley_slice expected = {NULL, 0};
        if (!starts_with(line, opening) ||
            !read_setting(without_prefix(line, sizeof opening - 1), next) ||
            !take_until(reader, ".", &input) || !take_until(reader, CASE_FENCE, &expected)) {
            reader->line = at;
            reader->complaint = "a fence that is not an example, or does not end";
            return false;
        }
        next->input = replace_symbols(input, &reader->input);
        next->expected = replace_symbols(expected, &reader->expected);
        return true;
    }
    return false;
}

#endif
