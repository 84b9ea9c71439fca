/*
 * What a page says in markup in, candidates out.
 *
 * Names of meta elements are without number ("article:published_time", "DC.date.issued",
 * "parsely-pub-date", "cXenseParse:recs:publishtime"), and alike: the letters of the name tell what
 * the value is, if the value is a date.
 */
#include "date.h"
#include "date_label.h"

/* Weights: 100 is what nothing contradicts. */
enum {
    WEIGHT_ARTICLE = 100,
    WEIGHT_PAGE = 78,
    WEIGHT_WORK = 70,
    WEIGHT_ANY_ITEM = 55,
    WEIGHT_OTHER_ARTICLE = 20,
    WEIGHT_META = 92,
    WEIGHT_META_CREATED = 84,
    WEIGHT_META_DATE = 76,
    WEIGHT_META_LIKE = 40,
    WEIGHT_TOLD = 5, /* a date in the title */
    WEIGHT_TIME = 50,
    MORE_INSTANT = 36,
    LESS_CREATED = 14, /* created or uploaded, not published */
    LESS_PATH = 45,    /* of something in the item, not of the item */
    LAST_RESORT = 14   /* of the date of a change, as the date of publication */
};

/* The letters of a name, in lower case, ended by NUL. */
enum { LONGEST_NAME = 48 };
static void read_letters(galley_slice key, char *out) {
    size_t len = 0;
    for (size_t i = 0; i < key.len && len + 1 < LONGEST_NAME; i++) {
        char c = galley_ascii_lower(key.ptr[i]);
        if (c >= 'a' && c <= 'z') {
            out[len++] = c;
        }
    }
    out[len] = '\0';
}

static bool has_any(const char *name, const char *const *parts, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (strstr(name, parts[i]) != NULL) {
            return true;
        }
    }
    return false;
}

#define HAS_ANY(name, parts) has_any(name, parts, sizeof(parts) / sizeof((parts)[0]))

static bool weigh_meta(galley_slice key, galley_date_candidate *c) {
    static const char *const refused[] = {"publisher", "expir",  "event", "image",       "video",
                                          "author",    "format", "birth", "timezone",    "verif",
                                          "start",     "end",    "title", "description", "url"};
    static const char *const changed[] = {"modif", "updat",   "lastmod", "revis",
                                          "utime", "moddate", "changed"};
    static const char *const published[] = {
        "publish",      "pubdate",        "published",    "issued", "pubtime", "publication",
        "citationdate", "citationonline", "sailthrudate", "ptime",  "firstpub"};
    static const char *const created[] = {"creat", "available", "submitted", "posted", "released"};
    static const char *const dates[] = {"date",  "dcdate",      "dctermsdate", "dcdatew", "datum",
                                        "fecha", "displaydate", "articledate", "pagedate"};
    char name[LONGEST_NAME];
    read_letters(key, name);
    if (strcmp(name, "description") == 0 || strcmp(name, "ogtitle") == 0) {
        c->published = WEIGHT_TOLD;
        return true;
    }
    if (HAS_ANY(name, refused)) {
        return false;
    }
    if (HAS_ANY(name, changed)) {
        c->modified = WEIGHT_META;
        c->published = LAST_RESORT;
        return true;
    }
    if (HAS_ANY(name, published)) {
        c->published = WEIGHT_META;
        return true;
    }
    if (HAS_ANY(name, created)) {
        c->published = WEIGHT_META_CREATED;
        return true;
    }
    for (size_t i = 0; i < sizeof dates / sizeof dates[0]; i++) {
        if (strcmp(name, dates[i]) == 0) {
            c->published = WEIGHT_META_DATE;
            return true;
        }
    }
    if (strstr(name, "date") != NULL || strstr(name, "time") != NULL) {
        c->published = WEIGHT_META_LIKE;
        return true;
    }
    return false;
}

/* What an item's kind makes of its dates; 0 for those whose dates are not the page's. */
static int weigh_kind(uint8_t kind) {
    switch (kind) {
    case GALLEY_ITEM_ARTICLE:
        return WEIGHT_ARTICLE;
    case GALLEY_ITEM_OTHER_ARTICLE:
        return WEIGHT_OTHER_ARTICLE;
    case GALLEY_ITEM_WORK:
        return WEIGHT_WORK;
    case GALLEY_ITEM_PAGE:
        return WEIGHT_PAGE;
    case GALLEY_ITEM_NONE:
        return WEIGHT_ANY_ITEM;
    default:
        return 0;
    }
}

static bool key_ends(galley_slice key, const char *name) {
    size_t len = strlen(name);
    return key.len >= len && memcmp(key.ptr + key.len - len, name, len) == 0 &&
           (key.len == len || key.ptr[key.len - len - 1] == '.');
}

static bool key_begins(galley_slice key, const char *name) {
    size_t len = strlen(name);
    return key.len >= len && memcmp(key.ptr, name, len) == 0;
}

static bool weigh_item(galley_slice key, uint8_t kind, galley_date_candidate *c) {
    int weight = weigh_kind(kind);
    bool inside = memchr(key.ptr, '.', key.len) != NULL && !key_begins(key, "mainentity");
    if (key_begins(key, "comment") || key_begins(key, "review") || key_begins(key, "image") ||
        key_begins(key, "author") || key_begins(key, "video") || key_begins(key, "publisher")) {
        return false;
    }
    weight -= inside ? LESS_PATH : 0;
    if (weight <= 0) {
        return false;
    }
    if (key_ends(key, "datepublished") || key_ends(key, "issued") || key_ends(key, "published")) {
        c->published = (int16_t)weight;
    } else if (key_ends(key, "datemodified") || key_ends(key, "modified") ||
               key_ends(key, "updated")) {
        c->modified = (int16_t)weight;
        c->published = inside ? 0 : LAST_RESORT;
    } else if (key_ends(key, "datecreated") || key_ends(key, "created") ||
               key_ends(key, "uploaddate") || key_ends(key, "date")) {
        c->published = (int16_t)(weight - LESS_CREATED);
    } else {
        return false;
    }
    return true;
}

/* The block that holds a node's text, or the next one; the count when there is none. */
static size_t block_of(const galley_blocks *blocks, uint32_t node) {
    size_t low = 0;
    size_t high = blocks->count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (blocks->segments[middle].last < node) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* What an element's own class and attributes call its date. */
static galley_date_label label_of(const galley_document *document, uint32_t node) {
    galley_attribute_iterator iterator = galley_attribute_begin(document, node);
    galley_attribute attribute;
    galley_date_label label = GALLEY_DATE_LABEL_NONE;
    while (galley_attribute_next(&iterator, &attribute) && label == GALLEY_DATE_LABEL_NONE) {
        if (galley_slice_equal_nocase(attribute.name, galley_slice_from("class")) ||
            galley_slice_equal_nocase(attribute.name, galley_slice_from("id"))) {
            label = galley_date_label_find(attribute.value);
        } else if (galley_slice_equal_nocase(attribute.name, galley_slice_from("pubdate"))) {
            label = GALLEY_DATE_LABEL_PUBLISHED;
        }
    }
    return label;
}

/* What the text before an element in its block, or the short block before, calls its date. */
static galley_date_label label_before(const galley_date_page *page, size_t block) {
    return galley_date_label_near(page, block, 0);
}

static bool weigh_time(const galley_date_page *page, const galley_fact *fact,
                       galley_date_candidate *c) {
    size_t block = block_of(page->blocks, fact->node);
    int weight = WEIGHT_TIME;
    galley_date_label label = label_of(page->document, fact->node);
    if (block < page->blocks->count) {
        c->block = (uint32_t)block;
        weight += galley_date_place(page, block);
        if (label == GALLEY_DATE_LABEL_NONE || label == GALLEY_DATE_LABEL_PUBLISHED) {
            galley_date_label before = label_before(page, block);
            label = before == GALLEY_DATE_LABEL_NONE ? label : before;
        }
    }
    if (weight <= 0 || label == GALLEY_DATE_LABEL_OTHER) {
        return false;
    }
    if (label == GALLEY_DATE_LABEL_MODIFIED) {
        c->modified = (int16_t)weight;
        c->published = (int16_t)(weight / 4);
    } else {
        c->published = (int16_t)(weight + (label == GALLEY_DATE_LABEL_PUBLISHED ? 20 : 0));
    }
    return true;
}

/* An item among comments or related pages is of those, whatever it says. */
static bool weigh_place(const galley_date_page *page, uint32_t node, galley_date_candidate *c) {
    size_t block = block_of(page->blocks, node);
    bool head = galley_node_tag(&page->document->nodes[node]) == GALLEY_TAG_META;
    int place = !head && block < page->blocks->count ? galley_date_place(page, block) : 0;
    if (place < 0) {
        c->published = (int16_t)(c->published + place);
        c->modified = (int16_t)(c->modified + place);
    }
    return true;
}

static bool weigh(const galley_date_page *page, const galley_fact *fact, galley_date_candidate *c) {
    galley_slice key = galley_fact_key(page->facts, fact);
    switch (fact->source) {
    case GALLEY_FACT_META:
        c->source = GALLEY_DATE_FROM_META;
        return weigh_meta(key, c);
    case GALLEY_FACT_JSON:
        c->source = GALLEY_DATE_FROM_JSON;
        return weigh_item(key, fact->kind, c);
    case GALLEY_FACT_MICRODATA:
    case GALLEY_FACT_RDFA:
        c->source = GALLEY_DATE_FROM_ITEM;
        return weigh_item(key, fact->kind, c) && weigh_place(page, fact->node, c);
    case GALLEY_FACT_TIME:
        c->source = GALLEY_DATE_FROM_TIME;
        return weigh_time(page, fact, c);
    default:
        return false;
    }
}

/* A first look at a value, so that few keys are read. */
static bool may_be_date(galley_slice value) {
    size_t digits = 0;
    bool other = false;
    for (size_t i = 0; i < value.len && value.len <= 80; i++) {
        digits += value.ptr[i] >= '0' && value.ptr[i] <= '9';
        other = other || (unsigned char)value.ptr[i] >= 0x80;
    }
    return digits >= 4 || other;
}

void galley_dates_add_facts(galley_dates *dates, const galley_date_page *page) {
    for (size_t i = 0; i < page->facts->count; i++) {
        const galley_fact *fact = &page->facts->list[i];
        galley_slice value = galley_fact_value(page->facts, fact);
        galley_date_candidate c = {.said = galley_fact_key(page->facts, fact),
                                   .block = GALLEY_DATE_NO_BLOCK};
        if (may_be_date(value) && weigh(page, fact, &c) &&
            galley_date_parse(value, dates->order, &c.date, &c.turned)) {
            /* an instant with its zone is what a system noted when it was published */
            bool instant = c.date.has_zone && c.date.zone != 0 && c.published >= WEIGHT_PAGE;
            c.published = (int16_t)(c.published + (instant ? MORE_INSTANT : 0));
            galley_dates_add(dates, &c);
        }
    }
}
