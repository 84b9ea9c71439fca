/*
 * A table element in, its cells with the areas they take out.
 *
 * Cells find their columns as the standard says: the first that no cell above reaches into. Spans
 * end with their group of rows. Rows and columns in which no cell begins are taken out afterwards,
 * since nobody sees them: a heading that spans nine columns of a table of two spans two.
 *
 * Spans are the page's word, and must not cost: all cells together may take AREA_A_CELL fields for
 * each node of the table, and AREA_ALWAYS more. A span that would go over that is not believed, and
 * is 1.
 */
#include "table.h"

/* Cells behind this column are left out. */
#define MOST_COLUMNS 1000
/* Small tables get fewer, so that a page of thousands of them clears no great array for each. */
#define COLUMNS_A_NODE 16
/* A row of one cell has three nodes or more: 96 columns for it. */
#define AREA_A_CELL 32
#define AREA_ALWAYS 1024
/* Nodes of a cell that are looked at for the first text. */
#define FIRST_NODES 12

typedef struct reading {
    galley_tables *tables;
    const galley_document *document;
    galley_table *table;
    uint32_t *until; /* a column's first row that is free */
    uint32_t limit;  /* of columns */
    uint32_t row;    /* as it stands in the page, empty ones too */
    uint32_t column; /* the next that may be free */
    uint32_t group_end;
    size_t area; /* fields that spans may still take */
    bool in_head;
    bool no_memory;
} reading;

void galley_tables_init(galley_tables *tables, const galley_allocator *allocator) {
    *tables = (galley_tables){.allocator = allocator};
}

void galley_tables_free(galley_tables *tables) {
    const galley_allocator *allocator = tables->allocator;
    galley_memory_free(allocator, tables->cells, tables->capacity * sizeof *tables->cells);
    galley_memory_free(allocator, tables->lines, tables->line_capacity * sizeof *tables->lines);
    galley_tables_init(tables, allocator);
}

static bool is_cell(galley_tag tag) { return tag == GALLEY_TAG_TD || tag == GALLEY_TAG_TH; }

static bool is_group(galley_tag tag) {
    return tag == GALLEY_TAG_THEAD || tag == GALLEY_TAG_TBODY || tag == GALLEY_TAG_TFOOT;
}

/* The node after `at` on the walk over captions, groups and rows. */
static uint32_t next_node(const galley_document *document, uint32_t at) {
    galley_tag tag = galley_node_tag(&document->nodes[at]);
    return is_group(tag) ? at + 1 : galley_document_after(document, at);
}

/* Rows of a group, from the node `at` to `end`. */
static uint32_t count_rows(const galley_document *document, uint32_t at, uint32_t end) {
    uint32_t rows = 0;
    while (at < end) {
        rows += galley_node_tag(&document->nodes[at]) == GALLEY_TAG_TR;
        at = next_node(document, at);
    }
    return rows;
}

/* The number in an attribute as the standard reads it, at most `most`. */
static uint32_t read_number(galley_slice value, uint32_t most) {
    value = galley_slice_trim(value);
    if (value.len > 1 && value.ptr[0] == '+') {
        value = galley_slice_make(value.ptr + 1, value.len - 1);
    }
    uint32_t number = 0;
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (c < '0' || c > '9') {
            return i == 0 ? 1 : number;
        }
        number = number * 10 + (uint32_t)(c - '0');
        if (number > most) {
            return most;
        }
    }
    return number;
}

static void read_spans(const reading *r, galley_cell *cell) {
    galley_attribute_iterator it = galley_attribute_begin(r->document, cell->node);
    galley_attribute attribute;
    bool columns = false;
    bool rows = false;
    while (galley_attribute_next(&it, &attribute)) {
        if (attribute.value.len == 0 || attribute.name.len != sizeof "colspan" - 1) {
            continue;
        }
        if (!columns && galley_slice_equal_nocase(attribute.name, galley_slice_from("colspan"))) {
            cell->columns = read_number(attribute.value, MOST_COLUMNS);
            columns = true;
        } else if (!rows &&
                   galley_slice_equal_nocase(attribute.name, galley_slice_from("rowspan"))) {
            cell->rows = read_number(attribute.value, UINT32_MAX / 16);
            cell->rows = cell->rows == 0 ? UINT32_MAX / 16 : cell->rows; /* all of the group */
            rows = true;
        }
    }
    cell->columns = cell->columns == 0 ? 1 : cell->columns;
}

/* Cuts a cell's spans to what is there: its group's rows, free columns, the area that is left. */
static void fit_spans(reading *r, galley_cell *cell) {
    uint32_t rows = r->group_end - cell->row;
    cell->rows = cell->rows < rows ? cell->rows : rows;
    uint32_t free = 1;
    while (free < cell->columns && cell->column + free < r->limit &&
           r->until[cell->column + free] <= cell->row) {
        free++;
    }
    cell->columns = free;
    size_t area = (size_t)cell->rows * cell->columns - 1;
    if (area > r->area) {
        cell->rows = 1;
        cell->columns = 1;
        area = 0;
    }
    r->area -= area;
}

static void add_cell(reading *r, uint32_t node) {
    galley_tables *tables = r->tables;
    void *array = tables->cells;
    if (!galley_memory_grow(tables->allocator, &array, &tables->capacity, tables->count + 1,
                            sizeof *tables->cells)) {
        r->no_memory = true;
        return;
    }
    tables->cells = array;
    while (r->column < r->limit && r->until[r->column] > r->row) {
        r->column++;
    }
    if (r->column >= r->limit) {
        return;
    }
    galley_cell *cell = &tables->cells[tables->count++];
    galley_tag tag = galley_node_tag(&r->document->nodes[node]);
    *cell = (galley_cell){node, r->row, r->column, 1, 1, r->in_head || tag == GALLEY_TAG_TH};
    read_spans(r, cell);
    fit_spans(r, cell);
    for (uint32_t i = 0; i < cell->columns; i++) {
        r->until[cell->column + i] = cell->row + cell->rows;
    }
    r->column += cell->columns;
}

static void begin_group(reading *r, uint32_t at, uint32_t end, bool head) {
    r->in_head = head;
    r->group_end = r->row + count_rows(r->document, at, end);
}

/* Room for a number a row and a column, all 0. */
static bool reserve_lines(galley_tables *tables, size_t count) {
    void *array = tables->lines;
    if (!galley_memory_grow(tables->allocator, &array, &tables->line_capacity, count,
                            sizeof *tables->lines)) {
        return false;
    }
    tables->lines = array;
    memset(tables->lines, 0, count * sizeof *tables->lines);
    return true;
}

/* Makes marks of lines (1: a cell begins there) into new numbers, and returns how many there are.
 */
static uint32_t number_lines(uint32_t *lines, size_t count) {
    uint32_t next = 0;
    for (size_t i = 0; i < count; i++) {
        next += lines[i];
        lines[i] = next; /* one more than the line's number, where a cell begins */
    }
    return next;
}

/* Takes out the rows and columns in which no cell begins. */
static void close_gaps(reading *r, size_t rows) {
    galley_tables *tables = r->tables;
    uint32_t *column = tables->lines;
    uint32_t *row = tables->lines + r->limit;
    memset(tables->lines, 0, (rows + r->limit) * sizeof *tables->lines);
    for (size_t i = 0; i < tables->count; i++) {
        row[tables->cells[i].row] = 1;
        column[tables->cells[i].column] = 1;
    }
    r->table->rows = number_lines(row, rows);
    r->table->columns = number_lines(column, r->limit);
    for (size_t i = 0; i < tables->count; i++) {
        galley_cell *cell = &tables->cells[i];
        uint32_t first_row = row[cell->row] - 1;
        uint32_t first_column = column[cell->column] - 1;
        cell->rows = row[cell->row + cell->rows - 1] - first_row;
        cell->columns = column[cell->column + cell->columns - 1] - first_column;
        cell->row = first_row;
        cell->column = first_column;
    }
}

/* Is the first text of a cell bold, or a heading? 1, 0, or -1 when it has none near its beginning.
 */
static int is_bold(const galley_document *document, uint32_t cell) {
    uint32_t end = document->nodes[cell].extent;
    end = end - cell > FIRST_NODES ? cell + FIRST_NODES : end;
    int bold = 0;
    for (uint32_t i = cell + 1; i < end; i++) {
        galley_tag tag = galley_node_tag(&document->nodes[i]);
        bold |= tag == GALLEY_TAG_B || tag == GALLEY_TAG_STRONG ||
                (tag >= GALLEY_TAG_H1 && tag <= GALLEY_TAG_H6);
        if (galley_node_is_text(&document->nodes[i]) &&
            galley_slice_trim(galley_document_span(document, i)).len > 0) {
            return bold;
        }
    }
    return -1;
}

/* Counts the first rows of which all cells are headers. */
static uint32_t header_rows(const galley_tables *tables) {
    uint32_t rows = 0;
    for (size_t i = 0; i < tables->count && tables->cells[i].header; i++) {
        bool last = i + 1 == tables->count || tables->cells[i + 1].row != tables->cells[i].row;
        rows = last ? tables->cells[i].row + 1 : rows;
    }
    return rows;
}

/* Where no element says so: is the first row bold, and the second not? */
static bool has_bold_head(const reading *r) {
    const galley_tables *tables = r->tables;
    int bold[2] = {0, 0};
    int plain[2] = {0, 0};
    for (size_t i = 0; i < tables->count && tables->cells[i].row < 2; i++) {
        int found = is_bold(r->document, tables->cells[i].node);
        bold[tables->cells[i].row] += found == 1;
        plain[tables->cells[i].row] += found == 0;
    }
    return bold[0] > 1 && plain[0] == 0 && plain[1] > 0 && plain[1] >= bold[1];
}

static void find_head(reading *r) {
    galley_tables *tables = r->tables;
    galley_table *table = r->table;
    table->head_rows = header_rows(tables);
    if (table->head_rows == 0 && table->columns > 1 && has_bold_head(r)) {
        table->head_rows = 1;
        for (size_t i = 0; i < tables->count && tables->cells[i].row == 0; i++) {
            tables->cells[i].header = true;
        }
    }
}

static void walk(reading *r, uint32_t node) {
    const galley_document *document = r->document;
    uint32_t end = document->nodes[node].extent;
    for (uint32_t i = node + 1; i < end && !r->no_memory; i = next_node(document, i)) {
        galley_tag tag = galley_node_tag(&document->nodes[i]);
        if (tag == GALLEY_TAG_CAPTION && r->table->caption == GALLEY_NODE_NONE) {
            r->table->caption = i;
        } else if (is_group(tag)) {
            begin_group(r, i + 1, document->nodes[i].extent, tag == GALLEY_TAG_THEAD);
        } else if (tag == GALLEY_TAG_TR) {
            if (r->row >= r->group_end) { /* outside every group, which no parser makes */
                begin_group(r, i, document->nodes[i].extent, false);
            }
            for (uint32_t j = i + 1; j < document->nodes[i].extent && !r->no_memory;
                 j = galley_document_after(document, j)) {
                if (is_cell(galley_node_tag(&document->nodes[j]))) {
                    add_cell(r, j);
                }
            }
            r->row++;
            r->column = 0;
        }
    }
}

bool galley_table_read(galley_tables *tables, const galley_document *document, uint32_t node,
                       galley_table *table) {
    *table = (galley_table){.caption = GALLEY_NODE_NONE};
    tables->count = 0;
    uint32_t end = document->nodes[node].extent;
    uint32_t nodes = end - node;
    uint32_t rows = count_rows(document, node + 1, end);
    uint32_t limit = nodes < MOST_COLUMNS / COLUMNS_A_NODE ? nodes * COLUMNS_A_NODE : MOST_COLUMNS;
    if (!reserve_lines(tables, (size_t)rows + limit)) {
        return false;
    }
    reading r = {.tables = tables,
                 .document = document,
                 .table = table,
                 .until = tables->lines,
                 .limit = limit,
                 .area = AREA_ALWAYS + (size_t)AREA_A_CELL * nodes};
    walk(&r, node);
    if (r.no_memory) {
        return false;
    }
    close_gaps(&r, rows);
    find_head(&r);
    table->cells = tables->cells;
    table->count = tables->count;
    galley_table_judge(document, node, table);
    return true;
}
