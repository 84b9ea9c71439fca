/*
 * One record: its head, its content as far as it goes, and whether what follows bears its length
 * out.
 *
 * The length that a record states is believed when an empty line, the next head or the end of the
 * member follows its content. Else it is wrong, or what follows is damaged: a head among the
 * content then ends the record there, and without one it is taken as it says.
 */
#include "reader.h"

#include "fields.h"

#include <errno.h>

/* As many line ends are looked at behind a record. */
enum { BLANK_MAX = 64 };

/* Bytes in which the first two lines of a head are looked for. */
enum { LOOK = 64 };

/* How the bytes of a record came to an end. */
typedef enum ending {
    ENDING_RIGHT,  /* where its length says */
    ENDING_UNSURE, /* there too, but something else follows */
    ENDING_MEMBER, /* with its member, before its length says */
    ENDING_FILE,   /* with the file, before its length says */
    ENDING_CUT,    /* with the file, in the middle of a member */
    ENDING_BROKEN, /* by damage in its member */
    ENDING_FAILED
} ending;

typedef struct record_extent {
    size_t head_len;
    size_t content_len;
    size_t whole_len; /* with the line ends behind it; 0: not known yet */
    ending ending;
    bool has_empty_line; /* behind the content, as the format wants it */
    bool wrong_length;
} record_extent;

/*
 * The head's length, when its end is there; else 0. How far was searched in vain is kept: heads may
 * begin in each line, and then none of them ends there either.
 */
static size_t find_head_end(galley_archive *archive, galley_head_form form) {
    galley_feed *feed = &archive->feed;
    uint64_t here = galley_feed_where(feed).position;
    bool known = form == GALLEY_HEAD_WARC && archive->no_end_before > here;
    size_t searched = known ? (size_t)(archive->no_end_before - here) : 0;
    while (searched < GALLEY_HEAD_MAX) {
        galley_archive_span bytes =
            galley_span_make(galley_feed_here(feed), galley_feed_available(feed));
        size_t len = galley_head_find_end(form, bytes, searched);
        if (len != 0) {
            return len;
        }
        searched = bytes.len;
        if (!galley_feed_want(feed, searched + 1) && !galley_feed_join(feed)) {
            break;
        }
    }
    archive->no_end_before = form == GALLEY_HEAD_WARC ? here + searched : 0;
    return 0;
}

static ending ending_of(galley_members_state state) {
    switch (state) {
    case GALLEY_MEMBERS_CUT:
        return ENDING_CUT;
    case GALLEY_MEMBERS_BROKEN:
        return ENDING_BROKEN;
    case GALLEY_MEMBERS_FAILED:
        return ENDING_FAILED;
    case GALLEY_MEMBERS_END:
        return ENDING_FILE;
    default:
        return ENDING_MEMBER;
    }
}

/* Reads on until `count` bytes are there, through members that do not begin with a record. */
static ending read_content(galley_feed *feed, record_extent *extent) {
    while (!galley_feed_want(feed, extent->head_len + extent->content_len)) {
        size_t edge = galley_feed_available(feed);
        if (!galley_feed_join(feed)) {
            bool next = galley_feed_available(feed) > edge;
            extent->whole_len = next ? edge : 0;
            return next ? ENDING_MEMBER : ending_of(feed->members.state);
        }
    }
    return ENDING_RIGHT;
}

/* The line ends behind the content, and whether what follows them can follow a record. */
static void read_end(galley_feed *feed, galley_head_form form, record_extent *extent) {
    size_t end = extent->head_len + extent->content_len;
    size_t at = end;
    int lines = 0;
    bool more = galley_feed_want(feed, at + 1);
    while (more && at - end < BLANK_MAX && galley_span_newline(galley_feed_here(feed)[at])) {
        lines += galley_feed_here(feed)[at] == '\n';
        at++;
        more = galley_feed_want(feed, at + 1);
    }
    extent->whole_len = at;
    extent->ending = ENDING_RIGHT;
    if (!more) {
        ending other = ending_of(feed->members.state);
        extent->ending = other == ENDING_MEMBER || other == ENDING_FILE ? ENDING_RIGHT : other;
        return;
    }
    extent->has_empty_line = lines >= (form == GALLEY_HEAD_ARC ? 1 : 2);
    if (at - end < BLANK_MAX && galley_feed_head(feed, at) == GALLEY_HEAD_NONE) {
        extent->ending = ENDING_UNSURE;
    }
}

/*
 * Whether a head of that form begins `ahead` bytes on, as one that would be read as a record:
 * behind WARC's version stands a field of WARC.
 */
static bool is_head(galley_feed *feed, galley_head_form form, size_t ahead) {
    if (galley_feed_head(feed, ahead) != form) {
        return false;
    }
    if (form == GALLEY_HEAD_ARC) {
        return true;
    }
    (void)galley_feed_want(feed, ahead + LOOK);
    size_t len = galley_feed_available(feed) - ahead;
    len = len < LOOK ? len : LOOK;
    const char *here = galley_feed_here(feed) + ahead;
    const char *end = memchr(here, '\n', len);
    if (end == NULL) {
        return false;
    }
    galley_archive_span next = galley_span_make(end + 1, len - (size_t)(end + 1 - here));
    return galley_span_begins_nocase(next, "warc-") || galley_span_begins_nocase(next, "content-");
}

/* The first head in the content, counted from the record's beginning; 0: none. */
static size_t find_inner(galley_feed *feed, galley_head_form form, const record_extent *extent) {
    size_t end = extent->head_len + extent->content_len;
    size_t at = extent->head_len;
    while (at < end) {
        if (is_head(feed, form, at)) {
            return at;
        }
        const char *here = galley_feed_here(feed);
        const char *line = memchr(here + at, '\n', end - at);
        if (line == NULL) {
            return 0;
        }
        at = (size_t)(line - here) + 1;
    }
    return 0;
}

/* The record ends at `end`, the line ends before it are not its content. */
static void shorten(const galley_feed *feed, size_t end, record_extent *extent) {
    const char *here = galley_feed_here(feed);
    size_t len = end;
    while (len > extent->head_len && end - len < 4 && galley_span_newline(here[len - 1])) {
        len--;
    }
    extent->content_len = len - extent->head_len;
    extent->whole_len = end;
    extent->wrong_length = true;
}

/* What there is of a record whose length is wrong, or seems so. */
static void settle(galley_feed *feed, galley_head_form form, const galley_feed_place *from,
                   record_extent *extent) {
    bool complete = extent->ending == ENDING_CUT && extent->whole_len != 0;
    if (complete) {
        return;
    }
    if (extent->ending != ENDING_UNSURE) {
        if (extent->whole_len == 0) {
            extent->whole_len = galley_feed_available(feed);
        }
        extent->content_len = extent->whole_len - extent->head_len;
    }
    size_t inner = find_inner(feed, form, extent);
    if (inner != 0) {
        shorten(feed, inner, extent);
        extent->ending = ENDING_MEMBER;
        feed->mark = from->mark;
        feed->mark_stored = from->mark_stored;
    }
}

static const char *why_of(const record_extent *extent, const galley_head *head) {
    if (!head->has_length) {
        return "a record without a valid length";
    }
    return extent->ending == ENDING_FILE ? "the file ends inside a record"
                                         : "a record that is shorter than it says";
}

/* Tells of the damage at the next call. */
static void note_damage(galley_archive *archive, const galley_feed_place *from,
                        const record_extent *extent, const galley_head *head) {
    if (extent->ending == ENDING_CUT) {
        archive->must_recover = true;
        archive->damaged = *from;
    } else if (extent->ending == ENDING_FILE || extent->ending == ENDING_MEMBER ||
               !head->has_length) {
        archive->has_pending = true;
        archive->pending = galley_reader_lost(archive, from, why_of(extent, head));
    }
}

/* Whether the content is all there is, as far as can be told. */
static bool is_complete(const record_extent *extent) {
    return !extent->wrong_length && (extent->ending == ENDING_RIGHT ||
                                     (extent->ending == ENDING_UNSURE && extent->has_empty_line));
}

/* Passes over the record and gives what it is. */
static galley_archive_step give(galley_archive *archive, galley_head_form form,
                                const galley_feed_place *from, const record_extent *extent,
                                galley_archive_record *record, galley_archive_loss *loss) {
    galley_feed *feed = &archive->feed;
    char *here = galley_feed_here(feed);
    galley_head head;
    galley_field_unfold(here, extent->head_len);
    galley_head_read(form, here, extent->head_len, &head);
    galley_feed_skip(feed, extent->whole_len);
    *loss = galley_reader_lost(archive, from, NULL);
    *record = (galley_archive_record){.kind = head.kind,
                                      .offset = loss->offset,
                                      .length = loss->length,
                                      .within = loss->within,
                                      .shared = loss->shared,
                                      .url = head.url,
                                      .id = head.id,
                                      .content_type = head.content_type};
    record->truncated = head.truncated || !is_complete(extent);
    if (head.date.ptr == head.date_text) {
        memcpy(archive->date, head.date_text, sizeof archive->date);
        head.date.ptr = archive->date;
    }
    record->date = head.date;
    archive->resumable = from->within == 0 && !feed->members.has_dictionary;
    note_damage(archive, from, extent, &head);
    if (!galley_archive_is_page(head.kind)) {
        return GALLEY_ARCHIVE_RECORD;
    }
    switch (galley_body_read(&archive->body, &head, here + extent->head_len, extent->content_len,
                             archive->limits.body_bytes, record, &loss->why)) {
    case GALLEY_BODY_OK:
        return GALLEY_ARCHIVE_RECORD;
    case GALLEY_BODY_MISSING:
        return GALLEY_ARCHIVE_LOSS;
    case GALLEY_BODY_NO_MEMORY:
        break;
    }
    return galley_reader_fail(archive, ENOMEM, loss);
}

static galley_archive_step read_whole(galley_archive *archive, galley_head_form form,
                                      const galley_feed_place *from, record_extent *extent,
                                      galley_archive_record *record, galley_archive_loss *loss) {
    galley_feed *feed = &archive->feed;
    extent->ending = read_content(feed, extent);
    if (extent->ending == ENDING_RIGHT) {
        read_end(feed, form, extent);
    }
    switch (extent->ending) {
    case ENDING_FAILED:
        return galley_reader_fail(archive, feed->members.error, loss);
    case ENDING_BROKEN:
        return galley_reader_recover(archive, from, feed->members.why, loss);
    case ENDING_RIGHT:
        break;
    default:
        settle(feed, form, from, extent);
    }
    return give(archive, form, from, extent, record, loss);
}

galley_archive_step galley_reader_record(galley_archive *archive, galley_head_form form,
                                         const galley_feed_place *from,
                                         galley_archive_record *record, galley_archive_loss *loss) {
    galley_feed *feed = &archive->feed;
    record_extent extent = {.head_len = find_head_end(archive, form)};
    if (extent.head_len == 0) {
        return galley_reader_garbage(archive, from, "a record's head without an end", loss);
    }
    galley_head head;
    galley_head_read(form, galley_feed_here(feed), extent.head_len, &head);
    if (!head.has_length && form == GALLEY_HEAD_WARC) {
        return galley_reader_garbage(archive, from, "a record without a valid length", loss);
    }
    if (head.length > archive->limits.record_bytes) {
        return galley_reader_too_large(archive, from, extent.head_len, head.length, loss);
    }
    extent.content_len = (size_t)head.length;
    return read_whole(archive, form, from, &extent, record, loss);
}
