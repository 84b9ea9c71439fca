/*
 * Words and lists of words.
 */
#include "word_list.h"

size_t galley_slice_find_nocase(galley_slice whole, galley_slice part) {
    if (part.len == 0 || part.len > whole.len) {
        return whole.len;
    }
    char first = galley_ascii_lower(part.ptr[0]);
    for (size_t at = 0; at + part.len <= whole.len; at++) {
        if (galley_ascii_lower(whole.ptr[at]) == first &&
            galley_slice_equal_nocase(galley_slice_make(whole.ptr + at, part.len), part)) {
            return at;
        }
    }
    return whole.len;
}

bool galley_word_in(const char *const *list, galley_slice word) {
    char first = word.len > 0 ? galley_ascii_lower(word.ptr[0]) : '\0';
    for (size_t i = 0; word.len > 0 && list[i] != NULL; i++) {
        if (galley_ascii_lower(list[i][0]) == first &&
            galley_slice_equal_nocase(word, galley_slice_from(list[i]))) {
            return true;
        }
    }
    return false;
}

bool galley_word_is_initial(galley_slice text) {
    size_t at = text.len;
    while (at > 0 && !galley_ascii_space(text.ptr[at - 1])) {
        at--;
    }
    size_t len = text.len - at;
    return at > 0 && len <= 3 && text.ptr[at] >= 'A' && text.ptr[at] <= 'Z';
}

static bool is_kept(char c) {
    char lower = galley_ascii_lower(c);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

bool galley_slice_alike(galley_slice a, galley_slice b) {
    size_t i = 0;
    size_t j = 0;
    size_t same = 0;
    for (;;) {
        while (i < a.len && !is_kept(a.ptr[i])) {
            i++;
        }
        while (j < b.len && !is_kept(b.ptr[j])) {
            j++;
        }
        if (i == a.len || j == b.len) {
            return i == a.len && j == b.len && same > 0;
        }
        if (galley_ascii_lower(a.ptr[i++]) != galley_ascii_lower(b.ptr[j++])) {
            return false;
        }
        same++;
    }
}
