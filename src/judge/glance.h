/*
 * A glance at a block's text: its first and last words as tokens of the lexicon, and the signs at
 * its ends. Bounded work, however long the text.
 */
#ifndef GALLEY_JUDGE_GLANCE_H
#define GALLEY_JUDGE_GLANCE_H

#include "lexicon.h"

enum { GALLEY_GLANCE_FIRST = 8, GALLEY_GLANCE_LAST = 2 };

/* How a text begins. */
enum {
    GALLEY_STARTS_SIGN,
    GALLEY_STARTS_DIGIT,
    GALLEY_STARTS_SMALL,
    GALLEY_STARTS_CAPITAL,
    GALLEY_STARTS_WIDE, /* outside ASCII */
    GALLEY_STARTS_QUOTE
};

/* How it ends. */
enum {
    GALLEY_ENDS_WORD,
    GALLEY_ENDS_DIGIT,
    GALLEY_ENDS_STOP,
    GALLEY_ENDS_COLON,
    GALLEY_ENDS_QUESTION, /* or exclamation */
    GALLEY_ENDS_ELLIPSIS,
    GALLEY_ENDS_BRACKET,
    GALLEY_ENDS_ARROW,
    GALLEY_ENDS_SIGN
};

/* Signs that furniture has in it: bits. */
enum { GALLEY_SIGN_COPYRIGHT = 1, GALLEY_SIGN_BAR = 2, GALLEY_SIGN_AT = 4, GALLEY_SIGN_ARROW = 8 };

typedef struct galley_glance {
    uint32_t first[GALLEY_GLANCE_FIRST]; /* hashes, of the kind asked for */
    uint32_t last[GALLEY_GLANCE_LAST];   /* of longer texts only */
    uint32_t text;                       /* of a short text; 0 for none */
    uint8_t first_count;
    uint8_t last_count;
    uint8_t starts;
    uint8_t ends;
    uint8_t signs;
} galley_glance;

/* `text` is a block's, with its white space collapsed; it is not empty. */
galley_glance galley_glance_at(galley_slice text);

/* One word's hash. False when nothing is left of it without its punctuation. */
bool galley_glance_word(galley_slice word, galley_lexicon_kind kind, uint32_t *hash);

/* The same words as another kind of token, as many as galley_glance_at takes. Returns how many. */
int galley_glance_words(galley_slice text, galley_lexicon_kind kind,
                        uint32_t hashes[GALLEY_GLANCE_FIRST]);

#endif
