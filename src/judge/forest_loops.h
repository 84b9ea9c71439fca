/*
 * The forest's loops over vectors of WIDTH blocks. Included by the file of a version, after its
 * vector operations; `choose` may want thresholds in a form of its own, which `prepare` gives.
 *
 * A node is one pass over a row, so that what it costs to find out what the node is stands against
 * many blocks. Its children's kind is a constant in each of the passes. A node of two leaves, of
 * which a third of all are, goes into the pass of its parent, which spares a row. Rows are as long
 * as the page, up to ROW blocks, and the stack stays in the processor's nearest memory.
 */
#include <stdbool.h>
#include <string.h>

enum {
    ROW = 512,
    /* Two vectors at a time, for they wait for one another nowhere; one where it is a group. */
    VECTORS = WIDTH < GALLEY_FOREST_GROUP ? 2 : 1,
    /* 256 * -128 is the least that 16 bits hold. */
    TREES_AT_A_TIME = 256,
    BOTH_LEAVES = GALLEY_FOREST_LEFT_LEAF | GALLEY_FOREST_RIGHT_LEAF
};

/* How far a group of blocks is: the next tree and node and leaf, and the place on the stack for the
 * next row. The group's columns begin at `columns`; its length is a multiple of
 * GALLEY_FOREST_GROUP. */
typedef struct progress {
    const uint8_t *sizes;
    const uint8_t *kinds;
    const uint8_t *numbers;
    const uint8_t *thresholds;
    const int8_t *leaves;
    const uint8_t *columns;
    size_t stride;
    size_t length;
    int8_t *free;
} progress;

/* One node, and what its children's rows are. */
typedef struct choice {
    const uint8_t *column;
    const int8_t *left;
    const int8_t *right;
    vector threshold;
    vector left_leaf;
    vector right_leaf;
} choice;

/* The next node. Its leaves are taken, and its children's rows as they are given. */
INLINE choice take_node(progress *at, const int8_t *left, const int8_t *right, unsigned kind) {
    choice node = {.column = at->columns + *at->numbers++ * at->stride,
                   .left = left,
                   .right = right,
                   .threshold = prepare(*at->thresholds++)};
    at->kinds++;
    if ((kind & GALLEY_FOREST_LEFT_LEAF) != 0) {
        node.left_leaf = spread(*at->leaves++);
    }
    if ((kind & GALLEY_FOREST_RIGHT_LEAF) != 0) {
        node.right_leaf = spread(*at->leaves++);
    }
    return node;
}

INLINE vector choose_at(const choice *node, size_t at, unsigned kind) {
    vector left = (kind & GALLEY_FOREST_LEFT_LEAF) != 0 ? node->left_leaf : load(node->left + at);
    vector right =
        (kind & GALLEY_FOREST_RIGHT_LEAF) != 0 ? node->right_leaf : load(node->right + at);
    return choose(load_column(node->column + at), node->threshold, left, right);
}

INLINE void choose_row(progress *at, const int8_t *left, const int8_t *right, int8_t *out,
                       unsigned kind) {
    choice node = take_node(at, left, right, kind);
    size_t length = at->length;
    for (size_t i = 0; i < length; i += (size_t)VECTORS * WIDTH) {
        store(out + i, choose_at(&node, i, kind));
        if (VECTORS == 2) {
            store(out + i + WIDTH, choose_at(&node, i + WIDTH, kind));
        }
    }
    at->free = out + ROW;
}

/* A node of two leaves and its parent, whose other child is a leaf, or the row on top. */
INLINE vector choose_both_at(const choice *inner, const choice *outer, size_t at, unsigned kind) {
    vector row = choose_at(inner, at, BOTH_LEAVES);
    vector left = kind == GALLEY_FOREST_LEFT_LEAF ? outer->left_leaf
                  : kind == 0                     ? load(outer->left + at)
                                                  : row;
    vector right = kind == GALLEY_FOREST_RIGHT_LEAF    ? outer->right_leaf
                   : kind == GALLEY_FOREST_RIGHT_FIRST ? load(outer->right + at)
                                                       : row;
    return choose(load_column(outer->column + at), outer->threshold, left, right);
}

INLINE void choose_both(progress *at, unsigned kind) {
    bool is_leaf = (kind & BOTH_LEAVES) != 0;
    int8_t *top = at->free - ROW;
    int8_t *out = is_leaf ? at->free : top;
    choice inner = take_node(at, NULL, NULL, BOTH_LEAVES);
    choice outer = take_node(at, top, top, kind);
    size_t length = at->length;
    for (size_t i = 0; i < length; i += (size_t)VECTORS * WIDTH) {
        store(out + i, choose_both_at(&inner, &outer, i, kind));
        if (VECTORS == 2) {
            store(out + i + WIDTH, choose_both_at(&inner, &outer, i + WIDTH, kind));
        }
    }
    at->free = out + ROW;
}

/* A node of two leaves; and the one behind it, unless that is such a node, too, or of the next
 * tree: it is its parent. Gives how many were evaluated, of `left` ones. */
INLINE unsigned evaluate_leaves(progress *at, unsigned left) {
    switch (left > 1 ? at->kinds[1] : BOTH_LEAVES) {
    case BOTH_LEAVES:
        choose_row(at, NULL, NULL, at->free, BOTH_LEAVES);
        return 1;
    case GALLEY_FOREST_LEFT_LEAF:
        choose_both(at, GALLEY_FOREST_LEFT_LEAF);
        break;
    case GALLEY_FOREST_RIGHT_LEAF:
        choose_both(at, GALLEY_FOREST_RIGHT_LEAF);
        break;
    case GALLEY_FOREST_RIGHT_FIRST:
        choose_both(at, GALLEY_FOREST_RIGHT_FIRST);
        break;
    default:
        choose_both(at, 0);
        break;
    }
    return 2;
}

INLINE unsigned evaluate_nodes(progress *at, unsigned left) {
    int8_t *top = at->free - ROW;
    switch (*at->kinds) {
    case BOTH_LEAVES:
        return evaluate_leaves(at, left);
    case GALLEY_FOREST_LEFT_LEAF:
        choose_row(at, NULL, top, top, GALLEY_FOREST_LEFT_LEAF);
        break;
    case GALLEY_FOREST_RIGHT_LEAF:
        choose_row(at, top, NULL, top, GALLEY_FOREST_RIGHT_LEAF);
        break;
    case GALLEY_FOREST_RIGHT_FIRST:
        choose_row(at, top, top - ROW, top - ROW, 0);
        break;
    default:
        choose_row(at, top - ROW, top, top - ROW, 0);
        break;
    }
    return 1;
}

INLINE void add_tree(progress *at, int16_t *sums) {
    unsigned nodes = *at->sizes++ - 1U;
    if (nodes == 0) {
        vector leaf = spread(*at->leaves++);
        for (size_t i = 0; i < at->length; i += WIDTH) {
            add_bytes(sums + i, leaf);
        }
        return;
    }
    while (nodes > 0) {
        nodes -= evaluate_nodes(at, nodes);
    }
    at->free -= ROW;
    for (size_t i = 0; i < at->length; i += WIDTH) {
        add_bytes(sums + i, load(at->free + i));
    }
}

TARGET static void sum_group(const galley_forest *forest, const uint8_t *columns, size_t stride,
                             size_t length, int32_t *out) {
    int8_t stack[GALLEY_FOREST_STACK * ROW];
    int16_t sums[ROW];
    progress at = {forest->sizes,  forest->kinds, forest->columns, forest->thresholds,
                   forest->leaves, columns,       stride,          length,
                   stack};
    memset(out, 0, length * sizeof *out);
    for (size_t tree = 0; tree < forest->trees; tree += TREES_AT_A_TIME) {
        size_t left = forest->trees - tree;
        memset(sums, 0, length * sizeof *sums);
        for (size_t i = left < TREES_AT_A_TIME ? left : TREES_AT_A_TIME; i > 0; i--) {
            add_tree(&at, sums);
        }
        for (size_t i = 0; i < length; i++) {
            out[i] += sums[i];
        }
    }
}

TARGET static void sum_forest(const galley_forest *forest, const uint8_t *columns, size_t stride,
                              size_t count, int32_t *sums) {
    size_t all = (count + GALLEY_FOREST_GROUP - 1) / GALLEY_FOREST_GROUP * GALLEY_FOREST_GROUP;
    for (size_t at = 0; at < all; at += ROW) {
        size_t length = all - at < ROW ? all - at : ROW;
        sum_group(forest, columns + at, stride, length, sums + at);
    }
}
