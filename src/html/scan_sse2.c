/*
 * The scanning loops 16 bytes at a time, with SSE2. Bytes are compared with each byte looked for,
 * the answers gathered into a mask; what stands before the hit is masked off and noted in *seen.
 */
#include "scan_kernels.h"

#ifdef GALLEY_SCAN_SSE2
#include <immintrin.h>

static inline uint32_t match(__m128i bytes, char c) {
    return (uint32_t)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
}

static inline __m128i load(const char *at) {
    return _mm_loadu_si128((const __m128i *)(const void *)at);
}

/* Which special bytes are among those that `mask` selects. Few texts hold any: ask for all first.
 */
static inline unsigned note(__m128i bytes, uint32_t mask) {
    uint32_t ampersands = match(bytes, '&');
    uint32_t returns = match(bytes, '\r');
    uint32_t nuls = match(bytes, '\0');
    if (((ampersands | returns | nuls) & mask) == 0) {
        return 0;
    }
    return ((ampersands & mask) != 0 ? GALLEY_SCAN_AMPERSAND : 0U) |
           ((returns & mask) != 0 ? GALLEY_SCAN_RETURN : 0U) |
           ((nuls & mask) != 0 ? GALLEY_SCAN_NUL : 0U);
}

/* The bits below the lowest one of `hits`. */
static inline uint32_t before(uint32_t hits) { return (hits - 1) & ~hits; }

static const char *scan_text(const char *at, const char *end, unsigned *seen) {
    for (; end - at >= 16; at += 16) {
        __m128i bytes = load(at);
        uint32_t hits = match(bytes, '<');
        if (hits != 0) {
            *seen |= note(bytes, before(hits));
            return at + __builtin_ctz(hits);
        }
        *seen |= note(bytes, 0xFFFFU);
    }
    return galley_scan_scalar_text(at, end, seen);
}

static const char *scan_script(const char *at, const char *end, unsigned *seen) {
    for (; end - at > 16; at += 16) {
        __m128i bytes = load(at);
        __m128i next = load(at + 1);
        uint32_t hits = match(bytes, '<') & (match(next, '/') | match(next, '!'));
        if (hits != 0) {
            *seen |= note(bytes, before(hits));
            return at + __builtin_ctz(hits);
        }
        *seen |= note(bytes, 0xFFFFU);
    }
    return galley_scan_scalar_script(at, end, seen);
}

static const char *scan_comment(const char *at, const char *end, unsigned *seen) {
    for (; end - at > 16; at += 16) {
        __m128i bytes = load(at);
        uint32_t hits = match(bytes, '-') & match(load(at + 1), '-');
        if (hits != 0) {
            *seen |= note(bytes, before(hits));
            return at + __builtin_ctz(hits);
        }
        *seen |= note(bytes, 0xFFFFU);
    }
    return galley_scan_scalar_comment(at, end, seen);
}

/* Inside a value that fills the whole vector there is nothing but its end to look for. */
static const char *scan_tag(const char *at, const char *end) {
    galley_scan_tag_state state = {0, 0, 0};
    for (const char *p = at; end - p >= 16; p += 16) {
        __m128i bytes = load(p);
        uint32_t quotes = match(bytes, '"');
        if (state.in_value != 0 && quotes == 0) {
            continue;
        }
        __m128i low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(' ')), bytes);
        galley_scan_tag_masks masks = {quotes, match(bytes, '\''), match(bytes, '='),
                                       (uint32_t)_mm_movemask_epi8(low) | match(bytes, '/'),
                                       match(bytes, '>')};
        int found = galley_scan_tag_step(&masks, 16, &state);
        if (found != GALLEY_SCAN_TAG_GO_ON) {
            return found < 0 ? NULL : p + found;
        }
    }
    return galley_scan_scalar_tag(at, end);
}

const galley_scan galley_scan_sse2 = {"sse2", scan_text, scan_script, scan_comment, scan_tag};

#else
/* A file must hold something. */
extern const char galley_scan_sse2_absent;
#endif
