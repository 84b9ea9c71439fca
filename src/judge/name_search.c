/*
 * A value and names in, yes or no out. Pairs of letters that a name may begin with are bits of a
 * small set, so that nearly all places of the value are passed with one look.
 */
#include "name_search.h"

/* A place in the set: letters in any case have the same, other bytes may share it. */
static unsigned pair_of(char a, char b) {
    return (((unsigned char)a | 0x20U) * 5U ^ ((unsigned char)b | 0x20U) * 11U) & 255U;
}

static bool stands_at(const char *at, size_t left, const char *name) {
    size_t i = 0;
    while (name[i] != '\0' && i < left && galley_ascii_lower(at[i]) == name[i]) {
        i++;
    }
    return name[i] == '\0';
}

bool galley_name_search(galley_slice value, const char *const *names) {
    uint64_t pairs[4] = {0, 0, 0, 0};
    for (size_t i = 0; names[i] != NULL; i++) {
        unsigned pair = pair_of(names[i][0], names[i][1]);
        pairs[pair >> 6] |= UINT64_C(1) << (pair & 63U);
    }
    for (size_t at = 0; at + 1 < value.len; at++) {
        unsigned pair = pair_of(value.ptr[at], value.ptr[at + 1]);
        if ((pairs[pair >> 6] >> (pair & 63U) & 1) == 0) {
            continue;
        }
        for (size_t i = 0; names[i] != NULL; i++) {
            if (stands_at(value.ptr + at, value.len - at, names[i])) {
                return true;
            }
        }
    }
    return false;
}
