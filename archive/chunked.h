/*
 * Transfer-Encoding: chunked, undone.
 */
#ifndef GALLEY_ARCHIVE_CHUNKED_H
#define GALLEY_ARCHIVE_CHUNKED_H

#include <stdbool.h>
#include <stddef.h>

typedef enum galley_chunked {
    GALLEY_CHUNKED_WHOLE,
    GALLEY_CHUNKED_EARLY, /* broken or over before the last chunk: what there is was joined */
    GALLEY_CHUNKED_NONE   /* no chunks at all: the bytes are as they were */
} galley_chunked;

/* Joins the chunks in place, at the beginning of `bytes`; *joined is their length. */
galley_chunked galley_chunked_join(char *bytes, size_t len, size_t *joined);

#endif
