/*
 * All that an archive gives, copied out, so that it can be looked at and compared.
 */
#ifndef GALLEY_TESTS_ARCHIVE_COLLECTED_H
#define GALLEY_TESTS_ARCHIVE_COLLECTED_H

#include "../support/check.h"
#include "builder.h"

enum { COLLECTED_MAX = 256, COLLECTED_TEXT = 128 };

typedef struct collected_record {
    galley_archive_record record; /* its spans are gone: what they held follows */
    char url[COLLECTED_TEXT];
    char id[COLLECTED_TEXT];
    char date[COLLECTED_TEXT];
    char type[COLLECTED_TEXT];
    char body[COLLECTED_TEXT]; /* its beginning */
    size_t body_len;
    bool resumable;
} collected_record;

typedef struct collected {
    collected_record records[COLLECTED_MAX];
    size_t count;
    galley_archive_loss losses[COLLECTED_MAX];
    size_t loss_count;
    galley_archive_step end;
    uint64_t told; /* how far the file had been read then */
} collected;

static inline void collected_copy(char *to, galley_archive_span from) {
    size_t len = from.len < COLLECTED_TEXT - 1 ? from.len : COLLECTED_TEXT - 1;
    if (len > 0) {
        memcpy(to, from.ptr, len);
    }
    to[len] = '\0';
}

static inline void collected_add(collected *all, const galley_archive *archive,
                                 const galley_archive_record *record) {
    if (all->count == COLLECTED_MAX) {
        return;
    }
    collected_record *one = &all->records[all->count++];
    one->record = *record;
    one->body_len = record->body.len;
    one->resumable = galley_archive_resumable(archive);
    collected_copy(one->url, record->url);
    collected_copy(one->id, record->id);
    collected_copy(one->date, record->date);
    collected_copy(one->type, record->content_type);
    collected_copy(one->body, record->body);
}

/* Reads all from `base` on, of `from`, in pieces as it says. */
static inline void collect_from(collected *all, reading *from, uint64_t base,
                                const galley_archive_limits *limits) {
    all->count = 0;
    all->loss_count = 0;
    from->at = (size_t)base;
    galley_archive *archive = galley_archive_open(reading_read, from, base, limits);
    if (!CHECK(archive != NULL)) {
        all->end = GALLEY_ARCHIVE_FAILED;
        return;
    }
    do {
        galley_archive_record record;
        galley_archive_loss loss;
        all->end = galley_archive_next(archive, &record, &loss);
        if (all->end == GALLEY_ARCHIVE_RECORD) {
            collected_add(all, archive, &record);
        } else if (all->end == GALLEY_ARCHIVE_LOSS) {
            CHECK(loss.why != NULL);
            if (all->loss_count < COLLECTED_MAX) {
                all->losses[all->loss_count++] = loss;
            }
        }
    } while (all->end == GALLEY_ARCHIVE_RECORD || all->end == GALLEY_ARCHIVE_LOSS);
    all->told = galley_archive_tell(archive);
    galley_archive_close(archive);
}

static inline void collect(collected *all, const char *bytes, size_t len) {
    reading from = {bytes, len, 0, 0};
    collect_from(all, &from, 0, NULL);
}

/* Whether both say the same of what a record holds. */
static inline bool collected_same(const collected_record *a, const collected_record *b) {
    return a->record.kind == b->record.kind && a->record.status == b->record.status &&
           a->body_len == b->body_len && strcmp(a->url, b->url) == 0 && strcmp(a->id, b->id) == 0 &&
           strcmp(a->date, b->date) == 0 && strcmp(a->type, b->type) == 0 &&
           strcmp(a->body, b->body) == 0;
}

#endif
