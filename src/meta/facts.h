/*
 * Facts: what a page says of itself in markup made for machines, as pairs of a key and a value.
 *
 * They come from the elements of the head (title, meta, link, base), from JSON-LD, from microdata
 * and RDFa Lite, from time elements and from links with a meaning (rel=author). All are in one
 * form, so that who looks for a date or an author asks one list, in the order of the page. Values
 * are decoded, their white space is collapsed and they are never empty.
 *
 * Keys are in lower case. A meta element's is its name or property ("og:title", "dc.date",
 * "citation_author"). What describes an item (JSON-LD, microdata, RDFa) has the way from the item
 * to the value, with points between: "datepublished", "author.name", "author.@type". Prefixes that
 * stand for schema.org and Dublin Core are cut off ("schema:name" is "name").
 */
#ifndef GALLEY_META_FACTS_H
#define GALLEY_META_FACTS_H

#include "../judge/blocks.h"

typedef enum galley_fact_source {
    GALLEY_FACT_TITLE,     /* the title element: key "title" */
    GALLEY_FACT_META,      /* a meta element */
    GALLEY_FACT_LINK,      /* a link element's address: key is its rel */
    GALLEY_FACT_BASE,      /* key "base" */
    GALLEY_FACT_JSON,      /* JSON-LD */
    GALLEY_FACT_MICRODATA, /* itemprop */
    GALLEY_FACT_RDFA,      /* property outside of meta elements */
    GALLEY_FACT_TIME,      /* a time element: key "datetime", or "text" when it has none */
    GALLEY_FACT_REL        /* the text of an a element with rel=author, license or tag */
} galley_fact_source;

/* What an item is, by its type: of schema.org's some 800 those that matter here. */
typedef enum galley_item_kind {
    GALLEY_ITEM_NONE,          /* facts of no item, and of items without a type */
    GALLEY_ITEM_ARTICLE,       /* the page's article: Article, NewsArticle, BlogPosting, ... */
    GALLEY_ITEM_OTHER_ARTICLE, /* one of several, and not the page's */
    GALLEY_ITEM_WORK,          /* Recipe, VideoObject, Book, ... */
    GALLEY_ITEM_PAGE,          /* WebPage and its kinds */
    GALLEY_ITEM_SITE,          /* WebSite */
    GALLEY_ITEM_ORGANIZATION,
    GALLEY_ITEM_PERSON,
    GALLEY_ITEM_COMMENT, /* Comment, Answer, Review */
    GALLEY_ITEM_OTHER
} galley_item_kind;

/* Read it with the functions below: texts lie in a buffer that moves while it grows. */
typedef struct galley_fact {
    uint32_t key;       /* where it begins in the buffer */
    uint32_t value;     /* the same */
    uint32_t value_len; /* never 0 */
    uint32_t node;      /* the element: of JSON-LD the script */
    uint32_t group;     /* facts of one group describe one thing: an author's name and address */
    uint16_t item;      /* facts of one item have one number; 0: of none */
    uint8_t key_len;
    uint8_t source; /* galley_fact_source */
    uint8_t kind;   /* galley_item_kind, of the item the key begins at */
} galley_fact;

typedef struct galley_facts {
    const galley_allocator *allocator;
    galley_fact *list;
    size_t count;
    size_t capacity;
    galley_buffer text;    /* keys and values */
    galley_buffer scratch; /* a value before it is clean */
    galley_buffer escaped; /* a string of JSON without its escapes */
    uint32_t groups;       /* numbers given out */
    uint16_t items;
    bool no_memory; /* sticks until the next page */
} galley_facts;

void galley_facts_init(galley_facts *facts, const galley_allocator *allocator);
void galley_facts_free(galley_facts *facts);
void galley_facts_clear(galley_facts *facts);

/* Reads a document that was cut into these blocks. GALLEY_STATUS_OK or _NO_MEMORY. */
galley_status galley_facts_collect(galley_facts *facts, const galley_document *document,
                                   const galley_blocks *blocks);

static inline galley_slice galley_fact_key(const galley_facts *facts, const galley_fact *fact) {
    return galley_buffer_slice(&facts->text, fact->key, fact->key_len);
}

static inline galley_slice galley_fact_value(const galley_facts *facts, const galley_fact *fact) {
    return galley_buffer_slice(&facts->text, fact->value, fact->value_len);
}

/* "meta", "json-ld"; constant. */
const char *galley_fact_source_name(galley_fact_source source);

/* Is this the fact's key? Told by its first letter as a rule, for each page asks some 10,000 times.
 */
static inline bool galley_fact_is(const galley_facts *facts, const galley_fact *fact,
                                  const char *key) {
    const char *own = facts->text.bytes + fact->key;
    return own[0] == key[0] && strncmp(own, key, fact->key_len) == 0 && key[fact->key_len] == '\0';
}

/* The first fact of a source and a key, or NULL. */
const galley_fact *galley_fact_find(const galley_facts *facts, galley_fact_source source,
                                    const char *key);

/* For the readers of each source. The fact's source, kind, item, group and node are given; key and
 * value are copied, the value with its white space collapsed and, where `references` says so,
 * character references decoded. What is empty or too long is left out. NULL when nothing was added.
 */
galley_fact *galley_facts_add(galley_facts *facts, const galley_fact *form, galley_slice key,
                              galley_slice value, bool references);

/* The kind of a type's name or address: "NewsArticle", "https://schema.org/Person". */
galley_item_kind galley_item_kind_of(galley_slice type);

/* Of two kinds that one item has the one that says more. */
galley_item_kind galley_item_kind_join(galley_item_kind a, galley_item_kind b);

/* A property's name without a prefix that says nothing; still in the case it is written in. */
galley_slice galley_property_name(galley_slice name);

#endif
