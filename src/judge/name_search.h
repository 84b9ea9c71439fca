/*
 * Whether one of some names stands anywhere in a value of markup, whatever its case: "credit" in
 * "c-imageCredit__text".
 */
#ifndef GALLEY_JUDGE_NAME_SEARCH_H
#define GALLEY_JUDGE_NAME_SEARCH_H

#include "../base/slice.h"

/* The names are in lower case, of three letters at least, and ended by NULL. */
bool galley_name_search(galley_slice value, const char *const *names);

#endif
