/*
 * The tree in, the article's text out.
 *
 * Blocks stand apart by a blank line; items of one list, and lines that a break makes, by a line
 * end; cells of a table's row by a tab. A cell's own blocks stand on one line. Pictures and embeds
 * have no text; formulas stand between dollar signs.
 */
#include "article.h"

typedef struct assembly {
    const galley_tree *tree;
    galley_buffer *out;
    uint32_t lists;    /* that are open */
    uint32_t cell;     /* that is open, or GALLEY_PART_NONE */
    uint32_t tabs;     /* before the next text of a row */
    bool begins_list;  /* nothing of the list is written */
    bool begins_row;   /* nothing of the row is written */
    bool begins_table; /* nothing of the table is written */
    bool begins_cell;  /* nothing of the cell is written */
    bool pending;      /* a block begins with the next text */
} assembly;

static void write(assembly *a, const char *text) {
    galley_buffer_append(a->out, text, strlen(text));
}

static void separate_cell(assembly *a) {
    if (a->begins_row) {
        write(a, a->out->len == 0 ? "" : a->begins_table ? "\n\n" : "\n");
    } else if (!a->begins_cell && a->pending) {
        write(a, " ");
    }
    for (; a->tabs > 0; a->tabs--) {
        write(a, "\t");
    }
    a->begins_row = a->begins_table = a->begins_cell = false;
}

/* What stands between the next text and the one before. */
static void separate(assembly *a) {
    if (a->cell != GALLEY_PART_NONE) {
        separate_cell(a);
    } else if (a->pending && a->out->len > 0) {
        write(a, a->lists > 0 && !a->begins_list ? "\n" : "\n\n");
    }
    a->pending = false;
    a->begins_list = false;
}

static void write_span(assembly *a, galley_span span, const char *around) {
    separate(a);
    write(a, around);
    galley_buffer_append_slice(a->out, galley_tree_slice(a->tree, span));
    write(a, around);
}

static void enter_table(assembly *a, const galley_part *part, uint32_t index) {
    switch (part->kind) {
    case GALLEY_PART_TABLE:
        a->begins_table = true;
        break;
    case GALLEY_PART_ROW:
        a->begins_row = true;
        a->tabs = 0;
        break;
    default:
        a->tabs += part->parent + 1 != index;
        a->begins_cell = true;
        a->cell = index;
        break;
    }
}

static void enter_inline(assembly *a, const galley_part *part) {
    switch (part->kind) {
    case GALLEY_PART_TEXT:
        write_span(a, part->text, "");
        break;
    case GALLEY_PART_BREAK:
        write(a, a->cell == GALLEY_PART_NONE ? "\n" : " ");
        break;
    case GALLEY_PART_MATH:
        write_span(a, part->text, "$");
        break;
    default:
        break;
    }
}

static void enter(assembly *a, uint32_t index) {
    const galley_part *part = &a->tree->parts[index];
    switch (part->kind) {
    case GALLEY_PART_LIST:
        a->begins_list |= a->lists++ == 0;
        break;
    case GALLEY_PART_TABLE:
    case GALLEY_PART_ROW:
    case GALLEY_PART_CELL:
        enter_table(a, part, index);
        break;
    case GALLEY_PART_PARAGRAPH:
    case GALLEY_PART_HEADING:
    case GALLEY_PART_TERM:
    case GALLEY_PART_SUMMARY:
    case GALLEY_PART_CAPTION:
        a->pending = true;
        break;
    case GALLEY_PART_CODE:
        a->pending = true;
        write_span(a, part->text, "");
        break;
    case GALLEY_PART_FORMULA:
        a->pending = true;
        write_span(a, part->text, "$$");
        break;
    default:
        enter_inline(a, part);
        break;
    }
}

static void leave(assembly *a, uint32_t index) {
    switch (a->tree->parts[index].kind) {
    case GALLEY_PART_LIST:
        a->lists--;
        break;
    case GALLEY_PART_CELL:
        a->cell = GALLEY_PART_NONE;
        break;
    default:
        break;
    }
}

bool galley_text_assemble(const galley_tree *tree, galley_buffer *out) {
    assembly a = {.tree = tree, .out = out, .cell = GALLEY_PART_NONE};
    galley_tree_walk walk = galley_tree_begin(tree, 0);
    while (galley_tree_next(&walk)) {
        if (walk.entered) {
            enter(&a, walk.part);
        } else {
            leave(&a, walk.part);
        }
    }
    return !out->failed;
}
