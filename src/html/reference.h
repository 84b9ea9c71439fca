/*
 * Character references: "&amp;", "&#233;", "&#xe9;".
 */
#ifndef GALLEY_HTML_REFERENCE_H
#define GALLEY_HTML_REFERENCE_H

#include <galley.h>
#include <stdbool.h>

/* What a reference stands for: one code point, or two (then second is not 0). */
typedef struct galley_reference {
    uint32_t first;
    uint32_t second;
} galley_reference;

/*
 * Reads the reference that begins with the '&' at `at`. Gives its length in bytes, or 0 when this
 * '&' is just that. In an attribute a name without ';' before '=' or a letter or digit is text.
 */
size_t galley_reference_read(const char *at, const char *end, bool in_attribute,
                             galley_reference *reference);

#endif
