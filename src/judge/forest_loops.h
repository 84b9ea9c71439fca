/*
 * The forest's loop over vectors of WIDTH blocks, for the versions whose byte shuffle knows tables
 * of
 * 16. Included by the file of such a version, after its vector operations.
 *
 * Four levels make an index into a table of 16 leaves. The two levels above choose among the tables
 * by the highest bit of an average: (x + (254 - t) + 1) / 2 has it exactly where x is above t. That
 * is why no threshold is 255.
 *
 * Leaves are added as bytes from 0 to 255, in pairs: one sum of 16 bits counts both bytes of a
 * pair, the other the upper one, and their difference is the lower. Both hold for TREES_AT_A_TIME
 * trees.
 */
#include <string.h>

/* 256 * 255 is the most that 16 bits hold. */
enum { TREES_AT_A_TIME = 256 };

/* One tree, and where a vector of blocks begins in its columns. */
typedef struct view {
    const uint8_t *columns;
    size_t stride;
    const uint8_t *numbers;
    const uint8_t *thresholds;
    const int8_t *leaves;
} view;

typedef struct pair_sums {
    vector both;
    vector upper;
} pair_sums;

INLINE vector load_level(const view *tree, unsigned level) {
    return load(tree->columns + tree->numbers[level] * tree->stride);
}

/* The bit of a level, where the feature is above the threshold. */
INLINE vector find_bit(const view *tree, unsigned level) {
    vector value = load_level(tree, level);
    vector least = min_bytes(value, spread(tree->thresholds[level]));
    return and_not(equal_bytes(least, value), spread((uint8_t)(1U << level)));
}

/* The same in the highest bit; the others mean nothing. */
INLINE vector find_choice(const view *tree, unsigned level) {
    return average(load_level(tree, level), spread((uint8_t)(254 - tree->thresholds[level])));
}

INLINE vector find_index(const view *tree, unsigned depth) {
    vector index = find_bit(tree, 0);
    if (depth > 1) {
        index = either(index, find_bit(tree, 1));
    }
    if (depth > 2) {
        index = either(index, find_bit(tree, 2));
    }
    if (depth > 3) {
        index = either(index, find_bit(tree, 3));
    }
    return index;
}

/* Leaves of a shallow tree, in a table of their own. */
INLINE vector look_up_few(const view *tree, vector index, unsigned depth) {
    int8_t table[16] = {0};
    memcpy(table, tree->leaves, (size_t)1 << depth);
    return look_up(table, index);
}

INLINE vector find_leaves(const view *tree, unsigned depth) {
    vector index = find_index(tree, depth);
    if (depth < 4) {
        return look_up_few(tree, index, depth);
    }
    vector leaves = look_up(tree->leaves, index);
    if (depth > 4) {
        vector choice = find_choice(tree, 4);
        leaves = choose(leaves, look_up(tree->leaves + 16, index), choice);
        if (depth > 5) {
            vector more = choose(look_up(tree->leaves + 32, index),
                                 look_up(tree->leaves + 48, index), choice);
            leaves = choose(leaves, more, find_choice(tree, 5));
        }
    }
    return leaves;
}

INLINE void add_leaves(pair_sums *sums, vector leaves) {
    vector positive = differ(leaves, spread(128));
    sums->both = add_pairs(sums->both, positive);
    sums->upper = add_pairs(sums->upper, upper_of_pairs(positive));
}

/* Adds what `trees` trees gave to the sums of WIDTH blocks. */
INLINE void hand_over(const pair_sums *sums, int32_t trees, int32_t *out) {
    uint16_t both[WIDTH / 2];
    uint16_t upper[WIDTH / 2];
    store(both, sums->both);
    store(upper, sums->upper);
    for (unsigned i = 0; i < WIDTH / 2; i++) {
        out[2 * i] += (uint16_t)(both[i] - ((unsigned)upper[i] << 8)) - 128 * trees;
        out[2 * i + 1] += upper[i] - 128 * trees;
    }
}

INLINE view view_tree(const galley_forest *forest, size_t tree, const uint8_t *columns,
                      size_t stride, unsigned depth) {
    return (view){columns, stride, forest->columns + tree * depth,
                  forest->thresholds + tree * depth, forest->leaves + (tree << depth)};
}

/* Two vectors of blocks through the trees from `tree` on: they share what is loaded of a tree. */
INLINE void sum_two(const galley_forest *forest, size_t tree, size_t end, const uint8_t *columns,
                    size_t stride, int32_t *out, unsigned depth) {
    pair_sums first = {spread(0), spread(0)};
    pair_sums second = {spread(0), spread(0)};
    int32_t trees = (int32_t)(end - tree);
    for (; tree < end; tree++) {
        view left = view_tree(forest, tree, columns, stride, depth);
        view right = view_tree(forest, tree, columns + WIDTH, stride, depth);
        add_leaves(&first, find_leaves(&left, depth));
        add_leaves(&second, find_leaves(&right, depth));
    }
    hand_over(&first, trees, out);
    hand_over(&second, trees, out + WIDTH);
}

INLINE void sum_one(const galley_forest *forest, size_t tree, size_t end, const uint8_t *columns,
                    size_t stride, int32_t *out, unsigned depth) {
    pair_sums sums = {spread(0), spread(0)};
    int32_t trees = (int32_t)(end - tree);
    for (; tree < end; tree++) {
        view only = view_tree(forest, tree, columns, stride, depth);
        add_leaves(&sums, find_leaves(&only, depth));
    }
    hand_over(&sums, trees, out);
}

INLINE void sum_deep(const galley_forest *forest, const uint8_t *columns, size_t stride,
                     size_t count, int32_t *sums, unsigned depth) {
    memset(sums, 0, (count + WIDTH - 1) / WIDTH * WIDTH * sizeof *sums);
    for (size_t at = 0; at < count; at += 2 * WIDTH) {
        for (size_t tree = 0; tree < forest->trees; tree += TREES_AT_A_TIME) {
            size_t left = forest->trees - tree;
            size_t end = tree + (left < TREES_AT_A_TIME ? left : TREES_AT_A_TIME);
            if (count - at > WIDTH) {
                sum_two(forest, tree, end, columns + at, stride, sums + at, depth);
            } else {
                sum_one(forest, tree, end, columns + at, stride, sums + at, depth);
            }
        }
    }
}

/* The depth is a constant in each of the calls, so that no loop asks for it. */
TARGET static void sum_forest(const galley_forest *forest, const uint8_t *columns, size_t stride,
                              size_t count, int32_t *sums) {
    switch (forest->depth) {
    case 1:
        sum_deep(forest, columns, stride, count, sums, 1);
        break;
    case 2:
        sum_deep(forest, columns, stride, count, sums, 2);
        break;
    case 3:
        sum_deep(forest, columns, stride, count, sums, 3);
        break;
    case 4:
        sum_deep(forest, columns, stride, count, sums, 4);
        break;
    case 5:
        sum_deep(forest, columns, stride, count, sums, 5);
        break;
    default:
        sum_deep(forest, columns, stride, count, sums, 6);
        break;
    }
}
