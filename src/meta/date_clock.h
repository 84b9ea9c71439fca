/*
 * The time of day and the zone among the tokens of a text.
 */
#ifndef GALLEY_META_DATE_CLOCK_H
#define GALLEY_META_DATE_CLOCK_H

#include "date_token.h"

/* Reads the time that begins at a token, with seconds and zone as they are there, into `date`.
 * Returns the index of the token after it, or `at` when there is no time. */
size_t galley_date_clock(const galley_date_tokens *tokens, size_t at, galley_date *date);

/* The same of a time that stands behind a date whose last token is before `at`, or, if there is
 * none, before one whose first token is `first`. */
size_t galley_date_clock_near(const galley_date_tokens *tokens, size_t first, size_t at,
                              galley_date *date);

#endif
