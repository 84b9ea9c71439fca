/*
 * Items of other pages that stand around and in the article: teasers, lists of links under "Read
 * more", cards beside and behind the text. None of them is part of the text.
 */
#ifndef GALLEY_ARTICLE_RELATED_H
#define GALLEY_ARTICLE_RELATED_H

#include "../judge/survey.h"
#include "picture_source.h"

/* Strings that are slices point into the blocks' text. */
typedef struct galley_related_item {
    galley_slice heading;
    galley_slice title;
    galley_slice teaser;
    galley_picture_text url;
    galley_picture_text image_alt;
} galley_related_item;

typedef struct galley_related_list {
    const galley_allocator *allocator;
    galley_buffer text;
    galley_buffer scratch;
    galley_related_item *items;
    size_t count;
    size_t capacity;
} galley_related_list;

void galley_related_init(galley_related_list *list, const galley_allocator *allocator);
void galley_related_free(galley_related_list *list);
void galley_related_clear(galley_related_list *list);

/* Finds them on a judged page, and gives their blocks the roles of headings, titles and teasers.
 * `base` is what addresses are relative to, or empty. GALLEY_STATUS_OK or _NO_MEMORY. */
galley_status galley_related_find(galley_related_list *list, galley_blocks *blocks,
                                  const galley_survey *survey, const galley_document *document,
                                  galley_slice base);

#endif
