/*
 * Comments of readers, for those who want them in the text.
 */
#ifndef GALLEY_JUDGE_COMMENTS_H
#define GALLEY_JUDGE_COMMENTS_H

#include "blocks.h"

/* Keeps blocks of comments that the judge dropped, where they hold text. To be called when
 * the page has an article. */
void galley_comments_keep(galley_blocks *blocks);

#endif
