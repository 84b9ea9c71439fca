/*
 * Captions of pictures, for those who want them in the text.
 */
#ifndef GALLEY_JUDGE_CAPTIONS_H
#define GALLEY_JUDGE_CAPTIONS_H

#include "blocks.h"

/* Keeps the captions that stand between blocks that are kept. */
void galley_captions_keep(galley_blocks *blocks);

#endif
