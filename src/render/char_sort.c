/*
 * A character in, its sort out. Letters are listed by ranges of the scripts in use; a character of
 * no range is not sure, with which emphasis is written more carefully and never wrongly.
 */
#include "char_sort.h"
#include <stdbool.h>
#include <stdint.h>

static const struct {
    uint32_t first;
    uint32_t last;
} letters[] = {
    {0xC0, 0xD6},     {0xD8, 0xF6},       {0xF8, 0x2AF},    /* Latin */
    {0x370, 0x37D},   {0x386, 0x386},     {0x388, 0x3FF},   /* Greek */
    {0x400, 0x481},   {0x48A, 0x52F},                       /* Cyrillic */
    {0x531, 0x556},   {0x561, 0x587},                       /* Armenian */
    {0x5D0, 0x5EA},                                         /* Hebrew */
    {0x620, 0x669},   {0x671, 0x6D3},                       /* Arabic */
    {0x904, 0x939},   {0x93E, 0x94D},                       /* Devanagari */
    {0x985, 0x9CD},   {0xE01, 0xE3A},     {0xE40, 0xE4E},   /* Bengali, Thai */
    {0x10A0, 0x10FA}, {0x1E00, 0x1FBC},                     /* Georgian, Latin, Greek */
    {0x3041, 0x3096}, {0x30A1, 0x30FA},   {0x30FC, 0x30FF}, /* Japanese */
    {0x3400, 0x4DBF}, {0x4E00, 0x9FFF},                     /* Chinese */
    {0xAC00, 0xD7A3}, {0x20000, 0x3134F},                   /* Korean, Chinese */
};

static galley_char_sort sort_ascii(unsigned char c) {
    if (c <= ' ' || c == 0x7F) {
        return GALLEY_CHAR_SPACE;
    }
    bool letter = (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
    return letter ? GALLEY_CHAR_LETTER : GALLEY_CHAR_PUNCTUATION;
}

static galley_char_sort sort_code_point(uint32_t c) {
    if (c == 0xA0 || c == 0x1680 || (c >= 0x2000 && c <= 0x200F) || (c >= 0x2028 && c <= 0x202F) ||
        c == 0x205F || c == 0x3000 || c == 0xFEFF || c == 0x85) {
        return GALLEY_CHAR_SPACE;
    }
    for (size_t i = 0; i < sizeof letters / sizeof letters[0] && c >= letters[i].first; i++) {
        if (c <= letters[i].last) {
            return GALLEY_CHAR_LETTER;
        }
    }
    return GALLEY_CHAR_UNSURE;
}

static bool is_tail(char c) { return ((unsigned char)c & 0xC0) == 0x80; }

static galley_char_sort sort_at(const char *at, const char *end) {
    unsigned char lead = (unsigned char)*at;
    if (lead < 0x80) {
        return sort_ascii(lead);
    }
    uint32_t c = lead >= 0xF0 ? lead & 7U : lead >= 0xE0 ? lead & 15U : lead & 31U;
    for (at++; at < end && is_tail(*at); at++) {
        c = c << 6 | ((unsigned char)*at & 63U);
    }
    return sort_code_point(c);
}

galley_char_sort galley_char_sort_first(galley_slice text) {
    return text.len == 0 ? GALLEY_CHAR_SPACE : sort_at(text.ptr, text.ptr + text.len);
}

galley_char_sort galley_char_sort_last(galley_slice text) {
    if (text.len == 0) {
        return GALLEY_CHAR_SPACE;
    }
    const char *end = text.ptr + text.len;
    const char *at = end - 1;
    while (at > text.ptr && is_tail(*at)) {
        at--;
    }
    return sort_at(at, end);
}
