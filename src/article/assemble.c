/*
 * Judged blocks in, the article's text out.
 *
 * Blocks stand apart by a blank line; items of a list, and lines that <br> or inline elements made
 * of one block element, by a line end; cells of a table's row by a tab. A table that lays out the
 * page has cells of many blocks: from MANY_BLOCKS on a cell is not a cell but a part of the page.
 */
#include "article.h"

#define MANY_BLOCKS 4

typedef struct assembly {
    const galley_blocks *blocks;
    const galley_document *document;
    const galley_segment *last; /* the kept block before, or NULL */
    bool last_in_cell;          /* ... which stands in a true cell */
} assembly;

/* The next kept block from `index` on, or NULL. */
static const galley_segment *next_kept(const galley_blocks *blocks, size_t *index) {
    while (*index < blocks->count) {
        const galley_segment *segment = &blocks->segments[(*index)++];
        if (segment->kept) {
            return segment;
        }
    }
    return NULL;
}

/* Is the cell that begins with this block one of a data table? Looks MANY_BLOCKS ahead. */
static bool is_true_cell(const galley_blocks *blocks, const galley_segment *segment) {
    size_t index = (size_t)(segment - blocks->segments) + 1;
    size_t count = 1;
    const galley_segment *next = next_kept(blocks, &index);
    while (next != NULL && next->cell == segment->cell && count < MANY_BLOCKS) {
        count++;
        next = next_kept(blocks, &index);
    }
    return count < MANY_BLOCKS;
}

/* The table of a cell: above its row and, as a rule, a tbody. */
static uint32_t table_of(const galley_document *document, uint32_t cell) {
    uint32_t at = document->nodes[cell].parent;
    for (int level = 0; level < 3 && at != GALLEY_NODE_NONE; level++) {
        if (galley_node_tag(&document->nodes[at]) == GALLEY_TAG_TABLE) {
            return at;
        }
        at = document->nodes[at].parent;
    }
    return cell;
}

static const char *separate_cells(const assembly *a, const galley_segment *next) {
    const galley_node *nodes = a->document->nodes;
    if (next->cell == a->last->cell) {
        return " ";
    }
    if (nodes[next->cell].parent == nodes[a->last->cell].parent) {
        return "\t";
    }
    return table_of(a->document, next->cell) == table_of(a->document, a->last->cell) ? "\n"
                                                                                     : "\n\n";
}

static const char *separate(const assembly *a, const galley_segment *next, bool in_cell) {
    const galley_segment *last = a->last;
    if (last == NULL) {
        return "";
    }
    if (in_cell && a->last_in_cell) {
        return separate_cells(a, next);
    }
    bool items = last->role == GALLEY_ROLE_LIST_ITEM && next->role == GALLEY_ROLE_LIST_ITEM;
    bool lines = last->container == next->container && next->join != GALLEY_JOIN_BLOCK;
    return items || lines ? "\n" : "\n\n";
}

bool galley_text_assemble(const galley_blocks *blocks, const galley_document *document,
                          galley_buffer *out) {
    assembly a = {blocks, document, NULL, false};
    size_t index = 0;
    const galley_segment *next = next_kept(blocks, &index);
    while (next != NULL) {
        bool same_cell = a.last != NULL && a.last->cell == next->cell;
        bool in_cell = next->cell != GALLEY_NODE_NONE &&
                       (same_cell ? a.last_in_cell : is_true_cell(blocks, next));
        const char *between = separate(&a, next, in_cell);
        galley_buffer_append(out, between, strlen(between));
        galley_buffer_append_slice(out, galley_segment_text(blocks, next));
        a.last = next;
        a.last_in_cell = in_cell;
        next = next_kept(blocks, &index);
    }
    return !out->failed;
}
