/*
 * What the names that highlighters give say of code: its language, and what is no code at all.
 */
#ifndef GALLEY_ARTICLE_CODE_LANGUAGE_H
#define GALLEY_ARTICLE_CODE_LANGUAGE_H

#include "../html/document.h"
#include <stdbool.h>

/* Appends the language of a pre in small letters, or nothing when none is said. */
void galley_code_language(const galley_document *document, uint32_t pre, galley_buffer *out);

/* Is the element a column of line numbers, or a button to copy what stands beside it? */
bool galley_code_is_gutter(const galley_document *document, uint32_t element);

#endif
