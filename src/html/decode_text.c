/*
 * Decoding of spans. Whole runs without special bytes are copied at once.
 */
#include "decode_text.h"

#include "reference.h"

#include <stdint.h>

static bool is_special(char c) { return c == '&' || c == '\r' || c == '\0'; }

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))

/* The top bit of the first byte that is NUL, and perhaps others. */
static uint64_t mark_zero(uint64_t eight) { return (eight - EACH(1)) & ~eight; }

/* The first special byte, or `end`. Eight bytes are passed at once where none is. */
static const char *find_special(const char *at, const char *end) {
    for (uint64_t eight; end - at >= 8; at += 8) {
        memcpy(&eight, at, 8);
        uint64_t marks =
            mark_zero(eight) | mark_zero(eight ^ EACH('&')) | mark_zero(eight ^ EACH('\r'));
        if ((marks & EACH(0x80)) != 0) {
            break;
        }
    }
    while (at < end && !is_special(*at)) {
        at++;
    }
    return at;
}

static bool append_reference(const galley_reference *reference, galley_buffer *buffer) {
    return galley_buffer_append_code_point(buffer, reference->first) &&
           (reference->second == 0 || galley_buffer_append_code_point(buffer, reference->second));
}

/* Decodes the special byte at `at`; gives how many bytes of the span that took. */
static size_t decode_special(const char *at, const char *end, unsigned how, galley_buffer *buffer) {
    if (*at == '\0') {
        if ((how & GALLEY_DECODE_REPLACE_NUL) != 0) {
            galley_buffer_append_code_point(buffer, 0xFFFD);
        }
        return 1;
    }
    if (*at == '\r') {
        galley_buffer_append_byte(buffer, '\n');
        return end - at > 1 && at[1] == '\n' ? 2 : 1;
    }
    galley_reference reference;
    size_t len = 0;
    if ((how & GALLEY_DECODE_REFERENCES) != 0) {
        len = galley_reference_read(at, end, (how & GALLEY_DECODE_IN_ATTRIBUTE) != 0, &reference);
    }
    if (len == 0) {
        galley_buffer_append_byte(buffer, '&');
        return 1;
    }
    append_reference(&reference, buffer);
    return len;
}

bool galley_decode_text(galley_slice span, unsigned how, galley_buffer *buffer) {
    const char *at = span.ptr;
    const char *end = span.len > 0 ? span.ptr + span.len : span.ptr;
    while (at < end && !buffer->failed) {
        const char *run = at;
        at = find_special(at, end);
        galley_buffer_append(buffer, run, (size_t)(at - run));
        if (at < end) {
            at += decode_special(at, end, how, buffer);
        }
    }
    return !buffer->failed;
}

size_t galley_decode_leading_space(galley_slice span) {
    const char *at = span.ptr;
    const char *end = span.ptr + span.len;
    while (at < end) {
        galley_reference reference;
        size_t len = galley_ascii_space(*at) ? 1 : 0;
        if (*at == '&') {
            len = galley_reference_read(at, end, false, &reference);
            bool space = len > 0 && reference.first < 0x80 && reference.second == 0 &&
                         galley_ascii_space((char)reference.first);
            len = space ? len : 0;
        }
        if (len == 0) {
            break;
        }
        at += len;
    }
    return (size_t)(at - span.ptr);
}
