/*
 * The loops over bytes that carry most of the parsing, each in several versions that give the same:
 * plain C, SSE2, AVX2 and NEON. The best one is chosen once, when an engine is made, and handed
 * down; nothing here is global. All of them read inside [at, end) only.
 * For a single byte the C library's memchr is as good.
 */
#ifndef GALLEY_HTML_SCAN_H
#define GALLEY_HTML_SCAN_H

#include <galley.h>
#include <stdbool.h>

/* What a run of text held on the way, or-ed together. */
enum {
    GALLEY_SCAN_AMPERSAND = 1,
    GALLEY_SCAN_RETURN = 2, /* a carriage return */
    GALLEY_SCAN_NUL = 4
};

typedef struct galley_scan {
    const char *name; /* "scalar", "sse2", "avx2", "neon" */
    /* The next '<', or end. Adds to *seen what special bytes stand before it. */
    const char *(*text)(const char *at, const char *end, unsigned *seen);
    /* The next '<' that is followed by '/' or '!', or end. Adds to *seen. */
    const char *(*script)(const char *at, const char *end, unsigned *seen);
    /* The next '-' that is followed by '-', or end. Adds to *seen. */
    const char *(*comment)(const char *at, const char *end, unsigned *seen);
    /* From behind a tag's name, the '>' that ends the tag; or NULL when the tag is not plain, or
     * not ended. In a plain tag every '=' outside quotes has a name before it and a '"' behind it,
     * and no other quote stands outside a value: nearly all tags are like that. */
    const char *(*tag)(const char *at, const char *end);
} galley_scan;

/* The versions this build has and this processor can run: number 0 is plain C, later ones are
 * faster. NULL after the last. */
const galley_scan *galley_scan_nth(size_t index);
const galley_scan *galley_scan_best(void);

#endif
