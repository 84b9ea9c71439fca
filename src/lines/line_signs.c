/*
 * A line's text in, bits out. Only what is told by digits and signs, whatever the language: words
 * are the lexicon's. Bounded work: the first bytes of a line say it.
 */
#include "line_signs.h"
#include "../judge/codes.h"

/* Signs are looked for within so many bytes. */
#define WITHIN 240
/* The share of capitals is that of the first so many words. */
#define MOST_WORDS 40

static bool is_digit(char c) { return (unsigned)(c - '0') < 10; }
static bool is_letter(char c) { return (unsigned)((c | 0x20) - 'a') < 26; }

static size_t count_digits(galley_slice text, size_t at) {
    size_t count = 0;
    while (at + count < text.len && is_digit(text.ptr[at + count])) {
        count++;
    }
    return count;
}

static bool has_at(galley_slice text, size_t at, const char *what) {
    size_t len = strlen(what);
    return text.len - at >= len && memcmp(text.ptr + at, what, len) == 0;
}

static bool has_any_at(galley_slice text, size_t at, const char *const *what, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (has_at(text, at, what[i])) {
            return true;
        }
    }
    return false;
}

/* A run of digits: a year from 1900 to 2099, 3.12.2024 and the like, 12:30, a share in percent. */
static unsigned signs_of_number(galley_slice text, size_t at, size_t digits) {
    size_t end = at + digits;
    char next = end < text.len ? text.ptr[end] : ' ';
    bool more = end + 1 < text.len && is_digit(text.ptr[end + 1]);
    size_t after = more ? end + 1 + count_digits(text, end + 1) : end;
    unsigned signs = 0;
    if (digits == 4 && (has_at(text, at, "19") || has_at(text, at, "20"))) {
        signs |= GALLEY_LINE_DATE;
    }
    if (digits <= 2 && more && (next == '.' || next == '/' || next == '-') && after < text.len &&
        text.ptr[after] == next && after + 1 < text.len && is_digit(text.ptr[after + 1])) {
        signs |= GALLEY_LINE_DATE;
    }
    if (digits <= 2 && more && next == ':' && after == end + 3) {
        signs |= GALLEY_LINE_CLOCK;
    }
    /* the signs for year and for hour in Chinese and Japanese */
    signs |= has_at(text, end, "\xE5\xB9\xB4") ? GALLEY_LINE_DATE : 0U;
    return signs | (next == '%' || has_at(text, end, " %") ? GALLEY_LINE_PERCENT : 0U);
}

/* A currency's sign with a number beside it. */
static unsigned signs_of_money(galley_slice text, size_t at, size_t len) {
    size_t after = at + len;
    after += after < text.len && text.ptr[after] == ' ';
    size_t before = at > 0 && text.ptr[at - 1] == ' ' ? at - 1 : at;
    bool number = (after < text.len && is_digit(text.ptr[after])) ||
                  (before > 0 && is_digit(text.ptr[before - 1]));
    return number ? GALLEY_LINE_PRICE : 0U;
}

static unsigned signs_at(galley_slice text, size_t at) {
    static const char *const addresses[] = {"://", "www.", ".com", ".org"};
    static const char *const money[] = {"\xE2\x82\xAC", "\xC2\xA3", "\xC2\xA5", "\xE2\x82\xB9",
                                        "\xE2\x82\xBD"};
    char c = text.ptr[at];
    if (c == ':' || c == 'w' || c == '.') {
        return has_any_at(text, at, addresses, sizeof addresses / sizeof addresses[0])
                   ? GALLEY_LINE_ADDRESS
               : c == ':' ? GALLEY_LINE_COLON
                          : 0U;
    }
    if (c == '@') {
        bool mail = at > 0 && at + 1 < text.len && is_letter(text.ptr[at - 1]) &&
                    is_letter(text.ptr[at + 1]);
        return mail ? GALLEY_LINE_ADDRESS : 0U;
    }
    if (c == '$') {
        return signs_of_money(text, at, 1);
    }
    if ((c == '\xE2' || c == '\xC2') &&
        has_any_at(text, at, money, sizeof money / sizeof money[0])) {
        return signs_of_money(text, at, c == '\xE2' ? 3 : 2);
    }
    return has_at(text, at, "\xEF\xBC\x9A") ? GALLEY_LINE_COLON : 0U;
}

/* "- ", "* ", "1. ", "12) " and bullets. */
static bool begins_as_item(galley_slice text) {
    static const char *const bullets[] = {
        "\xE2\x80\xA2", "\xE2\x97\x8F", "\xE2\x96\xAA", "\xE2\x80\x93 ",
        "\xC2\xB7",     "- ",           "* ",           "+ "};
    size_t digits = count_digits(text, 0);
    if (digits > 0 && digits <= 2 && digits + 1 < text.len) {
        char mark = text.ptr[digits];
        return (mark == '.' || mark == ')') && text.ptr[digits + 1] == ' ';
    }
    return has_any_at(text, 0, bullets, sizeof bullets / sizeof bullets[0]);
}

static bool is_of_word(char c) { return is_letter(c) || is_digit(c) || (unsigned char)c >= 0x80; }

/* "}", "foo(bar);", "$ make", "#include", "x = y" at an end. */
static bool is_code(galley_slice text) {
    static const char *const begins[] = {"$ ",      "#include", "//",      "/*",
                                         "</",      "<?",       "import ", "def ",
                                         "return ", "var ",     "const ",  "public "};
    char last = text.ptr[text.len - 1];
    return memchr(";{}", last, 3) != NULL ||
           (text.len > 2 && memcmp(text.ptr + text.len - 2, "()", 2) == 0) ||
           has_any_at(text, 0, begins, sizeof begins / sizeof begins[0]);
}

uint16_t galley_line_signs(galley_slice text) {
    unsigned signs = begins_as_item(text) ? GALLEY_LINE_BULLET : 0U;
    signs |= is_code(text) ? GALLEY_LINE_CODE : 0U;
    bool words = false;
    size_t until = text.len < WITHIN ? text.len : WITHIN;
    for (size_t at = 0; at < until;) {
        size_t digits = count_digits(text, at);
        words = words || is_of_word(text.ptr[at]);
        if (digits > 0) {
            signs |= signs_of_number(text, at, digits);
            at += digits;
        } else {
            signs |= signs_at(text, at);
            at++;
        }
    }
    return (uint16_t)(signs | (words ? 0U : GALLEY_LINE_RULE));
}

uint8_t galley_line_cased(galley_slice text) {
    uint32_t capitals = 0;
    uint32_t words = 0;
    bool within = false;
    for (size_t i = 0; i < text.len && words < MOST_WORDS; i++) {
        char c = text.ptr[i];
        bool of_word = is_of_word(c) || c == '\'';
        if (of_word && !within && is_letter(c)) {
            words++;
            capitals += (c & 0x20) == 0;
        }
        within = of_word;
    }
    return galley_code_share(capitals, words);
}
