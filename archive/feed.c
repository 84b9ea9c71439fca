/*
 * In: members; out: a window of their bytes.
 *
 * Reading on moves the window only when half of its memory is behind it, and grows it else, so that
 * each byte is moved a bounded number of times however small the steps and however much is wanted.
 */
#include "feed.h"

#include <errno.h>

/* Decoded at once: large enough that a call costs nothing beside it; and at most, when it must
 * first be seen whether a record begins here. */
enum { PIECE = 1 << 16, TRIAL_PIECE = 1 << 9 };

/* The first guess at how many bytes tell a head. */
enum { HEAD_FIRST = 16 };

bool galley_feed_open(galley_feed *feed, galley_archive_read_fn read, void *ctx, uint64_t base) {
    *feed = (galley_feed){.piece = SIZE_MAX};
    return galley_members_open(&feed->members, read, ctx, base);
}

void galley_feed_close(galley_feed *feed) {
    galley_members_close(&feed->members);
    galley_bytes_free(&feed->window);
}

/* To the beginning of the memory with what is available. */
static void move_down(galley_feed *feed) {
    galley_bytes *window = &feed->window;
    if (feed->at > 0) {
        memmove(window->ptr, window->ptr + feed->at, window->len - feed->at);
        feed->passed += feed->at;
        window->len -= feed->at;
        feed->at = 0;
    }
}

static bool make_room(galley_feed *feed) {
    galley_bytes *window = &feed->window;
    if (window->capacity - window->len >= PIECE) {
        return true;
    }
    if (feed->at >= window->capacity / 2) {
        move_down(feed);
    }
    return galley_bytes_reserve(window, PIECE);
}

bool galley_feed_want(galley_feed *feed, size_t count) {
    galley_bytes *window = &feed->window;
    while (window->len - feed->at < count) {
        if (!make_room(feed)) {
            feed->members.state = GALLEY_MEMBERS_FAILED;
            feed->members.error = ENOMEM;
            return false;
        }
        size_t room = window->capacity - window->len;
        size_t made = 0;
        galley_members_state state =
            galley_members_read(&feed->members, window->ptr + window->len,
                                room < feed->piece ? room : feed->piece, &made);
        window->len += made;
        if (made == 0 && state != GALLEY_MEMBERS_INSIDE) {
            return false;
        }
    }
    return true;
}

void galley_feed_pass_blank(galley_feed *feed) {
    bool first = feed->mark == feed->passed + feed->at;
    galley_feed_skip(feed, 1);
    if (first && feed->members.form != GALLEY_MEMBERS_PLAIN) {
        feed->mark++;
    }
}

void galley_feed_trim(galley_feed *feed) {
    if (galley_feed_available(feed) <= PIECE && feed->at > PIECE) {
        move_down(feed);
        galley_bytes_trim(&feed->window);
    }
}

galley_members_state galley_feed_enter(galley_feed *feed) {
    galley_members_state state = galley_members_enter(&feed->members);
    if (state == GALLEY_MEMBERS_INSIDE) {
        feed->mark = feed->passed + feed->window.len;
        feed->mark_stored = feed->members.start;
    }
    return state;
}

galley_head_form galley_feed_head(galley_feed *feed, size_t ahead) {
    for (size_t count = HEAD_FIRST;; count *= 2) {
        bool whole = !galley_feed_want(feed, ahead + count);
        galley_archive_span bytes =
            galley_span_make(galley_feed_here(feed) + ahead, galley_feed_available(feed) - ahead);
        galley_head_form form = galley_head_begins(bytes, whole);
        if (form != GALLEY_HEAD_UNSURE) {
            return form;
        }
    }
}

galley_head_form galley_feed_head_across(galley_feed *feed) {
    for (;;) {
        galley_head_form form = galley_feed_head(feed, 0);
        galley_archive_span bytes =
            galley_span_make(galley_feed_here(feed), galley_feed_available(feed));
        if (form != GALLEY_HEAD_NONE || feed->members.state != GALLEY_MEMBERS_BETWEEN ||
            galley_head_begins(bytes, false) != GALLEY_HEAD_UNSURE || !galley_feed_join(feed)) {
            return form;
        }
    }
}

bool galley_feed_join(galley_feed *feed) {
    size_t edge = galley_feed_available(feed);
    return feed->members.state == GALLEY_MEMBERS_BETWEEN &&
           galley_feed_enter(feed) == GALLEY_MEMBERS_INSIDE &&
           galley_feed_head(feed, edge) == GALLEY_HEAD_NONE;
}

/* How far the window goes before a member that was entered ahead. */
static size_t within_member(const galley_feed *feed) {
    uint64_t here = feed->passed + feed->at;
    size_t available = galley_feed_available(feed);
    return feed->mark > here && feed->mark - here < available ? (size_t)(feed->mark - here)
                                                              : available;
}

bool galley_feed_next_line(galley_feed *feed, uint64_t most, uint64_t *passed) {
    *passed = 0;
    while (*passed < most && galley_feed_want(feed, 1)) {
        size_t len = within_member(feed);
        bool edge = len < galley_feed_available(feed);
        len = most - *passed < len ? (size_t)(most - *passed) : len;
        const char *here = galley_feed_here(feed);
        const char *end = memchr(here, '\n', len);
        size_t step = end == NULL ? len : (size_t)(end - here) + 1;
        galley_feed_skip(feed, step);
        *passed += step;
        if (end != NULL || edge) {
            return true;
        }
    }
    return false;
}

static void drop(galley_feed *feed) {
    feed->passed += feed->window.len;
    feed->at = 0;
    galley_bytes_clear(&feed->window);
}

galley_members_state galley_feed_recover(galley_feed *feed, uint64_t offset) {
    galley_members *members = &feed->members;
    galley_members_state state;
    feed->piece = TRIAL_PIECE;
    do {
        drop(feed);
        state = galley_members_search(members, offset);
        offset = members->start + 1;
        feed->mark = feed->passed;
        feed->mark_stored = members->start;
    } while (state == GALLEY_MEMBERS_LOST ||
             (state == GALLEY_MEMBERS_INSIDE && galley_feed_head(feed, 0) == GALLEY_HEAD_NONE &&
              members->state != GALLEY_MEMBERS_FAILED));
    feed->piece = SIZE_MAX;
    return members->state == GALLEY_MEMBERS_FAILED ? GALLEY_MEMBERS_FAILED : state;
}

/* Is this inside of the present member, or where it begins, and gives nothing? */
static bool is_in_member(const galley_feed *feed, uint64_t position) {
    galley_members_state state = feed->members.state;
    bool damaged = state == GALLEY_MEMBERS_CUT || state == GALLEY_MEMBERS_BROKEN;
    return state == GALLEY_MEMBERS_INSIDE || (damaged && position == feed->mark);
}

galley_feed_place galley_feed_where(const galley_feed *feed) {
    const galley_members *members = &feed->members;
    uint64_t read = galley_source_tell(&members->source);
    uint64_t position = feed->passed + feed->at;
    galley_feed_place place = {feed->mark_stored, position - feed->mark, position,
                               feed->mark,        feed->mark_stored,     read};
    if (members->form == GALLEY_MEMBERS_PLAIN) {
        place.offset += place.within;
        place.within = 0;
    } else if (galley_feed_available(feed) == 0 && !is_in_member(feed, position)) {
        place.offset = read;
        place.within = 0;
    }
    return place;
}
