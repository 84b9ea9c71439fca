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

/*
 * How many nodes to make room for next. The array doubles, but to no more than the input so far
 * lets expect of the rest, and never beyond what the rest can need: an input makes two nodes in
 * three bytes at most (<col><td>), besides copies.
 */
static size_t next_capacity(const galley_parser *parser) {
    uint64_t count = parser->document->count;
    uint64_t read = (uint64_t)(parser->tokenizer.at - parser->tokenizer.input) + 1;
    uint64_t left = (uint64_t)(parser->tokenizer.end - parser->tokenizer.at);
    uint64_t expected = count + count * left / read;
    uint64_t wanted = expected + expected / 32 + 64;
    wanted = wanted < count + count / 4 ? count + count / 4 : wanted;
    wanted = wanted > 2 * count + 64 ? 2 * count + 64 : wanted;
    uint64_t most = count + left / 3 * 2 + parser->copies_left + 64;
    return (size_t)(wanted < most ? wanted : most);
}

static bool reserve_node(galley_parser *parser) {
    galley_document *document = parser->document;
    if (document->count < document->capacity) {
        return true;
    }
    void *nodes = document->nodes;
    if (!galley_memory_resize(document->allocator, &nodes, &document->capacity,
                              next_capacity(parser), sizeof *document->nodes)) {
        return false;
    }
    document->nodes = nodes;
    return true;
}

static bool reserve_link(galley_parser *parser) {
    void *links = parser->links;
    if (parser->link_capacity < parser->document->capacity &&
        !galley_memory_resize(parser->allocator, &links, &parser->link_capacity,
                              parser->document->capacity, sizeof *parser->links)) {
        return false;
    }
    parser->links = links;
    return true;
}

/* A new node, in no tree yet. Without memory it gives the last node again and sets `failed`. */
static uint32_t new_node(galley_parser *parser, galley_node_kind kind, const char *start,
                         size_t extent, uint32_t bits) {
    galley_document *document = parser->document;
    if (!reserve_node(parser) || (parser->linked && !reserve_link(parser))) {
        parser->failed = true;
        return (uint32_t)document->count - 1;
    }
    uint32_t index = (uint32_t)document->count++;
    document->nodes[index] =
        (galley_node){(uint32_t)(start - parser->tokenizer.input), (uint32_t)extent,
                      GALLEY_NODE_NONE, bits | (uint32_t)kind << GALLEY_NODE_KIND_SHIFT};
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

/* A new node put into the tree at once. */
static uint32_t add_node(galley_parser *parser, galley_node_kind kind, const char *start,
                         size_t extent, uint32_t bits) {
    struct place place = find_place(parser, galley_open_current(parser));
    if (place.before != GALLEY_NODE_NONE || place.parent != galley_open_current(parser)->node) {
        galley_links_begin(parser); /* what comes next goes on in the current node */
    }
    uint32_t node = new_node(parser, kind, start, extent, bits);
    if (!parser->failed) {
        put(parser, place, node);
    }
    return node;
}

static uint32_t element_bits(uint32_t name, galley_namespace space, uint32_t flags) {
    return name << GALLEY_NODE_NAME_SHIFT | (uint32_t)space << GALLEY_NODE_SPACE_SHIFT | flags;
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
    uint32_t node = add_node(parser, GALLEY_NODE_ELEMENT, token->start, 0,
                             element_bits(token->name, GALLEY_NAMESPACE_HTML, 0));
    galley_open_push(parser, (galley_open){node, token->name, galley_traits_html(token->name),
                                           GALLEY_NAMESPACE_HTML});
    return node;
}

uint32_t galley_insert_implied(galley_parser *parser, galley_tag tag) {
    galley_open_make_room(parser);
    uint32_t node = add_node(parser, GALLEY_NODE_ELEMENT, parser->tokenizer.at, 0,
                             element_bits(tag, GALLEY_NAMESPACE_HTML, GALLEY_NODE_IMPLIED));
    galley_open_push(parser,
                     (galley_open){node, tag, galley_traits_html(tag), GALLEY_NAMESPACE_HTML});
    return node;
}

void galley_insert_root(galley_parser *parser, const galley_token *token) {
    uint32_t bits = element_bits(GALLEY_TAG_HTML, GALLEY_NAMESPACE_HTML,
                                 token == NULL ? GALLEY_NODE_IMPLIED : 0);
    uint32_t node = new_node(parser, GALLEY_NODE_ELEMENT,
                             token == NULL ? parser->tokenizer.at : token->start, 0, bits);
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
    uint32_t node =
        add_node(parser, GALLEY_NODE_ELEMENT, token->start, 0, element_bits(token->name, space, 0));
    galley_open element = {node, token->name, galley_traits_foreign(space, token->name), space};
    if (space == GALLEY_NAMESPACE_MATH && token->name == GALLEY_TAG_ANNOTATION_XML &&
        holds_html(parser, token)) {
        element.traits |= GALLEY_TRAIT_HTML_POINT;
    }
    galley_open_push(parser, element);
    return node;
}

void galley_insert_void(galley_parser *parser, const galley_token *token) {
    add_node(parser, GALLEY_NODE_ELEMENT, token->start, 0,
             element_bits(token->name, GALLEY_NAMESPACE_HTML, 0));
}

void galley_insert_implied_void(galley_parser *parser, galley_tag tag) {
    add_node(parser, GALLEY_NODE_ELEMENT, parser->tokenizer.at, 0,
             element_bits(tag, GALLEY_NAMESPACE_HTML, GALLEY_NODE_IMPLIED));
}

uint32_t galley_insert_copy(galley_parser *parser, uint32_t node) {
    const galley_node original = parser->document->nodes[node];
    parser->copies_left -= parser->copies_left > 0 ? 1 : 0;
    galley_node_kind kind = galley_node_kind_of(&original);
    return new_node(parser, kind, parser->tokenizer.input + original.start,
                    kind == GALLEY_NODE_ELEMENT ? 0 : original.extent,
                    original.bits & ~(uint32_t)GALLEY_NODE_OPEN);
}

galley_open galley_insert_again(galley_parser *parser, uint32_t node) {
    const galley_node original = parser->document->nodes[node];
    parser->copies_left -= parser->copies_left > 0 ? 1 : 0;
    uint32_t copy = add_node(parser, GALLEY_NODE_ELEMENT, parser->tokenizer.input + original.start,
                             0, original.bits & ~(uint32_t)GALLEY_NODE_OPEN);
    galley_open element = galley_insert_describe(parser->document, copy);
    galley_open_push(parser, element);
    return element;
}

void galley_insert_detached(galley_parser *parser, uint32_t node, const galley_open *parent) {
    put(parser, find_place(parser, parent), node);
}

static uint32_t text_bits(const galley_token *token) {
    uint32_t bits =
        (token->raw ? GALLEY_NODE_RAW : 0U) | (token->replace_nul ? GALLEY_NODE_REPLACE_NUL : 0U);
    unsigned special = token->raw ? GALLEY_SCAN_RETURN | GALLEY_SCAN_NUL
                                  : GALLEY_SCAN_RETURN | GALLEY_SCAN_NUL | GALLEY_SCAN_AMPERSAND;
    return (token->seen & special) != 0 ? bits | GALLEY_NODE_DECODE : bits;
}

void galley_insert_text(galley_parser *parser, const galley_token *token) {
    if (token->start < token->end) {
        add_node(parser, GALLEY_NODE_TEXT, token->start, (size_t)(token->end - token->start),
                 text_bits(token));
    }
}

static uint32_t comment_bits(const galley_token *token) {
    return GALLEY_NODE_RAW | GALLEY_NODE_REPLACE_NUL |
           ((token->seen & (GALLEY_SCAN_RETURN | GALLEY_SCAN_NUL)) != 0 ? GALLEY_NODE_DECODE : 0U);
}

void galley_insert_comment(galley_parser *parser, const galley_token *token) {
    add_node(parser, GALLEY_NODE_COMMENT, token->start, (size_t)(token->end - token->start),
             comment_bits(token));
}

void galley_insert_comment_in(galley_parser *parser, const galley_token *token, uint32_t parent) {
    galley_links_check_append(parser, parent);
    uint32_t node = new_node(parser, GALLEY_NODE_COMMENT, token->start,
                             (size_t)(token->end - token->start), comment_bits(token));
    if (!parser->failed) {
        put(parser, (struct place){parent, GALLEY_NODE_NONE}, node);
    }
}

void galley_insert_doctype(galley_parser *parser, const galley_token *token) {
    uint32_t node =
        new_node(parser, GALLEY_NODE_DOCTYPE, token->start, (size_t)(token->end - token->start), 0);
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
