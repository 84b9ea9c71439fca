/*
 * Every version of the forest's loops against the meaning of a forest, on random trees of every
 * size and shape and on the most extreme leaves; and trees taken out of a forest. With the argument
 * "measure": the time of each version.
 */
#include "../../src/judge/forest.h"
#include "../../src/judge/forest_tree.h"
#include "../support/check.h"
#include "../support/random.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum {
    FEATURES = 256,
    TREES = 700,
    BLOCKS = 1088,
    MOST = GALLEY_FOREST_MOST_LEAVES,
    NODES = TREES * (MOST - 1)
};

static uint8_t columns[FEATURES * BLOCKS];
static uint8_t sizes[TREES];
static uint8_t kinds[NODES];
static uint8_t numbers[NODES];
static uint8_t thresholds[NODES];
static int8_t leaves[TREES * MOST];
static int32_t scores[BLOCKS];
static int32_t wanted[BLOCKS];

/* A tree as it grows: node 0 is the root; a child is a node's number, or 0 where it is a leaf. */
typedef struct grown {
    uint8_t children[MOST][2];
    uint8_t number[MOST];
    uint8_t threshold[MOST];
    int8_t leaf[MOST][2];
    unsigned nodes;
} grown;

static grown trees[TREES];

/* How many rows the evaluation of each node needs. Children have larger numbers than parents. */
static void count_rows(const grown *tree, unsigned *rows) {
    for (unsigned node = tree->nodes; node-- > 0;) {
        unsigned child = tree->children[node][0];
        unsigned left = child != 0 ? rows[child] : 0;
        child = tree->children[node][1];
        unsigned right = child != 0 ? rows[child] : 0;
        rows[node] = left == right ? left + 1 : left > right ? left : right;
    }
}

/* How a tree's new node finds its place: anywhere, at the last node only, or evenly. */
typedef enum shape { SHAPE_ANY, SHAPE_CHAIN, SHAPE_EVEN } shape;

static void grow(grown *tree, unsigned size, shape form, random_source *random) {
    memset(tree, 0, sizeof *tree);
    for (unsigned node = 0; node + 1 < size; node++) {
        tree->nodes++;
        tree->number[node] = (uint8_t)random_next(random);
        tree->threshold[node] = (uint8_t)random_below(random, 255);
        tree->leaf[node][0] = (int8_t)((int)random_below(random, 256) - 128);
        tree->leaf[node][1] = (int8_t)((int)random_below(random, 256) - 128);
        while (node > 0) {
            size_t parent = form == SHAPE_CHAIN  ? node - 1
                            : form == SHAPE_EVEN ? (node - 1) / 2
                                                 : random_below(random, node);
            size_t side = form == SHAPE_EVEN ? (node - 1) % 2 : random_below(random, 2);
            if (tree->children[parent][side] == 0) {
                tree->children[parent][side] = (uint8_t)node;
                break;
            }
        }
    }
}

/* Where the next tree's nodes and leaves go. */
typedef struct written {
    size_t node;
    size_t leaf;
} written;

static void write_node(const grown *tree, unsigned node, unsigned kind, written *at) {
    for (unsigned side = 0; side < 2; side++) {
        if (tree->children[node][side] == 0) {
            kind |= side == 0 ? GALLEY_FOREST_LEFT_LEAF : GALLEY_FOREST_RIGHT_LEAF;
            leaves[at->leaf++] = tree->leaf[node][side];
        }
    }
    kinds[at->node] = (uint8_t)kind;
    numbers[at->node] = tree->number[node];
    thresholds[at->node++] = tree->threshold[node];
}

/* From the root on, the child that is evaluated second before the first one; and that backwards. */
static void write_tree(const grown *tree, written *at) {
    unsigned rows[MOST];
    unsigned order[MOST];
    unsigned kind[MOST] = {0};
    unsigned waiting[MOST + 2] = {0};
    unsigned depth = 1;
    count_rows(tree, rows);
    for (unsigned i = 0; i < tree->nodes; i++) {
        unsigned node = waiting[--depth];
        unsigned left = tree->children[node][0];
        unsigned right = tree->children[node][1];
        bool right_first = left != 0 && right != 0 && rows[right] > rows[left];
        kind[node] = right_first ? GALLEY_FOREST_RIGHT_FIRST : 0;
        order[i] = node;
        for (unsigned nth = 0; nth < 2; nth++) {
            unsigned child = (nth == 0) == right_first ? right : left;
            waiting[depth] = child;
            depth += child != 0 ? 1 : 0;
        }
    }
    for (unsigned i = tree->nodes; i-- > 0;) {
        write_node(tree, order[i], kind[order[i]], at);
    }
}

static void write_trees(void) {
    written at = {0, 0};
    for (size_t i = 0; i < TREES; i++) {
        sizes[i] = (uint8_t)(trees[i].nodes + 1);
        if (trees[i].nodes == 0) {
            leaves[at.leaf++] = trees[i].leaf[0][0];
        } else {
            write_tree(&trees[i], &at);
        }
    }
}

/* Trees of `size` leaves, or where that is 0 of any number. */
static void fill(random_source *random, unsigned size, shape form) {
    for (size_t i = 0; i < sizeof columns; i++) {
        /* many of the values at which a comparison can go wrong */
        columns[i] = (uint8_t)(random_below(random, 4) == 0 ? 255 * random_below(random, 2)
                                                            : random_next(random));
    }
    for (size_t i = 0; i < TREES; i++) {
        unsigned leaf_count = size != 0 ? size : 1 + (unsigned)random_below(random, MOST);
        grow(&trees[i], leaf_count, form, random);
        trees[i].leaf[0][0] = (int8_t)((int)random_below(random, 256) - 128);
    }
    write_trees();
}

static int8_t find_leaf(const grown *tree, size_t stride, size_t block) {
    unsigned node = 0;
    for (;;) {
        unsigned side = columns[tree->number[node] * stride + block] > tree->threshold[node];
        if (tree->nodes == 0) {
            side = 0;
        }
        if (tree->children[node][side] == 0) {
            return tree->leaf[node][side];
        }
        node = tree->children[node][side];
    }
}

static int32_t score_slowly(const galley_forest *forest, size_t stride, size_t block) {
    int64_t sum = 0;
    for (size_t i = 0; i < forest->trees; i++) {
        sum += find_leaf(&trees[i], stride, block);
    }
    int64_t result = forest->bias + sum * forest->multiplier / 65536;
    return (int32_t)(result > INT32_MAX ? INT32_MAX : result < INT32_MIN ? INT32_MIN : result);
}

static galley_forest make_forest(size_t tree_count, int32_t bias, int32_t multiplier) {
    return (galley_forest){(uint16_t)tree_count, sizes,  kinds, numbers,
                           thresholds,           leaves, bias,  multiplier};
}

static void compare(const galley_forest *forest, size_t stride, size_t count) {
    const galley_forest_kernel *kernel;
    for (size_t i = 0; i < count; i++) {
        wanted[i] = score_slowly(forest, stride, i);
    }
    for (size_t nth = 0; (kernel = galley_forest_kernel_nth(nth)) != NULL; nth++) {
        memset(scores, 0x55, sizeof scores);
        galley_forest_score_with(kernel, forest, columns, stride, count, scores);
        CHECK_SAYING(memcmp(scores, wanted, count * sizeof *scores) == 0,
                     "%s: %u trees, %zu blocks", kernel->name, forest->trees, count);
        size_t room = (count + GALLEY_FOREST_GROUP - 1) / GALLEY_FOREST_GROUP;
        room = stride % GALLEY_FOREST_GROUP == 0 ? room * GALLEY_FOREST_GROUP : count;
        CHECK_SAYING(room == BLOCKS || scores[room] == 0x55555555, "%s wrote too far",
                     kernel->name);
    }
}

static void compare_round(random_source *random, size_t most_trees, size_t most_blocks) {
    galley_forest forest = make_forest(random_below(random, most_trees + 1),
                                       (int32_t)random_below(random, 20000) - 10000,
                                       (int32_t)random_below(random, 200000));
    size_t count = random_below(random, most_blocks + 1);
    compare(&forest, (count + GALLEY_FOREST_GROUP) / GALLEY_FOREST_GROUP * GALLEY_FOREST_GROUP,
            count);
    compare(&forest, 1, 1);
}

static void test_random(random_source *random) {
    for (unsigned size = 0; size <= MOST; size++) {
        for (int form = SHAPE_ANY; form <= SHAPE_EVEN; form++) {
            fill(random, size, (shape)form);
            compare_round(random, 60, 200);
        }
    }
    for (int form = SHAPE_ANY; form <= SHAPE_EVEN; form++) {
        fill(random, 0, (shape)form);
        compare_round(random, 300, BLOCKS - GALLEY_FOREST_GROUP);
        compare_round(random, TREES, 200);
    }
}

/* Sums as far from zero as they go, and results that would not fit. */
static void test_extreme(random_source *random) {
    static const int8_t values[] = {-128, -1, 0, 127};
    static const uint16_t counts[] = {0, 1, 255, 256, 257, 512, TREES};
    fill(random, 0, SHAPE_ANY);
    for (size_t v = 0; v < sizeof values; v++) {
        for (size_t i = 0; i < TREES; i++) {
            memset(trees[i].leaf, values[v], sizeof trees[i].leaf);
        }
        write_trees();
        for (size_t t = 0; t < sizeof counts / sizeof counts[0]; t++) {
            galley_forest forest = make_forest(counts[t], -5, 65536);
            compare(&forest, 64, 33);
            forest.multiplier = INT32_MAX;
            compare(&forest, 128, 65);
        }
    }
}

/* Trees taken out one by one give the same leaves. */
static void test_trees(random_source *random) {
    for (int form = SHAPE_ANY; form <= SHAPE_EVEN; form++) {
        fill(random, 0, (shape)form);
        galley_forest forest = make_forest(TREES, 0, 65536);
        galley_forest_walk walk = {&forest, 0, 0, 0};
        galley_forest_tree tree;
        size_t count = 0;
        for (; galley_forest_tree_next(&walk, &tree); count++) {
            int child = tree.root;
            while (child >= 0) {
                uint8_t value = columns[tree.columns[child] * (size_t)BLOCKS];
                child = tree.children[child][value > tree.thresholds[child] ? 1 : 0];
            }
            CHECK(tree.leaves[-1 - child] == find_leaf(&trees[count], BLOCKS, 0));
        }
        CHECK(count == TREES);
    }
}

static double time_kernel(const galley_forest_kernel *kernel, const galley_forest *forest,
                          size_t stride, size_t count) {
    enum { ROUNDS = 50 };
    double best = 1e9;
    for (int pass = 0; pass < 15; pass++) {
        struct timespec begin;
        struct timespec end;
        (void)timespec_get(&begin, TIME_UTC);
        for (int i = 0; i < ROUNDS; i++) {
            galley_forest_score_with(kernel, forest, columns, stride, count, scores);
        }
        (void)timespec_get(&end, TIME_UTC);
        double spent =
            (double)(end.tv_sec - begin.tv_sec) * 1e9 + (double)(end.tv_nsec - begin.tv_nsec);
        best = spent < best ? spent : best;
    }
    return best / ROUNDS;
}

static void measure(random_source *random) {
    static const size_t counts[] = {1, 64, 128, 281, 1000};
    enum { MEASURED_TREES = 150, MEASURED_LEAVES = 24 };
    const galley_forest_kernel *kernel;
    fill(random, MEASURED_LEAVES, SHAPE_ANY);
    for (size_t i = 0; i < NODES; i++) {
        numbers[i] = (uint8_t)(numbers[i] % 128);
    }
    galley_forest forest = make_forest(MEASURED_TREES, 0, 65536);
    for (size_t i = 0; i < sizeof counts / sizeof counts[0]; i++) {
        size_t stride = (counts[i] + GALLEY_FOREST_GROUP - 1) / GALLEY_FOREST_GROUP;
        stride = counts[i] == 1 ? 1 : stride * GALLEY_FOREST_GROUP;
        for (size_t nth = 0; (kernel = galley_forest_kernel_nth(nth)) != NULL; nth++) {
            double spent = time_kernel(kernel, &forest, stride, counts[i]);
            printf("%zu blocks, %s: %.3f ns for a block and tree\n", counts[i], kernel->name,
                   spent / (double)counts[i] / MEASURED_TREES);
        }
    }
}

int main(int argc, char **argv) {
    random_source random = {20260711};
    if (argc > 1 && strcmp(argv[1], "measure") == 0) {
        measure(&random);
        return 0;
    }
    test_random(&random);
    test_extreme(&random);
    test_trees(&random);
    return check_finish();
}
