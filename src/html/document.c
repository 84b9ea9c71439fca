/*
 * The document's memory, and reading its texts and names.
 */
#include "document.h"

#include "char_class.h"
#include "decode_text.h"
#include "foreign_names.h"

void galley_document_init(galley_document *document, const galley_allocator *allocator) {
    *document = (galley_document){.allocator = allocator};
}

void galley_document_free(galley_document *document) {
    const galley_allocator *allocator = document->allocator;
    galley_memory_free(allocator, document->nodes, document->capacity * sizeof *document->nodes);
    galley_memory_free(allocator, document->merges,
                       document->merge_capacity * sizeof *document->merges);
    galley_memory_free(allocator, document->data, document->data_capacity * sizeof *document->data);
    galley_document_init(document, allocator);
}

bool galley_document_read(const galley_document *document, uint32_t index, galley_buffer *buffer) {
    galley_slice span = galley_document_span(document, index);
    uint32_t bits = document->nodes[index].bits;
    if ((bits & GALLEY_NODE_DECODE) == 0) {
        return galley_buffer_append_slice(buffer, span);
    }
    unsigned how = ((bits & GALLEY_NODE_RAW) != 0 ? 0U : GALLEY_DECODE_REFERENCES) |
                   ((bits & GALLEY_NODE_REPLACE_NUL) != 0 ? GALLEY_DECODE_REPLACE_NUL : 0U);
    return galley_decode_text(span, how, buffer);
}

/* The name as it stands in the element's start tag. */
static galley_slice name_in_tag(const galley_document *document, const galley_node *node) {
    const char *start = document->input.ptr + node->start + 1;
    const char *end = document->input.ptr + document->input.len;
    return galley_slice_make(start, (size_t)(galley_char_skip_tag_name(start, end) - start));
}

bool galley_document_read_name(const galley_document *document, uint32_t index,
                               galley_buffer *buffer) {
    const galley_node *node = &document->nodes[index];
    uint32_t name = galley_node_name(node);
    if (name >= GALLEY_TAG_COUNT) {
        size_t from = buffer->len;
        if (!galley_attribute_read_name(name_in_tag(document, node), buffer)) {
            return false;
        }
        galley_slice read = galley_buffer_slice(buffer, from, buffer->len - from);
        const char *adjusted = galley_foreign_element_name(galley_node_space(node), read);
        if (adjusted != NULL) {
            memcpy(buffer->bytes + from, adjusted, read.len);
        }
        return true;
    }
    galley_slice known = galley_slice_from(galley_tag_name((galley_tag)name));
    const char *adjusted = galley_foreign_element_name(galley_node_space(node), known);
    return galley_buffer_append(buffer, adjusted != NULL ? adjusted : known.ptr, known.len);
}
