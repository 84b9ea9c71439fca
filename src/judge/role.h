/*
 * The role of a block, by what is around it.
 */
#ifndef GALLEY_JUDGE_ROLE_H
#define GALLEY_JUDGE_ROLE_H

#include "blocks.h"

/* A judged segment's role. `text` is its own, `title` says that it is the page's. */
galley_role galley_role_find(const galley_segment *segment, galley_slice text, bool title);

#endif
