/*
 * Judged lines in, the role of each out. What is not kept is named by what it says ("Share this"),
 * by a credit in it, or by its place among others: a line right before a caption is the picture's
 * alternative text, one that stands alone within the article is the title of something embedded.
 *
 * A few lines that the judge would have kept are not: where blank lines stand around paragraphs,
 * what stands close together with a caption belongs to the picture.
 *
 * Known limit: an alternative text that is neither beside a caption nor said twice looks as any
 * short sentence does, and an embedded thing's title as a heading that was not kept.
 */
#include "line_roles.h"
#include "line_related.h"
#include "line_title.h"
#include "line_words.h"

/* Headings have at most so many words, and titles of embedded things at least. */
#define HEADING_WORDS 16
#define EMBED_WORDS 5
/* ... and when they were kept at first: see is_long_title. */
#define EMBED_LONG 9
#define EMBED_CAPTIONS 2
/* Lines of a menu. */
#define MENU_WORDS 4
/* Of the lines of a page, this part follows a blank one where paragraphs stand apart. */
#define APART_PARTS 4
/* A caption is not longer. */
#define CAPTION_WORDS 90
/* ... and one that tells itself apart by what stands beside it has at least so many words. */
#define REPEATED_WORDS 4
/* A credit behind a caption is not longer. */
#define CREDIT_BYTES 120
/* Pictures stand at most so many lines before the text. */
#define LEAD_LINES 8
/* A line with a date is a dateline when it has no more words. */
#define DATELINE_WORDS 12

typedef struct naming {
    galley_lines *lines;
    galley_blocks *blocks;
    size_t count;
    size_t first; /* the first line kept, */
    size_t last;  /* ... and the one after the last */
    size_t headings;
    size_t captions;
    bool apart; /* blank lines stand around paragraphs */
} naming;

static void name(const naming *n, size_t i, galley_role role) {
    n->blocks->segments[i].role = (uint8_t)role;
}

static galley_role role_of(const naming *n, size_t i) {
    return (galley_role)n->blocks->segments[i].role;
}

static void find_extent(naming *n) {
    n->first = n->count;
    n->last = 0;
    for (size_t i = 0; i < n->count; i++) {
        if (n->blocks->segments[i].kept) {
            n->first = n->first < i ? n->first : i;
            n->last = i + 1;
        }
    }
}

/* Do the lines i and i + 1 stand without a blank one between? */
static bool is_close(const naming *n, size_t i) {
    return i + 1 < n->count && n->lines->lines[i + 1].gap == 0;
}

static bool is_caption(const naming *n, size_t i) {
    return n->lines->lines[i].credit == GALLEY_LINE_ENDS_IN_CREDIT &&
           n->blocks->segments[i].words <= CAPTION_WORDS;
}

/* A caption that stays unkept, or that stands close to something in a page of paragraphs apart. */
static bool is_picture_line(const naming *n, size_t i) {
    return is_caption(n, i) && (!n->blocks->segments[i].kept ||
                                (n->apart && ((i > 0 && is_close(n, i - 1)) || is_close(n, i))));
}

/* The line before a caption, with no blank one between: the picture's alternative text. */
static bool is_alternative(const naming *n, size_t i) {
    const galley_segment *segments = n->blocks->segments;
    if (i + 1 >= n->count || !is_picture_line(n, i + 1) || is_caption(n, i) ||
        segments[i].words < 2) {
        return false;
    }
    if (segments[i].kept) {
        return n->apart && is_close(n, i) && segments[i].sentences <= 1;
    }
    return is_close(n, i) || !n->apart;
}

/* Near the article: within it, or at most so far before. */
static bool is_around(const naming *n, size_t i) {
    return i + LEAD_LINES >= n->first && i < n->last;
}

/* A caption whose credit stands on the next line. */
static bool is_credited(const naming *n, size_t i) {
    const galley_segment *segment = &n->blocks->segments[i];
    return !segment->kept && is_around(n, i) && segment->words >= REPEATED_WORDS &&
           segment->words <= CAPTION_WORDS && segment->ends_sentence && i + 1 < n->count &&
           n->lines->lines[i].credit == GALLEY_LINE_NO_CREDIT &&
           n->lines->lines[i + 1].credit == GALLEY_LINE_IS_CREDIT &&
           !n->blocks->segments[i + 1].kept;
}

/* An alternative text that the caption behind it says again, with a credit behind or without. */
static bool is_repeated(const naming *n, size_t i) {
    const galley_segment *segment = &n->blocks->segments[i];
    const galley_segment *next = segment + 1;
    if (!is_around(n, i) || i + 1 >= n->count ||
        (segment->kept && next->kept && next->len == segment->len) ||
        segment->words < REPEATED_WORDS || next->words > CAPTION_WORDS ||
        next->len < segment->len || next->len > segment->len + CREDIT_BYTES) {
        return false;
    }
    galley_slice text = galley_segment_text(n->blocks, segment);
    return memcmp(text.ptr, galley_segment_text(n->blocks, next).ptr, text.len) == 0 &&
           (i > n->first || segment->ends_sentence);
}

static void drop(const naming *n, size_t i, galley_role role) {
    n->blocks->segments[i].kept = false;
    name(n, i, role);
}

static void find_pictures(const naming *n) {
    for (size_t i = 0; i < n->count; i++) {
        if (role_of(n, i) == GALLEY_ROLE_CAPTION) {
            continue;
        }
        if (is_repeated(n, i)) {
            drop(n, i, GALLEY_ROLE_IMAGE_ALT);
            drop(n, i + 1, GALLEY_ROLE_CAPTION);
        } else if (is_picture_line(n, i) || is_credited(n, i)) {
            drop(n, i, GALLEY_ROLE_CAPTION);
        } else if (is_alternative(n, i)) {
            drop(n, i, GALLEY_ROLE_IMAGE_ALT);
        } else if (!n->blocks->segments[i].kept && i + 1 >= n->first && i < n->last &&
                   n->lines->lines[i].credit == GALLEY_LINE_IS_CREDIT) {
            name(n, i, GALLEY_ROLE_CREDIT);
        }
    }
    /* what is an alternative text in one place is so in another; the last is looked at first */
    for (size_t i = n->count; i-- > 0;) {
        uint32_t before = n->lines->lines[i].copy_before;
        if (role_of(n, i) == GALLEY_ROLE_IMAGE_ALT && before != GALLEY_LINE_NONE &&
            role_of(n, before) == GALLEY_ROLE_OTHER) {
            drop(n, before, GALLEY_ROLE_IMAGE_ALT);
        }
    }
    for (size_t i = 0; i < n->count; i++) {
        uint32_t before = n->lines->lines[i].copy_before;
        if (before != GALLEY_LINE_NONE && role_of(n, before) == GALLEY_ROLE_IMAGE_ALT &&
            role_of(n, i) == GALLEY_ROLE_OTHER && !n->blocks->segments[i].kept) {
            name(n, i, GALLEY_ROLE_IMAGE_ALT);
        }
    }
}

static galley_role role_said(const naming *n, size_t i) {
    static const galley_role roles[] = {
        [GALLEY_LINE_SAYS_NOTHING] = GALLEY_ROLE_OTHER,
        [GALLEY_LINE_SAYS_SHARE] = GALLEY_ROLE_SHARE,
        [GALLEY_LINE_SAYS_RELATED] = GALLEY_ROLE_RELATED_HEADING,
        [GALLEY_LINE_SAYS_READ_ALSO] = GALLEY_ROLE_RELATED_TITLE,
        [GALLEY_LINE_SAYS_FORM] = GALLEY_ROLE_FORM,
        [GALLEY_LINE_SAYS_ADVERTISEMENT] = GALLEY_ROLE_ADVERTISEMENT,
        [GALLEY_LINE_SAYS_LEGAL] = GALLEY_ROLE_LEGAL,
        [GALLEY_LINE_SAYS_COMMENTS] = GALLEY_ROLE_OTHER,
        [GALLEY_LINE_SAYS_BYLINE] = GALLEY_ROLE_BYLINE,
    };
    const galley_segment *segment = &n->blocks->segments[i];
    galley_line_saying says =
        galley_line_says(galley_segment_text(n->blocks, segment), segment->words);
    if (says == GALLEY_LINE_SAYS_BYLINE && n->lines->lines[i].cased < 100) {
        return GALLEY_ROLE_OTHER; /* names have capitals */
    }
    return roles[says];
}

/* A line that is kept: one that asks to be shared is not, and one that may be over related items is
 * looked at by what follows it. */
static void find_said_of_kept(const naming *n, size_t i) {
    galley_segment *segment = &n->blocks->segments[i];
    galley_role role = segment->ends_sentence ? GALLEY_ROLE_OTHER : role_said(n, i);
    if (role == GALLEY_ROLE_SHARE) {
        drop(n, i, role);
    } else if (role == GALLEY_ROLE_RELATED_HEADING) {
        name(n, i, role);
    }
}

static void find_said(const naming *n) {
    for (size_t i = 0; i < n->count; i++) {
        const galley_segment *segment = &n->blocks->segments[i];
        if (segment->kept && role_of(n, i) == GALLEY_ROLE_OTHER) {
            find_said_of_kept(n, i);
        }
        if (role_of(n, i) == GALLEY_ROLE_OTHER && !segment->kept) {
            name(n, i, role_said(n, i));
            bool dated = (n->lines->lines[i].signs & GALLEY_LINE_DATE) != 0;
            if (role_of(n, i) == GALLEY_ROLE_OTHER && dated && segment->words <= DATELINE_WORDS) {
                name(n, i, GALLEY_ROLE_DATELINE);
            }
        }
    }
}

/* Stands alone within the article, as a heading would. */
static bool is_embed_title(const naming *n, size_t i) {
    const galley_segment *segment = &n->blocks->segments[i];
    bool alone = !n->apart || (n->lines->lines[i].gap > 0 && !is_close(n, i));
    return i > n->first && i < n->last && alone && segment->words >= EMBED_WORDS &&
           !segment->ends_sentence;
}

static bool is_heading(const naming *n, size_t i) {
    const galley_segment *segment = &n->blocks->segments[i];
    return segment->words <= HEADING_WORDS && !segment->ends_sentence &&
           n->lines->lines[i].glance.ends != GALLEY_ENDS_ELLIPSIS &&
           n->lines->lines[i].glance.starts != GALLEY_STARTS_SMALL && i + 1 < n->count &&
           n->blocks->segments[i + 1].kept && n->lines->lines[i + 1].readable &&
           !(n->apart && is_close(n, i) && n->lines->lines[i].gap == 0);
}

/* How many lines of the article look like headings, and how many captions it has. */
static void count_headings(naming *n) {
    n->headings = 0;
    n->captions = 0;
    for (size_t i = n->first; i < n->last; i++) {
        n->headings += n->blocks->segments[i].kept && is_heading(n, i);
        n->captions += role_of(n, i) == GALLEY_ROLE_CAPTION;
    }
}

/*
 * The only line of an illustrated article that is no sentence, as long as one and written like one:
 * the title of something embedded, a film mostly. Headings are shorter, or several.
 */
static bool is_long_title(const naming *n, size_t i) {
    return n->headings == 1 && n->captions >= EMBED_CAPTIONS && i > n->first &&
           n->blocks->segments[i].words >= EMBED_LONG && is_heading(n, i) && is_embed_title(n, i);
}

static galley_role role_kept(const naming *n, size_t i) {
    if ((n->lines->lines[i].signs & GALLEY_LINE_BULLET) != 0) {
        return GALLEY_ROLE_LIST_ITEM;
    }
    return is_heading(n, i) ? GALLEY_ROLE_HEADING : GALLEY_ROLE_PARAGRAPH;
}

static void find_rest(const naming *n) {
    for (size_t i = 0; i < n->count; i++) {
        const galley_segment *segment = &n->blocks->segments[i];
        if (role_of(n, i) != GALLEY_ROLE_OTHER) {
            continue;
        }
        if (segment->kept && is_long_title(n, i)) {
            drop(n, i, GALLEY_ROLE_EMBED_TITLE);
        } else if (segment->kept) {
            name(n, i, role_kept(n, i));
        } else if (is_embed_title(n, i)) {
            name(n, i, GALLEY_ROLE_EMBED_TITLE);
        } else if (segment->words <= MENU_WORDS && !segment->ends_sentence) {
            name(n, i, GALLEY_ROLE_NAVIGATION);
        }
    }
}

static void find_title(const naming *n) {
    size_t title = galley_lines_title(n->lines, n->blocks);
    if (title != SIZE_MAX) {
        name(n, title, GALLEY_ROLE_TITLE);
    }
}

/* Headings are elements of their own. */
static void name_elements(const naming *n, galley_document *document) {
    for (size_t i = 0; i < n->count; i++) {
        galley_segment *segment = &n->blocks->segments[i];
        bool title = segment->role == GALLEY_ROLE_TITLE;
        if (!title && segment->role != GALLEY_ROLE_HEADING) {
            continue;
        }
        galley_node *node = &document->nodes[segment->first - 1];
        uint32_t flags = node->bits & ((1U << GALLEY_NODE_NAME_SHIFT) - 1U);
        segment->tag = title ? GALLEY_TAG_H1 : GALLEY_TAG_H2;
        node->bits = (uint32_t)segment->tag << GALLEY_NODE_NAME_SHIFT | flags;
    }
}

void galley_lines_roles(galley_lines *lines, galley_blocks *blocks, galley_document *document) {
    naming n = {.lines = lines, .blocks = blocks, .count = blocks->count};
    n.apart = (size_t)lines->sums[n.count].gaps * APART_PARTS >= n.count;
    for (size_t i = 0; i < n.count; i++) {
        name(&n, i, GALLEY_ROLE_OTHER);
    }
    find_extent(&n);
    find_pictures(&n);
    find_extent(&n);
    find_said(&n);
    galley_lines_related(lines, blocks);
    find_extent(&n);
    find_title(&n);
    count_headings(&n);
    find_rest(&n);
    name_elements(&n, document);
}
