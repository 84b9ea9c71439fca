/*
 * A text as tokens: numbers, words, marks. What the patterns of dates are matched against.
 */
#ifndef GALLEY_META_DATE_TOKEN_H
#define GALLEY_META_DATE_TOKEN_H

#include "date_parse.h"

typedef enum galley_date_kind {
    GALLEY_DATE_END, /* stands behind the last token */
    GALLEY_DATE_NUMBER,
    GALLEY_DATE_WORD,
    GALLEY_DATE_MARK
} galley_date_kind;

/* Marks that are not ASCII characters. */
enum {
    GALLEY_DATE_MARK_OTHER = 128,
    GALLEY_DATE_MARK_YEAR, /* the signs of Chinese, Japanese, Korean */
    GALLEY_DATE_MARK_MONTH,
    GALLEY_DATE_MARK_DAY,
    GALLEY_DATE_MARK_HOUR,
    GALLEY_DATE_MARK_MINUTE,
    GALLEY_DATE_MARK_SECOND,
    GALLEY_DATE_MARK_AFTER_NOON /* in the words that say so in these languages */
};

typedef struct galley_date_token {
    uint32_t begin; /* bytes of the text */
    uint32_t end;
    uint32_t number; /* a number's value, if it has at most 9 digits */
    uint8_t kind;
    uint8_t digits; /* of a number, at most 255 */
    uint8_t mark;   /* ASCII, or one of the above */
    bool spaced;    /* white space stands before it */
} galley_date_token;

typedef struct galley_date_tokens {
    galley_slice text;
    size_t count;
    galley_date_token tokens[GALLEY_DATE_TOKENS + 1]; /* ended by one of kind END */
} galley_date_tokens;

/* Cuts a text, or its beginning if it is long. */
void galley_date_tokenize(galley_slice text, galley_date_tokens *out);

/* A word in lower case and without marks on its letters, ended by NUL. Returns false for one that
 * does not fit. */
enum { GALLEY_DATE_WORD_LONGEST = 40 };
bool galley_date_word(const galley_date_tokens *tokens, size_t index, char *out);

/* The month that a word names, 1 to 12, or 0. */
int galley_date_month(const galley_date_tokens *tokens, size_t index);

#endif
