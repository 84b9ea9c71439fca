/*
 * Reasons: how bytes are worded, and that what is said is what moved the score, on forests made by
 * hand.
 */
#include "../../src/judge/codes.h"
#include "../../src/judge/explain.h"
#include "../../src/judge/features.h"
#include "../../src/judge/wording.h"
#include "../support/check.h"

#include <string.h>

enum {
    STRIDE = GALLEY_FOREST_GROUP,
    BLOCKS = 5,
    BOTH = GALLEY_FOREST_LEFT_LEAF | GALLEY_FOREST_RIGHT_LEAF
};

static void test_wording(galley_buffer *text) {
    static const struct {
        galley_feature feature;
        uint8_t code;
        const char *want;
    } cases[] = {
        {{"X", "in a list", GALLEY_UNIT_FLAG}, 1, "in a list"},
        {{"X", "in a list", GALLEY_UNIT_FLAG}, 0, "not so: in a list"},
        {{"X", "% elements deep", GALLEY_UNIT_COUNT}, 12, "12 elements deep"},
        {{"X", "% elements deep", GALLEY_UNIT_COUNT}, 255, "255 or more elements deep"},
        {{"X", "% words", GALLEY_UNIT_LOG}, 0, "0 words"},
        {{"X", "link density %", GALLEY_UNIT_SHARE}, 185, "link density 0.92"},
        {{"X", "link density %", GALLEY_UNIT_SHARE}, 200, "link density 1.00"},
        {{"X", "it says % for it", GALLEY_UNIT_POINTS}, 140, "it says +1.5 for it"},
        {{"X", "it says %", GALLEY_UNIT_POINTS2}, 112, "it says -1.0"},
        {{"X", "small|large|huge", GALLEY_UNIT_LEVEL}, 0, "small"},
        {{"X", "small|large|huge", GALLEY_UNIT_LEVEL}, 1, "large"},
        {{"X", "small|large|huge", GALLEY_UNIT_LEVEL}, 255, "huge"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        galley_buffer_clear(text);
        galley_feature_say(&cases[i].feature, cases[i].code, text);
        galley_slice got = galley_slice_make(text->bytes, text->len);
        CHECK_SAYING(galley_slice_equal(got, galley_slice_from(cases[i].want)), "%.*s, not %s",
                     (int)got.len, got.ptr, cases[i].want);
    }
}

/* Counts up to 14 have codes of their own, larger ones are said as "about". */
static void test_counts(galley_buffer *text) {
    static const galley_feature feature = {"X", "%", GALLEY_UNIT_LOG};
    for (uint32_t n = 0; n < 100000; n = n < 200 ? n + 1 : n * 2) {
        char want[16];
        galley_buffer_clear(text);
        galley_feature_say(&feature, galley_code_log(n), text);
        galley_buffer_append_byte(text, '\0');
        (void)snprintf(want, sizeof want, "%u", n);
        const char *digits = strpbrk(text->bytes, "0123456789");
        unsigned got = 0;
        CHECK(digits != NULL && sscanf(digits, "%u", &got) == 1);
        CHECK_SAYING(n > 14 || strcmp(text->bytes, want) == 0, "%u: %s", n, text->bytes);
        CHECK_SAYING(got <= n && got * 9 + 9 >= n * 8, "%u: %s", n, text->bytes);
    }
}

static uint8_t columns[GALLEY_FEATURE_COUNT * STRIDE];
static galley_segment segments[BLOCKS];

static void expect_why(const galley_reasons *reasons, size_t block, size_t place,
                       const char *want) {
    galley_slice why[GALLEY_BLOCK_REASONS];
    galley_reasons_give(reasons, segments[block].reason, block, why);
    galley_slice got = why[place];
    bool good = want == NULL ? got.ptr == NULL : galley_slice_equal(got, galley_slice_from(want));
    CHECK_SAYING(good, "block %zu, reason %zu: %.*s", block, place, (int)got.len,
                 got.len > 0 ? got.ptr : "");
}

/* The forest reads link density, twice on one way down, the words, and whether the block is in a
 * list. */
static void test_reasons(galley_reasons *reasons) {
    /* above 50, whether above 100; above 40 words; in a list */
    static const uint8_t sizes[] = {3, 2, 2};
    static const uint8_t kinds[] = {BOTH, GALLEY_FOREST_LEFT_LEAF, BOTH, BOTH};
    static const uint8_t read[] = {GALLEY_FEATURE_LINKED, GALLEY_FEATURE_LINKED,
                                   GALLEY_FEATURE_WORDS, GALLEY_FEATURE_IN_LIST};
    static const uint8_t thresholds[] = {100, 50, 40, 0};
    static const int8_t leaves[] = {0, -60, 60, -20, 20, 10, -10};
    galley_forest forest = {3, sizes, kinds, read, thresholds, leaves, 0, 65536};
    galley_case judged = {columns, STRIDE, &forest};
    galley_blocks blocks = {.segments = segments, .count = BLOCKS};
    for (size_t i = 0; i < BLOCKS; i++) {
        columns[GALLEY_FEATURE_LINKED * STRIDE + i] = i == 0 ? 0 : 190;
        columns[GALLEY_FEATURE_WORDS * STRIDE + i] = i == 0 ? 32 : 8;
        columns[GALLEY_FEATURE_IN_LIST * STRIDE + i] = i == 1;
        segments[i].kept = i == 0;
    }
    segments[2].reason = GALLEY_REASON_TITLE;
    CHECK(galley_explain_blocks(&judged, &blocks, reasons) == GALLEY_STATUS_OK);
    expect_why(reasons, 0, 0, "link density 0.00");
    expect_why(reasons, 0, 1, NULL);
    expect_why(reasons, 1, 0, "in a list");
    expect_why(reasons, 1, 1, NULL);
    expect_why(reasons, 2, 0, "the page's title");
    expect_why(reasons, 3, 0, NULL);
}

int main(void) {
    galley_allocator allocator = galley_allocator_default();
    galley_buffer text;
    galley_reasons reasons;
    galley_buffer_init(&text, &allocator);
    galley_reasons_init(&reasons, &allocator);
    test_wording(&text);
    test_counts(&text);
    test_reasons(&reasons);
    galley_reasons_free(&reasons);
    galley_buffer_free(&text);
    return check_finish();
}
