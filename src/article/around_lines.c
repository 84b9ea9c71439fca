/*
 * The roles of lines in, what stands around the article out: a picture for each caption, with the
 * alternative text that stands before it, and for each alternative text without a caption. A text
 * that is said twice is one picture. And a related item for each title of one, with the heading
 * over it, the teaser and the alternative text that name it. Title and authors: line_facts.c.
 */
#include "../base/wide_space.h"
#include "../judge/credit.h"
#include "article.h"

/* An item's other lines stand at most so far from its title: dates and categories are between. */
#define ITEM_LINES 8

static galley_role role_at(const galley_article *article, size_t index) {
    return (galley_role)article->blocks->segments[index].role;
}

static galley_picture_text add_text(galley_pictures *pictures, galley_slice text) {
    galley_picture_text added = {pictures->text.len, text.len};
    galley_buffer_append_slice(&pictures->text, text);
    return added;
}

static galley_picture *add_picture(galley_pictures *pictures) {
    void *items = pictures->items;
    if (!galley_memory_grow(pictures->allocator, &items, &pictures->capacity, pictures->count + 1,
                            sizeof *pictures->items)) {
        return NULL;
    }
    pictures->items = items;
    galley_picture *picture = &pictures->items[pictures->count++];
    *picture = (galley_picture){.node = GALLEY_NODE_NONE};
    return picture;
}

/* Of a picture within the article: not of a related item, and not said again with a caption. */
static bool is_alternative(const galley_article *article, const galley_lines *lines, size_t i) {
    return role_at(article, i) == GALLEY_ROLE_IMAGE_ALT &&
           lines->lines[i].title == GALLEY_LINE_NONE &&
           (lines->copies[lines->lines[i].copy].last == i);
}

static void fill_caption(galley_article *article, size_t index, galley_picture *picture) {
    galley_slice text = galley_segment_text(article->blocks, &article->blocks->segments[index]);
    galley_slice caption = text;
    galley_slice credit = {NULL, 0};
    if (role_at(article, index) == GALLEY_ROLE_CAPTION) {
        galley_credit_split(text, &caption, &credit);
        picture->caption = add_text(&article->pictures, galley_slice_trim_wide(caption));
        picture->credit = add_text(&article->pictures, galley_slice_trim_wide(credit));
    } else {
        picture->source.alt = add_text(&article->pictures, text);
    }
    picture->node = article->blocks->segments[index].first;
}

/* Without a credit that is told by itself: what the caption says behind the alternative text, or
 * the credit on the line at `next`. */
static void fill_credit(galley_article *article, size_t next, galley_picture *picture) {
    galley_pictures *pictures = &article->pictures;
    galley_slice alt = galley_picture_slice(&pictures->text, picture->source.alt);
    galley_slice caption = galley_picture_slice(&pictures->text, picture->caption);
    if (picture->credit.len > 0 || caption.len == 0 || pictures->text.failed) {
        return;
    }
    if (next < article->blocks->count && role_at(article, next) == GALLEY_ROLE_CREDIT) {
        galley_slice text = galley_segment_text(article->blocks, &article->blocks->segments[next]);
        picture->credit = add_text(pictures, galley_credit_bare(text));
    } else if (alt.len > 0 && caption.len > alt.len && memcmp(alt.ptr, caption.ptr, alt.len) == 0) {
        galley_slice rest = galley_slice_make(caption.ptr + alt.len, caption.len - alt.len);
        galley_slice bare = galley_credit_bare(rest);
        /* the bytes of the caption are the credit's, too: nothing is copied onto itself */
        picture->credit = (galley_picture_text){
            picture->caption.start + (size_t)(bare.ptr - caption.ptr), bare.len};
        picture->caption.len = alt.len;
    }
}

/* The picture that the line at `i` begins. */
static bool take_picture(galley_article *article, const galley_lines *lines, size_t *i) {
    galley_picture *picture = add_picture(&article->pictures);
    if (picture == NULL) {
        return false;
    }
    size_t next = *i + 1;
    fill_caption(article, *i, picture);
    if (is_alternative(article, lines, *i) && next < article->blocks->count &&
        role_at(article, next) == GALLEY_ROLE_CAPTION) {
        fill_caption(article, next, picture);
        next++;
    }
    fill_credit(article, next, picture);
    *i = next;
    return !article->pictures.text.failed;
}

static galley_related_item *add_item(galley_related_list *list) {
    void *items = list->items;
    if (!galley_memory_grow(list->allocator, &items, &list->capacity, list->count + 1,
                            sizeof *list->items)) {
        return NULL;
    }
    list->items = items;
    galley_related_item *item = &list->items[list->count++];
    *item = (galley_related_item){.heading = {NULL, 0}};
    return item;
}

/* Lines of an item stand together: those that name the title at `title`, from `from` on. */
static bool take_item(galley_article *article, const galley_lines *lines, size_t from, size_t title,
                      galley_slice heading) {
    galley_related_list *list = &article->related;
    galley_related_item *item = add_item(list);
    if (item == NULL) {
        return false;
    }
    item->heading = heading;
    item->title = galley_segment_text(article->blocks, &article->blocks->segments[title]);
    for (size_t i = from; i < article->blocks->count && i <= title + ITEM_LINES; i++) {
        galley_role role = role_at(article, i);
        galley_slice text = galley_segment_text(article->blocks, &article->blocks->segments[i]);
        if (lines->lines[i].title != title) {
            continue;
        }
        if (role == GALLEY_ROLE_RELATED_TEASER) {
            item->teaser = text;
        } else if (role == GALLEY_ROLE_IMAGE_ALT) {
            item->image_alt = (galley_picture_text){list->text.len, text.len};
            galley_buffer_append_slice(&list->text, text);
        }
    }
    return !list->text.failed;
}

static bool find_related(galley_article *article, const galley_lines *lines) {
    galley_slice heading = {NULL, 0};
    for (size_t i = 0; i < article->blocks->count; i++) {
        galley_role role = role_at(article, i);
        if (role == GALLEY_ROLE_RELATED_HEADING) {
            heading = galley_segment_text(article->blocks, &article->blocks->segments[i]);
        } else if (role == GALLEY_ROLE_RELATED_TITLE) {
            size_t from = i > ITEM_LINES ? i - ITEM_LINES : 0;
            if (!take_item(article, lines, from, i, heading)) {
                return false;
            }
        }
    }
    return true;
}

static bool find_pictures(galley_article *article, const galley_lines *lines) {
    size_t i = 0;
    while (i < article->blocks->count) {
        if (is_alternative(article, lines, i) || role_at(article, i) == GALLEY_ROLE_CAPTION) {
            if (!take_picture(article, lines, &i)) {
                return false;
            }
        } else {
            i++;
        }
    }
    return true;
}

galley_status galley_article_look_at_lines(galley_article *article, const galley_lines *lines) {
    galley_article_read_lines(article, lines);
    bool found = find_pictures(article, lines) && find_related(article, lines);
    return found ? GALLEY_STATUS_OK : GALLEY_STATUS_NO_MEMORY;
}
