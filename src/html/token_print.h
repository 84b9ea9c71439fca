/*
 * Writes the tokens of an input in the form of html5lib-tests' tokenizer files, for tests.
 */
#ifndef GALLEY_HTML_TOKEN_PRINT_H
#define GALLEY_HTML_TOKEN_PRINT_H

#include "../base/buffer.h"
#include "scan.h"

/*
 * Appends one JSON array a line: ["StartTag","a",{"x":"y"}] and so on, adjacent texts as one. state
 * is the state to begin in, by the suite's names ("Data state"); last_start_tag is the name that an
 * appropriate end tag has to have. False when there is no memory.
 */
bool galley_token_print(galley_slice input, const char *state, galley_slice last_start_tag,
                        const galley_scan *scan, galley_buffer *out);

#endif
