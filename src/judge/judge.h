/*
 * The judge: blocks in, for each a score, kept or not, a role and a reason. What judges is behind
 * this one function.
 */
#ifndef GALLEY_JUDGE_JUDGE_H
#define GALLEY_JUDGE_JUDGE_H

#include "blocks.h"

/* Judges every block. Returns how sure it is of the page as a whole: the word F1 it expects, from 0
 * to 1; 0 when nothing is kept. */
double galley_judge_blocks(galley_blocks *blocks, const galley_document *document);

/* A segment's reason in words; constant. */
const char *galley_reason_text(uint8_t reason);

#endif
