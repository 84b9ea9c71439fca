/*
 * Features are bytes: how a count, a share or learnt points become one, the same on every platform.
 */
#ifndef GALLEY_JUDGE_CODES_H
#define GALLEY_JUDGE_CODES_H

#include <stdint.h>

/* What a share of 1 is coded as. */
#define GALLEY_CODE_WHOLE 200
/* What no points for or against are coded as. */
#define GALLEY_CODE_EVEN 128

/* The place of the highest bit of a number that is not 0. */
static inline uint32_t galley_code_top(uint64_t v) {
#ifdef __GNUC__
    return 63U - (uint32_t)__builtin_clzll(v);
#else
    uint32_t k = 0;
    for (uint32_t step = 32; step > 0; step /= 2) {
        k += v >> k >> step != 0 ? step : 0;
    }
    return k;
#endif
}

/* About 8 * log2(1 + n): exact at powers of two, straight between them. */
static inline uint8_t galley_code_log(uint32_t n) {
    uint64_t v = (uint64_t)n + 1;
    uint32_t k = galley_code_top(v);
    uint32_t code = 8 * k + (uint32_t)((v << 3 >> k) & 7);
    return (uint8_t)(code < UINT8_MAX ? code : UINT8_MAX);
}

static inline uint8_t galley_code_count(uint32_t n) {
    return (uint8_t)(n < UINT8_MAX ? n : UINT8_MAX);
}

/* part of whole, from 0 to GALLEY_CODE_WHOLE; 0 of nothing is 0. */
static inline uint8_t galley_code_share(uint32_t part, uint32_t whole) {
    if (part >= whole) {
        return whole == 0 ? 0 : GALLEY_CODE_WHOLE;
    }
    if (whole >= 1U << 24) { /* the product must fit */
        part >>= 8;
        whole >>= 8;
    }
    return (uint8_t)(part * GALLEY_CODE_WHOLE / whole);
}

/* Points, in 1/16 of log-odds, of which two make a step. */
static inline uint8_t galley_code_points(int32_t points) {
    int32_t code = GALLEY_CODE_EVEN + points / 2;
    return (uint8_t)(code < 0 ? 0 : code > UINT8_MAX ? UINT8_MAX : code);
}

#endif
