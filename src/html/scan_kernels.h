/*
 * What the versions of the scanning loops share: which of them this compiler can build, and the
 * plain C ones, which finish the last bytes that fill no vector.
 */
#ifndef GALLEY_HTML_SCAN_KERNELS_H
#define GALLEY_HTML_SCAN_KERNELS_H

#include "scan.h"

#if defined(__x86_64__) && defined(__GNUC__)
#define GALLEY_SCAN_SSE2 1
#define GALLEY_SCAN_AVX2 1
extern const galley_scan galley_scan_sse2;
extern const galley_scan galley_scan_avx2;
#elif defined(__aarch64__) && defined(__ARM_NEON)
#define GALLEY_SCAN_NEON 1
extern const galley_scan galley_scan_neon;
#endif

static inline unsigned galley_scan_special(char c) {
    return c == '&'    ? GALLEY_SCAN_AMPERSAND
           : c == '\r' ? GALLEY_SCAN_RETURN
           : c == '\0' ? GALLEY_SCAN_NUL
                       : 0U;
}

const char *galley_scan_scalar_text(const char *at, const char *end, unsigned *seen);
const char *galley_scan_scalar_script(const char *at, const char *end, unsigned *seen);
const char *galley_scan_scalar_comment(const char *at, const char *end, unsigned *seen);

#endif
