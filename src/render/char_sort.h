/*
 * What a character is to Markdown's rules of emphasis: white space, punctuation or a letter.
 * Where that is not sure, the rules must hold either way.
 */
#ifndef GALLEY_RENDER_CHAR_SORT_H
#define GALLEY_RENDER_CHAR_SORT_H

#include <galley.h>

typedef enum galley_char_sort {
    GALLEY_CHAR_SPACE,
    GALLEY_CHAR_PUNCTUATION,
    GALLEY_CHAR_LETTER,
    GALLEY_CHAR_UNSURE /* punctuation or none */
} galley_char_sort;

/* Of the first and the last character of a text in UTF-8; GALLEY_CHAR_SPACE for an empty one. */
galley_char_sort galley_char_sort_first(galley_slice text);
galley_char_sort galley_char_sort_last(galley_slice text);

#endif
