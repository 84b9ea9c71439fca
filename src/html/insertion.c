/*
 * Putting nodes into the tree: "the appropriate place for inserting a node" with foster parenting,
 * and every kind of node that is put there.
 */
#include "builder.h"

/* Where a node goes: as the last child of `parent`, or before `before`, a child of it. */
struct place {
    uint32_t parent;
    uint32_t before;
};

static bool has_room(const galley_parser *parser) {
    const galley_document *document = parser->document;
    return document->count < document->capacity &&
           (!parser->linked || document->count < parser->link_capacity);
}

/* A node that is in no tree yet; `bits` tell its kind. */
static galley_node make_node(const galley_parser *parser, const char *start, size_t extent,
                             uint32_t bits) {
    return (galley_node){(uint32_t)(start - parser->tokenizer.input), (uint32_t)extent,
                         GALLEY_NODE_NONE, bits};
}

/* Appends a node. Without memory it gives the last node again and sets `failed`. */
static uint32_t append_node(galley_parser *parser, galley_node node) {
    galley_document *document = parser->document;
    if (!has_room(parser) && !galley_node_make_room(parser)) {
        parser->failed = true;
        return (uint32_t)document->count - 1;
    }
    uint32_t index = (uint32_t)document->count++;
    document->nodes[index] = node;
    if (parser->linked) {
        parser->links[index] = (galley_link){GALLEY_NODE_NONE, GALLEY_NODE_NONE, GALLEY_NODE_NONE};
    }
    return index;
}

/* The depth of the last open HTML element of a tag, or 0. */
static uint32_t last_open(galley_parser *parser, galley_tag tag) {
    uint32_t depth = galley_open_has(parser, tag) ? parser->depth : 0;
    while (depth > 0 && !galley_open_is(&parser->open[depth - 1], tag)) {
        depth--;
        parser->steps++;
    }
    return depth;
}

static struct place find_foster_place(galley_parser *parser) {
    uint32_t template_depth = last_open(parser, GALLEY_TAG_TEMPLATE);
    uint32_t table_depth = last_open(parser, GALLEY_TAG_TABLE);
    if (template_depth > table_depth) {
        return (struct place){parser->open[template_depth - 1].node, GALLEY_NODE_NONE};
    }
    if (table_depth < 2) {
        return (struct place){parser->open[0].node, GALLEY_NODE_NONE};
    }
    uint32_t table = parser->open[table_depth - 1].node;
    uint32_t parent = parser->document->nodes[table].parent;
    if (parent != GALLEY_NODE_NONE) {
        return (struct place){parent, table};
    }
    return (struct place){parser->open[table_depth - 2].node, GALLEY_NODE_NONE};
}

static struct place find_place(galley_parser *parser, const galley_open *target) {
    if (parser->foster && target->space == GALLEY_NAMESPACE_HTML &&
        (target->traits & GALLEY_TRAIT_FOSTERS) != 0) {
        return find_foster_place(parser);
    }
    return (struct place){target->node, GALLEY_NODE_NONE};
}

/* Links a node that is the newest of all and not yet linked, or any detached one. */
static void put(galley_parser *parser, struct place place, uint32_t node) {
    if (!parser->linked && place.before == GALLEY_NODE_NONE) {
        parser->document->nodes[node].parent = place.parent;
    } else if (place.before == GALLEY_NODE_NONE) {
        galley_links_append(parser, place.parent, node);
    } else {
        galley_links_insert_before(parser, place.before, node);
    }
}

/* Appends a node that stands in the current node or, with foster parenting, before a table. */
static uint32_t add_node(galley_parser *parser, galley_node node) {
    const galley_open *current = galley_open_current(parser);
    if (!parser->linked && !parser->foster) {
        node.parent = current->node;
        return append_node(parser, node);
    }
    struct place place = find_place(parser, current);
    if (place.before != GALLEY_NODE_NONE || place.parent != current->node) {
        galley_links_begin(parser); /* what comes next goes on in the current node */
    }
    uint32_t index = append_node(parser, node);
    if (!parser->failed) {
        put(parser, place, index);
    }
    return index;
}

static uint32_t kind_bits(galley_node_kind kind) {
    return (uint32_t)kind << GALLEY_NODE_KIND_SHIFT;
}

static uint32_t element_bits(uint32_t name, galley_namespace space, uint32_t flags) {
    return name << GALLEY_NODE_NAME_SHIFT | (uint32_t)space << GALLEY_NODE_SPACE_SHIFT |
           kind_bits(GALLEY_NODE_ELEMENT) | flags;
}

/* An element with a tag of its own. */
static galley_node make_element(const galley_parser *parser, const galley_token *token,
                                galley_namespace space) {
    return make_node(parser, token->start, 0, element_bits(token->name, space, 0));
}

/* An HTML element without one. */
static galley_node make_implied(const galley_parser *parser, galley_tag tag) {
    return make_node(parser, parser->tokenizer.at, 0,
                     element_bits(tag, GALLEY_NAMESPACE_HTML, GALLEY_NODE_IMPLIED));
}

/* An element that stands for another. */
static galley_node make_again(galley_parser *parser, galley_node original) {
    parser->copies_left -= parser->copies_left > 0 ? 1 : 0;
    original.bits &= ~(uint32_t)GALLEY_NODE_OPEN;
    original.parent = GALLEY_NODE_NONE;
    original.extent = galley_node_is_element(&original) ? 0 : original.extent;
    return original;
}

galley_open galley_insert_describe(const galley_document *document, uint32_t node) {
    const galley_node *element = &document->nodes[node];
    uint32_t name = galley_node_name(element);
    galley_namespace space = galley_node_space(element);
    uint32_t traits = space == GALLEY_NAMESPACE_HTML ? galley_traits_html(name)
                                                     : galley_traits_foreign(space, name);
    return (galley_open){node, name, traits, space};
}

uint32_t galley_insert_element(galley_parser *parser, const galley_token *token) {
    galley_open_make_room(parser);
    uint32_t node = add_node(parser, make_element(parser, token, GALLEY_NAMESPACE_HTML));
    galley_open_push(parser, (galley_open){node, token->name, galley_traits_html(token->name),
                                           GALLEY_NAMESPACE_HTML});
    return node;
}

uint32_t galley_insert_implied(galley_parser *parser, galley_tag tag) {
    galley_open_make_room(parser);
    uint32_t node = add_node(parser, make_implied(parser, tag));
    galley_open_push(parser,
                     (galley_open){node, tag, galley_traits_html(tag), GALLEY_NAMESPACE_HTML});
    return node;
}

void galley_insert_root(galley_parser *parser, const galley_token *token) {
    galley_node root = token == NULL ? make_implied(parser, GALLEY_TAG_HTML)
                                     : make_element(parser, token, GALLEY_NAMESPACE_HTML);
    uint32_t node = append_node(parser, root);
    if (!parser->failed) {
        put(parser, (struct place){0, GALLEY_NODE_NONE}, node);
    }
    galley_open_push(parser,
                     (galley_open){node, GALLEY_TAG_HTML, galley_traits_html(GALLEY_TAG_HTML),
                                   GALLEY_NAMESPACE_HTML});
}

/* Whether an annotation-xml element's encoding makes it an HTML integration point. */
static bool holds_html(const galley_parser *parser, const galley_token *token) {
    galley_slice value;
    return galley_token_attribute(parser, token, "encoding", &value) &&
           (galley_slice_equal_nocase(value, galley_slice_from("text/html")) ||
            galley_slice_equal_nocase(value, galley_slice_from("application/xhtml+xml")));
}

uint32_t galley_insert_foreign(galley_parser *parser, const galley_token *token,
                               galley_namespace space) {
    galley_open_make_room(parser);
    uint32_t node = add_node(parser, make_element(parser, token, space));
    galley_open element = {node, token->name, galley_traits_foreign(space, token->name), space};
    if (space == GALLEY_NAMESPACE_MATH && token->name == GALLEY_TAG_ANNOTATION_XML &&
        holds_html(parser, token)) {
        element.traits |= GALLEY_TRAIT_HTML_POINT;
    }
    galley_open_push(parser, element);
    return node;
}

void galley_insert_void(galley_parser *parser, const galley_token *token) {
    add_node(parser, make_element(parser, token, GALLEY_NAMESPACE_HTML));
}

void galley_insert_implied_void(galley_parser *parser, galley_tag tag) {
    add_node(parser, make_implied(parser, tag));
}

uint32_t galley_insert_copy(galley_parser *parser, uint32_t node) {
    return append_node(parser, make_again(parser, parser->document->nodes[node]));
}

galley_open galley_insert_again(galley_parser *parser, uint32_t node) {
    uint32_t copy = add_node(parser, make_again(parser, parser->document->nodes[node]));
    galley_open element = galley_insert_describe(parser->document, copy);
    galley_open_push(parser, element);
    return element;
}

void galley_insert_detached(galley_parser *parser, uint32_t node, const galley_open *parent) {
    put(parser, find_place(parser, parent), node);
}

/* A text, comment or doctype: all of its token. */
static galley_node make_span(const galley_parser *parser, const galley_token *token,
                             uint32_t bits) {
    return make_node(parser, token->start, (size_t)(token->end - token->start), bits);
}

static uint32_t text_bits(const galley_token *token) {
    uint32_t bits = kind_bits(GALLEY_NODE_TEXT) | (token->raw ? GALLEY_NODE_RAW : 0U) |
                    (token->replace_nul ? GALLEY_NODE_REPLACE_NUL : 0U);
    unsigned special = token->raw ? GALLEY_SCAN_RETURN | GALLEY_SCAN_NUL
                                  : GALLEY_SCAN_RETURN | GALLEY_SCAN_NUL | GALLEY_SCAN_AMPERSAND;
    return (token->seen & special) != 0 ? bits | GALLEY_NODE_DECODE : bits;
}

void galley_insert_text(galley_parser *parser, const galley_token *token) {
    if (token->start < token->end) {
        add_node(parser, make_span(parser, token, text_bits(token)));
    }
}

static uint32_t comment_bits(const galley_token *token) {
    return kind_bits(GALLEY_NODE_COMMENT) | GALLEY_NODE_RAW | GALLEY_NODE_REPLACE_NUL |
           ((token->seen & (GALLEY_SCAN_RETURN | GALLEY_SCAN_NUL)) != 0 ? GALLEY_NODE_DECODE : 0U);
}

void galley_insert_comment(galley_parser *parser, const galley_token *token) {
    add_node(parser, make_span(parser, token, comment_bits(token)));
}

void galley_insert_comment_in(galley_parser *parser, const galley_token *token, uint32_t parent) {
    galley_links_check_append(parser, parent);
    uint32_t node = append_node(parser, make_span(parser, token, comment_bits(token)));
    if (!parser->failed) {
        put(parser, (struct place){parent, GALLEY_NODE_NONE}, node);
    }
}

void galley_insert_doctype(galley_parser *parser, const galley_token *token) {
    uint32_t node = append_node(parser, make_span(parser, token, kind_bits(GALLEY_NODE_DOCTYPE)));
    if (!parser->failed) {
        put(parser, (struct place){0, GALLEY_NODE_NONE}, node);
    }
}

void galley_insert_raw(galley_parser *parser, const galley_token *token, galley_raw_kind kind) {
    galley_slice name = galley_slice_from(galley_tag_name((galley_tag)token->name));
    galley_token text;
    galley_insert_element(parser, token);
    galley_tokenizer_raw(&parser->tokenizer, kind, name, &text);
    if (token->name == GALLEY_TAG_TEXTAREA) {
        galley_token_drop_line_feed(&text);
    }
    galley_insert_text(parser, &text);
    /* What follows is the end tag, or the end of the input, which is met again. */
    galley_tokenizer_next(&parser->tokenizer, false, &text);
    galley_open_pop(parser);
}
