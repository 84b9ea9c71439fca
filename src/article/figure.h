/*
 * A picture and what belongs to it: the largest element around an img that holds no text of the
 * article and no other picture, and which of its blocks are its caption and its credit.
 */
#ifndef GALLEY_ARTICLE_FIGURE_H
#define GALLEY_ARTICLE_FIGURE_H

#include "../judge/blocks.h"
#include "figure_class.h"

typedef struct galley_figure {
    uint32_t top; /* the element: the img itself when nothing else belongs to it */
    size_t first; /* its blocks: [first, end) */
    size_t end;
    bool framed; /* it is a figure element, or stands in one */
    bool linked; /* the img stands in a link to something else than a picture */
} galley_figure;

/* `next` is the first block behind the img. Nothing above `limit` is taken. */
galley_figure galley_figure_around(const galley_blocks *blocks, const galley_document *document,
                                   uint32_t img, size_t next, uint32_t limit);

/* By the classes of the elements from the block up to the top of the figure, the innermost that
 * says something counts. */
galley_figure_part galley_figure_part_of(galley_figure_memory *memory,
                                         const galley_document *document,
                                         const galley_figure *figure,
                                         const galley_segment *segment);

#endif
