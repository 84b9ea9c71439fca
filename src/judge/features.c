/*
 * Blocks in, numbers out: the page is surveyed once, then each block is measured from its own
 * counts, its container and that one's parent, its neighbours, and where it lies against the main
 * container.
 */
#include "features.h"

/* A text without the end of a sentence reads as one from this many words on. */
#define MANY_WORDS 20
/* The main container is the smallest with this share of the page's readable words. */
#define MAIN_SHARE 0.6F
/* "Advertisement" and the like, in any language; a video's title. */
#define LABEL_WORDS 10
/* Blocks that are looked at before and after one. */
#define NEAR 3

/* A container with more of the page's words than this is a wrapper, ... */
#define WRAPPER_SHARE 0.6F
/* ... of which only this is believed. */
#define WRAPPING                                                                                   \
    (GALLEY_EVIDENCE_ARTICLE | GALLEY_EVIDENCE_CONTENT | GALLEY_EVIDENCE_MAIN |                    \
     GALLEY_EVIDENCE_BODY)

#define FURNITURE                                                                                  \
    (GALLEY_EVIDENCE_NAVIGATION | GALLEY_EVIDENCE_FOOTER | GALLEY_EVIDENCE_ASIDE |                 \
     GALLEY_EVIDENCE_FORM | GALLEY_EVIDENCE_COMMENT | GALLEY_EVIDENCE_SHARE |                      \
     GALLEY_EVIDENCE_RELATED | GALLEY_EVIDENCE_ADVERTISEMENT | GALLEY_EVIDENCE_LEGAL |             \
     GALLEY_EVIDENCE_CAPTION | GALLEY_EVIDENCE_PROMOTION | GALLEY_EVIDENCE_POPUP |                 \
     GALLEY_EVIDENCE_CONCEALED | GALLEY_EVIDENCE_SILENT)

/* The logarithm of 1 + count to the base 2, straight between powers of two: close enough, and the
 * C library's mathematics stays out. */
static float log_count(uint32_t count) {
    uint64_t rest = (uint64_t)count + 1;
    uint32_t whole = 0;
    while (rest >> whole > 1) {
        whole++;
    }
    return (float)whole + (float)rest / (float)((uint64_t)1 << whole) - 1.0F;
}

static float share(uint32_t part, uint32_t whole) {
    return whole == 0 ? 0.0F : (float)part / (float)whole;
}

bool galley_segment_readable(const galley_segment *segment) {
    return (segment->evidence & FURNITURE) == 0 && segment->link_words * 2 < segment->words &&
           (segment->words >= MANY_WORDS || (segment->sentences > 0 && segment->words >= 5));
}

static void add_words(galley_blocks *blocks) {
    for (size_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        galley_container *container = &blocks->containers[segment->container];
        container->words += segment->words;
        container->link_words += segment->link_words;
    }
    for (size_t i = blocks->container_count; i-- > 1;) {
        const galley_container *container = &blocks->containers[i];
        galley_container *parent = &blocks->containers[container->parent];
        parent->words += container->words;
        parent->link_words += container->link_words;
    }
}

/* Hands evidence down the path. What wraps most of the page says little by its name: a class there
 * tells of the page's layout ("with-sidebar"). */
static void inherit_evidence(galley_blocks *blocks) {
    float most = WRAPPER_SHARE * (float)blocks->containers[0].words;
    for (size_t i = 0; i < blocks->container_count; i++) {
        galley_container *container = &blocks->containers[i];
        if ((float)container->words > most) {
            container->evidence &= WRAPPING;
        }
        if (i > 0) {
            container->evidence |= blocks->containers[container->parent].evidence;
        }
    }
    for (size_t i = 0; i < blocks->count; i++) {
        galley_segment *segment = &blocks->segments[i];
        segment->evidence |= blocks->containers[segment->container].evidence;
    }
}

static void add_readable(galley_blocks *blocks) {
    for (size_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        blocks->containers[segment->container].readable +=
            galley_segment_readable(segment) ? segment->words : 0;
    }
    for (size_t i = blocks->container_count; i-- > 1;) {
        const galley_container *container = &blocks->containers[i];
        blocks->containers[container->parent].readable += container->readable;
    }
}

/* Children stand after their parents, so one pass descends as far as the share allows. */
static uint32_t find_main(const galley_blocks *blocks) {
    uint32_t main = 0;
    float enough = MAIN_SHARE * (float)blocks->containers[0].readable;
    for (uint32_t i = 1; i < blocks->container_count; i++) {
        const galley_container *container = &blocks->containers[i];
        if (container->parent == main && (float)container->readable >= enough &&
            container->readable > 0) {
            main = i;
        }
    }
    return main;
}

/* Levels below the path from the root to the main container. */
static void count_levels(galley_blocks *blocks, uint32_t main) {
    for (size_t i = 0; i < blocks->container_count; i++) {
        blocks->containers[i].below = UINT32_MAX;
    }
    for (uint32_t at = main; at != GALLEY_CONTAINER_NONE; at = blocks->containers[at].parent) {
        blocks->containers[at].below = 0;
    }
    for (size_t i = 0; i < blocks->container_count; i++) {
        galley_container *container = &blocks->containers[i];
        if (container->below == UINT32_MAX) {
            container->below = blocks->containers[container->parent].below + 1;
        }
    }
}

galley_survey galley_survey_make(galley_blocks *blocks, const galley_document *document) {
    galley_survey survey = {.title = blocks->count};
    if (blocks->count == 0) {
        return survey;
    }
    add_words(blocks);
    inherit_evidence(blocks);
    add_readable(blocks);
    uint32_t main = find_main(blocks);
    count_levels(blocks, main);
    survey.words = blocks->containers[0].words;
    survey.readable = blocks->containers[0].readable;
    survey.main_node = blocks->containers[main].node;
    survey.main_end = document->nodes[survey.main_node].extent;
    for (size_t i = 0; i < blocks->count; i++) {
        if (blocks->segments[i].tag == GALLEY_TAG_H1) {
            survey.title = i;
            break;
        }
    }
    return survey;
}

static void read_tag(const galley_segment *segment, float *features) {
    static const uint8_t feature_of[GALLEY_TAG_COUNT] = {
        [GALLEY_TAG_P] = GALLEY_FEATURE_IS_P,     [GALLEY_TAG_H1] = GALLEY_FEATURE_IS_H1,
        [GALLEY_TAG_H2] = GALLEY_FEATURE_IS_H2,   [GALLEY_TAG_H3] = GALLEY_FEATURE_IS_H3,
        [GALLEY_TAG_H4] = GALLEY_FEATURE_IS_H3,   [GALLEY_TAG_H5] = GALLEY_FEATURE_IS_H3,
        [GALLEY_TAG_H6] = GALLEY_FEATURE_IS_H3,   [GALLEY_TAG_LI] = GALLEY_FEATURE_IS_LI,
        [GALLEY_TAG_TD] = GALLEY_FEATURE_IS_CELL, [GALLEY_TAG_TH] = GALLEY_FEATURE_IS_CELL,
    };
    uint8_t feature = feature_of[segment->tag];
    if (feature != 0) {
        features[feature] = 1.0F;
    }
}

static bool is_label(const galley_segment *segment) {
    return (segment->evidence & (GALLEY_EVIDENCE_ADVERTISEMENT | GALLEY_EVIDENCE_EMBED)) != 0 &&
           segment->words <= LABEL_WORDS && segment->sentences == 0;
}

static void read_own(const galley_segment *segment, float *features) {
    features[GALLEY_FEATURE_ALWAYS] = 1.0F;
    features[GALLEY_FEATURE_WORDS] = log_count(segment->words);
    features[GALLEY_FEATURE_LINKED] = share(segment->link_words, segment->words);
    features[GALLEY_FEATURE_ALL_LINK] = segment->link_words >= segment->words;
    features[GALLEY_FEATURE_ENDS_SENTENCE] = segment->ends_sentence;
    features[GALLEY_FEATURE_READABLE] = galley_segment_readable(segment);
    features[GALLEY_FEATURE_LABEL] = is_label(segment);
}

static void read_place(const galley_blocks *blocks, const galley_survey *survey,
                       const galley_segment *segment, float *features) {
    const galley_container *own = &blocks->containers[segment->container];
    const galley_container *parent =
        own->parent == GALLEY_CONTAINER_NONE ? own : &blocks->containers[own->parent];
    bool before = segment->first < survey->main_node;
    bool after = segment->first >= survey->main_end;
    features[GALLEY_FEATURE_IN_MAIN] = !before && !after;
    features[GALLEY_FEATURE_AFTER_MAIN] = after;
    features[GALLEY_FEATURE_BELOW] = log_count(own->below);
    features[GALLEY_FEATURE_OWN_LINKED] = share(own->link_words, own->words);
    features[GALLEY_FEATURE_PARENT_LINKED] = share(parent->link_words, parent->words);
}

static void read_neighbours(const galley_blocks *blocks, size_t index, float *features) {
    const galley_segment *segments = blocks->segments;
    uint32_t before = 0;
    uint32_t after = 0;
    for (size_t i = 1; i <= NEAR; i++) {
        if (i <= index && galley_segment_readable(&segments[index - i])) {
            before += segments[index - i].words;
        }
        if (index + i < blocks->count && galley_segment_readable(&segments[index + i])) {
            after += segments[index + i].words;
        }
    }
    features[GALLEY_FEATURE_NEAR_BEFORE] = log_count(before);
    features[GALLEY_FEATURE_NEAR_AFTER] = log_count(after);
    if (index > 0) {
        const galley_segment *last = &segments[index - 1];
        features[GALLEY_FEATURE_LAST_LINKED] = share(last->link_words, last->words);
    }
    if (index + 1 < blocks->count) {
        const galley_segment *next = &segments[index + 1];
        features[GALLEY_FEATURE_NEXT_LINKED] = share(next->link_words, next->words);
    }
}

void galley_features_read(const galley_blocks *blocks, const galley_survey *survey, size_t index,
                          float features[GALLEY_FEATURE_COUNT]) {
    const galley_segment *segment = &blocks->segments[index];
    memset(features, 0, GALLEY_FEATURE_COUNT * sizeof *features);
    read_tag(segment, features);
    read_own(segment, features);
    read_place(blocks, survey, segment, features);
    read_neighbours(blocks, index, features);
    features[GALLEY_FEATURE_HEADED] = index > survey->title;
    features[GALLEY_FEATURE_POSITION] = (float)index / (float)blocks->count;
    features[GALLEY_FEATURE_PAGE_READABLE] = log_count(survey->readable);
    features[GALLEY_FEATURE_PAGE_SHARE] = share(survey->readable, survey->words);
}
