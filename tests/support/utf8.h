/*
 * UTF-8 in tests: a check written plainly from the definition, so that it shares no fault with the
 * library's.
 */
#ifndef GALLEY_TESTS_SUPPORT_UTF8_H
#define GALLEY_TESTS_SUPPORT_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* How many bytes the character at `at` has, of the `left` there are; 0 when it is none. */
static inline size_t utf8_character(const unsigned char *at, size_t left) {
    if (at[0] < 0x80) {
        return 1;
    }
    size_t len = at[0] >= 0xf0 ? 4 : at[0] >= 0xe0 ? 3 : 2;
    if (at[0] < 0xc2 || at[0] > 0xf4 || left < len) {
        return 0;
    }
    uint32_t code = at[0] & (0x7fU >> len);
    for (size_t i = 1; i < len; i++) {
        if ((at[i] & 0xc0) != 0x80) {
            return 0;
        }
        code = code << 6 | (at[i] & 0x3fU);
    }
    static const uint32_t least[] = {0, 0, 0x80, 0x800, 0x10000};
    bool surrogate = code >= 0xd800 && code <= 0xdfff;
    return code >= least[len] && code <= 0x10ffff && !surrogate ? len : 0;
}

static inline bool utf8_is_valid(const char *bytes, size_t len) {
    const unsigned char *at = (const unsigned char *)bytes;
    while (len > 0) {
        size_t width = utf8_character(at, len);
        if (width == 0) {
            return false;
        }
        at += width;
        len -= width;
    }
    return true;
}

/* Puts '?' for each byte that belongs to no character. */
static inline void utf8_mend(char *bytes, size_t len) {
    for (size_t i = 0; i < len;) {
        size_t width = utf8_character((const unsigned char *)bytes + i, len - i);
        if (width == 0) {
            bytes[i] = '?';
            width = 1;
        }
        i += width;
    }
}

#endif
