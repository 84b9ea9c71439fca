/*
 * Facts in; site, publisher, description, section, licence, image and the canonical address out.
 *
 * For each of these pages have agreed on where it stands, so that the first place that says
 * anything is asked, and places stand in the order of how often they are right.
 */
#include "../base/url.h"
#include "meta.h"
#include "word_list.h"

typedef struct place {
    galley_fact_source source;
    galley_item_kind kind;
    const char *key;
} place;

#define META(key)                                                                                  \
    { GALLEY_FACT_META, GALLEY_ITEM_NONE, key }
#define JSON(kind, key)                                                                            \
    { GALLEY_FACT_JSON, GALLEY_ITEM_##kind, key }
#define DATA(kind, key)                                                                            \
    { GALLEY_FACT_MICRODATA, GALLEY_ITEM_##kind, key }
#define LINK(key)                                                                                  \
    { GALLEY_FACT_LINK, GALLEY_ITEM_NONE, key }
#define END                                                                                        \
    { GALLEY_FACT_TITLE, GALLEY_ITEM_NONE, NULL }

static const place sites[] = {
    META("og:site_name"),
    JSON(SITE, "name"),
    JSON(ARTICLE, "publisher.name"),
    DATA(ARTICLE, "publisher.name"),
    META("application-name"),
    META("apple-mobile-web-app-title"),
    META("citation_journal_title"),
    META("dc.publisher"),
    JSON(ORGANIZATION, "name"),
    END,
};

static const place publishers[] = {
    JSON(ARTICLE, "publisher.name"),
    DATA(ARTICLE, "publisher.name"),
    JSON(WORK, "publisher.name"),
    JSON(PAGE, "publisher.name"),
    JSON(SITE, "publisher.name"),
    META("citation_publisher"),
    META("dc.publisher"),
    META("dcterms.publisher"),
    META("publisher"),
    JSON(ARTICLE, "publisher"),
    JSON(ORGANIZATION, "name"),
    END,
};

static const place descriptions[] = {
    META("description"),
    META("og:description"),
    JSON(ARTICLE, "description"),
    META("twitter:description"),
    META("dc.description"),
    META("dcterms.description"),
    META("sailthru.description"),
    DATA(ARTICLE, "description"),
    JSON(WORK, "description"),
    JSON(PAGE, "description"),
    END,
};

static const place sections[] = {
    META("article:section"), JSON(ARTICLE, "articlesection"), DATA(ARTICLE, "articlesection"),
    META("parsely-section"), META("og:article:section"),      META("cxenseparse:section"),
    META("section"),         META("sailthru.section"),        END,
};

static const place licenses[] = {
    JSON(ARTICLE, "license"),
    JSON(ARTICLE, "license.url"),
    JSON(ARTICLE, "license.@id"),
    LINK("license"),
    {GALLEY_FACT_REL, GALLEY_ITEM_NONE, "license"},
    {GALLEY_FACT_REL, GALLEY_ITEM_ARTICLE, "license"},
    META("dcterms.license"),
    META("dc.rights.license"),
    JSON(WORK, "license"),
    END,
};

static const place images[] = {
    META("og:image"),
    JSON(ARTICLE, "image.url"),
    JSON(ARTICLE, "image"),
    META("twitter:image"),
    META("twitter:image:src"),
    LINK("image_src"),
    DATA(ARTICLE, "image.url"),
    DATA(ARTICLE, "image"),
    JSON(ARTICLE, "thumbnailurl"),
    META("thumbnail"),
    META("parsely-image-url"),
    JSON(WORK, "image"),
    JSON(WORK, "image.url"),
    JSON(PAGE, "primaryimageofpage.url"),
    END,
};

static const place addresses[] = {
    LINK("canonical"),
    META("og:url"),
    JSON(ARTICLE, "mainentityofpage.@id"),
    JSON(ARTICLE, "mainentityofpage"),
    JSON(ARTICLE, "url"),
    END,
};

/* A value that was not filled in, "{{description}}", or says that there is none. */
static bool is_left_blank(galley_slice value) {
    static const char *const blanks[] = {"null", "undefined", "none", "n/a", "false", "-", NULL};
    return galley_word_in(blanks, value) || galley_slice_begins(value, galley_slice_from("{{")) ||
           galley_slice_begins(value, galley_slice_from("${"));
}

static galley_slice find_first(const galley_facts *facts, const place *places, size_t longest) {
    for (; places->key != NULL; places++) {
        for (size_t i = 0; i < facts->count; i++) {
            const galley_fact *fact = &facts->list[i];
            galley_slice value = galley_fact_value(facts, fact);
            if (fact->source == places->source && fact->kind == places->kind &&
                value.len <= longest && galley_fact_is(facts, fact, places->key) &&
                !is_left_blank(value)) {
                return value;
            }
        }
    }
    return galley_slice_make(NULL, 0);
}

/* The first that is an address; places of it are often filled with something else. */
static size_t append_address(galley_meta *meta, const place *places, galley_slice base) {
    const galley_facts *facts = &meta->facts;
    size_t from = meta->urls.len;
    for (; places->key != NULL; places++) {
        for (size_t i = 0; i < facts->count; i++) {
            const galley_fact *fact = &facts->list[i];
            if (fact->source == places->source && fact->kind == places->kind &&
                galley_fact_is(facts, fact, places->key) &&
                galley_url_resolve(base, galley_fact_value(facts, fact), &meta->urls)) {
                return meta->urls.len - from;
            }
        }
    }
    return 0;
}

/* 1: behind a paywall, 0: not, -1: not said. */
static int find_paywall(const galley_facts *facts) {
    static const char *const no[] = {
        "false", "no", "0", "http://schema.org/False", "https://schema.org/False", NULL};
    static const char *const locked[] = {"locked", "metered", "paid", "premium", NULL};
    int paywalled = -1;
    for (size_t i = 0; i < facts->count; i++) {
        const galley_fact *fact = &facts->list[i];
        galley_slice value = galley_fact_value(facts, fact);
        bool item = fact->kind == GALLEY_ITEM_ARTICLE || fact->kind == GALLEY_ITEM_PAGE ||
                    fact->kind == GALLEY_ITEM_WORK;
        if (item && galley_fact_is(facts, fact, "isaccessibleforfree")) {
            return galley_word_in(no, value);
        }
        if (item && galley_fact_is(facts, fact, "haspart.isaccessibleforfree")) {
            paywalled = galley_word_in(no, value) ? 1 : paywalled;
        } else if (paywalled < 0 && galley_fact_is(facts, fact, "article:content_tier")) {
            paywalled = galley_word_in(locked, value);
        }
    }
    return paywalled;
}

void galley_site_find(galley_meta *meta) {
    const galley_facts *facts = &meta->facts;
    meta->site = find_first(facts, sites, 100);
    meta->publisher = find_first(facts, publishers, 150);
    meta->description = find_first(facts, descriptions, 4000);
    meta->section = find_first(facts, sections, 150);
    meta->paywalled = find_paywall(facts);
}

static galley_slice given(const galley_meta *meta, size_t from, size_t len) {
    return len > 0 ? galley_buffer_slice(&meta->urls, from, len) : galley_slice_make(NULL, 0);
}

bool galley_addresses_find(galley_meta *meta, galley_slice url) {
    const galley_facts *facts = &meta->facts;
    const galley_fact *declared = galley_fact_find(facts, GALLEY_FACT_BASE, "base");
    galley_slice reference = declared == NULL ? url : galley_fact_value(facts, declared);
    size_t canonical = append_address(meta, addresses, url);
    /* without the page's own address the canonical one resolves as well */
    galley_buffer *scratch = &meta->facts.scratch;
    galley_buffer_clear(scratch);
    galley_buffer_append_slice(scratch, url.len > 0 ? url : given(meta, 0, canonical));
    size_t own = scratch->len;
    galley_buffer *base = &meta->facts.escaped;
    galley_buffer_clear(base);
    if (reference.len == 0 ||
        !galley_url_resolve(galley_buffer_slice(scratch, 0, own), reference, base)) {
        galley_buffer_append_slice(base, galley_buffer_slice(scratch, 0, own));
    }
    size_t image = append_address(meta, images, galley_buffer_slice(base, 0, base->len));
    size_t license = append_address(meta, licenses, galley_buffer_slice(base, 0, base->len));
    meta->canonical_url = given(meta, 0, canonical);
    meta->image = given(meta, canonical, image);
    meta->license =
        license > 0 ? given(meta, canonical + image, license) : find_first(facts, licenses, 200);
    return !meta->urls.failed && !scratch->failed && !base->failed;
}
