/*
 * The flat document: the tree that the parser builds, without a DOM.
 *
 * Nodes stand in preorder in one array: node 0 is the document, a node's first child follows it,
 * and an element says where its subtree ends, so that walking is counting and skipping is one
 * addition. Text, comments and attributes are spans of the input; a flag tells whether they must be
 * decoded (character references, carriage returns, NUL bytes) before they are read. An element
 * keeps the place of its start tag only: its attributes are read from there when somebody asks.
 *
 * The children of a template element stand under it as any children do (the standard puts them in a
 * separate fragment). Adjacent text nodes are one text to a reader.
 */
#ifndef GALLEY_HTML_DOCUMENT_H
#define GALLEY_HTML_DOCUMENT_H

#include "../base/buffer.h"
#include "../base/memory.h"
#include "../base/slice.h"
#include "tag.h"

#define GALLEY_NODE_NONE UINT32_MAX

typedef enum galley_node_kind {
    GALLEY_NODE_DOCUMENT,
    GALLEY_NODE_DOCTYPE,
    GALLEY_NODE_COMMENT,
    GALLEY_NODE_TEXT,
    GALLEY_NODE_ELEMENT
} galley_node_kind;

typedef enum galley_namespace {
    GALLEY_NAMESPACE_HTML,
    GALLEY_NAMESPACE_SVG,
    GALLEY_NAMESPACE_MATH
} galley_namespace;

/* Flags of a node. The first three say how a text is decoded, the others speak of elements. */
enum {
    GALLEY_NODE_DECODE = 1, /* holds bytes that reading must change; unset: the span is the text */
    GALLEY_NODE_RAW = 2,    /* character references are not decoded (script, style, CDATA) */
    GALLEY_NODE_REPLACE_NUL = 4, /* NUL is read as U+FFFD; otherwise it is left out */
    GALLEY_NODE_IMPLIED = 8,     /* the element has no start tag of its own, hence no attributes */
    GALLEY_NODE_MERGED = 16,     /* later start tags gave it more attributes (html and body) */
    GALLEY_NODE_OPEN = 32        /* the tree builder's own: a formatting element that is open */
};

/* 16 bytes, four to a cache line: read it through the functions below. */
typedef struct galley_node {
    uint32_t start;  /* text, comment, doctype: its first byte. element: the '<' of its start tag */
    uint32_t extent; /* text, comment, doctype: length. others: the node after the subtree */
    uint32_t parent; /* GALLEY_NODE_NONE for the document */
    uint32_t bits;   /* name, kind, namespace, flags */
} galley_node;

enum {
    GALLEY_NODE_KIND_SHIFT = 6, /* above the six flags */
    GALLEY_NODE_SPACE_SHIFT = 9,
    GALLEY_NODE_NAME_SHIFT = 11
};

/* A later <html> or <body> tag, whose new attributes belong to the first one's element. */
typedef struct galley_merge {
    uint32_t node;
    uint32_t start; /* the '<' of the later tag */
} galley_merge;

typedef struct galley_document {
    const galley_allocator *allocator;
    galley_slice input; /* UTF-8, without byte order mark; belongs to the caller */

    galley_node *nodes;
    size_t count;
    size_t capacity;

    galley_merge *merges;
    size_t merge_count;
    size_t merge_capacity;

    uint32_t *data; /* the elements that speak to machines, in order: see data_elements.c */
    size_t data_count;
    size_t data_capacity;

    bool quirks;         /* the document is in quirks mode */
    bool limited_quirks; /* ... or in limited-quirks mode */
} galley_document;

void galley_document_init(galley_document *document, const galley_allocator *allocator);
void galley_document_free(galley_document *document);

/* Lists the elements that speak to machines, of a finished tree. False when there is no memory. */
bool galley_document_list_data(galley_document *document);

static inline galley_node_kind galley_node_kind_of(const galley_node *node) {
    return (galley_node_kind)(node->bits >> GALLEY_NODE_KIND_SHIFT & 7);
}

static inline bool galley_node_is_element(const galley_node *node) {
    return galley_node_kind_of(node) == GALLEY_NODE_ELEMENT;
}

static inline bool galley_node_is_text(const galley_node *node) {
    return galley_node_kind_of(node) == GALLEY_NODE_TEXT;
}

static inline galley_namespace galley_node_space(const galley_node *node) {
    return (galley_namespace)(node->bits >> GALLEY_NODE_SPACE_SHIFT & 3);
}

/* An element's name whatever its namespace: a galley_tag, or for a name outside that list the
 * number that galley_tag_hash gives. */
static inline uint32_t galley_node_name(const galley_node *node) {
    return node->bits >> GALLEY_NODE_NAME_SHIFT;
}

/* The tag of an HTML element; GALLEY_TAG_NONE for every other node and for unknown names. */
static inline galley_tag galley_node_tag(const galley_node *node) {
    uint32_t name = galley_node_name(node);
    return galley_node_is_element(node) && galley_node_space(node) == GALLEY_NAMESPACE_HTML &&
                   name < GALLEY_TAG_COUNT
               ? (galley_tag)name
               : GALLEY_TAG_NONE;
}

/* The node after the subtree of `index`: its next sibling, if it has one. */
static inline uint32_t galley_document_after(const galley_document *document, uint32_t index) {
    const galley_node *node = &document->nodes[index];
    galley_node_kind kind = galley_node_kind_of(node);
    return kind == GALLEY_NODE_ELEMENT || kind == GALLEY_NODE_DOCUMENT ? node->extent : index + 1;
}

/* The span of a text, comment or doctype, as it stands in the input. */
static inline galley_slice galley_document_span(const galley_document *document, uint32_t index) {
    const galley_node *node = &document->nodes[index];
    return galley_slice_make(document->input.ptr + node->start, node->extent);
}

/* True when the span of a text or comment differs from what it reads as. */
static inline bool galley_document_needs_decoding(const galley_document *document, uint32_t index) {
    return (document->nodes[index].bits & GALLEY_NODE_DECODE) != 0;
}

/* Appends what a text or comment node reads as. False when there is no memory. */
bool galley_document_read(const galley_document *document, uint32_t index, galley_buffer *buffer);

/* Appends an element's name as the standard spells it: lower case in HTML, adjusted in SVG. */
bool galley_document_read_name(const galley_document *document, uint32_t index,
                               galley_buffer *buffer);

/* An attribute as it stands in the input: see galley_attribute_read_name and _value. */
typedef struct galley_attribute {
    galley_slice name;
    galley_slice value; /* without quotes; an absent slice when there is no '=' */
} galley_attribute;

typedef struct galley_attribute_iterator {
    const galley_document *document;
    const char *at;  /* in the tag being read */
    const char *end; /* of the input */
    size_t merge;    /* the next later tag to read */
    uint32_t node;
} galley_attribute_iterator;

/* Starts before the first attribute of an element. */
galley_attribute_iterator galley_attribute_begin(const galley_document *document, uint32_t index);

/*
 * The next attribute in source order, or false after the last. An attribute written twice is given
 * twice: the first one counts. Each call is linear in the bytes it passes over.
 */
bool galley_attribute_next(galley_attribute_iterator *iterator, galley_attribute *attribute);

/* Finds an attribute by its lower-case name. False when the element does not have it. */
bool galley_document_attribute(const galley_document *document, uint32_t index, galley_slice name,
                               galley_slice *value);

/* Appends a name in lower case, or a value with its character references decoded, both with line
 * ends made "\n" and NUL read as U+FFFD. False when there is no memory. */
bool galley_attribute_read_name(galley_slice name, galley_buffer *buffer);
bool galley_attribute_read_value(galley_slice value, galley_buffer *buffer);

/* What a doctype node holds; ptr is NULL for an identifier that is missing. */
typedef struct galley_doctype {
    galley_slice name;
    galley_slice public_id;
    galley_slice system_id;
    bool force_quirks;
} galley_doctype;

/* Finds the parts of a doctype in its span, still raw: the name is read as an attribute's name is,
 * the identifiers with galley_doctype_read_id. cut tells that the input ended inside the doctype.
 */
galley_doctype galley_doctype_parse(galley_slice span, bool cut);

/* Appends an identifier with line ends made "\n" and NUL read as U+FFFD. False without memory. */
bool galley_doctype_read_id(galley_slice id, galley_buffer *buffer);

#endif
