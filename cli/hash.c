/*
 * Hashing. In: bytes; out: 64 bits that look random. Eight bytes a step, each mixed as in the last
 * steps of XXH64; it spreads well, and is no match for one who makes texts in order to collide.
 */
#include "hash.h"

static const uint64_t prime_1 = UINT64_C(0x9E3779B185EBCA87);
static const uint64_t prime_2 = UINT64_C(0xC2B2AE3D27D4EB4F);
static const uint64_t prime_3 = UINT64_C(0x165667B19E3779F9);
static const uint64_t prime_4 = UINT64_C(0x85EBCA77C2B2AE63);

static uint64_t turn(uint64_t value, unsigned bits) {
    return (value << bits) | (value >> (64 - bits));
}

/* At most eight bytes as a number, the first the lowest, whatever the machine's own order is. */
static uint64_t read_word(const unsigned char *at, size_t len) {
    uint64_t word = 0;
    for (size_t i = 0; i < len; i++) {
        word |= (uint64_t)at[i] << (8 * i);
    }
    return word;
}

uint64_t galley_cli_hash(const char *bytes, size_t len, uint64_t seed) {
    const unsigned char *at = (const unsigned char *)bytes;
    uint64_t hash = seed + prime_3 + (uint64_t)len;
    while (len > 0) {
        size_t step = len < 8 ? len : 8;
        uint64_t word = step == 8 ? read_word(at, 8) : read_word(at, step);
        hash ^= turn(word * prime_2, 31) * prime_1;
        hash = turn(hash, 27) * prime_1 + prime_4;
        at += step;
        len -= step;
    }
    hash = (hash ^ (hash >> 33)) * prime_2;
    hash = (hash ^ (hash >> 29)) * prime_3;
    return hash ^ (hash >> 32);
}
