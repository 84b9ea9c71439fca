/*
 * The forest's loops for 64 blocks at once, with AVX-512.
 */
#include "forest_kernels.h"

#ifdef GALLEY_FOREST_AVX512
#include <immintrin.h>

enum { WIDTH = 64 };
typedef __m512i vector;
#define TARGET __attribute__((target("avx512f,avx512bw")))
#define INLINE TARGET __attribute__((always_inline)) static inline

INLINE vector load_column(const uint8_t *at) { return _mm512_loadu_si512(at); }

INLINE vector load(const int8_t *at) { return _mm512_loadu_si512(at); }

INLINE void store(int8_t *at, vector value) { _mm512_storeu_si512(at, value); }

INLINE vector spread(int8_t byte) { return _mm512_set1_epi8(byte); }

INLINE vector prepare(uint8_t threshold) { return _mm512_set1_epi8((char)threshold); }

INLINE vector choose(vector column, vector threshold, vector left, vector right) {
    return _mm512_mask_blend_epi8(_mm512_cmpgt_epu8_mask(column, threshold), left, right);
}

INLINE void add_words(int16_t *sums, __m256i bytes) {
    vector sum = _mm512_add_epi16(_mm512_loadu_si512(sums), _mm512_cvtepi8_epi16(bytes));
    _mm512_storeu_si512(sums, sum);
}

INLINE void add_bytes(int16_t *sums, vector bytes) {
    add_words(sums, _mm512_castsi512_si256(bytes));
    add_words(sums + 32, _mm512_extracti64x4_epi64(bytes, 1));
}

#include "forest_loops.h"

const galley_forest_kernel galley_forest_avx512 = {"avx512", sum_forest};

#else
/* A file must hold something. */
extern const char galley_forest_avx512_absent;
#endif
