/*
 * The forest's loop for 32 blocks at once, with AVX2.
 */
#include "forest_kernels.h"

#ifdef GALLEY_FOREST_AVX2
#include <immintrin.h>

enum { WIDTH = 32 };
typedef __m256i vector;
#define TARGET __attribute__((target("avx2")))
#define INLINE TARGET __attribute__((always_inline)) static inline

INLINE vector load(const uint8_t *at) {
    return _mm256_loadu_si256((const vector *)(const void *)at);
}

INLINE void store(uint16_t *at, vector value) { _mm256_storeu_si256((vector *)(void *)at, value); }

INLINE vector spread(uint8_t byte) { return _mm256_set1_epi8((char)byte); }

INLINE vector min_bytes(vector a, vector b) { return _mm256_min_epu8(a, b); }

INLINE vector equal_bytes(vector a, vector b) { return _mm256_cmpeq_epi8(a, b); }

INLINE vector average(vector a, vector b) { return _mm256_avg_epu8(a, b); }

INLINE vector and_not(vector no, vector yes) { return _mm256_andnot_si256(no, yes); }

INLINE vector either(vector a, vector b) { return _mm256_or_si256(a, b); }

INLINE vector differ(vector a, vector b) { return _mm256_xor_si256(a, b); }

/* b where the highest bit of a byte of `choice` is set. */
INLINE vector choose(vector a, vector b, vector choice) { return _mm256_blendv_epi8(a, b, choice); }

INLINE vector look_up(const int8_t *table, vector index) {
    __m128i half = _mm_loadu_si128((const __m128i *)(const void *)table);
    return _mm256_shuffle_epi8(_mm256_broadcastsi128_si256(half), index);
}

INLINE vector add_pairs(vector a, vector b) { return _mm256_add_epi16(a, b); }

INLINE vector upper_of_pairs(vector a) { return _mm256_srli_epi16(a, 8); }

#include "forest_loops.h"

const galley_forest_kernel galley_forest_avx2 = {"avx2", sum_forest};

#else
/* A file must hold something. */
extern const char galley_forest_avx2_absent;
#endif
