/*
 * What the versions of the scanning loops share: which of them this compiler can build, and the
 * plain C ones, which finish the last bytes that fill no vector.
 */
#ifndef GALLEY_HTML_SCAN_KERNELS_H
#define GALLEY_HTML_SCAN_KERNELS_H

#include "scan.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define GALLEY_SCAN_SSE2 1
#define GALLEY_SCAN_AVX2 1
extern const galley_scan galley_scan_sse2;
extern const galley_scan galley_scan_avx2;
#elif defined(__aarch64__) && defined(__ARM_NEON)
#define GALLEY_SCAN_NEON 1
extern const galley_scan galley_scan_neon;
#endif

static inline unsigned galley_scan_special(char c) {
    return c == '&'    ? GALLEY_SCAN_AMPERSAND
           : c == '\r' ? GALLEY_SCAN_RETURN
           : c == '\0' ? GALLEY_SCAN_NUL
                       : 0U;
}

const char *galley_scan_scalar_text(const char *at, const char *end, unsigned *seen);
const char *galley_scan_scalar_script(const char *at, const char *end, unsigned *seen);
const char *galley_scan_scalar_comment(const char *at, const char *end, unsigned *seen);
const char *galley_scan_scalar_tag(const char *at, const char *end);

/* Where the bytes of one vector of a tag are what; bit i speaks of byte i. */
typedef struct galley_scan_tag_masks {
    uint32_t quotes; /* '"' */
    uint32_t apostrophes;
    uint32_t equals;
    uint32_t gaps;   /* white space, other control characters, '/' */
    uint32_t closes; /* '>' */
} galley_scan_tag_masks;

/* What the last byte of the vector before was; each 0 or 1. */
typedef struct galley_scan_tag_state {
    uint32_t in_value;
    uint32_t was_equals;
    uint32_t was_gap; /* or the quote that ended a value */
} galley_scan_tag_state;

enum { GALLEY_SCAN_TAG_GO_ON = -1, GALLEY_SCAN_TAG_NOT_PLAIN = -2 };

/* Bit i of the result is the exclusive or of the bits 0 to i. */
static inline uint32_t galley_scan_prefix_xor(uint32_t bits) {
    bits ^= bits << 1;
    bits ^= bits << 2;
    bits ^= bits << 4;
    bits ^= bits << 8;
    return bits ^ bits << 16;
}

/* Looks at one vector of `width` bytes (16 or 32) of a tag: the place of its '>', or one of the
 * answers above. A quote opens a value where the number of quotes so far is odd. */
static inline int galley_scan_tag_step(const galley_scan_tag_masks *masks, unsigned width,
                                       galley_scan_tag_state *state) {
    uint32_t inside = galley_scan_prefix_xor(masks->quotes) ^ (0U - state->in_value);
    uint32_t opening = masks->quotes & inside;
    uint32_t closes = masks->closes & ~inside;
    uint32_t equals = masks->equals & ~inside;
    uint32_t gaps = (masks->gaps | masks->quotes) & ~inside;
    uint32_t faults = (opening ^ (equals << 1 | state->was_equals)) |
                      (masks->apostrophes & ~inside) | (equals & (gaps << 1 | state->was_gap));
    uint32_t looked_at = 0xFFFFFFFFU >> (32 - width);
    if (closes != 0) {
        looked_at &= closes ^ (closes - 1);
    }
    if ((faults & looked_at) != 0) {
        return GALLEY_SCAN_TAG_NOT_PLAIN;
    }
    if ((closes & looked_at) != 0) {
        return __builtin_ctz(closes);
    }
    state->in_value = inside >> (width - 1) & 1;
    state->was_equals = equals >> (width - 1) & 1;
    state->was_gap = gaps >> (width - 1) & 1;
    return GALLEY_SCAN_TAG_GO_ON;
}

#endif
