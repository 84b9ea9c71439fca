/* The table of month names: see month_table.c. */
#ifndef GALLEY_META_MONTH_TABLE_H
#define GALLEY_META_MONTH_TABLE_H

#include <stdint.h>

enum { GALLEY_MONTH_COUNT = 729 };

typedef struct galley_month_row {
    const char *name;
    uint8_t month; /* 1 to 12 */
} galley_month_row;

extern const galley_month_row galley_month_rows[GALLEY_MONTH_COUNT];

#endif
