/*
 * A document in, a list of the elements out that tell machines something wherever they stand. They
 * are some hundred of a page's thousands of nodes, and several stages go over them.
 */
#include "document.h"

static const bool speaks[GALLEY_TAG_COUNT] = {
    [GALLEY_TAG_BASE] = true, [GALLEY_TAG_BODY] = true,  [GALLEY_TAG_HTML] = true,
    [GALLEY_TAG_LINK] = true, [GALLEY_TAG_META] = true,  [GALLEY_TAG_SCRIPT] = true,
    [GALLEY_TAG_TIME] = true, [GALLEY_TAG_TITLE] = true,
};

bool galley_document_list_data(galley_document *document) {
    void *array = document->data;
    document->data_count = 0;
    for (uint32_t i = 1; i < document->count; i++) {
        if (!speaks[galley_node_tag(&document->nodes[i])]) {
            continue;
        }
        if (!galley_memory_grow(document->allocator, &array, &document->data_capacity,
                                document->data_count + 1, sizeof *document->data)) {
            return false;
        }
        document->data = array;
        document->data[document->data_count++] = i;
    }
    return true;
}
