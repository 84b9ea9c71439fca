/*
 * One step through the attributes of a tag: the standard's attribute states, from "before attribute
 * name" on. The tokenizer takes these steps to find the tag's end, readers take them again to see
 * what stands there: nothing is kept in between.
 */
#ifndef GALLEY_HTML_ATTRIBUTE_STEP_H
#define GALLEY_HTML_ATTRIBUTE_STEP_H

#include "char_class.h"
#include "document.h"

typedef enum galley_attribute_step {
    GALLEY_ATTRIBUTE_STEP_FOUND,
    GALLEY_ATTRIBUTE_STEP_CLOSE,      /* the tag ends here, with '>' ... */
    GALLEY_ATTRIBUTE_STEP_CLOSE_SELF, /* ... or with "/>" */
    GALLEY_ATTRIBUTE_STEP_CUT         /* the input ends inside the tag */
} galley_attribute_step;

/* The value after '=': moves *at behind it. False when the input ends first. */
static inline bool galley_attribute_step_value(const char **at, const char *end,
                                               galley_slice *value) {
    const char *p = *at;
    while (p < end && galley_char_is(*p, GALLEY_CHAR_SPACE)) {
        p++;
    }
    if (p == end) {
        return false;
    }
    if (*p == '"' || *p == '\'') {
        const char *close = memchr(p + 1, *p, (size_t)(end - p - 1));
        if (close == NULL) {
            return false;
        }
        *value = galley_slice_make(p + 1, (size_t)(close - p - 1));
        *at = close + 1;
        return true;
    }
    const char *start = p;
    while (p < end && !galley_char_is(*p, GALLEY_CHAR_ENDS_VALUE)) {
        p++;
    }
    *value = galley_slice_make(start, (size_t)(p - start));
    *at = p;
    return true;
}

/* Moves *at past the next attribute, or past the tag's end. */
static inline galley_attribute_step galley_attribute_step_next(const char **at, const char *end,
                                                               galley_attribute *attribute) {
    const char *p = *at;
    bool slash = false;
    while (p < end && (galley_char_is(*p, GALLEY_CHAR_SPACE) || *p == '/')) {
        slash = *p++ == '/';
    }
    if (p == end) {
        *at = p;
        return GALLEY_ATTRIBUTE_STEP_CUT;
    }
    if (*p == '>') {
        *at = p + 1;
        return slash ? GALLEY_ATTRIBUTE_STEP_CLOSE_SELF : GALLEY_ATTRIBUTE_STEP_CLOSE;
    }
    const char *name = p++; /* even a '=', which then begins the name */
    while (p < end && !galley_char_is(*p, GALLEY_CHAR_ENDS_ATTRIBUTE_NAME)) {
        p++;
    }
    attribute->name = galley_slice_make(name, (size_t)(p - name));
    attribute->value = galley_slice_make(NULL, 0);
    *at = p;
    while (p < end && galley_char_is(*p, GALLEY_CHAR_SPACE)) {
        p++;
    }
    if (p < end && *p == '=') {
        *at = p + 1;
        if (!galley_attribute_step_value(at, end, &attribute->value)) {
            *at = end;
            return GALLEY_ATTRIBUTE_STEP_CUT;
        }
    }
    return GALLEY_ATTRIBUTE_STEP_FOUND;
}

#endif
