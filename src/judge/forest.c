/*
 * The forest's loops in plain C, the choice among all versions, and what is done with the sums: the
 * bias and the multiplier make log-odds of them. Plain C is the meaning of the loops: the others
 * are held equal to it by a test. The choice asks the processor, never the environment.
 *
 * A group of blocks goes through all trees before the next group does. The inner loops have a
 * length known when they are compiled, which lets a compiler make vectors of them.
 */
#include "forest_kernels.h"

#include <stdbool.h>
#include <string.h>

typedef struct row {
    int8_t bytes[GALLEY_FOREST_GROUP];
} row;

/* How far a group of blocks is: the next node, the next leaf, and its rows on the stack. */
typedef struct progress {
    const galley_forest *forest;
    const uint8_t *columns;
    size_t stride;
    size_t node;
    size_t leaf;
    size_t depth;
    row stack[GALLEY_FOREST_STACK];
} progress;

static row take_child(progress *at, bool is_leaf) {
    if (!is_leaf) {
        return at->stack[--at->depth];
    }
    row leaf;
    memset(leaf.bytes, at->forest->leaves[at->leaf++], sizeof leaf.bytes);
    return leaf;
}

static void evaluate_node(progress *at) {
    const uint8_t *column = at->columns + at->forest->columns[at->node] * at->stride;
    uint8_t threshold = at->forest->thresholds[at->node];
    unsigned kind = at->forest->kinds[at->node++];
    row left;
    row right;
    if (kind == 0) {
        right = take_child(at, false);
        left = take_child(at, false);
    } else {
        left = take_child(at, (kind & GALLEY_FOREST_LEFT_LEAF) != 0);
        right = take_child(at, (kind & GALLEY_FOREST_RIGHT_LEAF) != 0);
    }
    row *out = &at->stack[at->depth++];
    for (size_t i = 0; i < GALLEY_FOREST_GROUP; i++) {
        /* no choice, of which a compiler would make a jump, which is often mispredicted */
        int above = -(column[i] > threshold);
        out->bytes[i] = (int8_t)(left.bytes[i] ^ ((left.bytes[i] ^ right.bytes[i]) & above));
    }
}

static void sum_groups(const galley_forest *forest, const uint8_t *columns, size_t stride,
                       size_t count, int32_t *sums) {
    for (size_t at = 0; at < count; at += GALLEY_FOREST_GROUP) {
        progress group = {.forest = forest, .columns = columns + at, .stride = stride};
        memset(sums + at, 0, GALLEY_FOREST_GROUP * sizeof *sums);
        for (size_t tree = 0; tree < forest->trees; tree++) {
            for (unsigned left = forest->sizes[tree] - 1U; left > 0; left--) {
                evaluate_node(&group);
            }
            row values = take_child(&group, forest->sizes[tree] == 1);
            for (size_t i = 0; i < GALLEY_FOREST_GROUP; i++) {
                sums[at + i] += values.bytes[i];
            }
        }
    }
}

/* How many of a node's children are leaves. */
static size_t count_leaves(unsigned kind) {
    return (kind & GALLEY_FOREST_LEFT_LEAF) + (kind >> 1 & 1U);
}

/* What one tree says of one block, by the part of the forest that begins with that tree. Its root
 * is its last node; right before a node ends the child that was evaluated last, and before that the
 * other one. `node` and `leaf` are behind those that are still of interest. */
static int8_t walk_tree(const galley_forest *tree, const uint8_t *columns, size_t stride) {
    size_t leaf = tree->sizes[0];
    size_t node = leaf - 1;
    while (node > 0) {
        unsigned kind = tree->kinds[--node];
        unsigned above = columns[tree->columns[node] * stride] > tree->thresholds[node] ? 1U : 0U;
        size_t leaf_count = count_leaves(kind);
        if ((kind >> above & 1) != 0) {
            return tree->leaves[leaf - (leaf_count == 2 && above == 0 ? 2 : 1)];
        }
        leaf -= leaf_count;
        if (leaf_count > 0 || above != kind >> 2) {
            continue;
        }
        for (size_t left = 1; left > 0;) { /* nodes of the child that is passed */
            size_t passed = count_leaves(tree->kinds[--node]);
            leaf -= passed;
            left += 1 - passed;
        }
    }
    return tree->leaves[0];
}

/* One block after another: for columns that are shorter than a group. */
static void sum_singly(const galley_forest *forest, const uint8_t *columns, size_t stride,
                       size_t count, int32_t *sums) {
    for (size_t i = 0; i < count; i++) {
        galley_forest rest = *forest;
        sums[i] = 0;
        for (; rest.trees > 0; rest.trees--) {
            sums[i] += walk_tree(&rest, columns + i, stride);
            size_t nodes = rest.sizes[0] - 1U;
            rest.sizes++;
            rest.kinds += nodes;
            rest.columns += nodes;
            rest.thresholds += nodes;
            rest.leaves += nodes + 1;
        }
    }
}

static const galley_forest_kernel scalar = {"scalar", sum_groups};

const galley_forest_kernel *galley_forest_kernel_nth(size_t index) {
    const galley_forest_kernel *found[4] = {&scalar, NULL, NULL, NULL};
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
#ifdef GALLEY_FOREST_AVX512
    if (__builtin_cpu_supports("avx512bw")) {
        found[count++] = &galley_forest_avx512;
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
