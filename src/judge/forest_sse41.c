/*
 * The forest's loops for 16 blocks at once, with SSE4.1.
 */
#include "forest_kernels.h"

#ifdef GALLEY_FOREST_SSE41
#include <immintrin.h>

enum { WIDTH = 16 };
typedef __m128i vector;
#define TARGET __attribute__((target("sse4.1")))
#define INLINE TARGET __attribute__((always_inline)) static inline

INLINE vector load_column(const uint8_t *at) {
    return _mm_loadu_si128((const vector *)(const void *)at);
}

INLINE vector load(const int8_t *at) { return _mm_loadu_si128((const vector *)(const void *)at); }

INLINE void store(int8_t *at, vector value) { _mm_storeu_si128((vector *)(void *)at, value); }

INLINE vector spread(int8_t byte) { return _mm_set1_epi8(byte); }

/* (x + (254 - t) + 1) / 2, an average, has its highest bit exactly where x is above t. That is why
 * no threshold is 255. */
INLINE vector prepare(uint8_t threshold) { return _mm_set1_epi8((char)(254 - threshold)); }

INLINE vector choose(vector column, vector threshold, vector left, vector right) {
    return _mm_blendv_epi8(left, right, _mm_avg_epu8(column, threshold));
}

INLINE void add_words(int16_t *sums, vector low_bytes) {
    vector *at = (vector *)(void *)sums;
    _mm_storeu_si128(at, _mm_add_epi16(_mm_loadu_si128(at), _mm_cvtepi8_epi16(low_bytes)));
}

INLINE void add_bytes(int16_t *sums, vector bytes) {
    add_words(sums, bytes);
    add_words(sums + 8, _mm_unpackhi_epi64(bytes, bytes));
}

#include "forest_loops.h"

const galley_forest_kernel galley_forest_sse41 = {"sse4.1", sum_forest};

#else
/* A file must hold something. */
extern const char galley_forest_sse41_absent;
#endif
