/*
 * What carries features: tiles turned into columns, held against a plain copy byte by byte, and
 * tables of keys that are used again without being cleared.
 */
#include "../../src/judge/keys.h"
#include "../../src/judge/tile.h"
#include "../support/check.h"
#include "../support/random.h"

#include <string.h>

enum { STRIDE = 64, BLOCKS = 24, GUARD = 0xA5 };

static uint8_t rows[GALLEY_TILE_ROWS][GALLEY_TILE_WIDTH];
static uint8_t columns[(GALLEY_FEATURE_COUNT + 1) * STRIDE];

/* The features of the tile that ends at `block` come, and nothing else is touched. */
static void turn(size_t block) {
    size_t first = block / GALLEY_TILE_ROWS * GALLEY_TILE_ROWS;
    memset(columns, GUARD, sizeof columns);
    galley_tile_turn(rows, columns, STRIDE, block);
    for (size_t feature = 0; feature <= GALLEY_FEATURE_COUNT; feature++) {
        for (size_t i = 0; i < STRIDE; i++) {
            bool inside =
                feature < GALLEY_FEATURE_COUNT && i >= first && i < first + GALLEY_TILE_ROWS;
            uint8_t wanted = inside ? rows[i - first][feature] : GUARD;
            CHECK_SAYING(columns[feature * STRIDE + i] == wanted, "at %zu: %zu of %zu", block,
                         feature, i);
        }
    }
}

static void test_tiles(random_source *random) {
    for (size_t i = 0; i < GALLEY_TILE_ROWS; i++) {
        for (size_t k = 0; k < GALLEY_TILE_WIDTH; k++) {
            rows[i][k] = (uint8_t)random_next(random);
        }
    }
    for (size_t block = 0; block < BLOCKS; block++) {
        turn(block);
    }
}

/* Each round numbers its own keys from 0, whatever those before have left in the table. */
static void test_keys(random_source *random) {
    enum { KEYS = 30, ROUNDS = 50 };
    galley_keys_slot slots[64];
    galley_keys keys;
    CHECK(galley_keys_slots(KEYS) <= sizeof slots / sizeof slots[0]);
    memset(slots, 0xFF, sizeof slots);
    galley_keys_init(&keys, slots, galley_keys_slots(KEYS));
    for (size_t round = 0; round < ROUNDS; round++) {
        uint64_t met[KEYS];
        for (uint32_t i = 0; i < KEYS; i++) {
            met[i] = (uint64_t)random_next(random) << 8 | i;
            CHECK(galley_keys_number(&keys, met[i]) == i);
        }
        for (uint32_t i = 0; i < KEYS; i++) {
            CHECK(galley_keys_number(&keys, met[i]) == i);
        }
        CHECK(keys.count == KEYS);
        galley_keys_forget(&keys);
    }
}

int main(void) {
    random_source random = {20261124};
    test_tiles(&random);
    test_keys(&random);
    return check_finish();
}
