/*
 * The survey in, features of the first level out: columns of bytes.
 *
 * Each function fills the columns of one kind for every block. What is the same for all blocks of a
 * container or a list has been coded there once and is copied.
 */
#include "codes.h"
#include "survey.h"

/* Blocks looked at before and after one: few, and some more. */
#define NEAR 4
#define WIDE 12
/* Bytes of a word are told in quarters. */
#define QUARTERS 4

/* Sets features that follow one another in the table, of one block. */
static void put_codes(const galley_survey *survey, size_t feature, size_t block,
                      const uint8_t *codes, size_t count) {
    uint8_t *at = survey->columns + feature * survey->stride + block;
    for (size_t i = 0; i < count; i++, at += survey->stride) {
        *at = codes == NULL ? 0 : codes[i];
    }
}

static void put(const galley_survey *survey, size_t feature, size_t block, uint8_t code) {
    survey->columns[feature * survey->stride + block] = code;
}

static uint32_t share_of_titled(const galley_survey *survey, const galley_glance *glance) {
    uint32_t hits = 0;
    for (int i = 0; i < glance->first_count; i++) {
        uint32_t hash = glance->first[i];
        hits += survey->titled[hash % (sizeof survey->titled * 8) / 32] >> hash % 32 & 1;
    }
    return hits;
}

static void measure_text(const galley_survey *survey, const galley_segment *segment, size_t i) {
    const galley_mark *mark = &survey->marks[i];
    const galley_glance *glance = &mark->glance;
    const galley_copy *copy = &survey->copies[mark->copy];
    put(survey, GALLEY_FEATURE_WORDS, i, galley_code_log(segment->words));
    put(survey, GALLEY_FEATURE_WORD_LENGTH, i,
        galley_code_count((uint32_t)((uint64_t)segment->len * QUARTERS / segment->words)));
    put(survey, GALLEY_FEATURE_LINKED, i, galley_code_share(segment->link_words, segment->words));
    put(survey, GALLEY_FEATURE_SENTENCES, i, galley_code_log(segment->sentences));
    put(survey, GALLEY_FEATURE_ENDS_SENTENCE, i, segment->ends_sentence);
    put(survey, GALLEY_FEATURE_DIGITS, i, galley_code_share(segment->digits, segment->len));
    put(survey, GALLEY_FEATURE_CAPITALS, i, galley_code_share(segment->capitals, segment->len));
    put(survey, GALLEY_FEATURE_COMMAS, i, galley_code_log(segment->commas));
    put(survey, GALLEY_FEATURE_WIDE, i, galley_code_share(segment->high, segment->len));
    put(survey, GALLEY_FEATURE_STARTS, i, glance->starts);
    put(survey, GALLEY_FEATURE_ENDS, i, glance->ends);
    put(survey, GALLEY_FEATURE_SIGNS, i, glance->signs);
    put(survey, GALLEY_FEATURE_TITLED, i,
        galley_code_share(share_of_titled(survey, glance), glance->first_count));
    put(survey, GALLEY_FEATURE_COPIES, i, galley_code_log(copy->count - 1));
    put(survey, GALLEY_FEATURE_COPIED, i, mark->copied);
    put(survey, GALLEY_FEATURE_WORD_POINTS, i, galley_code_points(mark->first_points));
    put(survey, GALLEY_FEATURE_WORD_WORST, i, galley_code_points(mark->worst_points));
    put(survey, GALLEY_FEATURE_WORD_BEST, i, galley_code_points(mark->best_points));
    put(survey, GALLEY_FEATURE_TEXT_POINTS, i, galley_code_points(mark->text_points));
    put(survey, GALLEY_FEATURE_LAST_POINTS, i, galley_code_points(mark->last_points));
}

static size_t feature_of_tag(uint8_t tag) {
    switch (tag) {
    case GALLEY_TAG_P:
        return GALLEY_FEATURE_IS_P;
    case GALLEY_TAG_H1:
        return GALLEY_FEATURE_IS_H1;
    case GALLEY_TAG_H2:
        return GALLEY_FEATURE_IS_H2;
    case GALLEY_TAG_H3:
        return GALLEY_FEATURE_IS_H3;
    case GALLEY_TAG_H4:
    case GALLEY_TAG_H5:
    case GALLEY_TAG_H6:
        return GALLEY_FEATURE_IS_H4;
    case GALLEY_TAG_LI:
        return GALLEY_FEATURE_IS_LI;
    case GALLEY_TAG_TD:
    case GALLEY_TAG_TH:
        return GALLEY_FEATURE_IS_CELL;
    case GALLEY_TAG_DT:
    case GALLEY_TAG_DD:
        return GALLEY_FEATURE_IS_TERM;
    case GALLEY_TAG_PRE:
        return GALLEY_FEATURE_IS_PRE;
    default:
        return GALLEY_FEATURE_IS_DIV;
    }
}

static void measure_element(const galley_survey *survey, const galley_segment *segment, size_t i) {
    const galley_region *region = &survey->regions[segment->container];
    put_codes(survey, GALLEY_FEATURE_IS_P, i, NULL,
              GALLEY_FEATURE_IS_PRE - GALLEY_FEATURE_IS_P + 1);
    put(survey, feature_of_tag(segment->tag), i, 1);
    put(survey, GALLEY_FEATURE_JOIN, i, segment->join);
    put(survey, GALLEY_FEATURE_IN_CELL, i, segment->cell != GALLEY_NODE_NONE);
    put(survey, GALLEY_FEATURE_FIRST_H1, i, i == survey->title);
    put(survey, GALLEY_FEATURE_INLINE_POINTS, i, galley_code_points(segment->points));
    put(survey, GALLEY_FEATURE_PATH_POINTS, i, galley_code_points(region->path + segment->points));
    put(survey, GALLEY_FEATURE_PATH_WORST, i,
        galley_code_points(segment->points < region->worst ? segment->points : region->worst));
    put(survey, GALLEY_FEATURE_PATH_BEST, i,
        galley_code_points(segment->points > region->best ? segment->points : region->best));
    uint32_t evidence = segment->evidence;
    for (size_t bit = 0; bit <= GALLEY_FEATURE_IN_PULLED - GALLEY_FEATURE_IN_NAVIGATION; bit++) {
        put(survey, GALLEY_FEATURE_IN_NAVIGATION + bit, i, (uint8_t)(evidence >> bit & 1));
    }
}

/* The container and the next wider ones. */
static void measure_containers(const galley_survey *survey, const galley_segment *segment,
                               uint32_t i) {
    static const size_t levels[] = {GALLEY_FEATURE_OWN_WORDS, GALLEY_FEATURE_UP1_WORDS,
                                    GALLEY_FEATURE_UP2_WORDS, GALLEY_FEATURE_UP3_WORDS};
    uint32_t at = segment->container;
    for (size_t level = 0; level < sizeof levels / sizeof levels[0]; level++) {
        const galley_region *region = &survey->regions[at];
        put_codes(survey, levels[level], i, region->codes, GALLEY_REGION_CODES);
        put(survey, levels[level] + GALLEY_REGION_CODES, i,
            galley_code_share(i - region->first, region->end - region->first));
        at = region->wider;
    }
}

static const uint8_t *codes_of(const galley_survey *survey, uint32_t group) {
    return group == GALLEY_SURVEY_NONE ? NULL : survey->groups[group].codes;
}

static void measure_lists(const galley_survey *survey, const galley_segment *segment, size_t i) {
    const galley_region *region = &survey->regions[segment->container];
    put_codes(survey, GALLEY_FEATURE_CARD_MEMBERS, i, codes_of(survey, region->card),
              GALLEY_GROUP_CODES);
    put(survey, GALLEY_FEATURE_CARD_PLACE, i, galley_code_log(region->card_place));
    put_codes(survey, GALLEY_FEATURE_LIST_MEMBERS, i, codes_of(survey, region->list),
              GALLEY_GROUP_CODES);
    put_codes(survey, GALLEY_FEATURE_ALIKE, i, survey->kinds[survey->marks[i].kind].codes,
              GALLEY_FEATURE_ALIKE_SENTENCE - GALLEY_FEATURE_ALIKE + 1);
}

static void measure_neighbour(const galley_survey *survey, const galley_blocks *blocks,
                              size_t feature, size_t i, size_t other) {
    bool there = other < blocks->count; /* before the first wraps around */
    const galley_segment *segment = there ? &blocks->segments[other] : NULL;
    put(survey, feature, i, there ? galley_code_log(segment->words) : 0);
    put(survey, feature + 1, i, there ? galley_code_share(segment->link_words, segment->words) : 0);
}

static void measure_next_to(const galley_survey *survey, const galley_blocks *blocks,
                            size_t feature, size_t i, size_t other) {
    bool there = other < blocks->count;
    const galley_segment *segment = there ? &blocks->segments[other] : NULL;
    put(survey, feature, i, there && galley_segment_is_heading(segment));
    put(survey, feature + 1, i, there && segment->ends_sentence);
    put(survey, feature + 2, i, there && segment->container == blocks->segments[i].container);
    put(survey, feature + 3, i, galley_code_points(there ? survey->marks[other].first_points : 0));
}

static void measure_window(const galley_survey *survey, const galley_blocks *blocks, size_t i) {
    const galley_sum *sums = survey->sums;
    size_t count = blocks->count;
    size_t near_from = i < NEAR ? 0 : i - NEAR;
    size_t near_to = i + 1 + NEAR < count ? i + 1 + NEAR : count;
    size_t wide_from = i < WIDE ? 0 : i - WIDE;
    size_t wide_to = i + 1 + WIDE < count ? i + 1 + WIDE : count;
    galley_sum near = galley_sum_between(sums, near_from, near_to);
    galley_sum wide = galley_sum_between(sums, wide_from, wide_to);
    put(survey, GALLEY_FEATURE_NEAR_BEFORE, i,
        galley_code_log(sums[i].readable - sums[near_from].readable));
    put(survey, GALLEY_FEATURE_NEAR_AFTER, i,
        galley_code_log(sums[near_to].readable - sums[i + 1].readable));
    put(survey, GALLEY_FEATURE_WIDE_BEFORE, i,
        galley_code_log(sums[i].readable - sums[wide_from].readable));
    put(survey, GALLEY_FEATURE_WIDE_AFTER, i,
        galley_code_log(sums[wide_to].readable - sums[i + 1].readable));
    put(survey, GALLEY_FEATURE_NEAR_LINKED, i, galley_code_share(near.link_words, near.words));
    put(survey, GALLEY_FEATURE_WIDE_LINKED, i, galley_code_share(wide.link_words, wide.words));
    put(survey, GALLEY_FEATURE_NEAR_MEAN, i,
        galley_code_log(near.words / (uint32_t)(near_to - near_from)));
}

static void measure_neighbours(const galley_survey *survey, const galley_blocks *blocks, size_t i) {
    measure_neighbour(survey, blocks, GALLEY_FEATURE_LAST1_WORDS, i, i - 1);
    measure_neighbour(survey, blocks, GALLEY_FEATURE_LAST2_WORDS, i, i - 2);
    measure_neighbour(survey, blocks, GALLEY_FEATURE_LAST3_WORDS, i, i - 3);
    measure_neighbour(survey, blocks, GALLEY_FEATURE_NEXT1_WORDS, i, i + 1);
    measure_neighbour(survey, blocks, GALLEY_FEATURE_NEXT2_WORDS, i, i + 2);
    measure_neighbour(survey, blocks, GALLEY_FEATURE_NEXT3_WORDS, i, i + 3);
    measure_next_to(survey, blocks, GALLEY_FEATURE_LAST1_HEADING, i, i - 1);
    measure_next_to(survey, blocks, GALLEY_FEATURE_NEXT1_HEADING, i, i + 1);
    measure_window(survey, blocks, i);
}

static void measure_heading(const galley_survey *survey, const galley_blocks *blocks, uint32_t i) {
    const galley_mark *mark = &survey->marks[i];
    const galley_sum *sums = survey->sums;
    put(survey, GALLEY_FEATURE_HEAD_WORST, i, galley_code_points(mark->head_worst));
    put(survey, GALLEY_FEATURE_HEAD_TAIL, i, galley_code_points(mark->head_tail));
    put(survey, GALLEY_FEATURE_HEAD_COUNT, i, galley_code_log(mark->heads));
    put(survey, GALLEY_FEATURE_NEXT_HEAD, i, galley_code_log(mark->next_heading - i - 1));
    bool titled = i > survey->title;
    put(survey, GALLEY_FEATURE_H1_BLOCKS, i, titled ? galley_code_log(i - survey->title) : 0);
    put(survey, GALLEY_FEATURE_H1_WORDS, i,
        titled ? galley_code_log(sums[i].words - sums[survey->title].words) : 0);
    if (mark->heading == GALLEY_SURVEY_NONE) {
        put_codes(survey, GALLEY_FEATURE_HEAD_LEVEL, i, NULL, 3);
        put(survey, GALLEY_FEATURE_HEAD_POINTS, i, GALLEY_CODE_EVEN);
        put_codes(survey, GALLEY_FEATURE_SECTION_WORDS, i, NULL, 4);
        return;
    }
    const galley_mark *head = &survey->marks[mark->heading];
    galley_sum section = galley_sum_between(sums, mark->heading + 1, head->section_end);
    put(survey, GALLEY_FEATURE_HEAD_LEVEL, i,
        (uint8_t)(blocks->segments[mark->heading].tag - GALLEY_TAG_H1 + 1));
    put(survey, GALLEY_FEATURE_HEAD_BLOCKS, i, galley_code_log(i - mark->heading));
    put(survey, GALLEY_FEATURE_HEAD_WORDS, i,
        galley_code_log(sums[i].words - sums[mark->heading].words));
    put(survey, GALLEY_FEATURE_HEAD_POINTS, i, galley_code_points(head->head_points));
    put(survey, GALLEY_FEATURE_SECTION_WORDS, i, galley_code_log(section.words));
    put(survey, GALLEY_FEATURE_SECTION_LINKED, i,
        galley_code_share(section.link_words, section.words));
    put(survey, GALLEY_FEATURE_SECTION_READABLE, i,
        galley_code_share(section.readable, section.words));
    put(survey, GALLEY_FEATURE_SECTION_BLOCKS, i,
        galley_code_log(head->section_end - mark->heading - 1));
}

static void measure_place(const galley_survey *survey, const galley_blocks *blocks, uint32_t i) {
    const galley_sum *sums = survey->sums;
    const galley_sum *all = &sums[blocks->count];
    const galley_region *main = &survey->regions[survey->main];
    uint32_t container = blocks->segments[i].container;
    put(survey, GALLEY_FEATURE_PLACE, i, galley_code_share(i, (uint32_t)blocks->count));
    put(survey, GALLEY_FEATURE_WORDS_BEFORE, i, galley_code_share(sums[i].words, all->words));
    put(survey, GALLEY_FEATURE_READ_BEFORE, i, galley_code_share(sums[i].readable, all->readable));
    put(survey, GALLEY_FEATURE_READ_AFTER, i,
        galley_code_log(all->readable - sums[i + 1].readable));
    put(survey, GALLEY_FEATURE_MAIN, i, i < main->first ? 0 : i < main->end ? 1 : 2);
    put(survey, GALLEY_FEATURE_MAIN_BELOW, i, galley_code_count(survey->regions[container].below));
    put(survey, GALLEY_FEATURE_MAIN_PLACE, i,
        i < main->first ? 0 : galley_code_share(i - main->first, main->end - main->first));
    put(survey, GALLEY_FEATURE_DEPTH, i, galley_code_count(blocks->containers[container].depth));
}

/* What the page is made of, the same for all its blocks. */
static void measure_page(const galley_survey *survey, const galley_blocks *blocks) {
    const galley_sum *all = &survey->sums[blocks->count];
    const galley_region *main = &survey->regions[survey->main];
    uint64_t high = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        high += blocks->segments[i].high;
    }
    const struct {
        size_t feature;
        uint8_t code;
    } facts[] = {
        {GALLEY_FEATURE_PAGE_WORDS, galley_code_log(all->words)},
        {GALLEY_FEATURE_PAGE_READABLE, galley_code_log(all->readable)},
        {GALLEY_FEATURE_PAGE_SHARE, galley_code_share(all->readable, all->words)},
        {GALLEY_FEATURE_PAGE_BLOCKS, galley_code_log((uint32_t)blocks->count)},
        {GALLEY_FEATURE_PAGE_LINKED, galley_code_share(all->link_words, all->words)},
        {GALLEY_FEATURE_PAGE_HEADINGS, galley_code_log(survey->heads)},
        {GALLEY_FEATURE_PAGE_PARAGRAPHS, galley_code_share(survey->paragraphs, all->words)},
        {GALLEY_FEATURE_PAGE_MAIN,
         galley_code_share(galley_sum_between(survey->sums, main->first, main->end).words,
                           all->words)},
        {GALLEY_FEATURE_PAGE_CARDS, galley_code_share(survey->listed, all->words)},
        {GALLEY_FEATURE_PAGE_COMMENTS, galley_code_share(survey->comments, all->words)},
        {GALLEY_FEATURE_PAGE_WIDE, galley_code_share((uint32_t)high, (uint32_t)blocks->text.len)},
        {GALLEY_FEATURE_PAGE_CELLS, galley_code_share(survey->cells, all->words)},
    };
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        memset(survey->columns + facts[i].feature * survey->stride, facts[i].code, blocks->count);
    }
}

static void count_kinds_of_words(galley_survey *survey, const galley_blocks *blocks) {
    survey->paragraphs = survey->cells = survey->comments = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        survey->paragraphs += segment->tag == GALLEY_TAG_P ? segment->words : 0;
        survey->cells += segment->cell != GALLEY_NODE_NONE ? segment->words : 0;
        survey->comments += segment->evidence & GALLEY_EVIDENCE_COMMENT ? segment->words : 0;
    }
}

void galley_measure_first(galley_survey *survey, const galley_blocks *blocks) {
    count_kinds_of_words(survey, blocks);
    for (uint32_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        measure_text(survey, segment, i);
        measure_element(survey, segment, i);
        measure_containers(survey, segment, i);
        measure_lists(survey, segment, i);
        measure_neighbours(survey, blocks, i);
        measure_heading(survey, blocks, i);
        measure_place(survey, blocks, i);
    }
    measure_page(survey, blocks);
}
