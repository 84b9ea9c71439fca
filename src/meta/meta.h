/*
 * What a page says of itself: found in its head and its headings.
 */
#ifndef GALLEY_META_META_H
#define GALLEY_META_META_H

#include "date.h"

/* More authors than these are not listed, nor more tags. */
enum { GALLEY_AUTHORS_MOST = 48, GALLEY_TAGS_MOST = 64 };

/* A value that was found for a field, and where: kept for those who ask why. */
typedef struct galley_candidate {
    galley_slice value;
    galley_slice key; /* of a fact, or an absent slice */
    const char *source;
    int weight;
    bool author; /* else a title */
} galley_candidate;

/* More are not kept; a page has some ten. */
enum { GALLEY_CANDIDATES_MOST = 96 };

/* A page's workspace holds one and uses it again for every input. */
typedef struct galley_meta {
    /* forgotten with each page: all up to `facts` */
    galley_slice title;
    galley_slice canonical_url;
    galley_slice site;
    galley_slice published;
    galley_slice modified;
    galley_slice description;
    galley_slice section;
    galley_slice license;
    galley_slice image;
    galley_slice publisher;
    size_t author_count;
    size_t tag_count;
    size_t candidate_count;
    int paywalled; /* 1, 0, or -1: not said */
    bool explain;  /* all candidates are wanted, the ones too that cannot win any more */
    /* emptied with each page */
    galley_facts facts;
    galley_dates dates;
    galley_buffer urls;  /* resolved addresses */
    galley_buffer names; /* names that are turned round: "Lee, Ann" */
    galley_slice authors[GALLEY_AUTHORS_MOST];
    galley_slice tags[GALLEY_TAGS_MOST];
    galley_candidate candidates[GALLEY_CANDIDATES_MOST];
} galley_meta;

void galley_meta_init(galley_meta *meta, const galley_allocator *allocator);
void galley_meta_free(galley_meta *meta);
void galley_meta_clear(galley_meta *meta);

/* One of the fields that are found here; an absent slice for others. */
galley_slice galley_meta_field(const galley_meta *meta, galley_field field);

/* Finds all of it. url is where the page came from, or absent. GALLEY_STATUS_OK or _NO_MEMORY. */
galley_status galley_meta_find(galley_meta *meta, const galley_document *document,
                               const galley_blocks *blocks, galley_slice url);

/* The steps, in their order: each fills its fields and asks those before. */
void galley_site_find(galley_meta *meta);
bool galley_addresses_find(galley_meta *meta, galley_slice url);
void galley_tags_find(galley_meta *meta);
bool galley_authors_find(galley_meta *meta, const galley_blocks *blocks,
                         const galley_document *document);

/* Notes a candidate. */
void galley_meta_note(galley_meta *meta, bool author, galley_slice value, const char *source,
                      galley_slice key, int weight);

void galley_title_find(galley_meta *meta, const galley_blocks *blocks);

/* The language that the html element declares, appended to `out`: nothing when there is none, or it
 * is no language tag. False when there is no memory. */
bool galley_language_find(const galley_document *document, galley_buffer *out);

#endif
