/*
 * Records of a web archive, one after another and in constant memory: WARC 0.17 to 1.1 and ARC,
 * plain, gzip or zstd. What cannot be read is named and passed over, and the next whole record is
 * found.
 *
 *     galley_archive *archive = galley_archive_open(read, file, 0, NULL);
 *     for (;;) {
 *         switch (galley_archive_next(archive, &record, &loss)) {
 *         ...
 *
 * An archive belongs to one thread at a time; there is no state outside it.
 */
#ifndef GALLEY_ARCHIVE_ARCHIVE_H
#define GALLEY_ARCHIVE_ARCHIVE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* Bytes that someone else owns; not ended by NUL. ptr is NULL for what is absent. */
typedef struct galley_archive_span {
    const char *ptr;
    size_t len;
} galley_archive_span;

typedef enum galley_archive_kind {
    GALLEY_ARCHIVE_RESPONSE,
    GALLEY_ARCHIVE_RESOURCE,
    GALLEY_ARCHIVE_CONVERSION, /* flattened text, as WET files hold it */
    GALLEY_ARCHIVE_REVISIT,
    GALLEY_ARCHIVE_REQUEST,
    GALLEY_ARCHIVE_METADATA,
    GALLEY_ARCHIVE_INFO, /* warcinfo, filedesc */
    GALLEY_ARCHIVE_OTHER,
    GALLEY_ARCHIVE_KINDS
} galley_archive_kind;

/* Whether records of a kind are pages: the first kinds are. Others are given without a body. */
static inline bool galley_archive_is_page(galley_archive_kind kind) {
    return kind <= GALLEY_ARCHIVE_CONVERSION;
}

/*
 * Where a record lies in the file as it is stored. A member is a gzip member or a zstd frame; most
 * archives give each record one of its own.
 *   offset  where the record begins, or the member that it begins in
 *   within  uncompressed bytes from there to the record's beginning; 0 where it has a member of its
 *           own, and in plain files
 *   length  stored bytes up to what follows; uncompressed ones when `shared`
 *   shared  the member holds more than this record
 */

/* Valid until the next call. */
typedef struct galley_archive_record {
    galley_archive_kind kind;
    uint64_t offset;
    uint64_t length;
    uint64_t within;
    bool shared;
    galley_archive_span url;
    galley_archive_span id;           /* WARC-Record-ID without <>; ARC has none */
    galley_archive_span date;         /* as it stands there; of ARC as ISO 8601 */
    int status;                       /* of HTTP; 0 when there is none */
    galley_archive_span content_type; /* of the payload: from the HTTP head, or the record's own
                                         for resource and conversion */
    galley_archive_span body; /* decoded: chunked, gzip, deflate, br and zstd undone; empty where
                                 the kind is no page */
    bool truncated; /* WARC-Truncated, or the encoding, the record or the file ended early, or
                       body_bytes is reached: the body is what there is */
} galley_archive_record;

/*
 * What could not be read as it should, and why: a constant sentence without a full stop. Of a
 * record that is cut off by the end of the file or whose length is wrong, the record comes first,
 * truncated, and then the loss, which has its place. Where damage is noticed inside a member of
 * many records, the offset is near it and not exact.
 */
typedef struct galley_archive_loss {
    uint64_t offset;
    uint64_t length;
    uint64_t within;
    bool shared;
    bool too_large; /* a record, for the limit record_bytes */
    const char *why;
} galley_archive_loss;

typedef enum galley_archive_step {
    GALLEY_ARCHIVE_RECORD,
    GALLEY_ARCHIVE_LOSS,
    GALLEY_ARCHIVE_END,
    GALLEY_ARCHIVE_FAILED /* reading failed (errno), or no memory (ENOMEM); loss->why says which,
                             and every later call says it again */
} galley_archive_step;

/* Bytes read, 0 at the end, below 0 with errno set. */
typedef ptrdiff_t (*galley_archive_read_fn)(void *ctx, char *bytes, size_t len);

typedef struct galley_archive_limits {
    uint64_t record_bytes; /* larger records are passed over with a loss; 0: 32 MiB */
    uint64_t body_bytes;   /* a decoded body ends here, truncated; 0: 32 MiB */
} galley_archive_limits;

typedef struct galley_archive galley_archive;

/*
 * NULL: no memory. limits may be NULL. `base` is the offset in the file at which `read` begins,
 * normally 0. To go on in the middle of a file, begin at a record's offset: of a plain file, and of
 * a member where it has one of its own. See galley_archive_resumable for the others.
 */
galley_archive *galley_archive_open(galley_archive_read_fn read, void *ctx, uint64_t base,
                                    const galley_archive_limits *limits);

galley_archive_step galley_archive_next(galley_archive *archive, galley_archive_record *record,
                                        galley_archive_loss *loss);

/*
 * Whether another archive, opened at the offset of the record given last, would give that record
 * and what follows. False in members of many records, and in zstd files with a dictionary, which
 * stands at their beginning: there one opens at 0 and passes over all records before that place.
 */
bool galley_archive_resumable(const galley_archive *archive);

/* How far the stored file has been read: for progress. */
uint64_t galley_archive_tell(const galley_archive *archive);

void galley_archive_close(galley_archive *archive);

/*
 * Do these first bytes of a file (a few hundred suffice; of zstd, where blocks are read whole, some
 * hundred thousand may be wanted) begin an archive? Looks inside gzip and zstd.
 */
bool galley_archive_sniff(const char *bytes, size_t len);

/* The libraries that this build decodes with, their names with spaces between; "" without any. */
const char *galley_archive_libraries(void);

#endif
