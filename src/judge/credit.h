/*
 * A caption's text in; the caption alone and the credit without its label out. Who made a picture
 * stands at the end of its caption, glued to it ("...to fightCredit: EPA"), in brackets ("(Photo:
 * A. Name/AFP)"), behind a sign or a label in any language at hand, or as the bare name of an
 * agency.
 */
#ifndef GALLEY_JUDGE_CREDIT_H
#define GALLEY_JUDGE_CREDIT_H

#include "../base/slice.h"

/* True when there is a credit. Both slices are parts of the text; the caption may be empty. With no
 * credit the caption is the whole text, trimmed, and the credit is absent. */
bool galley_credit_split(galley_slice text, galley_slice *caption, galley_slice *credit);

/* Is the text nothing but a credit: "Photo: A. Name", "A. Name / AFP"? */
bool galley_credit_is_whole(galley_slice text);

/* A text that is known to be a credit, without labels, brackets and signs around it. */
galley_slice galley_credit_bare(galley_slice text);

#endif
