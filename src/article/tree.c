/*
 * The tree's memory, and the walk over it.
 */
#include "tree.h"

void galley_tree_init(galley_tree *tree, const galley_allocator *allocator) {
    memset(tree, 0, sizeof *tree);
    tree->allocator = allocator;
    galley_buffer_init(&tree->text, allocator);
    galley_buffer_init(&tree->scratch, allocator);
    galley_tables_init(&tree->tables, allocator);
}

void galley_tree_free(galley_tree *tree) {
    galley_buffer_free(&tree->text);
    galley_buffer_free(&tree->scratch);
    galley_tables_free(&tree->tables);
    galley_memory_free(tree->allocator, tree->parts, tree->capacity * sizeof *tree->parts);
}

void galley_tree_clear(galley_tree *tree) {
    galley_buffer_clear(&tree->text);
    galley_buffer_clear(&tree->scratch);
    tree->count = 0;
    tree->has_math = false;
}

uint32_t galley_tree_add(galley_tree *tree, galley_part_kind kind, uint32_t parent, uint32_t node) {
    void *array = tree->parts;
    if (tree->count == tree->capacity &&
        !galley_memory_grow(tree->allocator, &array, &tree->capacity, tree->count + 1,
                            sizeof *tree->parts)) {
        return GALLEY_PART_NONE;
    }
    tree->parts = array;
    uint32_t index = (uint32_t)tree->count++;
    tree->parts[index] =
        (galley_part){.kind = (uint8_t)kind, .parent = parent, .end = index + 1, .node = node};
    return index;
}

galley_tree_walk galley_tree_begin(const galley_tree *tree, uint32_t top) {
    return (galley_tree_walk){.tree = tree, .next = top, .open = GALLEY_PART_NONE, .top = top};
}

bool galley_tree_next(galley_tree_walk *walk) {
    const galley_part *parts = walk->tree->parts;
    if (walk->tree->count == 0) {
        return false;
    }
    if (walk->open != GALLEY_PART_NONE && parts[walk->open].end <= walk->next) {
        walk->part = walk->open;
        walk->entered = false;
        walk->open = walk->part == walk->top ? GALLEY_PART_NONE : parts[walk->part].parent;
        return true;
    }
    if (walk->next >= parts[walk->top].end) {
        return false;
    }
    walk->part = walk->next++;
    walk->entered = true;
    if (galley_part_holds(&parts[walk->part])) {
        walk->open = walk->part;
    }
    return true;
}

void galley_tree_skip(galley_tree_walk *walk) {
    const galley_part *part = &walk->tree->parts[walk->part];
    walk->next = part->end;
    if (galley_part_holds(part)) {
        walk->open = walk->part == walk->top ? GALLEY_PART_NONE : part->parent;
    }
}
