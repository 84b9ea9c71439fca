/*
 * The signs behind headings that lead to the headings themselves: told by an address on the same
 * page, and a text that is one of the usual signs and nothing else. They are no part of a heading.
 */
#include "tree_build.h"

/* Longer links hold more than a sign. */
#define MOST_NODES 6

bool galley_tree_is_permalink(galley_tree_builder *b, uint32_t link) {
    static const char *const signs[] = {GALLEY_TREE_PERMALINKS};
    const galley_document *document = b->document;
    uint32_t end = document->nodes[link].extent;
    galley_slice address;
    if (end - link > MOST_NODES ||
        !galley_document_attribute(document, link, galley_slice_from("href"), &address) ||
        address.len == 0 || memchr(address.ptr, '#', address.len) == NULL) {
        return false;
    }
    galley_buffer_clear(b->scratch);
    for (uint32_t i = link + 1; i < end; i++) {
        if (galley_node_is_text(&document->nodes[i])) {
            b->no_memory |= !galley_document_read(document, i, b->scratch);
        }
    }
    galley_slice text = galley_slice_trim(galley_buffer_slice(b->scratch, 0, b->scratch->len));
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (galley_slice_equal(text, galley_slice_from(signs[i]))) {
            return true;
        }
    }
    return false;
}
