/*
 * The scanning loops in plain C, and the choice among all versions. Plain C is the meaning of each
 * loop: the others are held equal to it by a test. The choice asks the processor, never the
 * environment.
 */
#include "scan_kernels.h"

const char *galley_scan_scalar_text(const char *at, const char *end, unsigned *seen) {
    for (; at < end && *at != '<'; at++) {
        *seen |= galley_scan_special(*at);
    }
    return at;
}

const char *galley_scan_scalar_script(const char *at, const char *end, unsigned *seen) {
    for (; at < end; at++) {
        if (*at == '<' && end - at > 1 && (at[1] == '/' || at[1] == '!')) {
            return at;
        }
        *seen |= galley_scan_special(*at);
    }
    return end;
}

const char *galley_scan_scalar_comment(const char *at, const char *end, unsigned *seen) {
    for (; at < end; at++) {
        if (*at == '-' && end - at > 1 && at[1] == '-') {
            return at;
        }
        *seen |= galley_scan_special(*at);
    }
    return end;
}

/* A gap is what cannot be the last byte of an attribute's name. */
static bool is_gap(char c) { return (unsigned char)c <= ' ' || c == '/'; }

const char *galley_scan_scalar_tag(const char *at, const char *end) {
    bool in_value = false;
    bool was_equals = false;
    bool was_gap = false;
    for (; at < end; at++) {
        char c = *at;
        if (in_value) {
            in_value = c != '"';
            was_gap = !in_value;
            continue;
        }
        if (was_equals != (c == '"') || c == '\'' || (c == '=' && was_gap)) {
            return NULL;
        }
        if (c == '>') {
            return at;
        }
        in_value = c == '"';
        was_equals = c == '=';
        was_gap = is_gap(c);
    }
    return NULL;
}

static const galley_scan scalar = {"scalar", galley_scan_scalar_text, galley_scan_scalar_script,
                                   galley_scan_scalar_comment, galley_scan_scalar_tag};

const galley_scan *galley_scan_nth(size_t index) {
    const galley_scan *found[3] = {&scalar, NULL, NULL};
    size_t count = 1;
#ifdef GALLEY_SCAN_SSE2
    found[count++] = &galley_scan_sse2;
#endif
#ifdef GALLEY_SCAN_AVX2
    if (__builtin_cpu_supports("avx2")) {
        found[count++] = &galley_scan_avx2;
    }
#endif
#ifdef GALLEY_SCAN_NEON
    found[count++] = &galley_scan_neon;
#endif
    return index < count ? found[index] : NULL;
}

const galley_scan *galley_scan_best(void) {
    const galley_scan *best = &scalar;
    size_t index = 0;
    for (const galley_scan *next = best; next != NULL; next = galley_scan_nth(++index)) {
        best = next;
    }
    return best;
}
