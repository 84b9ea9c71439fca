/*
 * Which tables can be written with pipes: the first row is a head, no row is longer than it, no
 * cell takes more than its place, and none holds more than one paragraph.
 */
#include "markdown.h"

static bool is_simple_cell(const galley_tree *tree, uint32_t index) {
    const galley_part *cell = &tree->parts[index];
    uint32_t first = index + 1;
    return first == cell->end || (tree->parts[first].kind == GALLEY_PART_PARAGRAPH &&
                                  tree->parts[first].end == cell->end);
}

/* The number of simple cells in a row; 0 when one is not simple, or in a head not a header. */
static uint32_t count_cells(const galley_tree *tree, uint32_t row, bool head) {
    uint32_t count = 0;
    uint32_t end = tree->parts[row].end;
    for (uint32_t i = row + 1; i < end; i = tree->parts[i].end) {
        if (!is_simple_cell(tree, i) || (head && !(tree->parts[i].flags & GALLEY_PART_HEADER))) {
            return 0;
        }
        count++;
    }
    return count;
}

bool galley_markdown_fits(const galley_tree *tree, uint32_t table) {
    const galley_part *part = &tree->parts[table];
    uint32_t columns = 0;
    if (part->flags & GALLEY_PART_SPANNED) {
        return false;
    }
    for (uint32_t i = table + 1; i < part->end; i = tree->parts[i].end) {
        if (tree->parts[i].kind != GALLEY_PART_ROW) {
            continue;
        }
        uint32_t count = count_cells(tree, i, columns == 0);
        if (count == 0 || (columns != 0 && count > columns)) {
            return false;
        }
        columns = columns == 0 ? count : columns;
    }
    return columns > 0;
}
