/*
 * What the pages of each host have in common: on how many of them a text stands.
 *
 * A page is handed over as prints, 64 bits each: first its own, which is that of all its texts in
 * their order, then its host's, then those of its texts. The host is part of all of them, so that
 * one sketch serves all hosts.
 */
#ifndef GALLEY_SITES_SITES_H
#define GALLEY_SITES_SITES_H

#include "sketch.h"

/* Where a page's prints stand. */
enum { GALLEY_PRINT_PAGE, GALLEY_PRINT_HOST, GALLEY_PRINT_TEXTS };

struct galley_sites {
    galley_allocator allocator;
    galley_sketch sketch;
};

/* How often a text stands on the other pages of its host. Up to eight of these count: a text that
 * is on eight others is no article's, however many pages there are. */
typedef enum galley_repeats {
    GALLEY_REPEATS_NEVER,
    GALLEY_REPEATS_UNKNOWN, /* no other page is known */
    GALLEY_REPEATS_FEW,     /* on less than a quarter of those that count */
    GALLEY_REPEATS_SOME,
    GALLEY_REPEATS_MOST /* on three quarters or more */
} galley_repeats;

/* What is known of a page's host. */
typedef struct galley_site_view {
    const galley_sites *sites;
    const uint64_t *texts; /* prints of the page's texts */
    unsigned own;          /* 1 when the page is one of those that were learnt */
    unsigned others;       /* other pages of its host, as many as count */
} galley_site_view;

/* `prints` are those of the page, and must outlive the view. */
galley_site_view galley_sites_view(const galley_sites *sites, const uint64_t *prints);
/* Of the text with this index. The view may be NULL: nothing is known. */
galley_repeats galley_site_repeats(const galley_site_view *view, size_t index);

/*
 * Is a text of so many words, which stands on the others so often, furniture wherever it stands?
 * The pages that the judge's model is taught by have few others beside them, so that it can hardly
 * learn what many say: that is a rule. It asks for several others, and for some words, for shorter
 * texts may mean another thing on each page. The view may be NULL.
 */
bool galley_site_is_furniture(const galley_site_view *view, galley_repeats repeats, uint32_t words);

#endif
