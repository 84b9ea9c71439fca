/*
 * The survey in, features of the first level out, as columns.
 *
 * What a neighbour is like stands in a column of its own: that of the same feature, moved by as
 * many lines. Beyond the page's ends all is 0.
 */
#include "../judge/codes.h"
#include "lines.h"

typedef struct measuring {
    galley_lines *lines;
    const galley_blocks *blocks;
    size_t count;
    uint32_t readable_before; /* the last readable line, plus one */
    int32_t worst;            /* the most doubtful line above */
    size_t worst_at;
} measuring;

static void put(const measuring *m, size_t feature, size_t line, uint8_t code) {
    m->lines->columns[feature * m->lines->stride + line] = code;
}

static uint8_t *column(const galley_lines *lines, size_t feature) {
    return lines->columns + feature * lines->stride;
}

static void measure_counts(const measuring *m, size_t i) {
    const galley_segment *s = &m->blocks->segments[i];
    const galley_line *line = &m->lines->lines[i];
    put(m, GALLEY_LINE_FEATURE_WORDS, i, galley_code_log(s->words));
    put(m, GALLEY_LINE_FEATURE_BYTES, i, galley_code_log(s->len));
    put(m, GALLEY_LINE_FEATURE_WORD_LENGTH, i, galley_code_count(s->len / s->words * 4));
    put(m, GALLEY_LINE_FEATURE_SENTENCES, i, galley_code_log(s->sentences));
    put(m, GALLEY_LINE_FEATURE_ENDS_SENTENCE, i, s->ends_sentence);
    put(m, GALLEY_LINE_FEATURE_DIGITS, i, galley_code_share(s->digits, s->len));
    put(m, GALLEY_LINE_FEATURE_CAPITALS, i, galley_code_share(s->capitals, s->len));
    put(m, GALLEY_LINE_FEATURE_COMMAS, i, galley_code_log(s->commas));
    put(m, GALLEY_LINE_FEATURE_WIDE, i, galley_code_share(s->high, s->len));
    put(m, GALLEY_LINE_FEATURE_CASED, i, line->cased);
    put(m, GALLEY_LINE_FEATURE_STARTS, i, line->glance.starts);
    put(m, GALLEY_LINE_FEATURE_ENDS, i, line->glance.ends);
    put(m, GALLEY_LINE_FEATURE_CREDIT, i, line->credit);
    put(m, GALLEY_LINE_FEATURE_READABLE, i, line->readable);
    put(m, GALLEY_LINE_FEATURE_RECURS, i, line->recurs);
    put(m, GALLEY_LINE_FEATURE_WRAPS, i, line->wraps);
    put(m, GALLEY_LINE_FEATURE_GAP, i, line->gap);
    put(m, GALLEY_LINE_FEATURE_GAP_AFTER, i,
        i + 1 < m->count ? m->lines->lines[i + 1].gap : UINT8_MAX);
}

static void measure_signs(const measuring *m, size_t i) {
    static const struct {
        size_t feature;
        uint16_t bit;
    } own[] = {{GALLEY_LINE_FEATURE_BULLET, GALLEY_LINE_BULLET},
               {GALLEY_LINE_FEATURE_DATE, GALLEY_LINE_DATE},
               {GALLEY_LINE_FEATURE_CLOCK, GALLEY_LINE_CLOCK},
               {GALLEY_LINE_FEATURE_PRICE, GALLEY_LINE_PRICE},
               {GALLEY_LINE_FEATURE_ADDRESS, GALLEY_LINE_ADDRESS},
               {GALLEY_LINE_FEATURE_PERCENT, GALLEY_LINE_PERCENT},
               {GALLEY_LINE_FEATURE_RULE, GALLEY_LINE_RULE},
               {GALLEY_LINE_FEATURE_COLON, GALLEY_LINE_COLON},
               {GALLEY_LINE_FEATURE_CODE, GALLEY_LINE_CODE}},
      glanced[] = {{GALLEY_LINE_FEATURE_COPYRIGHT, GALLEY_SIGN_COPYRIGHT},
                   {GALLEY_LINE_FEATURE_BAR, GALLEY_SIGN_BAR},
                   {GALLEY_LINE_FEATURE_AT, GALLEY_SIGN_AT},
                   {GALLEY_LINE_FEATURE_ARROW, GALLEY_SIGN_ARROW}};
    const galley_line *line = &m->lines->lines[i];
    for (size_t n = 0; n < sizeof own / sizeof own[0]; n++) {
        put(m, own[n].feature, i, (line->signs & own[n].bit) != 0);
    }
    for (size_t n = 0; n < sizeof glanced / sizeof glanced[0]; n++) {
        put(m, glanced[n].feature, i, (line->glance.signs & glanced[n].bit) != 0);
    }
}

static void measure_points(measuring *m, size_t i) {
    const galley_line *line = &m->lines->lines[i];
    put(m, GALLEY_LINE_FEATURE_WORD_POINTS, i, galley_code_points(line->first_points));
    put(m, GALLEY_LINE_FEATURE_WORD_WORST, i, galley_code_points(line->worst_points));
    put(m, GALLEY_LINE_FEATURE_WORD_BEST, i, galley_code_points(line->best_points));
    put(m, GALLEY_LINE_FEATURE_TEXT_POINTS, i, galley_code_points(line->text_points));
    put(m, GALLEY_LINE_FEATURE_LAST_POINTS, i, galley_code_points(line->last_points));
    put(m, GALLEY_LINE_FEATURE_PAIR_POINTS, i, galley_code_points(line->pair_points));
    put(m, GALLEY_LINE_FEATURE_NEAR_POINTS, i, galley_code_points(line->near_points));
    put(m, GALLEY_LINE_FEATURE_BODY_POINTS, i, galley_code_points(line->body_points));
    put(m, GALLEY_LINE_FEATURE_MEAN_POINTS, i, galley_code_points(line->mean_points));
    put(m, GALLEY_LINE_FEATURE_HEAD_POINTS, i, galley_code_points(line->head_points));
    put(m, GALLEY_LINE_FEATURE_HEAD_WORST, i, galley_code_points(m->worst));
    put(m, GALLEY_LINE_FEATURE_HEAD_AWAY, i, galley_code_log((uint32_t)(i - m->worst_at)));
    int32_t points = line->text_points + line->first_points;
    if (i >= m->lines->main_begin && !line->readable && points < m->worst) {
        m->worst = points;
        m->worst_at = i;
    }
}

static void measure_copies(const measuring *m, size_t i) {
    const galley_line *line = &m->lines->lines[i];
    bool copied = line->copy_before != GALLEY_LINE_NONE;
    put(m, GALLEY_LINE_FEATURE_COPIES, i, galley_code_log(m->lines->copies[line->copy].count));
    put(m, GALLEY_LINE_FEATURE_COPIED, i, copied);
    put(m, GALLEY_LINE_FEATURE_COPY_AWAY, i,
        copied ? galley_code_log((uint32_t)i - line->copy_before) : 0);
    put(m, GALLEY_LINE_FEATURE_BEGINS, i, galley_code_log(m->lines->starts[line->begins].count));
}

static void measure_windows(const measuring *m, size_t i) {
    static const struct {
        size_t feature; /* the first of five */
        size_t lines;
        bool after;
    } windows[] = {
        {GALLEY_LINE_FEATURE_LAST_3_READABLE, 3, false},
        {GALLEY_LINE_FEATURE_NEXT_3_READABLE, 3, true},
        {GALLEY_LINE_FEATURE_LAST_8_READABLE, 8, false},
        {GALLEY_LINE_FEATURE_NEXT_8_READABLE, 8, true},
        {GALLEY_LINE_FEATURE_LAST_20_READABLE, 20, false},
        {GALLEY_LINE_FEATURE_NEXT_20_READABLE, 20, true},
    };
    for (size_t n = 0; n < sizeof windows / sizeof windows[0]; n++) {
        size_t size = windows[n].lines;
        size_t from = windows[n].after ? i + 1 : i > size ? i - size : 0;
        size_t to = !windows[n].after ? i : i + 1 + size < m->count ? i + 1 + size : m->count;
        galley_line_sum sum = galley_lines_between(m->lines, from, to);
        uint32_t count = (uint32_t)(to - from);
        put(m, windows[n].feature, i, galley_code_log(sum.readable));
        put(m, windows[n].feature + 1, i, galley_code_share(sum.endings, count));
        put(m, windows[n].feature + 2, i, galley_code_share(sum.shorts, count));
        put(m, windows[n].feature + 3, i, galley_code_log(count == 0 ? 0 : sum.words / count));
        put(m, windows[n].feature + 4, i,
            galley_code_points(count == 0 ? 0 : sum.points / (int32_t)count));
    }
}

static void measure_kinds(const measuring *m, size_t i) {
    galley_line_sum last = galley_lines_between(m->lines, i > 8 ? i - 8 : 0, i);
    galley_line_sum next =
        galley_lines_between(m->lines, i + 1, i + 9 < m->count ? i + 9 : m->count);
    put(m, GALLEY_LINE_FEATURE_LAST_8_DATES, i, galley_code_count(last.dates));
    put(m, GALLEY_LINE_FEATURE_NEXT_8_DATES, i, galley_code_count(next.dates));
    put(m, GALLEY_LINE_FEATURE_LAST_8_PRICES, i, galley_code_count(last.prices));
    put(m, GALLEY_LINE_FEATURE_NEXT_8_PRICES, i, galley_code_count(next.prices));
}

/* How many of the four lines at once and twice this distance have the line's shape. */
static uint8_t count_period(const measuring *m, size_t i, size_t period) {
    const galley_line *lines = m->lines->lines;
    uint8_t shape = lines[i].shape;
    unsigned alike = 0;
    for (size_t times = 1; times <= 2; times++) {
        size_t away = times * period;
        alike += i >= away && lines[i - away].shape == shape;
        alike += i + away < m->count && lines[i + away].shape == shape;
    }
    return (uint8_t)alike;
}

static void measure_rhythm(const measuring *m, size_t i, const uint32_t *shapes) {
    uint8_t most = 0;
    uint8_t best = 0;
    for (uint8_t period = 1; period <= 6; period++) {
        uint8_t alike = count_period(m, i, period);
        put(m, GALLEY_LINE_FEATURE_PERIOD1 + period - 1U, i, alike);
        if (alike > most) {
            most = alike;
            best = period;
        }
    }
    put(m, GALLEY_LINE_FEATURE_PERIOD, i, best);
    put(m, GALLEY_LINE_FEATURE_ALIKE, i, galley_code_log(shapes[m->lines->lines[i].shape]));
}

/* Runs: of lines of one shape, of short lines, of readable ones. */
static void measure_runs(const measuring *m) {
    size_t begin = 0;
    for (size_t i = 0; i < m->count; i++) {
        if (i + 1 == m->count || m->lines->lines[i + 1].shape != m->lines->lines[i].shape) {
            for (size_t k = begin; k <= i; k++) {
                put(m, GALLEY_LINE_FEATURE_RUN, k, galley_code_log((uint32_t)(i + 1 - begin)));
                put(m, GALLEY_LINE_FEATURE_RUN_PLACE, k, galley_code_log((uint32_t)(k - begin)));
            }
            begin = i + 1;
        }
    }
    begin = 0;
    for (size_t i = 0; i < m->count; i++) {
        bool readable = m->lines->lines[i].readable;
        if (i + 1 == m->count || m->lines->lines[i + 1].readable != readable) {
            uint8_t code = galley_code_log((uint32_t)(i + 1 - begin));
            memset(column(m->lines, GALLEY_LINE_FEATURE_RUN_SHORT) + begin, readable ? 0 : code,
                   i + 1 - begin);
            memset(column(m->lines, GALLEY_LINE_FEATURE_RUN_LONG) + begin, readable ? code : 0,
                   i + 1 - begin);
            begin = i + 1;
        }
    }
}

/* How many lines away from a run. */
static uint32_t away_from(uint32_t begin, uint32_t end, uint32_t i) {
    return i < begin ? begin - i : i >= end ? i - end + 1 : 0;
}

static void measure_place(measuring *m, uint32_t i) {
    const galley_lines *lines = m->lines;
    const galley_line_sum *all = &lines->sums[m->count];
    const galley_line_sum *before = &lines->sums[i];
    const galley_line_sum *after = &lines->sums[i + 1];
    uint32_t begin = lines->main_begin;
    uint32_t end = lines->main_end;
    put(m, GALLEY_LINE_FEATURE_PLACE, i, galley_code_share(i, (uint32_t)m->count));
    put(m, GALLEY_LINE_FEATURE_LINES_BEFORE, i, galley_code_log(i));
    put(m, GALLEY_LINE_FEATURE_LINES_AFTER, i, galley_code_log((uint32_t)(m->count - i)));
    put(m, GALLEY_LINE_FEATURE_WORDS_BEFORE, i, galley_code_share(before->words, all->words));
    put(m, GALLEY_LINE_FEATURE_READ_BEFORE, i, galley_code_share(before->readable, all->readable));
    put(m, GALLEY_LINE_FEATURE_READ_AFTER, i, galley_code_log(all->readable - after->readable));
    put(m, GALLEY_LINE_FEATURE_MAIN, i, i < begin ? 0 : i < end ? 1 : 2);
    put(m, GALLEY_LINE_FEATURE_MAIN_PLACE, i,
        i < begin ? 0 : galley_code_share(i - begin, end - begin));
    put(m, GALLEY_LINE_FEATURE_MAIN_AWAY, i, galley_code_log(away_from(begin, end, i)));
    put(m, GALLEY_LINE_FEATURE_READ_AWAY, i,
        m->readable_before == 0 ? UINT8_MAX : galley_code_log(i - m->readable_before + 1));
    if (lines->lines[i].readable) {
        m->readable_before = i + 1;
    }
}

static void measure_ahead(const measuring *m) {
    uint8_t code = UINT8_MAX;
    size_t next = m->count;
    for (size_t i = m->count; i-- > 0;) {
        code = next < m->count ? galley_code_log((uint32_t)(next - i)) : UINT8_MAX;
        put(m, GALLEY_LINE_FEATURE_READ_AHEAD, i, code);
        next = m->lines->lines[i].readable ? i : next;
    }
}

/* What is the same for all lines. */
static void measure_page(const measuring *m, uint32_t alike) {
    const galley_lines *lines = m->lines;
    const galley_line_sum *all = &lines->sums[m->count];
    uint32_t count = (uint32_t)m->count;
    galley_line_sum run = galley_lines_between(lines, lines->main_begin, lines->main_end);
    uint32_t copied = 0;
    uint64_t high = 0;
    for (size_t i = 0; i < m->count; i++) {
        copied += lines->lines[i].copy_before != GALLEY_LINE_NONE;
        high += m->blocks->segments[i].high;
    }
    const struct {
        size_t feature;
        uint8_t code;
    } facts[] = {
        {GALLEY_LINE_FEATURE_PAGE_WORDS, galley_code_log(all->words)},
        {GALLEY_LINE_FEATURE_PAGE_LINES, galley_code_log(count)},
        {GALLEY_LINE_FEATURE_PAGE_READABLE, galley_code_share(all->readable, all->words)},
        {GALLEY_LINE_FEATURE_PAGE_ENDINGS, galley_code_share(all->endings, count)},
        {GALLEY_LINE_FEATURE_PAGE_SHORTS, galley_code_share(all->shorts, count)},
        {GALLEY_LINE_FEATURE_PAGE_GAPS, galley_code_share(all->gaps, count)},
        {GALLEY_LINE_FEATURE_PAGE_MAIN, galley_code_share(run.words, all->words)},
        {GALLEY_LINE_FEATURE_PAGE_MAIN_READABLE, galley_code_share(run.readable, run.words)},
        {GALLEY_LINE_FEATURE_PAGE_CREDITS, galley_code_log(all->credits)},
        {GALLEY_LINE_FEATURE_PAGE_COPIES, galley_code_share(copied, count)},
        {GALLEY_LINE_FEATURE_PAGE_WIDE,
         galley_code_share((uint32_t)high, (uint32_t)m->blocks->text.len)},
        {GALLEY_LINE_FEATURE_PAGE_DATES, galley_code_share(all->dates, count)},
        {GALLEY_LINE_FEATURE_PAGE_PRICES, galley_code_share(all->prices, count)},
        {GALLEY_LINE_FEATURE_PAGE_CODES, galley_code_share(all->codes, count)},
        {GALLEY_LINE_FEATURE_PAGE_POINTS,
         galley_code_points(count == 0 ? 0 : all->points * 2 / (int32_t)count)},
        {GALLEY_LINE_FEATURE_PAGE_ALIKE, galley_code_share(alike, count)},
        {GALLEY_LINE_FEATURE_PAGE_WRAPPED, lines->wrapped},
    };
    for (size_t n = 0; n < sizeof facts / sizeof facts[0]; n++) {
        memset(column(lines, facts[n].feature), facts[n].code, m->count);
    }
}

/* A column is another one, of the line so many ahead; 0 beyond the page's ends. */
typedef struct shift {
    uint16_t feature;
    uint16_t of;
    int8_t ahead;
} shift;

static void move_column(const galley_lines *lines, size_t count, const shift *s) {
    const uint8_t *from = column(lines, s->of);
    uint8_t *to = column(lines, s->feature);
    size_t away = (size_t)(s->ahead < 0 ? -s->ahead : s->ahead);
    memset(to, 0, count);
    if (away < count && s->ahead < 0) {
        memcpy(to + away, from, count - away);
    } else if (away < count) {
        memcpy(to, from + away, count - away);
    }
}

static void measure_neighbours(const measuring *m) {
    static const shift shifts[] = {
        {GALLEY_LINE_FEATURE_LAST1_WORDS, GALLEY_LINE_FEATURE_WORDS, -1},
        {GALLEY_LINE_FEATURE_NEXT1_WORDS, GALLEY_LINE_FEATURE_WORDS, 1},
        {GALLEY_LINE_FEATURE_LAST2_WORDS, GALLEY_LINE_FEATURE_WORDS, -2},
        {GALLEY_LINE_FEATURE_NEXT2_WORDS, GALLEY_LINE_FEATURE_WORDS, 2},
        {GALLEY_LINE_FEATURE_LAST3_WORDS, GALLEY_LINE_FEATURE_WORDS, -3},
        {GALLEY_LINE_FEATURE_NEXT3_WORDS, GALLEY_LINE_FEATURE_WORDS, 3},
        {GALLEY_LINE_FEATURE_LAST4_WORDS, GALLEY_LINE_FEATURE_WORDS, -4},
        {GALLEY_LINE_FEATURE_NEXT4_WORDS, GALLEY_LINE_FEATURE_WORDS, 4},
        {GALLEY_LINE_FEATURE_LAST5_WORDS, GALLEY_LINE_FEATURE_WORDS, -5},
        {GALLEY_LINE_FEATURE_NEXT5_WORDS, GALLEY_LINE_FEATURE_WORDS, 5},
        {GALLEY_LINE_FEATURE_LAST6_WORDS, GALLEY_LINE_FEATURE_WORDS, -6},
        {GALLEY_LINE_FEATURE_NEXT6_WORDS, GALLEY_LINE_FEATURE_WORDS, 6},
        {GALLEY_LINE_FEATURE_LAST1_ENDS, GALLEY_LINE_FEATURE_ENDS, -1},
        {GALLEY_LINE_FEATURE_NEXT1_ENDS, GALLEY_LINE_FEATURE_ENDS, 1},
        {GALLEY_LINE_FEATURE_LAST2_ENDS, GALLEY_LINE_FEATURE_ENDS, -2},
        {GALLEY_LINE_FEATURE_NEXT2_ENDS, GALLEY_LINE_FEATURE_ENDS, 2},
        {GALLEY_LINE_FEATURE_LAST3_ENDS, GALLEY_LINE_FEATURE_ENDS, -3},
        {GALLEY_LINE_FEATURE_NEXT3_ENDS, GALLEY_LINE_FEATURE_ENDS, 3},
        {GALLEY_LINE_FEATURE_LAST4_ENDS, GALLEY_LINE_FEATURE_ENDS, -4},
        {GALLEY_LINE_FEATURE_NEXT4_ENDS, GALLEY_LINE_FEATURE_ENDS, 4},
        {GALLEY_LINE_FEATURE_LAST1_STARTS, GALLEY_LINE_FEATURE_STARTS, -1},
        {GALLEY_LINE_FEATURE_NEXT1_STARTS, GALLEY_LINE_FEATURE_STARTS, 1},
        {GALLEY_LINE_FEATURE_LAST2_STARTS, GALLEY_LINE_FEATURE_STARTS, -2},
        {GALLEY_LINE_FEATURE_NEXT2_STARTS, GALLEY_LINE_FEATURE_STARTS, 2},
        {GALLEY_LINE_FEATURE_LAST1_CASED, GALLEY_LINE_FEATURE_CASED, -1},
        {GALLEY_LINE_FEATURE_NEXT1_CASED, GALLEY_LINE_FEATURE_CASED, 1},
        {GALLEY_LINE_FEATURE_LAST2_CASED, GALLEY_LINE_FEATURE_CASED, -2},
        {GALLEY_LINE_FEATURE_NEXT2_CASED, GALLEY_LINE_FEATURE_CASED, 2},
        {GALLEY_LINE_FEATURE_LAST1_WORD_POINTS, GALLEY_LINE_FEATURE_WORD_POINTS, -1},
        {GALLEY_LINE_FEATURE_NEXT1_WORD_POINTS, GALLEY_LINE_FEATURE_WORD_POINTS, 1},
        {GALLEY_LINE_FEATURE_LAST2_WORD_POINTS, GALLEY_LINE_FEATURE_WORD_POINTS, -2},
        {GALLEY_LINE_FEATURE_NEXT2_WORD_POINTS, GALLEY_LINE_FEATURE_WORD_POINTS, 2},
        {GALLEY_LINE_FEATURE_LAST3_WORD_POINTS, GALLEY_LINE_FEATURE_WORD_POINTS, -3},
        {GALLEY_LINE_FEATURE_NEXT3_WORD_POINTS, GALLEY_LINE_FEATURE_WORD_POINTS, 3},
        {GALLEY_LINE_FEATURE_LAST1_TEXT_POINTS, GALLEY_LINE_FEATURE_TEXT_POINTS, -1},
        {GALLEY_LINE_FEATURE_NEXT1_TEXT_POINTS, GALLEY_LINE_FEATURE_TEXT_POINTS, 1},
        {GALLEY_LINE_FEATURE_LAST2_TEXT_POINTS, GALLEY_LINE_FEATURE_TEXT_POINTS, -2},
        {GALLEY_LINE_FEATURE_NEXT2_TEXT_POINTS, GALLEY_LINE_FEATURE_TEXT_POINTS, 2},
        {GALLEY_LINE_FEATURE_LAST1_LAST_POINTS, GALLEY_LINE_FEATURE_LAST_POINTS, -1},
        {GALLEY_LINE_FEATURE_NEXT1_LAST_POINTS, GALLEY_LINE_FEATURE_LAST_POINTS, 1},
        {GALLEY_LINE_FEATURE_LAST2_LAST_POINTS, GALLEY_LINE_FEATURE_LAST_POINTS, -2},
        {GALLEY_LINE_FEATURE_NEXT2_LAST_POINTS, GALLEY_LINE_FEATURE_LAST_POINTS, 2},
        {GALLEY_LINE_FEATURE_LAST1_CREDIT, GALLEY_LINE_FEATURE_CREDIT, -1},
        {GALLEY_LINE_FEATURE_NEXT1_CREDIT, GALLEY_LINE_FEATURE_CREDIT, 1},
        {GALLEY_LINE_FEATURE_LAST2_CREDIT, GALLEY_LINE_FEATURE_CREDIT, -2},
        {GALLEY_LINE_FEATURE_NEXT2_CREDIT, GALLEY_LINE_FEATURE_CREDIT, 2},
        {GALLEY_LINE_FEATURE_LAST1_GAP, GALLEY_LINE_FEATURE_GAP, -1},
        {GALLEY_LINE_FEATURE_LAST2_GAP, GALLEY_LINE_FEATURE_GAP, -2},
        {GALLEY_LINE_FEATURE_NEXT2_GAP, GALLEY_LINE_FEATURE_GAP, 2},
        {GALLEY_LINE_FEATURE_LAST1_COPIES, GALLEY_LINE_FEATURE_COPIES, -1},
        {GALLEY_LINE_FEATURE_NEXT1_COPIES, GALLEY_LINE_FEATURE_COPIES, 1},
        {GALLEY_LINE_FEATURE_LAST2_COPIES, GALLEY_LINE_FEATURE_COPIES, -2},
        {GALLEY_LINE_FEATURE_NEXT2_COPIES, GALLEY_LINE_FEATURE_COPIES, 2},
        {GALLEY_LINE_FEATURE_LAST1_DATE, GALLEY_LINE_FEATURE_DATE, -1},
        {GALLEY_LINE_FEATURE_NEXT1_DATE, GALLEY_LINE_FEATURE_DATE, 1},
        {GALLEY_LINE_FEATURE_LAST2_DATE, GALLEY_LINE_FEATURE_DATE, -2},
        {GALLEY_LINE_FEATURE_NEXT2_DATE, GALLEY_LINE_FEATURE_DATE, 2},
        {GALLEY_LINE_FEATURE_LAST1_RECURS, GALLEY_LINE_FEATURE_RECURS, -1},
        {GALLEY_LINE_FEATURE_NEXT1_RECURS, GALLEY_LINE_FEATURE_RECURS, 1},

    };
    for (size_t n = 0; n < sizeof shifts / sizeof shifts[0]; n++) {
        move_column(m->lines, m->count, &shifts[n]);
    }
}

void galley_lines_measure(galley_lines *lines, const galley_blocks *blocks) {
    measuring m = {.lines = lines, .blocks = blocks, .count = blocks->count};
    uint32_t shapes[UINT8_MAX + 1] = {0};
    for (size_t i = 0; i < m.count; i++) {
        shapes[lines->lines[i].shape]++;
    }
    for (uint32_t i = 0; i < m.count; i++) {
        measure_counts(&m, i);
        measure_signs(&m, i);
        measure_points(&m, i);
        measure_copies(&m, i);
        measure_windows(&m, i);
        measure_kinds(&m, i);
        measure_rhythm(&m, i, shapes);
        measure_place(&m, i);
    }
    measure_runs(&m);
    measure_ahead(&m);
    uint32_t alike = 0;
    for (size_t i = 0; i <= UINT8_MAX; i++) {
        alike = shapes[i] > alike ? shapes[i] : alike;
    }
    measure_page(&m, alike);
    measure_neighbours(&m);
}
