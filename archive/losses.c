/*
 * What cannot be read as a record: passed over up to the next that can, and named.
 */
#include "reader.h"

#include "http.h"

/* An archive's records end with two empty lines; no writer is known that makes many more. */
enum { BLANK_MAX = 64 };

/* The line ends between two records are four bytes. */
enum { NEAR = 4 };

/* Passes over empty lines, as far as they belong to what came before. */
static void pass_blank(galley_feed *feed) {
    for (int i = 0; i < BLANK_MAX && galley_feed_want(feed, 1); i++) {
        if (!galley_span_newline(*galley_feed_here(feed))) {
            return;
        }
        galley_feed_pass_blank(feed);
    }
}

galley_archive_loss galley_reader_lost(const galley_archive *archive, const galley_feed_place *from,
                                       const char *why) {
    galley_feed_place here = galley_feed_where(&archive->feed);
    galley_archive_loss loss = {.offset = from->offset, .within = from->within, .why = why};
    loss.shared = from->within > 0 || here.within > 0;
    loss.length = loss.shared ? here.position - from->position : here.offset - from->offset;
    return loss;
}

galley_archive_step galley_reader_recover(galley_archive *archive, const galley_feed_place *from,
                                          const char *why, galley_archive_loss *loss) {
    galley_members *members = &archive->feed.members;
    /* Where bytes are no member, the search begins with them, else inside the damaged one. */
    uint64_t search = members->state == GALLEY_MEMBERS_LOST ? galley_source_tell(&members->source)
                                                            : members->start + 1;
    uint64_t offset = from->within == 0 ? from->offset : from->read;
    if (galley_feed_recover(&archive->feed, search) == GALLEY_MEMBERS_FAILED) {
        return galley_reader_fail(archive, members->error, loss);
    }
    uint64_t end = members->state == GALLEY_MEMBERS_END ? galley_source_tell(&members->source)
                                                        : members->start;
    *loss = (galley_archive_loss){.offset = offset, .why = why};
    /* What was read ahead may lie behind the next member. */
    loss->length = end > offset ? end - offset : 0;
    return GALLEY_ARCHIVE_LOSS;
}

/* The end of what was passed over: by a head, or by what ended the reading. */
static galley_archive_step finish(galley_archive *archive, const galley_feed_place *from,
                                  const char *why, galley_archive_loss *loss) {
    const galley_members *members = &archive->feed.members;
    switch (members->state) {
    case GALLEY_MEMBERS_FAILED:
        return galley_reader_fail(archive, members->error, loss);
    case GALLEY_MEMBERS_BROKEN:
    case GALLEY_MEMBERS_CUT:
    case GALLEY_MEMBERS_LOST:
        if (galley_feed_available(&archive->feed) == 0) {
            return galley_reader_recover(archive, from, members->why, loss);
        }
        break;
    default:
        break;
    }
    *loss = galley_reader_lost(archive, from, why);
    return GALLEY_ARCHIVE_LOSS;
}

/*
 * Whether a head begins within the next bytes, at no beginning of a line: the line end before it is
 * what was damaged. Then it is here.
 */
static bool find_near(galley_feed *feed) {
    for (size_t ahead = 0; ahead < NEAR && galley_feed_want(feed, ahead + 1); ahead++) {
        if (galley_feed_head(feed, ahead) != GALLEY_HEAD_NONE) {
            galley_feed_skip(feed, ahead);
            return true;
        }
    }
    return false;
}

galley_archive_step galley_reader_garbage(galley_archive *archive, const galley_feed_place *from,
                                          const char *why, galley_archive_loss *loss) {
    galley_feed *feed = &archive->feed;
    /* What stands here is no head, or not one to be used. */
    galley_feed_skip(feed, 1);
    bool more = !find_near(feed);
    while (more) {
        uint64_t passed = 0;
        more = galley_feed_next_line(feed, UINT64_MAX, &passed) ||
               (feed->members.state == GALLEY_MEMBERS_BETWEEN &&
                galley_feed_enter(feed) == GALLEY_MEMBERS_INSIDE);
        if (more && galley_feed_head(feed, 0) != GALLEY_HEAD_NONE) {
            break;
        }
    }
    return finish(archive, from, why, loss);
}

/*
 * Whether the length of the record that is available here is to be believed: the HTTP response in
 * it says the same. A wrong length would swallow what follows, up to the rest of the file.
 */
static bool has_witness(galley_feed *feed, size_t head_len, uint64_t length) {
    size_t count = length < GALLEY_HEAD_MAX ? (size_t)length : GALLEY_HEAD_MAX;
    (void)galley_feed_want(feed, head_len + count);
    size_t available = galley_feed_available(feed) - head_len;
    galley_http http;
    galley_http_read(galley_feed_here(feed) + head_len, available < count ? available : count,
                     &http);
    return http.head_len > 0 && http.has_length && http.length <= length &&
           http.head_len == length - http.length;
}

/* Passes over `length` bytes of a record, or to a line before their end that is a record's head. */
static void pass_to_head(galley_feed *feed, uint64_t length) {
    while (length > 0) {
        uint64_t passed = 0;
        bool line = galley_feed_next_line(feed, length, &passed);
        length -= passed;
        if (length == 0) {
            return;
        }
        if (line) {
            if (galley_feed_head(feed, 0) != GALLEY_HEAD_NONE) {
                return;
            }
        } else if (feed->members.state != GALLEY_MEMBERS_BETWEEN ||
                   galley_feed_enter(feed) != GALLEY_MEMBERS_INSIDE ||
                   galley_feed_head(feed, 0) != GALLEY_HEAD_NONE) {
            return;
        }
    }
}

/* The same for a length that is believed: no line is looked at. */
static void pass_bytes(galley_feed *feed, uint64_t length) {
    while (length > 0) {
        if (galley_feed_want(feed, 1)) {
            size_t available = galley_feed_available(feed);
            size_t step = length < available ? (size_t)length : available;
            galley_feed_skip(feed, step);
            length -= step;
        } else if (feed->members.state != GALLEY_MEMBERS_BETWEEN ||
                   galley_feed_enter(feed) != GALLEY_MEMBERS_INSIDE ||
                   galley_feed_head(feed, 0) != GALLEY_HEAD_NONE) {
            return;
        }
    }
}

galley_archive_step galley_reader_too_large(galley_archive *archive, const galley_feed_place *from,
                                            size_t head_len, uint64_t length,
                                            galley_archive_loss *loss) {
    static const char why[] = "a record that is larger than the limit";
    galley_feed *feed = &archive->feed;
    bool believed = has_witness(feed, head_len, length);
    galley_feed_skip(feed, head_len);
    if (believed) {
        pass_bytes(feed, length);
    } else {
        pass_to_head(feed, length);
    }
    pass_blank(feed);
    galley_archive_step step = finish(archive, from, why, loss);
    loss->too_large = loss->why == why; /* else there was damage in it */
    return step;
}
