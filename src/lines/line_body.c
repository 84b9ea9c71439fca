/*
 * A line's text in, all of its words out: those behind the first as tokens of the lexicon, and all
 * for finding what lines have in common.
 */
#include "lines.h"

/* A character of Chinese has three bytes; two are a word. */
#define PAIR_BYTES 6
/* Of a run without spaces that is longer than this, each pair of characters is a word. */
#define LONGEST_WORD 30
/* So much of a line is looked at. */
#define WITHIN 4000

typedef struct taking {
    galley_lexicon_kind kind;
    galley_line_taker *take;
    void *context;
} taking;

static bool take_word(const taking *t, galley_slice word) {
    uint32_t hash;
    return !galley_glance_word(word, t->kind, &hash) || t->take(t->context, hash, word.len);
}

/* Pairs of characters of a run without spaces. */
static bool take_pairs(const taking *t, galley_slice run) {
    size_t at = 0;
    bool more = true;
    while (more && at + PAIR_BYTES <= run.len) {
        size_t end = at + PAIR_BYTES;
        while (end < run.len && ((unsigned char)run.ptr[end] & 0xC0) == 0x80) {
            end++;
        }
        more = take_word(t, galley_slice_make(run.ptr + at, end - at));
        at = end;
    }
    return more;
}

void galley_line_words(galley_slice text, galley_lexicon_kind kind, galley_line_taker *take,
                       void *context) {
    taking t = {kind, take, context};
    size_t until = text.len < WITHIN ? text.len : WITHIN;
    bool more = true;
    for (size_t at = 0; more && at < until; at++) {
        size_t begin = at;
        while (at < until && !galley_ascii_space(text.ptr[at])) {
            at++;
        }
        galley_slice run = galley_slice_make(text.ptr + begin, at - begin);
        bool unspaced = run.len > LONGEST_WORD && (unsigned char)run.ptr[0] >= 0x80;
        more = unspaced ? take_pairs(&t, run) : take_word(&t, run);
    }
}

typedef struct body {
    uint32_t *hashes;
    size_t count;
    size_t seen;
} body;

static bool add_word(void *context, uint32_t hash, size_t len) {
    body *b = context;
    (void)len;
    if (b->seen++ >= GALLEY_GLANCE_FIRST) {
        b->hashes[b->count++] = hash;
    }
    return b->count < GALLEY_LINE_BODY;
}

size_t galley_line_body(galley_slice text, uint32_t hashes[GALLEY_LINE_BODY]) {
    body b = {NULL, 0, 0};
    b.hashes = hashes;
    galley_line_words(text, GALLEY_LEXICON_BODY, add_word, &b);
    return b.count;
}
