/*
 * What a page says of itself: found in its head and its headings.
 */
#ifndef GALLEY_META_META_H
#define GALLEY_META_META_H

#include "facts.h"

/* A page's workspace holds one and uses it again for every input. */
typedef struct galley_meta {
    galley_facts facts;
} galley_meta;

void galley_meta_init(galley_meta *meta, const galley_allocator *allocator);
void galley_meta_free(galley_meta *meta);
void galley_meta_clear(galley_meta *meta);

/* Finds all of it. url is where the page came from, or absent. GALLEY_STATUS_OK or _NO_MEMORY. */
galley_status galley_meta_find(galley_meta *meta, const galley_document *document,
                               const galley_blocks *blocks, galley_slice url);

/* The page's title, in `scratch` or the blocks' text; an absent slice when there is none. False
 * when there is no memory. */
bool galley_title_find(const galley_blocks *blocks, const galley_document *document,
                       galley_buffer *scratch, galley_slice *title);

/* The language that the html element declares, appended to `out`: nothing when there is none, or it
 * is no language tag. False when there is no memory. */
bool galley_language_find(const galley_document *document, galley_buffer *out);

#endif
