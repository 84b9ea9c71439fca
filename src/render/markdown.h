/*
 * What the steps of the Markdown renderer share: where the output stands.
 */
#ifndef GALLEY_RENDER_MARKDOWN_H
#define GALLEY_RENDER_MARKDOWN_H

#include "../article/tree.h"
#include "char_sort.h"
#include "sink.h"

/* What a list or another block around puts before each line; twelve bytes each at most. */
enum { GALLEY_MARKDOWN_DEEPEST = GALLEY_TREE_DEPTH + 4, GALLEY_MARKDOWN_INDENT = 12 };

/* A block that is open and holds blocks. */
typedef struct galley_markdown_frame {
    uint32_t part;
    uint32_t number; /* of the next item of an ordered list */
    char mark;       /* of a list: - or *, . or ) */
    uint8_t indent;  /* bytes that it adds to the prefix */
    bool tight;      /* a list without blank lines */
} galley_markdown_frame;

typedef struct galley_markdown {
    galley_sink *sink;
    const galley_tree *tree;
    galley_char_sort before; /* what was written last, delimiters that open left out */
    bool after_close;        /* a delimiter of emphasis was written last, closing */
    bool line_start;         /* a text that comes now begins a line */
    bool fresh;              /* a marker was written, and the next block stands behind it */
    bool begun;              /* something is written */
    bool after_term;         /* the block before is a term */
    bool in_cell;            /* of a table of pipes */
    uint32_t columns;        /* ... as its head has them */
    bool in_link;
    bool before_link;                   /* a link begins right behind the text that comes now */
    bool one_line;                      /* in a heading and its like: breaks are spaces */
    bool as_tag[GALLEY_PART_PLAIN + 1]; /* the open part of this kind is written as an element */
    uint32_t depth;
    bool after_list;          /* the block before is a list */
    char last_mark;           /* ... its mark */
    uint32_t list_prefix_len; /* ... and what stood before its lines */
    uint32_t prefix_len;
    galley_markdown_frame frames[GALLEY_MARKDOWN_DEEPEST];
    char prefix[GALLEY_MARKDOWN_DEEPEST * GALLEY_MARKDOWN_INDENT];
} galley_markdown;

/* markdown_escape.c: all write what reads as the text and as nothing else. */
void galley_markdown_text(galley_markdown *m, galley_slice text);
void galley_markdown_code_span(galley_markdown *m, uint32_t index);
/* What stands between the brackets behind a link's text: address and title. */
void galley_markdown_target(galley_markdown *m, const galley_part *part);
/* The longest run of backticks in a text. */
size_t galley_markdown_ticks(galley_slice text);
void galley_markdown_math(galley_markdown *m, galley_slice tex, const char *around);

/* markdown_inline.c: an inline part, entered or left. */
void galley_markdown_enter_inline(galley_markdown *m, galley_tree_walk *walk);
void galley_markdown_leave_inline(galley_markdown *m, uint32_t index);
void galley_markdown_link(galley_markdown *m, const galley_part *part);

/* markdown_table.c: does a table of pipes say all that the table says? And its delimiter row. */
bool galley_markdown_fits(const galley_tree *tree, uint32_t table);

/* Markup: syntax of Markdown's, or of HTML's. */
static inline void galley_markdown_put(galley_markdown *m, const char *markup) {
    galley_sink_write_text(m->sink, markup);
    m->before = GALLEY_CHAR_PUNCTUATION;
    m->after_close = false;
    m->line_start = false;
}

#endif
