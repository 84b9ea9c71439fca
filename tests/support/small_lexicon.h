/*
 * A lexicon of a few words, put together in a test.
 */
#ifndef GALLEY_TESTS_SUPPORT_SMALL_LEXICON_H
#define GALLEY_TESTS_SUPPORT_SMALL_LEXICON_H

#include "../../src/judge/lexicon.h"

#include <string.h>

enum { SMALL_LEXICON_WORDS = 256 };

typedef struct small_lexicon {
    uint32_t hashes[SMALL_LEXICON_WORDS]; /* ascending */
    uint16_t starts[GALLEY_LEXICON_BUCKETS + 1];
    uint16_t tags[SMALL_LEXICON_WORDS];
    int8_t weights[SMALL_LEXICON_WORDS];
    uint64_t seen[GALLEY_LEXICON_BUCKETS];
    size_t count;
} small_lexicon;

/* Adds a hash, or gives it another weight. */
static inline void small_lexicon_add(small_lexicon *lexicon, uint32_t hash, int weight) {
    size_t at = 0;
    while (at < lexicon->count && lexicon->hashes[at] < hash) {
        at++;
    }
    if (at == lexicon->count || lexicon->hashes[at] != hash) {
        for (size_t i = lexicon->count; i > at; i--) {
            lexicon->hashes[i] = lexicon->hashes[i - 1];
            lexicon->weights[i] = lexicon->weights[i - 1];
        }
        lexicon->count++;
    }
    lexicon->hashes[at] = hash;
    lexicon->weights[at] = (int8_t)weight;
}

/* What was added, as the judge reads it; good until the next addition. */
static inline galley_lexicon small_lexicon_make(small_lexicon *lexicon) {
    for (size_t bucket = 0, at = 0; bucket <= GALLEY_LEXICON_BUCKETS; bucket++) {
        while (at < lexicon->count && lexicon->hashes[at] >> 22 < bucket) {
            at++;
        }
        lexicon->starts[bucket] = (uint16_t)at;
    }
    memset(lexicon->seen, 0, sizeof lexicon->seen);
    for (size_t i = 0; i < lexicon->count; i++) {
        lexicon->tags[i] = (uint16_t)(lexicon->hashes[i] >> 6 & 0xFFFF);
        lexicon->seen[lexicon->hashes[i] >> 22] |= UINT64_C(1) << (lexicon->tags[i] >> 10);
    }
    return (galley_lexicon){lexicon->starts, lexicon->tags, lexicon->weights, lexicon->seen};
}

#endif
