/*
 * A hash table of numbers, with linear probing. Keys come from texts and attributes of the page,
 * which may be made to collide: a probe gives up after MOST_PROBES and takes the number of the key
 * it stands at, so that time stays linear and a hostile page merely misjudges itself.
 */
#include "keys.h"
#include <string.h>

#define MOST_PROBES 64

size_t galley_keys_slots(size_t keys) {
    size_t slots = 64;
    while (slots < 2 * keys) {
        slots *= 2;
    }
    return slots;
}

void galley_keys_init(galley_keys *keys, galley_keys_slot *slots, size_t count) {
    memset(slots, 0, count * sizeof *slots);
    *keys = (galley_keys){.slots = slots, .mask = count - 1};
}

void galley_keys_forget(galley_keys *keys) {
    keys->base += keys->count;
    keys->count = 0;
}

uint32_t galley_keys_number(galley_keys *keys, uint64_t key) {
    uint64_t mixed = (key ^ key >> 31) * UINT64_C(0x9E3779B97F4A7C15);
    size_t at = (size_t)(mixed >> 32) & keys->mask;
    for (int probe = 0; keys->slots[at].number > keys->base; probe++) {
        if (keys->slots[at].key == key || probe == MOST_PROBES) {
            return keys->slots[at].number - keys->base - 1;
        }
        at = (at + 1) & keys->mask;
    }
    keys->slots[at].key = key;
    keys->slots[at].number = keys->base + ++keys->count;
    return keys->count - 1;
}
