/*
 * Lines with roles in, the line that is the page's title out, or none.
 *
 * Each line before the text, or just behind its beginning, has signs: its length, how it begins and
 * ends, its place, how much of it the article speaks of, what stands beside it. The weights of
 * these were learnt as those of a choice among a page's lines, one choice being that there is no
 * title.
 */
#include "line_title.h"

/* Where the text begins: a kept line of so many words. */
#define TEXT_WORDS 16
/* Lines that are looked at before the text, and behind its beginning. */
#define BEFORE 600
#define BEHIND 8
#define MOST_WORDS 40
#define MOST_BYTES 400
/* A title element stands in the first lines, and goes on with the site's name. */
#define FIRST_LINES 3
/* A date or a byline stands at most so far behind. */
#define NEAR 3
#define LEAD_WORDS 10
#define LONG_WORDS 20
#define SHORT_WORDS 4

enum {
    WORDS = 0,      /* eight bits: by length */
    ENDS = 8,       /* eight, from DIGIT on */
    STARTS = 16,    /* five: sign, digit, small, wide, quotation mark */
    PLACE = 21,     /* eleven: lines before the text */
    TOPIC = 32,     /* six: more and more of its words are the article's */
    CORE_NEAR = 38, /* three: lines before what is believed most */
    TWICE = 41,
    OFTEN,
    BEFORE_SAID,
    AGAIN,
    BEGINS_TITLE, /* a longer line at the top of the page begins with it */
    CAPITALS,
    SOME_CAPITALS,
    DATE,
    CLOCK,
    BAR,
    COLON,
    KEPT,
    LIKELY,
    LIKELIER,
    ROLE_BYLINE,
    ROLE_DATELINE,
    ROLE_PICTURE,
    ROLE_OTHER,
    NEXT_LONG,
    NEXT_LEAD,
    NEXT_TOLD, /* a date or byline is near behind */
    LAST_SHORT
};

/* In 1/64 of log-odds, in the order of the signs. */
static const int16_t weights[64] = {
    -122, -34,  11,   41,  61, 30,   12,  -34,  -22, -204, -184, 13, -56, -14, -25, -65,
    -98,  10,   -26,  -24, 73, -125, -31, -36,  32,  65,   24,   -3, -12, -40, -51, -120,
    84,   20,   30,   37,  13, -19,  47,  73,   56,  14,   23,   48, -14, 153, 6,   18,
    61,   -188, -142, 51,  36, -42,  -44, -142, -30, -164, -43,  32, 58,  96,  44,
};

/* What a page without a title in it weighs. */
static const int none = 162;

static uint64_t bit(int sign) { return UINT64_C(1) << sign; }

/* The step that a number has reached. */
static int step_of(size_t number, const uint16_t *steps, int count) {
    int at = 0;
    while (at < count && number >= steps[at]) {
        at++;
    }
    return at;
}

static uint8_t feature(const galley_lines *lines, int feature, size_t i) {
    return lines->columns[(size_t)feature * lines->stride + i];
}

size_t galley_lines_text(const galley_lines *lines, const galley_blocks *blocks) {
    size_t first = SIZE_MAX;
    for (size_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        if (!segment->kept) {
            continue;
        }
        first = first == SIZE_MAX ? i : first;
        if (segment->words >= TEXT_WORDS && lines->lines[i].readable) {
            return i;
        }
    }
    return first;
}

static uint64_t signs_of_form(const galley_line *line, const galley_segment *segment) {
    static const uint16_t lengths[] = {3, 5, 7, 10, 14, 19, 26};
    static const int starts[] = {
        [GALLEY_STARTS_SIGN] = 0,     [GALLEY_STARTS_DIGIT] = 1, [GALLEY_STARTS_SMALL] = 2,
        [GALLEY_STARTS_CAPITAL] = -1, [GALLEY_STARTS_WIDE] = 3,  [GALLEY_STARTS_QUOTE] = 4};
    uint64_t signs = bit(WORDS + step_of(segment->words, lengths, 7));
    int start = starts[line->glance.starts];
    signs |= line->glance.ends == GALLEY_ENDS_WORD ? 0 : bit(ENDS + line->glance.ends - 1);
    signs |= start < 0 ? 0 : bit(STARTS + start);
    signs |= line->cased >= 180 ? bit(CAPITALS) : line->cased >= 90 ? bit(SOME_CAPITALS) : 0;
    signs |= (line->signs & GALLEY_LINE_DATE) != 0 ? bit(DATE) : 0;
    signs |= (line->signs & GALLEY_LINE_CLOCK) != 0 ? bit(CLOCK) : 0;
    signs |= (line->signs & GALLEY_LINE_COLON) != 0 ? bit(COLON) : 0;
    return signs;
}

static uint64_t signs_of_role(const galley_segment *segment) {
    switch ((galley_role)segment->role) {
    case GALLEY_ROLE_OTHER:
        return 0;
    case GALLEY_ROLE_BYLINE:
        return bit(ROLE_BYLINE);
    case GALLEY_ROLE_DATELINE:
        return bit(ROLE_DATELINE);
    case GALLEY_ROLE_CAPTION:
    case GALLEY_ROLE_CREDIT:
    case GALLEY_ROLE_IMAGE_ALT:
        return bit(ROLE_PICTURE);
    default:
        return bit(ROLE_OTHER);
    }
}

static uint64_t signs_of_place(const galley_lines *lines, size_t text, size_t i) {
    static const uint16_t places[] = {1, 2, 3, 4, 7, 13, 25, 61};
    static const uint16_t topics[] = {40, 70, 100, 130, 160, 190};
    uint64_t signs = i > text + 2 ? bit(PLACE)
                     : i > text   ? bit(PLACE + 1)
                                  : bit(PLACE + 2 + step_of(text - i, places, 8));
    uint8_t topic = feature(lines, GALLEY_LINE_FEATURE_TOPIC_SHARE, i);
    for (int k = 0; k < 6; k++) {
        signs |= topic >= topics[k] ? bit(TOPIC + k) : 0;
    }
    uint8_t away = feature(lines, GALLEY_LINE_FEATURE_CORE_AWAY, i);
    if (feature(lines, GALLEY_LINE_FEATURE_CORE, i) == 0) {
        signs |= away <= 12   ? bit(CORE_NEAR) /* a line or two */
                 : away <= 24 ? bit(CORE_NEAR + 1)
                 : away <= 36 ? bit(CORE_NEAR + 2)
                              : 0;
    }
    return signs;
}

static bool begins_title(const galley_blocks *blocks, size_t i) {
    galley_slice text = galley_segment_text(blocks, &blocks->segments[i]);
    for (size_t j = 0; j < FIRST_LINES && j < i; j++) {
        galley_slice title = galley_segment_text(blocks, &blocks->segments[j]);
        if (title.len > text.len && memcmp(title.ptr, text.ptr, text.len) == 0) {
            return true;
        }
    }
    return false;
}

static uint64_t signs_of_copies(const galley_lines *lines, const galley_blocks *blocks, size_t i) {
    const galley_line *line = &lines->lines[i];
    const galley_line_copy *copy = &lines->copies[line->copy];
    uint64_t signs = copy->count == 2 ? bit(TWICE) : copy->count > 2 ? bit(OFTEN) : 0;
    signs |= line->copy_before != GALLEY_LINE_NONE ? bit(BEFORE_SAID) : 0;
    signs |= copy->last > i ? bit(AGAIN) : 0;
    galley_slice text = galley_segment_text(blocks, &blocks->segments[i]);
    signs |= memchr(text.ptr, '|', text.len) != NULL ? bit(BAR) : 0;
    return signs | (begins_title(blocks, i) ? bit(BEGINS_TITLE) : 0);
}

static uint64_t signs_beside(const galley_lines *lines, const galley_blocks *blocks, size_t i) {
    uint64_t signs = 0;
    const galley_segment *segments = blocks->segments;
    size_t end = i + 1 + NEAR < blocks->count ? i + 1 + NEAR : blocks->count;
    for (size_t k = i + 1; k < end; k++) {
        bool told = segments[k].role == GALLEY_ROLE_BYLINE ||
                    segments[k].role == GALLEY_ROLE_DATELINE ||
                    (lines->lines[k].signs & GALLEY_LINE_CLOCK) != 0;
        signs |= told && segments[k].words <= LONG_WORDS ? bit(NEXT_TOLD) : 0;
    }
    if (i + 1 < blocks->count) {
        signs |= segments[i + 1].words >= LONG_WORDS ? bit(NEXT_LONG) : 0;
        signs |= segments[i + 1].words >= LEAD_WORDS && segments[i + 1].ends_sentence
                     ? bit(NEXT_LEAD)
                     : 0;
    }
    return signs | (i > 0 && segments[i - 1].words <= SHORT_WORDS ? bit(LAST_SHORT) : 0);
}

/* What speaks for and against a line as the title, a bit each; `text` is where the text begins. */
static uint64_t find_signs(const galley_lines *lines, const galley_blocks *blocks, size_t text,
                           size_t index) {
    const galley_segment *segment = &blocks->segments[index];
    uint64_t signs = segment->kept ? bit(KEPT) : 0;
    signs |= segment->score >= 0.25F ? bit(LIKELY) : 0;
    signs |= segment->score >= 0.5F ? bit(LIKELIER) : 0;
    return signs | signs_of_form(&lines->lines[index], segment) | signs_of_role(segment) |
           signs_of_place(lines, text, index) | signs_of_copies(lines, blocks, index) |
           signs_beside(lines, blocks, index);
}

static int weigh(uint64_t signs) {
    int weight = 0;
    for (int i = 0; signs != 0; i++, signs >>= 1) {
        weight += (signs & 1) != 0 ? weights[i] : 0;
    }
    return weight;
}

size_t galley_lines_title(const galley_lines *lines, const galley_blocks *blocks) {
    size_t text = galley_lines_text(lines, blocks);
    size_t best = SIZE_MAX;
    int most = none;
    size_t begin = text > BEFORE ? text - BEFORE : 0;
    for (size_t i = begin; text != SIZE_MAX && i < blocks->count && i <= text + BEHIND; i++) {
        const galley_segment *segment = &blocks->segments[i];
        if (segment->words > MOST_WORDS || segment->len > MOST_BYTES) {
            continue;
        }
        int weight = weigh(find_signs(lines, blocks, text, i));
        if (weight > most) {
            most = weight;
            best = i;
        }
    }
    return best;
}
