/*
 * A table's element and cells in, whether it holds data, lays out the page or numbers lines of code
 * out.
 *
 * What the page says outright counts first: roles, captions, heads, header cells. Then what no data
 * table holds: other tables, forms, headings, cells of many blocks or of much text. What is left is
 * a grid of short texts: data, if it has two rows and two columns that are mostly filled. One pass
 * over the table, without the tables in it.
 */
#include "table.h"

/* Bytes of one cell's text, above which a table without header cells is no data. The longest cells
 * of true tables are remarks of some sentences. */
#define LONG_TEXT 700
/* The same for a table with header cells, which some pages are laid out with as well. */
#define VERY_LONG_TEXT 4000
/* Shorter texts with a digit in them are numbers, dates, sums. */
#define SHORT_TEXT 24

typedef struct counts {
    uint32_t tables, headers, fields, headings, pictures, links, pre;
    uint32_t filled;  /* cells with text */
    uint32_t numbers; /* cells of a short text with a digit */
    uint32_t bytes;   /* of text */
    uint32_t longest; /* cell, in bytes */
    uint32_t blocks;  /* paragraphs, lists: the most in a cell */
} counts;

typedef struct words {
    bool role_data, role_layout, named_data, named_layout, named_code, summary, border;
} words;

/* Is `name` a word of a list that white space separates? */
static bool has_token(galley_slice list, const char *name) {
    size_t len = strlen(name);
    const char *at = list.ptr;
    const char *end = at + list.len;
    while (at < end) {
        const char *begin = at;
        while (at < end && !galley_ascii_space(*at)) {
            at++;
        }
        if ((size_t)(at - begin) == len &&
            galley_slice_equal_nocase(galley_slice_make(begin, len),
                                      galley_slice_make(name, len))) {
            return true;
        }
        at++;
    }
    return false;
}

static bool has_one(galley_slice list, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (has_token(list, names[i])) {
            return true;
        }
    }
    return false;
}

static void read_class(galley_slice value, words *w) {
    static const char *const data[] = {
        "wikitable",      "infobox",   "sortable",   "data",         "datatable",
        "data-table",     "dataframe", "tablepress", "msotablegrid", "table-striped",
        "table-bordered", "specs",     "spec-table", "docutils"};
    static const char *const layout[] = {
        "layout",   "ltx_equation",         "ltx_eqn_table", "ltx_equationgroup",
        "navbox",   "vertical-navbox",      "mbox-small",    "ambox",
        "metadata", "tr-caption-container", "sidebar"};
    static const char *const code[] = {
        "highlighttable", "rouge-table",     "highlight",    "hljs-ln",
        "lntable",        "codehilitetable", "blob-wrapper", "js-file-line-container",
        "crayon-table"};
    w->named_data = has_one(value, data, sizeof data / sizeof data[0]);
    w->named_layout |= has_one(value, layout, sizeof layout / sizeof layout[0]);
    w->named_code = has_one(value, code, sizeof code / sizeof code[0]);
}

static void read_role(galley_slice value, words *w) {
    static const char *const data[] = {"table", "grid", "treegrid"};
    static const char *const layout[] = {"presentation", "none"};
    w->role_data = has_one(value, data, sizeof data / sizeof data[0]);
    w->role_layout = has_one(value, layout, sizeof layout / sizeof layout[0]);
}

/* Does a summary say that there is nothing to sum up? */
static bool contains_layout(galley_slice value) {
    static const char *const names[] = {"layout", "Layout", "navigation", "Navigation"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        size_t len = strlen(names[i]);
        for (size_t at = 0; at + len <= value.len; at++) {
            if (memcmp(value.ptr + at, names[i], len) == 0) {
                return true;
            }
        }
    }
    return false;
}

static words read_attributes(const galley_document *document, uint32_t node) {
    words w = {false};
    galley_attribute_iterator it = galley_attribute_begin(document, node);
    galley_attribute attribute;
    while (galley_attribute_next(&it, &attribute)) {
        galley_slice value = galley_slice_trim(attribute.value);
        if (value.len == 0) {
            continue;
        }
        if (galley_slice_equal_nocase(attribute.name, galley_slice_from("class"))) {
            read_class(value, &w);
        } else if (galley_slice_equal_nocase(attribute.name, galley_slice_from("role"))) {
            read_role(value, &w);
        } else if (galley_slice_equal_nocase(attribute.name, galley_slice_from("summary"))) {
            w.named_layout |= contains_layout(value);
            w.summary = true;
        } else if (galley_slice_equal_nocase(attribute.name, galley_slice_from("border"))) {
            w.border = value.ptr[0] != '0';
        }
    }
    return w;
}

static bool is_block(galley_tag tag) {
    return tag == GALLEY_TAG_P || tag == GALLEY_TAG_UL || tag == GALLEY_TAG_OL ||
           tag == GALLEY_TAG_DL || tag == GALLEY_TAG_DIV || tag == GALLEY_TAG_BLOCKQUOTE ||
           tag == GALLEY_TAG_ARTICLE || tag == GALLEY_TAG_SECTION || tag == GALLEY_TAG_FIGURE;
}

static void count_element(counts *c, galley_tag tag, uint32_t *blocks) {
    *blocks += is_block(tag);
    c->links += tag == GALLEY_TAG_A;
    c->pictures += tag == GALLEY_TAG_IMG || tag == GALLEY_TAG_IFRAME || tag == GALLEY_TAG_VIDEO;
    c->pre += tag == GALLEY_TAG_PRE || tag == GALLEY_TAG_CODE;
    c->headings += tag == GALLEY_TAG_H1 || tag == GALLEY_TAG_H2 || tag == GALLEY_TAG_H3;
    c->fields += tag == GALLEY_TAG_INPUT || tag == GALLEY_TAG_TEXTAREA ||
                 tag == GALLEY_TAG_SELECT || tag == GALLEY_TAG_BUTTON;
}

static bool is_unread(galley_tag tag) {
    return tag == GALLEY_TAG_SCRIPT || tag == GALLEY_TAG_STYLE || tag == GALLEY_TAG_TEMPLATE ||
           tag == GALLEY_TAG_NOSCRIPT || tag == GALLEY_TAG_SELECT;
}

static bool has_digit(galley_slice text) {
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] >= '0' && text.ptr[i] <= '9') {
            return true;
        }
    }
    return false;
}

static void count_cell(counts *c, const galley_document *document, const galley_cell *cell) {
    uint32_t end = document->nodes[cell->node].extent;
    uint32_t bytes = 0;
    uint32_t blocks = 0;
    bool digit = false;
    for (uint32_t i = cell->node + 1; i < end;) {
        const galley_node *node = &document->nodes[i];
        if (galley_node_is_text(node)) {
            galley_slice text = galley_slice_trim(galley_document_span(document, i));
            bytes += (uint32_t)text.len;
            digit = digit || (text.len <= SHORT_TEXT && has_digit(text));
        }
        galley_tag tag = galley_node_tag(node);
        count_element(c, tag, &blocks);
        c->tables += tag == GALLEY_TAG_TABLE;
        bool inside = tag != GALLEY_TAG_TABLE && !is_unread(tag) &&
                      galley_node_space(node) == GALLEY_NAMESPACE_HTML;
        i = inside ? i + 1 : galley_document_after(document, i);
    }
    c->filled += bytes > 0;
    c->numbers += digit && bytes <= SHORT_TEXT;
    c->bytes += bytes;
    c->longest = bytes > c->longest ? bytes : c->longest;
    c->blocks = blocks > c->blocks ? blocks : c->blocks;
    c->headers += galley_node_tag(&document->nodes[cell->node]) == GALLEY_TAG_TH;
}

/* Is a cell's text nothing but numbers, as the gutter beside code is? */
static bool is_gutter(const galley_document *document, uint32_t cell) {
    uint32_t end = document->nodes[cell].extent;
    bool digit = false;
    for (uint32_t i = cell + 1; i < end; i++) {
        if (galley_node_is_text(&document->nodes[i])) {
            galley_slice text = galley_document_span(document, i);
            for (size_t k = 0; k < text.len; k++) {
                bool number = text.ptr[k] >= '0' && text.ptr[k] <= '9';
                if (!number && !galley_ascii_space(text.ptr[k])) {
                    return false;
                }
                digit = digit || number;
            }
        }
    }
    return digit;
}

static bool has_code_class(const galley_document *document, uint32_t cell) {
    static const char *const names[] = {"code",         "blob-code",   "rouge-code",
                                        "hljs-ln-code", "crayon-code", "lntd"};
    galley_slice value;
    return galley_document_attribute(document, cell, galley_slice_from("class"), &value) &&
           value.ptr != NULL && has_one(value, names, sizeof names / sizeof names[0]);
}

/* Code beside its line numbers: two columns, whose first is a gutter or, with a name of code, empty
 * as well (numbers that a style sheet counts). */
static bool is_code(const galley_document *document, const galley_table *table, const counts *c,
                    const words *w) {
    if (table->columns != 2 || table->count < 2 || table->cells[1].column != 1 ||
        table->cells[1].row != table->cells[0].row) {
        return false;
    }
    uint32_t first = table->cells[0].node;
    uint32_t second = table->cells[1].node;
    bool named = w->named_code || has_code_class(document, second);
    bool empty = true;
    for (uint32_t i = first + 1; i < document->nodes[first].extent && empty; i++) {
        empty = !galley_node_is_text(&document->nodes[i]) ||
                galley_slice_trim(galley_document_span(document, i)).len == 0;
    }
    return is_gutter(document, first) ? named || (c->pre > 0 && table->rows == 1) : empty && named;
}

/* Where only the texts can tell. */
static bool looks_like_data(const galley_table *table, const counts *c) {
    uint32_t cells = (uint32_t)table->count;
    if (table->rows < 2 || table->columns < 2 || c->filled * 2 < cells) {
        return false;
    }
    size_t area = (size_t)table->rows * table->columns;
    bool regular = (size_t)cells * 4 >= area * 3;
    bool pictures = c->pictures * 3 > cells;
    bool menu = c->links * 10 >= c->filled * 9 && c->numbers * 4 < cells;
    bool short_texts = c->bytes / c->filled < 120;
    return regular && !pictures && !menu && short_texts &&
           (table->rows > 2 || table->columns > 2 || c->numbers * 4 >= cells || c->longest < 60);
}

static bool is_data(const galley_table *table, const counts *c, const words *w) {
    bool headed = c->headers > 0 || table->head_rows > 0;
    bool declared = table->caption != GALLEY_NODE_NONE || w->summary || w->named_data ||
                    (headed && c->headers < table->count);
    if (table->count < 2 || c->filled < 2) {
        return false;
    }
    if (c->tables > 0 || c->headings * 4 > table->rows + 4 || c->fields > 2) {
        return declared && c->headers > 1 && (size_t)c->tables * 4 < table->count &&
               c->headings < 3 && c->longest < LONG_TEXT && (size_t)c->fields * 2 < table->count;
    }
    if (table->columns < 2) {
        return table->caption != GALLEY_NODE_NONE && table->rows > 2 && c->headers > 0;
    }
    if (declared) {
        return c->longest < VERY_LONG_TEXT && (table->rows > 1 || c->headers > 0);
    }
    if (c->longest >= LONG_TEXT || c->blocks > 6) {
        return false;
    }
    return looks_like_data(table, c) || (w->border && table->rows > 1 && c->pictures == 0);
}

void galley_table_judge(const galley_document *document, uint32_t node, galley_table *table) {
    words w = read_attributes(document, node);
    table->kind = GALLEY_TABLE_LAYOUT;
    if (table->count == 0 || w.role_layout || w.named_layout) {
        return;
    }
    counts c = {0};
    for (size_t i = 0; i < table->count; i++) {
        count_cell(&c, document, &table->cells[i]);
    }
    if (is_code(document, table, &c, &w)) {
        table->kind = GALLEY_TABLE_CODE;
        table->code_column = 1;
    } else if (w.role_data || is_data(table, &c, &w)) {
        table->kind = GALLEY_TABLE_DATA;
    }
}
