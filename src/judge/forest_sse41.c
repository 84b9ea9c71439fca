/*
 * The forest's loop for 16 blocks at once, with SSE4.1.
 */
#include "forest_kernels.h"

#ifdef GALLEY_FOREST_SSE41
#include <immintrin.h>

enum { WIDTH = 16 };
typedef __m128i vector;
#define TARGET __attribute__((target("sse4.1")))
#define INLINE TARGET __attribute__((always_inline)) static inline

INLINE vector load(const uint8_t *at) { return _mm_loadu_si128((const vector *)(const void *)at); }

INLINE void store(uint16_t *at, vector value) { _mm_storeu_si128((vector *)(void *)at, value); }

INLINE vector spread(uint8_t byte) { return _mm_set1_epi8((char)byte); }

INLINE vector min_bytes(vector a, vector b) { return _mm_min_epu8(a, b); }

INLINE vector equal_bytes(vector a, vector b) { return _mm_cmpeq_epi8(a, b); }

INLINE vector average(vector a, vector b) { return _mm_avg_epu8(a, b); }

INLINE vector and_not(vector no, vector yes) { return _mm_andnot_si128(no, yes); }

INLINE vector either(vector a, vector b) { return _mm_or_si128(a, b); }

INLINE vector differ(vector a, vector b) { return _mm_xor_si128(a, b); }

/* b where the highest bit of a byte of `choice` is set. */
INLINE vector choose(vector a, vector b, vector choice) { return _mm_blendv_epi8(a, b, choice); }

INLINE vector look_up(const int8_t *table, vector index) {
    return _mm_shuffle_epi8(_mm_loadu_si128((const vector *)(const void *)table), index);
}

INLINE vector add_pairs(vector a, vector b) { return _mm_add_epi16(a, b); }

INLINE vector upper_of_pairs(vector a) { return _mm_srli_epi16(a, 8); }

#include "forest_loops.h"

const galley_forest_kernel galley_forest_sse41 = {"sse4.1", sum_forest};

#else
/* A file must hold something. */
extern const char galley_forest_sse41_absent;
#endif
