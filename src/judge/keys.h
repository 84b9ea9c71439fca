/*
 * From a key to a small number: the first key met is 0, the next new one 1. Open addressing in
 * memory that the caller lends.
 */
#ifndef GALLEY_JUDGE_KEYS_H
#define GALLEY_JUDGE_KEYS_H

#include <stddef.h>
#include <stdint.h>

typedef struct galley_keys_slot {
    uint64_t key;
    uint32_t number; /* plus one and the table's base; up to the base: free */
} galley_keys_slot;

typedef struct galley_keys {
    galley_keys_slot *slots;
    size_t mask;
    uint32_t base;
    uint32_t count;
} galley_keys;

/* Slots that so many keys need: a power of two, at most half full. */
size_t galley_keys_slots(size_t keys);

/* `slots` is what galley_keys_slots said for at least as many keys as will come. */
void galley_keys_init(galley_keys *keys, galley_keys_slot *slots, size_t count);

/* Forgets all keys. Nothing is cleared: what was numbered before is free. */
void galley_keys_forget(galley_keys *keys);

/* The number of a key, new or met before. */
uint32_t galley_keys_number(galley_keys *keys, uint64_t key);

/* Two numbers as a key. */
static inline uint64_t galley_keys_pair(uint32_t high, uint32_t low) {
    return (uint64_t)high << 32 | low;
}

#endif
