/*
 * A value and names in, yes or no out. Pairs of letters that a name may begin with are bits of one
 * word, so that most places of the value are passed with one look.
 */
#include "name_search.h"

static unsigned pair_of(char a, char b) {
    return ((unsigned char)a * 5U ^ (unsigned char)b * 11U) & 63U;
}

static bool stands_at(const char *at, size_t left, const char *name) {
    size_t i = 0;
    while (name[i] != '\0' && i < left && galley_ascii_lower(at[i]) == name[i]) {
        i++;
    }
    return name[i] == '\0';
}

bool galley_name_search(galley_slice value, const char *const *names) {
    uint64_t pairs = 0;
    for (size_t i = 0; names[i] != NULL; i++) {
        pairs |= UINT64_C(1) << pair_of(names[i][0], names[i][1]);
    }
    char next = value.len > 0 ? galley_ascii_lower(value.ptr[0]) : '\0';
    for (size_t at = 0; at + 1 < value.len; at++) {
        char letter = next;
        next = galley_ascii_lower(value.ptr[at + 1]);
        if ((pairs >> pair_of(letter, next) & 1) == 0) {
            continue;
        }
        for (size_t i = 0; names[i] != NULL; i++) {
            if (names[i][0] == letter && names[i][1] == next &&
                stands_at(value.ptr + at, value.len - at, names[i])) {
                return true;
            }
        }
    }
    return false;
}
