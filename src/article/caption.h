/*
 * The caption and the credit of one picture, from the blocks of its figure, from a block beside it
 * that says what its alternative text says, or from its attributes.
 */
#ifndef GALLEY_ARTICLE_CAPTION_H
#define GALLEY_ARTICLE_CAPTION_H

#include "figure.h"
#include "pictures.h"

typedef struct galley_caption_page {
    galley_blocks *blocks; /* whose captions and credits get their roles */
    const galley_document *document;
    size_t used; /* the block after the last that was a caption: none is one twice */
} galley_caption_page;

/* Appends caption and credit to the pictures' text. True when a class or an element said which
 * they are; with false there may be words all the same. The buffer's `failed` tells of memory. */
bool galley_caption_find(galley_caption_page *page, const galley_figure *figure,
                         galley_pictures *pictures, galley_picture *picture);

#endif
