/*
 * Every version of the forest's loop against the meaning of a forest, on random forests of every
 * depth and on the most extreme leaves. With the argument "measure": the time of each version.
 */
#include "../../src/judge/forest.h"
#include "../support/check.h"
#include "../support/random.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { FEATURES = 256, TREES = 700, BLOCKS = 256, DEPTH = GALLEY_FOREST_MAX_DEPTH };

static uint8_t columns[FEATURES * BLOCKS];
static uint8_t numbers[TREES * DEPTH];
static uint8_t thresholds[TREES * DEPTH];
static int8_t leaves[TREES << DEPTH];
static int32_t scores[BLOCKS];

static void fill(random_source *random) {
    for (size_t i = 0; i < sizeof columns; i++) {
        /* many of the values at which a comparison can go wrong */
        columns[i] = (uint8_t)(random_below(random, 4) == 0 ? 255 * random_below(random, 2)
                                                            : random_next(random));
    }
    for (size_t i = 0; i < sizeof numbers; i++) {
        numbers[i] = (uint8_t)random_next(random);
        thresholds[i] = (uint8_t)random_below(random, 255);
    }
    for (size_t i = 0; i < sizeof leaves; i++) {
        leaves[i] = (int8_t)((int)random_below(random, 256) - 128);
    }
}

static int32_t score_slowly(const galley_forest *forest, size_t stride, size_t block) {
    int64_t sum = 0;
    for (size_t tree = 0; tree < forest->trees; tree++) {
        size_t leaf = 0;
        for (size_t level = 0; level < forest->depth; level++) {
            size_t at = tree * forest->depth + level;
            leaf += (size_t)(columns[numbers[at] * stride + block] > thresholds[at]) << level;
        }
        sum += forest->leaves[tree * ((size_t)1 << forest->depth) + leaf];
    }
    int64_t result = forest->bias + sum * forest->multiplier / 65536;
    return (int32_t)(result > INT32_MAX ? INT32_MAX : result < INT32_MIN ? INT32_MIN : result);
}

static void compare(const galley_forest *forest, size_t stride, size_t count) {
    const galley_forest_kernel *kernel;
    for (size_t nth = 0; (kernel = galley_forest_kernel_nth(nth)) != NULL; nth++) {
        memset(scores, 0x55, sizeof scores);
        galley_forest_score_with(kernel, forest, columns, stride, count, scores);
        bool same = true;
        for (size_t i = 0; i < count; i++) {
            same = same && scores[i] == score_slowly(forest, stride, i);
        }
        CHECK_SAYING(same, "%s: %u trees of depth %u, %zu blocks", kernel->name, forest->trees,
                     forest->depth, count);
        size_t room = (count + GALLEY_FOREST_GROUP - 1) / GALLEY_FOREST_GROUP;
        room = stride % GALLEY_FOREST_GROUP == 0 ? room * GALLEY_FOREST_GROUP : count;
        CHECK_SAYING(room == BLOCKS || scores[room] == 0x55555555, "%s wrote too far",
                     kernel->name);
    }
}

static void test_random(random_source *random) {
    for (int round = 0; round < 120; round++) {
        fill(random);
        galley_forest forest = {(uint16_t)random_below(random, TREES + 1),
                                (uint8_t)(1 + round % DEPTH),
                                numbers,
                                thresholds,
                                leaves,
                                (int32_t)random_below(random, 20000) - 10000,
                                (int32_t)random_below(random, 200000)};
        size_t count = random_below(random, 201);
        compare(&forest, (count + GALLEY_FOREST_GROUP) / GALLEY_FOREST_GROUP * GALLEY_FOREST_GROUP,
                count);
        compare(&forest, 1, 1);
    }
}

/* Sums as far from zero as they go, and results that would not fit. */
static void test_extreme(random_source *random) {
    static const int8_t values[] = {-128, -1, 0, 127};
    static const uint16_t trees[] = {0, 1, 255, 256, 257, 512, TREES};
    fill(random);
    for (size_t v = 0; v < sizeof values; v++) {
        memset(leaves, values[v], sizeof leaves);
        for (size_t t = 0; t < sizeof trees / sizeof trees[0]; t++) {
            for (uint8_t depth = 1; depth <= DEPTH; depth++) {
                galley_forest forest = {trees[t], depth, numbers, thresholds, leaves, -5, 65536};
                compare(&forest, 64, 33);
                forest.multiplier = INT32_MAX;
                compare(&forest, 128, 65);
            }
        }
    }
}

static void measure(random_source *random) {
    enum { ROUNDS = 200, COUNT = BLOCKS, MEASURED_TREES = 300 };
    const galley_forest_kernel *kernel;
    fill(random);
    for (uint8_t depth = 4; depth <= DEPTH; depth++) {
        galley_forest forest = {MEASURED_TREES, depth, numbers, thresholds, leaves, 0, 65536};
        for (size_t nth = 0; (kernel = galley_forest_kernel_nth(nth)) != NULL; nth++) {
            double best = 1e9;
            for (int pass = 0; pass < 7; pass++) {
                struct timespec begin;
                struct timespec end;
                (void)timespec_get(&begin, TIME_UTC);
                for (int i = 0; i < ROUNDS; i++) {
                    galley_forest_score_with(kernel, &forest, columns, BLOCKS, COUNT, scores);
                }
                (void)timespec_get(&end, TIME_UTC);
                double spent = (double)(end.tv_sec - begin.tv_sec) * 1e9 +
                               (double)(end.tv_nsec - begin.tv_nsec);
                best = spent < best ? spent : best;
            }
            printf("depth %u, %s: %.3f ns for a block and tree\n", depth, kernel->name,
                   best / ROUNDS / COUNT / MEASURED_TREES);
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
    return check_finish();
}
