/*
 * A forest of oblivious trees over bytes: columns of features in, a score for each block out.
 *
 * In an oblivious tree all nodes of one level ask the same question, whether a feature is above a
 * threshold. So the leaf is an index of one bit a level, found without a branch for many blocks at
 * once. All is whole numbers: every version of the loop, on every platform, gives the same scores.
 */
#ifndef GALLEY_JUDGE_FOREST_H
#define GALLEY_JUDGE_FOREST_H

#include <stddef.h>
#include <stdint.h>

/* Columns and scores are read and written in groups of this many blocks. */
#define GALLEY_FOREST_GROUP 64

/* Leaves of a tree of this depth are four tables of a byte shuffle. */
#define GALLEY_FOREST_MAX_DEPTH 6

typedef struct galley_forest {
    uint16_t trees;
    uint8_t depth;             /* of every tree, 1 to GALLEY_FOREST_MAX_DEPTH */
    const uint8_t *columns;    /* trees * depth: feature numbers */
    const uint8_t *thresholds; /* trees * depth, each 0 to 254 */
    const int8_t *leaves;      /* trees << depth; bit k of the index: level k is above */
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

/* A version of the loop: adds up the leaves of all trees, before the bias and the multiplier. */
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
