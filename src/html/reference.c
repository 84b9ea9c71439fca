/*
 * Decodes one character reference as the tokenizer's character reference states do. Named ones are
 * looked up by narrowing a range of the sorted table a byte at a time, keeping the longest match.
 */
#include "reference.h"

#include "../base/hex.h"
#include "reference_table.h"

/* What the numbers 0x80 to 0x9F mean: the standard's table, which is windows-1252's upper half. */
static const uint16_t windows_1252[32] = {
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

static int digit_value(char c, bool hexadecimal) {
    int value = galley_hex_digit(c);
    return value < 10 || hexadecimal ? value : -1;
}

static bool is_alphanumeric(char c) {
    return digit_value(c, false) >= 0 || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

static uint32_t mend_number(uint32_t number) {
    if (number == 0 || number > 0x10FFFF || (number >= 0xD800 && number <= 0xDFFF)) {
        return 0xFFFD;
    }
    return number >= 0x80 && number <= 0x9F ? windows_1252[number - 0x80] : number;
}

static size_t read_number(const char *at, const char *end, galley_reference *reference) {
    const char *next = at + 2;
    bool hexadecimal = next < end && (*next == 'x' || *next == 'X');
    if (hexadecimal) {
        next++;
    }
    const char *digits = next;
    uint32_t number = 0;
    for (int value; next < end && (value = digit_value(*next, hexadecimal)) >= 0; next++) {
        /* Held just above the highest code point, so that no number of digits overflows. */
        number = number * (hexadecimal ? 16U : 10U) + (uint32_t)value;
        number = number > 0x110000 ? 0x110000 : number;
    }
    if (next == digits) {
        return 0;
    }
    if (next < end && *next == ';') {
        next++;
    }
    *reference = (galley_reference){mend_number(number), 0};
    return (size_t)(next - at);
}

/* The first row of [low, high) whose byte at `depth` is not below `byte`; all are longer. */
static size_t lower_bound(size_t low, size_t high, size_t depth, unsigned byte) {
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if ((unsigned char)galley_reference_rows[middle].name[depth] < byte) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* The longest name of the table that the bytes begin with: its row, or GALLEY_REFERENCE_COUNT. */
static size_t find_name(const char *name, const char *end) {
    size_t found = GALLEY_REFERENCE_COUNT;
    if (name >= end || (unsigned char)*name >= 128) {
        return found;
    }
    size_t low = galley_reference_firsts[(unsigned char)*name];
    size_t high = galley_reference_firsts[(unsigned char)*name + 1];
    for (size_t depth = 1; low < high; depth++) {
        if (galley_reference_rows[low].len == depth) {
            found = low++;
        }
        if (name + depth >= end) {
            break;
        }
        unsigned byte = (unsigned char)name[depth];
        low = lower_bound(low, high, depth, byte);
        high = lower_bound(low, high, depth, byte + 1);
    }
    return found;
}

size_t galley_reference_read(const char *at, const char *end, bool in_attribute,
                             galley_reference *reference) {
    if (end - at < 2) {
        return 0;
    }
    if (at[1] == '#') {
        return read_number(at, end, reference);
    }
    size_t row = find_name(at + 1, end);
    if (row == GALLEY_REFERENCE_COUNT) {
        return 0;
    }
    const galley_reference_row *found = &galley_reference_rows[row];
    const char *next = at + 1 + found->len;
    if (in_attribute && next[-1] != ';' && next < end && (*next == '=' || is_alphanumeric(*next))) {
        return 0;
    }
    *reference = (galley_reference){found->first, found->second};
    return (size_t)(next - at);
}
