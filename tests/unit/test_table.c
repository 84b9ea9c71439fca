/*
 * Tables: where cells stand, what spans cost, which tables hold data.
 */
#include "../../src/article/table.h"
#include "../support/stages.h"

typedef struct bench {
    stages stages;
    galley_tables tables;
    galley_table table;
} bench;

/* Reads the first table of a page. */
static void read_table(bench *b, galley_slice html) {
    stages *s = &b->stages;
    CHECK(galley_parser_parse(s->parser, html, &s->document) == GALLEY_STATUS_OK);
    uint32_t node = 1;
    while (node < s->document.count &&
           galley_node_tag(&s->document.nodes[node]) != GALLEY_TAG_TABLE) {
        node++;
    }
    if (CHECK(node < s->document.count)) {
        CHECK(galley_table_read(&b->tables, &s->document, node, &b->table));
    }
}

/* A table's cells as text: "row,column" and, where they are not 1, "*rows,columns"; "h" for a
 * header. */
static void print_cells(const galley_table *table, char *out, size_t size) {
    size_t len = 0;
    out[0] = '\0';
    for (size_t i = 0; i < table->count && len + 32 < size; i++) {
        const galley_cell *cell = &table->cells[i];
        len += (size_t)snprintf(out + len, size - len, "%s%u,%u", i == 0 ? "" : " ", cell->row,
                                cell->column);
        if (cell->rows != 1 || cell->columns != 1) {
            len += (size_t)snprintf(out + len, size - len, "*%u,%u", cell->rows, cell->columns);
        }
        len += (size_t)snprintf(out + len, size - len, "%s", cell->header ? "h" : "");
    }
}

static void test_cells(bench *b) {
    static const char *const cases[][2] = {
        {"<table><tr><td>a<td>b<tr><td>c<td>d", "0,0 0,1 1,0 1,1"},
        {"<table><tr><th>a<th>b<tr><td>c<td>d", "0,0h 0,1h 1,0 1,1"},
        {"<table><thead><tr><td>a<td>b<tbody><tr><td>c<td>d", "0,0h 0,1h 1,0 1,1"},
        {"<table><tr><td><b>a</b><td><h4>b</h4><tr><td>c<td>d", "0,0h 0,1h 1,0 1,1"},
        {"<table><tr><td><b>a</b><td>b<tr><td>c<td>d", "0,0 0,1 1,0 1,1"},
        {"<table><tr><td colspan=2>a<tr><td>c<td>d", "0,0*1,2 1,0 1,1"},
        {"<table><tr><td colspan=' 9'>a<tr><td>c<td>d", "0,0*1,2 1,0 1,1"},
        {"<table><tr><td colspan=0>a<td>b<tr><td>c<td>d", "0,0 0,1 1,0 1,1"},
        {"<table><tr><td colspan=x>a<td>b<tr><td>c<td>d", "0,0 0,1 1,0 1,1"},
        {"<table><tr><td colspan=9007199254740991>a<tr><td>c<td>d", "0,0*1,2 1,0 1,1"},
        {"<table><tr><td rowspan=2>a<td>b<tr><td>c<td>d", "0,0*2,1 0,1 1,1 1,2"},
        {"<table><tr><td rowspan=0>a<td>b<tr><td>c<tr><td>d", "0,0*3,1 0,1 1,1 2,1"},
        {"<table><tr><td rowspan=65534>a<td>b<tr><td>c", "0,0*2,1 0,1 1,1"},
        {"<table><tr><td rowspan=9>a<td>b<tbody><tr><td>c<td>d", "0,0 0,1 1,0 1,1"},
        {"<table><tr><td>a<td rowspan=2>b<tr><td colspan=3>c", "0,0 0,1*2,1 1,0"},
        {"<table><tr><td colspan=2>a<td>b<tr><td colspan=2>c<td>d", "0,0 0,1 1,0 1,1"},
        {"<table><tr><tr><td>a<td>b<tr><tr><td>c<td>d", "0,0 0,1 1,0 1,1"},
        {"<table><tr><td rowspan=2>a<td>b<tr><tr><td>c<td>d", "0,0 0,1 1,0 1,1"},
        {"<table><tr><td>a<table><tr><td>x</table><td>b", "0,0 0,1"},
        {"<table>", ""},
        {"<table><tr>", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        char text[400];
        read_table(b, galley_slice_from(cases[i][0]));
        print_cells(&b->table, text, sizeof text);
        stages_expect(galley_slice_from(text), cases[i][1], cases[i][0]);
    }
}

#define GRID "<tr><td>Kiel<td>12<td>4<tr><td>Bonn<td>9<td>7<tr><td>Ulm<td>3<td>1"
#define PROSE                                                                                      \
    "A long text of the kind that nobody puts in a cell of data, with sentence after one. "
#define LONG_PROSE PROSE PROSE PROSE PROSE PROSE PROSE PROSE PROSE PROSE

static void test_kinds(bench *b) {
    static const struct {
        const char *html;
        galley_table_kind kind;
    } cases[] = {
        {"<table>" GRID, GALLEY_TABLE_DATA},
        {"<table role=presentation>" GRID, GALLEY_TABLE_LAYOUT},
        {"<table class='wide LAYOUT'>" GRID, GALLEY_TABLE_LAYOUT},
        {"<table><tr><td>a<td>b", GALLEY_TABLE_LAYOUT},
        {"<table role=grid><tr><td>a<td>b", GALLEY_TABLE_DATA},
        {"<table><tr><th>Height<td>3 m<tr><th>Width<td>4 m", GALLEY_TABLE_DATA},
        {"<table><caption>Boats</caption><tr><td>Anna<td>Berta<tr><td>x<td>y", GALLEY_TABLE_DATA},
        {"<table><tr><td>" PROSE "<tr><td>" PROSE "<tr><td>" PROSE, GALLEY_TABLE_LAYOUT},
        {"<table><tr><td>menu<td>" LONG_PROSE "<tr><td>foot<td>foot", GALLEY_TABLE_LAYOUT},
        {"<table><tr><td>menu<td><table>" GRID "</table><tr><td>x<td>y", GALLEY_TABLE_LAYOUT},
        {"<table><tr><td>Name<td><input><tr><td>Post<td><input><tr><td><td><input>",
         GALLEY_TABLE_LAYOUT},
        {"<table><tr><td><a>a</a><td><a>b</a><tr><td><a>c</a><td><a>d</a><tr><td><a>e</a><a>f</a>",
         GALLEY_TABLE_LAYOUT},
        {"<table class=highlighttable><tr><td><pre>1\n2</pre><td class=code><pre>int a;\nint b;",
         GALLEY_TABLE_CODE},
        {"<table><tr><td>1<br>2<td><pre>int a;\nint b;", GALLEY_TABLE_CODE},
        {"<table><tr><td data-line-number=1><td class=blob-code>int a;<tr><td><td>int b;",
         GALLEY_TABLE_CODE},
        {"<table summary='Navigation header'>" GRID, GALLEY_TABLE_LAYOUT},
        {"<table summary='Towns of the coast'>" GRID, GALLEY_TABLE_DATA},
        {"<table>", GALLEY_TABLE_LAYOUT},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        read_table(b, galley_slice_from(cases[i].html));
        CHECK_SAYING(b->table.kind == cases[i].kind, "%s is %d", cases[i].html, b->table.kind);
    }
    read_table(b, galley_slice_from("<table><caption>x<tr><th>a<th>b<tr><td>c<td>d"));
    CHECK(b->table.head_rows == 1 && b->table.rows == 2 && b->table.columns == 2);
    CHECK(galley_node_tag(&b->stages.document.nodes[b->table.caption]) == GALLEY_TAG_CAPTION);
}

/* Great spans over many rows: the areas stay bounded, do not overlap and lie inside. */
static void test_hostile(bench *b) {
    static const char *const rows[] = {"<tr><td rowspan=65534 colspan=1000>", "<tr><td rowspan=0>",
                                       "<tr><td colspan=1000><td>",
                                       "<tr><td rowspan=65534><td rowspan=65534>", "<tbody>"};
    galley_buffer html;
    galley_buffer_init(&html, &b->stages.allocator);
    for (size_t kind = 0; kind < sizeof rows / sizeof rows[0]; kind++) {
        galley_buffer_clear(&html);
        galley_buffer_append(&html, "<table>", 7);
        for (int i = 0; i < 3000; i++) {
            galley_buffer_append_slice(&html, galley_slice_from(rows[kind]));
        }
        read_table(b, galley_buffer_slice(&html, 0, html.len));
        size_t area = 0;
        for (size_t i = 0; i < b->table.count; i++) {
            const galley_cell *cell = &b->table.cells[i];
            area += (size_t)cell->rows * cell->columns;
            CHECK(cell->row + cell->rows <= b->table.rows);
            CHECK(cell->column + cell->columns <= b->table.columns);
            CHECK(cell->rows > 0 && cell->columns > 0);
        }
        CHECK_SAYING(area <= 40 * html.len, "%s takes %zu fields", rows[kind], area);
        CHECK(area <= (size_t)b->table.rows * b->table.columns);
    }
    galley_buffer_free(&html);
}

int main(void) {
    static bench b;
    stages_open(&b.stages);
    galley_tables_init(&b.tables, &b.stages.allocator);
    test_cells(&b);
    test_kinds(&b);
    test_hostile(&b);
    galley_tables_free(&b.tables);
    stages_close(&b.stages);
    return check_finish();
}
