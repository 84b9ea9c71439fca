/*
 * The public interface: records and losses in the order of the file.
 *
 * In: stored bytes; out: a step at a time. Between two steps the reader stands at the first byte
 * that has not been told of. There either a record's head begins, or a loss does.
 */
#include "reader.h"

#include <errno.h>
#include <stdlib.h>

enum { DEFAULT_LIMIT = 32 << 20 };

galley_archive *galley_archive_open(galley_archive_read_fn read, void *ctx, uint64_t base,
                                    const galley_archive_limits *limits) {
    galley_archive *archive = calloc(1, sizeof *archive);
    if (archive == NULL) {
        return NULL;
    }
    if (limits != NULL) {
        archive->limits = *limits;
    }
    if (archive->limits.record_bytes == 0) {
        archive->limits.record_bytes = DEFAULT_LIMIT;
    }
    if (archive->limits.body_bytes == 0) {
        archive->limits.body_bytes = DEFAULT_LIMIT;
    }
    if (!galley_feed_open(&archive->feed, read, ctx, base)) {
        free(archive);
        return NULL;
    }
    return archive;
}

void galley_archive_close(galley_archive *archive) {
    if (archive != NULL) {
        galley_feed_close(&archive->feed);
        galley_body_free(&archive->body);
        free(archive);
    }
}

bool galley_archive_resumable(const galley_archive *archive) { return archive->resumable; }

uint64_t galley_archive_tell(const galley_archive *archive) {
    return galley_source_tell(&archive->feed.members.source);
}

galley_archive_step galley_reader_fail(galley_archive *archive, int error,
                                       galley_archive_loss *loss) {
    archive->error = error;
    *loss = (galley_archive_loss){.offset = galley_archive_tell(archive)};
    loss->why = error == ENOMEM ? "no memory" : "reading failed";
    errno = error;
    return GALLEY_ARCHIVE_FAILED;
}

/* To the first byte that is none of an empty line, through as many members as it takes. */
static bool find_byte(galley_feed *feed) {
    for (;;) {
        while (galley_feed_want(feed, 1)) {
            if (!galley_span_newline(*galley_feed_here(feed))) {
                return true;
            }
            galley_feed_pass_blank(feed);
        }
        if (feed->members.state != GALLEY_MEMBERS_BETWEEN ||
            galley_feed_enter(feed) != GALLEY_MEMBERS_INSIDE) {
            return false;
        }
    }
}

/* What stands at the first byte, or why there is none. */
static galley_archive_step find_step(galley_archive *archive, galley_archive_record *record,
                                     galley_archive_loss *loss) {
    galley_feed *feed = &archive->feed;
    bool found = find_byte(feed);
    galley_feed_place from = galley_feed_where(feed);
    if (found) {
        galley_head_form form = galley_feed_head_across(feed);
        return form == GALLEY_HEAD_NONE
                   ? galley_reader_garbage(archive, &from, "bytes that are no record", loss)
                   : galley_reader_record(archive, form, &from, record, loss);
    }
    switch (feed->members.state) {
    case GALLEY_MEMBERS_END:
        return GALLEY_ARCHIVE_END;
    case GALLEY_MEMBERS_FAILED:
        return galley_reader_fail(archive, feed->members.error, loss);
    default:
        return galley_reader_recover(archive, &from, feed->members.why, loss);
    }
}

galley_archive_step galley_archive_next(galley_archive *archive, galley_archive_record *record,
                                        galley_archive_loss *loss) {
    if (archive->error != 0) {
        return galley_reader_fail(archive, archive->error, loss);
    }
    if (archive->has_pending) {
        archive->has_pending = false;
        *loss = archive->pending;
        return GALLEY_ARCHIVE_LOSS;
    }
    if (archive->must_recover) {
        archive->must_recover = false;
        return galley_reader_recover(archive, &archive->damaged, archive->feed.members.why, loss);
    }
    galley_feed_trim(&archive->feed);
    return find_step(archive, record, loss);
}
