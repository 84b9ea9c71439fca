/*
 * A word in, its hash and its learnt weight out.
 *
 * The hash takes eight bytes at a time, each multiplied in and folded down; its top ten bits choose
 * a bucket, the next sixteen are compared. Some twenty words share a bucket, which is less than a
 * cache line, so that they are passed in order and not searched.
 */
#include "lexicon.h"

#define MULTIPLIER UINT64_C(0x9E3779B97F4A7C15)
#define FINISHER UINT64_C(0xD6E8FEB86659FD93)

/* Eight bytes, the first the lowest on every machine. Spelled out, compilers make it one load. */
static uint64_t load_eight(const char *at) {
    const unsigned char *b = (const unsigned char *)at;
    return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 |
           (uint64_t)b[4] << 32 | (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 |
           (uint64_t)b[7] << 56;
}

/* What is left of a word, fewer than eight bytes, filled with NUL. */
static uint64_t load_rest(const char *at, size_t len) {
    uint64_t rest = 0;
    for (size_t i = 0; i < len; i++) {
        rest |= (uint64_t)(unsigned char)at[i] << 8 * i;
    }
    return rest;
}

static uint64_t mix(uint64_t hash, uint64_t eight) {
    hash = (hash ^ eight) * MULTIPLIER;
    return hash ^ hash >> 32;
}

uint32_t galley_lexicon_hash(galley_lexicon_kind kind, galley_slice token) {
    uint64_t hash = ((uint64_t)token.len << 8 | (uint64_t)kind) * FINISHER;
    const char *at = token.ptr;
    size_t left = token.len;
    for (; left >= 8; at += 8, left -= 8) {
        hash = mix(hash, load_eight(at));
    }
    hash = mix(hash, load_rest(at, left)) * FINISHER;
    return (uint32_t)(hash >> 32);
}

int galley_lexicon_find(const galley_lexicon *lexicon, uint32_t hash) {
    uint32_t bucket = hash >> 22;
    uint32_t tag = hash >> 6 & 0xFFFF;
    size_t end = lexicon->starts[bucket + 1];
    for (size_t at = lexicon->starts[bucket]; at < end && lexicon->tags[at] <= tag; at++) {
        if (lexicon->tags[at] == tag) {
            return lexicon->weights[at];
        }
    }
    return 0;
}
