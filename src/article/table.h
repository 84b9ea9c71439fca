/*
 * A table element as rows and columns of cells, and what kind of table it is.
 */
#ifndef GALLEY_ARTICLE_TABLE_H
#define GALLEY_ARTICLE_TABLE_H

#include "../html/document.h"

typedef enum galley_table_kind {
    GALLEY_TABLE_LAYOUT, /* puts parts of the page side by side: read its cells as blocks */
    GALLEY_TABLE_DATA,
    GALLEY_TABLE_CODE /* line numbers and lines of code: read the cells of code_column alone */
} galley_table_kind;

/* A cell and the area it takes. Areas do not overlap, and lie inside the table. */
typedef struct galley_cell {
    uint32_t node; /* td or th */
    uint32_t row;
    uint32_t column;
    uint32_t rows;    /* at least 1 */
    uint32_t columns; /* at least 1 */
    bool header;      /* th, or in a row of the head */
} galley_cell;

typedef struct galley_table {
    galley_table_kind kind;
    uint32_t rows; /* in which a cell begins; the same for columns */
    uint32_t columns;
    uint32_t head_rows;       /* how many of the first rows are the head */
    uint32_t caption;         /* node, or GALLEY_NODE_NONE */
    uint32_t code_column;     /* of CODE */
    const galley_cell *cells; /* in the order of the page; until the next table is read */
    size_t count;
} galley_table;

/* Arrays that are used again from table to table. */
typedef struct galley_tables {
    const galley_allocator *allocator;
    galley_cell *cells;
    size_t count;
    size_t capacity;
    uint32_t *lines; /* a number a row, then a number a column */
    size_t line_capacity;
} galley_tables;

void galley_tables_init(galley_tables *tables, const galley_allocator *allocator);
void galley_tables_free(galley_tables *tables);

/* Reads the table element `node`, not what tables inside it hold. Time is linear in what it reads,
 * whatever spans are written. False when there is no memory. */
bool galley_table_read(galley_tables *tables, const galley_document *document, uint32_t node,
                       galley_table *table);

/* What the table is for, by what stands in it: table_kind.c. `table` has all but what is set here,
 * kind and code_column. */
void galley_table_judge(const galley_document *document, uint32_t node, galley_table *table);

#endif
