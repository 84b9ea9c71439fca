/*
 * Frequent short words and the languages they are of.
 */
#ifndef GALLEY_META_LANGUAGE_TABLE_H
#define GALLEY_META_LANGUAGE_TABLE_H

#include <stdint.h>

/* Languages of Latin letters that are told by their words. */
typedef enum galley_language {
    GALLEY_LANGUAGE_EN,
    GALLEY_LANGUAGE_DE,
    GALLEY_LANGUAGE_FR,
    GALLEY_LANGUAGE_ES,
    GALLEY_LANGUAGE_IT,
    GALLEY_LANGUAGE_PT,
    GALLEY_LANGUAGE_NL,
    GALLEY_LANGUAGE_AF,
    GALLEY_LANGUAGE_SV,
    GALLEY_LANGUAGE_NO,
    GALLEY_LANGUAGE_DA,
    GALLEY_LANGUAGE_FI,
    GALLEY_LANGUAGE_PL,
    GALLEY_LANGUAGE_CS,
    GALLEY_LANGUAGE_SK,
    GALLEY_LANGUAGE_HU,
    GALLEY_LANGUAGE_RO,
    GALLEY_LANGUAGE_TR,
    GALLEY_LANGUAGE_ID,
    GALLEY_LANGUAGE_VI,
    GALLEY_LANGUAGE_HR,
    GALLEY_LANGUAGE_SL,
    GALLEY_LANGUAGE_ET,
    GALLEY_LANGUAGE_LV,
    GALLEY_LANGUAGE_LT,
    GALLEY_LANGUAGE_CA,
    GALLEY_LANGUAGE_GL,
    GALLEY_LANGUAGE_IS,
    GALLEY_LANGUAGE_SQ,
    GALLEY_LANGUAGE_SW,
    GALLEY_LANGUAGE_TL,
    GALLEY_LANGUAGE_EU,
    GALLEY_LANGUAGE_CY,
    GALLEY_LANGUAGE_GA,
    GALLEY_LANGUAGE_LB,
    GALLEY_LANGUAGE_COUNT
} galley_language;

typedef struct galley_language_row {
    char word[8]; /* not ended where it is as long as this */
    uint64_t languages;
} galley_language_row;

enum { GALLEY_LANGUAGE_ROWS = 1409 };
extern const galley_language_row galley_language_rows[GALLEY_LANGUAGE_ROWS];

#endif
