/*
 * What tools/make_encoding_tables.py writes into encoding_tables.c.
 */
#ifndef GALLEY_INPUT_ENCODING_TABLES_H
#define GALLEY_INPUT_ENCODING_TABLES_H

#include "encoding.h"

typedef struct galley_encoding_label {
    const char *text;
    galley_encoding encoding;
} galley_encoding_label;

/* Where a run of code points of gb18030's four-byte form begins. */
typedef struct galley_gb18030_range {
    uint32_t pointer;
    uint32_t code_point;
} galley_gb18030_range;

typedef enum galley_index_name {
    GALLEY_INDEX_NONE = 0,
    GALLEY_INDEX_BIG5,
    GALLEY_INDEX_EUC_KR,
    GALLEY_INDEX_GB18030,
    GALLEY_INDEX_JIS0208,
    GALLEY_INDEX_JIS0212,
    GALLEY_INDEX_COUNT
} galley_index_name;

/* A multi-byte index as a bit stream; index.c unpacks it. */
typedef struct galley_packed_index {
    const uint64_t *words;
    uint32_t word_count;
    uint32_t entries;
    uint8_t near_bits;
    uint8_t far_bits;
} galley_packed_index;

extern const char *const galley_encoding_names[GALLEY_ENCODING_COUNT];
extern const galley_encoding_label galley_encoding_labels[]; /* sorted by text */
extern const size_t galley_encoding_label_count;
/* NULL where an encoding has no such table; 0 in it where a byte has no character. */
extern const uint16_t *const galley_single_byte_indexes[GALLEY_ENCODING_COUNT];
extern const galley_gb18030_range galley_gb18030_ranges[]; /* sorted by pointer */
extern const size_t galley_gb18030_range_count;
extern const galley_packed_index galley_packed_indexes[GALLEY_INDEX_COUNT];

#endif
