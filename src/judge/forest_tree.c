/*
 * A tree's program in, its nodes' children out: the same stack as in the evaluation, of numbers in
 * the place of rows.
 */
#include "forest_tree.h"

/* What is left of a program: numbers of nodes that wait for a parent, and the next leaf. */
typedef struct pending {
    int16_t stack[GALLEY_FOREST_STACK];
    size_t depth;
    int16_t leaf;
} pending;

static int16_t take_child(pending *from, bool is_leaf) {
    return is_leaf ? from->leaf-- : from->stack[--from->depth];
}

bool galley_forest_tree_next(galley_forest_walk *walk, galley_forest_tree *tree) {
    const galley_forest *forest = walk->forest;
    if (walk->tree == forest->trees) {
        return false;
    }
    pending from = {{0}, 0, -1};
    int16_t nodes = (int16_t)(forest->sizes[walk->tree] - 1);
    const uint8_t *kinds = forest->kinds + walk->node;
    for (int16_t node = 0; node < nodes; node++) {
        /* of two nodes the one on top comes first, which is the right one where nothing is said */
        unsigned kind = kinds[node];
        unsigned first = kind == 0 ? 1 : 0;
        unsigned leaf_bits[2] = {GALLEY_FOREST_LEFT_LEAF, GALLEY_FOREST_RIGHT_LEAF};
        for (unsigned i = 0; i < 2; i++) {
            unsigned side = first ^ i;
            tree->children[node][side] = take_child(&from, (kind & leaf_bits[side]) != 0);
        }
        from.stack[from.depth++] = node;
    }
    tree->root = nodes - 1; /* or the only leaf */
    tree->columns = forest->columns + walk->node;
    tree->thresholds = forest->thresholds + walk->node;
    tree->leaves = forest->leaves + walk->leaf;
    walk->node += (size_t)nodes;
    walk->leaf += (size_t)nodes + 1;
    walk->tree++;
    return true;
}
