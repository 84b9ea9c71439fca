/*
 * Judged blocks in, the dates that people read in them out as candidates.
 *
 * A date counts by its place: near the title, in a byline, at the article's end, rather than in
 * comments, lists of other pages and menus; by the words before it; and by how little else stands
 * in its block. Dates in the text itself are what the article tells of.
 */
#include "date.h"
#include "date_label.h"

enum {
    WEIGHT_LINE = 45,     /* a date that is most of its block */
    WEIGHT_MENTION = -10, /* one in running text */
    WEIGHT_DATELINE = 15, /* one at the beginning of the text */
    DATELINE = 40,        /* bytes before it at most */
    MORE_LABEL = 25,
    LESS_RANGE = 30, /* one of two with a dash between: from, to */
    LESS_CAPTION = -25,
    LESS_SHORT = 10,  /* a year of two digits */
    LESS_COARSE = 30, /* a month without a day */
    LESS_LIST = 35,   /* of three and more alike */
    MOST_DATES = 3,   /* of a block */
    LINE_WORDS = 10,  /* of a block that is a byline, with the date's own */
    MANY_ALIKE = 3,
    LONG_BLOCK = 160, /* bytes: no more of a block is looked at */
    SHORT_LABEL = 30  /* bytes of a block that is the label of the next */
};

void galley_date_lay_out(galley_date_page *page) {
    const galley_blocks *blocks = page->blocks;
    page->title = blocks->count;
    page->first = blocks->count;
    page->last = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        bool heading = segment->tag == GALLEY_TAG_H1;
        if (segment->kept) {
            page->first = page->first == blocks->count ? i : page->first;
            page->last = i;
        }
        /* the last h1 before the text: the site's name stands above */
        if (heading && (page->title == blocks->count || page->first >= i)) {
            page->title = i;
        }
    }
    if (page->title == blocks->count) {
        page->title = page->first;
    }
}

int galley_date_place(const galley_date_page *page, size_t block) {
    static const struct {
        uint32_t bit;
        int weight;
    } places[] = {
        {GALLEY_EVIDENCE_COMMENT, -110}, {GALLEY_EVIDENCE_RELATED, -45},
        {GALLEY_EVIDENCE_EMBED, -50},    {GALLEY_EVIDENCE_QUOTE, -20},
        {GALLEY_EVIDENCE_LISTING, -15},  {GALLEY_EVIDENCE_NAVIGATION, -20},
        {GALLEY_EVIDENCE_FOOTER, -15},   {GALLEY_EVIDENCE_ASIDE, -25},
        {GALLEY_EVIDENCE_POPUP, -30},    {GALLEY_EVIDENCE_ADVERTISEMENT, -40},
        {GALLEY_EVIDENCE_BYLINE, 18},    {GALLEY_EVIDENCE_ARTICLE, 8},
        {GALLEY_EVIDENCE_CAPTION, -25},  {GALLEY_EVIDENCE_PROMOTION, -20},
    };
    const galley_segment *segment = &page->blocks->segments[block];
    int weight = segment->role == GALLEY_ROLE_CAPTION ? LESS_CAPTION : 0;
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        weight += (segment->evidence & places[i].bit) != 0 ? places[i].weight : 0;
    }
    if ((segment->evidence & (GALLEY_EVIDENCE_COMMENT | GALLEY_EVIDENCE_RELATED)) != 0) {
        return weight;
    }
    size_t title = page->title < page->blocks->count ? page->title : 0;
    size_t away = block > title ? block - title : title - block;
    weight += away <= 4 ? 25 : away <= 10 ? 15 : 0;
    weight -= block + 12 < title ? 15 : 0;
    if (block > page->last) {
        weight -= block > page->last + 6 ? 20 : 5;
    }
    return weight;
}

galley_date_label galley_date_label_near(const galley_date_page *page, size_t block, size_t begin) {
    const galley_blocks *blocks = page->blocks;
    galley_slice text = galley_segment_text(blocks, &blocks->segments[block]);
    galley_date_label label = galley_date_label_find(galley_slice_make(text.ptr, begin));
    if (label != GALLEY_DATE_LABEL_NONE || block == 0 || begin > SHORT_LABEL) {
        return label;
    }
    const galley_segment *before = &blocks->segments[block - 1];
    galley_slice words = galley_segment_text(blocks, before);
    return words.len <= SHORT_LABEL && before->digits == 0 ? galley_date_label_find(words)
                                                           : GALLEY_DATE_LABEL_NONE;
}

/* Are the digits that end here a year, or a date without marks? */
static bool ends_year(const char *end, int run) {
    const char *at = end - run;
    return (run == 4 || run == 8) &&
           ((at[0] == '2' && at[1] == '0') || (at[0] == '1' && at[1] == '9'));
}

/* A first look: a year of four digits, or "1.1.1". */
static bool may_hold_date(galley_slice text) {
    int run = 0;
    int marks = 0;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c >= '0' && c <= '9') {
            run++;
            if (marks >= 2) {
                return true;
            }
        } else if (run > 0) {
            if (ends_year(text.ptr + i, run)) {
                return true;
            }
            bool mark = run <= 2 && (c == '.' || c == '/' || c == '-');
            marks = mark ? marks + 1 : 0;
            run = 0;
        } else if (c != ' ') {
            marks = 0;
        }
    }
    return ends_year(text.ptr + text.len, run);
}

static bool has_other_digits(galley_slice text) {
    for (size_t i = 0; i + 1 < text.len && i < LONG_BLOCK; i++) {
        unsigned char c = (unsigned char)text.ptr[i];
        unsigned char next = (unsigned char)text.ptr[i + 1];
        if (((c == 0xD9 && next >= 0xA0 && next <= 0xA9) || (c == 0xDB && next >= 0xB0)) ||
            (c == 0xE0 && (next == 0xA5 || next == 0xA7 || next == 0xAB)) ||
            (c == 0xEF && next == 0xBC)) {
            return true;
        }
    }
    return false;
}

static bool is_range(galley_slice text, const galley_date_match *found, size_t count, size_t at) {
    for (size_t i = at == 0 ? 0 : at - 1; i + 1 < count && i <= at; i++) {
        size_t gap = found[i + 1].begin - found[i].end;
        const char *between = text.ptr + found[i].end;
        if (gap <= 8 &&
            (memchr(between, '-', gap) != NULL || memchr(between, '\xE2', gap) != NULL)) {
            return true;
        }
    }
    return false;
}

typedef struct text_step {
    galley_dates *dates;
    const galley_date_page *page;
} text_step;

/* Words behind a date that say it, as in German and Dutch: "on 12 May ... written by ..." */
static galley_date_label label_behind(galley_slice text, const galley_date_match *match) {
    size_t rest = text.len - match->end;
    galley_slice behind = galley_slice_make(text.ptr + match->end, rest < 90 ? rest : 90);
    galley_date_label label = galley_date_label_find(behind);
    return label == GALLEY_DATE_LABEL_OTHER ? GALLEY_DATE_LABEL_NONE : label;
}

/* How much of a block its date is. */
static int weigh_line(const galley_segment *segment) {
    int half = (WEIGHT_LINE + WEIGHT_MENTION) / 2;
    return segment->words <= LINE_WORDS       ? WEIGHT_LINE
           : segment->words <= LINE_WORDS * 2 ? half
                                              : WEIGHT_MENTION;
}

static void add_match(text_step *step, size_t block, galley_slice text,
                      const galley_date_match *found, size_t count, size_t at) {
    const galley_date_match *match = &found[at];
    const galley_segment *segment = &step->page->blocks->segments[block];
    galley_date_candidate c = {.date = match->date,
                               .source = GALLEY_DATE_FROM_TEXT,
                               .said = text,
                               .turned = match->turned};
    size_t begin = at == 0 ? 0 : found[at - 1].end;
    galley_date_label label =
        at == 0 ? galley_date_label_near(step->page, block, match->begin)
                : galley_date_label_find(galley_slice_make(text.ptr + begin, match->begin - begin));
    if (label == GALLEY_DATE_LABEL_NONE && at + 1 == count) {
        label = label_behind(text, match);
    }
    int weight = label == GALLEY_DATE_LABEL_NONE ? weigh_line(segment) : WEIGHT_LINE;
    if (segment->kept && match->begin <= DATELINE && weight < WEIGHT_DATELINE &&
        block <= step->page->first + 2) {
        weight = WEIGHT_DATELINE;
    }
    weight += galley_date_place(step->page, block);
    weight -= is_range(text, found, count, at) ? LESS_RANGE : 0;
    weight -= match->short_year ? LESS_SHORT : 0;
    weight -= match->date.day == 0 ? LESS_COARSE : 0;
    if (label == GALLEY_DATE_LABEL_OTHER) {
        return;
    }
    if (label == GALLEY_DATE_LABEL_MODIFIED) {
        c.modified = (int16_t)(weight + MORE_LABEL);
        c.published = (int16_t)(weight / 4);
    } else {
        c.published = (int16_t)(weight + (label == GALLEY_DATE_LABEL_PUBLISHED ? MORE_LABEL : 0));
        /* of several dates in a line the first is that of publication */
        c.published = (int16_t)(c.published - (at > 0 && label == GALLEY_DATE_LABEL_NONE ? 15 : 0));
    }
    galley_dates_add(step->dates, &c);
}

static void read_block(text_step *step, size_t block) {
    const galley_blocks *blocks = step->page->blocks;
    const galley_segment *segment = &blocks->segments[block];
    galley_slice text = galley_segment_text(blocks, segment);
    galley_date_match found[MOST_DATES];
    if (text.len > LONG_BLOCK) {
        text.len = LONG_BLOCK;
    }
    /* other digits than ASCII's stand in texts of other letters */
    bool foreign = segment->digits == 0 && segment->high > segment->len / 4;
    bool worth = segment->digits >= 3 ? may_hold_date(text) : foreign && has_other_digits(text);
    size_t count = worth ? galley_date_scan(text, step->dates->order, found, MOST_DATES) : 0;
    for (size_t i = 0; i < count; i++) {
        add_match(step, block, text, found, count, i);
    }
}

void galley_dates_add_texts(galley_dates *dates, const galley_date_page *page) {
    text_step step = {dates, page};
    for (size_t i = 0; i < page->blocks->count && dates->count < GALLEY_DATE_CANDIDATES; i++) {
        read_block(&step, i);
    }
}

static uint32_t shape_of(const galley_date_page *page, const galley_date_candidate *c) {
    const galley_blocks *blocks = page->blocks;
    return blocks->containers[blocks->segments[c->block].container].shape;
}

void galley_dates_doubt_lists(galley_dates *dates, const galley_date_page *page) {
    bool alike[GALLEY_DATE_CANDIDATES] = {false};
    for (size_t i = 0; i < dates->count; i++) {
        const galley_date_candidate *c = &dates->candidates[i];
        size_t count = 0;
        uint32_t last = GALLEY_DATE_NO_BLOCK;
        for (size_t j = 0; j < dates->count && c->block != GALLEY_DATE_NO_BLOCK; j++) {
            const galley_date_candidate *other = &dates->candidates[j];
            bool same = other->source == c->source && other->block != last &&
                        other->block != GALLEY_DATE_NO_BLOCK &&
                        shape_of(page, other) == shape_of(page, c);
            count += same;
            last = same ? other->block : last;
        }
        alike[i] = count >= MANY_ALIKE;
    }
    for (size_t i = 0; i < dates->count; i++) {
        galley_date_candidate *c = &dates->candidates[i];
        if (alike[i]) {
            c->published = (int16_t)(c->published - LESS_LIST);
            c->modified = (int16_t)(c->modified - LESS_LIST);
        }
    }
}
