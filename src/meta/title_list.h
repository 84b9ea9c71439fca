/*
 * What may be a page's title: all the texts that it calls so, each once, with what is known of it.
 */
#ifndef GALLEY_META_TITLE_LIST_H
#define GALLEY_META_TITLE_LIST_H

#include "meta.h"

/* What is known of a candidate: a bit each, and beside each what it weighs (in title.c). */
typedef enum galley_title_sign {
    GALLEY_TITLE_OG,
    GALLEY_TITLE_TWITTER,
    GALLEY_TITLE_HEADLINE,       /* of the article in JSON-LD */
    GALLEY_TITLE_OTHER_HEADLINE, /* of a video or the page there */
    GALLEY_TITLE_ARTICLE_NAME,
    GALLEY_TITLE_WORK_NAME,
    GALLEY_TITLE_PAGE_NAME,
    GALLEY_TITLE_DATA_HEADLINE, /* of microdata */
    GALLEY_TITLE_DATA_NAME,
    GALLEY_TITLE_META, /* of another meta element */
    /* parts of the title element, parted at bars and dashes: */
    GALLEY_TITLE_WHOLE,
    GALLEY_TITLE_NO_LAST,
    GALLEY_TITLE_NO_FIRST,
    GALLEY_TITLE_FIRST,
    GALLEY_TITLE_LAST,
    GALLEY_TITLE_LONGEST,
    /* ... and of others: */
    GALLEY_TITLE_PART_NO_LAST,
    GALLEY_TITLE_PART_NO_FIRST,
    GALLEY_TITLE_PART_FIRST,
    GALLEY_TITLE_PART_LAST,
    GALLEY_TITLE_PART_LONGEST,
    GALLEY_TITLE_FIRST_H1,
    GALLEY_TITLE_LATER_H1,
    GALLEY_TITLE_ONLY_H1,
    GALLEY_TITLE_H2,
    GALLEY_TITLE_FIRST_H3, /* or below */
    GALLEY_TITLE_LATER_H3,
    GALLEY_TITLE_LATER_H4,
    GALLEY_TITLE_NEAR,       /* an h1 right before the text begins */
    GALLEY_TITLE_OTHER_NEAR, /* another heading there */
    GALLEY_TITLE_BEHIND,     /* such a heading behind the text's beginning */
    GALLEY_TITLE_LINKED,
    GALLEY_TITLE_FURNITURE, /* in navigation, a footer, share buttons, comments */
    GALLEY_TITLE_SIGNS
} galley_title_sign;

/* Real pages have up to 50 that differ; later ones are headings below others. */
enum { GALLEY_TITLES_MOST = 64, GALLEY_TITLE_POOL = 16384 };

typedef struct galley_title {
    galley_slice text;
    galley_slice flat; /* in small letters, letters and digits alone: for comparison */
    uint64_t signs;
    uint64_t words[4]; /* a set, by hash */
    unsigned word_count;
    uint8_t rank; /* of the place the text is written as in: the lowest is taken */
    const char *source;
    galley_slice key;
} galley_title;

typedef struct galley_title_list {
    galley_title titles[GALLEY_TITLES_MOST];
    size_t count;
    galley_title element; /* the title element as it stands; flat.len is 0 without one */
    galley_title graph;   /* og:title */
    galley_slice sites[4];
    size_t site_count;
    size_t pool_len;
    char pool[GALLEY_TITLE_POOL];
} galley_title_list;

void galley_titles_gather(galley_title_list *list, const galley_meta *meta,
                          const galley_blocks *blocks);

#endif
