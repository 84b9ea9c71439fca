/*
 * Hexadecimal digits.
 */
#ifndef GALLEY_BASE_HEX_H
#define GALLEY_BASE_HEX_H

#include "slice.h"

/* What the digit stands for, or -1. */
static inline int galley_hex_digit(char c) {
    char lower = galley_ascii_lower(c);
    return lower >= '0' && lower <= '9'   ? lower - '0'
           : lower >= 'a' && lower <= 'f' ? lower - 'a' + 10
                                          : -1;
}

/* The number of four digits, as they stand behind "\u" in JSON, or -1. */
static inline int galley_hex_four(const char *digits) {
    int number = 0;
    for (int i = 0; i < 4; i++) {
        int digit = galley_hex_digit(digits[i]);
        if (digit < 0) {
            return -1;
        }
        number = number << 4 | digit;
    }
    return number;
}

#endif
