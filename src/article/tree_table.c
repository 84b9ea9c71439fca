/*
 * Tables on their way into the tree: what table.h has read of one becomes rows and cells.
 */
#include "tree_build.h"

bool galley_tree_read_table(galley_tree_builder *b, uint32_t node, galley_table *table) {
    if (!galley_table_read(&b->tree->tables, b->document, node, table)) {
        b->no_memory = true;
        return false;
    }
    return true;
}

void galley_tree_describe_cell(galley_tree_builder *b, uint32_t part) {
    enum { LONGEST_SPAN = 1000 };
    galley_part *parts = b->tree->parts;
    galley_part *cell = &parts[part];
    galley_part *table = &parts[parts[cell->parent].parent];
    cell->number = cell->span = 1;
    while (b->cell_count > 0 && b->cells->node < cell->node) {
        b->cells++;
        b->cell_count--;
    }
    if (b->cell_count == 0 || b->cells->node != cell->node) {
        return;
    }
    uint32_t rows = b->cells->rows;
    uint32_t columns = b->cells->columns;
    cell->number = columns < LONGEST_SPAN ? columns : LONGEST_SPAN;
    cell->span = (uint16_t)(rows < LONGEST_SPAN ? rows : LONGEST_SPAN);
    cell->flags |= b->cells->header ? GALLEY_PART_HEADER : 0;
    table->flags |= cell->number > 1 || cell->span > 1 ? GALLEY_PART_SPANNED : 0;
}
