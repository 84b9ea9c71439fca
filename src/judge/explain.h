/*
 * Why a block has its score: what of its features moved it most, in words.
 */
#ifndef GALLEY_JUDGE_EXPLAIN_H
#define GALLEY_JUDGE_EXPLAIN_H

#include "blocks.h"
#include "forest.h"
#include "reasons.h"

/* The columns of features that a page was judged by, as galley_forest_score reads them, and the
 * forest that did. */
typedef struct galley_case {
    const uint8_t *columns;
    size_t stride;
    const galley_forest *forest;
} galley_case;

/* Finds reasons for all blocks, which are judged. GALLEY_STATUS_OK or _NO_MEMORY. */
galley_status galley_explain_blocks(const galley_case *judged, const galley_blocks *blocks,
                                    galley_reasons *reasons);

#endif
