/*
 * JSON strings. In: bytes that nobody vouches for, out of heads of archives; out: a string of UTF-8
 * in quotes, with control characters escaped.
 */
#include "json_text.h"

#include <stdint.h>

/* How many bytes the character at `at` has; 0 when it is none of UTF-8. */
static size_t measure(const unsigned char *at, size_t len) {
    size_t more = at[0] < 0x80   ? 0
                  : at[0] < 0xC2 ? 4
                  : at[0] < 0xE0 ? 1
                  : at[0] < 0xF0 ? 2
                  : at[0] < 0xF5 ? 3
                                 : 4;
    if (more >= len || more == 4) {
        return 0;
    }
    uint32_t code = at[0] & (more == 0 ? 0x7Fu : 0x3Fu >> more);
    for (size_t i = 1; i <= more; i++) {
        if ((at[i] & 0xC0) != 0x80) {
            return 0;
        }
        code = code << 6 | (at[i] & 0x3Fu);
    }
    bool surrogate = code >= 0xD800 && code < 0xE000;
    bool too_long = (more == 2 && code < 0x800) || (more == 3 && code < 0x10000);
    return surrogate || too_long || code > 0x10FFFF ? 0 : more + 1;
}

static bool add_character(galley_cli_text *out, const char *at, size_t len) {
    unsigned char byte = (unsigned char)*at;
    if (len == 0) {
        return galley_cli_text_add(out, "\xEF\xBF\xBD", 3);
    }
    if (byte == '"' || byte == '\\') {
        return galley_cli_text_add(out, "\\", 1) && galley_cli_text_add(out, at, 1);
    }
    if (byte < 0x20) {
        static const char hex[] = "0123456789abcdef";
        char escape[6] = {'\\', 'u', '0', '0', hex[byte >> 4], hex[byte & 15]};
        return galley_cli_text_add(out, escape, sizeof escape);
    }
    return galley_cli_text_add(out, at, len);
}

bool galley_cli_json_string(galley_cli_text *out, const char *bytes, size_t len) {
    bool added = galley_cli_text_add(out, "\"", 1);
    for (size_t at = 0; added && at < len;) {
        size_t size = measure((const unsigned char *)bytes + at, len - at);
        added = add_character(out, bytes + at, size);
        at += size == 0 ? 1 : size;
    }
    return added && galley_cli_text_add(out, "\"", 1);
}
