/*
 * The making of the tree: what its steps share. Judged blocks and the document go in; see tree.h
 * for what comes out.
 */
#ifndef GALLEY_ARTICLE_TREE_BUILD_H
#define GALLEY_ARTICLE_TREE_BUILD_H

#include "../judge/blocks.h"
#include "pictures.h"
#include "table.h"
#include "tree.h"

/* What is to be left out. */
typedef struct galley_tree_without {
    bool links; /* their texts stay */
    bool images;
    bool tables; /* of data */
} galley_tree_without;

typedef struct galley_tree_source {
    const galley_blocks *blocks;
    const galley_document *document;
    const galley_pictures *pictures; /* of the article, in the order of the page */
    galley_slice base;               /* what addresses are relative to, or absent */
    galley_tree_without without;
} galley_tree_source;

/* Fills an empty tree. False when there is no memory. */
bool galley_tree_build(galley_tree *tree, const galley_tree_source *source);

/* ---- inside ---- */

/* What an element becomes. */
typedef struct galley_tree_element {
    uint8_t kind;   /* galley_part_kind; GALLEY_PART_ROOT: nothing */
    uint8_t number; /* of a heading */
} galley_tree_element;

galley_tree_element galley_tree_element_of(const galley_node *node);

/* A block that is open, and where its element ends. */
typedef struct galley_tree_frame {
    uint32_t part;
    uint32_t end;
    uint8_t kind;
} galley_tree_frame;

/* An inline element that is open. Its part is made when text comes, anew in each paragraph. */
typedef struct galley_tree_mark {
    uint32_t end;
    uint32_t node;
    uint32_t part; /* GALLEY_PART_NONE: not made in this paragraph yet */
    uint8_t kind;
    galley_span url;
    galley_span note;
} galley_tree_mark;

/* One of each kind that may hold others. */
enum { GALLEY_TREE_MARKS = 16 };

typedef struct galley_tree_builder {
    galley_tree *tree;
    const galley_tree_source *source;
    const galley_document *document;
    const galley_segment *segment; /* the kept block being read, or the next; NULL: no more */
    const galley_segment *any;     /* a block, kept or not, before which nothing is passed */
    const galley_segment *last;    /* the kept block before, or NULL */
    bool inside;                   /* some text of `segment` is read */
    bool space;                    /* white space stands before the next text */
    bool line;                     /* ... or a line break */
    const galley_segment *pieces;  /* the block of several texts that was met last */
    size_t passed;                 /* ... the bytes of its text that were read */
    bool verbatim;                 /* ... it has its white space as it was */
    bool in_table;                 /* a table of data is open */
    bool no_memory;                /* sticks */
    uint32_t leaf;                 /* the open block that holds inline parts */
    uint32_t top;                  /* the innermost open part */
    uint32_t closed;               /* the inline part closed last */
    uint32_t depth;                /* of frames; the root is the first */
    uint32_t mark_count;
    galley_slice base;             /* as the source has it, if it is of use */
    const galley_picture *picture; /* the next to be met */
    size_t picture_count;          /* of these */
    const galley_cell *cells;      /* of the open table, not met yet */
    size_t cell_count;
    size_t address_room; /* bytes that addresses may still take */
    galley_buffer *scratch;
    galley_tree_frame frames[GALLEY_TREE_DEPTH + 4];
    galley_tree_mark marks[GALLEY_TREE_MARKS];
} galley_tree_builder;

/* tree_build.c */
uint32_t galley_tree_open(galley_tree_builder *b, galley_part_kind kind, uint32_t node);
/* Ends the paragraph that is open, if any. */
void galley_tree_end_leaf(galley_tree_builder *b);
/* Opens a paragraph for the nodes from `node` to before `end`, or what else holds text here. False
 * without memory. */
bool galley_tree_begin_leaf(galley_tree_builder *b, uint32_t node, uint32_t end);

/* Opens what blocks may stand in, until the node `end`, where the innermost block holds none. */
void galley_tree_push_holder(galley_tree_builder *b, uint32_t end);
/* Begins to read the next kept block: in a paragraph of its own, or in the one before. */
void galley_tree_begin_segment(galley_tree_builder *b);
/* The kept block that was read is done. */
void galley_tree_end_segment(galley_tree_builder *b);

/* The kept blocks that end before the node `end` are done; one that began there goes on. */
void galley_tree_pass_segments(galley_tree_builder *b, uint32_t end);

/* Does a block of this kind hold inline parts? */
static inline bool galley_tree_holds_text(uint8_t kind) {
    return kind >= GALLEY_PART_PARAGRAPH && kind <= GALLEY_PART_CAPTION;
}

/* tree_math.c: puts in the formula that begins with an element, if one does, and returns the node
 * after it; else `index`. */
uint32_t galley_tree_take_math(galley_tree_builder *b, uint32_t index);
/* May an element without kept text hold a formula that is wanted? */
bool galley_tree_may_hold_math(const galley_tree_builder *b, uint32_t index);
/* Goes to where a block can stand that holds nothing, and is made for one element. False when none
 * can: in a line of text. */
bool galley_tree_begin_single(galley_tree_builder *b, uint32_t node);

/* tree_inline.c */
void galley_tree_push_mark(galley_tree_builder *b, galley_part_kind kind, uint32_t node);
void galley_tree_pop_marks(galley_tree_builder *b, uint32_t index);
/* Ends the parts of all inline elements, which stay open themselves. */
void galley_tree_close_marks(galley_tree_builder *b);
/* Makes everything ready for an inline part: line breaks, white space, inline elements around. */
void galley_tree_prepare(galley_tree_builder *b);
/* Appends a decoded text, collapsing its white space, or one that is collapsed already. */
void galley_tree_take_text(galley_tree_builder *b, galley_slice text, bool collapsed);

/* tree_address.c: reads and resolves an attribute that is an address. An empty span: there is none,
 * it may not be had, or it leads nowhere but into the page itself. */
galley_span galley_tree_address(galley_tree_builder *b, uint32_t node, const char *attribute);
/* The same of an address that is read already, which stands outside of the tree. */
galley_span galley_tree_resolve(galley_tree_builder *b, galley_slice value);
/* Reads an attribute, its white space collapsed. */
galley_span galley_tree_attribute(galley_tree_builder *b, uint32_t node, const char *attribute);

/* Signs that links from a heading to itself have as their text: a hash, a pilcrow, the sign of a
 * section, of infinity, a chain's link. */
#define GALLEY_TREE_PERMALINKS "#", "\xC2\xB6", "\xC2\xA7", "\xE2\x88\x9E", "\xF0\x9F\x94\x97"

/* tree_permalink.c: is a link in a heading no more than a sign that leads to the heading? */
bool galley_tree_is_permalink(galley_tree_builder *b, uint32_t link);

/* tree_table.c: reads a table in which there is kept text. False when there is no memory. */
bool galley_tree_read_table(galley_tree_builder *b, uint32_t node, galley_table *table);
/* How far a cell reaches, and whether it is a header. */
void galley_tree_describe_cell(galley_tree_builder *b, uint32_t part);

/* tree_picture.c: will one of the article's pictures be met before the node `end`? */
bool galley_tree_has_picture(galley_tree_builder *b, uint32_t index, uint32_t end);
/* Puts in the picture of an img, when it is one of the article's. */
void galley_tree_take_picture(galley_tree_builder *b, uint32_t img);

/* tree_embed.c: a frame that stands between what is kept. */
void galley_tree_take_embed(galley_tree_builder *b, uint32_t node);

/* tree_code.c: reads all text of a pre, and what language its names say. */
void galley_tree_take_code(galley_tree_builder *b, uint32_t node);
/* The same of a table of kind GALLEY_TABLE_CODE. */
void galley_tree_take_code_table(galley_tree_builder *b, uint32_t node, const galley_table *table);

#endif
