/*
 * What a byte ends, for the loops over the short names and values in tags.
 */
#ifndef GALLEY_HTML_CHAR_CLASS_H
#define GALLEY_HTML_CHAR_CLASS_H

#include <stdbool.h>

enum {
    GALLEY_CHAR_SPACE = 1,
    GALLEY_CHAR_ENDS_TAG_NAME = 2,       /* white space, '/', '>' */
    GALLEY_CHAR_ENDS_ATTRIBUTE_NAME = 4, /* ... and '=' */
    GALLEY_CHAR_ENDS_VALUE = 8,          /* white space, '>': of a value without quotes */
    GALLEY_CHAR_LETTER = 16
};

extern const unsigned char galley_char_classes[256];

static inline bool galley_char_is(char c, int classes) {
    return (galley_char_classes[(unsigned char)c] & classes) != 0;
}

/* From the first byte of a tag's name to the byte behind it, or `end`. */
static inline const char *galley_char_skip_tag_name(const char *at, const char *end) {
    while (at < end && !galley_char_is(*at, GALLEY_CHAR_ENDS_TAG_NAME)) {
        at++;
    }
    return at;
}

#endif
