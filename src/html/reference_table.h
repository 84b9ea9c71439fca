/* The table of named character references: see reference_table.c. */
#ifndef GALLEY_HTML_REFERENCE_TABLE_H
#define GALLEY_HTML_REFERENCE_TABLE_H

#include <stdint.h>

enum { GALLEY_REFERENCE_COUNT = 2231 };

typedef struct galley_reference_row {
    const char *name;
    uint32_t len;
    uint32_t first;  /* the code point ... */
    uint32_t second; /* ... and the one after it, or 0 */
} galley_reference_row;

extern const galley_reference_row galley_reference_rows[GALLEY_REFERENCE_COUNT];
/* For each ASCII byte, the first row whose name begins with it or a later one. */
extern const uint16_t galley_reference_firsts[129];

#endif
