/*
 * Candidates in, the page's title out: the one that weighs most.
 *
 * The weights were learnt (as those of a choice among a page's candidates) from 2,052 pages whose
 * title is known: news of 40 countries, blogs, shops, forums, documentation. A title that more
 * places agree on weighs more; one that ends with the site's name, less; and what counts beside the
 * place is how much of it the title element says, too.
 */
#include "title_list.h"
#include "word_list.h"

/* Hundredths. */
static const int weights[GALLEY_TITLE_SIGNS] = {
    [GALLEY_TITLE_OG] = 138,
    [GALLEY_TITLE_TWITTER] = -26,
    [GALLEY_TITLE_HEADLINE] = 144,
    [GALLEY_TITLE_OTHER_HEADLINE] = -55,
    [GALLEY_TITLE_ARTICLE_NAME] = -73,
    [GALLEY_TITLE_WORK_NAME] = 59,
    [GALLEY_TITLE_PAGE_NAME] = -24,
    [GALLEY_TITLE_DATA_HEADLINE] = 53,
    [GALLEY_TITLE_DATA_NAME] = 52,
    [GALLEY_TITLE_META] = 59,
    [GALLEY_TITLE_WHOLE] = -74,
    [GALLEY_TITLE_NO_LAST] = 29,
    [GALLEY_TITLE_NO_FIRST] = -124,
    [GALLEY_TITLE_FIRST] = 56,
    [GALLEY_TITLE_LAST] = -19,
    [GALLEY_TITLE_LONGEST] = 55,
    [GALLEY_TITLE_PART_NO_LAST] = 19,
    [GALLEY_TITLE_PART_NO_FIRST] = 25,
    [GALLEY_TITLE_PART_FIRST] = 46,
    [GALLEY_TITLE_PART_LAST] = -18,
    [GALLEY_TITLE_PART_LONGEST] = -8,
    [GALLEY_TITLE_FIRST_H1] = 124,
    [GALLEY_TITLE_LATER_H1] = 88,
    [GALLEY_TITLE_ONLY_H1] = 56,
    [GALLEY_TITLE_H2] = 34,
    [GALLEY_TITLE_FIRST_H3] = -31,
    [GALLEY_TITLE_LATER_H3] = -31,
    [GALLEY_TITLE_LATER_H4] = -48,
    [GALLEY_TITLE_NEAR] = 49,
    [GALLEY_TITLE_OTHER_NEAR] = 127,
    [GALLEY_TITLE_BEHIND] = -122,
    [GALLEY_TITLE_LINKED] = -32,
    [GALLEY_TITLE_FURNITURE] = -128,
};

static bool contains(galley_slice whole, galley_slice part) {
    const char *at = whole.ptr;
    size_t left = whole.len;
    while (part.len > 0 && left >= part.len) {
        const char *found = memchr(at, part.ptr[0], left - part.len + 1);
        if (found == NULL) {
            return false;
        }
        if (memcmp(found, part.ptr, part.len) == 0) {
            return true;
        }
        left -= (size_t)(found + 1 - at);
        at = found + 1;
    }
    return false;
}

static unsigned count_bits(uint64_t bits) {
    unsigned count = 0;
    for (; bits != 0; bits &= bits - 1) {
        count++;
    }
    return count;
}

/* How much of a title's words the other one has, in hundredths of `weight`. */
static int weigh_words(const galley_title *title, const galley_title *other, int weight) {
    unsigned all = 0;
    unsigned common = 0;
    for (int i = 0; i < 4; i++) {
        all += count_bits(title->words[i]);
        common += count_bits(title->words[i] & other->words[i]);
    }
    return all == 0 ? 0 : weight * (int)common / (int)all;
}

static int weigh_length(unsigned words) {
    return words <= 1    ? -131
           : words == 2  ? -4
           : words <= 4  ? 0
           : words <= 8  ? 25
           : words <= 16 ? 66
                         : 21;
}

static int weigh_site(const galley_title_list *list, galley_slice flat) {
    int weight = 0;
    bool ends = false;
    bool begins = false;
    bool same = false;
    for (size_t i = 0; i < list->site_count; i++) {
        galley_slice site = list->sites[i];
        same |= galley_slice_equal(flat, site);
        ends |= site.len > 3 && flat.len > site.len && galley_slice_ends(flat, site);
        begins |= site.len > 3 && flat.len > site.len && galley_slice_begins(flat, site);
    }
    weight -= same ? 64 : 0;
    weight -= ends ? 117 : 0;
    weight -= begins ? 44 : 0;
    return weight;
}

static int weigh(const galley_title_list *list, const galley_title *title) {
    int weight = weigh_length(title->word_count) + weigh_site(list, title->flat);
    for (int i = 0; i < GALLEY_TITLE_SIGNS; i++) {
        weight += (title->signs >> i & 1) != 0 ? weights[i] : 0;
    }
    const galley_title *element = &list->element;
    const galley_title *graph = &list->graph;
    if (element->flat.len > 0) {
        weight += galley_slice_begins(element->flat, title->flat) ? 12
                  : contains(element->flat, title->flat)          ? 44
                                                                  : 0;
        weight += weigh_words(title, element, 160) + weigh_words(element, title, 53);
    }
    if (graph->flat.len > 0) {
        if (!galley_slice_equal(graph->flat, title->flat)) {
            weight += galley_slice_begins(graph->flat, title->flat) ? 101
                      : contains(graph->flat, title->flat)          ? 37
                                                                    : 0;
            weight -= graph->flat.len > 5 && contains(title->flat, graph->flat) ? 112 : 0;
        }
        weight += weigh_words(title, graph, 100) + weigh_words(graph, title, 38);
    }
    return weight;
}

void galley_title_find(galley_meta *meta, const galley_blocks *blocks) {
    galley_title_list list;
    int best = INT32_MIN;
    galley_titles_gather(&list, meta, blocks);
    for (size_t i = 0; i < list.count; i++) {
        const galley_title *title = &list.titles[i];
        int weight = weigh(&list, title);
        galley_meta_note(meta, false, title->text, title->source, title->key, weight);
        if (weight > best) {
            best = weight;
            meta->title = title->text;
        }
    }
}
