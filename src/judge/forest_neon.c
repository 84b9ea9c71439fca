/*
 * The forest's loop for 16 blocks at once, with NEON, whose byte shuffle knows tables of 64: a
 * whole tree's leaves. What is outside the table gives zero, so that a shallower tree needs no
 * other way. Four vectors go through a tree together, a group; sums of 16 bits are handed over in
 * time.
 */
#include "forest_kernels.h"

#ifdef GALLEY_FOREST_NEON
#include <arm_neon.h>
#include <string.h>

enum {
    WIDTH = 16,
    VECTORS = GALLEY_FOREST_GROUP / WIDTH,
    TREES_AT_A_TIME = 255 /* times -128 is the least that 16 bits hold */
};

typedef struct tree_view {
    const uint8_t *numbers;
    const uint8_t *thresholds;
    int8x16x4_t leaves;
    unsigned depth;
} tree_view;

static inline tree_view view_tree(const galley_forest *forest, size_t tree) {
    unsigned depth = forest->depth;
    int8_t leaves[1 << GALLEY_FOREST_MAX_DEPTH] = {0};
    memcpy(leaves, forest->leaves + (tree << depth), (size_t)1 << depth);
    tree_view view = {
        forest->columns + tree * depth,
        forest->thresholds + tree * depth,
        {{vld1q_s8(leaves), vld1q_s8(leaves + 16), vld1q_s8(leaves + 32), vld1q_s8(leaves + 48)}},
        depth};
    return view;
}

static inline int8x16_t find_leaves(const tree_view *tree, const uint8_t *columns, size_t stride) {
    uint8x16_t index = vdupq_n_u8(0);
    for (unsigned level = 0; level < tree->depth; level++) {
        uint8x16_t value = vld1q_u8(columns + tree->numbers[level] * stride);
        uint8x16_t above = vcgtq_u8(value, vdupq_n_u8(tree->thresholds[level]));
        index = vorrq_u8(index, vandq_u8(above, vdupq_n_u8((uint8_t)(1U << level))));
    }
    return vqtbl4q_s8(tree->leaves, index);
}

static inline void hand_over(int16x8_t low, int16x8_t high, int32_t *out) {
    vst1q_s32(out, vaddw_s16(vld1q_s32(out), vget_low_s16(low)));
    vst1q_s32(out + 4, vaddw_s16(vld1q_s32(out + 4), vget_high_s16(low)));
    vst1q_s32(out + 8, vaddw_s16(vld1q_s32(out + 8), vget_low_s16(high)));
    vst1q_s32(out + 12, vaddw_s16(vld1q_s32(out + 12), vget_high_s16(high)));
}

static void sum_some(const galley_forest *forest, size_t tree, size_t end, const uint8_t *columns,
                     size_t stride, int32_t *out) {
    int16x8_t low[VECTORS];
    int16x8_t high[VECTORS];
    for (unsigned i = 0; i < VECTORS; i++) {
        low[i] = vdupq_n_s16(0);
        high[i] = vdupq_n_s16(0);
    }
    for (; tree < end; tree++) {
        tree_view view = view_tree(forest, tree);
        for (unsigned i = 0; i < VECTORS; i++) {
            int8x16_t leaves = find_leaves(&view, columns + i * WIDTH, stride);
            low[i] = vaddw_s8(low[i], vget_low_s8(leaves));
            high[i] = vaddw_s8(high[i], vget_high_s8(leaves));
        }
    }
    for (unsigned i = 0; i < VECTORS; i++) {
        hand_over(low[i], high[i], out + i * WIDTH);
    }
}

static void sum_forest(const galley_forest *forest, const uint8_t *columns, size_t stride,
                       size_t count, int32_t *sums) {
    for (size_t at = 0; at < count; at += GALLEY_FOREST_GROUP) {
        memset(sums + at, 0, GALLEY_FOREST_GROUP * sizeof *sums);
        for (size_t tree = 0; tree < forest->trees; tree += TREES_AT_A_TIME) {
            size_t left = forest->trees - tree;
            size_t end = tree + (left < TREES_AT_A_TIME ? left : TREES_AT_A_TIME);
            sum_some(forest, tree, end, columns + at, stride, sums + at);
        }
    }
}

const galley_forest_kernel galley_forest_neon = {"neon", sum_forest};

#else
/* A file must hold something. */
extern const char galley_forest_neon_absent;
#endif
