/*
 * What was learnt, as constants: the lexicon, the forest over blocks, a forest for each type
 * of page, and how well the expected F1 can be trusted. model_table.c holds the values; it is the
 * only form there is, and is generated as a whole.
 */
#ifndef GALLEY_JUDGE_MODEL_H
#define GALLEY_JUDGE_MODEL_H

#include "forest.h"
#include "lexicon.h"

/* Values of galley_page_type but GALLEY_PAGE_TYPE_NONE; type t has the index t - 1. */
#define GALLEY_PAGE_TYPE_COUNT 7

#define GALLEY_MODEL_CONFIDENCE_STEPS 64

extern const galley_lexicon galley_model_lexicon;
/* Over the features of a block. */
extern const galley_forest galley_model_forest;
/* Each one against all others, over the page's own features: one block with stride 1. */
extern const galley_forest galley_model_types[GALLEY_PAGE_TYPE_COUNT];
/* The F1 to be expected in truth, in 1/255, where i/64 was expected; linear between. */
extern const uint8_t galley_model_confidence[GALLEY_MODEL_CONFIDENCE_STEPS + 1];

#endif
