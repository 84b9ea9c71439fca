/*
 * Sizes come with every call, so counting needs no headers in front of the pieces. A piece that
 * grows is counted with both its sizes until it has moved: that is what the process needs then.
 */
#include "counter.h"

#include <stdlib.h>

static void *reallocate(void *context, void *ptr, size_t old_size, size_t new_size) {
    bench_counter *counter = context;
    if (new_size == 0) {
        free(ptr);
        counter->held -= old_size;
        return NULL;
    }
    void *moved = realloc(ptr, new_size);
    if (!moved) {
        return NULL;
    }
    counter->calls++;
    if (counter->held + new_size > counter->peak) {
        counter->peak = counter->held + new_size;
    }
    counter->held += new_size - old_size;
    return moved;
}

galley_allocator bench_counter_allocator(bench_counter *counter) {
    return (galley_allocator){reallocate, counter};
}
