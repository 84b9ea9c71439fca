/*
 * The payload of a record: taken out of the HTTP response that it may lie in, its transfer and
 * content encodings undone.
 */
#ifndef GALLEY_ARCHIVE_BODY_H
#define GALLEY_ARCHIVE_BODY_H

#include "bytes.h"
#include "decoder.h"
#include "head.h"

/* Zero is one without memory. Two runs of bytes, since each encoding reads one and writes one. */
typedef struct galley_body {
    galley_decoder decoder;
    galley_bytes bytes[2];
} galley_body;

typedef enum galley_body_status {
    GALLEY_BODY_OK,
    GALLEY_BODY_MISSING, /* an encoding that this build cannot undo: *why says which */
    GALLEY_BODY_NO_MEMORY
} galley_body_status;

/*
 * Fills in status, content_type, body and truncated of a record whose head and content these are.
 * The body lies in `content`, which is changed where lines are folded, or in memory of `body`,
 * until the next call. It has at most `most` bytes.
 */
galley_body_status galley_body_read(galley_body *body, const galley_head *head, char *content,
                                    size_t len, uint64_t most, galley_archive_record *record,
                                    const char **why);
void galley_body_free(galley_body *body);

#endif
