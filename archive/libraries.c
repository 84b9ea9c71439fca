/*
 * What this build can decode with, for people who ask.
 */
#include "archive.h"

#ifdef GALLEY_HAVE_ISAL
#define ISAL " isa-l"
#else
#define ISAL ""
#endif
#ifdef GALLEY_HAVE_ZLIB
#define ZLIB " zlib"
#else
#define ZLIB ""
#endif
#ifdef GALLEY_HAVE_ZSTD
#define ZSTD " zstd"
#else
#define ZSTD ""
#endif
#ifdef GALLEY_HAVE_BROTLI
#define BROTLI " brotli"
#else
#define BROTLI ""
#endif

const char *galley_archive_libraries(void) {
    static const char names[] = ISAL ZLIB ZSTD BROTLI;
    return names[0] == ' ' ? names + 1 : names;
}
