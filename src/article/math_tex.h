/*
 * TeX as pages write it, made regular; and pictures of formulas.
 */
#ifndef GALLEY_ARTICLE_MATH_TEX_H
#define GALLEY_ARTICLE_MATH_TEX_H

#include "../html/document.h"

bool galley_tex_contains(galley_slice text, const char *part);

/* Does it stand between delimiters of TeX: \(...\), \[...\], $...$, $$...$$, or in an environment?
 */
bool galley_tex_is_delimited(galley_slice text);

/* Does it hold a character that plain text hardly has, but formulas do? */
bool galley_tex_has_sign(galley_slice text);

/* May it be TeX rather than words that describe a formula? */
bool galley_tex_likely(galley_slice text);

/* Makes what the buffer holds from `start` on one line: without delimiters, comments, and the
 * \displaystyle around it that wikis add. Sets *display where the delimiters say so, and leaves it
 * otherwise. False, with the buffer cut to `start`, when nothing is left or there is no memory. */
bool galley_tex_clean(galley_buffer *tex, size_t start, bool *display);

/* Is an img a formula, by its class or where it comes from? Sets *display where that says so. */
bool galley_tex_is_picture(const galley_document *document, uint32_t node, bool *display);

/* Appends the TeX of such an img, clean. False, with nothing appended, when it has none. */
bool galley_tex_read_picture(const galley_document *document, uint32_t node, bool *display,
                             galley_buffer *tex);

/* May one of these class names be among those that formulas have? Each of ours has a letter, or
 * two side by side, that most others do not have: x, q, "th", "mu". */
bool galley_tex_may_name(galley_slice names);

#endif
