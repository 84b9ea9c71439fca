/*
 * A text in UTF-8 in, a part of it out.
 */
#include "wide_space.h"

/* The length of the white space of two or three bytes that stands here; 0: there is none. */
static size_t wide_at(const char *at, size_t left) {
    if (left >= 2 && at[0] == '\xC2') {
        return at[1] == '\xA0' || at[1] == '\x85' ? 2 : 0;
    }
    if (left < 3) {
        return 0;
    }
    unsigned char last = (unsigned char)at[2];
    bool found = false;
    if (at[0] == '\xE2' && at[1] == '\x80') {
        /* U+2000 to U+200B, line and paragraph separators, the narrow no-break space */
        found = last <= 0x8B || last == 0xA8 || last == 0xA9 || last == 0xAF;
    } else {
        found = memcmp(at, "\xE2\x81\x9F", 3) == 0 || memcmp(at, "\xE3\x80\x80", 3) == 0 ||
                memcmp(at, "\xE1\x9A\x80", 3) == 0 || memcmp(at, "\xEF\xBB\xBF", 3) == 0;
    }
    return found ? 3 : 0;
}

galley_slice galley_slice_trim_wide(galley_slice text) {
    for (size_t before = text.len + 1; text.len > 0 && text.len < before;) {
        before = text.len;
        text = galley_slice_trim(text);
        size_t len = wide_at(text.ptr, text.len);
        text = galley_slice_make(text.ptr + len, text.len - len);
        if (text.len >= 2 && wide_at(text.ptr + text.len - 2, 2) == 2) {
            text.len -= 2;
        } else if (text.len >= 3 && wide_at(text.ptr + text.len - 3, 3) == 3) {
            text.len -= 3;
        }
    }
    return text;
}
