/*
 * The trees of a forest one by one, to be walked from the root down.
 */
#ifndef GALLEY_JUDGE_FOREST_TREE_H
#define GALLEY_JUDGE_FOREST_TREE_H

#include "forest.h"

#include <stdbool.h>

/* A child from 0 on is a node; below that it is a leaf: -1 is leaves[0], -2 is leaves[1]. */
typedef struct galley_forest_tree {
    int root;
    int16_t children[GALLEY_FOREST_MOST_LEAVES - 1][2]; /* of each node: not above, above */
    const uint8_t *columns;
    const uint8_t *thresholds;
    const int8_t *leaves;
} galley_forest_tree;

/* A place in a forest; it begins with numbers of 0. */
typedef struct galley_forest_walk {
    const galley_forest *forest;
    size_t tree;
    size_t node;
    size_t leaf;
} galley_forest_walk;

/* Gives the next tree and goes on; false after the last. */
bool galley_forest_tree_next(galley_forest_walk *walk, galley_forest_tree *tree);

#endif
