/*
 * Numbers for element names outside the list: custom elements, mistakes. They are hashes, kept in
 * nodes where known names have their number. A table of all names of a page would cost a miss of
 * the cache for each, on pages that make up names by the million.
 */
#include "../base/slice.h"
#include "tag.h"

/* A node has 21 bits for its name. */
#define NUMBERS ((1U << 21) - GALLEY_TAG_COUNT)

uint32_t galley_tag_hash(galley_slice name) {
    uint64_t hash = 0x9E3779B97F4A7C15U;
    for (size_t i = 0; i < name.len; i++) {
        hash = (hash ^ (unsigned char)galley_ascii_lower(name.ptr[i])) * 0xD6E8FEB86659FD93U;
        hash ^= hash >> 32;
    }
    return GALLEY_TAG_COUNT + (uint32_t)(hash % NUMBERS);
}
