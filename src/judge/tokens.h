/*
 * Tokens of markup: what the lexicon is asked about an element's attributes.
 */
#ifndef GALLEY_JUDGE_TOKENS_H
#define GALLEY_JUDGE_TOKENS_H

#include "lexicon.h"

/* Which attribute it is, of those that are read. */
typedef enum galley_reading {
    GALLEY_READING_NOTHING,
    GALLEY_READING_CLASS,
    GALLEY_READING_PART, /* of a class, between white space */
    GALLEY_READING_ID,
    GALLEY_READING_ROLE,
    GALLEY_READING_ITEMPROP,
    GALLEY_READING_LABEL,
    GALLEY_READING_TAG, /* a custom element's name */
    GALLEY_READING_STYLE,
    GALLEY_READING_HIDDEN,
    GALLEY_READING_SILENT,
    GALLEY_READING_PROPERTY, /* of data: property, typeof, itemscope */
    GALLEY_READING_RELATION
} galley_reading;

/* Longer class attributes are lists of style utilities that say nothing: a bound on work, too. */
enum { GALLEY_READING_LONGEST = 400 };

/* What an attribute is read as. The name is as it stands in the source. */
galley_reading galley_reading_of(galley_slice name);

/* As much of a value as is looked at. */
galley_slice galley_reading_shorten(galley_reading what, galley_slice value);

/* Who takes tokens: their hashes; and of names inside a class or id the key that meanings.h asks
 * for, otherwise 0. */
typedef void galley_token_taker(void *context, uint32_t hash, uint64_t key);

/* Hands over the tokens of a value, which was shortened, in their order. */
void galley_token_cut(galley_reading what, galley_slice value, galley_token_taker *take,
                      void *context);

#endif
