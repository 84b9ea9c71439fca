/*
 * Blocks and a host in, prints out.
 */
#include "prints.h"
#include "../base/memory.h"
#include "lexicon.h"

/* Hosts have at most 253 bytes. */
enum { HOST_BYTES = 256 };

void galley_print_list_init(galley_print_list *list, const galley_allocator *allocator) {
    *list = (galley_print_list){.allocator = allocator};
}

void galley_print_list_free(galley_print_list *list) {
    galley_memory_free(list->allocator, list->of, list->capacity * sizeof *list->of);
    galley_memory_free(list->allocator, list->slots, list->slot_capacity * sizeof *list->slots);
    list->of = NULL;
    list->slots = NULL;
    list->count = list->capacity = list->slot_capacity = 0;
}

/* Every digit of eight bytes as '0'. A byte is a digit when, without its upper half, it is at most
 * nine, and the upper half is that of '0': sums stay within their bytes. */
static uint64_t level_digits(uint64_t eight) {
    const uint64_t each = UINT64_C(0x0101010101010101);
    uint64_t low = eight & 0x0F * each;
    uint64_t high = (eight >> 4 & 0x0F * each) ^ 0x03 * each;
    uint64_t not_digit = ((low + 6 * each) | (high + 0x0F * each)) & 0x10 * each;
    uint64_t digit = (~not_digit & 0x10 * each) >> 4;
    return eight & ~(digit * 0x0F);
}

static uint64_t print_text(uint64_t host, galley_slice text) {
    uint64_t print = galley_lexicon_mix(host, text.len);
    const char *at = text.ptr;
    size_t left = text.len;
    for (; left >= 8; at += 8, left -= 8) {
        print = galley_lexicon_mix(print, level_digits(galley_lexicon_load(at)));
    }
    print = galley_lexicon_mix(print, level_digits(galley_lexicon_load_rest(at, left)));
    return galley_lexicon_mix(print, 0);
}

static uint64_t print_host(galley_slice host) {
    char name[HOST_BYTES];
    size_t len = host.len < sizeof name ? host.len : sizeof name;
    for (size_t i = 0; i < len; i++) {
        name[i] = galley_ascii_lower(host.ptr[i]);
    }
    size_t skip = len > 4 && memcmp(name, "www.", 4) == 0 ? 4 : 0;
    return print_text(0, galley_slice_make(name + skip, len - skip));
}

bool galley_print_list_make(galley_print_list *list, const galley_blocks *blocks,
                            galley_slice host) {
    list->count = 0;
    if (host.len == 0 || blocks->count == 0) {
        return true;
    }
    void *of = list->of;
    size_t count = GALLEY_PRINT_TEXTS + blocks->count;
    if (!galley_memory_grow(list->allocator, &of, &list->capacity, count, sizeof *list->of)) {
        return false;
    }
    list->of = of;
    list->count = count;
    uint64_t at = print_host(host);
    uint64_t page = ~at;
    for (size_t i = 0; i < blocks->count; i++) {
        uint64_t print = print_text(at, galley_segment_text(blocks, &blocks->segments[i]));
        list->of[GALLEY_PRINT_TEXTS + i] = print;
        page = galley_lexicon_mix(page, print);
    }
    list->of[GALLEY_PRINT_HOST] = at;
    list->of[GALLEY_PRINT_PAGE] = page;
    return true;
}

bool galley_print_list_settle(galley_print_list *list) {
    void *slots = list->slots;
    size_t wanted = galley_keys_slots(list->count);
    galley_keys keys;
    size_t kept = GALLEY_PRINT_TEXTS;
    if (!galley_memory_grow(list->allocator, &slots, &list->slot_capacity, wanted,
                            sizeof *list->slots)) {
        return false;
    }
    list->slots = slots;
    galley_keys_init(&keys, list->slots, wanted);
    for (size_t i = kept; i < list->count; i++) {
        bool first = galley_keys_number(&keys, list->of[i]) == kept - GALLEY_PRINT_TEXTS;
        list->of[kept] = list->of[i];
        kept += first;
    }
    list->count = kept < list->count ? kept : list->count;
    return true;
}
