/*
 * What a line has in it, as far as its signs tell: a date, a price, an address.
 */
#ifndef GALLEY_LINES_LINE_SIGNS_H
#define GALLEY_LINES_LINE_SIGNS_H

#include "lines.h"

/* Bits of GALLEY_LINE_BULLET and so on. */
uint16_t galley_line_signs(galley_slice text);

/* Of the words that begin with a letter of ASCII, the share that begins with a capital. */
uint8_t galley_line_cased(galley_slice text);

#endif
