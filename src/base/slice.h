/*
 * Slices: runs of bytes that somebody else owns. A NUL byte is data like any other.
 */
#ifndef GALLEY_BASE_SLICE_H
#define GALLEY_BASE_SLICE_H

#include <galley.h>
#include <stdbool.h>
#include <string.h>

static inline galley_slice galley_slice_make(const char *ptr, size_t len) {
    return (galley_slice){ptr, len};
}

static inline galley_slice galley_slice_from(const char *text) {
    return (galley_slice){text, strlen(text)};
}

static inline bool galley_slice_equal(galley_slice a, galley_slice b) {
    return a.len == b.len && (a.len == 0 || memcmp(a.ptr, b.ptr, a.len) == 0);
}

static inline char galley_ascii_lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

/* HTML's white space: tab, line feed, form feed, carriage return, space. */
static inline bool galley_ascii_space(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
}

/* Equal but for the case of ASCII letters. */
static inline bool galley_slice_equal_nocase(galley_slice a, galley_slice b) {
    if (a.len != b.len) {
        return false;
    }
    for (size_t i = 0; i < a.len; i++) {
        if (galley_ascii_lower(a.ptr[i]) != galley_ascii_lower(b.ptr[i])) {
            return false;
        }
    }
    return true;
}

/* Without the white space at both ends. */
static inline galley_slice galley_slice_trim(galley_slice s) {
    while (s.len > 0 && galley_ascii_space(s.ptr[0])) {
        s.ptr++;
        s.len--;
    }
    while (s.len > 0 && galley_ascii_space(s.ptr[s.len - 1])) {
        s.len--;
    }
    return s;
}

#endif
