/*
 * The linked tree: first child, next and previous sibling of each node, in an array beside the
 * nodes. It is made only for pages whose nodes do not come in preorder, which few do, and costs
 * twelve bytes a node. At the end the nodes are put in preorder where they lie.
 */
#include "builder.h"

#define NONE GALLEY_NODE_NONE

void galley_links_append(galley_parser *parser, uint32_t parent, uint32_t node) {
    galley_link *links = parser->links;
    uint32_t first = links[parent].first;
    links[node].next = NONE;
    if (first == NONE) {
        links[parent].first = node;
        links[node].previous = node;
    } else {
        uint32_t last = links[first].previous;
        links[last].next = node;
        links[node].previous = last;
        links[first].previous = node;
    }
    parser->document->nodes[node].parent = parent;
}

void galley_links_begin(galley_parser *parser) {
    if (parser->linked || parser->failed) {
        return;
    }
    galley_document *document = parser->document;
    void *links = parser->links;
    if (parser->link_capacity < document->capacity &&
        !galley_memory_resize(parser->allocator, &links, &parser->link_capacity, document->capacity,
                              sizeof *parser->links)) {
        parser->failed = true;
        return;
    }
    parser->links = links;
    parser->linked = true;
    for (size_t i = 0; i < document->count; i++) {
        parser->links[i] = (galley_link){NONE, NONE, NONE};
    }
    for (uint32_t i = 1; i < document->count; i++) {
        galley_links_append(parser, document->nodes[i].parent, i);
    }
    parser->steps += document->count;
}

void galley_links_insert_before(galley_parser *parser, uint32_t sibling, uint32_t node) {
    galley_link *links = parser->links;
    uint32_t parent = parser->document->nodes[sibling].parent;
    uint32_t previous = links[sibling].previous;
    links[node] = (galley_link){links[node].first, sibling, previous};
    links[sibling].previous = node;
    if (links[parent].first == sibling) {
        links[parent].first = node;
    } else {
        links[previous].next = node;
    }
    parser->document->nodes[node].parent = parent;
}

void galley_links_detach(galley_parser *parser, uint32_t node) {
    galley_link *links = parser->links;
    uint32_t parent = parser->document->nodes[node].parent;
    if (parent == NONE) {
        return;
    }
    uint32_t next = links[node].next;
    uint32_t previous = links[node].previous;
    uint32_t first = links[parent].first;
    if (first == node) {
        links[parent].first = next;
    } else {
        links[previous].next = next;
    }
    if (next != NONE) {
        links[next].previous = previous;
    } else if (first != node) {
        links[first].previous = previous;
    }
    links[node].next = NONE;
    links[node].previous = NONE;
    parser->document->nodes[node].parent = NONE;
}

void galley_links_move_children(galley_parser *parser, uint32_t from, uint32_t to) {
    uint32_t child = parser->links[from].first;
    parser->links[from].first = NONE;
    while (child != NONE) {
        uint32_t next = parser->links[child].next;
        galley_links_append(parser, to, child);
        child = next;
        parser->steps++;
    }
}

void galley_links_check_append(galley_parser *parser, uint32_t parent) {
    if (parser->linked) {
        return;
    }
    uint32_t node = (uint32_t)parser->document->count - 1;
    while (node != parent && node != NONE) {
        node = parser->document->nodes[node].parent;
        parser->steps++;
    }
    if (node == NONE) {
        galley_links_begin(parser);
    }
}

uint32_t galley_links_next(const galley_parser *parser, uint32_t node, uint32_t root) {
    if (parser->links[node].first != NONE) {
        return parser->links[node].first;
    }
    while (node != root && parser->links[node].next == NONE) {
        node = parser->document->nodes[node].parent;
    }
    return node == root ? NONE : parser->links[node].next;
}

/*
 * Gives each node its number in preorder, in `previous` of its link. Nodes that are in the tree no
 * more come last. Gives the number of those that are.
 */
static uint32_t number_nodes(galley_parser *parser) {
    galley_link *links = parser->links;
    size_t count = parser->document->count;
    for (size_t i = 0; i < count; i++) {
        links[i].previous = NONE;
    }
    uint32_t number = 0;
    for (uint32_t node = 0; node != NONE; node = galley_links_next(parser, node, 0)) {
        links[node].previous = number++;
    }
    uint32_t in_tree = number;
    for (size_t i = 0; i < count; i++) {
        if (links[i].previous == NONE) {
            links[i].previous = number++;
        }
    }
    return in_tree;
}

/*
 * Puts the nodes in the order of their numbers. Half of each node goes to its new place in the
 * links, whose other fields nobody needs any more, and back, and then the other half: this takes no
 * more memory, and no step waits for the one before as it would along the cycles of the
 * permutation.
 */
static void order_nodes(galley_node *nodes, galley_link *links, size_t count) {
    for (size_t i = 0; i < count; i++) {
        uint32_t to = links[i].previous;
        links[to].first = nodes[i].start;
        links[to].next = nodes[i].extent;
    }
    for (size_t i = 0; i < count; i++) {
        nodes[i].start = links[i].first;
        nodes[i].extent = links[i].next;
    }
    for (size_t i = 0; i < count; i++) {
        uint32_t to = links[i].previous;
        uint32_t parent = nodes[i].parent;
        links[to].first = parent == NONE ? NONE : links[parent].previous;
        links[to].next = nodes[i].bits;
    }
    for (size_t i = 0; i < count; i++) {
        nodes[i].parent = links[i].first;
        nodes[i].bits = links[i].next;
    }
}

static void put_in_preorder(galley_parser *parser) {
    galley_document *document = parser->document;
    uint32_t in_tree = number_nodes(parser);
    size_t kept = 0;
    for (size_t i = 0; i < document->merge_count; i++) {
        uint32_t number = parser->links[document->merges[i].node].previous;
        if (number < in_tree) {
            document->merges[kept++] = (galley_merge){number, document->merges[i].start};
        }
    }
    document->merge_count = kept;
    order_nodes(document->nodes, parser->links, document->count);
    parser->steps += document->count;
    document->count = in_tree;
}

void galley_links_finish(galley_parser *parser) {
    galley_document *document = parser->document;
    if (parser->linked) {
        put_in_preorder(parser);
    }
    galley_node *nodes = document->nodes;
    for (uint32_t i = (uint32_t)document->count; i-- > 0;) {
        galley_node_kind kind = galley_node_kind_of(&nodes[i]);
        uint32_t after = i + 1;
        if (kind == GALLEY_NODE_ELEMENT || kind == GALLEY_NODE_DOCUMENT) {
            nodes[i].extent = nodes[i].extent > after ? nodes[i].extent : after;
            after = nodes[i].extent;
        }
        if (i > 0 && nodes[nodes[i].parent].extent < after) {
            nodes[nodes[i].parent].extent = after;
        }
    }
}
