/*
 * What a page says of itself: found in its head and its headings.
 */
#ifndef GALLEY_META_META_H
#define GALLEY_META_META_H

#include "../judge/blocks.h"

/* The page's title, in `scratch` or the blocks' text; an absent slice when there is none. False
 * when there is no memory. */
bool galley_title_find(const galley_blocks *blocks, const galley_document *document,
                       galley_buffer *scratch, galley_slice *title);

/* The language that the html element declares, appended to `out`: nothing when there is none, or it
 * is no language tag. False when there is no memory. */
bool galley_language_find(const galley_document *document, galley_buffer *out);

#endif
