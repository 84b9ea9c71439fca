/*
 * Texts that a page has twice: for small screens and for wide ones, in a preview and in full, in a
 * quote and where it was said. A reader would have each once.
 *
 * Of equal texts the block that scores best stays. The others are echoes, unless they stand beside
 * it in one container, as a refrain does. A text of a few words may mean another thing each time,
 * and so may one in a table's cell, whose row says of what it is told.
 */
#include "survey.h"

/* Shorter texts have no echo. */
#define FEWEST_WORDS 4

static uint32_t around(const galley_blocks *blocks, size_t index) {
    return blocks->containers[blocks->segments[index].container].parent;
}

static bool is_echo(const galley_survey *survey, const galley_blocks *blocks, size_t index) {
    const galley_segment *segment = &blocks->segments[index];
    const galley_copy *copy = &survey->copies[survey->marks[index].copy];
    return copy->count > 1 && copy->best != index && segment->words >= FEWEST_WORDS &&
           segment->cell == GALLEY_NODE_NONE &&
           around(blocks, index) != around(blocks, copy->best) &&
           galley_slice_equal(galley_segment_text(blocks, segment),
                              galley_segment_text(blocks, &blocks->segments[copy->best]));
}

void galley_survey_echoes(galley_survey *survey, const galley_blocks *blocks) {
    for (uint32_t i = 0; i < blocks->count; i++) {
        galley_copy *copy = &survey->copies[survey->marks[i].copy];
        if (!survey->marks[i].copied || survey->scores[i] > survey->scores[copy->best]) {
            copy->best = i;
        }
    }
    for (size_t i = 0; i < blocks->count; i++) {
        survey->marks[i].echo = is_echo(survey, blocks, i);
    }
}
