/*
 * The next byte of a text that cannot be copied as it stands: what the renderers look for most.
 *
 * 16 bytes at a time where the processor's base set has vectors for it (SSE2 of x86-64), else byte
 * by byte; the answers are the same. Both may stop at bytes that turn out to be harmless: callers
 * look at what they are given.
 */
#ifndef GALLEY_RENDER_SPECIAL_H
#define GALLEY_RENDER_SPECIAL_H

#include <stdbool.h>

#if defined(__SSE2__) && defined(__GNUC__)
#include <emmintrin.h>
#define GALLEY_SPECIAL_SSE2 1
#endif

enum {
    GALLEY_SPECIAL_CONTROL = 1,  /* below the space */
    GALLEY_SPECIAL_JSON = 2,     /* quote, backslash */
    GALLEY_SPECIAL_HIGH = 4,     /* outside ASCII */
    GALLEY_SPECIAL_MARKDOWN = 8, /* what Markdown may take for syntax inside a line */
    GALLEY_SPECIAL_ADDRESS = 16  /* ... in an address */
};

extern const unsigned char galley_special_bytes[256];

static inline bool galley_special_is(char c, int kinds) {
    return (galley_special_bytes[(unsigned char)c] & kinds) != 0;
}

static inline const char *galley_special_find(const char *at, const char *end, int kinds) {
    while (at < end && !galley_special_is(*at, kinds)) {
        at++;
    }
    return at;
}

#ifdef GALLEY_SPECIAL_SSE2

static inline __m128i galley_special_equal(__m128i bytes, char c) {
    return _mm_cmpeq_epi8(bytes, _mm_set1_epi8(c));
}

/* Bytes up to `most`, as unsigned numbers. */
static inline __m128i galley_special_up_to(__m128i bytes, char most) {
    return _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(most)), bytes);
}

static inline unsigned galley_special_mask(__m128i bytes, int kinds) {
    __m128i found = _mm_setzero_si128();
    if (kinds & GALLEY_SPECIAL_HIGH) { /* as signed numbers, they are below the space, too */
        found = _mm_cmplt_epi8(bytes, _mm_set1_epi8(' '));
    } else if (kinds & GALLEY_SPECIAL_CONTROL) {
        found = galley_special_up_to(bytes, ' ' - 1);
    }
    if (kinds & GALLEY_SPECIAL_JSON) {
        found = _mm_or_si128(found, galley_special_equal(bytes, '"'));
        found = _mm_or_si128(found, galley_special_equal(bytes, '\\'));
    }
    if (kinds & GALLEY_SPECIAL_MARKDOWN) {
        /* the second bit makes one of two: ! and #, $ and &, | and ~ */
        __m128i pairs = _mm_or_si128(bytes, _mm_set1_epi8(2));
        /* [ \ ] ^ _ ` follow each other */
        __m128i row = _mm_sub_epi8(bytes, _mm_set1_epi8('['));
        found = _mm_or_si128(found, galley_special_equal(pairs, '#'));
        found = _mm_or_si128(found, galley_special_equal(pairs, '&'));
        found = _mm_or_si128(found, galley_special_equal(pairs, '~'));
        found = _mm_or_si128(found, galley_special_equal(bytes, '*'));
        found = _mm_or_si128(found, galley_special_equal(bytes, '<'));
        found = _mm_or_si128(found, galley_special_up_to(row, '`' - '['));
    }
    return (unsigned)_mm_movemask_epi8(found);
}

/* The next byte of these kinds, or end. `kinds` is a constant: of its bits, only JSON, CONTROL,
 * HIGH (with CONTROL) and MARKDOWN. */
static inline const char *galley_special_next(const char *at, const char *end, int kinds) {
    for (; end - at >= 16; at += 16) {
        unsigned mask =
            galley_special_mask(_mm_loadu_si128((const __m128i *)(const void *)at), kinds);
        if (mask != 0) {
            return at + __builtin_ctz(mask);
        }
    }
    return galley_special_find(at, end, kinds);
}

#else

static inline const char *galley_special_next(const char *at, const char *end, int kinds) {
    return galley_special_find(at, end, kinds);
}

#endif

#endif
