/*
 * The first forest's scores in, features of the second level out: what the first look believes of a
 * line's neighbours, of lines that say the same, begin or look alike, of lines about the same
 * things, and of the page.
 */
#include "../judge/codes.h"
#include "../judge/decide.h"
#include "../judge/probability.h"
#include "lines.h"

/* Scores are in 1/1024 of log-odds; a step of their code is 1/16. */
#define SCORE_STEP 64
/* What is believed lies between the places where so many percent of it are before and after. */
#define EDGE_PERCENT 5
/* In the run that is believed, a word counts for as much as its probability, in 1/256, is above
 * this. */
#define RUN_EVEN 77
/* ... of a line with so many words at most: one long line is no run. */
#define RUN_WORDS 80

typedef struct belief {
    galley_lines *lines;
    const galley_blocks *blocks;
    size_t count;
    const int32_t *scores;
    uint64_t all;
    int32_t least_chosen;
    uint32_t expected;
    uint32_t begin; /* of what is believed */
    uint32_t end;
    galley_line_run core;
    galley_line_copy shapes[UINT8_MAX + 1];
} belief;

static void put(const belief *b, size_t feature, size_t line, uint8_t code) {
    b->lines->columns[feature * b->lines->stride + line] = code;
}

static uint8_t code_score(int64_t score) {
    int64_t code = GALLEY_CODE_EVEN + score / SCORE_STEP;
    return (uint8_t)(code < 0 ? 0 : code > UINT8_MAX ? UINT8_MAX : code);
}

/* Belief as a share of words. */
static uint8_t code_belief(uint64_t sum, uint64_t words) {
    uint64_t whole = words << 8;
    uint64_t code = whole == 0 ? 0 : sum * GALLEY_CODE_WHOLE / whole;
    return (uint8_t)(code < GALLEY_CODE_WHOLE ? code : GALLEY_CODE_WHOLE);
}

static uint8_t code_part(uint64_t part, uint64_t whole) {
    uint64_t code = whole == 0 ? 0 : part * GALLEY_CODE_WHOLE / whole;
    return (uint8_t)(code < GALLEY_CODE_WHOLE ? code : GALLEY_CODE_WHOLE);
}

static uint32_t probability(const belief *b, size_t line) {
    return (uint32_t)galley_probability(b->scores[line]) >> 8;
}

/* Words of a line times its probability. */
static uint64_t weigh(const belief *b, size_t line) {
    return ((uint64_t)b->blocks->segments[line].words * galley_probability(b->scores[line])) >> 8;
}

/* What the first look alone would decide. */
static void choose(belief *b) {
    galley_ballot ballot;
    galley_ballot_clear(&ballot);
    for (size_t i = 0; i < b->count; i++) {
        galley_ballot_add(&ballot, galley_probability(b->scores[i]), b->blocks->segments[i].words);
    }
    galley_decision decision = galley_ballot_decide(&ballot, GALLEY_FAVOR_BALANCED);
    b->expected = decision.expected;
    b->least_chosen = INT32_MAX;
    for (size_t i = 0; i < b->count; i++) {
        if (galley_probability(b->scores[i]) >= decision.threshold &&
            b->scores[i] < b->least_chosen) {
            b->least_chosen = b->scores[i];
        }
    }
}

/* The word's line, and what is believed of it. */
typedef struct word_belief {
    galley_line_word *table;
    uint32_t line; /* plus one */
    uint32_t own;
    uint64_t belief;
    uint64_t lines;
    uint32_t words;
    uint32_t believed;
} word_belief;

static bool add_word(void *context, uint32_t hash, size_t len) {
    const word_belief *w = context;
    galley_line_word *word = &w->table[hash % GALLEY_LINE_WORDS];
    if (len >= GALLEY_LINE_TOPIC_BYTES && word->last != w->line) {
        word->last = w->line;
        word->belief += w->own;
    }
    return true;
}

static bool ask_word(void *context, uint32_t hash, size_t len) {
    word_belief *w = context;
    const galley_line_word *word = &w->table[hash % GALLEY_LINE_WORDS];
    if (len < GALLEY_LINE_TOPIC_BYTES) {
        return true;
    }
    uint64_t others = word->lines > 0 ? word->lines - 1U : 0;
    uint64_t sum = word->belief > w->own ? word->belief - w->own : 0;
    w->words++;
    w->lines += others;
    w->belief += sum;
    w->believed += others > 0 && sum * 2 > others << 8;
    return true;
}

static void measure_topics(belief *b) {
    galley_lines *lines = b->lines;
    for (size_t i = 0; i < GALLEY_LINE_WORDS; i++) {
        lines->words[i].last = 0;
        lines->words[i].belief = 0;
    }
    for (uint32_t i = 0; i < b->count; i++) {
        word_belief w = {.table = lines->words, .line = i + 1, .own = probability(b, i)};
        if (lines->lines[i].copy_before == GALLEY_LINE_NONE) {
            galley_line_words(galley_segment_text(b->blocks, &b->blocks->segments[i]),
                              GALLEY_LEXICON_WORD, add_word, &w);
        }
    }
    for (uint32_t i = 0; i < b->count; i++) {
        word_belief w = {.table = lines->words, .line = i + 1, .own = probability(b, i)};
        galley_line_words(galley_segment_text(b->blocks, &b->blocks->segments[i]),
                          GALLEY_LEXICON_WORD, ask_word, &w);
        put(b, GALLEY_LINE_FEATURE_TOPIC, i, code_belief(w.belief, w.lines));
        put(b, GALLEY_LINE_FEATURE_TOPIC_SHARE, i, galley_code_share(w.believed, w.words));
    }
}

static void add_to(galley_line_copy *copy, uint64_t weight, uint32_t words) {
    copy->belief += weight;
    copy->words += words;
}

static void add_up(belief *b) {
    galley_lines *lines = b->lines;
    uint64_t sum = 0;
    uint32_t chosen = 0;
    for (uint32_t i = 0; i < b->count; i++) {
        const galley_line *line = &lines->lines[i];
        uint32_t words = b->blocks->segments[i].words;
        uint32_t counted = words < RUN_WORDS ? words : RUN_WORDS;
        uint64_t weight = weigh(b, i);
        lines->sums[i].belief = sum;
        lines->sums[i].chosen = chosen;
        sum += weight;
        chosen += b->scores[i] >= b->least_chosen ? words : 0;
        lines->copies[line->copy].belief += weight;
        lines->starts[line->begins].belief += weight;
        add_to(&b->shapes[line->shape], weight, words);
        galley_line_run_add(&b->core, i,
                            (int64_t)counted * ((int64_t)probability(b, i) - RUN_EVEN));
    }
    lines->sums[b->count].belief = sum;
    lines->sums[b->count].chosen = chosen;
    b->all = sum;
}

static void find_extent(belief *b) {
    const galley_line_sum *sums = b->lines->sums;
    b->begin = 0;
    b->end = (uint32_t)b->count;
    while (b->begin + 1 < b->end && sums[b->begin + 1].belief * 100 < b->all * EDGE_PERCENT) {
        b->begin++;
    }
    while (b->end > b->begin + 1 &&
           (b->all - sums[b->end - 1].belief) * 100 < b->all * EDGE_PERCENT) {
        b->end--;
    }
}

static void measure_windows(const belief *b, size_t i) {
    static const size_t sizes[] = {2, 5, 10, 20, 40};
    for (size_t n = 0; n < sizeof sizes / sizeof sizes[0]; n++) {
        size_t from = i < sizes[n] ? 0 : i - sizes[n];
        size_t to = i + 1 + sizes[n] < b->count ? i + 1 + sizes[n] : b->count;
        galley_line_sum last = galley_lines_between(b->lines, from, i);
        galley_line_sum next = galley_lines_between(b->lines, i + 1, to);
        put(b, GALLEY_LINE_FEATURE_BELIEF_LAST2 + 2 * n, i, code_belief(last.belief, last.words));
        put(b, GALLEY_LINE_FEATURE_BELIEF_NEXT2 + 2 * n, i, code_belief(next.belief, next.words));
    }
}

/* Without the line's own part. */
static uint8_t code_others(const belief *b, const galley_line_copy *copy, size_t i) {
    return code_belief(copy->belief - weigh(b, i), copy->words - b->blocks->segments[i].words);
}

static void measure_alike(const belief *b, size_t i) {
    const galley_lines *lines = b->lines;
    const galley_line *line = &lines->lines[i];
    size_t period = lines->columns[GALLEY_LINE_FEATURE_PERIOD * lines->stride + i];
    uint64_t sum = 0;
    uint64_t words = 0;
    for (size_t times = 1; times <= 3 && period > 0; times++) {
        if (i >= times * period) {
            sum += weigh(b, i - times * period);
            words += b->blocks->segments[i - times * period].words;
        }
        if (i + times * period < b->count) {
            sum += weigh(b, i + times * period);
            words += b->blocks->segments[i + times * period].words;
        }
    }
    put(b, GALLEY_LINE_FEATURE_PERIOD_BELIEF, i, code_belief(sum, words));
    put(b, GALLEY_LINE_FEATURE_COPY_BELIEF, i, code_others(b, &lines->copies[line->copy], i));
    put(b, GALLEY_LINE_FEATURE_BEGINS_BELIEF, i, code_others(b, &lines->starts[line->begins], i));
    put(b, GALLEY_LINE_FEATURE_ALIKE_BELIEF, i, code_others(b, &b->shapes[line->shape], i));
}

static void measure_place(const belief *b, uint32_t i) {
    const galley_line_sum *sums = b->lines->sums;
    const galley_line_sum *all = &sums[b->count];
    const galley_line_run *core = &b->core;
    uint32_t away = i < core->begin ? core->begin - i : i >= core->end ? i - core->end + 1 : 0;
    put(b, GALLEY_LINE_FEATURE_FIRST, i, code_score(b->scores[i]));
    put(b, GALLEY_LINE_FEATURE_BELIEF_BEFORE, i, code_part(sums[i].belief, b->all));
    put(b, GALLEY_LINE_FEATURE_BELIEF_PLACE, i, i < b->begin ? 0 : i < b->end ? 1 : 2);
    put(b, GALLEY_LINE_FEATURE_BELIEF_INSIDE, i,
        i < b->begin ? 0 : galley_code_share(i - b->begin, b->end - b->begin));
    put(b, GALLEY_LINE_FEATURE_CORE, i, i < core->begin ? 0 : i < core->end ? 1 : 2);
    put(b, GALLEY_LINE_FEATURE_CORE_AWAY, i, galley_code_log(away));
    put(b, GALLEY_LINE_FEATURE_CHOSEN_AFTER, i,
        galley_code_share(all->chosen - sums[i + 1].chosen, all->chosen));
}

static void measure_gap(const belief *b, size_t i, size_t from, size_t to, size_t feature) {
    put(b, feature, i, galley_code_log(b->lines->sums[to].words - b->lines->sums[from].words));
    put(b, feature + 2, i, galley_code_log((uint32_t)(to - from)));
}

/* Words and lines between a line and the last that was chosen, and the next. */
static void measure_gaps(const belief *b) {
    size_t last = 0; /* the line after the last that was chosen */
    for (size_t i = 0; i < b->count; i++) {
        bool chosen = b->scores[i] >= b->least_chosen;
        put(b, GALLEY_LINE_FEATURE_CHOSEN, i, chosen);
        put(b, GALLEY_LINE_FEATURE_CHOSEN_MARGIN, i,
            code_score((int64_t)b->scores[i] - b->least_chosen));
        measure_gap(b, i, last, i, GALLEY_LINE_FEATURE_CHOSEN_LAST);
        last = chosen ? i + 1 : last;
    }
    size_t next = b->count;
    for (size_t i = b->count; i-- > 0;) {
        measure_gap(b, i, i + 1, next, GALLEY_LINE_FEATURE_CHOSEN_NEXT);
        next = b->scores[i] >= b->least_chosen ? i : next;
    }
}

/* What is the same for all lines. */
static void measure_page(const belief *b) {
    const galley_line_sum *all = &b->lines->sums[b->count];
    uint64_t core = galley_lines_between(b->lines, b->core.begin, b->core.end).belief;
    const struct {
        size_t feature;
        uint8_t code;
    } facts[] = {
        {GALLEY_LINE_FEATURE_BELIEF_WORDS, galley_code_log((uint32_t)(b->all >> 8))},
        {GALLEY_LINE_FEATURE_BELIEF_SHARE, code_belief(b->all, all->words)},
        {GALLEY_LINE_FEATURE_EXPECTED, code_part(b->expected, GALLEY_PROBABILITY_ONE)},
        {GALLEY_LINE_FEATURE_CORE_SHARE, code_part(core, b->all)},
    };
    for (size_t n = 0; n < sizeof facts / sizeof facts[0]; n++) {
        memset(b->lines->columns + facts[n].feature * b->lines->stride, facts[n].code, b->count);
    }
}

static void measure_neighbours(const belief *b) {
    for (size_t away = 1; away <= 6; away++) {
        size_t feature = GALLEY_LINE_FEATURE_LAST1_FIRST + 2 * (away - 1);
        for (size_t i = 0; i < b->count; i++) {
            put(b, feature, i, i >= away ? code_score(b->scores[i - away]) : 0);
            put(b, feature + 1, i, i + away < b->count ? code_score(b->scores[i + away]) : 0);
        }
    }
}

void galley_lines_believe(galley_lines *lines, const galley_blocks *blocks) {
    belief b = {.lines = lines, .blocks = blocks, .count = blocks->count, .scores = lines->scores};
    choose(&b);
    add_up(&b);
    find_extent(&b);
    measure_topics(&b);
    measure_page(&b);
    for (uint32_t i = 0; i < b.count; i++) {
        measure_windows(&b, i);
        measure_alike(&b, i);
        measure_place(&b, i);
    }
    measure_gaps(&b);
    measure_neighbours(&b);
}
