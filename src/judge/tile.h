/*
 * A tile: the features of eight blocks as rows, on their way into columns.
 *
 * A block's features are made one after another, while forests want one feature of many blocks. A
 * row is written at fixed places of memory that stays in the cache; eight rows are turned into
 * columns at once.
 */
#ifndef GALLEY_JUDGE_TILE_H
#define GALLEY_JUDGE_TILE_H

#include "features.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    GALLEY_TILE_ROWS = 8,
    GALLEY_TILE_WIDTH = (GALLEY_FEATURE_COUNT + 7) / 8 * 8 /* bytes of a row */
};

/* After the row of this block, which is measured up to `end`: is it time to turn the tile? */
static inline bool galley_tile_full(size_t block, size_t end) {
    return block % GALLEY_TILE_ROWS == GALLEY_TILE_ROWS - 1 || block + 1 == end;
}

/* Writes the rows, which it leaves as they are, to the columns; `block` is that of the last row in
 * use. Columns lie `stride` bytes apart, a multiple of eight, and are written beyond the last block
 * up to the next multiple of eight. */
void galley_tile_turn(uint8_t rows[GALLEY_TILE_ROWS][GALLEY_TILE_WIDTH], uint8_t *columns,
                      size_t stride, size_t block);

/* Eight bytes, the lowest first. Spelled out, compilers make it one store. */
static inline void galley_tile_store(uint8_t *to, uint64_t eight) {
    to[0] = (uint8_t)eight;
    to[1] = (uint8_t)(eight >> 8);
    to[2] = (uint8_t)(eight >> 16);
    to[3] = (uint8_t)(eight >> 24);
    to[4] = (uint8_t)(eight >> 32);
    to[5] = (uint8_t)(eight >> 40);
    to[6] = (uint8_t)(eight >> 48);
    to[7] = (uint8_t)(eight >> 56);
}

#endif
