/*
 * The allocator's few wrappers. Sizes are checked for overflow here, so that callers need not.
 */
#include "memory.h"

#include <stdint.h>
#include <stdlib.h>

static void *reallocate_default(void *context, void *ptr, size_t old_size, size_t new_size) {
    (void)context;
    (void)old_size;
    if (new_size == 0) {
        free(ptr);
        return NULL;
    }
    return realloc(ptr, new_size);
}

galley_allocator galley_allocator_default(void) {
    return (galley_allocator){reallocate_default, NULL};
}

void *galley_memory_new(const galley_allocator *allocator, size_t size) {
    return allocator->reallocate(allocator->context, NULL, 0, size);
}

void galley_memory_free(const galley_allocator *allocator, void *ptr, size_t size) {
    if (ptr != NULL) {
        allocator->reallocate(allocator->context, ptr, size, 0);
    }
}

bool galley_memory_resize(const galley_allocator *allocator, void **array, size_t *capacity,
                          size_t count, size_t width) {
    if (count > SIZE_MAX / width) {
        return false;
    }
    void *grown =
        allocator->reallocate(allocator->context, *array, *capacity * width, count * width);
    if (grown == NULL) {
        return false;
    }
    *array = grown;
    *capacity = count;
    return true;
}

bool galley_memory_grow(const galley_allocator *allocator, void **array, size_t *capacity,
                        size_t count, size_t width) {
    if (count <= *capacity) {
        return true;
    }
    /* Doubling keeps the copying linear; 64 spares small arrays their first few steps. */
    size_t wanted = *capacity < SIZE_MAX / 2 ? *capacity * 2 : count;
    wanted = wanted < count ? count : wanted;
    wanted = wanted < 64 ? 64 : wanted;
    return galley_memory_resize(allocator, array, capacity, wanted, width);
}
