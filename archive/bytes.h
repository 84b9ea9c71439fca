/*
 * A growing run of bytes in memory of its own. It keeps its memory when it is emptied, but for what
 * is beyond a common page, so that one large record does not hold memory for the rest of a run.
 */
#ifndef GALLEY_ARCHIVE_BYTES_H
#define GALLEY_ARCHIVE_BYTES_H

#include <stdbool.h>
#include <stddef.h>

/* Memory behind the end of all input of decoders: some read words, and may reach over it. */
enum { GALLEY_BYTES_SLACK = 16 };

typedef struct galley_bytes {
    char *ptr;
    size_t len;
    size_t capacity;
} galley_bytes;

/* Room for `more` bytes after the end, at least doubling what there is. False without memory. */
bool galley_bytes_reserve(galley_bytes *bytes, size_t more);
/* Gives back the memory of what was much larger than what is left. */
void galley_bytes_trim(galley_bytes *bytes);
/* Empties it. */
void galley_bytes_clear(galley_bytes *bytes);
void galley_bytes_free(galley_bytes *bytes);

#endif
