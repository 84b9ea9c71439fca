/*
 * Reading attributes: from an element's start tag in the input, and, for html and body, from the
 * later tags that were merged into it.
 */
#include "attribute_step.h"
#include "decode_text.h"

/* Behind the name of the tag that begins at `start`. */
static const char *skip_tag_name(const galley_document *document, uint32_t start) {
    return galley_char_skip_tag_name(document->input.ptr + start + 1,
                                     document->input.ptr + document->input.len);
}

galley_attribute_iterator galley_attribute_begin(const galley_document *document, uint32_t index) {
    const galley_node *node = &document->nodes[index];
    galley_attribute_iterator iterator = {document, NULL, NULL, 0, index};
    iterator.end = document->input.ptr + document->input.len;
    iterator.merge = (node->bits & GALLEY_NODE_MERGED) != 0 ? 0 : document->merge_count;
    if (galley_node_is_element(node) && (node->bits & GALLEY_NODE_IMPLIED) == 0) {
        iterator.at = skip_tag_name(document, node->start);
    }
    return iterator;
}

/* Goes on with the next later tag of this element. */
static bool enter_merge(galley_attribute_iterator *iterator) {
    const galley_document *document = iterator->document;
    while (iterator->merge < document->merge_count) {
        const galley_merge *merge = &document->merges[iterator->merge++];
        if (merge->node == iterator->node) {
            iterator->at = skip_tag_name(document, merge->start);
            return true;
        }
    }
    return false;
}

bool galley_attribute_next(galley_attribute_iterator *iterator, galley_attribute *attribute) {
    do {
        if (iterator->at != NULL &&
            galley_attribute_step_next(&iterator->at, iterator->end, attribute) ==
                GALLEY_ATTRIBUTE_STEP_FOUND) {
            return true;
        }
        iterator->at = NULL;
    } while (enter_merge(iterator));
    return false;
}

bool galley_document_attribute(const galley_document *document, uint32_t index, galley_slice name,
                               galley_slice *value) {
    galley_attribute_iterator iterator = galley_attribute_begin(document, index);
    galley_attribute attribute;
    while (galley_attribute_next(&iterator, &attribute)) {
        if (galley_slice_equal_nocase(attribute.name, name)) {
            *value = attribute.value;
            return true;
        }
    }
    return false;
}

bool galley_attribute_read_name(galley_slice name, galley_buffer *buffer) {
    size_t from = buffer->len;
    if (!galley_decode_text(name, GALLEY_DECODE_REPLACE_NUL, buffer)) {
        return false;
    }
    for (size_t i = from; i < buffer->len; i++) {
        buffer->bytes[i] = galley_ascii_lower(buffer->bytes[i]);
    }
    return true;
}

bool galley_attribute_read_value(galley_slice value, galley_buffer *buffer) {
    return galley_decode_text(
        value, GALLEY_DECODE_REFERENCES | GALLEY_DECODE_IN_ATTRIBUTE | GALLEY_DECODE_REPLACE_NUL,
        buffer);
}
