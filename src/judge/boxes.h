/*
 * Boxes of other pages between two paragraphs or behind the text ("You may also like").
 */
#ifndef GALLEY_JUDGE_BOXES_H
#define GALLEY_JUDGE_BOXES_H

#include "survey.h"

/* Drops those that the model has taken for a part of the text: their blocks are not kept, and have
 * the roles of dropped ones. */
void galley_boxes_drop(const galley_survey *survey, galley_blocks *blocks);

#endif
