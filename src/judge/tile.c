/*
 * Eight rows of bytes in, pieces of columns out.
 *
 * Eight bytes of each row are one number; three rounds of exchanging halves, quarters and eighths
 * between numbers turn the square of 64 bytes. That is the same on every machine, for the bytes are
 * put together and taken apart by shifts, which compilers make one load and one store.
 */
#include "tile.h"
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

/* Turns a square of eight by eight: byte j of number i becomes byte i of number j. Spelled out, the
 * numbers stay in registers. */
static void turn_square(uint64_t n[GALLEY_TILE_ROWS]) {
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
}

void galley_tile_turn(uint8_t rows[GALLEY_TILE_ROWS][GALLEY_TILE_WIDTH], size_t from, size_t to,
                      uint8_t *columns, size_t stride, size_t block) {
    uint8_t *column = columns + from / 8 * 8 * stride + block / GALLEY_TILE_ROWS * GALLEY_TILE_ROWS;
    for (size_t feature = from / 8 * 8; feature < to; feature += 8, column += 8 * stride) {
        uint64_t square[8];
        for (size_t i = 0; i < 8; i++) {
            square[i] = galley_lexicon_load((const char *)rows[i] + feature);
        }
        turn_square(square);
        size_t first = feature < from ? from - feature : 0;
        size_t end = to - feature < 8 ? to - feature : 8;
        for (size_t i = first; i < end; i++) {
            galley_tile_store(column + i * stride, square[i]);
        }
    }
}
