/*
 * What a character is to Markdown's rules of emphasis: white space, punctuation or a letter.
 */
#ifndef GALLEY_RENDER_CHAR_SORT_H
#define GALLEY_RENDER_CHAR_SORT_H

#include <galley.h>

typedef enum galley_char_sort {
    GALLEY_CHAR_SPACE,
    GALLEY_CHAR_PUNCTUATION, /* or what might be taken for it: everything that is not sure */
    GALLEY_CHAR_LETTER
} galley_char_sort;

/* Of the first and the last character of a text in UTF-8; GALLEY_CHAR_SPACE for an empty one. */
galley_char_sort galley_char_sort_first(galley_slice text);
galley_char_sort galley_char_sort_last(galley_slice text);

#endif
