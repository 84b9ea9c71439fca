/*
 * A value and names in, yes or no out. The three letters that a name begins with are a bit of a
 * set, so that nearly all places of the value are passed with one look.
 */
#include "name_search.h"

enum { SET_BITS = 1024 };

/* Puts a letter behind two others; letters in any case are the same, other bytes may be. */
static uint32_t put(uint32_t letters, char c) {
    return (letters << 8 | (unsigned char)c | 0x20U) & 0xFFFFFFU;
}

static uint32_t place_of(uint32_t letters) { return letters * 0x9E3779B1U >> 22; }

static bool stands_at(const char *at, size_t left, const char *name) {
    size_t i = 0;
    while (name[i] != '\0' && i < left && galley_ascii_lower(at[i]) == name[i]) {
        i++;
    }
    return name[i] == '\0';
}

static bool any_stands_at(const char *at, size_t left, const char *const *names) {
    for (size_t i = 0; names[i] != NULL; i++) {
        if (stands_at(at, left, names[i])) {
            return true;
        }
    }
    return false;
}

bool galley_name_search(galley_slice value, const char *const *names) {
    uint64_t set[SET_BITS / 64] = {0};
    if (value.len < 3) {
        return false;
    }
    for (size_t i = 0; names[i] != NULL; i++) {
        uint32_t letters = put(put(put(0, names[i][0]), names[i][1]), names[i][2]);
        set[place_of(letters) >> 6] |= UINT64_C(1) << (place_of(letters) & 63U);
    }
    uint32_t letters = put(put(0, value.ptr[0]), value.ptr[1]);
    for (size_t at = 2; at < value.len; at++) {
        letters = put(letters, value.ptr[at]);
        uint32_t place = place_of(letters);
        if ((set[place >> 6] >> (place & 63U) & 1) != 0 &&
            any_stands_at(value.ptr + at - 2, value.len - at + 2, names)) {
            return true;
        }
    }
    return false;
}
