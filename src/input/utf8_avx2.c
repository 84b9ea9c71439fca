/*
 * The UTF-8 check 64 bytes at a time, with AVX2, after Keiser and Lemire, "Validating UTF-8 in less
 * than one instruction per byte" (2021). Three tables of 16, looked up by the two halves of a byte
 * and the upper half of its successor, each give a set of errors that these bits allow; what is in
 * all three sets is an error. Whether a third or fourth byte must be a continuation is told by the
 * bytes two and three before it. The end is padded with zeros, before which a sequence cannot stay
 * open.
 */
#include "utf8_avx2.h"

#ifdef GALLEY_UTF8_AVX2
#include <immintrin.h>
#include <string.h>

/* The errors, a bit each; "two continuations" is one only where no third byte is due. */
enum {
    TOO_SHORT = 1 << 0,  /* 11...... 0....... or 11...... 11...... */
    TOO_LONG = 1 << 1,   /* 0....... 10...... */
    OVERLONG_3 = 1 << 2, /* 11100000 100..... */
    TOO_LARGE = 1 << 3,  /* 11110100 1001.... and over */
    SURROGATE = 1 << 4,  /* 11101101 101..... */
    OVERLONG_2 = 1 << 5, /* 1100000. 10...... */
    OVERLONG_4 = 1 << 6, /* 11110000 1000...., and 11110101 and over with 1000.... */
    TWO_CONTINUATIONS = 1 << 7,
    ANY_LOW = TOO_SHORT | TOO_LONG | TWO_CONTINUATIONS
};

/* By the upper half of the first byte. */
static const uint8_t first_high[16] = {
    TOO_LONG,
    TOO_LONG,
    TOO_LONG,
    TOO_LONG,
    TOO_LONG,
    TOO_LONG,
    TOO_LONG,
    TOO_LONG,
    TWO_CONTINUATIONS,
    TWO_CONTINUATIONS,
    TWO_CONTINUATIONS,
    TWO_CONTINUATIONS,
    TOO_SHORT | OVERLONG_2,
    TOO_SHORT,
    TOO_SHORT | OVERLONG_3 | SURROGATE,
    TOO_SHORT | TOO_LARGE | OVERLONG_4,
};

/* By the lower half of the first byte. */
static const uint8_t first_low[16] = {
    ANY_LOW | OVERLONG_2 | OVERLONG_3 | OVERLONG_4,
    ANY_LOW | OVERLONG_2,
    ANY_LOW,
    ANY_LOW,
    ANY_LOW | TOO_LARGE,
    ANY_LOW | TOO_LARGE | OVERLONG_4,
    ANY_LOW | TOO_LARGE | OVERLONG_4,
    ANY_LOW | TOO_LARGE | OVERLONG_4,
    ANY_LOW | TOO_LARGE | OVERLONG_4,
    ANY_LOW | TOO_LARGE | OVERLONG_4,
    ANY_LOW | TOO_LARGE | OVERLONG_4,
    ANY_LOW | TOO_LARGE | OVERLONG_4,
    ANY_LOW | TOO_LARGE | OVERLONG_4,
    ANY_LOW | TOO_LARGE | OVERLONG_4 | SURROGATE,
    ANY_LOW | TOO_LARGE | OVERLONG_4,
    ANY_LOW | TOO_LARGE | OVERLONG_4,
};

/* By the upper half of the second byte. */
static const uint8_t second_high[16] = {
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_LONG | TWO_CONTINUATIONS | OVERLONG_2 | OVERLONG_3 | OVERLONG_4,
    TOO_LONG | TWO_CONTINUATIONS | OVERLONG_2 | OVERLONG_3 | TOO_LARGE,
    TOO_LONG | TWO_CONTINUATIONS | OVERLONG_2 | SURROGATE | TOO_LARGE,
    TOO_LONG | TWO_CONTINUATIONS | OVERLONG_2 | SURROGATE | TOO_LARGE,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
    TOO_SHORT,
};

typedef struct checker {
    __m256i first_high;
    __m256i first_low;
    __m256i second_high;
    __m256i error;    /* not zero anywhere: invalid */
    __m256i seen;     /* all input, or-ed */
    __m256i previous; /* the 32 bytes before */
    __m256i open;     /* not zero: they end inside a sequence */
} checker;

__attribute__((target("avx2"))) static inline __m256i load_twice(const uint8_t *table) {
    return _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)table));
}

__attribute__((target("avx2"))) static inline __m256i high_halves(__m256i bytes) {
    return _mm256_and_si256(_mm256_srli_epi16(bytes, 4), _mm256_set1_epi8(0x0F));
}

/* What of a block would be too early an end: leads in its last three bytes. */
__attribute__((target("avx2"))) static inline __m256i open_sequences(__m256i bytes) {
    const __m256i most = _mm256_setr_epi8(-1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
                                          -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1, -1,
                                          -1, (char)0xEF, (char)0xDF, (char)0xBF);
    return _mm256_subs_epu8(bytes, most);
}

__attribute__((target("avx2"))) static inline void check_half(checker *c, __m256i bytes) {
    __m256i across = _mm256_permute2x128_si256(c->previous, bytes, 0x21);
    __m256i one_before = _mm256_alignr_epi8(bytes, across, 15);
    __m256i two_before = _mm256_alignr_epi8(bytes, across, 14);
    __m256i three_before = _mm256_alignr_epi8(bytes, across, 13);
    __m256i low_halves = _mm256_and_si256(one_before, _mm256_set1_epi8(0x0F));
    __m256i pairs = _mm256_and_si256(
        _mm256_and_si256(_mm256_shuffle_epi8(c->first_high, high_halves(one_before)),
                         _mm256_shuffle_epi8(c->first_low, low_halves)),
        _mm256_shuffle_epi8(c->second_high, high_halves(bytes)));
    /* The top bit: set where a third or fourth byte is due, as two continuations are then. */
    __m256i third = _mm256_subs_epu8(two_before, _mm256_set1_epi8(0xE0 - 0x80));
    __m256i fourth = _mm256_subs_epu8(three_before, _mm256_set1_epi8(0xF0 - 0x80));
    __m256i due = _mm256_and_si256(_mm256_or_si256(third, fourth), _mm256_set1_epi8((char)0x80));
    c->error = _mm256_or_si256(c->error, _mm256_xor_si256(due, pairs));
    c->previous = bytes;
}

__attribute__((target("avx2"))) static inline void check_block(checker *c, const char *at) {
    __m256i first = _mm256_loadu_si256((const __m256i *)(const void *)at);
    __m256i second = _mm256_loadu_si256((const __m256i *)(const void *)(at + 32));
    __m256i both = _mm256_or_si256(first, second);
    if (_mm256_movemask_epi8(both) == 0) {
        c->error = _mm256_or_si256(c->error, c->open);
        c->open = _mm256_setzero_si256();
        c->previous = second;
        return;
    }
    c->seen = _mm256_or_si256(c->seen, both);
    check_half(c, first);
    check_half(c, second);
    c->open = open_sequences(second);
}

__attribute__((target("avx2"))) static galley_utf8_kind check_avx2(galley_slice bytes) {
    const __m256i zero = _mm256_setzero_si256();
    checker c = {load_twice(first_high),
                 load_twice(first_low),
                 load_twice(second_high),
                 zero,
                 zero,
                 zero,
                 zero};
    size_t at = 0;
    for (; bytes.len - at >= 64; at += 64) {
        check_block(&c, bytes.ptr + at);
    }
    /* At least one zero of padding stands in the last block, which is all zero if need be. */
    char last[64] = {0};
    if (at < bytes.len) {
        memcpy(last, bytes.ptr + at, bytes.len - at);
    }
    check_block(&c, last);
    if (!_mm256_testz_si256(c.error, c.error)) {
        return GALLEY_UTF8_INVALID;
    }
    return _mm256_movemask_epi8(c.seen) == 0 ? GALLEY_UTF8_ASCII : GALLEY_UTF8_VALID;
}

const galley_utf8 galley_utf8_avx2 = {"avx2", check_avx2};
#endif
