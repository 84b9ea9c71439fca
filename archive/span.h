/*
 * Small questions to runs of bytes: trimmed, equal but for case, within one another. White space
 * here is what may stand around a header's value.
 */
#ifndef GALLEY_ARCHIVE_SPAN_H
#define GALLEY_ARCHIVE_SPAN_H

#include "archive.h"

#include <string.h>

static inline galley_archive_span galley_span_make(const char *ptr, size_t len) {
    return (galley_archive_span){ptr, len};
}

static inline bool galley_span_blank(char c) { return c == ' ' || c == '\t'; }

static inline bool galley_span_newline(char c) { return c == '\r' || c == '\n'; }

static inline bool galley_span_digit(char c) { return c >= '0' && c <= '9'; }

static inline char galley_span_lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char)(c + ('a' - 'A')) : c;
}

static inline galley_archive_span galley_span_trim(galley_archive_span span) {
    while (span.len > 0 && (galley_span_blank(span.ptr[0]) || galley_span_newline(span.ptr[0]))) {
        span.ptr++;
        span.len--;
    }
    while (span.len > 0 && (galley_span_blank(span.ptr[span.len - 1]) ||
                            galley_span_newline(span.ptr[span.len - 1]))) {
        span.len--;
    }
    return span;
}

static inline bool galley_span_equal_nocase(galley_archive_span a, galley_archive_span b) {
    if (a.len != b.len) {
        return false;
    }
    for (size_t i = 0; i < a.len; i++) {
        if (galley_span_lower(a.ptr[i]) != galley_span_lower(b.ptr[i])) {
            return false;
        }
    }
    return true;
}

static inline bool galley_span_begins_nocase(galley_archive_span span, const char *text) {
    size_t len = strlen(text);
    return span.len >= len &&
           galley_span_equal_nocase(galley_span_make(span.ptr, len), galley_span_make(text, len));
}

static inline bool galley_span_is(galley_archive_span span, const char *text) {
    return galley_span_equal_nocase(span, galley_span_make(text, strlen(text)));
}

/* Without the first n bytes, of which there are as many. */
static inline galley_archive_span galley_span_after(galley_archive_span span, size_t n) {
    return galley_span_make(span.ptr + n, span.len - n);
}

#endif
