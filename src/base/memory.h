/*
 * Memory comes from the caller's allocator alone. Every piece is asked for and given back with its
 * size, so that the allocator can count without headers of its own.
 */
#ifndef GALLEY_BASE_MEMORY_H
#define GALLEY_BASE_MEMORY_H

#include <galley.h>
#include <stdbool.h>

/* The C library's realloc and free. */
galley_allocator galley_allocator_default(void);

/* New memory is not cleared. Returns NULL when there is none. */
void *galley_memory_new(const galley_allocator *allocator, size_t size);

/* Accepts a NULL ptr. */
void galley_memory_free(const galley_allocator *allocator, void *ptr, size_t size);

/* Gives the array room for exactly `count` elements, more or fewer than it has. On failure false,
 * with array and capacity as they were. count must not be 0. */
bool galley_memory_resize(const galley_allocator *allocator, void **array, size_t *capacity,
                          size_t count, size_t width);

/*
 * Makes room for `count` elements of `width` bytes in an array that has room for *capacity, at
 * least doubling it. On failure false, with array and capacity as they were.
 */
bool galley_memory_grow(const galley_allocator *allocator, void **array, size_t *capacity,
                        size_t count, size_t width);

#endif
