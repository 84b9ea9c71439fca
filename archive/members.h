/*
 * The stored file as a row of members: gzip members, zstd frames, or one member that is all of a
 * plain file. Skippable frames of zstd are passed over, a dictionary in them taken up.
 */
#ifndef GALLEY_ARCHIVE_MEMBERS_H
#define GALLEY_ARCHIVE_MEMBERS_H

#include "bytes.h"
#include "decoder.h"
#include "source.h"

typedef enum galley_members_form {
    GALLEY_MEMBERS_UNKNOWN = 0,
    GALLEY_MEMBERS_PLAIN,
    GALLEY_MEMBERS_GZIP,
    GALLEY_MEMBERS_ZSTD
} galley_members_form;

/* Where the reader stands. All but INSIDE are final until the next member is entered. */
typedef enum galley_members_state {
    GALLEY_MEMBERS_BETWEEN, /* a member has ended well, or none has begun */
    GALLEY_MEMBERS_INSIDE,
    GALLEY_MEMBERS_END,    /* the file is over */
    GALLEY_MEMBERS_CUT,    /* the file is over in the middle of a member */
    GALLEY_MEMBERS_BROKEN, /* damage inside a member */
    GALLEY_MEMBERS_LOST,   /* what follows is no member */
    GALLEY_MEMBERS_FAILED  /* reading failed, or no memory: `error` is an errno */
} galley_members_state;

typedef struct galley_members {
    galley_source source;
    galley_decoder decoder;
    galley_members_form form;
    galley_members_state state;
    uint64_t start; /* of the present member, in the stored file */
    uint64_t made;  /* bytes decoded of it */
    int error;
    bool has_dictionary;
    const char *why; /* with BROKEN and LOST: a sentence */
} galley_members;

/* False without memory. */
bool galley_members_open(galley_members *members, galley_archive_read_fn read, void *ctx,
                         uint64_t base);
void galley_members_close(galley_members *members);

/* From BETWEEN into the next member. */
galley_members_state galley_members_enter(galley_members *members);

/* Decodes at most `room` bytes of the present member; *made says how many. */
galley_members_state galley_members_read(galley_members *members, char *out, size_t room,
                                         size_t *made);

/* After damage: from `offset` on, or from where going back ends, the next place that looks like the
 * beginning of a member, which is then entered. The file's end else. */
galley_members_state galley_members_search(galley_members *members, uint64_t offset);

#endif
