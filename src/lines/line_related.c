/*
 * A heading over related items in, the items' lines out.
 *
 * Lists of teasers have a rhythm: (picture's text, title, teaser), (title, teaser), (title, date),
 * titles alone. The teaser tells where an item ends, for it reads as a sentence or is cut off; the
 * line before it is the title, and where most items have a line more, that is the picture's text.
 * Without teasers each line is a title; of two that say nearly the same, the first is a picture's.
 */
#include "line_related.h"

/* A list ends with so many lines of a menu in a row. */
#define MENU_LINES 3
#define MENU_WORDS 2
/* A title has at least so many words, and at most. */
#define TITLE_WORDS 3
#define LONGEST_TITLE 40
/* Lists without an end of their own: no page shows more. */
#define MOST_LINES 600
/* One item in so many has a teaser where a list has them. */
#define TEASER_SHARE 4
/* So many teasers that are cut off make a list, each at most so many lines behind the last. */
#define SURE_TEASERS 3
#define FAR 8

typedef struct listing {
    galley_lines *lines;
    galley_blocks *blocks;
    size_t begin;
    size_t end;
    bool pictured; /* most items have two lines before their teaser */
    bool sure;     /* so many teasers are cut off that it is a list whatever the judge says */
} listing;

/* A kept line that may be an item's all the same: no sentence, or one that is cut off. */
static bool is_loose(const listing *l, size_t i) {
    const galley_segment *segment = &l->blocks->segments[i];
    return !segment->kept || !segment->ends_sentence ||
           l->lines->lines[i].glance.ends == GALLEY_ENDS_ELLIPSIS;
}

static bool is_free(const listing *l, size_t i) {
    const galley_segment *segment = &l->blocks->segments[i];
    return segment->role == GALLEY_ROLE_OTHER && (l->sure ? is_loose(l, i) : !segment->kept);
}

/* Where the list ends: before what is kept or has a role of its own, or where a menu begins. */
static size_t find_end(const listing *l) {
    size_t shorts = 0;
    size_t i = l->begin;
    for (; i < l->blocks->count && i - l->begin < MOST_LINES; i++) {
        const galley_segment *segment = &l->blocks->segments[i];
        if ((l->sure ? !is_loose(l, i) : segment->kept) ||
            segment->role == GALLEY_ROLE_RELATED_HEADING || segment->role == GALLEY_ROLE_LEGAL) {
            break;
        }
        shorts = segment->words <= MENU_WORDS ? shorts + 1 : 0;
        if (shorts == MENU_LINES) {
            return i + 1 - shorts;
        }
    }
    return i;
}

/* Cut off, or a sentence of some length that ends in a stop. */
static bool is_teaser(const listing *l, size_t i) {
    const galley_line *line = &l->lines->lines[i];
    const galley_segment *segment = &l->blocks->segments[i];
    bool cut = line->glance.ends == GALLEY_ENDS_ELLIPSIS;
    return is_free(l, i) && segment->words > TITLE_WORDS &&
           (cut ||
            (segment->ends_sentence && line->readable && line->glance.ends == GALLEY_ENDS_STOP) ||
            segment->words > LONGEST_TITLE);
}

static bool is_title(const listing *l, size_t i) {
    const galley_segment *segment = &l->blocks->segments[i];
    return is_free(l, i) && segment->words >= TITLE_WORDS && segment->words <= LONGEST_TITLE;
}

static void name(const listing *l, size_t i, galley_role role, size_t title) {
    l->blocks->segments[i].role = (uint8_t)role;
    l->blocks->segments[i].kept = false;
    l->lines->lines[i].title = (uint32_t)title;
}

/* How many items have a teaser, and how many of these two titles before it. */
static size_t count_teasers(listing *l) {
    size_t teasers = 0;
    size_t pairs = 0;
    size_t titles = 0;
    for (size_t i = l->begin; i < l->end; i++) {
        if (is_teaser(l, i)) {
            teasers += titles > 0;
            pairs += titles == 2;
            titles = 0;
        } else {
            titles += is_title(l, i);
        }
    }
    l->pictured = teasers > 1 && pairs * 2 > teasers;
    return teasers;
}

/* The teaser at `i` ends an item whose titles are the last two: SIZE_MAX for one that is missing.
 */
static void name_item(const listing *l, size_t i, size_t before, size_t title) {
    if (title == SIZE_MAX) {
        return;
    }
    name(l, i, GALLEY_ROLE_RELATED_TEASER, title);
    name(l, title, GALLEY_ROLE_RELATED_TITLE, title);
    if (before != SIZE_MAX) {
        name(l, before, l->pictured ? GALLEY_ROLE_IMAGE_ALT : GALLEY_ROLE_RELATED_TITLE,
             l->pictured ? title : before);
    }
}

static void name_with_teasers(const listing *l) {
    size_t before = SIZE_MAX;
    size_t title = SIZE_MAX;
    for (size_t i = l->begin; i < l->end; i++) {
        if (is_teaser(l, i)) {
            name_item(l, i, before, title);
            before = SIZE_MAX;
            title = SIZE_MAX;
        } else if (is_title(l, i)) {
            if (before != SIZE_MAX) {
                name(l, before, GALLEY_ROLE_RELATED_TITLE, before);
            }
            before = title;
            title = i;
        }
    }
    if (before != SIZE_MAX) {
        name(l, before, GALLEY_ROLE_RELATED_TITLE, before);
    }
    if (title != SIZE_MAX) {
        name(l, title, GALLEY_ROLE_RELATED_TITLE, title);
    }
}

/* Titles alone; of two lines of equal text the first is the picture's. */
static void name_titles(const listing *l) {
    for (size_t i = l->begin; i < l->end; i++) {
        if (!is_title(l, i)) {
            continue;
        }
        bool twice = i + 1 < l->end && l->lines->lines[i].copy == l->lines->lines[i + 1].copy;
        name(l, i, twice ? GALLEY_ROLE_IMAGE_ALT : GALLEY_ROLE_RELATED_TITLE, twice ? i + 1 : i);
    }
}

/* Are there teasers that are cut off, each not far behind the last? */
static bool is_sure(listing *l) {
    size_t cut = 0;
    size_t since = 0;
    l->sure = true;
    size_t end = find_end(l);
    for (size_t i = l->begin; i < end && since < FAR && cut < SURE_TEASERS; i++) {
        bool teaser = l->lines->lines[i].glance.ends == GALLEY_ENDS_ELLIPSIS;
        cut += teaser;
        since = teaser ? 0 : since + 1;
    }
    return cut >= SURE_TEASERS;
}

/* The list behind the heading at `heading`. */
static size_t name_list(galley_lines *lines, galley_blocks *blocks, size_t heading) {
    listing l = {lines, blocks, heading + 1, 0, false, false};
    l.sure = is_sure(&l);
    if (blocks->segments[heading].kept) {
        if (!l.sure) {
            blocks->segments[heading].role = GALLEY_ROLE_OTHER;
            return heading + 1;
        }
        blocks->segments[heading].kept = false;
    }
    l.end = find_end(&l);
    size_t titles = 0;
    for (size_t i = l.begin; i < l.end; i++) {
        titles += is_title(&l, i);
    }
    if (count_teasers(&l) * TEASER_SHARE >= titles && titles > 0) {
        name_with_teasers(&l);
    } else {
        name_titles(&l);
    }
    return l.end;
}

void galley_lines_related(galley_lines *lines, galley_blocks *blocks) {
    for (size_t i = 0; i < blocks->count;) {
        bool heading = blocks->segments[i].role == GALLEY_ROLE_RELATED_HEADING;
        i = heading ? name_list(lines, blocks, i) : i + 1;
    }
}
