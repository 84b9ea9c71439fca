/*
 * An allocator that counts: how much memory is held now and was held at most, and how often new
 * memory was asked for.
 */
#ifndef BENCH_SPEED_COUNTER_H
#define BENCH_SPEED_COUNTER_H

#include <galley.h>

typedef struct bench_counter {
    size_t held;
    size_t peak;
    size_t calls; /* that asked for memory; giving back is free */
} bench_counter;

/* The counter must outlive the allocator. */
galley_allocator bench_counter_allocator(bench_counter *counter);

#endif
