/*
 * The lexicon: hashes that are the same on every machine, and words found again by them.
 */
#include "../../src/judge/lexicon.h"
#include "../support/check.h"
#include "../support/small_lexicon.h"

static uint32_t hash(galley_lexicon_kind kind, const char *word) {
    return galley_lexicon_hash(kind, galley_slice_from(word));
}

static void test_hash(void) {
    static const struct {
        galley_lexicon_kind kind;
        const char *word;
        uint32_t hash;
    } cases[] = {
        {GALLEY_LEXICON_NAME, "", 0U},
        {GALLEY_LEXICON_NAME, "sidebar", 0x9C5D1C38U},
        {GALLEY_LEXICON_CLASS, "nav-menu", 0xB19837B8U},
        {GALLEY_LEXICON_TEXT, "read more of this", 0xA26DDA1CU},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint32_t got = hash(cases[i].kind, cases[i].word);
        CHECK_SAYING(got == cases[i].hash, "%s: %#x", cases[i].word, (unsigned)got);
    }
    CHECK(hash(GALLEY_LEXICON_NAME, "menu") != hash(GALLEY_LEXICON_LABEL, "menu"));
    CHECK(hash(GALLEY_LEXICON_NAME, "menu") != hash(GALLEY_LEXICON_NAME, "menus"));
    CHECK(galley_lexicon_hash(GALLEY_LEXICON_NAME, galley_slice_make("a\0b", 3)) !=
          galley_lexicon_hash(GALLEY_LEXICON_NAME, galley_slice_make("a\0c", 3)));
}

static void test_find(void) {
    static small_lexicon words;
    /* both ends of the first bucket, neighbours in one, and the last hash there is */
    static const uint32_t hashes[] = {0, 0x3FFFC0, 0x400000, 0x80000000, 0x80000040, 0xFFFFFFFF};
    galley_lexicon lexicon = small_lexicon_make(&words);
    CHECK(galley_lexicon_find(&lexicon, 0) == 0);
    for (size_t i = 0; i < sizeof hashes / sizeof hashes[0]; i++) {
        small_lexicon_add(&words, hashes[i], (int)i - 100);
    }
    lexicon = small_lexicon_make(&words);
    for (size_t i = 0; i < sizeof hashes / sizeof hashes[0]; i++) {
        CHECK(galley_lexicon_find(&lexicon, hashes[i]) == (int)i - 100);
    }
    CHECK(galley_lexicon_find(&lexicon, 0x40) == 0);
    CHECK(galley_lexicon_find(&lexicon, 0x80000080) == 0);
    CHECK(galley_lexicon_find(&lexicon, 0xFFFFFF00) == 0);
}

int main(void) {
    test_hash();
    test_find();
    return check_finish();
}
