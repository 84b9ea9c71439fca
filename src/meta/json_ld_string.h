/*
 * Strings of JSON as pages write them: where one ends, and what it reads as.
 */
#ifndef GALLEY_META_JSON_LD_STRING_H
#define GALLEY_META_JSON_LD_STRING_H

#include "../base/buffer.h"

/*
 * Finds the end of a string: `at` is behind its opening quote, `quote` the quote ("\"", or "&quot;"
 * where all of the script is escaped). Gives what stands between, and moves *at behind the closing
 * quote; a string that never ends reaches to `end`. A quote inside, which ought to be escaped and
 * is not, is told from the closing one by what follows it.
 */
galley_slice galley_json_ld_string(const char **at, const char *end, galley_slice quote);

/* Appends what a string reads as: escapes decoded, lone surrogates as U+FFFD. */
bool galley_json_ld_unescape(galley_slice string, galley_buffer *out);

#endif
