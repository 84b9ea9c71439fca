/*
 * From scores to what is kept: probabilities against the logistic function, thresholds
 * against all that there are, the page without an article, confidence, types of pages, comments,
 * reasons as they are kept, and the model's own numbers.
 */
#include "../../src/judge/comments.h"
#include "../../src/judge/decide.h"
#include "../../src/judge/model.h"
#include "../../src/judge/probability.h"
#include "../../src/judge/reasons.h"
#include "../../src/judge/type.h"
#include "../support/check.h"
#include "../support/random.h"

#include <string.h>

enum { BLOCKS = 300 };

/* e^x by its series, halved often enough: no mathematics library. */
static double power_of_e(double x) {
    double small = x / 1024;
    double power = 1 + small * (1 + small / 2 * (1 + small / 3 * (1 + small / 4)));
    for (int i = 0; i < 10; i++) {
        power *= power;
    }
    return power;
}

static void test_probability(void) {
    uint16_t before = 0;
    for (int32_t x = -20000; x <= 20000; x++) {
        uint16_t got = galley_probability(x);
        double off = got / 65536.0 - 1 / (1 + power_of_e(-x / 1024.0));
        CHECK_SAYING(off > -0.0002 && off < 0.0002, "%d gives %u", x, got);
        CHECK_SAYING(got >= before && got > 0, "%d falls", x);
        before = got;
    }
    CHECK(galley_probability(0) == 32768);
    CHECK(galley_probability(INT32_MAX) == 65535 && galley_probability(INT32_MIN) == 1);
}

typedef struct block {
    uint16_t probability;
    uint32_t words;
} block;

static double expect(const block *blocks, size_t count, uint32_t threshold, double beta2) {
    double words = 0;
    double hits = 0;
    double all = 0;
    for (size_t i = 0; i < count; i++) {
        double hit = blocks[i].words * (blocks[i].probability / 65536.0);
        bool kept = blocks[i].probability >= threshold;
        words += kept ? blocks[i].words : 0;
        hits += kept ? hit : 0;
        all += hit;
    }
    return words > 0 ? (1 + beta2) * hits / (words + beta2 * all) : 0;
}

static galley_decision decide(const block *blocks, size_t count, galley_favor favor) {
    static galley_ballot ballot;
    galley_ballot_clear(&ballot);
    for (size_t i = 0; i < count; i++) {
        galley_ballot_add(&ballot, blocks[i].probability, blocks[i].words);
    }
    return galley_ballot_decide(&ballot, favor);
}

/* No other threshold between classes is better, whatever is favored. */
static void test_best(random_source *random) {
    static const double beta2[] = {1, 0.25, 4};
    static block blocks[BLOCKS];
    for (int round = 0; round < 100; round++) {
        size_t count = 1 + random_below(random, BLOCKS);
        uint64_t kept[3] = {0, 0, 0};
        for (size_t i = 0; i < count; i++) {
            int32_t x = (int32_t)random_below(random, 10000) - 5000;
            blocks[i] = (block){galley_probability(x), 1 + (uint32_t)random_below(random, 200)};
        }
        for (int favor = 0; favor < 3; favor++) {
            galley_decision got = decide(blocks, count, (galley_favor)favor);
            double reached = expect(blocks, count, got.threshold, beta2[favor]);
            for (uint32_t threshold = 0; threshold < 65536; threshold += 256) {
                double other = expect(blocks, count, threshold, beta2[favor]);
                CHECK_SAYING(other < reached + 0.0001, "%f is more than %f", other, reached);
            }
            double off = got.expected / 65536.0 - expect(blocks, count, got.threshold, 1);
            CHECK(off > -0.0001 && off < 0.0001);
            kept[favor] = got.words;
        }
        CHECK(kept[1] <= kept[0] && kept[0] <= kept[2]);
    }
}

static void test_empty(void) {
    const block little[] = {{20000, 30}, {2000, 9}};
    const block sure[] = {{60000, 30}, {2000, 9}};
    const block long_text[] = {{20000, 40}, {2000, 9}};
    CHECK(decide(NULL, 0, GALLEY_FAVOR_BALANCED).empty);
    galley_decision decision = decide(little, 2, GALLEY_FAVOR_BALANCED);
    CHECK(decision.empty && galley_decision_confidence(&decision, galley_model_confidence) == 0);
    CHECK(!decide(sure, 2, GALLEY_FAVOR_BALANCED).empty);
    CHECK(!decide(long_text, 2, GALLEY_FAVOR_BALANCED).empty);
    /* as many words as 32 bits a block can say do not wrap */
    static block most[BLOCKS];
    for (size_t i = 0; i < BLOCKS; i++) {
        most[i] = (block){(uint16_t)(i < BLOCKS / 2 ? 65535 : 1), UINT32_MAX};
    }
    decision = decide(most, BLOCKS, GALLEY_FAVOR_BALANCED);
    CHECK(decision.words == (uint64_t)UINT32_MAX * (BLOCKS / 2) && decision.expected > 65500);
}

static void test_confidence(void) {
    double before = -1;
    for (uint32_t expected = 0; expected <= 65536; expected += 16) {
        galley_decision decision = {0, expected, 1000, false};
        double got = galley_decision_confidence(&decision, galley_model_confidence);
        CHECK(got >= 0 && got <= 1 && got >= before);
        before = got;
    }
    galley_decision half = {0, 32768, 1000, false};
    CHECK(galley_decision_confidence(&half, galley_model_confidence) ==
          galley_model_confidence[32] / 255.0);
}

static void test_page_type(void) {
    CHECK(strcmp(galley_page_type_name(GALLEY_PAGE_TYPE_PRODUCT), "product") == 0);
    CHECK(galley_page_type_name(GALLEY_PAGE_TYPE_NONE) == NULL);
    CHECK(galley_page_type_name((galley_page_type)8) == NULL);
}

static void test_comments(void) {
    galley_segment segments[5];
    memset(segments, 0, sizeof segments);
    for (size_t i = 0; i < 5; i++) {
        segments[i].words = 10;
        segments[i].score = 0.1F;
        segments[i].evidence = GALLEY_EVIDENCE_COMMENT;
    }
    segments[1].evidence = GALLEY_EVIDENCE_RELATED;
    segments[2].score = 0.01F;
    segments[3].link_words = 9;
    segments[4].reason = GALLEY_REASON_TITLE;
    galley_blocks blocks = {.segments = segments, .count = 5};
    galley_comments_keep(&blocks);
    CHECK(segments[0].kept && segments[0].reason == GALLEY_REASON_COMMENT);
    for (size_t i = 1; i < 5; i++) {
        CHECK_SAYING(!segments[i].kept, "block %zu", i);
    }
}

static void test_reasons(void) {
    galley_allocator allocator = galley_allocator_default();
    galley_reasons reasons;
    galley_slice why[GALLEY_BLOCK_REASONS];
    galley_reasons_init(&reasons, &allocator);
    galley_reasons_give(&reasons, GALLEY_REASON_FEATURES, 0, why);
    CHECK(why[0].ptr == NULL && why[2].ptr == NULL);
    galley_reasons_give(&reasons, GALLEY_REASON_TITLE, 0, why);
    CHECK(galley_slice_equal(why[0], galley_slice_from("the page's title")) && why[1].ptr == NULL);
    CHECK(galley_reasons_reserve(&reasons, 2));
    galley_reasons_end_block(&reasons);
    galley_reasons_give(&reasons, GALLEY_REASON_FEATURES, 0, why);
    CHECK(why[0].ptr == NULL);
    galley_buffer_append(&reasons.text, "one\ntwo\nthree\n", 14);
    galley_reasons_end_block(&reasons);
    galley_reasons_give(&reasons, GALLEY_REASON_FEATURES, 0, why);
    CHECK(why[0].ptr == NULL);
    galley_reasons_give(&reasons, GALLEY_REASON_FEATURES, 1, why);
    CHECK(galley_slice_equal(why[0], galley_slice_from("one")));
    CHECK(galley_slice_equal(why[2], galley_slice_from("three")));
    galley_reasons_give(&reasons, GALLEY_REASON_EMPTY, 1, why);
    CHECK(why[0].ptr != NULL && why[1].ptr == NULL);
    galley_reasons_free(&reasons);
}

/* Rows that lie on the stack after the node, or GALLEY_FOREST_STACK + 1 where that is not sound. */
static size_t step_tree(unsigned kind, size_t rows) {
    static const uint8_t taken[] = {2, 1, 1, 0, 2};
    if (kind >= sizeof taken || taken[kind] > rows || rows - taken[kind] >= GALLEY_FOREST_STACK) {
        return GALLEY_FOREST_STACK + 1;
    }
    return rows - taken[kind] + 1;
}

/* Each tree's program leaves one row on the stack, takes all of its leaves and no more rows than
 * there are. */
static void check_forest(const galley_forest *forest, size_t features, const char *name) {
    size_t node = 0;
    for (size_t tree = 0; tree < forest->trees; tree++) {
        unsigned size = forest->sizes[tree];
        size_t rows = size == 1 ? 1 : 0;
        size_t taken = size == 1 ? 1 : 0;
        CHECK_SAYING(size >= 1 && size <= GALLEY_FOREST_MOST_LEAVES, "%s: tree %zu", name, tree);
        for (size_t end = node + size - 1; node < end && rows <= GALLEY_FOREST_STACK; node++) {
            unsigned kind = forest->kinds[node];
            rows = step_tree(kind, rows);
            taken += (kind & GALLEY_FOREST_LEFT_LEAF) + (kind >> 1 & 1);
            CHECK_SAYING(forest->columns[node] < features && forest->thresholds[node] < 255,
                         "%s: node %zu in tree %zu", name, node, tree);
        }
        CHECK_SAYING(rows == 1 && taken == size, "%s: tree %zu", name, tree);
        if (rows != 1 || taken != size) {
            break; /* what follows has no meaning */
        }
    }
}

/* The table that the build has asks for nothing that is not there. */
static void test_model(void) {
    check_forest(&galley_model_forest, GALLEY_FEATURE_COUNT, "forest");
    for (int i = 0; i < GALLEY_PAGE_TYPE_COUNT; i++) {
        check_forest(&galley_model_types[i], GALLEY_PAGE_FEATURE_COUNT,
                     galley_page_type_name((galley_page_type)(i + 1)));
    }
}

int main(void) {
    random_source random = {20260712};
    test_probability();
    test_best(&random);
    test_empty();
    test_confidence();
    test_page_type();
    test_comments();
    test_reasons();
    test_model();
    return check_finish();
}
