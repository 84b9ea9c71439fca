/*
 * Strings of JSON: finding their end with memchr, for most of a page's JSON is long texts that
 * nobody asks for; decoding their escapes.
 *
 * Time is linear: what is looked at behind a quote is white space and three bytes more, and white
 * space is passed once more at most.
 */
#include "json_ld_string.h"
#include "../base/hex.h"

/* The first byte at or after `at` that is no white space, or `end`. */
static const char *skip_space(const char *at, const char *end) {
    while (at < end && galley_ascii_space(*at)) {
        at++;
    }
    return at;
}

static bool has_prefix(const char *at, const char *end, galley_slice text) {
    return (size_t)(end - at) >= text.len && memcmp(at, text.ptr, text.len) == 0;
}

/* Can this be where a string has ended? `at` is behind a quote. */
static bool may_follow(const char *at, const char *end, galley_slice quote) {
    const char *next = skip_space(at, end);
    if (next == end || strchr("}]:<;/", *next) != NULL) {
        return true;
    }
    if (*next != ',') {
        /* a comma is missing: the next string begins on a line of its own */
        return has_prefix(next, end, quote) && memchr(at, '\n', (size_t)(next - at)) != NULL;
    }
    next = skip_space(next + 1, end);
    return next == end || has_prefix(next, end, quote) ||
           strchr("}]{[-0123456789/,", *next) != NULL ||
           has_prefix(next, end, galley_slice_from("null")) ||
           has_prefix(next, end, galley_slice_from("true")) ||
           has_prefix(next, end, galley_slice_from("false"));
}

/* Is the byte at `at` escaped by a backslash that is not escaped itself? */
static bool is_escaped(const char *begin, const char *at) {
    size_t backslashes = 0;
    while (at > begin && at[-1] == '\\') {
        at--;
        backslashes++;
    }
    return backslashes % 2 == 1;
}

galley_slice galley_json_ld_string(const char **at, const char *end, galley_slice quote) {
    const char *begin = *at;
    const char *p = begin;
    while (p < end) {
        const char *found = memchr(p, quote.ptr[0], (size_t)(end - p));
        if (found == NULL) {
            break;
        }
        p = found + 1;
        if (!has_prefix(found, end, quote) || is_escaped(begin, found)) {
            continue;
        }
        p = found + quote.len;
        if (may_follow(p, end, quote)) {
            *at = p;
            return galley_slice_make(begin, (size_t)(found - begin));
        }
    }
    *at = end;
    return galley_slice_make(begin, (size_t)(end - begin));
}

/* The four digits behind "\u", or -1. */
static int read_unit(const char *at, const char *end) {
    return end - at < 4 ? -1 : galley_hex_four(at);
}

/* Appends the character of "\uXXXX"; `at` is behind the 'u'. Gives what to go on with. */
static const char *append_unicode(const char *at, const char *end, galley_buffer *out) {
    int unit = read_unit(at, end);
    if (unit < 0) {
        return at;
    }
    at += 4;
    if (unit >= 0xD800 && unit < 0xDC00 && end - at >= 6 && at[0] == '\\' && at[1] == 'u') {
        int low = read_unit(at + 2, end);
        if (low >= 0xDC00 && low < 0xE000) {
            galley_buffer_append_code_point(
                out, (uint32_t)(0x10000 + ((unit - 0xD800) << 10) + (low - 0xDC00)));
            return at + 6;
        }
    }
    bool surrogate = unit >= 0xD800 && unit < 0xE000;
    galley_buffer_append_code_point(out, surrogate ? 0xFFFDU : (uint32_t)unit);
    return at;
}

bool galley_json_ld_unescape(galley_slice string, galley_buffer *out) {
    const char *at = string.ptr;
    const char *end = at + string.len;
    while (at < end && !out->failed) {
        const char *found = memchr(at, '\\', (size_t)(end - at));
        galley_buffer_append(out, at, (size_t)((found == NULL ? end : found) - at));
        if (found == NULL || found + 1 == end) {
            break;
        }
        at = found + 2;
        switch (found[1]) {
        case 'n':
        case 'r':
        case 't':
        case 'f':
        case 'b':
            galley_buffer_append_byte(out, ' ');
            break;
        case 'u':
            at = append_unicode(at, end, out);
            break;
        default: /* a quote, a slash, a backslash; others stand for themselves */
            galley_buffer_append_byte(out, found[1]);
        }
    }
    return !out->failed;
}
