/*
 * Room for nodes, in the document's array and in that of links beside it. A file of its own, for it
 * is asked once in a thousand nodes, and what puts nodes into the tree is to stay short.
 */
#include "builder.h"

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

bool galley_node_make_room(galley_parser *parser) {
    return reserve_node(parser) && (!parser->linked || reserve_link(parser));
}
