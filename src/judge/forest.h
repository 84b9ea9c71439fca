/*
 * A forest of trees over bytes: columns of features in, a score for each block out.
 *
 * A tree is a program over rows, a row being one byte for each block. Its nodes come in the order
 * in which they are evaluated, children before parents: a node takes two rows, picks for each block
 * the right one's byte where the node's feature is above its threshold and else the left one's, and
 * puts the row on a stack. So a tree of any shape is a run of loops without branches over many
 * blocks at once. All is whole numbers: every version of the loops, on every platform, gives the
 * same scores.
 *
 * Known limit: all nodes of a tree are evaluated, also those that a block never comes to.
 */
#ifndef GALLEY_JUDGE_FOREST_H
#define GALLEY_JUDGE_FOREST_H

#include <stddef.h>
#include <stdint.h>

/* Columns and scores are read and written in groups of this many blocks. */
#define GALLEY_FOREST_GROUP 64

/* A tree has this many leaves at most, so one node less. */
#define GALLEY_FOREST_MOST_LEAVES 32

/* Rows on the stack. Where the child that needs more of them comes first, 32 leaves need 5. */
#define GALLEY_FOREST_STACK 8

/* What a node's children are: bits of its kind. Children that are nodes lie on the stack. */
#define GALLEY_FOREST_LEFT_LEAF 1U
#define GALLEY_FOREST_RIGHT_LEAF 2U
/* Of two children that are nodes, the right one was evaluated first: the left one is on top. */
#define GALLEY_FOREST_RIGHT_FIRST 4U

typedef struct galley_forest {
    uint16_t trees;
    const uint8_t *sizes;      /* leaves of each tree, 1 to GALLEY_FOREST_MOST_LEAVES */
    const uint8_t *kinds;      /* of each node, tree after tree; a tree of one leaf has none */
    const uint8_t *columns;    /* of each node, its feature */
    const uint8_t *thresholds; /* of each node, 0 to 254: above it, the right child counts */
    const int8_t *leaves;      /* as the nodes take them, a node's left one before its right one */
    int32_t bias;              /* added at the end, in the unit of the result */
    int32_t multiplier;        /* result = bias + sum of leaves * multiplier / 65536, in 1/1024 */
} galley_forest;

/*
 * Scores blocks: log-odds in 1/1024. Feature f of block i is columns[f * stride + i]. Where the
 * stride is a multiple of GALLEY_FOREST_GROUP, the columns are read up to it, and scores must have
 * room for as many; else (a single block with stride 1) only `count` are touched.
 */
void galley_forest_score(const galley_forest *forest, const uint8_t *columns, size_t stride,
                         size_t count, int32_t *scores);

/* A version of the loops: adds up the leaves of all trees, before the bias and the multiplier. */
typedef struct galley_forest_kernel {
    const char *name; /* "scalar", "sse4.1", "avx2", "neon" */
    /* The stride is a multiple of GALLEY_FOREST_GROUP; sums has room for as many. */
    void (*sum)(const galley_forest *forest, const uint8_t *columns, size_t stride, size_t count,
                int32_t *sums);
} galley_forest_kernel;

/* The versions this build has and this processor can run: number 0 is plain C, later ones are
 * faster. NULL after the last. */
const galley_forest_kernel *galley_forest_kernel_nth(size_t index);

/* The same as galley_forest_score, by one version; for tests and measurements. */
void galley_forest_score_with(const galley_forest_kernel *kernel, const galley_forest *forest,
                              const uint8_t *columns, size_t stride, size_t count, int32_t *scores);

#endif
