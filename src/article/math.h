/*
 * Formulas: found in the forms that pages write them in, and given as TeX.
 */
#ifndef GALLEY_ARTICLE_MATH_H
#define GALLEY_ARTICLE_MATH_H

#include "../html/document.h"

typedef struct galley_math {
    uint32_t end; /* the node after all that belongs to the formula, its twins too */
    bool display; /* a line of its own: $$...$$ */
} galley_math;

/* May the element begin a formula? True for few elements that do not: galley_math_read decides.
 * Text and elements without attributes cost a comparison or two. */
bool galley_math_begins(const galley_document *document, uint32_t node);

/*
 * Reads the formula that begins with the element and appends its TeX, without the dollars: on one
 * line, with no white space at its ends. False, with nothing appended, when it begins none whose
 * TeX can be told; without memory too, which tex->failed says. Time is linear in what `found` spans
 * and, when it is false, bounded by the element's nearest descendants.
 */
bool galley_math_read(const galley_document *document, uint32_t node, galley_math *found,
                      galley_buffer *tex);

/* Appends a math element's content as TeX (mathml.c). False when there is none, or it is too deep
 * or too large; what was appended must then be taken back. */
bool galley_mathml_write(const galley_document *document, uint32_t node, galley_buffer *tex);

#endif
