/*
 * Eight rows of bytes in, pieces of columns out.
 *
 * Eight bytes of each row are one number; three rounds of exchanging halves, quarters and eighths
 * between numbers turn the square of 64 bytes. That is the same on every machine, for the bytes are
 * put together and taken apart by shifts, which compilers make one load and one store. Where the
 * processor has SSE2, which every one of 64 bits from AMD and Intel has, rows are laced into one
 * another instead, in a third of the steps.
 */
#include "tile.h"

#ifdef __SSE2__
#include <emmintrin.h>

static __m128i load_eight(const uint8_t *at) {
    return _mm_loadl_epi64((const __m128i *)(const void *)at);
}

/* Two columns of eight bytes lie side by side. */
static void store_two(uint8_t *column, size_t stride, __m128i two) {
    _mm_storel_epi64((__m128i *)(void *)column, two);
    _mm_storel_epi64((__m128i *)(void *)(column + stride), _mm_srli_si128(two, 8));
}

/* Turns a square of eight by eight: byte j of row i becomes byte i of column j. */
static void turn_square(uint8_t rows[GALLEY_TILE_ROWS][GALLEY_TILE_WIDTH], size_t feature,
                        uint8_t *column, size_t stride) {
    __m128i ab = _mm_unpacklo_epi8(load_eight(rows[0] + feature), load_eight(rows[1] + feature));
    __m128i cd = _mm_unpacklo_epi8(load_eight(rows[2] + feature), load_eight(rows[3] + feature));
    __m128i ef = _mm_unpacklo_epi8(load_eight(rows[4] + feature), load_eight(rows[5] + feature));
    __m128i gh = _mm_unpacklo_epi8(load_eight(rows[6] + feature), load_eight(rows[7] + feature));
    __m128i low = _mm_unpacklo_epi16(ab, cd);
    __m128i high = _mm_unpackhi_epi16(ab, cd);
    __m128i low_end = _mm_unpacklo_epi16(ef, gh);
    __m128i high_end = _mm_unpackhi_epi16(ef, gh);
    store_two(column, stride, _mm_unpacklo_epi32(low, low_end));
    store_two(column + 2 * stride, stride, _mm_unpackhi_epi32(low, low_end));
    store_two(column + 4 * stride, stride, _mm_unpacklo_epi32(high, high_end));
    store_two(column + 6 * stride, stride, _mm_unpackhi_epi32(high, high_end));
}

#else
#include "lexicon.h"

/* Exchanges what `mask` shows of b, the lower one, with what stands `shift` bits above it in a. */
#define EXCHANGE(a, b, shift, mask)                                                                \
    do {                                                                                           \
        uint64_t changed = ((a) >> (shift) ^ (b)) & (mask);                                        \
        (a) ^= changed << (shift);                                                                 \
        (b) ^= changed;                                                                            \
    } while (0)

#define FOURS UINT64_C(0x00000000FFFFFFFF)
#define TWOS UINT64_C(0x0000FFFF0000FFFF)
#define ONES UINT64_C(0x00FF00FF00FF00FF)

/* Turns a square of eight by eight: byte j of row i becomes byte i of column j. Spelled out, the
 * numbers stay in registers. */
static void turn_square(uint8_t rows[GALLEY_TILE_ROWS][GALLEY_TILE_WIDTH], size_t feature,
                        uint8_t *column, size_t stride) {
    uint64_t n[GALLEY_TILE_ROWS];
    for (size_t i = 0; i < GALLEY_TILE_ROWS; i++) {
        n[i] = galley_lexicon_load((const char *)rows[i] + feature);
    }
    uint64_t a = n[0], b = n[1], c = n[2], d = n[3], e = n[4], f = n[5], g = n[6], h = n[7];
    EXCHANGE(a, e, 32, FOURS);
    EXCHANGE(b, f, 32, FOURS);
    EXCHANGE(c, g, 32, FOURS);
    EXCHANGE(d, h, 32, FOURS);
    EXCHANGE(a, c, 16, TWOS);
    EXCHANGE(b, d, 16, TWOS);
    EXCHANGE(e, g, 16, TWOS);
    EXCHANGE(f, h, 16, TWOS);
    EXCHANGE(a, b, 8, ONES);
    EXCHANGE(c, d, 8, ONES);
    EXCHANGE(e, f, 8, ONES);
    EXCHANGE(g, h, 8, ONES);
    n[0] = a, n[1] = b, n[2] = c, n[3] = d, n[4] = e, n[5] = f, n[6] = g, n[7] = h;
    for (size_t i = 0; i < GALLEY_TILE_ROWS; i++) {
        galley_tile_store(column + i * stride, n[i]);
    }
}
#endif

/* The last square ends with the last feature, and may turn some of the square before once more. */
void galley_tile_turn(uint8_t rows[GALLEY_TILE_ROWS][GALLEY_TILE_WIDTH], uint8_t *columns,
                      size_t stride, size_t block) {
    uint8_t *first = columns + block / GALLEY_TILE_ROWS * GALLEY_TILE_ROWS;
    for (size_t feature = 0; feature < GALLEY_FEATURE_COUNT; feature += 8) {
        size_t at = feature + 8 > GALLEY_FEATURE_COUNT ? GALLEY_FEATURE_COUNT - 8 : feature;
        turn_square(rows, at, first + at * stride, stride);
    }
}
