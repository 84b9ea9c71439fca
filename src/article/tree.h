/*
 * The article as a tree: what was kept, with its structure. The form that all renderers read.
 *
 * Parts stand in preorder in one array: part 0 is the root, a part's first child follows it, and
 * `end` is the part after its subtree. Texts, addresses and notes are spans of one buffer, decoded,
 * and, but for code, with their white space collapsed. What holds what is fixed, so that a renderer
 * need not look for mixtures:
 *
 *     root, item, detail, quote, details, aside, figure, cell   hold blocks
 *     list holds items, terms hold term and detail, table holds caption and rows, row holds cells
 *     paragraph, heading, term, summary, caption                hold inline parts
 *     code, formula, embed, text, break, image, math            hold nothing
 *     all other inline parts                                    hold inline parts
 *
 * No kind of inline part stands inside its own kind, and blocks nest GALLEY_TREE_DEPTH deep at
 * most: what is deeper stands in the deepest that there is.
 */
#ifndef GALLEY_ARTICLE_TREE_H
#define GALLEY_ARTICLE_TREE_H

#include "table.h"
#include <stdbool.h>

#define GALLEY_PART_NONE UINT32_MAX

/* Deeper nesting is no structure that anybody reads. With it, what a renderer writes before each
 * line is bounded, and so is the stack of whoever walks. */
enum { GALLEY_TREE_DEPTH = 24 };

typedef enum galley_part_kind {
    GALLEY_PART_ROOT,
    /* blocks that hold blocks */
    GALLEY_PART_LIST, /* number: what an ordered one starts with */
    GALLEY_PART_ITEM,
    GALLEY_PART_TERMS,  /* a definition list */
    GALLEY_PART_DETAIL, /* a definition */
    GALLEY_PART_QUOTE,  /* url: its source */
    GALLEY_PART_DETAILS,
    GALLEY_PART_ASIDE,
    GALLEY_PART_FIGURE,
    GALLEY_PART_TABLE, /* number: columns */
    GALLEY_PART_ROW,
    GALLEY_PART_CELL, /* number, span: columns and rows that it takes */
    /* blocks that hold inline parts */
    GALLEY_PART_PARAGRAPH,
    GALLEY_PART_HEADING, /* number: level, 1 to 6 */
    GALLEY_PART_TERM,
    GALLEY_PART_SUMMARY,
    GALLEY_PART_CAPTION,
    /* blocks that hold nothing */
    GALLEY_PART_CODE,    /* text; note: its language */
    GALLEY_PART_FORMULA, /* text: TeX */
    GALLEY_PART_EMBED,   /* url; text: its title */
    /* inline parts that hold nothing */
    GALLEY_PART_TEXT,
    GALLEY_PART_BREAK,
    GALLEY_PART_IMAGE, /* url; text: what stands for it; note: its title */
    GALLEY_PART_MATH,  /* text: TeX */
    /* inline parts that hold inline parts */
    GALLEY_PART_EMPHASIS,
    GALLEY_PART_STRONG,
    GALLEY_PART_CODE_SPAN, /* holds text and breaks only */
    GALLEY_PART_KEYBOARD,
    GALLEY_PART_SUB,
    GALLEY_PART_SUP,
    GALLEY_PART_DELETED,
    GALLEY_PART_QUOTED,
    GALLEY_PART_LINK, /* url */
    GALLEY_PART_PLAIN /* nothing: as if its children stood in its place */
} galley_part_kind;

enum {
    GALLEY_PART_ORDERED = 1, /* of a list */
    GALLEY_PART_HEADER = 2,  /* of a cell: it says what a row or a column is */
    GALLEY_PART_PULLED = 4,  /* of a quote: the text has it too */
    GALLEY_PART_SPANNED = 8, /* of a table: some cell takes several columns or rows */
    GALLEY_PART_MANY = 16    /* of a list: some item holds more than a line and lists under it */
};

typedef struct galley_span {
    uint32_t start; /* in the tree's text */
    uint32_t len;   /* 0: there is none */
} galley_span;

typedef struct galley_part {
    uint8_t kind; /* galley_part_kind */
    uint8_t flags;
    uint16_t span;
    uint32_t number;
    uint32_t parent; /* GALLEY_PART_NONE for the root */
    uint32_t end;    /* the part after its subtree */
    uint32_t node;   /* of the document, that it was made for */
    galley_span text;
    galley_span url; /* absolute where that could be made, and of a safe scheme */
    galley_span note;
} galley_part;

typedef struct galley_tree {
    const galley_allocator *allocator;
    galley_part *parts;
    size_t count; /* 0: nothing was kept */
    size_t capacity;
    galley_buffer text;
    galley_buffer scratch; /* this and the next while it is built */
    galley_tables tables;
    bool has_math; /* dollar signs mean something */
} galley_tree;

void galley_tree_init(galley_tree *tree, const galley_allocator *allocator);
void galley_tree_free(galley_tree *tree);
void galley_tree_clear(galley_tree *tree);

/* Adds a part as the last child of `parent`, whose subtree must be the last of the array, and open.
 * GALLEY_PART_NONE when there is no memory. It is open until galley_tree_close. */
uint32_t galley_tree_add(galley_tree *tree, galley_part_kind kind, uint32_t parent, uint32_t node);

/* Ends a part's subtree here. */
static inline void galley_tree_close(galley_tree *tree, uint32_t part) {
    tree->parts[part].end = (uint32_t)tree->count;
}

static inline galley_slice galley_tree_slice(const galley_tree *tree, galley_span span) {
    return galley_buffer_slice(&tree->text, span.start, span.len);
}

static inline bool galley_part_is_inline(const galley_part *part) {
    return part->kind >= GALLEY_PART_TEXT;
}

/* May the part hold others? */
static inline bool galley_part_holds(const galley_part *part) {
    return part->kind < GALLEY_PART_CODE || part->kind > GALLEY_PART_MATH;
}

/*
 * The walk: each part that may hold others is met twice, when it is entered and when it is left,
 * each other one once, as entered. Begin it, then call galley_tree_next until it is false. It ends
 * with the subtree that it began with.
 */
typedef struct galley_tree_walk {
    const galley_tree *tree;
    uint32_t part; /* that was met */
    bool entered;  /* or left */
    uint32_t next; /* the next to be entered */
    uint32_t open; /* the innermost that is entered and not left */
    uint32_t top;  /* where the walk began */
} galley_tree_walk;

galley_tree_walk galley_tree_begin(const galley_tree *tree, uint32_t top);
bool galley_tree_next(galley_tree_walk *walk);

/* After a part was entered: its children are not met, nor is it met again. */
void galley_tree_skip(galley_tree_walk *walk);

#endif
