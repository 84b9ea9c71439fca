/*
 * UTF-8 without markup in, blocks and a document out: each line a paragraph, or several where the
 * text is wrapped at a width. Blank lines are no blocks; how many stand before each is kept, for
 * they say much.
 *
 * The document's nodes are the document itself, html, body and a p with a text for each block, as a
 * parser would make them of such a page. A text's span runs from its first line's first byte to its
 * last line's last one.
 */
#include "../judge/words.h"
#include "line_source.h"
#include "lines.h"

/* A page has at most one block for so many bytes, and some more; what is over the limit stays in
 * the last one. It bounds memory on pages of lines of one letter. */
#define BYTES_A_BLOCK 64
#define BLOCKS_ALWAYS 4096

enum { HEAD_NODES = 3, NODES_A_BLOCK = 2 };

typedef struct cutter {
    galley_lines *lines;
    galley_blocks *blocks;
    galley_document *document;
    galley_words words;
    size_t start; /* of the block in the source */
    size_t end;
    size_t text; /* where its text begins in the buffer */
    size_t gap;
    size_t wraps;
    char last; /* first byte of the last character of the line before */
} cutter;

static uint32_t node_bits(galley_tag tag, galley_node_kind kind, uint32_t flags) {
    return (uint32_t)tag << GALLEY_NODE_NAME_SHIFT | (uint32_t)kind << GALLEY_NODE_KIND_SHIFT |
           flags;
}

static uint32_t element_bits(galley_tag tag) {
    return node_bits(tag, GALLEY_NODE_ELEMENT, GALLEY_NODE_IMPLIED);
}

static bool add_nodes(galley_document *document, size_t count) {
    void *nodes = document->nodes;
    if (!galley_memory_grow(document->allocator, &nodes, &document->capacity,
                            document->count + count, sizeof *document->nodes)) {
        return false;
    }
    document->nodes = nodes;
    document->count += count;
    return true;
}

static bool begin_document(galley_document *document, galley_slice text) {
    document->input = text;
    document->count = 0;
    document->merge_count = 0;
    document->data_count = 0;
    document->quirks = false;
    document->limited_quirks = false;
    if (!add_nodes(document, HEAD_NODES)) {
        return false;
    }
    document->nodes[0] =
        (galley_node){0, 0, GALLEY_NODE_NONE, node_bits(GALLEY_TAG_NONE, GALLEY_NODE_DOCUMENT, 0)};
    document->nodes[1] = (galley_node){0, 0, 0, element_bits(GALLEY_TAG_HTML)};
    document->nodes[2] = (galley_node){0, 0, 1, element_bits(GALLEY_TAG_BODY)};
    return true;
}

static bool begin_blocks(galley_blocks *blocks) {
    void *containers = blocks->containers;
    galley_blocks_clear(blocks);
    if (!galley_memory_grow(blocks->allocator, &containers, &blocks->container_capacity, 1,
                            sizeof *blocks->containers)) {
        return false;
    }
    blocks->containers = containers;
    blocks->containers[0] = (galley_container){.node = 2,
                                               .parent = GALLEY_CONTAINER_NONE,
                                               .inline_node = GALLEY_NODE_NONE,
                                               .tag = GALLEY_TAG_BODY};
    blocks->container_count = 1;
    return true;
}

static bool add_segment(cutter *c, uint32_t node) {
    galley_blocks *blocks = c->blocks;
    void *segments = blocks->segments;
    void *gaps = c->lines->gaps;
    if (!galley_memory_grow(blocks->allocator, &segments, &blocks->capacity, blocks->count + 1,
                            sizeof *blocks->segments)) {
        return false;
    }
    blocks->segments = segments;
    if (!galley_memory_grow(c->lines->allocator, &gaps, &c->lines->gap_capacity, blocks->count + 1,
                            2)) {
        return false;
    }
    c->lines->gaps = gaps;
    galley_segment *segment = &blocks->segments[blocks->count];
    *segment = (galley_segment){.first = node,
                                .last = node,
                                .text = (uint32_t)c->text,
                                .len = (uint32_t)(blocks->text.len - c->text),
                                .cell = GALLEY_NODE_NONE,
                                .inline_node = GALLEY_NODE_NONE,
                                .tag = GALLEY_TAG_P,
                                .join = GALLEY_JOIN_BLOCK};
    galley_words_finish(&c->words, galley_segment_text(blocks, segment), segment);
    segment->words = segment->words > 0 ? segment->words : 1;
    c->lines->gaps[2 * blocks->count] = (uint8_t)(c->gap < UINT8_MAX ? c->gap : UINT8_MAX);
    c->lines->gaps[2 * blocks->count + 1] = (uint8_t)(c->wraps < UINT8_MAX ? c->wraps : UINT8_MAX);
    blocks->count++;
    return true;
}

/* Ends the block that is open, if there is one. */
static bool end_block(cutter *c) {
    galley_document *document = c->document;
    if (c->wraps == 0) {
        return true;
    }
    uint32_t at = (uint32_t)document->count;
    if (!add_nodes(document, NODES_A_BLOCK) || !add_segment(c, at + 1)) {
        return false;
    }
    uint32_t start = (uint32_t)c->start;
    document->nodes[at] = (galley_node){start, at + NODES_A_BLOCK, 2, element_bits(GALLEY_TAG_P)};
    document->nodes[at + 1] = (galley_node){start, (uint32_t)(c->end - c->start), at,
                                            node_bits(GALLEY_TAG_NONE, GALLEY_NODE_TEXT, 0)};
    c->wraps = 0;
    return true;
}

/* The first byte of a line's last character. */
static char last_character(galley_slice line) {
    size_t at = line.len - 1;
    while (at > 0 && ((unsigned char)line.ptr[at] & 0xC0) == 0x80) {
        at--;
    }
    return line.ptr[at];
}

/* Of writing without spaces: from U+3000 on, or so. */
static bool is_unspaced(char first) {
    unsigned char byte = (unsigned char)first;
    return byte >= 0xE3 && byte <= 0xEF;
}

static bool take_line(cutter *c, galley_slice line, bool joins, size_t gap) {
    if (!joins) {
        if (!end_block(c)) {
            return false;
        }
        c->words = (galley_words){.space = false};
        c->start = (size_t)(line.ptr - c->document->input.ptr);
        c->text = c->blocks->text.len;
        c->gap = gap;
    }
    galley_slice shown = galley_words_skip(line);
    c->words.space = joins && !(is_unspaced(c->last) && is_unspaced(shown.ptr[0]));
    if (!galley_words_append(&c->words, line, false, false, &c->blocks->text)) {
        return false;
    }
    c->end = (size_t)(line.ptr + line.len - c->document->input.ptr);
    c->last = last_character(line);
    c->wraps++;
    return true;
}

/* Does a line begin as a list's item does? Such a one goes on with nothing. */
static bool is_item(galley_slice line) {
    line = galley_words_skip(line);
    return line.len > 1 && ((memchr("-*+", line.ptr[0], 3) != NULL && line.ptr[1] == ' ') ||
                            (line.len > 3 && memcmp(line.ptr, "\xE2\x80\xA2", 3) == 0));
}

galley_status galley_lines_cut(galley_lines *lines, galley_slice text, galley_document *document,
                               galley_blocks *blocks) {
    cutter c = {.lines = lines, .blocks = blocks, .document = document};
    size_t limit = BLOCKS_ALWAYS + text.len / BYTES_A_BLOCK;
    if (text.len >= UINT32_MAX) {
        return GALLEY_STATUS_TOO_LARGE;
    }
    if (!begin_document(document, text) || !begin_blocks(blocks)) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    size_t width = galley_lines_width(text);
    lines->wrapped = width > 0;
    galley_line_source source = {text, 0, 0};
    galley_slice line;
    size_t before = 0;
    while (galley_line_source_next(&source, &line)) {
        galley_line_size size = galley_line_measure(line);
        bool full = width > 0 && source.gap == 0 && before + 1 + size.first > width;
        bool joins = c.wraps > 0 && ((full && !is_item(line)) || blocks->count >= limit);
        if (!take_line(&c, line, joins, source.gap)) {
            return GALLEY_STATUS_NO_MEMORY;
        }
        before = size.whole;
    }
    if (!end_block(&c)) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    for (size_t i = 0; i < HEAD_NODES; i++) {
        document->nodes[i].extent = (uint32_t)document->count;
    }
    return GALLEY_STATUS_OK;
}
