/*
 * Facts in, the article's tags out: of the first place that has any.
 *
 * A single value may be a list, parted by commas or semicolons.
 */
#include "meta.h"
#include "word_list.h"

/* Longer ones are sentences. */
#define LONGEST_TAG 80

static void add_tag(galley_meta *meta, galley_slice tag) {
    static const char *const none[] = {"null", "none", "undefined", NULL};
    tag = galley_slice_trim(tag);
    if (tag.len == 0 || tag.len > LONGEST_TAG || meta->tag_count == GALLEY_TAGS_MOST ||
        galley_word_in(none, tag)) {
        return;
    }
    for (size_t i = 0; i < meta->tag_count; i++) {
        if (galley_slice_equal_nocase(meta->tags[i], tag)) {
            return;
        }
    }
    meta->tags[meta->tag_count++] = tag;
}

static void add_list(galley_meta *meta, galley_slice value) {
    size_t begin = 0;
    for (size_t at = 0; at <= value.len; at++) {
        if (at == value.len || value.ptr[at] == ',' || value.ptr[at] == ';' ||
            value.ptr[at] == '|') {
            add_tag(meta, galley_slice_make(value.ptr + begin, at - begin));
            begin = at + 1;
        }
    }
}

void galley_tags_find(galley_meta *meta) {
    static const struct {
        galley_fact_source source;
        galley_item_kind kind;
        const char *key;
    } places[] = {
        {GALLEY_FACT_META, GALLEY_ITEM_NONE, "article:tag"},
        {GALLEY_FACT_JSON, GALLEY_ITEM_ARTICLE, "keywords"},
        {GALLEY_FACT_META, GALLEY_ITEM_NONE, "news_keywords"},
        {GALLEY_FACT_META, GALLEY_ITEM_NONE, "parsely-tags"},
        {GALLEY_FACT_META, GALLEY_ITEM_NONE, "sailthru.tags"},
        {GALLEY_FACT_META, GALLEY_ITEM_NONE, "citation_keywords"},
        {GALLEY_FACT_MICRODATA, GALLEY_ITEM_ARTICLE, "keywords"},
        {GALLEY_FACT_META, GALLEY_ITEM_NONE, "keywords"},
        {GALLEY_FACT_META, GALLEY_ITEM_NONE, "dc.subject"},
        {GALLEY_FACT_JSON, GALLEY_ITEM_WORK, "keywords"},
        {GALLEY_FACT_REL, GALLEY_ITEM_ARTICLE, "tag"},
        {GALLEY_FACT_REL, GALLEY_ITEM_NONE, "tag"},
    };
    const galley_facts *facts = &meta->facts;
    for (size_t k = 0; k < sizeof places / sizeof places[0] && meta->tag_count == 0; k++) {
        for (size_t i = 0; i < facts->count; i++) {
            const galley_fact *fact = &facts->list[i];
            if (fact->source == places[k].source && fact->kind == places[k].kind &&
                galley_fact_is(facts, fact, places[k].key)) {
                add_list(meta, galley_fact_value(facts, fact));
            }
        }
    }
}
