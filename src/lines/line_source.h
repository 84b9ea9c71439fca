/*
 * The lines of a text one after another, as the source breaks them.
 */
#ifndef GALLEY_LINES_LINE_SOURCE_H
#define GALLEY_LINES_LINE_SOURCE_H

#include "../base/slice.h"

/* A place in a text; it begins with the text and zeros. */
typedef struct galley_line_source {
    galley_slice text;
    size_t at;
    size_t gap; /* blank lines before the line given last */
} galley_line_source;

/* The next line that is not blank, without the white space at its end; false after the last. LF,
 * CRLF, CR and form feed end a line. */
bool galley_line_source_next(galley_line_source *source, galley_slice *line);

/* Characters of a line, and of its first word with the white space before it. */
typedef struct galley_line_size {
    size_t whole;
    size_t first;
} galley_line_size;

galley_line_size galley_line_measure(galley_slice line);

#endif
