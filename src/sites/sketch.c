/*
 * The upper half of a key chooses its line, four times seven bits of the lower half choose counters
 * in it, two of them a byte.
 */
#include "sketch.h"
#include "../base/memory.h"

#include <string.h>

enum { LINE_BYTES = 64, COUNTERS = 4, PLACE_BITS = 7 };

/* More lines than half a key can choose among are of no use. */
static const uint64_t lines_max = UINT64_C(1) << 32;

bool galley_sketch_open(galley_sketch *sketch, const galley_allocator *allocator, size_t bytes) {
    uint64_t lines = bytes / LINE_BYTES;
    lines = lines == 0 ? 1 : lines > lines_max ? lines_max : lines;
    size_t size = (size_t)lines * LINE_BYTES + LINE_BYTES;
    *sketch = (galley_sketch){.allocator = allocator, .size = size, .count = lines};
    sketch->memory = galley_memory_new(allocator, size);
    if (sketch->memory == NULL) {
        return false;
    }
    memset(sketch->memory, 0, size);
    size_t skip = (LINE_BYTES - (uintptr_t)sketch->memory % LINE_BYTES) % LINE_BYTES;
    sketch->lines = (uint8_t *)sketch->memory + skip;
    return true;
}

void galley_sketch_close(galley_sketch *sketch) {
    galley_memory_free(sketch->allocator, sketch->memory, sketch->size);
    sketch->memory = NULL;
}

static uint8_t *line_of(const galley_sketch *sketch, uint64_t key) {
    return sketch->lines + (size_t)((key >> 32) * sketch->count >> 32) * LINE_BYTES;
}

static unsigned place_of(uint64_t key, int counter) {
    return (unsigned)(key >> counter * PLACE_BITS) % (1U << PLACE_BITS);
}

static unsigned read_counter(const uint8_t *line, unsigned place) {
    return line[place / 2] >> place % 2 * 4 & 15U;
}

static unsigned count_in(const uint8_t *line, uint64_t key) {
    unsigned least = GALLEY_SKETCH_MOST;
    for (int i = 0; i < COUNTERS; i++) {
        unsigned count = read_counter(line, place_of(key, i));
        least = count < least ? count : least;
    }
    return least;
}

unsigned galley_sketch_count(const galley_sketch *sketch, uint64_t key) {
    return count_in(line_of(sketch, key), key);
}

void galley_sketch_add(galley_sketch *sketch, uint64_t key) {
    uint8_t *line = line_of(sketch, key);
    unsigned least = count_in(line, key);
    if (least == GALLEY_SKETCH_MOST) {
        return;
    }
    for (int i = 0; i < COUNTERS; i++) {
        unsigned place = place_of(key, i);
        if (read_counter(line, place) == least) {
            line[place / 2] = (uint8_t)(line[place / 2] + (1U << place % 2 * 4));
        }
    }
}
