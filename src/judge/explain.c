/*
 * Columns of features and the forest that reads them in, up to three reasons for each block out.
 *
 * What a feature is worth to a block is the difference that it makes: the score, less the score
 * with the feature as it is on half of the page's blocks. Only a feature that a
 * tree asked on the way to the block's leaf can lead to another one, so that a tree is walked once
 * for each of these, and all the others are left alone. Said is what speaks for a block that was
 * kept, and against one that was dropped.
 *
 * Known limit: two features that tell the same share what it is worth, or are both said.
 */
#include "explain.h"
#include "codes.h"
#include "features.h"
#include "forest_tree.h"
#include "wording.h"

#include <string.h>

typedef struct explanation {
    const galley_case *judged;
    size_t block;
    int32_t side;                        /* 1 for a block that was kept, else -1 */
    int32_t worth[GALLEY_FEATURE_COUNT]; /* in units of a forest's leaves */
    uint8_t usual[GALLEY_FEATURE_COUNT]; /* each feature's median over the page's blocks */
    uint16_t said[GALLEY_BLOCK_REASONS];
    size_t count;
} explanation;

static uint8_t find_median(const uint8_t *column, size_t count) {
    uint32_t counts[256] = {0};
    for (size_t i = 0; i < count; i++) {
        counts[column[i]]++;
    }
    unsigned value = 0;
    for (size_t sum = counts[0]; sum * 2 < count; sum += counts[value]) {
        value++;
    }
    return (uint8_t)value;
}

/* The features that a tree asked for, from its root down to a leaf. */
typedef struct path {
    uint8_t features[GALLEY_FOREST_MOST_LEAVES - 1];
    size_t count;
} path;

/* The leaf that the block comes to, were the feature `changed` as usual; GALLEY_FEATURE_COUNT for
 * none. Writes which features were asked on the way, when `asked` is not NULL. */
static int8_t find_leaf(const explanation *e, const galley_forest_tree *tree, uint16_t changed,
                        path *asked) {
    int child = tree->root;
    while (child >= 0) {
        uint8_t feature = tree->columns[child];
        uint8_t value = feature == changed
                            ? e->usual[feature]
                            : e->judged->columns[feature * e->judged->stride + e->block];
        if (asked != NULL) {
            asked->features[asked->count++] = feature;
        }
        child = tree->children[child][value > tree->thresholds[child] ? 1 : 0];
    }
    return tree->leaves[-1 - child];
}

static bool was_asked(const path *asked, size_t before) {
    for (size_t i = 0; i < before; i++) {
        if (asked->features[i] == asked->features[before]) {
            return true;
        }
    }
    return false;
}

/* Fills what each feature is worth to one forest. */
static void weigh_features(explanation *e, const galley_forest *forest) {
    galley_forest_walk walk = {forest, 0, 0, 0};
    galley_forest_tree tree;
    memset(e->worth, 0, sizeof e->worth);
    while (galley_forest_tree_next(&walk, &tree)) {
        path asked = {.count = 0};
        int8_t here = find_leaf(e, &tree, GALLEY_FEATURE_COUNT, &asked);
        for (size_t i = 0; i < asked.count; i++) {
            if (!was_asked(&asked, i)) {
                uint8_t feature = asked.features[i];
                e->worth[feature] += here - find_leaf(e, &tree, feature, NULL);
            }
        }
    }
}

/* The feature that is worth most to the block's side, which takes it off the list; or
 * GALLEY_FEATURE_COUNT when there is none. */
static uint16_t take_best(explanation *e) {
    uint16_t best = GALLEY_FEATURE_COUNT;
    int32_t most = 0;
    for (size_t i = 0; i < GALLEY_FEATURE_COUNT; i++) {
        if (e->worth[i] * e->side > most) {
            most = e->worth[i] * e->side;
            best = (uint16_t)i;
        }
    }
    if (best < GALLEY_FEATURE_COUNT) {
        e->worth[best] = 0;
    }
    return best;
}

/* Points of nothing, which are a difference only to other blocks, would read oddly. */
static bool is_silent(const explanation *e, uint16_t feature) {
    uint8_t unit = galley_features[feature].unit;
    return unit == GALLEY_UNIT_POINTS &&
           e->judged->columns[feature * e->judged->stride + e->block] == GALLEY_CODE_EVEN;
}

static void explain_block(explanation *e) {
    e->count = 0;
    weigh_features(e, e->judged->forest);
    while (e->count < GALLEY_BLOCK_REASONS) {
        uint16_t best = take_best(e);
        if (best == GALLEY_FEATURE_COUNT) {
            return;
        }
        if (!is_silent(e, best)) {
            e->said[e->count++] = best;
        }
    }
}

static void say_reasons(const explanation *e, galley_buffer *text) {
    for (size_t i = 0; i < e->count; i++) {
        uint8_t code = e->judged->columns[e->said[i] * e->judged->stride + e->block];
        galley_feature_say(&galley_features[e->said[i]], code, text);
        galley_buffer_append_byte(text, '\n');
    }
}

galley_status galley_explain_blocks(const galley_case *judged, const galley_blocks *blocks,
                                    galley_reasons *reasons) {
    explanation e = {.judged = judged};
    galley_reasons_clear(reasons);
    if (!galley_reasons_reserve(reasons, blocks->count)) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    for (size_t i = 0; i < GALLEY_FEATURE_COUNT; i++) {
        e.usual[i] = find_median(judged->columns + i * judged->stride, blocks->count);
    }
    for (e.block = 0; e.block < blocks->count; e.block++) {
        const galley_segment *segment = &blocks->segments[e.block];
        e.side = segment->kept ? 1 : -1;
        if (segment->reason == GALLEY_REASON_FEATURES) {
            explain_block(&e);
            say_reasons(&e, &reasons->text);
        }
        galley_reasons_end_block(reasons);
    }
    return reasons->text.failed ? GALLEY_STATUS_NO_MEMORY : GALLEY_STATUS_OK;
}
