/*
 * The tree builder's state and steps, shared by the files that hold the insertion modes. The words
 * are the standard's: stack of open elements, list of active formatting elements, insertion mode.
 *
 * Nodes are appended to the document's array as they come. As long as every node goes to the end of
 * the rightmost path, that is preorder already. The first step that does not (foster parenting, the
 * adoption agency, a late head element) links the nodes into a real tree (links.c); at the end the
 * array is put in order again.
 */
#ifndef GALLEY_HTML_BUILDER_H
#define GALLEY_HTML_BUILDER_H

#include "parser.h"
#include "tokenizer.h"
#include "traits.h"

/* An element of the stack of open elements. */
typedef struct galley_open {
    uint32_t node;
    uint32_t name;
    uint32_t traits;
    galley_namespace space;
} galley_open;

/* An entry of the list of active formatting elements; a marker has node GALLEY_NODE_NONE. */
typedef struct galley_formatting {
    uint32_t node;
    uint32_t name;
    uint64_t attributes; /* a hash of their set, or 0 while nobody has asked */
} galley_formatting;

/* A node's place in the tree, once nodes are linked. Siblings form a list; the first one's
 * `previous` is the last one. */
typedef struct galley_link {
    uint32_t first;
    uint32_t next;
    uint32_t previous;
} galley_link;

typedef enum galley_mode {
    GALLEY_MODE_INITIAL,
    GALLEY_MODE_BEFORE_HTML,
    GALLEY_MODE_BEFORE_HEAD,
    GALLEY_MODE_IN_HEAD,
    GALLEY_MODE_IN_HEAD_NOSCRIPT,
    GALLEY_MODE_AFTER_HEAD,
    GALLEY_MODE_IN_BODY,
    GALLEY_MODE_IN_TABLE,
    GALLEY_MODE_IN_CAPTION,
    GALLEY_MODE_IN_COLUMN_GROUP,
    GALLEY_MODE_IN_TABLE_BODY,
    GALLEY_MODE_IN_ROW,
    GALLEY_MODE_IN_CELL,
    GALLEY_MODE_IN_TEMPLATE,
    GALLEY_MODE_AFTER_BODY,
    GALLEY_MODE_IN_FRAMESET,
    GALLEY_MODE_AFTER_FRAMESET,
    GALLEY_MODE_AFTER_AFTER_BODY,
    GALLEY_MODE_AFTER_AFTER_FRAMESET
} galley_mode;

/* Open elements are counted by tag, and those of other names by the low bits of their hash. With
 * the most elements that are open by default, 31 of 32 of these slots stay empty. */
enum {
    GALLEY_OPEN_OTHER_SLOTS = 16384,
    GALLEY_OPEN_SLOTS = GALLEY_TAG_COUNT + GALLEY_OPEN_OTHER_SLOTS
};

/* How far parts of tables and templates may go beyond the greatest depth. The last tag within it
 * may bring three implied elements (<td>: tbody, tr), and one ordinary element stands on top; the
 * head element comes back for a while. */
enum { GALLEY_OPEN_RESERVE = 64, GALLEY_OPEN_ROOM = GALLEY_OPEN_RESERVE + 8 };

struct galley_parser {
    const galley_allocator *allocator;
    galley_document *document;
    galley_tokenizer tokenizer;

    galley_open *open; /* room for max_depth + GALLEY_OPEN_ROOM */
    uint32_t depth;
    uint32_t max_depth;
    uint32_t max_formatting;
    uint32_t max_copies;                     /* 0: by the length of the input */
    uint16_t open_counts[GALLEY_OPEN_SLOTS]; /* how many HTML elements of each name are open */

    galley_formatting *formatting;
    size_t formatting_count;
    size_t formatting_capacity;

    unsigned char *template_modes; /* as much room: templates are open elements, or the context */
    uint32_t template_count;

    galley_buffer scratch;

    galley_link *links; /* NULL or unused while nodes are in preorder by themselves */
    size_t link_capacity;
    bool linked;

    galley_mode mode;
    uint32_t head;       /* the head element pointer, or GALLEY_NODE_NONE */
    uint32_t form;       /* the form element pointer; GALLEY_NODE_NONE when it is a context ... */
    bool form_set;       /* ... and whether it is set at all */
    galley_open context; /* of a fragment; its node is GALLEY_NODE_NONE */
    bool fragment;
    bool frameset_ok;
    bool foster;              /* foster parenting is enabled */
    bool skip_line_feed;      /* the next token's first line feed is dropped: after <pre> */
    bool has_selectedcontent; /* the page has such an element: selected_content.c */
    bool plaintext;           /* all that follows is text */
    bool failed;              /* there was no memory */
    size_t copies_left;       /* elements that may still be made without a tag of their own */
    uint64_t steps;
};

static inline bool galley_token_starts(const galley_token *token, uint32_t name) {
    return token->kind == GALLEY_TOKEN_START_TAG && token->name == name;
}
static inline bool galley_token_ends(const galley_token *token, uint32_t name) {
    return token->kind == GALLEY_TOKEN_END_TAG && token->name == name;
}

/* What a mode does with a token: it is used up, or another mode must look at it. */
typedef enum galley_verdict { GALLEY_VERDICT_DONE, GALLEY_VERDICT_AGAIN } galley_verdict;

typedef galley_verdict galley_mode_rules(galley_parser *parser, galley_token *token);

/* modes_head.c, modes_body.c, modes_table.c, modes_template.c, modes_after.c */
galley_mode_rules galley_mode_initial, galley_mode_before_html, galley_mode_before_head,
    galley_mode_in_head, galley_mode_in_head_noscript, galley_mode_after_head, galley_mode_in_body,
    galley_mode_in_table, galley_mode_in_caption, galley_mode_in_column_group,
    galley_mode_in_table_body, galley_mode_in_row, galley_mode_in_cell, galley_mode_in_template,
    galley_mode_after_body, galley_mode_in_frameset, galley_mode_after_frameset,
    galley_mode_after_after_body, galley_mode_after_after_frameset;

/* By the rules of the current insertion mode. parser.c */
galley_verdict galley_mode_current(galley_parser *parser, galley_token *token);

/* modes_foreign.c */
bool galley_foreign_applies(const galley_parser *parser, const galley_token *token);
galley_mode_rules galley_foreign_rules;

/* "Reset the insertion mode appropriately". reset_mode.c */
void galley_mode_reset(galley_parser *parser);

/* Whether a doctype puts the document in quirks mode. quirks.c */
void galley_quirks_decide(galley_document *document, galley_doctype doctype);

/* The stack of open elements. open_elements.c */
static inline galley_open *galley_open_current(galley_parser *parser) {
    return &parser->open[parser->depth - 1];
}
static inline bool galley_open_is(const galley_open *open, uint32_t name) {
    return open->name == name && open->space == GALLEY_NAMESPACE_HTML;
}
/* Whether an end tag names the element, whatever its namespace. */
bool galley_open_is_named_by(const galley_parser *parser, const galley_open *element,
                             const galley_token *end_tag);
static inline bool galley_open_current_is(galley_parser *parser, uint32_t name) {
    return galley_open_is(galley_open_current(parser), name);
}
static inline uint32_t galley_open_slot(uint32_t name) {
    return name < GALLEY_TAG_COUNT ? name : GALLEY_TAG_COUNT + name % GALLEY_OPEN_OTHER_SLOTS;
}
/* Whether an HTML element of this tag is open. For other names false is certain, true is not. */
static inline bool galley_open_has(const galley_parser *parser, uint32_t name) {
    return parser->open_counts[galley_open_slot(name)] != 0;
}
/* The adjusted current node: the context element when only a fragment's root is open. */
static inline const galley_open *galley_open_adjusted(const galley_parser *parser) {
    return parser->fragment && parser->depth == 1 ? &parser->context
                                                  : &parser->open[parser->depth - 1];
}
/* Whether what comes next stands in an SVG or MathML element. */
static inline bool galley_open_is_foreign(const galley_parser *parser) {
    return parser->depth > 0 && galley_open_adjusted(parser)->space != GALLEY_NAMESPACE_HTML;
}
/* Before an element is inserted that will be pushed. */
void galley_open_make_room(galley_parser *parser);
/* Whether a start tag is to be passed over, for even the reserve is used up. */
static inline bool galley_open_is_too_deep(const galley_parser *parser, const galley_token *token) {
    return parser->depth >= parser->max_depth + GALLEY_OPEN_RESERVE &&
           token->kind == GALLEY_TOKEN_START_TAG &&
           (galley_traits_html(token->name) & GALLEY_TRAIT_STRUCTURE) != 0;
}
void galley_open_push(galley_parser *parser, galley_open element);
void galley_open_pop(galley_parser *parser);
/* Empties the stack for the next input, the root too. */
void galley_open_forget(galley_parser *parser);
/* Pops until an HTML element of this name has been popped; never the root. */
void galley_open_pop_to(galley_parser *parser, uint32_t name);
/* Pops down to a depth, which stays open. */
void galley_open_pop_above(galley_parser *parser, uint32_t depth);
/* Pops until the current node has one of the traits, or is the root. */
void galley_open_pop_until(galley_parser *parser, uint32_t traits);
/* The depth (from 1) of a node in the stack, or 0. */
uint32_t galley_open_find(galley_parser *parser, uint32_t node);
void galley_open_remove(galley_parser *parser, uint32_t depth);
/* Puts a copy of the element in its place. */
void galley_open_replace(galley_parser *parser, uint32_t depth, uint32_t node);
/* Moves an element down to a greater depth. */
void galley_open_move(galley_parser *parser, uint32_t from, uint32_t to);
/* Whether a formatting element is open. */
static inline bool galley_open_has_formatting(const galley_parser *parser, uint32_t node) {
    return (parser->document->nodes[node].bits & GALLEY_NODE_OPEN) != 0;
}
/* Whether an HTML element of this tag is open with nothing between that has the trait `limit`. */
bool galley_open_in_scope(galley_parser *parser, uint32_t name, uint32_t limit);
/* Pops elements whose end tags may be left out, but for `except` (GALLEY_TAG_NONE: for none). */
void galley_open_imply_end_tags(galley_parser *parser, uint32_t except);
void galley_open_imply_end_tags_thoroughly(galley_parser *parser);
void galley_open_close_p(galley_parser *parser);

/* Room for one more node, and its link where nodes are linked. node_room.c */
bool galley_node_make_room(galley_parser *parser);

/* Putting nodes into the tree. insertion.c */
uint32_t galley_insert_element(galley_parser *parser, const galley_token *token);
/* The html element, under the document; token is NULL when it has no tag. */
void galley_insert_root(galley_parser *parser, const galley_token *token);
/* An element without a tag of its own. */
uint32_t galley_insert_implied(galley_parser *parser, galley_tag tag);
uint32_t galley_insert_foreign(galley_parser *parser, const galley_token *token,
                               galley_namespace space);
void galley_insert_void(galley_parser *parser, const galley_token *token);
void galley_insert_implied_void(galley_parser *parser, galley_tag tag);
void galley_insert_text(galley_parser *parser, const galley_token *token);
void galley_insert_comment(galley_parser *parser, const galley_token *token);
/* As the last child of the given node. */
void galley_insert_comment_in(galley_parser *parser, const galley_token *token, uint32_t parent);
void galley_insert_doctype(galley_parser *parser, const galley_token *token);
/* An element whose content is raw text, with that text and its end tag. */
void galley_insert_raw(galley_parser *parser, const galley_token *token, galley_raw_kind kind);
/* A copy of a node without its children, in no tree yet. */
uint32_t galley_insert_copy(galley_parser *parser, uint32_t node);
/* Makes an element for an open element's copy at the appropriate place, and opens it. */
galley_open galley_insert_again(galley_parser *parser, uint32_t node);
/* Puts a detached node where a node of `parent` would be put, with foster parenting. */
void galley_insert_detached(galley_parser *parser, uint32_t node, const galley_open *parent);
galley_open galley_insert_describe(const galley_document *document, uint32_t node);

/* token_parts.c */
/* Drops the line feed a text begins with: after <pre>, <listing> and <textarea> it is no content.
 */
void galley_token_drop_line_feed(galley_token *text);
/* Splits the white space a text begins with from the token: true when there was any, and then
 * `space` is a token of its own. */
bool galley_token_split_space(galley_token *token, galley_token *space);
/* True when a text holds nothing but white space and NULs. */
bool galley_token_is_blank(const galley_token *token);
bool galley_token_attribute(const galley_parser *parser, const galley_token *token,
                            const char *name, galley_slice *value);
/* Whether an <input> tag has the type hidden. */
bool galley_token_is_hidden_input(const galley_parser *parser, const galley_token *token);

/* Nodes as a linked tree. links.c */
void galley_links_begin(galley_parser *parser);
void galley_links_append(galley_parser *parser, uint32_t parent, uint32_t node);
void galley_links_insert_before(galley_parser *parser, uint32_t sibling, uint32_t node);
void galley_links_detach(galley_parser *parser, uint32_t node);
void galley_links_move_children(galley_parser *parser, uint32_t from, uint32_t to);
/* Begins linking if a child of `parent` would not come last in preorder. */
void galley_links_check_append(galley_parser *parser, uint32_t parent);
/* The node after `node` in preorder inside the subtree of `root`, or GALLEY_NODE_NONE. */
uint32_t galley_links_next(const galley_parser *parser, uint32_t node, uint32_t root);
/* Puts the array in preorder if it is not, and sets where each subtree ends. */
void galley_links_finish(galley_parser *parser);

/* Fills <selectedcontent> elements, at the end of the input. selected_content.c */
void galley_selected_content_fill(galley_parser *parser);

/* The list of active formatting elements. formatting.c */
void galley_formatting_push(galley_parser *parser, uint32_t node);
void galley_formatting_mark(galley_parser *parser);
void galley_formatting_clear_to_mark(galley_parser *parser);
void galley_formatting_remove(galley_parser *parser, size_t index);
/* The index of a node, or of the last entry of a name behind the last marker; or SIZE_MAX. */
size_t galley_formatting_find(galley_parser *parser, uint32_t node);
size_t galley_formatting_find_name(galley_parser *parser, uint32_t name);
void galley_formatting_insert(galley_parser *parser, size_t index, uint32_t node);
void galley_formatting_reconstruct_slow(galley_parser *parser);
static inline void galley_formatting_reconstruct(galley_parser *parser) {
    if (parser->formatting_count > 0) {
        galley_formatting_reconstruct_slow(parser);
    }
}

/* The adoption agency algorithm. False when the token is to be treated as any other end tag.
 * adoption.c */
bool galley_adoption_run(galley_parser *parser, const galley_token *token);

#endif
