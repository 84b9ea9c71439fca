/*
 * <selectedcontent>: a select's button shows a copy of the chosen option. The standard copies each
 * time an option is closed; the last copy is what stays, and it is made here once, when all of the
 * input has been read. An option is chosen by its `selected` attribute, the last of several, or by
 * being the first that is not disabled.
 */
#include "builder.h"

static bool is_html(const galley_parser *parser, uint32_t node, galley_tag tag) {
    return galley_node_tag(&parser->document->nodes[node]) == tag;
}

static bool has_attribute(const galley_parser *parser, uint32_t node, const char *name) {
    galley_slice value;
    return galley_document_attribute(parser->document, node, galley_slice_from(name), &value);
}

/* The select that a selectedcontent element belongs to. Inside an option it belongs to none. */
static uint32_t find_select(galley_parser *parser, uint32_t node) {
    while (node != GALLEY_NODE_NONE && !is_html(parser, node, GALLEY_TAG_SELECT)) {
        parser->steps++;
        node = is_html(parser, node, GALLEY_TAG_OPTION) ? GALLEY_NODE_NONE
                                                        : parser->document->nodes[node].parent;
    }
    return node;
}

static uint32_t find_chosen_option(galley_parser *parser, uint32_t select) {
    uint32_t first = GALLEY_NODE_NONE;
    uint32_t chosen = GALLEY_NODE_NONE;
    for (uint32_t node = select; node != GALLEY_NODE_NONE;
         node = galley_links_next(parser, node, select)) {
        parser->steps++;
        if (!is_html(parser, node, GALLEY_TAG_OPTION)) {
            continue;
        }
        if (has_attribute(parser, node, "selected")) {
            chosen = node;
        } else if (first == GALLEY_NODE_NONE && !has_attribute(parser, node, "disabled")) {
            first = node;
        }
    }
    return chosen != GALLEY_NODE_NONE ? chosen : first;
}

static void empty(galley_parser *parser, uint32_t node) {
    while (parser->links[node].first != GALLEY_NODE_NONE) {
        galley_links_detach(parser, parser->links[node].first);
        parser->steps++;
    }
}

/* Copies the children of `from`, with all below them, into `to`. */
static void copy_children(galley_parser *parser, uint32_t from, uint32_t to) {
    uint32_t parent = from; /* of the node to copy; `to` is its copy */
    for (uint32_t node = galley_links_next(parser, from, from);
         node != GALLEY_NODE_NONE && parser->copies_left > 0;
         node = galley_links_next(parser, node, from)) {
        while (parent != parser->document->nodes[node].parent) {
            parent = parser->document->nodes[parent].parent;
            to = parser->document->nodes[to].parent;
        }
        uint32_t copy = galley_insert_copy(parser, node);
        if (parser->failed) {
            return;
        }
        galley_links_append(parser, to, copy);
        if (parser->links[node].first != GALLEY_NODE_NONE) {
            parent = node;
            to = copy;
        }
    }
}

void galley_selected_content_fill(galley_parser *parser) {
    galley_links_begin(parser);
    /* One select may hold many of these elements, and only the first is filled. Work on a page that
     * lets selects take turns ends at a multiple of the page's size. */
    uint64_t bound = parser->steps + 4 * (uint64_t)parser->document->count;
    uint32_t last_select = GALLEY_NODE_NONE;
    size_t count = parser->document->count;
    for (uint32_t node = 0; node < count && parser->steps < bound && !parser->failed; node++) {
        if (!is_html(parser, node, GALLEY_TAG_SELECTEDCONTENT)) {
            continue;
        }
        uint32_t select = find_select(parser, node);
        if (select == GALLEY_NODE_NONE || select == last_select ||
            has_attribute(parser, select, "multiple")) {
            continue;
        }
        last_select = select;
        uint32_t option = find_chosen_option(parser, select);
        if (option != GALLEY_NODE_NONE) {
            empty(parser, node);
            copy_children(parser, option, node);
        }
    }
}
