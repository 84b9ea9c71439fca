/*
 * Guesses the encoding of bytes that declare none and are not valid UTF-8. In: a page. Out: an
 * encoding, or none, which means the Latin letters of windows-1252 to the caller.
 *
 * What is looked at rules out most encodings each time: zero bytes and escapes; much UTF-8 between
 * a few errors; whether the bytes over 0x7F pair up, and how many pairs are of the script's
 * commonest rows; and, where they stand in whole words without pairing, how many are the six
 * commonest letters of an alphabet. The Latin letters that remain are left to guess_latin.c. Only
 * the beginning of a page counts, so that a long one costs no more.
 */
#include "guess.h"

#include "guess_latin.h"
#include "utf8.h"

/* Bytes that are looked at: pages without a declaration are old, and their text begins soon. */
enum { SAMPLE_BYTES = 256 * 1024 };

/* Fewer pairs or letters than this say nothing. */
enum { FEWEST = 6 };

static bool between(unsigned char byte, unsigned char low, unsigned char high) {
    return byte >= low && byte <= high;
}

/* Without a mark: ASCII markup in UTF-16 has a zero in nearly every second place. */
static galley_encoding guess_utf16(galley_slice bytes) {
    size_t zeros[2] = {0, 0};
    size_t len = bytes.len < 1024 ? bytes.len : 1024;
    for (size_t i = 0; i < len; i++) {
        zeros[i % 2] += bytes.ptr[i] == '\0';
    }
    if (zeros[0] == 0 && zeros[1] * 4 > len) {
        return GALLEY_ENCODING_UTF_16LE;
    }
    if (zeros[1] == 0 && zeros[0] * 4 > len) {
        return GALLEY_ENCODING_UTF_16BE;
    }
    return GALLEY_ENCODING_NONE;
}

static bool has_japanese_escape(galley_slice bytes) {
    const char *end = bytes.ptr + bytes.len;
    for (const char *at = bytes.ptr; end - at > 2; at++) {
        at = memchr(at, 0x1B, (size_t)(end - at));
        if (at == NULL) {
            return false;
        }
        if (end - at > 2 && at[1] == '$' && (at[2] == 'B' || at[2] == '@')) {
            return true;
        }
    }
    return false;
}

/* Pages of UTF-8 into which something else was pasted: nine of ten sequences are whole. */
static bool is_mostly_utf8(const unsigned char *at, const unsigned char *end) {
    size_t whole = 0;
    size_t broken = 0;
    while (at < end) {
        size_t step = 0;
        size_t len = galley_utf8_sequence(at, end, &step);
        whole += len > 1;
        broken += len == 0;
        at += len == 0 ? step : len;
    }
    return whole >= FEWEST && whole >= 9 * broken;
}

/* Which bytes make a pair in a multi-byte encoding, and which pairs are of its commonest rows. */
typedef struct pairing {
    galley_encoding encoding;
    unsigned char leads[4];     /* two ranges of lead bytes */
    unsigned char trails[4];    /* two ranges of second bytes */
    unsigned char singles[2];   /* bytes over 0x7F that stand alone */
    unsigned char common[8];    /* two rectangles of common pairs: leads, trails */
    unsigned char common_share; /* of a hundred pairs, at least so many are common */
} pairing;

/*
 * The first that fits is taken. Kana are a third and more of any Japanese text and next to nothing
 * of others; hangul are nearly all of a Korean one, and Chinese characters of the first level,
 * whose rows they share, spread over twice as many; nearly half of the second bytes of Big5 are
 * below 0x7F, which puts their pairs outside the common rows of GBK.
 */
static const pairing pairings[] = {
    {GALLEY_ENCODING_EUC_JP,
     {0xA1, 0xFE, 0x8E, 0x8F},
     {0xA1, 0xFE, 0xA1, 0xFE},
     {0, 0},
     {0xA4, 0xA5, 0xA1, 0xF6, 0xA4, 0xA5, 0xA1, 0xF6},
     20},
    {GALLEY_ENCODING_SHIFT_JIS,
     {0x81, 0x9F, 0xE0, 0xFC},
     {0x40, 0x7E, 0x80, 0xFC},
     {0xA1, 0xDF},
     {0x82, 0x82, 0x9F, 0xF1, 0x83, 0x83, 0x40, 0x96},
     20},
    {GALLEY_ENCODING_EUC_KR,
     {0x81, 0xFE, 0x81, 0xFE},
     {0x41, 0x7A, 0x81, 0xFE},
     {0, 0},
     {0xB0, 0xC8, 0xA1, 0xFE, 0xB0, 0xC8, 0xA1, 0xFE},
     80},
    {GALLEY_ENCODING_GBK,
     {0x81, 0xFE, 0x81, 0xFE},
     {0x40, 0x7E, 0x80, 0xFE},
     {0, 0},
     {0xB0, 0xD7, 0xA1, 0xFE, 0xB0, 0xD7, 0xA1, 0xFE},
     60},
    {GALLEY_ENCODING_BIG5,
     {0xA1, 0xF9, 0x87, 0xFE},
     {0x40, 0x7E, 0xA1, 0xFE},
     {0, 0},
     {0xA4, 0xC6, 0x40, 0x7E, 0xA4, 0xC6, 0xA1, 0xFE},
     60},
};

static bool in_either(const unsigned char ranges[4], unsigned char byte) {
    return between(byte, ranges[0], ranges[1]) || between(byte, ranges[2], ranges[3]);
}

static bool is_common(const unsigned char common[8], unsigned char lead, unsigned char trail) {
    return (between(lead, common[0], common[1]) && between(trail, common[2], common[3])) ||
           (between(lead, common[4], common[5]) && between(trail, common[6], common[7]));
}

static bool fits(const pairing *p, const unsigned char *at, const unsigned char *end) {
    size_t pairs = 0;
    size_t common = 0;
    size_t wrong = 0;
    while (at < end) {
        if (*at < 0x80 || between(*at, p->singles[0], p->singles[1])) {
            at++;
        } else if (end - at > 1 && in_either(p->leads, at[0]) && in_either(p->trails, at[1])) {
            pairs++;
            common += is_common(p->common, at[0], at[1]);
            at += 2;
        } else {
            wrong++;
            at++;
        }
    }
    /* Pages have stray bytes, from what was pasted into them; one pair in thirty is more. */
    return pairs >= FEWEST && wrong * 30 <= pairs && common * 100 >= pairs * p->common_share;
}

static galley_encoding guess_pairs(const unsigned char *at, const unsigned char *end) {
    for (size_t i = 0; i < sizeof pairings / sizeof *pairings; i++) {
        if (fits(&pairings[i], at, end)) {
            return pairings[i].encoding;
        }
    }
    return GALLEY_ENCODING_NONE;
}

/* The six commonest letters of an alphabet in an encoding; in their languages they make up half of
 * all letters, in Thai a third. */
typedef struct alphabet {
    galley_encoding encoding;
    unsigned char letters[6];
} alphabet;

static const alphabet alphabets[] = {
    /* Cyrillic o, e, a, i, n, t */
    {GALLEY_ENCODING_WINDOWS_1251, {0xEE, 0xE5, 0xE0, 0xE8, 0xED, 0xF2}},
    {GALLEY_ENCODING_KOI8_U, {0xCF, 0xC5, 0xC1, 0xC9, 0xCE, 0xD4}},
    {GALLEY_ENCODING_ISO_8859_5, {0xDE, 0xD5, 0xD0, 0xD8, 0xDD, 0xE2}},
    {GALLEY_ENCODING_IBM866, {0xAE, 0xA5, 0xA0, 0xA8, 0xAD, 0xE2}},
    /* Greek alpha, omicron, iota, tau, epsilon, nu */
    {GALLEY_ENCODING_WINDOWS_1253, {0xE1, 0xEF, 0xE9, 0xF4, 0xE5, 0xED}},
    /* Hebrew yod, he, vav, lamed, alef, resh */
    {GALLEY_ENCODING_WINDOWS_1255, {0xE9, 0xE4, 0xE5, 0xEC, 0xE0, 0xF8}},
    /* Arabic alef, lam, yeh, meem, waw, noon */
    {GALLEY_ENCODING_WINDOWS_1256, {0xC7, 0xE1, 0xED, 0xE3, 0xE6, 0xE4}},
    /* Thai sara aa, no nu, ro rua, o ang, ko kai, sara e */
    {GALLEY_ENCODING_WINDOWS_874, {0xD2, 0xB9, 0xC3, 0xCD, 0xA1, 0xE0}},
};

typedef struct byte_counts {
    size_t all[256];
    size_t together[256]; /* beside another byte over 0x7F */
} byte_counts;

static void count_bytes(const unsigned char *at, const unsigned char *end, byte_counts *counts) {
    const unsigned char *start = at;
    for (; at < end; at++) {
        counts->all[*at]++;
        counts->together[*at] += (at > start && at[-1] >= 0x80) || (end - at > 1 && at[1] >= 0x80);
    }
}

static size_t sum_high(const size_t counts[256]) {
    size_t sum = 0;
    for (unsigned i = 0x80; i < 0x100; i++) {
        sum += counts[i];
    }
    return sum;
}

static galley_encoding guess_alphabet(const size_t counts[256]) {
    galley_encoding best = GALLEY_ENCODING_NONE;
    /* Three in ten; six of 64 letters by chance would be one in ten. */
    size_t most = sum_high(counts) * 3 / 10;
    for (size_t i = 0; i < sizeof alphabets / sizeof *alphabets; i++) {
        size_t hits = 0;
        for (size_t k = 0; k < sizeof alphabets[i].letters; k++) {
            hits += counts[alphabets[i].letters[k]];
        }
        if (hits > most) {
            most = hits;
            best = alphabets[i].encoding;
        }
    }
    return best;
}

static galley_encoding guess_letters(const unsigned char *at, const unsigned char *end) {
    byte_counts counts = {{0}, {0}};
    count_bytes(at, end, &counts);
    size_t together = sum_high(counts.together);
    /* Latin letters with accents mostly stand alone, those of other alphabets hardly ever. */
    if (together >= FEWEST && together * 10 >= sum_high(counts.all) * 8) {
        return guess_alphabet(counts.together);
    }
    return galley_guess_latin(counts.all);
}

galley_encoding galley_guess(galley_slice bytes) {
    bytes.len = bytes.len < SAMPLE_BYTES ? bytes.len : SAMPLE_BYTES;
    if (bytes.len == 0) {
        return GALLEY_ENCODING_NONE;
    }
    galley_encoding encoding = guess_utf16(bytes);
    if (encoding != GALLEY_ENCODING_NONE) {
        return encoding;
    }
    if (has_japanese_escape(bytes)) {
        return GALLEY_ENCODING_ISO_2022_JP;
    }
    const unsigned char *at = (const unsigned char *)bytes.ptr;
    if (is_mostly_utf8(at, at + bytes.len)) {
        return GALLEY_ENCODING_UTF_8;
    }
    encoding = guess_pairs(at, at + bytes.len);
    return encoding == GALLEY_ENCODING_NONE ? guess_letters(at, at + bytes.len) : encoding;
}
