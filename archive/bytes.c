/*
 * The growing run of bytes: all memory of the reader whose size depends on its input.
 */
#include "bytes.h"

#include <stdint.h>
#include <stdlib.h>

/* Of a thousand pages of a crawl hardly one unpacks to more. */
enum { KEPT = 4 << 20, FIRST = 1 << 16 };

bool galley_bytes_reserve(galley_bytes *bytes, size_t more) {
    if (more <= bytes->capacity - bytes->len) {
        return true;
    }
    if (more > SIZE_MAX / 2 - bytes->len || bytes->capacity > SIZE_MAX / 2) {
        return false;
    }
    size_t capacity = 2 * bytes->capacity;
    capacity = capacity < FIRST ? FIRST : capacity;
    capacity = capacity < bytes->len + more ? bytes->len + more : capacity;
    char *ptr = realloc(bytes->ptr, capacity + GALLEY_BYTES_SLACK);
    if (ptr == NULL) {
        return false;
    }
    bytes->ptr = ptr;
    bytes->capacity = capacity;
    return true;
}

void galley_bytes_trim(galley_bytes *bytes) {
    if (bytes->capacity > KEPT && bytes->len <= FIRST) {
        char *ptr = realloc(bytes->ptr, FIRST + GALLEY_BYTES_SLACK);
        if (ptr != NULL) {
            bytes->ptr = ptr;
            bytes->capacity = FIRST;
        }
    }
}

void galley_bytes_clear(galley_bytes *bytes) {
    bytes->len = 0;
    galley_bytes_trim(bytes);
}

void galley_bytes_free(galley_bytes *bytes) {
    free(bytes->ptr);
    *bytes = (galley_bytes){NULL, 0, 0};
}
