/*
 * Is it UTF-8? The one question asked of every page, in several versions that answer the same:
 * plain C, and AVX2. The best one is chosen once, when an engine is made, and handed down; nothing
 * here is global.
 */
#ifndef GALLEY_INPUT_UTF8_H
#define GALLEY_INPUT_UTF8_H

#include <galley.h>
#include <stdbool.h>

typedef enum galley_utf8_kind {
    GALLEY_UTF8_INVALID = 0,
    GALLEY_UTF8_ASCII, /* no byte over 0x7F */
    GALLEY_UTF8_VALID  /* UTF-8 with at least one byte over 0x7F */
} galley_utf8_kind;

typedef struct galley_utf8 {
    const char *name; /* "scalar", "avx2" */
    galley_utf8_kind (*check)(galley_slice bytes);
} galley_utf8;

/* The versions this build has and this processor can run, the plain one first, the fastest last;
 * NULL after the last. */
const galley_utf8 *galley_utf8_nth(size_t index);
const galley_utf8 *galley_utf8_best(void);

/*
 * The length of the UTF-8 sequence at `at`, or 0 when there is none. Then *broken is how many bytes
 * stand for one U+FFFD: the longest beginning of a sequence that there is, or 1.
 */
size_t galley_utf8_sequence(const unsigned char *at, const unsigned char *end, size_t *broken);

#endif
