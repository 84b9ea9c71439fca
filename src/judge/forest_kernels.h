/*
 * The versions of the forest's loop: which of them this compiler can build.
 */
#ifndef GALLEY_JUDGE_FOREST_KERNELS_H
#define GALLEY_JUDGE_FOREST_KERNELS_H

#include "forest.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define GALLEY_FOREST_SSE41 1
#define GALLEY_FOREST_AVX2 1
#define GALLEY_FOREST_AVX512 1
extern const galley_forest_kernel galley_forest_sse41;
extern const galley_forest_kernel galley_forest_avx2;
extern const galley_forest_kernel galley_forest_avx512;
#elif defined(__aarch64__) && defined(__ARM_NEON)
#define GALLEY_FOREST_NEON 1
extern const galley_forest_kernel galley_forest_neon;
#endif

#endif
