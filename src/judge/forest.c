/*
 * The forest's loop in plain C, the choice among all versions, and what is done with the sums: the
 * bias and the multiplier make log-odds of them. Plain C is the meaning of the loop: the others are
 * held equal to it by a test. The choice asks the processor, never the environment.
 *
 * A group of blocks goes through all trees before the next group does, so that its columns stay in
 * the processor's nearest memory. The inner loops have a length known when they are compiled, which
 * lets a compiler make vectors of them.
 */
#include "forest_kernels.h"

#include <string.h>

/* Adds the leaves of one tree for a group of blocks, whose columns begin at `columns`. */
static void add_tree(const galley_forest *forest, size_t tree, const uint8_t *columns,
                     size_t stride, int32_t *sums) {
    const uint8_t *numbers = forest->columns + tree * forest->depth;
    const uint8_t *thresholds = forest->thresholds + tree * forest->depth;
    const int8_t *leaves = forest->leaves + (tree << forest->depth);
    uint8_t index[GALLEY_FOREST_GROUP] = {0};
    for (unsigned level = 0; level < forest->depth; level++) {
        const uint8_t *column = columns + numbers[level] * stride;
        uint8_t threshold = thresholds[level];
        for (size_t i = 0; i < GALLEY_FOREST_GROUP; i++) {
            /* shifted, not chosen: a compiler makes a jump of a choice, which is often mispredicted
             */
            index[i] = (uint8_t)(index[i] | (unsigned)(column[i] > threshold) << level);
        }
    }
    for (size_t i = 0; i < GALLEY_FOREST_GROUP; i++) {
        sums[i] += leaves[index[i]];
    }
}

static void sum_groups(const galley_forest *forest, const uint8_t *columns, size_t stride,
                       size_t count, int32_t *sums) {
    for (size_t at = 0; at < count; at += GALLEY_FOREST_GROUP) {
        memset(sums + at, 0, GALLEY_FOREST_GROUP * sizeof *sums);
        for (size_t tree = 0; tree < forest->trees; tree++) {
            add_tree(forest, tree, columns + at, stride, sums + at);
        }
    }
}

/* One block after another: for columns that are shorter than a group. */
static void sum_singly(const galley_forest *forest, const uint8_t *columns, size_t stride,
                       size_t count, int32_t *sums) {
    for (size_t i = 0; i < count; i++) {
        sums[i] = 0;
        for (size_t tree = 0; tree < forest->trees; tree++) {
            size_t level = tree * forest->depth;
            unsigned index = 0;
            for (unsigned bit = 0; bit < forest->depth; bit++, level++) {
                uint8_t value = columns[forest->columns[level] * stride + i];
                index |= (value > forest->thresholds[level] ? 1U : 0U) << bit;
            }
            sums[i] += forest->leaves[(tree << forest->depth) + index];
        }
    }
}

static const galley_forest_kernel scalar = {"scalar", sum_groups};

const galley_forest_kernel *galley_forest_kernel_nth(size_t index) {
    const galley_forest_kernel *found[3] = {&scalar, NULL, NULL};
    size_t count = 1;
#ifdef GALLEY_FOREST_SSE41
    if (__builtin_cpu_supports("sse4.1")) {
        found[count++] = &galley_forest_sse41;
    }
#endif
#ifdef GALLEY_FOREST_AVX2
    if (__builtin_cpu_supports("avx2")) {
        found[count++] = &galley_forest_avx2;
    }
#endif
#ifdef GALLEY_FOREST_NEON
    found[count++] = &galley_forest_neon;
#endif
    return index < count ? found[index] : NULL;
}

static const galley_forest_kernel *find_best(void) {
    const galley_forest_kernel *best = &scalar;
    size_t index = 0;
    for (const galley_forest_kernel *next = best; next != NULL;
         next = galley_forest_kernel_nth(++index)) {
        best = next;
    }
    return best;
}

static int32_t finish(const galley_forest *forest, int32_t sum) {
    /* A division, for what a shift does to negative numbers is the compiler's choice. */
    int64_t result = forest->bias + (int64_t)sum * forest->multiplier / 65536;
    return result > INT32_MAX ? INT32_MAX : result < INT32_MIN ? INT32_MIN : (int32_t)result;
}

void galley_forest_score_with(const galley_forest_kernel *kernel, const galley_forest *forest,
                              const uint8_t *columns, size_t stride, size_t count,
                              int32_t *scores) {
    if (stride % GALLEY_FOREST_GROUP == 0) {
        kernel->sum(forest, columns, stride, count, scores);
    } else {
        sum_singly(forest, columns, stride, count, scores);
    }
    for (size_t i = 0; i < count; i++) {
        scores[i] = finish(forest, scores[i]);
    }
}

void galley_forest_score(const galley_forest *forest, const uint8_t *columns, size_t stride,
                         size_t count, int32_t *scores) {
    galley_forest_score_with(find_best(), forest, columns, stride, count, scores);
}
