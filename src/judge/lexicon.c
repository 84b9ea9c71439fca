/*
 * A word in, its hash and its learnt weight out.
 *
 * The hash takes eight bytes at a time, each multiplied in and folded down; its top ten bits choose
 * a bucket, the next sixteen are compared. Some ten words share a bucket, which is less than a
 * cache line; of six of the sixteen bits each bucket knows the values that it has, and most words
 * go no further.
 */
#include "lexicon.h"

/* What is left of a token behind its full eights, fewer than eight bytes, filled with NUL. */
static uint64_t load_rest(galley_slice token, size_t left) {
    if (token.len >= 8 && left > 0) {
        return galley_lexicon_load(token.ptr + token.len - 8) >> 8 * (8 - left);
    }
    uint64_t rest = 0;
    for (size_t i = 0; i < left; i++) {
        rest |= (uint64_t)(unsigned char)token.ptr[i] << 8 * i;
    }
    return rest;
}

uint32_t galley_lexicon_hash(galley_lexicon_kind kind, galley_slice token) {
    uint64_t hash = galley_lexicon_start(kind, token.len);
    const char *at = token.ptr;
    size_t left = token.len;
    for (; left >= 8; at += 8, left -= 8) {
        hash = galley_lexicon_mix(hash, galley_lexicon_load(at));
    }
    return galley_lexicon_end(hash, load_rest(token, left));
}

/* Halves the bucket with no branch that depends on the word: words come in no order, so that a
 * processor would guess wrong at every other step. */
int galley_lexicon_find(const galley_lexicon *lexicon, uint32_t hash) {
    uint32_t bucket = hash >> 22;
    uint32_t tag = hash >> 6 & 0xFFFF;
    if ((lexicon->seen[bucket] >> (tag >> 10) & 1) == 0) {
        return 0;
    }
    size_t at = lexicon->starts[bucket];
    size_t left = lexicon->starts[bucket + 1] - at;
    while (left > 1) {
        size_t half = left / 2;
        at += half & ((size_t)0 - (lexicon->tags[at + half] <= tag));
        left -= half;
    }
    return lexicon->weights[at] * (lexicon->tags[at] == tag);
}
