/*
 * Which line is the page's title.
 */
#ifndef GALLEY_LINES_LINE_TITLE_H
#define GALLEY_LINES_LINE_TITLE_H

#include "lines.h"

/* Where the text begins: the first line kept that is longer than headings are, else the first. */
size_t galley_lines_text(const galley_lines *lines, const galley_blocks *blocks);

/* The title of a page whose lines have their other roles, or SIZE_MAX. */
size_t galley_lines_title(const galley_lines *lines, const galley_blocks *blocks);

#endif
