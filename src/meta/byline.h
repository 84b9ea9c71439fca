/*
 * Bylines in the text: what a page shows of its authors.
 */
#ifndef GALLEY_META_BYLINE_H
#define GALLEY_META_BYLINE_H

#include "../judge/blocks.h"

/* Most bylines of a page; lists of teasers have more, and none of them counts then. */
enum { GALLEY_BYLINES_MOST = 16 };

/* The weight of a line that says "by" in an element for it: none weighs more. */
enum { GALLEY_BYLINE_SAID = 78 };

typedef struct galley_byline {
    galley_slice text; /* a part of a block's */
    int weight;        /* how surely it is one */
    uint32_t block;    /* index */
    bool strict;       /* only what looks like a name is one */
} galley_byline;

/* Finds lines that name authors, the surest with the highest weight, in the order of the page. */
size_t galley_bylines_find(const galley_blocks *blocks, const galley_document *document,
                           galley_byline bylines[GALLEY_BYLINES_MOST]);

#endif
