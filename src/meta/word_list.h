/*
 * Small questions about words and the beginnings and ends of texts.
 */
#ifndef GALLEY_META_WORD_LIST_H
#define GALLEY_META_WORD_LIST_H

#include "../base/slice.h"

static inline bool galley_slice_begins(galley_slice text, galley_slice begin) {
    return text.len >= begin.len && memcmp(text.ptr, begin.ptr, begin.len) == 0;
}

static inline bool galley_slice_begins_nocase(galley_slice text, galley_slice begin) {
    return text.len >= begin.len &&
           galley_slice_equal_nocase(galley_slice_make(text.ptr, begin.len), begin);
}

static inline bool galley_slice_ends(galley_slice text, galley_slice end) {
    return text.len >= end.len && memcmp(text.ptr + text.len - end.len, end.ptr, end.len) == 0;
}

/* Where `part` begins in `whole`, whatever the case of ASCII letters; whole.len when nowhere. */
size_t galley_slice_find_nocase(galley_slice whole, galley_slice part);

/* Is the word in a list, which ends with NULL? The case of ASCII letters does not count. */
bool galley_word_in(const char *const *list, galley_slice word);

/* Does a text end with an initial, "J." or "Jr."? Its point belongs to it. */
bool galley_word_is_initial(galley_slice text);

/* The same letters and digits in the same order, whatever the case of ASCII, spaces and marks. */
bool galley_slice_alike(galley_slice a, galley_slice b);

#endif
