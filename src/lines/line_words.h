/*
 * Short lines that say what they are, in the languages at hand: "Share this", "You may also like".
 */
#ifndef GALLEY_LINES_LINE_WORDS_H
#define GALLEY_LINES_LINE_WORDS_H

#include "../base/slice.h"

typedef enum galley_line_saying {
    GALLEY_LINE_SAYS_NOTHING,
    GALLEY_LINE_SAYS_SHARE,
    GALLEY_LINE_SAYS_RELATED,   /* a heading over other articles */
    GALLEY_LINE_SAYS_READ_ALSO, /* the same with a title behind a colon */
    GALLEY_LINE_SAYS_FORM,      /* letters to be had, an account to be made */
    GALLEY_LINE_SAYS_ADVERTISEMENT,
    GALLEY_LINE_SAYS_LEGAL,
    GALLEY_LINE_SAYS_COMMENTS, /* a heading over readers' comments */
    GALLEY_LINE_SAYS_BYLINE    /* begins with the word before an author's name */
} galley_line_saying;

/* `words` as the line's segment counts them. */
galley_line_saying galley_line_says(galley_slice text, size_t words);

#endif
