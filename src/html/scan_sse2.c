/*
 * The scanning loops 16 bytes at a time, with SSE2.
 */
#include "scan_kernels.h"

#ifdef GALLEY_SCAN_SSE2
#include <immintrin.h>

enum { WIDTH = 16 };
typedef __m128i vector;
typedef uint32_t bit_mask;
#define TARGET

TARGET static inline vector load(const char *at) {
    return _mm_loadu_si128((const vector *)(const void *)at);
}

TARGET static inline bit_mask match(vector bytes, char c) {
    return (bit_mask)_mm_movemask_epi8(_mm_cmpeq_epi8(bytes, _mm_set1_epi8(c)));
}

TARGET static inline bit_mask gap_mask(vector bytes) {
    vector low = _mm_cmpeq_epi8(_mm_min_epu8(bytes, _mm_set1_epi8(' ')), bytes);
    return (bit_mask)_mm_movemask_epi8(low) | match(bytes, '/');
}

static inline int first(bit_mask mask) { return __builtin_ctz(mask); }

#include "scan_loops.h"
#include "scan_tag_loop.h"

const galley_scan galley_scan_sse2 = {"sse2", scan_text, scan_script, scan_comment, scan_tag};

#else
/* A file must hold something. */
extern const char galley_scan_sse2_absent;
#endif
