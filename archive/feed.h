/*
 * The uncompressed bytes of an archive as a window that moves on: as many of them as are wanted at
 * once lie together in memory. The window does not go from one member into the next by itself.
 */
#ifndef GALLEY_ARCHIVE_FEED_H
#define GALLEY_ARCHIVE_FEED_H

#include "bytes.h"
#include "head.h"
#include "members.h"
#include "span.h"

typedef struct galley_feed {
    galley_members members;
    galley_bytes window;
    size_t at;            /* the next byte in the window */
    uint64_t passed;      /* uncompressed bytes before the window */
    uint64_t mark;        /* uncompressed bytes before the present member */
    uint64_t mark_stored; /* where it begins in the stored file */
    size_t piece;         /* most bytes decoded at once */
} galley_feed;

/* A place in the archive, and what is needed to count from there. */
typedef struct galley_feed_place {
    uint64_t offset;
    uint64_t within;
    uint64_t position; /* uncompressed bytes before it */
    uint64_t mark;
    uint64_t mark_stored;
    uint64_t read; /* stored bytes that had been read */
} galley_feed_place;

bool galley_feed_open(galley_feed *feed, galley_archive_read_fn read, void *ctx, uint64_t base);
void galley_feed_close(galley_feed *feed);

/* Makes `count` bytes available. False: there are fewer, and members.state says why; BETWEEN is the
 * end of the member. */
bool galley_feed_want(galley_feed *feed, size_t count);

static inline size_t galley_feed_available(const galley_feed *feed) {
    return feed->window.len - feed->at;
}

static inline char *galley_feed_here(const galley_feed *feed) {
    return feed->window.ptr + feed->at;
}

/* Passes over bytes that are available. They stay where they are until more are wanted. */
static inline void galley_feed_skip(galley_feed *feed, size_t count) { feed->at += count; }

/* Passes over one byte of an empty line. At the beginning of a member it does not count: a record
 * behind it begins with the member. */
void galley_feed_pass_blank(galley_feed *feed);

/* Between two records: memory for a large one is given back. */
void galley_feed_trim(galley_feed *feed);

/* Enters the next member, when the present one is over; what is available stays before it. */
galley_members_state galley_feed_enter(galley_feed *feed);

/* The head that begins `ahead` bytes on; never UNSURE. Reads on as far as it takes to tell. */
galley_head_form galley_feed_head(galley_feed *feed, size_t ahead);

/* The head that begins here, its first bytes perhaps in another member than the rest. */
galley_head_form galley_feed_head_across(galley_feed *feed);

/*
 * Enters the next member where the present one is over. True when it goes on with what is
 * available: when it begins with no record.
 */
bool galley_feed_join(galley_feed *feed);

/*
 * To the beginning of the next line or member, at most `most` bytes on. False at the end of the
 * present member, or of `most`. *passed says how far it went.
 */
bool galley_feed_next_line(galley_feed *feed, uint64_t most, uint64_t *passed);

/* Drops everything and enters the next member that begins with a record, searched from `offset` of
 * the stored file on. Then the state is INSIDE; else END or FAILED. */
galley_members_state galley_feed_recover(galley_feed *feed, uint64_t offset);

galley_feed_place galley_feed_where(const galley_feed *feed);

#endif
