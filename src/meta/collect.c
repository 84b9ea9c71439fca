/*
 * Document and blocks in, facts out: one pass over the elements that may tell some.
 *
 * Elements of the body whose attributes name a property or a relation were noted while blocks were
 * cut, when all attributes are read anyway; so only they, time elements and those of the head are
 * looked at again.
 *
 * A page with several articles in its data describes one of them, or lists others: the page's own
 * is the one with its address or its title.
 */
#include "fact_markup.h"
#include "json_ld.h"

static bool contains(galley_slice whole, const char *part) {
    size_t len = strlen(part);
    for (size_t at = 0; at + len <= whole.len; at++) {
        if (galley_slice_equal_nocase(galley_slice_make(whole.ptr + at, len),
                                      galley_slice_make(part, len))) {
            return true;
        }
    }
    return false;
}

static void read_script(galley_facts *facts, const galley_document *document, uint32_t element) {
    galley_slice type;
    if (!galley_document_attribute(document, element, galley_slice_from("type"), &type) ||
        !contains(galley_slice_make(type.ptr, type.len < 40 ? type.len : 40), "ld+json")) {
        return;
    }
    uint32_t end = document->nodes[element].extent;
    for (uint32_t i = element + 1; i < end; i++) {
        if (galley_node_is_text(&document->nodes[i])) {
            galley_json_ld_read(facts, galley_document_span(document, i), element);
        }
    }
}

static void read_title(galley_fact_walk *walk, uint32_t element) {
    galley_fact form = {.source = GALLEY_FACT_TITLE, .node = element};
    if (!walk->titled) {
        galley_slice text = galley_fact_element_text(walk->facts, walk->document, element);
        walk->titled =
            galley_facts_add(walk->facts, &form, galley_slice_from("title"), text, false) != NULL;
    }
}

static void read_element(galley_fact_walk *walk, uint32_t element) {
    switch (galley_node_tag(&walk->document->nodes[element])) {
    case GALLEY_TAG_SCRIPT:
        read_script(walk->facts, walk->document, element);
        break;
    case GALLEY_TAG_TITLE:
        read_title(walk, element);
        break;
    default:
        galley_fact_markup_read(walk, element);
        break;
    }
}

/* The first element of a list from `at` on, or GALLEY_NODE_NONE. */
static uint32_t element_at(const uint32_t *list, size_t count, size_t at) {
    return at < count ? list[at] : GALLEY_NODE_NONE;
}

/* Goes over two lists of elements at once, both in the order of the page: those that speak to
 * machines wherever they stand, and those that were noted. */
static void read_elements(galley_fact_walk *walk, const galley_blocks *blocks) {
    const galley_document *document = walk->document;
    size_t at = 0;
    size_t mark = 0;
    while (!walk->facts->no_memory) {
        uint32_t next = element_at(document->data, document->data_count, at);
        uint32_t marked = element_at(blocks->marks, blocks->mark_count, mark);
        uint32_t element = next < marked ? next : marked;
        if (element == GALLEY_NODE_NONE) {
            return;
        }
        at += next == element;
        mark += marked == element;
        read_element(walk, element);
    }
}

/* How well an item's fact says that the item is the page's article. */
static unsigned weigh_fact(const galley_facts *facts, const galley_fact *fact,
                           galley_slice canonical, galley_slice title) {
    galley_slice value = galley_fact_value(facts, fact);
    if (galley_fact_is(facts, fact, "headline") || galley_fact_is(facts, fact, "name")) {
        bool in_title = value.len <= title.len && value.len >= 8 &&
                        galley_slice_equal_nocase(value, galley_slice_make(title.ptr, value.len));
        return in_title ? 4 : 1;
    }
    if (galley_fact_is(facts, fact, "url") || galley_fact_is(facts, fact, "@id") ||
        galley_fact_is(facts, fact, "mainentityofpage") ||
        galley_fact_is(facts, fact, "mainentityofpage.@id")) {
        return galley_slice_equal(value, canonical) ? 4 : 0;
    }
    return galley_fact_is(facts, fact, "datepublished") ||
                   galley_fact_is(facts, fact, "mainentityofpage")
               ? 1
               : 0;
}

/* Makes all articles but the page's own other articles. */
static void choose_article(galley_facts *facts) {
    const galley_fact *link = galley_fact_find(facts, GALLEY_FACT_LINK, "canonical");
    const galley_fact *head = galley_fact_find(facts, GALLEY_FACT_TITLE, "title");
    galley_slice none = galley_slice_make("", 0);
    galley_slice canonical = link == NULL ? none : galley_fact_value(facts, link);
    galley_slice title = head == NULL ? none : galley_fact_value(facts, head);
    unsigned best_weight = 0;
    unsigned weight = 0;
    uint16_t best = 0;
    uint16_t item = 0;
    for (size_t i = 0; i < facts->count; i++) {
        const galley_fact *fact = &facts->list[i];
        if (fact->kind != GALLEY_ITEM_ARTICLE) {
            continue;
        }
        weight = (fact->item == item ? weight : 0) + weigh_fact(facts, fact, canonical, title);
        item = fact->item;
        if (best == 0 || weight > best_weight) {
            best = item;
            best_weight = weight;
        }
    }
    for (size_t i = 0; i < facts->count; i++) {
        galley_fact *fact = &facts->list[i];
        if (fact->kind == GALLEY_ITEM_ARTICLE && fact->item != best) {
            fact->kind = GALLEY_ITEM_OTHER_ARTICLE;
        }
    }
}

galley_status galley_facts_collect(galley_facts *facts, const galley_document *document,
                                   const galley_blocks *blocks) {
    galley_fact_walk walk;
    galley_facts_clear(facts);
    walk.facts = facts;
    walk.document = document;
    walk.titled = false;
    walk.depth = 0;
    read_elements(&walk, blocks);
    if (facts->no_memory || facts->text.failed || facts->scratch.failed) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    choose_article(facts);
    return GALLEY_STATUS_OK;
}
