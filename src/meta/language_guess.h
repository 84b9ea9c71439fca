/*
 * The language of the text, for pages that declare none or a wrong one.
 */
#ifndef GALLEY_META_LANGUAGE_GUESS_H
#define GALLEY_META_LANGUAGE_GUESS_H

#include "../judge/blocks.h"

/* Checks a language tag, which may be empty, against the text of the kept blocks: one that is
 * clearly wrong is written over by the text's language, an empty one is filled where the text tells
 * it. False when there is no memory. */
bool galley_language_settle(const galley_blocks *blocks, galley_buffer *tag);

#endif
