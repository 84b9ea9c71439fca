/*
 * The UTF-8 check in plain C, and the choice among its versions. ASCII goes by 32 bytes at a time,
 * everything else sequence by sequence, which is what the other version is held equal to by a test.
 */
#include "utf8.h"

#include "utf8_avx2.h"

#include <string.h>

#define HIGH_BITS UINT64_C(0x8080808080808080)

/* The bounds of the second byte tell overlong forms, surrogates and what is over U+10FFFF. */
static unsigned second_low(unsigned char first) {
    return first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
}

static unsigned second_high(unsigned char first) {
    return first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
}

size_t galley_utf8_sequence(const unsigned char *at, const unsigned char *end, size_t *broken) {
    *broken = 1;
    unsigned char first = at[0];
    if (first < 0x80) {
        return 1;
    }
    if (first < 0xC2 || first > 0xF4) {
        return 0;
    }
    size_t len = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (end - at < 2 || at[1] < second_low(first) || at[1] > second_high(first)) {
        return 0;
    }
    for (size_t i = 2; i < len; i++) {
        if ((size_t)(end - at) <= i || (at[i] & 0xC0) != 0x80) {
            *broken = i;
            return 0;
        }
    }
    return len;
}

static const unsigned char *skip_ascii(const unsigned char *at, const unsigned char *end) {
    while (end - at >= 32) {
        uint64_t words[4];
        memcpy(words, at, sizeof words);
        if (((words[0] | words[1] | words[2] | words[3]) & HIGH_BITS) != 0) {
            break;
        }
        at += sizeof words;
    }
    while (at < end && *at < 0x80) {
        at++;
    }
    return at;
}

static galley_utf8_kind check_scalar(galley_slice bytes) {
    if (bytes.len == 0) {
        return GALLEY_UTF8_ASCII;
    }
    const unsigned char *at = (const unsigned char *)bytes.ptr;
    const unsigned char *end = at + bytes.len;
    at = skip_ascii(at, end);
    if (at == end) {
        return GALLEY_UTF8_ASCII;
    }
    while (at < end) {
        size_t broken = 0;
        size_t len = galley_utf8_sequence(at, end, &broken);
        if (len == 0) {
            return GALLEY_UTF8_INVALID;
        }
        at += len;
        if (at < end && *at < 0x80) {
            at = skip_ascii(at, end);
        }
    }
    return GALLEY_UTF8_VALID;
}

static const galley_utf8 scalar = {"scalar", check_scalar};

const galley_utf8 *galley_utf8_nth(size_t index) {
    const galley_utf8 *found[2] = {&scalar, NULL};
    size_t count = 1;
#ifdef GALLEY_UTF8_AVX2
    if (__builtin_cpu_supports("avx2")) {
        found[count++] = &galley_utf8_avx2;
    }
#endif
    return index < count ? found[index] : NULL;
}

const galley_utf8 *galley_utf8_best(void) {
    const galley_utf8 *best = &scalar;
    size_t index = 0;
    for (const galley_utf8 *next = best; next != NULL; next = galley_utf8_nth(++index)) {
        best = next;
    }
    return best;
}
