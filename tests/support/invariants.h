/*
 * What is true of every document that the parser gives, whatever the input: nodes in preorder, each
 * subtree inside its parent's, spans inside the input, known kinds and names. Each check returns
 * NULL, or what is wrong. All are linear in the document and its input.
 */
#ifndef GALLEY_TESTS_SUPPORT_INVARIANTS_H
#define GALLEY_TESTS_SUPPORT_INVARIANTS_H

#include "../../src/html/document.h"
#include "utf8.h"

static inline bool inside_input(const galley_document *document, uint32_t start, uint32_t len) {
    return start <= document->input.len && len <= document->input.len - start;
}

static inline bool holds_children(const galley_node *node) {
    galley_node_kind kind = galley_node_kind_of(node);
    return kind == GALLEY_NODE_ELEMENT || kind == GALLEY_NODE_DOCUMENT;
}

static inline const char *check_element(const galley_document *document, const galley_node *node) {
    uint32_t name = galley_node_name(node);
    if (name == GALLEY_TAG_NONE) {
        return "an element has an unknown name";
    }
    if ((node->bits & GALLEY_NODE_IMPLIED) != 0) {
        return NULL;
    }
    if (node->start >= document->input.len || document->input.ptr[node->start] != '<') {
        return "an element's tag is not where it says";
    }
    return NULL;
}

static inline const char *check_node(const galley_document *document, const galley_node *node) {
    if (galley_node_kind_of(node) > GALLEY_NODE_ELEMENT) {
        return "a node has an unknown kind";
    }
    if (galley_node_space(node) > GALLEY_NAMESPACE_MATH) {
        return "a node has an unknown namespace";
    }
    if (galley_node_is_element(node)) {
        return check_element(document, node);
    }
    if (galley_node_kind_of(node) == GALLEY_NODE_DOCUMENT) {
        return "a document stands in the document";
    }
    return inside_input(document, node->start, node->extent) ? NULL : "a span leaves the input";
}

/* Walks with the innermost open node in hand: preorder is right when each node's parent is it. */
static inline const char *check_order(const galley_document *document) {
    const galley_node *nodes = document->nodes;
    uint32_t open = 0;
    for (uint32_t i = 1; i < document->count; i++) {
        while (nodes[open].extent <= i) {
            open = nodes[open].parent;
            if (open == GALLEY_NODE_NONE) {
                return "a node stands outside the document";
            }
        }
        if (nodes[i].parent != open) {
            return "a node does not stand in its parent";
        }
        if (holds_children(&nodes[i])) {
            if (nodes[i].extent <= i || nodes[i].extent > nodes[open].extent) {
                return "a subtree does not end in its parent";
            }
            open = i;
        }
    }
    return NULL;
}

static inline const char *check_tables(const galley_document *document) {
    for (size_t i = 0; i < document->merge_count; i++) {
        const galley_merge *merge = &document->merges[i];
        if (merge->node >= document->count ||
            !galley_node_is_element(&document->nodes[merge->node])) {
            return "a merged tag belongs to no element";
        }
        if (merge->start >= document->input.len || document->input.ptr[merge->start] != '<') {
            return "a merged tag is not where it says";
        }
    }
    return NULL;
}

/* Of the elements that speak to machines, scripts and meta elements stand for all. */
static inline const char *check_data(const galley_document *document) {
    size_t at = 0;
    for (uint32_t i = 1; i < document->count; i++) {
        galley_tag tag = galley_node_tag(&document->nodes[i]);
        if (at < document->data_count && document->data[at] == i) {
            at++;
        } else if (tag == GALLEY_TAG_META || tag == GALLEY_TAG_SCRIPT) {
            return "an element with data is not listed";
        }
    }
    return at == document->data_count ? NULL : "elements with data are not listed in their order";
}

static inline const char *check_structure(const galley_document *document) {
    if (document->count == 0 || document->count > UINT32_MAX) {
        return "the document has no node";
    }
    const galley_node *root = &document->nodes[0];
    if (galley_node_kind_of(root) != GALLEY_NODE_DOCUMENT || root->parent != GALLEY_NODE_NONE ||
        root->extent != document->count) {
        return "the first node is not the whole document";
    }
    for (uint32_t i = 1; i < document->count; i++) {
        const char *wrong = check_node(document, &document->nodes[i]);
        if (wrong != NULL) {
            return wrong;
        }
    }
    const char *wrong = check_order(document);
    wrong = wrong != NULL ? wrong : check_tables(document);
    return wrong != NULL ? wrong : check_data(document);
}

static inline const char *check_read(const galley_document *document, uint32_t index,
                                     galley_buffer *buffer) {
    galley_buffer_clear(buffer);
    if (!galley_document_read(document, index, buffer)) {
        return "a node cannot be read";
    }
    if (!utf8_is_valid(buffer->bytes, buffer->len)) {
        return "a text is not UTF-8";
    }
    galley_slice read = galley_slice_make(buffer->bytes, buffer->len);
    if (!galley_document_needs_decoding(document, index) &&
        !galley_slice_equal(read, galley_document_span(document, index))) {
        return "a text that needs no decoding differs from its span";
    }
    return NULL;
}

static inline const char *check_attributes(const galley_document *document, uint32_t index,
                                           galley_buffer *buffer) {
    const char *begin = document->input.ptr;
    galley_attribute_iterator iterator = galley_attribute_begin(document, index);
    galley_attribute attribute;
    while (galley_attribute_next(&iterator, &attribute)) {
        galley_buffer_clear(buffer);
        if (attribute.name.len == 0 || attribute.name.ptr < begin ||
            attribute.name.ptr + attribute.name.len > begin + document->input.len) {
            return "an attribute's name leaves the input";
        }
        if (attribute.value.ptr != NULL &&
            (attribute.value.ptr < begin ||
             attribute.value.ptr + attribute.value.len > begin + document->input.len)) {
            return "an attribute's value leaves the input";
        }
        if (!galley_attribute_read_name(attribute.name, buffer) ||
            !galley_attribute_read_value(attribute.value, buffer) ||
            !utf8_is_valid(buffer->bytes, buffer->len)) {
            return "an attribute is not UTF-8";
        }
    }
    return NULL;
}

/* Reads all there is to read. The input must be valid UTF-8. */
static inline const char *check_readable(const galley_document *document, galley_buffer *buffer) {
    for (uint32_t i = 1; i < document->count; i++) {
        const galley_node *node = &document->nodes[i];
        const char *wrong = NULL;
        if (galley_node_is_element(node)) {
            galley_buffer_clear(buffer);
            if (!galley_document_read_name(document, i, buffer) || buffer->len == 0 ||
                !utf8_is_valid(buffer->bytes, buffer->len)) {
                return "an element's name cannot be read";
            }
            wrong = check_attributes(document, i, buffer);
        } else if (galley_node_kind_of(node) != GALLEY_NODE_DOCTYPE) {
            wrong = check_read(document, i, buffer);
        }
        if (wrong != NULL) {
            return wrong;
        }
    }
    return NULL;
}

#endif
