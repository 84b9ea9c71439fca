/*
 * Prints in, counts out. A page that has been learnt already is not learnt again: archives hold a
 * page several times, under one address or many, and its paragraphs would look like its host's.
 */
#include "sites.h"
#include "../base/memory.h"

/* Others that count: one more than a counter can hold with the page itself would be too many. */
enum { OTHERS_MAX = 8 };

/* Some 6 million texts, as 40,000 pages have, with one in a thousand on one page too many. */
#define DEFAULT_BYTES ((size_t)64 << 20)

/* Others without which nothing is furniture, and words of a text that may be. */
enum { FEWEST_OTHERS = 4, FEWEST_WORDS = 6 };

galley_sites *galley_sites_new(const galley_allocator *allocator, size_t bytes) {
    galley_allocator chosen = allocator == NULL ? galley_allocator_default() : *allocator;
    galley_sites *sites = galley_memory_new(&chosen, sizeof *sites);
    if (sites == NULL) {
        return NULL;
    }
    sites->allocator = chosen;
    if (!galley_sketch_open(&sites->sketch, &sites->allocator,
                            bytes == 0 ? DEFAULT_BYTES : bytes)) {
        galley_sites_free(sites);
        return NULL;
    }
    return sites;
}

void galley_sites_free(galley_sites *sites) {
    if (sites != NULL) {
        galley_allocator allocator = sites->allocator;
        galley_sketch_close(&sites->sketch);
        galley_memory_free(&allocator, sites, sizeof *sites);
    }
}

void galley_sites_learn(galley_sites *sites, galley_prints prints) {
    if (prints.len <= GALLEY_PRINT_TEXTS ||
        galley_sketch_count(&sites->sketch, prints.ptr[GALLEY_PRINT_PAGE]) > 0) {
        return;
    }
    for (size_t i = 0; i < prints.len; i++) {
        galley_sketch_add(&sites->sketch, prints.ptr[i]);
    }
}

/* On how many other pages, as many as count. */
static unsigned count_others(const galley_sites *sites, uint64_t print, unsigned own) {
    unsigned count = galley_sketch_count(&sites->sketch, print);
    unsigned others = count > own ? count - own : 0;
    return others < OTHERS_MAX ? others : OTHERS_MAX;
}

galley_site_view galley_sites_view(const galley_sites *sites, const uint64_t *prints) {
    galley_site_view view = {.sites = sites, .texts = prints + GALLEY_PRINT_TEXTS};
    view.own = galley_sketch_count(&sites->sketch, prints[GALLEY_PRINT_PAGE]) > 0;
    view.others = count_others(sites, prints[GALLEY_PRINT_HOST], view.own);
    return view;
}

galley_repeats galley_site_repeats(const galley_site_view *view, size_t index) {
    if (view == NULL || view->others == 0) {
        return GALLEY_REPEATS_UNKNOWN;
    }
    unsigned on = count_others(view->sites, view->texts[index], view->own);
    if (on == 0) {
        return GALLEY_REPEATS_NEVER;
    }
    return on * 4 < view->others       ? GALLEY_REPEATS_FEW
           : on * 4 < view->others * 3 ? GALLEY_REPEATS_SOME
                                       : GALLEY_REPEATS_MOST;
}

bool galley_site_is_furniture(const galley_site_view *view, galley_repeats repeats,
                              uint32_t words) {
    return repeats == GALLEY_REPEATS_MOST && view->others >= FEWEST_OTHERS && words >= FEWEST_WORDS;
}
