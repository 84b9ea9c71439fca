/*
 * The scanning loops 16 bytes at a time, with NEON. There is no movemask: each comparison is
 * narrowed to four bits a byte. Tags are left to plain C, for their masks need one bit a byte.
 */
#include "scan_kernels.h"

#ifdef GALLEY_SCAN_NEON
#include <arm_neon.h>

enum { WIDTH = 16 };
typedef uint8x16_t vector;
typedef uint64_t bit_mask;
#define TARGET

static inline vector load(const char *at) { return vld1q_u8((const uint8_t *)(const void *)at); }

static inline bit_mask match(vector bytes, char c) {
    uint8x16_t equal = vceqq_u8(bytes, vdupq_n_u8((uint8_t)c));
    return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(equal), 4)), 0);
}

static inline int first(bit_mask mask) { return __builtin_ctzll(mask) / 4; }

#include "scan_loops.h"

const galley_scan galley_scan_neon = {"neon", scan_text, scan_script, scan_comment,
                                      galley_scan_scalar_tag};

#else
/* A file must hold something. */
extern const char galley_scan_neon_absent;
#endif
