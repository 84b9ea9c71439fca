/*
 * The scanning loops 32 bytes at a time, with AVX2. Bytes are compared with each byte looked for,
 * the answers gathered into a mask; what stands before the hit is masked off and noted in *seen.
 */
#include "scan_kernels.h"

#ifdef GALLEY_SCAN_AVX2
#include <immintrin.h>

__attribute__((target("avx2"))) static inline uint32_t match(__m256i bytes, char c) {
    return (uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(c)));
}

__attribute__((target("avx2"))) static inline __m256i load(const char *at) {
    return _mm256_loadu_si256((const __m256i *)(const void *)at);
}

/* Which special bytes are among those that `mask` selects. Few texts hold any: ask for all first.
 */
__attribute__((target("avx2"))) static inline unsigned note(__m256i bytes, uint32_t mask) {
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

__attribute__((target("avx2"))) static const char *scan_text(const char *at, const char *end,
                                                             unsigned *seen) {
    for (; end - at >= 32; at += 32) {
        __m256i bytes = load(at);
        uint32_t hits = match(bytes, '<');
        if (hits != 0) {
            *seen |= note(bytes, before(hits));
            return at + __builtin_ctz(hits);
        }
        *seen |= note(bytes, 0xFFFFFFFFU);
    }
    return galley_scan_scalar_text(at, end, seen);
}

__attribute__((target("avx2"))) static const char *scan_script(const char *at, const char *end,
                                                               unsigned *seen) {
    for (; end - at > 32; at += 32) {
        __m256i bytes = load(at);
        __m256i next = load(at + 1);
        uint32_t hits = match(bytes, '<') & (match(next, '/') | match(next, '!'));
        if (hits != 0) {
            *seen |= note(bytes, before(hits));
            return at + __builtin_ctz(hits);
        }
        *seen |= note(bytes, 0xFFFFFFFFU);
    }
    return galley_scan_scalar_script(at, end, seen);
}

__attribute__((target("avx2"))) static const char *scan_comment(const char *at, const char *end,
                                                                unsigned *seen) {
    for (; end - at > 32; at += 32) {
        __m256i bytes = load(at);
        uint32_t hits = match(bytes, '-') & match(load(at + 1), '-');
        if (hits != 0) {
            *seen |= note(bytes, before(hits));
            return at + __builtin_ctz(hits);
        }
        *seen |= note(bytes, 0xFFFFFFFFU);
    }
    return galley_scan_scalar_comment(at, end, seen);
}

/* Inside a value that fills the whole vector there is nothing but its end to look for. */
__attribute__((target("avx2"))) static const char *scan_tag(const char *at, const char *end) {
    galley_scan_tag_state state = {0, 0, 0};
    for (const char *p = at; end - p >= 32; p += 32) {
        __m256i bytes = load(p);
        uint32_t quotes = match(bytes, '"');
        if (state.in_value != 0 && quotes == 0) {
            continue;
        }
        __m256i low = _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(' ')), bytes);
        galley_scan_tag_masks masks = {quotes, match(bytes, '\''), match(bytes, '='),
                                       (uint32_t)_mm256_movemask_epi8(low) | match(bytes, '/'),
                                       match(bytes, '>')};
        int found = galley_scan_tag_step(&masks, 32, &state);
        if (found != GALLEY_SCAN_TAG_GO_ON) {
            return found < 0 ? NULL : p + found;
        }
    }
    return galley_scan_scalar_tag(at, end);
}

const galley_scan galley_scan_avx2 = {"avx2", scan_text, scan_script, scan_comment, scan_tag};

#else
/* A file must hold something. */
extern const char galley_scan_avx2_absent;
#endif
