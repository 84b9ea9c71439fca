/*
 * Heads of "Name: value" lines, of WARC records and of HTTP: ended by CR LF or LF, folded or not,
 * with lines that are none of this in between.
 */
#ifndef GALLEY_ARCHIVE_FIELDS_H
#define GALLEY_ARCHIVE_FIELDS_H

#include "archive.h"

typedef struct galley_field {
    galley_archive_span name;  /* trimmed; empty where the line has no colon */
    galley_archive_span value; /* trimmed */
    galley_archive_span line;  /* all of it, without its end */
} galley_field;

/*
 * The line at *at, which moves on behind it and its folded lines. False at the end of `len` bytes.
 * Of a value that is folded the line ends stand in it; they are white space to all that reads
 * values here.
 */
bool galley_field_next(const char *bytes, size_t len, size_t *at, galley_field *field);

/* Makes spaces of the line ends that fold lines, so that values can be given to others. */
void galley_field_unfold(char *bytes, size_t len);

/* A number of decimal digits alone, with white space around it. */
bool galley_field_number(galley_archive_span value, uint64_t *number);

#endif
