/*
 * The scanning loops 16 bytes at a time, with NEON. There is no movemask: each comparison is
 * narrowed to four bits a byte, and the lowest of these 64 bits tells the place.
 * Tags are left to plain C: their masks need a bit a byte.
 */
#include "scan_kernels.h"

#ifdef GALLEY_SCAN_NEON
#include <arm_neon.h>

static inline uint8x16_t load(const char *at) {
    return vld1q_u8((const uint8_t *)(const void *)at);
}

static inline uint8x16_t equal(uint8x16_t bytes, char c) {
    return vceqq_u8(bytes, vdupq_n_u8((uint8_t)c));
}

/* Four bits for each byte of a comparison. */
static inline uint64_t mask_of(uint8x16_t equal_bytes) {
    uint8x8_t narrowed = vshrn_n_u16(vreinterpretq_u16_u8(equal_bytes), 4);
    return vget_lane_u64(vreinterpret_u64_u8(narrowed), 0);
}

static inline unsigned note(uint8x16_t bytes, uint64_t mask) {
    return ((mask_of(equal(bytes, '&')) & mask) != 0 ? GALLEY_SCAN_AMPERSAND : 0U) |
           ((mask_of(equal(bytes, '\r')) & mask) != 0 ? GALLEY_SCAN_RETURN : 0U) |
           ((mask_of(equal(bytes, '\0')) & mask) != 0 ? GALLEY_SCAN_NUL : 0U);
}

static inline uint64_t before(uint64_t hits) { return (hits - 1) & ~hits; }

static const char *scan_text(const char *at, const char *end, unsigned *seen) {
    for (; end - at >= 16; at += 16) {
        uint8x16_t bytes = load(at);
        uint64_t hits = mask_of(equal(bytes, '<'));
        *seen |= note(bytes, before(hits));
        if (hits != 0) {
            return at + __builtin_ctzll(hits) / 4;
        }
    }
    return galley_scan_scalar_text(at, end, seen);
}

static const char *scan_script(const char *at, const char *end, unsigned *seen) {
    for (; end - at > 16; at += 16) {
        uint8x16_t bytes = load(at);
        uint8x16_t next = load(at + 1);
        uint64_t hits =
            mask_of(vandq_u8(equal(bytes, '<'), vorrq_u8(equal(next, '/'), equal(next, '!'))));
        *seen |= note(bytes, before(hits));
        if (hits != 0) {
            return at + __builtin_ctzll(hits) / 4;
        }
    }
    return galley_scan_scalar_script(at, end, seen);
}

static const char *scan_comment(const char *at, const char *end, unsigned *seen) {
    for (; end - at > 16; at += 16) {
        uint8x16_t bytes = load(at);
        uint64_t hits = mask_of(vandq_u8(equal(bytes, '-'), equal(load(at + 1), '-')));
        *seen |= note(bytes, before(hits));
        if (hits != 0) {
            return at + __builtin_ctzll(hits) / 4;
        }
    }
    return galley_scan_scalar_comment(at, end, seen);
}

const galley_scan galley_scan_neon = {"neon", scan_text, scan_script, scan_comment,
                                      galley_scan_scalar_tag};

#else
/* A file must hold something. */
extern const char galley_scan_neon_absent;
#endif
