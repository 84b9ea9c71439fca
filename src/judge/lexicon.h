/*
 * The lexicon: learnt weights of words, by hash. Words stand in the page's markup (classes, ids,
 * roles, names of elements) and in its text. None is stored: 26 bits of its hash are, so that a
 * word nobody has seen is taken for a known one about once in 17,000 times.
 */
#ifndef GALLEY_JUDGE_LEXICON_H
#define GALLEY_JUDGE_LEXICON_H

#include "../base/slice.h"
#include <stdint.h>

/* What a word was found as: one word in two kinds is two words. The numbers are part of the model:
 * new kinds come last. */
typedef enum galley_lexicon_kind {
    GALLEY_LEXICON_NAME,    /* a word inside a class or id, in lower case */
    GALLEY_LEXICON_CLASS,   /* a whole class or id of several words, as it stands */
    GALLEY_LEXICON_TAG,     /* an element's name */
    GALLEY_LEXICON_ROLE,    /* a value of role or itemprop, in lower case */
    GALLEY_LEXICON_LABEL,   /* a word inside a label or a data attribute that names a part */
    GALLEY_LEXICON_WORD,    /* one of the first words of a text */
    GALLEY_LEXICON_HEADING, /* a word of the heading above */
    GALLEY_LEXICON_TEXT,    /* a whole short text */
    GALLEY_LEXICON_LAST,    /* one of the last words of a text */
    GALLEY_LEXICON_PAIR,    /* of lines: the first two words, by their hashes */
    GALLEY_LEXICON_BEFORE,  /* of lines: the whole short text of the line before */
    GALLEY_LEXICON_BODY,    /* of lines: a word behind the first ones */
    GALLEY_LEXICON_AFTER    /* ... and of the line after */
} galley_lexicon_kind;

enum { GALLEY_LEXICON_BUCKETS = 1024 };

typedef struct galley_lexicon {
    const uint16_t
        *starts;           /* one more than buckets: where the bucket of a hash's top bits begins */
    const uint16_t *tags;  /* bits 21 to 6 of the hash, ascending within a bucket */
    const int8_t *weights; /* log-odds in 1/16 */
    const uint64_t *seen;  /* of each bucket: bit t stands when a tag has t as its upper six bits */
} galley_lexicon;

/* The hash, for those who make it of a word's eight bytes at a time: a start, each full eight bytes
 * mixed in, then what is left, filled with NUL, by the end. The same on every machine. */
static inline uint64_t galley_lexicon_start(galley_lexicon_kind kind, size_t len) {
    return ((uint64_t)len << 8 | (uint64_t)kind) * UINT64_C(0xD6E8FEB86659FD93);
}

static inline uint64_t galley_lexicon_mix(uint64_t hash, uint64_t eight) {
    hash = (hash ^ eight) * UINT64_C(0x9E3779B97F4A7C15);
    return hash ^ hash >> 32;
}

static inline uint32_t galley_lexicon_end(uint64_t hash, uint64_t rest) {
    return (uint32_t)(galley_lexicon_mix(hash, rest) * UINT64_C(0xD6E8FEB86659FD93) >> 32);
}

/* Eight bytes, the first the lowest. Spelled out, compilers make it one load. */
static inline uint64_t galley_lexicon_load(const char *at) {
    const unsigned char *b = (const unsigned char *)at;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
           (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
           (uint64_t)b[7] << 56;
}

/* What is left, fewer than eight bytes, filled with NUL. */
static inline uint64_t galley_lexicon_load_rest(const char *at, size_t len) {
    char eight[8] = {0};
    memcpy(eight, at, len);
    return galley_lexicon_load(eight);
}

/* All of that. */
uint32_t galley_lexicon_hash(galley_lexicon_kind kind, galley_slice token);

/* A word's weight, 0 when it is not known. */
int galley_lexicon_find(const galley_lexicon *lexicon, uint32_t hash);

#endif
