/*
 * The roles of lines in, the article's title and authors out.
 *
 * Headings of lines are guesses, so the title is the line that has that role or none. Authors whom
 * no line calls so ("By Ann Lee") may stand on a line of their own: names alone, close to the
 * title, with a date or the text's beginning beside them.
 */
#include "../lines/line_title.h"
#include "../meta/names.h"
#include "article.h"

/* Lines behind the title that may name authors, and before it. */
#define BEHIND 12
#define BEFORE 2
/* Names alone have at most so many words and bytes. */
#define MOST_WORDS 8
#define MOST_BYTES 90
/* A date stands at most so far away. */
#define NEAR 2
#define DATE_WORDS 12

static const galley_segment *segment_at(const galley_article *article, size_t i) {
    return &article->blocks->segments[i];
}

/* The line with the title, or the number of lines. */
static size_t find_title(galley_article *article) {
    size_t count = article->blocks->count;
    size_t i = 0;
    while (i < count && segment_at(article, i)->role != GALLEY_ROLE_TITLE) {
        i++;
    }
    article->title = i < count ? galley_segment_text(article->blocks, segment_at(article, i))
                               : galley_slice_make(NULL, 0);
    article->meta.title = article->title;
    return i;
}

/* Is there a date or a time of day on this line, and little else? */
static bool is_dated(const galley_article *article, const galley_lines *lines, size_t i) {
    const unsigned told = GALLEY_LINE_DATE | GALLEY_LINE_CLOCK;
    return i < article->blocks->count && segment_at(article, i)->words <= DATE_WORDS &&
           (lines->lines[i].signs & told) != 0;
}

static bool is_beside(const galley_article *article, const galley_lines *lines, size_t text,
                      size_t i) {
    bool beside = text > i && text - i <= NEAR;
    for (size_t k = 1; k <= NEAR; k++) {
        beside |= is_dated(article, lines, i + k) || (i >= k && is_dated(article, lines, i - k));
    }
    return beside;
}

/* Adds the names of a line that is nothing but names. */
static void add_names(galley_article *article, galley_slice text) {
    galley_slice names[GALLEY_NAMES_MOST];
    galley_meta *meta = &article->meta;
    size_t count = galley_names_split(text, names);
    for (size_t i = 0; i < count; i++) {
        if (galley_name_judge(names[i], true) != GALLEY_NAME_PERSON) {
            return;
        }
    }
    for (size_t i = 0; i < count && meta->author_count < GALLEY_AUTHORS_MOST; i++) {
        meta->authors[meta->author_count++] = names[i];
    }
}

static void find_names(galley_article *article, const galley_lines *lines, size_t title) {
    size_t text = galley_lines_text(lines, article->blocks);
    size_t end = title + BEHIND < article->blocks->count ? title + BEHIND : article->blocks->count;
    for (size_t i = title > BEFORE ? title - BEFORE : 0; i < end; i++) {
        const galley_segment *segment = segment_at(article, i);
        bool free = segment->role == GALLEY_ROLE_OTHER || segment->role == GALLEY_ROLE_BYLINE ||
                    segment->role == GALLEY_ROLE_NAVIGATION;
        if (article->meta.author_count == 0 && free && i != title && segment->words > 1 &&
            segment->words <= MOST_WORDS && segment->len <= MOST_BYTES && !segment->ends_sentence &&
            is_beside(article, lines, text, i)) {
            add_names(article, galley_segment_text(article->blocks, segment));
        }
    }
}

void galley_article_read_lines(galley_article *article, const galley_lines *lines) {
    size_t title = find_title(article);
    if (article->meta.author_count == 0 && title < article->blocks->count) {
        find_names(article, lines, title);
    }
}
