/*
 * The forest's loops for 16 blocks at once, with NEON.
 */
#include "forest_kernels.h"

#ifdef GALLEY_FOREST_NEON
#include <arm_neon.h>

enum { WIDTH = 16 };
/* Leaves; what belongs to columns is turned where it is used. */
typedef int8x16_t vector;
#define TARGET
#define INLINE __attribute__((always_inline)) static inline

INLINE vector load_column(const uint8_t *at) { return vreinterpretq_s8_u8(vld1q_u8(at)); }

INLINE vector load(const int8_t *at) { return vld1q_s8(at); }

INLINE void store(int8_t *at, vector value) { vst1q_s8(at, value); }

INLINE vector spread(int8_t byte) { return vdupq_n_s8(byte); }

INLINE vector prepare(uint8_t threshold) { return vreinterpretq_s8_u8(vdupq_n_u8(threshold)); }

INLINE vector choose(vector column, vector threshold, vector left, vector right) {
    uint8x16_t above = vcgtq_u8(vreinterpretq_u8_s8(column), vreinterpretq_u8_s8(threshold));
    return vbslq_s8(above, right, left);
}

INLINE void add_bytes(int16_t *sums, vector bytes) {
    vst1q_s16(sums, vaddw_s8(vld1q_s16(sums), vget_low_s8(bytes)));
    vst1q_s16(sums + 8, vaddw_s8(vld1q_s16(sums + 8), vget_high_s8(bytes)));
}

#include "forest_loops.h"

const galley_forest_kernel galley_forest_neon = {"neon", sum_forest};

#else
/* A file must hold something. */
extern const char galley_forest_neon_absent;
#endif
