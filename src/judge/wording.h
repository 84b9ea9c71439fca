/*
 * A feature's byte in words.
 */
#ifndef GALLEY_JUDGE_WORDING_H
#define GALLEY_JUDGE_WORDING_H

#include "../base/buffer.h"
#include "features.h"

/* Appends "link density 0.92": the words of the table with the value in the place of %. */
void galley_feature_say(const galley_feature *feature, uint8_t code, galley_buffer *out);

#endif
