/*
 * Related items among the lines.
 */
#ifndef GALLEY_LINES_LINE_RELATED_H
#define GALLEY_LINES_LINE_RELATED_H

#include "lines.h"

/* Names titles, teasers and alternative texts of related items, after each line that was named a
 * heading over such, and says which title each belongs to. Lines with another role stay. */
void galley_lines_related(galley_lines *lines, galley_blocks *blocks);

#endif
