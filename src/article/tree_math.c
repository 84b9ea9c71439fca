/*
 * Formulas on their way into the tree.
 *
 * One on a line of its own is a block, and cuts the paragraph that it stands in; any other is an
 * inline part. Its place among the kept blocks decides whether it is kept: text of its own, in a
 * kept block; or none (a picture, a script), in a paragraph that has kept text, or between two kept
 * blocks.
 */
#include "math.h"
#include "tree_build.h"

/* Dropped blocks between two kept ones that a formula of several lines may have made. */
#define MOST_DROPPED 3
/* Of a paragraph that holds a picture of a formula, or its script, and no text. */
#define MOST_NODES 32

/* Does the block's container hold the node? */
static bool is_near(const galley_tree_builder *b, const galley_segment *segment, uint32_t node) {
    uint32_t around = b->source->blocks->containers[segment->container].node;
    return around < node && node < b->document->nodes[around].extent;
}

/* Is the place between two kept blocks with next to nothing between them? */
static bool is_between(const galley_tree_builder *b) {
    return b->last != NULL && b->segment - b->last <= 1 + MOST_DROPPED;
}

bool galley_tree_may_hold_math(const galley_tree_builder *b, uint32_t index) {
    const galley_document *document = b->document;
    uint32_t end = document->nodes[index].extent;
    if (b->segment == NULL || end - index > MOST_NODES || !is_between(b)) {
        return false;
    }
    for (uint32_t i = index + 1; i < end; i++) {
        galley_tag tag = galley_node_tag(&document->nodes[i]);
        if (tag == GALLEY_TAG_IMG || tag == GALLEY_TAG_SCRIPT) {
            return galley_math_begins(document, i);
        }
    }
    return false;
}

/* Opens the paragraph for an inline formula without kept text. False when it is not wanted. */
static bool enter_paragraph(galley_tree_builder *b, uint32_t index) {
    if (b->inside) {
        return true;
    }
    if (is_near(b, b->segment, index) && index < b->segment->first) {
        galley_tree_begin_segment(b);
        return b->leaf != GALLEY_PART_NONE;
    }
    return b->leaf != GALLEY_PART_NONE && b->last != NULL && is_near(b, b->last, index);
}

/* A full stop or comma alone behind a formula belongs to it. Returns the node to go on with. */
static uint32_t take_mark(galley_tree_builder *b, uint32_t index, galley_span *tex) {
    const galley_segment *segment = b->segment;
    if (segment == NULL || index != segment->last || index >= b->document->count ||
        !galley_node_is_text(&b->document->nodes[index])) {
        return index;
    }
    galley_slice text = galley_slice_trim(galley_document_span(b->document, index));
    if (text.len != 1 || strchr(".,;:", text.ptr[0]) == NULL) {
        return index;
    }
    b->no_memory |= !galley_buffer_append_byte(&b->tree->text, text.ptr[0]);
    tex->len++;
    galley_tree_end_segment(b);
    return index + 1;
}

static void add_part(galley_tree_builder *b, galley_part_kind kind, uint32_t node,
                     galley_span tex) {
    uint32_t part = galley_tree_add(b->tree, kind, b->top, node);
    if (part == GALLEY_PART_NONE) {
        b->no_memory = true;
        return;
    }
    b->tree->parts[part].text = tex;
    b->tree->has_math = true;
}

static uint32_t add_block(galley_tree_builder *b, uint32_t index, uint32_t end, galley_span tex) {
    galley_tree_end_leaf(b);
    galley_tree_push_holder(b, end);
    galley_tree_pass_segments(b, end);
    uint32_t after = take_mark(b, end, &tex);
    add_part(b, GALLEY_PART_FORMULA, index, tex);
    return after;
}

static void add_inline(galley_tree_builder *b, uint32_t index, uint32_t end, galley_span tex) {
    galley_tree_prepare(b);
    if (!b->no_memory) {
        add_part(b, GALLEY_PART_MATH, index, tex);
    }
    galley_tree_pass_segments(b, end);
}

uint32_t galley_tree_take_math(galley_tree_builder *b, uint32_t index) {
    galley_math found;
    galley_buffer *text = &b->tree->text;
    size_t start = text->len;
    if (b->segment == NULL || !galley_math_begins(b->document, index) ||
        !galley_math_read(b->document, index, &found, text)) {
        b->no_memory |= text->failed;
        return index;
    }
    if (text->len >= UINT32_MAX) {
        b->no_memory = true;
        return index;
    }
    galley_span tex = {(uint32_t)start, (uint32_t)(text->len - start)};
    bool kept = b->segment->first < found.end;
    uint8_t around = b->frames[b->depth - 1].kind;
    bool block = found.display && !galley_tree_holds_text(around);
    if (block && (b->inside || kept || is_between(b))) {
        return add_block(b, index, found.end, tex);
    }
    if (kept && !b->inside) {
        galley_tree_begin_segment(b);
        if (b->line && b->segment->join == GALLEY_JOIN_INLINE) {
            b->line = false;
            b->space = true;
        }
    } else if (!kept && !enter_paragraph(b, index)) {
        text->len = start;
        return index;
    }
    add_inline(b, index, found.end, tex);
    return found.end;
}
