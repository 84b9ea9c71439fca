/*
 * The pictures of the article: those that stand between what is kept, and the one above the text,
 * each with the caption and the credit that the page gives it. Pictures of teasers, of authors, of
 * advertisements and of the page itself are none.
 */
#ifndef GALLEY_ARTICLE_PICTURES_H
#define GALLEY_ARTICLE_PICTURES_H

#include "../judge/blocks.h"
#include "figure_class.h"
#include "picture_source.h"

typedef struct galley_picture {
    galley_picture_source source;
    galley_picture_text caption;
    galley_picture_text credit;
    uint32_t node; /* the img, or what holds the caption where there is none */
} galley_picture;

typedef struct galley_pictures {
    const galley_allocator *allocator;
    galley_buffer text;    /* what the texts of the pictures are in */
    galley_buffer scratch; /* candidates, texts that are put together */
    galley_picture *items;
    size_t count;
    size_t capacity;
    galley_figure_memory memory;
} galley_pictures;

void galley_pictures_init(galley_pictures *pictures, const galley_allocator *allocator);
void galley_pictures_free(galley_pictures *pictures);
void galley_pictures_clear(galley_pictures *pictures);

/* Finds them on a judged page. `base` is what addresses are relative to, or empty. The blocks'
 * memory of classes is used, nothing else of them is changed. GALLEY_STATUS_OK or _NO_MEMORY. */
galley_status galley_pictures_find(galley_pictures *pictures, galley_blocks *blocks,
                                   const galley_document *document, galley_slice base);

/* Takes out those that show formulas. The tree finds formulas by them, so that they stay until it
 * is built. */
void galley_pictures_drop_formulas(galley_pictures *pictures, const galley_document *document);

#endif
