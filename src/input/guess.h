/*
 * The encoding of bytes that declare none.
 */
#ifndef GALLEY_INPUT_GUESS_H
#define GALLEY_INPUT_GUESS_H

#include "encoding.h"

/* GALLEY_ENCODING_NONE when the bytes look like nothing in particular. They are not UTF-8, or they
 * are ASCII. */
galley_encoding galley_guess(galley_slice bytes);

#endif
