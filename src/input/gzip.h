/*
 * Plain .gz input, known by its first bytes.
 */
#ifndef GALLEY_INPUT_GZIP_H
#define GALLEY_INPUT_GZIP_H

#include "../base/buffer.h"

/* Whether the bytes begin as a gzip file does. */
bool galley_gzip_is(galley_slice bytes);

/* Whether this build can unpack. */
bool galley_gzip_supported(void);

/*
 * Unpacks all members into `output`, which is emptied first, up to max_bytes. What follows the last
 * member is ignored, as gzip does. On GALLEY_STATUS_CORRUPT (cut off or damaged),
 * GALLEY_STATUS_TOO_LARGE and GALLEY_STATUS_NO_MEMORY `output` holds what was unpacked till then.
 * On any failure error->message says what, and error->position where in `bytes`; error may be NULL.
 */
galley_status galley_gzip_unpack(galley_slice bytes, size_t max_bytes, galley_buffer *output,
                                 galley_error *error);

#endif
