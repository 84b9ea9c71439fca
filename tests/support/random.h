/*
 * Random numbers for tests: xorshift64*, seeded by the test, so that a failure comes back with the
 * same seed on every machine.
 */
#ifndef GALLEY_TESTS_SUPPORT_RANDOM_H
#define GALLEY_TESTS_SUPPORT_RANDOM_H

#include <stddef.h>
#include <stdint.h>

typedef struct random_source {
    uint64_t state; /* never 0 */
} random_source;

static inline uint32_t random_next(random_source *source) {
    uint64_t x = source->state;
    x ^= x >> 12;
    x ^= x << 25;
    x ^= x >> 27;
    source->state = x;
    return (uint32_t)((x * UINT64_C(2685821657736338717)) >> 32);
}

/* A number from 0 to limit - 1. The bias is of no importance here. */
static inline size_t random_below(random_source *source, size_t limit) {
    return random_next(source) % limit;
}

#endif
