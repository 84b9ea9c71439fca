/*
 * In: chunks, each a line with its size in hexadecimal, then its bytes and a line end; out: their
 * bytes. A body that is declared as chunks but begins with no such line is no row of chunks.
 */
#include "chunked.h"

#include "span.h"

/* More digits of a size than any 64-bit length has, zeros in front included. */
enum { DIGITS_MAX = 16 };

static int digit_of(char c) {
    c = galley_span_lower(c);
    if (galley_span_digit(c)) {
        return c - '0';
    }
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

/* The size in the line at *at, which moves on behind it. An extension may follow the size. */
static bool read_size(const char *bytes, size_t len, size_t *at, uint64_t *size) {
    size_t i = *at;
    size_t digits = 0;
    *size = 0;
    for (; i < len && digits < DIGITS_MAX && digit_of(bytes[i]) >= 0; i++) {
        *size = *size << 4 | (uint64_t)digit_of(bytes[i]);
        digits++;
    }
    while (i < len && galley_span_blank(bytes[i])) {
        i++;
    }
    if (digits == 0 || i == len || (bytes[i] != ';' && !galley_span_newline(bytes[i]))) {
        return false;
    }
    const char *feed = memchr(bytes + i, '\n', len - i);
    *at = feed == NULL ? len : (size_t)(feed - bytes) + 1;
    return feed != NULL;
}

static size_t pass_line_end(const char *bytes, size_t len, size_t at) {
    at += at < len && bytes[at] == '\r';
    at += at < len && bytes[at] == '\n';
    return at;
}

galley_chunked galley_chunked_join(char *bytes, size_t len, size_t *joined) {
    size_t at = 0;
    uint64_t size = 0;
    *joined = 0;
    if (!read_size(bytes, len, &at, &size)) {
        *joined = len;
        return GALLEY_CHUNKED_NONE;
    }
    while (size > 0) {
        size_t left = len - at;
        size_t step = size < left ? (size_t)size : left;
        memmove(bytes + *joined, bytes + at, step);
        *joined += step;
        at = pass_line_end(bytes, len, at + step);
        if (step < size || !read_size(bytes, len, &at, &size)) {
            return GALLEY_CHUNKED_EARLY;
        }
    }
    return GALLEY_CHUNKED_WHOLE;
}
