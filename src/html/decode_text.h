/*
 * From a span of the input to what it reads as: line ends made "\n", NUL replaced or left out,
 * character references decoded.
 */
#ifndef GALLEY_HTML_DECODE_TEXT_H
#define GALLEY_HTML_DECODE_TEXT_H

#include "../base/buffer.h"

enum {
    GALLEY_DECODE_REFERENCES = 1,
    GALLEY_DECODE_IN_ATTRIBUTE = 2,
    GALLEY_DECODE_REPLACE_NUL = 4
};

/* Appends the decoded span. False when there is no memory. */
bool galley_decode_text(galley_slice span, unsigned how, galley_buffer *buffer);

/* The length of the white space the span begins with, written plainly or as references. */
size_t galley_decode_leading_space(galley_slice span);

#endif
