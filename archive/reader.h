/*
 * The reader's insides, shared by what reads records and what passes over losses.
 */
#ifndef GALLEY_ARCHIVE_READER_H
#define GALLEY_ARCHIVE_READER_H

#include "body.h"
#include "feed.h"

struct galley_archive {
    galley_feed feed;
    galley_body body;
    galley_archive_limits limits;
    galley_archive_loss pending; /* is told at the next call */
    bool has_pending;
    galley_feed_place damaged; /* where a member that must be recovered from began */
    bool must_recover;
    uint64_t no_end_before; /* uncompressed bytes: up to there no empty line ends a head */
    bool resumable;
    char date[GALLEY_HEAD_DATE]; /* of the last record, where it was written anew */
    int error;                   /* not 0 once it has failed */
};

/* Reading or memory failed: the errno is the feed's, or ENOMEM. */
galley_archive_step galley_reader_fail(galley_archive *archive, int error,
                                       galley_archive_loss *loss);

/* A record whose head begins at `from`, which is here. */
galley_archive_step galley_reader_record(galley_archive *archive, galley_head_form form,
                                         const galley_feed_place *from,
                                         galley_archive_record *record, galley_archive_loss *loss);

/* What lies between `from` and here. */
galley_archive_loss galley_reader_lost(const galley_archive *archive, const galley_feed_place *from,
                                       const char *why);

/* After damage in a member: on to the next one that begins with a record. */
galley_archive_step galley_reader_recover(galley_archive *archive, const galley_feed_place *from,
                                          const char *why, galley_archive_loss *loss);

/* Bytes that are no record, up to the next line that is a record's head. */
galley_archive_step galley_reader_garbage(galley_archive *archive, const galley_feed_place *from,
                                          const char *why, galley_archive_loss *loss);

/* A record of `length` bytes after its head, which is too large to be held and is available here.
 */
galley_archive_step galley_reader_too_large(galley_archive *archive, const galley_feed_place *from,
                                            size_t head_len, uint64_t length,
                                            galley_archive_loss *loss);

#endif
