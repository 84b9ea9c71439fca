/*
 * The encoding of bytes in Latin letters.
 */
#ifndef GALLEY_INPUT_GUESS_LATIN_H
#define GALLEY_INPUT_GUESS_LATIN_H

#include "encoding.h"

/* counts[b]: how often the byte b occurs in a text of Latin letters. GALLEY_ENCODING_NONE when they
 * are as windows-1252 would have them. */
galley_encoding galley_guess_latin(const size_t counts[256]);

#endif
