/*
 * Counts of more things than could be kept: a count-min sketch.
 *
 * A thing is known by 64 bits. Its four counters lie in one line of memory, of the size that
 * processors fetch at once; adding raises the lowest of them only, and the lowest is the count. So
 * a count is never too small, and too large when other things of its line share all four. How
 * often, docs/sites.md tells.
 *
 * G. Cormode, S. Muthukrishnan: An improved data stream summary: the count-min sketch and its
 * applications. J. Algorithms 55 (2005). C. Estan, G. Varghese: New directions in traffic
 * measurement and accounting. SIGCOMM 2002 (adding to the lowest only). F. Putze, P. Sanders,
 * J. Singler: Cache-, hash- and space-efficient Bloom filters. WEA 2007 (lines).
 */
#ifndef GALLEY_SITES_SKETCH_H
#define GALLEY_SITES_SKETCH_H

#include <galley.h>
#include <stdbool.h>

/* Counters have four bits and stay at this. */
enum { GALLEY_SKETCH_MOST = 15 };

typedef struct galley_sketch {
    const galley_allocator *allocator;
    char *memory;
    size_t size;    /* of the memory */
    uint8_t *lines; /* in it */
    uint64_t count; /* lines, at most 2^32 */
} galley_sketch;

/* Of about so many bytes, all counts 0. False: no memory. Close it either way. */
bool galley_sketch_open(galley_sketch *sketch, const galley_allocator *allocator, size_t bytes);
void galley_sketch_close(galley_sketch *sketch);

void galley_sketch_add(galley_sketch *sketch, uint64_t key);
unsigned galley_sketch_count(const galley_sketch *sketch, uint64_t key);

#endif
