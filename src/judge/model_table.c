/*
 * The model's values: none yet. Forests of no trees give the same score to all blocks, and the
 * expected F1 stands for itself.
 */
#include "model.h"

static const uint16_t lexicon_starts[1025] = {0};
static const uint16_t lexicon_tags[1] = {0};
static const int8_t lexicon_weights[1] = {0};
const galley_lexicon galley_model_lexicon = {lexicon_starts, lexicon_tags, lexicon_weights};

static const uint8_t no_bytes[1] = {0};
static const int8_t no_leaves[1] = {0};
#define NO_FOREST                                                                                  \
    { 0, no_bytes, no_bytes, no_bytes, no_bytes, no_leaves, 0, 0 }
const galley_forest galley_model_first = NO_FOREST;
const galley_forest galley_model_second = NO_FOREST;
const galley_forest galley_model_types[GALLEY_PAGE_TYPE_COUNT] = {
    NO_FOREST, NO_FOREST, NO_FOREST, NO_FOREST, NO_FOREST, NO_FOREST, NO_FOREST};

const uint8_t galley_model_confidence[GALLEY_MODEL_CONFIDENCE_STEPS + 1] = {
    0,   4,   8,   12,  16,  20,  24,  28,  32,  36,  40,  44,  48,  52,  56,  60,  64,
    68,  72,  76,  80,  84,  88,  92,  96,  100, 104, 108, 112, 116, 120, 124, 128, 131,
    135, 139, 143, 147, 151, 155, 159, 163, 167, 171, 175, 179, 183, 187, 191, 195, 199,
    203, 207, 211, 215, 219, 223, 227, 231, 235, 239, 243, 247, 251, 255,
};
