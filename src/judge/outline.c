/*
 * What headings are over: for each block the heading above it, for each heading where the next one
 * of its level or above stands, and the worst of the headings that a block stands under.
 *
 * A heading such as "Related" or "Comments" opens the tail of a page; its words have learnt weights
 * in the lexicon, which hold for all that it is over.
 */
#include "survey.h"

enum { LEVELS = GALLEY_TAG_H6 - GALLEY_TAG_H1 + 1 };

typedef struct outline {
    uint32_t open[LEVELS]; /* the heading of each level that is still open, or NONE */
    int16_t worst[LEVELS]; /* the least points of those open down to this level */
    int16_t tail;
    uint32_t last; /* the last heading */
} outline;

static int16_t least(int16_t a, int16_t b) { return a < b ? a : b; }

/* Ends what headings of this level and below are over. */
static void close_levels(outline *o, galley_survey *survey, int level, uint32_t at) {
    for (int i = level; i < LEVELS; i++) {
        if (o->open[i] != GALLEY_SURVEY_NONE) {
            survey->marks[o->open[i]].section_end = at;
            o->open[i] = GALLEY_SURVEY_NONE;
        }
    }
}

static void open_level(outline *o, galley_survey *survey, int level, uint32_t at) {
    int16_t points = survey->marks[at].head_points;
    close_levels(o, survey, level, at);
    o->open[level] = at;
    int16_t above = level == 0 ? 0 : o->worst[level - 1];
    for (int i = level; i < LEVELS; i++) {
        o->worst[i] = least(above, points);
    }
    o->tail = survey->title < at ? least(o->tail, points) : 0;
    o->last = at;
}

static void find_next_headings(galley_survey *survey, const galley_blocks *blocks) {
    uint32_t next = (uint32_t)blocks->count;
    for (uint32_t i = (uint32_t)blocks->count; i-- > 0;) {
        survey->marks[i].next_heading = next;
        next = galley_segment_is_heading(&blocks->segments[i]) ? i : next;
    }
}

void galley_survey_outline(galley_survey *survey, const galley_blocks *blocks) {
    outline o = {.last = GALLEY_SURVEY_NONE};
    for (int i = 0; i < LEVELS; i++) {
        o.open[i] = GALLEY_SURVEY_NONE;
    }
    survey->title = (uint32_t)blocks->count;
    survey->heads = 0;
    for (uint32_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        galley_mark *mark = &survey->marks[i];
        bool heading = galley_segment_is_heading(segment);
        mark->heads = survey->heads;
        if (heading) {
            if (segment->tag == GALLEY_TAG_H1 && survey->title == blocks->count) {
                survey->title = i;
            }
            open_level(&o, survey, segment->tag - GALLEY_TAG_H1, i);
            survey->heads++;
        }
        mark->heading = o.last;
        mark->head_worst = o.last == GALLEY_SURVEY_NONE ? 0 : o.worst[LEVELS - 1];
        mark->head_tail = o.tail;
    }
    close_levels(&o, survey, 0, (uint32_t)blocks->count);
    find_next_headings(survey, blocks);
}
