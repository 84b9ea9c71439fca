/*
 * What characters of formulas are called in TeX.
 */
#ifndef GALLEY_ARTICLE_MATH_NAMES_H
#define GALLEY_ARTICLE_MATH_NAMES_H

#include <galley.h>
#include <stdbool.h>
#include <stdint.h>

/* TeX for a character, or NULL when it stands for itself. "" for what is not written. */
const char *galley_math_name(uint32_t code_point);

/* A letter or digit of an alphabet for formulas: the command for the alphabet, such as "mathbb" (""
 * for italic ones), and the ASCII letter in *plain. NULL for any other character. */
const char *galley_math_alphabet(uint32_t code_point, char *plain);

/* Is it the name of a function that TeX has a command for, such as sin? */
bool galley_math_function(galley_slice name);

#endif
