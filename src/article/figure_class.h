/*
 * What an element's name and class say of a figure: a caption, a credit or nothing.
 */
#ifndef GALLEY_ARTICLE_FIGURE_CLASS_H
#define GALLEY_ARTICLE_FIGURE_CLASS_H

#include "../html/document.h"

/* What a block says of the picture it stands beside. */
typedef enum galley_figure_part {
    GALLEY_FIGURE_OTHER,
    GALLEY_FIGURE_CAPTION,
    GALLEY_FIGURE_CREDIT,
    GALLEY_FIGURE_NOTHING /* a button, a mark of an advertisement, a share line */
} galley_figure_part;

/* A class met on this page, and what it says. */
typedef struct galley_figure_class {
    const char *value;
    uint32_t len; /* 0: the entry is free */
    uint8_t says;
} galley_figure_class;

enum { GALLEY_FIGURE_NODES = 512, GALLEY_FIGURE_CLASSES = 128 };

/* What elements and classes of one page said. Node 0, the document, says nothing, so that entries
 * of zeros are right. */
typedef struct galley_figure_memory {
    uint32_t nodes[GALLEY_FIGURE_NODES];
    galley_figure_class classes[GALLEY_FIGURE_CLASSES];
    uint8_t parts[GALLEY_FIGURE_NODES];
} galley_figure_memory;

/* To be called before the first element of each document. */
void galley_figure_forget(galley_figure_memory *memory);

/* What an element's name and class say: a caption, a credit or nothing. */
galley_figure_part galley_figure_element(galley_figure_memory *memory,
                                         const galley_document *document, uint32_t element);

#endif
