/*
 * The lexicon: learnt weights of words, by hash. Words stand in the page's markup (classes, ids,
 * roles, names of elements) and in its text. None is stored: 26 bits of its hash are, so that a
 * word nobody has seen is taken for a known one about once in three thousand times.
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
    GALLEY_LEXICON_LAST     /* one of the last words of a text */
} galley_lexicon_kind;

enum { GALLEY_LEXICON_BUCKETS = 1024 };

typedef struct galley_lexicon {
    const uint16_t
        *starts;           /* one more than buckets: where the bucket of a hash's top bits begins */
    const uint16_t *tags;  /* bits 21 to 6 of the hash, ascending within a bucket */
    const int8_t *weights; /* log-odds in 1/16 */
} galley_lexicon;

/* The same on every machine. */
uint32_t galley_lexicon_hash(galley_lexicon_kind kind, galley_slice token);

/* A word's weight, 0 when it is not known. */
int galley_lexicon_find(const galley_lexicon *lexicon, uint32_t hash);

#endif
