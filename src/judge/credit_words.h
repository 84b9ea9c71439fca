/*
 * The words by which credits are known: labels before them, agencies in them, and what else a name
 * looks like. Pages of many countries write them, so that the tables are in many languages.
 */
#ifndef GALLEY_JUDGE_CREDIT_WORDS_H
#define GALLEY_JUDGE_CREDIT_WORDS_H

#include "../base/slice.h"

typedef struct galley_credit_label {
    size_t len;  /* of the label with what parts it from the name; 0: there is none */
    bool strong; /* says credit wherever it stands, not only behind a sentence */
} galley_credit_label;

/* The label that the text begins with: "Photo credit: ", "Foto von ", "(c) ". */
galley_credit_label galley_credit_label_at(galley_slice text);

/* The bytes that a label may begin with, letters in lower case. */
void galley_credit_label_starts(bool starts[256]);

/* Does the name of an agency, or of an archive of pictures, stand in the text? */
bool galley_credit_names_agency(galley_slice text);

/* Is the text made of names: words with capitals, and the small words that join them? Says how many
 * words there are. */
bool galley_credit_is_names(galley_slice text, size_t *words);

/* The length of what ends the text and says that the words before it name a photographer, as
 * Japanese and Chinese captions do: 0 when there is none. */
size_t galley_credit_suffix(galley_slice text);

#endif
