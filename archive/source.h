/*
 * The stored bytes of a file, through the caller's read function. The last of them are kept, so
 * that a search for the next member after damage can begin inside the damaged one. Going back is
 * paid for by bytes read, so that no file makes it cost more than a multiple of its own size.
 */
#ifndef GALLEY_ARCHIVE_SOURCE_H
#define GALLEY_ARCHIVE_SOURCE_H

#include "archive.h"

typedef struct galley_source {
    galley_archive_read_fn read;
    void *ctx;
    unsigned char *bytes; /* what is held */
    size_t at;            /* the next byte */
    size_t end;
    size_t capacity;
    uint64_t offset; /* of bytes[0] in the file */
    uint64_t credit; /* how many bytes may still be gone back */
    bool ended;
    int error; /* errno of a read that failed, else 0 */
} galley_source;

/* False without memory. */
bool galley_source_open(galley_source *source, galley_archive_read_fn read, void *ctx,
                        uint64_t base);
void galley_source_close(galley_source *source);

/* Reads on until `count` bytes, at most GALLEY_SOURCE_KEPT, are there. False when the file has no
 * more, or reading failed. */
bool galley_source_want(galley_source *source, size_t count);
enum { GALLEY_SOURCE_KEPT = 1 << 18 };

static inline uint64_t galley_source_tell(const galley_source *source) {
    return source->offset + source->at;
}

static inline const unsigned char *galley_source_here(const galley_source *source) {
    return source->bytes + source->at;
}

static inline size_t galley_source_held(const galley_source *source) {
    return source->end - source->at;
}

/* Goes back to `offset`, or to the first byte after it that is held; stays where that is too dear.
 * True when it stands at `offset` then. */
bool galley_source_back(galley_source *source, uint64_t offset);

#endif
