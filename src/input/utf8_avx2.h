/*
 * The AVX2 version of the UTF-8 check, where the build can have it.
 */
#ifndef GALLEY_INPUT_UTF8_AVX2_H
#define GALLEY_INPUT_UTF8_AVX2_H

#include "utf8.h"

#if defined(__GNUC__) && defined(__x86_64__)
#define GALLEY_UTF8_AVX2 1
extern const galley_utf8 galley_utf8_avx2;
#endif

#endif
