/*
 * An element in, the facts that its attributes tell out.
 *
 * Microdata and RDFa Lite are read alike: itemscope or typeof opens an item, itemprop or property
 * names a value of it. The items around an element stand on a small stack, with the way of keys
 * that leads to each. An item inside another is not an item of its own but a value, as in JSON-LD,
 * and gives its type as "author.@type".
 */
#include "fact_markup.h"
#include "../judge/display.h"

/* Of an element's text, what a value can be: elements are nested in one another, and each may ask
 * for its text. */
#define MOST_TEXT 600
#define MOST_NODES 60

/* The attributes that are read, as they stand in the source; ptr is NULL for one that is missing.
 */
typedef struct marks {
    galley_slice name, property, itemprop, itemtype, type_of, rel, content, datetime, href, src;
    galley_slice http_equiv;
    bool itemscope;
} marks;

static void read_marks(const galley_document *document, uint32_t element, marks *m) {
    const struct {
        galley_slice name;
        galley_slice *value;
    } wanted[] = {
#define WANTED(name, member) {{name, sizeof(name) - 1}, &m->member}
        WANTED("name", name),
        WANTED("property", property),
        WANTED("itemprop", itemprop),
        WANTED("itemtype", itemtype),
        WANTED("typeof", type_of),
        WANTED("rel", rel),
        WANTED("content", content),
        WANTED("datetime", datetime),
        WANTED("href", href),
        WANTED("src", src),
        WANTED("http-equiv", http_equiv),
#undef WANTED
    };
    galley_attribute_iterator iterator = galley_attribute_begin(document, element);
    galley_attribute attribute;
    memset(m, 0, sizeof *m);
    while (galley_attribute_next(&iterator, &attribute)) {
        if (galley_slice_equal_nocase(attribute.name, galley_slice_from("itemscope"))) {
            m->itemscope = true;
            continue;
        }
        char first = galley_ascii_lower(attribute.name.ptr[0]);
        for (size_t i = 0; attribute.value.ptr != NULL && i < sizeof wanted / sizeof wanted[0];
             i++) {
            if (attribute.name.len == wanted[i].name.len && first == wanted[i].name.ptr[0] &&
                wanted[i].value->ptr == NULL &&
                galley_slice_equal_nocase(attribute.name, wanted[i].name)) {
                *wanted[i].value = attribute.value;
                break;
            }
        }
    }
}

galley_slice galley_fact_element_text(galley_facts *facts, const galley_document *document,
                                      uint32_t element) {
    galley_buffer *out = &facts->scratch;
    uint32_t end = document->nodes[element].extent;
    uint32_t last = end - element > MOST_NODES ? element + MOST_NODES : end;
    galley_buffer_clear(out);
    for (uint32_t i = element + 1; i < last && out->len < MOST_TEXT;) {
        const galley_node *node = &document->nodes[i];
        if (galley_node_is_text(node)) {
            if (node->extent > MOST_TEXT) {
                break;
            }
            galley_document_read(document, i, out);
        } else if (galley_node_is_element(node)) {
            galley_flow flow = (galley_flow)galley_display_of(node)->flow;
            if (flow != GALLEY_FLOW_INLINE) {
                galley_buffer_append_byte(out, ' ');
            }
            if (flow >= GALLEY_FLOW_BREAK) {
                i = galley_document_after(document, i);
                continue;
            }
        }
        i++;
    }
    if (out->failed) {
        facts->no_memory = true;
        return galley_slice_make("", 0);
    }
    return galley_buffer_slice(out, 0, out->len);
}

/* Adds a fact, its value decoded as an attribute's is unless it is an element's text. */
static void add(galley_fact_walk *walk, const galley_fact *form, galley_slice key,
                galley_slice value, bool attribute) {
    if (!walk->facts->no_memory) {
        galley_facts_add(walk->facts, form, key, value, attribute);
    }
}

/* The next word of a list that white space parts; false after the last. */
static bool next_word(galley_slice *list, galley_slice *word) {
    *list = galley_slice_trim(*list);
    size_t len = 0;
    while (len < list->len && !galley_ascii_space(list->ptr[len])) {
        len++;
    }
    *word = galley_slice_make(list->ptr, len);
    if (len == 0) {
        return false; /* an empty list may have no pointer to move */
    }
    list->ptr += len;
    list->len -= len;
    return true;
}

static bool word_is(galley_slice word, const char *text) {
    return galley_slice_equal_nocase(word, galley_slice_from(text));
}

static galley_scope *scope_of(galley_fact_walk *walk) {
    return walk->depth > 0 ? &walk->scopes[walk->depth - 1] : NULL;
}

/* What a key's value is, by the standard's rules and by what pages mean. */
static galley_slice value_of(galley_fact_walk *walk, uint32_t element, const marks *m,
                             galley_slice key, bool *attribute) {
    galley_tag tag = galley_node_tag(&walk->document->nodes[element]);
    bool address = word_is(key, "url") || word_is(key, "sameas") || word_is(key, "image") ||
                   word_is(key, "license") || word_is(key, "mainentityofpage") ||
                   tag == GALLEY_TAG_LINK;
    *attribute = true;
    if (m->content.ptr != NULL) {
        return m->content;
    }
    if (m->datetime.ptr != NULL) {
        return m->datetime;
    }
    if (m->src.ptr != NULL) {
        return m->src;
    }
    if (m->href.ptr != NULL && address) {
        return m->href;
    }
    *attribute = false;
    return galley_fact_element_text(walk->facts, walk->document, element);
}

/* The way to a property of the innermost item, or an empty slice when it is too long. */
static galley_slice make_way(galley_fact_walk *walk, galley_slice property) {
    const galley_scope *scope = scope_of(walk);
    size_t len = scope == NULL ? 0 : scope->way;
    bool point = len > 0;
    if (len + point + property.len > GALLEY_SCOPE_WAY) {
        return galley_slice_make("", 0);
    }
    if (point) {
        walk->way[len++] = '.';
    }
    for (size_t i = 0; i < property.len; i++) {
        walk->way[len++] = galley_ascii_lower(property.ptr[i]);
    }
    return galley_slice_make(walk->way, len);
}

static galley_fact form_of(galley_fact_walk *walk, uint32_t element, galley_fact_source source) {
    const galley_scope *scope = scope_of(walk);
    galley_fact form = {.source = (uint8_t)source, .node = element};
    if (scope != NULL) {
        form.group = scope->group;
        form.item = scope->item;
        form.kind = scope->kind;
    }
    return form;
}

/* Opens an item that is the value of `property`, or, where that is empty, stands for itself. */
static void open_scope(galley_fact_walk *walk, uint32_t element, galley_slice property,
                       galley_slice type, galley_fact_source source) {
    const galley_scope *around = scope_of(walk);
    if (walk->depth == GALLEY_SCOPES_MOST) {
        return;
    }
    galley_facts *facts = walk->facts;
    galley_scope scope = {.end = walk->document->nodes[element].extent, .group = ++facts->groups};
    bool nested = around != NULL && property.len > 0;
    galley_slice way = nested ? make_way(walk, property) : galley_slice_make("", 0);
    if (nested && way.len > 0) {
        scope.way = (uint8_t)way.len;
        scope.item = around->item;
        scope.kind = around->kind;
    } else {
        scope.item = facts->items < UINT16_MAX ? ++facts->items : facts->items;
        scope.kind = (uint8_t)galley_item_kind_of(type);
    }
    walk->scopes[walk->depth++] = scope;
    galley_fact form = form_of(walk, element, source);
    add(walk, &form, make_way(walk, galley_slice_from("@type")), type, true);
}

static void read_property(galley_fact_walk *walk, uint32_t element, const marks *m,
                          galley_slice names, galley_fact_source source) {
    galley_slice name;
    for (int i = 0; i < 3 && next_word(&names, &name); i++) {
        bool attribute;
        name = galley_property_name(name);
        galley_slice value = value_of(walk, element, m, name, &attribute);
        galley_fact form = form_of(walk, element, source);
        add(walk, &form, make_way(walk, name), value, attribute);
    }
}

/* Properties and items of any element. */
static void read_items(galley_fact_walk *walk, uint32_t element, const marks *m) {
    galley_slice name = galley_slice_make("", 0);
    if (m->itemscope || m->type_of.ptr != NULL) {
        galley_slice names = m->itemscope ? m->itemprop : m->property;
        galley_slice types = m->itemscope ? m->itemtype : m->type_of;
        galley_slice type;
        next_word(&types, &type);
        if (names.ptr != NULL && next_word(&names, &name)) {
            name = galley_property_name(name);
        }
        open_scope(walk, element, name, type,
                   m->itemscope ? GALLEY_FACT_MICRODATA : GALLEY_FACT_RDFA);
        return;
    }
    if (m->itemprop.ptr != NULL) {
        read_property(walk, element, m, m->itemprop, GALLEY_FACT_MICRODATA);
    }
    if (m->property.ptr != NULL) {
        read_property(walk, element, m, m->property, GALLEY_FACT_RDFA);
    }
}

/* Names of meta elements that speak to browsers and services, not of the page. */
static bool is_unwanted(galley_slice name) {
    static const char *const names[] = {
        "viewport",
        "robots",
        "googlebot",
        "theme-color",
        "msapplication-",
        "csrf-",
        "format-detection",
        "x-ua-compatible",
        "fb:",
        "al:",
        "twitter:app:",
        "og:image:",
        "og:video:",
        "google-site-",
        "apple-itunes",
        "mobile-web-app",
        "handheldfriendly",
        "generator",
        "apple-mobile-web-app-capable",
        "apple-mobile-web-app-status",
    };
    char first = galley_ascii_lower(name.ptr[0]);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        size_t len = strlen(names[i]);
        if (first == names[i][0] && name.len >= len &&
            galley_slice_equal_nocase(galley_slice_make(name.ptr, len),
                                      galley_slice_make(names[i], len))) {
            return true;
        }
    }
    return false;
}

static void read_meta(galley_fact_walk *walk, uint32_t element, const marks *m) {
    galley_fact form = {.source = GALLEY_FACT_META, .node = element};
    galley_slice name = galley_slice_trim(m->name.ptr != NULL ? m->name : m->http_equiv);
    galley_slice property = m->property.ptr != NULL ? galley_slice_trim(m->property) : name;
    if (m->itemprop.ptr != NULL) {
        read_property(walk, element, m, m->itemprop, GALLEY_FACT_MICRODATA);
    }
    if (m->content.ptr == NULL) {
        return;
    }
    if (name.len > 0 && !is_unwanted(name)) {
        add(walk, &form, name, m->content, true);
    }
    if (property.len > 0 && !galley_slice_equal(name, property) && !is_unwanted(property)) {
        add(walk, &form, property, m->content, true);
    }
}

static void read_link(galley_fact_walk *walk, uint32_t element, const marks *m) {
    static const char *const wanted[] = {"canonical", "license",   "author",   "amphtml",
                                         "image_src", "publisher", "copyright"};
    galley_slice rels = m->rel;
    galley_slice rel;
    if (m->itemprop.ptr != NULL) {
        read_property(walk, element, m, m->itemprop, GALLEY_FACT_MICRODATA);
    }
    while (m->href.ptr != NULL && rels.ptr != NULL && next_word(&rels, &rel)) {
        for (size_t i = 0; i < sizeof wanted / sizeof wanted[0]; i++) {
            if (word_is(rel, wanted[i])) {
                galley_fact form = {.source = GALLEY_FACT_LINK, .node = element};
                add(walk, &form, rel, m->href, true);
            }
        }
    }
}

/* A link's rel: its text is the value, but for a licence its address. */
static void read_rel(galley_fact_walk *walk, uint32_t element, const marks *m) {
    galley_slice rels = m->rel;
    galley_slice rel;
    while (next_word(&rels, &rel)) {
        bool license = word_is(rel, "license");
        if (license || word_is(rel, "author") || word_is(rel, "tag")) {
            galley_slice value =
                license ? m->href : galley_fact_element_text(walk->facts, walk->document, element);
            galley_fact form = form_of(walk, element, GALLEY_FACT_REL);
            add(walk, &form, rel, value, license);
        }
    }
}

static void read_time(galley_fact_walk *walk, uint32_t element, const marks *m) {
    galley_fact form = form_of(walk, element, GALLEY_FACT_TIME);
    bool has = m->datetime.ptr != NULL && galley_slice_trim(m->datetime).len > 0;
    galley_slice value =
        has ? m->datetime : galley_fact_element_text(walk->facts, walk->document, element);
    add(walk, &form, galley_slice_from(has ? "datetime" : "text"), value, has);
}

void galley_fact_markup_read(galley_fact_walk *walk, uint32_t element) {
    marks m;
    galley_tag tag = galley_node_tag(&walk->document->nodes[element]);
    while (walk->depth > 0 && walk->scopes[walk->depth - 1].end <= element) {
        walk->depth--;
    }
    read_marks(walk->document, element, &m);
    if (tag == GALLEY_TAG_META) {
        read_meta(walk, element, &m);
    } else if (tag == GALLEY_TAG_LINK) {
        read_link(walk, element, &m);
    } else if (tag == GALLEY_TAG_BASE) {
        galley_fact form = {.source = GALLEY_FACT_BASE, .node = element};
        add(walk, &form, galley_slice_from("base"), m.href, true);
    } else {
        if (tag == GALLEY_TAG_TIME) {
            read_time(walk, element, &m);
        }
        read_items(walk, element, &m);
        if (m.rel.ptr != NULL && tag == GALLEY_TAG_A) {
            read_rel(walk, element, &m);
        }
    }
}
