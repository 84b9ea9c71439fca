/*
 * The first forest's scores in, features of the second level out: what the first look believes of a
 * block's neighbours, of its container and the parts around it, of its list, of what is shaped like
 * it, and of the page. So the second forest judges regions and runs where the first judges blocks.
 */
#include "codes.h"
#include "decide.h"
#include "probability.h"
#include "survey.h"
#include "tile.h"

/* Scores are in 1/1024 of log-odds; a step of their code is 1/16. */
#define SCORE_STEP 64
/* What is believed lies between the places where so many percent of it are before and after. */
#define EDGE_PERCENT 5
/* The core is the smallest container with so many tenths of what is chosen. */
#define CORE_TENTHS 8

typedef struct belief {
    galley_survey *survey;
    const galley_blocks *blocks;
    const int32_t *scores;
    uint64_t all;         /* belief of the page */
    int32_t least_chosen; /* the least score that is chosen */
    uint32_t expected;    /* F1, in 1/65536 */
    uint32_t begin;       /* of what is believed */
    uint32_t end;
    uint32_t core; /* container */
} belief;

static void put(const belief *b, size_t feature, size_t block, uint8_t code) {
    b->survey->columns[feature * b->survey->stride + block] = code;
}

static uint8_t code_score(int32_t score) {
    int32_t code = GALLEY_CODE_EVEN + score / SCORE_STEP;
    return (uint8_t)(code < 0 ? 0 : code > UINT8_MAX ? UINT8_MAX : code);
}

/* Nearly all numbers are small, and dividing these takes half of the time. */
static uint64_t divide(uint64_t part, uint64_t whole) {
    return (part | whole) <= UINT32_MAX ? (uint32_t)part / (uint32_t)whole : part / whole;
}

/* Belief as a share of words. */
static uint8_t code_belief(uint64_t sum, uint64_t words) {
    uint64_t whole = words << 8;
    uint64_t code = whole == 0 ? 0 : divide(sum * GALLEY_CODE_WHOLE, whole);
    return (uint8_t)(code < GALLEY_CODE_WHOLE ? code : GALLEY_CODE_WHOLE);
}

static uint8_t code_part(uint64_t part, uint64_t whole) {
    return (uint8_t)(whole == 0 ? 0 : divide(part * GALLEY_CODE_WHOLE, whole));
}

/* Words of a block times its probability. */
static uint64_t weigh(const belief *b, size_t block) {
    return ((uint64_t)b->blocks->segments[block].words * galley_probability(b->scores[block])) >> 8;
}

static void add_up(belief *b) {
    const galley_segment *segments = b->blocks->segments;
    galley_survey *survey = b->survey;
    uint64_t sum = 0;
    uint32_t chosen = 0;
    for (size_t i = 0; i < b->blocks->count; i++) {
        uint64_t weight = weigh(b, i);
        survey->sums[i].belief = sum;
        survey->sums[i].chosen = chosen;
        sum += weight;
        chosen += b->scores[i] >= b->least_chosen ? segments[i].words : 0;
        survey->kinds[survey->marks[i].kind].belief += weight;
        survey->copies[survey->marks[i].copy].belief += weight;
    }
    survey->sums[b->blocks->count].belief = sum;
    survey->sums[b->blocks->count].chosen = chosen;
    b->all = sum;
    for (size_t i = 0; i < b->blocks->container_count; i++) {
        const galley_region *region = &survey->regions[i];
        survey->groups[region->group].belief +=
            galley_sum_between(survey->sums, region->first, region->end).belief;
    }
}

/* What the first look alone would decide. */
static void choose(belief *b) {
    galley_ballot ballot;
    galley_ballot_clear(&ballot);
    for (size_t i = 0; i < b->blocks->count; i++) {
        galley_ballot_add(&ballot, galley_probability(b->scores[i]), b->blocks->segments[i].words);
    }
    galley_decision decision = galley_ballot_decide(&ballot, GALLEY_FAVOR_BALANCED);
    b->expected = decision.expected;
    b->least_chosen = INT32_MAX;
    for (size_t i = 0; i < b->blocks->count; i++) {
        if (galley_probability(b->scores[i]) >= decision.threshold &&
            b->scores[i] < b->least_chosen) {
            b->least_chosen = b->scores[i];
        }
    }
}

static void find_extent(belief *b) {
    const galley_sum *sums = b->survey->sums;
    b->begin = 0;
    b->end = (uint32_t)b->blocks->count;
    while (b->begin + 1 < b->end && sums[b->begin + 1].belief * 100 < b->all * EDGE_PERCENT) {
        b->begin++;
    }
    while (b->end > b->begin + 1 &&
           (b->all - sums[b->end - 1].belief) * 100 < b->all * EDGE_PERCENT) {
        b->end--;
    }
}

static void find_core(belief *b) {
    const galley_survey *survey = b->survey;
    uint64_t all = survey->sums[b->blocks->count].chosen;
    b->core = 0;
    for (uint32_t i = 1; i < b->blocks->container_count && all > 0; i++) {
        const galley_region *region = &survey->regions[i];
        uint64_t chosen = galley_sum_between(survey->sums, region->first, region->end).chosen;
        if (b->blocks->containers[i].parent == b->core && chosen * 10 >= all * CORE_TENTHS) {
            b->core = i;
        }
    }
}

static void measure_neighbours(uint8_t *row, const belief *b, size_t i) {
    static const struct {
        size_t feature;
        size_t ahead; /* modulo 2^64: before the first wraps around */
    } neighbours[] = {
        {GALLEY_FEATURE_LAST1_FIRST, SIZE_MAX},
        {GALLEY_FEATURE_LAST2_FIRST, SIZE_MAX - 1},
        {GALLEY_FEATURE_LAST3_FIRST, SIZE_MAX - 2},
        {GALLEY_FEATURE_NEXT1_FIRST, 1},
        {GALLEY_FEATURE_NEXT2_FIRST, 2},
        {GALLEY_FEATURE_NEXT3_FIRST, 3},
    };
    static const struct {
        size_t last;
        size_t next;
        size_t blocks;
    } windows[] = {
        {GALLEY_FEATURE_BELIEF_LAST2, GALLEY_FEATURE_BELIEF_NEXT2, 2},
        {GALLEY_FEATURE_BELIEF_LAST5, GALLEY_FEATURE_BELIEF_NEXT5, 5},
        {GALLEY_FEATURE_BELIEF_LAST10, GALLEY_FEATURE_BELIEF_NEXT10, 10},
        {GALLEY_FEATURE_BELIEF_LAST20, GALLEY_FEATURE_BELIEF_NEXT20, 20},
    };
    const galley_sum *sums = b->survey->sums;
    size_t count = b->blocks->count;
    row[GALLEY_FEATURE_FIRST] = code_score(b->scores[i]);
    for (size_t n = 0; n < sizeof neighbours / sizeof neighbours[0]; n++) {
        size_t other = i + neighbours[n].ahead;
        row[neighbours[n].feature] = other < count ? code_score(b->scores[other]) : 0;
    }
    for (size_t n = 0; n < sizeof windows / sizeof windows[0]; n++) {
        size_t from = i < windows[n].blocks ? 0 : i - windows[n].blocks;
        size_t to = i + 1 + windows[n].blocks < count ? i + 1 + windows[n].blocks : count;
        galley_sum last = galley_sum_between(sums, from, i);
        galley_sum next = galley_sum_between(sums, i + 1, to);
        row[windows[n].last] = code_belief(last.belief, last.words);
        row[windows[n].next] = code_belief(next.belief, next.words);
    }
}

static void measure_regions(uint8_t *row, const belief *b, size_t i) {
    static const size_t levels[] = {GALLEY_FEATURE_OWN_BELIEF, GALLEY_FEATURE_UP1_BELIEF,
                                    GALLEY_FEATURE_UP2_BELIEF, GALLEY_FEATURE_UP3_BELIEF};
    const galley_survey *survey = b->survey;
    uint32_t at = b->blocks->segments[i].container;
    for (size_t level = 0; level < sizeof levels / sizeof levels[0]; level++) {
        const galley_region *region = &survey->regions[at];
        row[levels[level]] = region->belief;
        row[levels[level] + 1] = region->held;
        at = region->wider;
    }
}

static uint8_t code_group(const galley_survey *survey, uint32_t group) {
    return group == GALLEY_SURVEY_NONE
               ? 0
               : code_belief(survey->groups[group].belief, survey->groups[group].words);
}

static void measure_alike(uint8_t *row, const belief *b, size_t i) {
    const galley_survey *survey = b->survey;
    const galley_segment *segment = &b->blocks->segments[i];
    const galley_region *region = &survey->regions[segment->container];
    const galley_mark *mark = &survey->marks[i];
    const galley_group *kind = &survey->kinds[mark->kind];
    const galley_copy *copy = &survey->copies[mark->copy];
    row[GALLEY_FEATURE_CARD_BELIEF] = code_group(survey, region->card);
    row[GALLEY_FEATURE_LIST_BELIEF] = code_group(survey, region->list);
    row[GALLEY_FEATURE_ALIKE_BELIEF] = code_belief(kind->belief, kind->words);
    row[GALLEY_FEATURE_COPY_BELIEF] =
        code_belief(copy->belief - weigh(b, i), copy->words - segment->words);
}

static void measure_section(uint8_t *row, const belief *b, size_t i) {
    const galley_mark *mark = &b->survey->marks[i];
    bool next = mark->next_heading < b->blocks->count;
    row[GALLEY_FEATURE_NEXT_HEAD_FIRST] = next ? code_score(b->scores[mark->next_heading]) : 0;
    if (mark->heading == GALLEY_SURVEY_NONE) {
        row[GALLEY_FEATURE_SECTION_BELIEF] = 0;
        row[GALLEY_FEATURE_HEAD_FIRST] = 0;
        return;
    }
    galley_sum section = galley_sum_between(b->survey->sums, mark->heading + 1,
                                            b->survey->marks[mark->heading].section_end);
    row[GALLEY_FEATURE_SECTION_BELIEF] = code_belief(section.belief, section.words);
    row[GALLEY_FEATURE_HEAD_FIRST] = code_score(b->scores[mark->heading]);
}

/* What is the same for all blocks. */
static void measure_page(uint8_t *row, const belief *b) {
    const galley_sum *all = &b->survey->sums[b->blocks->count];
    row[GALLEY_FEATURE_BELIEF_WORDS] = galley_code_log((uint32_t)(b->all >> 8));
    row[GALLEY_FEATURE_BELIEF_SHARE] = code_belief(b->all, all->words);
    row[GALLEY_FEATURE_EXPECTED] = code_part(b->expected, 65536);
}

static void measure_place(uint8_t *row, const belief *b, uint32_t i) {
    const galley_survey *survey = b->survey;
    const galley_sum *all = &survey->sums[b->blocks->count];
    const galley_region *core = &survey->regions[b->core];
    uint32_t container = b->blocks->segments[i].container;
    row[GALLEY_FEATURE_BELIEF_BEFORE] = code_part(survey->sums[i].belief, b->all);
    row[GALLEY_FEATURE_BELIEF_PLACE] = i < b->begin ? 0 : i < b->end ? 1 : 2;
    row[GALLEY_FEATURE_BELIEF_INSIDE] =
        i < b->begin ? 0 : galley_code_share(i - b->begin, b->end - b->begin);
    row[GALLEY_FEATURE_CORE] = i < core->first ? 0 : i < core->end ? 1 : 2;
    row[GALLEY_FEATURE_CORE_BELOW] = galley_code_count(survey->regions[container].below);
    row[GALLEY_FEATURE_CHOSEN_AFTER] =
        galley_code_share(all->chosen - survey->sums[i + 1].chosen, all->chosen);
}

/* Words between a block and the last that was chosen, and the next. */
static void measure_gaps(const belief *b, size_t from, size_t to) {
    const galley_sum *sums = b->survey->sums;
    size_t count = b->blocks->count;
    size_t last = from; /* the block after the last that was chosen */
    size_t next = to;
    while (last > 0 && b->scores[last - 1] < b->least_chosen) {
        last--;
    }
    while (next < count && b->scores[next] < b->least_chosen) {
        next++;
    }
    for (size_t i = from; i < to; i++) {
        bool chosen = b->scores[i] >= b->least_chosen;
        int64_t margin = (int64_t)b->scores[i] - b->least_chosen;
        put(b, GALLEY_FEATURE_CHOSEN, i, chosen);
        put(b, GALLEY_FEATURE_CHOSEN_MARGIN, i,
            code_score(margin < -(1 << 20) ? -(1 << 20) : (int32_t)margin));
        put(b, GALLEY_FEATURE_CHOSEN_LAST, i, galley_code_log(sums[i].words - sums[last].words));
        last = chosen ? i + 1 : last;
    }
    for (size_t i = to; i-- > from;) {
        put(b, GALLEY_FEATURE_CHOSEN_NEXT, i,
            galley_code_log(sums[next].words - sums[i + 1].words));
        next = b->scores[i] >= b->least_chosen ? i : next;
    }
}

static void code_regions(const belief *b) {
    for (size_t i = 0; i < b->blocks->container_count; i++) {
        galley_region *region = &b->survey->regions[i];
        galley_sum sum = galley_sum_between(b->survey->sums, region->first, region->end);
        region->belief = code_belief(sum.belief, sum.words);
        region->held = code_part(sum.belief, b->all);
    }
}

void galley_measure_second(galley_survey *survey, const galley_blocks *blocks, size_t from,
                           size_t to) {
    belief b = {.survey = survey, .blocks = blocks, .scores = survey->scores};
    uint8_t rows[GALLEY_TILE_ROWS][GALLEY_TILE_WIDTH] = {{0}};
    choose(&b);
    add_up(&b);
    find_extent(&b);
    find_core(&b);
    galley_survey_levels(survey, blocks, b.core);
    code_regions(&b);
    measure_page(rows[0], &b);
    for (size_t i = 1; i < GALLEY_TILE_ROWS; i++) {
        memcpy(rows[i], rows[0], sizeof rows[0]);
    }
    put(&b, GALLEY_FEATURE_EXPECTED, 0, rows[0][GALLEY_FEATURE_EXPECTED]);
    for (uint32_t i = (uint32_t)from; i < to; i++) {
        uint8_t *row = rows[i % GALLEY_TILE_ROWS];
        measure_neighbours(row, &b, i);
        measure_regions(row, &b, i);
        measure_alike(row, &b, i);
        measure_section(row, &b, i);
        measure_place(row, &b, i);
        if (galley_tile_full(i, to)) {
            galley_tile_turn(rows, GALLEY_FEATURE_FIRST_COUNT, GALLEY_FEATURE_COUNT,
                             survey->columns, survey->stride, i);
        }
    }
    measure_gaps(&b, from, to);
}
