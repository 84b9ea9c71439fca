/*
 * What the judge knows of a block, as numbers: the interface between measuring and judging.
 */
#ifndef GALLEY_JUDGE_FEATURES_H
#define GALLEY_JUDGE_FEATURES_H

#include "blocks.h"
#include "evidence.h"

/* Counts are given as the logarithm of 1 + n to the base 2, shares from 0 to 1, what holds or does
 * not as 1 or 0. */
enum {
    GALLEY_FEATURE_ALWAYS, /* 1 */
    GALLEY_FEATURE_WORDS,
    GALLEY_FEATURE_LINKED, /* share of its words in links */
    GALLEY_FEATURE_ALL_LINK,
    GALLEY_FEATURE_ENDS_SENTENCE,
    GALLEY_FEATURE_READABLE, /* see galley_segment_readable */
    GALLEY_FEATURE_LABEL,    /* a few words in the place of an advertisement or a video */
    GALLEY_FEATURE_IS_P,
    GALLEY_FEATURE_IS_H1,
    GALLEY_FEATURE_IS_H2,
    GALLEY_FEATURE_IS_H3, /* and below */
    GALLEY_FEATURE_IS_LI,
    GALLEY_FEATURE_IS_CELL,
    GALLEY_FEATURE_IN_MAIN,    /* stands in the main container */
    GALLEY_FEATURE_AFTER_MAIN, /* ... or after it */
    GALLEY_FEATURE_BELOW,      /* levels below the main container, or below what holds both */
    GALLEY_FEATURE_OWN_LINKED, /* share of words in links, of its container */
    GALLEY_FEATURE_PARENT_LINKED,
    GALLEY_FEATURE_NEAR_BEFORE, /* readable words in the three blocks before */
    GALLEY_FEATURE_NEAR_AFTER,
    GALLEY_FEATURE_LAST_LINKED, /* share of words in links, of the block before */
    GALLEY_FEATURE_NEXT_LINKED,
    GALLEY_FEATURE_HEADED,        /* an h1 stands before it */
    GALLEY_FEATURE_POSITION,      /* share of the page's blocks before it */
    GALLEY_FEATURE_PAGE_READABLE, /* readable words of the page */
    GALLEY_FEATURE_PAGE_SHARE,    /* ... and their share of its words */
    GALLEY_FEATURE_COUNT
};

/* What is known of the whole page. */
typedef struct galley_survey {
    uint32_t words;
    uint32_t readable;
    uint32_t main_node; /* the main container: the smallest that holds most readable words */
    uint32_t main_end;
    size_t title; /* index of the first h1's first block; the number of blocks when there is none */
} galley_survey;

/* Does the block read like running text: sentences or many words, few of them in links, and nothing
 * around it that says otherwise? */
bool galley_segment_readable(const galley_segment *segment);

/* Measures the page; fills the containers' counts. */
galley_survey galley_survey_make(galley_blocks *blocks, const galley_document *document);

/* Measures one block, in bounded time. */
void galley_features_read(const galley_blocks *blocks, const galley_survey *survey, size_t index,
                          float features[GALLEY_FEATURE_COUNT]);

#endif
