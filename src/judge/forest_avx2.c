/*
 * The forest's loops for 32 blocks at once, with AVX2.
 */
#include "forest_kernels.h"

#ifdef GALLEY_FOREST_AVX2
#include <immintrin.h>

enum { WIDTH = 32 };
typedef __m256i vector;
#define TARGET __attribute__((target("avx2")))
#define INLINE TARGET __attribute__((always_inline)) static inline

INLINE vector load_column(const uint8_t *at) {
    return _mm256_loadu_si256((const vector *)(const void *)at);
}

INLINE vector load(const int8_t *at) {
    return _mm256_loadu_si256((const vector *)(const void *)at);
}

INLINE void store(int8_t *at, vector value) { _mm256_storeu_si256((vector *)(void *)at, value); }

INLINE vector spread(int8_t byte) { return _mm256_set1_epi8(byte); }

/* (x + (254 - t) + 1) / 2, an average, has its highest bit exactly where x is above t. That is why
 * no threshold is 255. */
INLINE vector prepare(uint8_t threshold) { return _mm256_set1_epi8((char)(254 - threshold)); }

INLINE vector choose(vector column, vector threshold, vector left, vector right) {
    return _mm256_blendv_epi8(left, right, _mm256_avg_epu8(column, threshold));
}

INLINE void add_words(int16_t *sums, __m128i bytes) {
    vector *at = (vector *)(void *)sums;
    _mm256_storeu_si256(at, _mm256_add_epi16(_mm256_loadu_si256(at), _mm256_cvtepi8_epi16(bytes)));
}

INLINE void add_bytes(int16_t *sums, vector bytes) {
    add_words(sums, _mm256_castsi256_si128(bytes));
    add_words(sums + 16, _mm256_extracti128_si256(bytes, 1));
}

#include "forest_loops.h"

const galley_forest_kernel galley_forest_avx2 = {"avx2", sum_forest};

#else
/* A file must hold something. */
extern const char galley_forest_avx2_absent;
#endif
