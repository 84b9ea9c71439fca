/*
 * Tells the encodings of Latin letters apart. In: how often each byte occurs. Out: an encoding, or
 * none for windows-1252, which is what the west of Europe and most of the web wrote. Each language
 * of the others has two or three frequent letters at bytes that hold signs in windows-1252, or
 * letters that none of its languages uses together. Vietnamese is not told.
 */
#include "guess_latin.h"

/* Fewer bytes over 0x7F than this are too few for shares of a hundred. */
enum { FEWEST = 20 };

/* Letters that tell an encoding, and their shares of a hundred of the bytes over 0x7F: the least
 * that each must have, and the least that all together must have. The shares of running text are
 * about twice as high; quotes and dashes take theirs. */
typedef struct marks {
    galley_encoding encoding;
    unsigned char count;
    unsigned char letters[3];
    unsigned char each;
    unsigned char sum;
} marks;

static const marks table[] = {
    /* s and z with caron: Czech, Slovak, Slovene, Croatian */
    {GALLEY_ENCODING_WINDOWS_1250, 2, {0x9A, 0x9E, 0}, 2, 8},
    {GALLEY_ENCODING_ISO_8859_2, 2, {0xB9, 0xBE, 0}, 2, 8},
    /* Polish l with stroke, a with ogonek, s with acute */
    {GALLEY_ENCODING_WINDOWS_1250, 3, {0xB3, 0xB9, 0x9C}, 3, 20},
    {GALLEY_ENCODING_ISO_8859_2, 3, {0xB3, 0xB1, 0xB6}, 3, 20},
    /* Hungarian o and u with double acute, the same in ISO-8859-2; all its other letters are too */
    {GALLEY_ENCODING_WINDOWS_1250, 2, {0xF5, 0xFB, 0}, 1, 5},
    /* Romanian s and t with cedilla */
    {GALLEY_ENCODING_WINDOWS_1250, 2, {0xBA, 0xFE, 0}, 5, 15},
    /* Turkish dotless i, s with cedilla, g with breve; Icelandic has hardly a y with acute */
    {GALLEY_ENCODING_WINDOWS_1254, 3, {0xFD, 0xFE, 0xF0}, 3, 20},
    /* Lithuanian and Latvian s and z with caron, u with macron */
    {GALLEY_ENCODING_WINDOWS_1257, 3, {0xF0, 0xFE, 0xFB}, 3, 15},
};

static bool fits(const marks *m, const size_t counts[256], size_t all) {
    size_t sum = 0;
    for (unsigned char i = 0; i < m->count; i++) {
        size_t count = counts[m->letters[i]];
        if (count * 100 < all * m->each) {
            return false;
        }
        sum += count;
    }
    return sum * 100 >= all * m->sum;
}

galley_encoding galley_guess_latin(const size_t counts[256]) {
    size_t all = 0;
    for (unsigned i = 0x80; i < 0x100; i++) {
        all += counts[i];
    }
    for (size_t i = 0; i < sizeof table / sizeof *table && all >= FEWEST; i++) {
        if (fits(&table[i], counts, all)) {
            return table[i].encoding;
        }
    }
    return GALLEY_ENCODING_NONE;
}
