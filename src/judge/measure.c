/*
 * The survey in, features out: columns of bytes.
 *
 * Each function makes the features of one kind for a block, in a row of a tile. What is the same
 * for all blocks of a container or a list has been coded there once and is copied; what is another
 * block's own is copied between columns at the end.
 */
#include "codes.h"
#include "survey.h"
#include "tile.h"

/* Blocks looked at before and after one: few, and some more. */
#define NEAR 4
#define WIDE 12
/* Bytes of a word are told in quarters. */
#define QUARTERS 4

/* Features that lists of blocks or containers have codes for, or none. */
static void put_codes(uint8_t *row, const uint8_t *codes, size_t count) {
    if (codes == NULL) {
        memset(row, 0, count);
    } else {
        memcpy(row, codes, count);
    }
}

/* The lowest bits of a number, a byte each: eight times the same eight bits, of which each byte
 * keeps its own. */
static void put_flags(uint8_t *row, uint32_t bits, size_t count) {
    uint8_t flags[sizeof bits * 8];
    for (size_t i = 0; i < sizeof bits; i++) {
        uint64_t eight = (bits >> 8 * i & 0xFF) * UINT64_C(0x0101010101010101);
        eight = (eight & UINT64_C(0x8040201008040201)) + UINT64_C(0x7F7F7F7F7F7F7F7F);
        galley_tile_store(flags + 8 * i, eight >> 7 & UINT64_C(0x0101010101010101));
    }
    memcpy(row, flags, count);
}

static uint32_t share_of_titled(const galley_survey *survey, const galley_glance *glance) {
    uint32_t hits = 0;
    for (int i = 0; i < glance->first_count; i++) {
        uint32_t hash = glance->first[i];
        hits += survey->titled[hash % (sizeof survey->titled * 8) / 32] >> hash % 32 & 1;
    }
    return hits;
}

static void measure_text(uint8_t *row, const galley_survey *survey, const galley_segment *segment,
                         size_t i) {
    const galley_mark *mark = &survey->marks[i];
    const galley_glance *glance = &mark->glance;
    const galley_copy *copy = &survey->copies[mark->copy];
    row[GALLEY_FEATURE_WORDS] = galley_code_log(segment->words);
    row[GALLEY_FEATURE_WORD_LENGTH] =
        galley_code_count((uint32_t)((uint64_t)segment->len * QUARTERS / segment->words));
    row[GALLEY_FEATURE_LINKED] = galley_code_share(segment->link_words, segment->words);
    row[GALLEY_FEATURE_SENTENCES] = galley_code_log(segment->sentences);
    row[GALLEY_FEATURE_ENDS_SENTENCE] = segment->ends_sentence;
    row[GALLEY_FEATURE_DIGITS] = galley_code_share(segment->digits, segment->len);
    row[GALLEY_FEATURE_CAPITALS] = galley_code_share(segment->capitals, segment->len);
    row[GALLEY_FEATURE_COMMAS] = galley_code_log(segment->commas);
    row[GALLEY_FEATURE_WIDE] = galley_code_share(segment->high, segment->len);
    row[GALLEY_FEATURE_STARTS] = glance->starts;
    row[GALLEY_FEATURE_ENDS] = glance->ends;
    row[GALLEY_FEATURE_SIGNS] = glance->signs;
    row[GALLEY_FEATURE_TITLED] =
        galley_code_share(share_of_titled(survey, glance), glance->first_count);
    row[GALLEY_FEATURE_COPIES] = galley_code_log(copy->count - 1);
    row[GALLEY_FEATURE_COPIED] = mark->copied;
    row[GALLEY_FEATURE_WORD_POINTS] = galley_code_points(mark->first_points);
    row[GALLEY_FEATURE_WORD_WORST] = galley_code_points(mark->worst_points);
    row[GALLEY_FEATURE_WORD_BEST] = galley_code_points(mark->best_points);
    row[GALLEY_FEATURE_TEXT_POINTS] = galley_code_points(mark->text_points);
    row[GALLEY_FEATURE_LAST_POINTS] = galley_code_points(mark->last_points);
    row[GALLEY_FEATURE_REPEATS] = mark->repeats;
    row[GALLEY_FEATURE_SAID] = galley_code_share(mark->said, segment->words);
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

static void measure_element(uint8_t *row, const galley_survey *survey,
                            const galley_segment *segment, size_t i) {
    const galley_region *region = &survey->regions[segment->container];
    put_codes(row + GALLEY_FEATURE_IS_P, NULL, GALLEY_FEATURE_IS_PRE - GALLEY_FEATURE_IS_P + 1);
    row[feature_of_tag(segment->tag)] = 1;
    row[GALLEY_FEATURE_JOIN] = segment->join;
    row[GALLEY_FEATURE_IN_CELL] = segment->cell != GALLEY_NODE_NONE;
    row[GALLEY_FEATURE_FIRST_H1] = i == survey->title;
    row[GALLEY_FEATURE_INLINE_POINTS] = galley_code_points(segment->points);
    row[GALLEY_FEATURE_PATH_POINTS] = galley_code_points(region->path + segment->points);
    row[GALLEY_FEATURE_PATH_WORST] =
        galley_code_points(segment->points < region->worst ? segment->points : region->worst);
    row[GALLEY_FEATURE_PATH_BEST] =
        galley_code_points(segment->points > region->best ? segment->points : region->best);
    put_flags(row + GALLEY_FEATURE_IN_NAVIGATION, segment->evidence,
              GALLEY_FEATURE_IN_PULLED - GALLEY_FEATURE_IN_NAVIGATION + 1);
}

/* At how much of a container a block stands: a division by the blocks in it. */
static uint8_t place_in(const galley_region *region, uint32_t i) {
    return (uint8_t)((uint64_t)(i - region->first) * region->scale >> 16);
}

/* The container and the next wider ones, then those of some size. */
static void measure_containers(uint8_t *row, const galley_survey *survey,
                               const galley_segment *segment, uint32_t i) {
    static const size_t levels[] = {GALLEY_FEATURE_OWN_LINKED, GALLEY_FEATURE_UP1_LINKED,
                                    GALLEY_FEATURE_UP2_LINKED, GALLEY_FEATURE_UP3_LINKED};
    static const size_t sizes[GALLEY_SIZES] = {
        [GALLEY_SIZE_FEW] = GALLEY_FEATURE_FEW_LINKED,
        [GALLEY_SIZE_MANY] = GALLEY_FEATURE_MANY_LINKED,
        [GALLEY_SIZE_TENTH] = GALLEY_FEATURE_TENTH_LINKED,
        [GALLEY_SIZE_THIRD] = GALLEY_FEATURE_THIRD_LINKED,
        [GALLEY_SIZE_MOST] = GALLEY_FEATURE_MOST_LINKED,
        [GALLEY_SIZE_LESS] = GALLEY_FEATURE_LESS_LINKED,
    };
    const galley_region *own = &survey->regions[segment->container];
    const galley_region *at = own;
    for (size_t level = 0; level < sizeof levels / sizeof levels[0]; level++) {
        memcpy(row + levels[level], at->codes, GALLEY_REGION_CODES);
        row[levels[level] + GALLEY_REGION_CODES] = place_in(at, i);
        row[GALLEY_FEATURE_OWN_SAID + 2 * level] = at->said;
        row[GALLEY_FEATURE_OWN_TELLS + 2 * level] = at->tells;
        at = &survey->regions[at->wider];
    }
    for (size_t size = 0; size < GALLEY_SIZES; size++) {
        memcpy(row + sizes[size], survey->regions[own->sized[size]].codes, GALLEY_SIZED_CODES);
    }
}

static const uint8_t *codes_of(const galley_survey *survey, uint32_t group) {
    return group == GALLEY_SURVEY_NONE ? NULL : survey->groups[group].codes;
}

static void measure_lists(uint8_t *row, const galley_survey *survey, const galley_segment *segment,
                          size_t i) {
    const galley_region *region = &survey->regions[segment->container];
    put_codes(row + GALLEY_FEATURE_CARD_MEMBERS, codes_of(survey, region->card),
              GALLEY_GROUP_CODES);
    put_codes(row + GALLEY_FEATURE_LIST_MEMBERS, codes_of(survey, region->list),
              GALLEY_GROUP_CODES);
    put_codes(row + GALLEY_FEATURE_ALIKE, survey->kinds[survey->marks[i].kind].codes,
              GALLEY_FEATURE_ALIKE_SENTENCE - GALLEY_FEATURE_ALIKE + 1);
}

/* The rest of what is told of neighbours are their own features, see copy_neighbours. */
static void measure_next_to(uint8_t *row, const galley_blocks *blocks, size_t i) {
    const galley_segment *segment = &blocks->segments[i];
    const galley_segment *last = i > 0 ? segment - 1 : NULL;
    const galley_segment *next = i + 1 < blocks->count ? segment + 1 : NULL;
    row[GALLEY_FEATURE_LAST1_HEADING] = last != NULL && galley_segment_is_heading(last);
    row[GALLEY_FEATURE_LAST1_SAME] = last != NULL && last->container == segment->container;
    row[GALLEY_FEATURE_NEXT1_HEADING] = next != NULL && galley_segment_is_heading(next);
    row[GALLEY_FEATURE_NEXT1_SAME] = next != NULL && next->container == segment->container;
}

static void measure_window(uint8_t *row, const galley_survey *survey, const galley_blocks *blocks,
                           size_t i) {
    const galley_sum *sums = survey->sums;
    size_t count = blocks->count;
    size_t near_from = i < NEAR ? 0 : i - NEAR;
    size_t near_to = i + 1 + NEAR < count ? i + 1 + NEAR : count;
    size_t wide_from = i < WIDE ? 0 : i - WIDE;
    size_t wide_to = i + 1 + WIDE < count ? i + 1 + WIDE : count;
    galley_sum near = galley_sum_between(sums, near_from, near_to);
    galley_sum wide = galley_sum_between(sums, wide_from, wide_to);
    row[GALLEY_FEATURE_NEAR_BEFORE] = galley_code_log(sums[i].readable - sums[near_from].readable);
    row[GALLEY_FEATURE_NEAR_AFTER] = galley_code_log(sums[near_to].readable - sums[i + 1].readable);
    row[GALLEY_FEATURE_WIDE_BEFORE] = galley_code_log(sums[i].readable - sums[wide_from].readable);
    row[GALLEY_FEATURE_WIDE_AFTER] = galley_code_log(sums[wide_to].readable - sums[i + 1].readable);
    row[GALLEY_FEATURE_NEAR_LINKED] = galley_code_share(near.link_words, near.words);
    row[GALLEY_FEATURE_WIDE_LINKED] = galley_code_share(wide.link_words, wide.words);
    row[GALLEY_FEATURE_NEAR_MEAN] = galley_code_log(near.words / (uint32_t)(near_to - near_from));
}

static void measure_heading(uint8_t *row, const galley_survey *survey, const galley_blocks *blocks,
                            uint32_t i) {
    const galley_mark *mark = &survey->marks[i];
    const galley_sum *sums = survey->sums;
    row[GALLEY_FEATURE_HEAD_WORST] = galley_code_points(mark->head_worst);
    row[GALLEY_FEATURE_HEAD_TAIL] = galley_code_points(mark->head_tail);
    row[GALLEY_FEATURE_HEAD_COUNT] = galley_code_log(mark->heads);
    row[GALLEY_FEATURE_NEXT_HEAD] = galley_code_log(mark->next_heading - i - 1);
    bool titled = i > survey->title;
    row[GALLEY_FEATURE_H1_BLOCKS] = titled ? galley_code_log(i - survey->title) : 0;
    row[GALLEY_FEATURE_H1_WORDS] =
        titled ? galley_code_log(sums[i].words - sums[survey->title].words) : 0;
    if (mark->heading == GALLEY_SURVEY_NONE) {
        put_codes(row + GALLEY_FEATURE_HEAD_LEVEL, NULL, 3);
        row[GALLEY_FEATURE_HEAD_POINTS] = GALLEY_CODE_EVEN;
        put_codes(row + GALLEY_FEATURE_SECTION_WORDS, NULL, 4);
        return;
    }
    const galley_mark *head = &survey->marks[mark->heading];
    galley_sum section = galley_sum_between(sums, mark->heading + 1, head->section_end);
    row[GALLEY_FEATURE_HEAD_LEVEL] =
        (uint8_t)(blocks->segments[mark->heading].tag - GALLEY_TAG_H1 + 1);
    row[GALLEY_FEATURE_HEAD_BLOCKS] = galley_code_log(i - mark->heading);
    row[GALLEY_FEATURE_HEAD_WORDS] = galley_code_log(sums[i].words - sums[mark->heading].words);
    row[GALLEY_FEATURE_HEAD_POINTS] = galley_code_points(head->head_points);
    row[GALLEY_FEATURE_SECTION_WORDS] = galley_code_log(section.words);
    row[GALLEY_FEATURE_SECTION_LINKED] = galley_code_share(section.link_words, section.words);
    row[GALLEY_FEATURE_SECTION_READABLE] = galley_code_share(section.readable, section.words);
    row[GALLEY_FEATURE_SECTION_BLOCKS] = galley_code_log(head->section_end - mark->heading - 1);
}

/* The smallest container that holds the block and the page's title. */
static void measure_titled(uint8_t *row, const galley_survey *survey, const galley_blocks *blocks,
                           uint32_t i) {
    const galley_region *own = &survey->regions[blocks->segments[i].container];
    if (survey->title == blocks->count) {
        put_codes(row + GALLEY_FEATURE_TITLE_PART, NULL, 4);
        return;
    }
    const galley_fork *fork = &own->forks[GALLEY_POLE_TITLE];
    const uint8_t *codes = survey->regions[fork->at].codes;
    row[GALLEY_FEATURE_TITLE_PART] = codes[GALLEY_FEATURE_OWN_PART - GALLEY_FEATURE_OWN_LINKED];
    row[GALLEY_FEATURE_TITLE_SHARE] = codes[GALLEY_FEATURE_OWN_SHARE - GALLEY_FEATURE_OWN_LINKED];
    row[GALLEY_FEATURE_TITLE_DEPTH] = galley_code_count(blocks->containers[fork->at].depth);
    row[GALLEY_FEATURE_TITLE_BELOW] = galley_code_count(fork->below);
}

static void measure_place(uint8_t *row, const galley_survey *survey, const galley_blocks *blocks,
                          uint32_t i) {
    const galley_sum *sums = survey->sums;
    const galley_sum *all = &sums[blocks->count];
    const galley_region *main = &survey->regions[survey->main];
    uint32_t container = blocks->segments[i].container;
    row[GALLEY_FEATURE_PLACE] = galley_code_share(i, (uint32_t)blocks->count);
    row[GALLEY_FEATURE_WORDS_BEFORE] = galley_code_share(sums[i].words, all->words);
    row[GALLEY_FEATURE_READ_BEFORE] = galley_code_share(sums[i].readable, all->readable);
    row[GALLEY_FEATURE_READ_AFTER] = galley_code_log(all->readable - sums[i + 1].readable);
    row[GALLEY_FEATURE_SAID_BEFORE] =
        all->said == 0 ? 0 : galley_code_share(sums[i].said, all->said);
    row[GALLEY_FEATURE_MAIN] = i < main->first ? 0 : i < main->end ? 1 : 2;
    row[GALLEY_FEATURE_MAIN_BELOW] =
        galley_code_count(survey->regions[container].forks[GALLEY_POLE_MAIN].below);
    row[GALLEY_FEATURE_MAIN_PLACE] =
        i < main->first ? 0 : galley_code_share(i - main->first, main->end - main->first);
    row[GALLEY_FEATURE_DEPTH] = galley_code_count(blocks->containers[container].depth);
}

/* What the page is made of, the same for all its blocks. */
static void measure_page(uint8_t *row, const galley_survey *survey, const galley_blocks *blocks) {
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
         galley_code_share(galley_region_sum(survey, main).words, all->words)},
        {GALLEY_FEATURE_PAGE_CARDS, galley_code_share(survey->listed, all->words)},
        {GALLEY_FEATURE_PAGE_COMMENTS, galley_code_share(survey->comments, all->words)},
        {GALLEY_FEATURE_PAGE_WIDE, galley_code_share((uint32_t)high, (uint32_t)blocks->text.len)},
        {GALLEY_FEATURE_PAGE_CELLS, galley_code_share(survey->cells, all->words)},
        {GALLEY_FEATURE_PAGE_SAID, galley_code_log(all->said)},
        {GALLEY_FEATURE_PAGE_TOLD, galley_code_share(all->said, all->words)},
    };
    for (size_t i = 0; i < sizeof facts / sizeof facts[0]; i++) {
        row[facts[i].feature] = facts[i].code;
    }
}

/* Features of blocks a few places before or after are columns, moved by so many places. */
static void copy_neighbours(const galley_survey *survey, size_t count) {
    static const struct {
        size_t from;
        size_t last[2]; /* features of the block before, the second before */
        size_t next[2];
        size_t reach;
        uint8_t missing;
    } copies[] = {
        {GALLEY_FEATURE_WORDS, {GALLEY_FEATURE_LAST1_WORDS}, {GALLEY_FEATURE_NEXT1_WORDS}, 1, 0},
        {GALLEY_FEATURE_LINKED,
         {GALLEY_FEATURE_LAST1_LINKED, GALLEY_FEATURE_LAST2_LINKED},
         {GALLEY_FEATURE_NEXT1_LINKED, GALLEY_FEATURE_NEXT2_LINKED},
         2,
         0},
        {GALLEY_FEATURE_SAID,
         {GALLEY_FEATURE_LAST1_SAID, GALLEY_FEATURE_LAST2_SAID},
         {GALLEY_FEATURE_NEXT1_SAID, GALLEY_FEATURE_NEXT2_SAID},
         2,
         0},
        {GALLEY_FEATURE_ENDS_SENTENCE,
         {GALLEY_FEATURE_LAST1_SENTENCE},
         {GALLEY_FEATURE_NEXT1_SENTENCE},
         1,
         0},
        {GALLEY_FEATURE_WORD_POINTS,
         {GALLEY_FEATURE_LAST1_POINTS},
         {GALLEY_FEATURE_NEXT1_POINTS},
         1,
         GALLEY_CODE_EVEN},
    };
    for (size_t c = 0; c < sizeof copies / sizeof copies[0]; c++) {
        const uint8_t *from = survey->columns + copies[c].from * survey->stride;
        for (size_t n = 0; n < copies[c].reach; n++) {
            uint8_t *last = survey->columns + copies[c].last[n] * survey->stride;
            uint8_t *next = survey->columns + copies[c].next[n] * survey->stride;
            size_t away = n + 1 < count ? n + 1 : count;
            memset(last, copies[c].missing, away);
            memcpy(last + away, from, count - away);
            memcpy(next, from + away, count - away);
            memset(next + count - away, copies[c].missing, away);
        }
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

void galley_measure(galley_survey *survey, const galley_blocks *blocks) {
    uint8_t rows[GALLEY_TILE_ROWS][GALLEY_TILE_WIDTH] = {{0}};
    count_kinds_of_words(survey, blocks);
    measure_page(rows[0], survey, blocks);
    for (size_t i = 1; i < GALLEY_TILE_ROWS; i++) {
        memcpy(rows[i], rows[0], sizeof rows[0]);
    }
    for (uint32_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        uint8_t *row = rows[i % GALLEY_TILE_ROWS];
        measure_text(row, survey, segment, i);
        measure_element(row, survey, segment, i);
        measure_containers(row, survey, segment, i);
        measure_lists(row, survey, segment, i);
        measure_next_to(row, blocks, i);
        measure_window(row, survey, blocks, i);
        measure_heading(row, survey, blocks, i);
        measure_titled(row, survey, blocks, i);
        measure_place(row, survey, blocks, i);
        if (galley_tile_full(i, blocks->count)) {
            galley_tile_turn(rows, survey->columns, survey->stride, i);
        }
    }
    copy_neighbours(survey, blocks->count);
}
