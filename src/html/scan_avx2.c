/*
 * The scanning loops 32 bytes at a time, with AVX2.
 */
#include "scan_kernels.h"

#ifdef GALLEY_SCAN_AVX2
#include <immintrin.h>

enum { WIDTH = 32 };
typedef __m256i vector;
typedef uint32_t bit_mask;
#define TARGET __attribute__((target("avx2")))

TARGET static inline vector load(const char *at) {
    return _mm256_loadu_si256((const vector *)(const void *)at);
}

TARGET static inline bit_mask match(vector bytes, char c) {
    return (bit_mask)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, _mm256_set1_epi8(c)));
}

TARGET static inline bit_mask gap_mask(vector bytes) {
    vector low = _mm256_cmpeq_epi8(_mm256_min_epu8(bytes, _mm256_set1_epi8(' ')), bytes);
    return (bit_mask)_mm256_movemask_epi8(low) | match(bytes, '/');
}

static inline int first(bit_mask mask) { return __builtin_ctz(mask); }

#include "scan_loops.h"
#include "scan_tag_loop.h"

const galley_scan galley_scan_avx2 = {"avx2", scan_text, scan_script, scan_comment, scan_tag};

#else
/* A file must hold something. */
extern const char galley_scan_avx2_absent;
#endif
