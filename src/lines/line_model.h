/*
 * What was learnt of lines, as constants. lines_model_table.c holds the values; it is generated as
 * a whole.
 */
#ifndef GALLEY_LINES_LINE_MODEL_H
#define GALLEY_LINES_LINE_MODEL_H

#include "../judge/model.h"

/* Weights of the words of a text without markup. */
extern const galley_lexicon galley_lines_lexicon;
/* Over features of the first level, and over those with what is made of the first's scores. */
extern const galley_forest galley_lines_first;
extern const galley_forest galley_lines_second;
/* As galley_model_confidence. */
extern const uint8_t galley_lines_confidence[GALLEY_MODEL_CONFIDENCE_STEPS + 1];

#endif
