/*
 * Judged blocks in, the tree out: one walk over the document, up to the last block that is kept.
 *
 * An element becomes a part only when it has text that is kept: then it is opened where the walk
 * meets it and closed where it ends. Everything else is passed over as a whole. Each kept block is
 * a paragraph, unless it stands in what holds text itself (a heading), or goes on with the one
 * before after a line break. Blocks that the limit of their number has run together are one
 * paragraph, whatever elements stand in them.
 */
#include "../input/utf8.h"
#include "../judge/display.h"
#include "tree_build.h"

/* Addresses may take this much memory however short the page; and beyond, twice its length. A long
 * base would otherwise be copied for every link. */
#define ADDRESS_BYTES_ALWAYS 65536
/* Every relative link would be as long. */
#define LONGEST_BASE 2048

static const galley_segment *next_kept(const galley_blocks *blocks, const galley_segment *at) {
    if (blocks->count == 0) {
        return NULL; /* there may be no array either */
    }
    const galley_segment *end = blocks->segments + blocks->count;
    while (at < end && !at->kept) {
        at++;
    }
    return at < end ? at : NULL;
}

uint32_t galley_tree_open(galley_tree_builder *b, galley_part_kind kind, uint32_t node) {
    uint32_t part = galley_tree_add(b->tree, kind, b->top, node);
    if (part == GALLEY_PART_NONE) {
        b->no_memory = true;
    } else {
        b->top = part;
    }
    return part;
}

static galley_tree_frame *top_frame(galley_tree_builder *b) { return &b->frames[b->depth - 1]; }

/* A heading that is strong as a whole is no stronger than its kind. */
static void calm_heading(galley_tree *tree, uint32_t heading) {
    uint32_t end = tree->parts[heading].end;
    for (uint32_t i = heading + 1; i < end && tree->parts[i].end == end; i++) {
        if (tree->parts[i].kind == GALLEY_PART_STRONG) {
            tree->parts[i].kind = GALLEY_PART_PLAIN;
        } else if (tree->parts[i].kind != GALLEY_PART_LINK) {
            return;
        }
    }
}

void galley_tree_end_leaf(galley_tree_builder *b) {
    if (b->leaf == GALLEY_PART_NONE) {
        return;
    }
    galley_tree_close_marks(b);
    galley_tree_close(b->tree, b->leaf);
    if (b->tree->parts[b->leaf].kind == GALLEY_PART_HEADING) {
        calm_heading(b->tree, b->leaf);
    }
    b->top = galley_tree_holds_text(top_frame(b)->kind) ? b->leaf : b->tree->parts[b->leaf].parent;
    b->leaf = GALLEY_PART_NONE;
}

static void pop_frames(galley_tree_builder *b, uint32_t index) {
    while (b->depth > 1 && top_frame(b)->end <= index) {
        galley_tree_end_leaf(b);
        galley_tree_close(b->tree, top_frame(b)->part);
        b->in_table &= top_frame(b)->kind != GALLEY_PART_TABLE;
        b->depth--;
        b->top = top_frame(b)->part;
    }
}

/* Opens a block until the document's node `end`. */
static void push_frame(galley_tree_builder *b, galley_part_kind kind, uint32_t node, uint32_t end) {
    galley_tree_end_leaf(b);
    uint32_t part = galley_tree_open(b, kind, node);
    if (part != GALLEY_PART_NONE) {
        b->frames[b->depth++] = (galley_tree_frame){part, end, (uint8_t)kind};
    }
}

/* The last child of the innermost block, when it is an item: what stands between two items goes on
 * with the one before. */
static uint32_t last_item(const galley_tree_builder *b) {
    const galley_tree *tree = b->tree;
    uint32_t list = b->frames[b->depth - 1].part;
    uint32_t last = GALLEY_PART_NONE;
    for (uint32_t i = (uint32_t)tree->count - 1; i > list; i = tree->parts[i].parent) {
        last = i;
    }
    return last;
}

/* Blocks cannot stand in lists, tables and rows but in what these hold, which is opened until the
 * node `end`. */
void galley_tree_push_holder(galley_tree_builder *b, uint32_t end) {
    uint8_t kind = top_frame(b)->kind;
    galley_part_kind holder = kind == GALLEY_PART_TERMS ? GALLEY_PART_DETAIL : GALLEY_PART_ITEM;
    uint32_t item;
    galley_tree_end_leaf(b);
    switch (kind) {
    case GALLEY_PART_LIST:
    case GALLEY_PART_TERMS:
        item = last_item(b);
        if (item != GALLEY_PART_NONE && b->tree->parts[item].kind == holder) {
            b->top = item;
            b->frames[b->depth++] = (galley_tree_frame){item, end, (uint8_t)holder};
        } else {
            push_frame(b, holder, GALLEY_NODE_NONE, end);
        }
        break;
    case GALLEY_PART_TABLE:
        push_frame(b, GALLEY_PART_ROW, GALLEY_NODE_NONE, end);
        push_frame(b, GALLEY_PART_CELL, GALLEY_NODE_NONE, end);
        break;
    case GALLEY_PART_ROW:
        push_frame(b, GALLEY_PART_CELL, GALLEY_NODE_NONE, end);
        break;
    default:
        break;
    }
}

bool galley_tree_begin_leaf(galley_tree_builder *b, uint32_t node, uint32_t end) {
    if (b->leaf != GALLEY_PART_NONE && galley_tree_holds_text(top_frame(b)->kind)) {
        b->line = true; /* a second block in a heading */
        return true;
    }
    galley_tree_end_leaf(b);
    if (galley_tree_holds_text(top_frame(b)->kind)) {
        b->leaf = top_frame(b)->part;
    } else {
        galley_tree_push_holder(b, end);
        b->leaf = galley_tree_open(b, GALLEY_PART_PARAGRAPH, node);
    }
    b->space = false;
    b->line = false;
    return b->leaf != GALLEY_PART_NONE;
}

/* May a part of this kind stand in the innermost block, if need be with a holder around it? */
static bool fits(const galley_tree_builder *b, galley_part_kind kind) {
    uint8_t around = b->frames[b->depth - 1].kind;
    if (b->inside || galley_tree_holds_text(around) || b->depth >= GALLEY_TREE_DEPTH) {
        return false;
    }
    switch (kind) {
    case GALLEY_PART_ITEM:
        return around == GALLEY_PART_LIST;
    case GALLEY_PART_TERM:
    case GALLEY_PART_DETAIL:
        return around == GALLEY_PART_TERMS;
    case GALLEY_PART_TABLE:
        return !b->in_table;
    case GALLEY_PART_CAPTION:
        return around == GALLEY_PART_FIGURE || around == GALLEY_PART_TABLE;
    case GALLEY_PART_SUMMARY:
        return around == GALLEY_PART_DETAILS;
    case GALLEY_PART_ROW:
        return around == GALLEY_PART_TABLE;
    case GALLEY_PART_CELL:
        return around == GALLEY_PART_ROW;
    default:
        return true;
    }
}

static bool needs_holder(const galley_tree_builder *b, galley_part_kind kind) {
    switch (kind) {
    case GALLEY_PART_ITEM:
    case GALLEY_PART_TERM:
    case GALLEY_PART_DETAIL:
    case GALLEY_PART_CAPTION:
    case GALLEY_PART_ROW:
    case GALLEY_PART_CELL:
        return false;
    default:
        return b->frames[b->depth - 1].kind == GALLEY_PART_LIST ||
               b->frames[b->depth - 1].kind == GALLEY_PART_TERMS ||
               b->frames[b->depth - 1].kind == GALLEY_PART_TABLE ||
               b->frames[b->depth - 1].kind == GALLEY_PART_ROW;
    }
}

/* What a list's start attribute says; 1 when it says nothing that Markdown could. */
static uint32_t read_start(const galley_tree_builder *b, uint32_t node) {
    enum { MOST_DIGITS = 9 };
    galley_slice value;
    uint32_t start = 0;
    if (!galley_document_attribute(b->document, node, galley_slice_from("start"), &value)) {
        return 1;
    }
    value = galley_slice_trim(value);
    if (value.len == 0 || value.len > MOST_DIGITS) {
        return 1;
    }
    for (size_t i = 0; i < value.len; i++) {
        if (value.ptr[i] < '0' || value.ptr[i] > '9') {
            return 1;
        }
        start = start * 10 + (uint32_t)(value.ptr[i] - '0');
    }
    return start;
}

static void describe(galley_tree_builder *b, uint32_t part, galley_tree_element element) {
    uint32_t node = b->tree->parts[part].node;
    galley_span url = {0, 0};
    if (element.kind == GALLEY_PART_QUOTE) {
        url = galley_tree_address(b, node, "cite");
    }
    galley_part *p = &b->tree->parts[part];
    if (element.kind == GALLEY_PART_CELL) {
        galley_tree_describe_cell(b, part);
        return;
    }
    p->number = element.number;
    p->url = url;
    if (element.kind == GALLEY_PART_LIST) {
        if (galley_node_tag(&b->document->nodes[node]) == GALLEY_TAG_OL) {
            p->flags |= GALLEY_PART_ORDERED;
            p->number = read_start(b, node);
        }
    } else if (element.kind == GALLEY_PART_QUOTE &&
               (b->segment->evidence & GALLEY_EVIDENCE_PULLED) != 0) {
        p->flags |= GALLEY_PART_PULLED;
    }
}

static void push_block(galley_tree_builder *b, uint32_t index, galley_tree_element element) {
    galley_part_kind kind = (galley_part_kind)element.kind;
    uint32_t end = b->document->nodes[index].extent;
    if (!fits(b, kind)) {
        return;
    }
    if (needs_holder(b, kind)) {
        galley_tree_push_holder(b, end);
    }
    push_frame(b, kind, index, end);
    b->in_table |= kind == GALLEY_PART_TABLE;
    if (!b->no_memory) {
        describe(b, top_frame(b)->part, element);
    }
}

/* Has the subtree text that is kept and not read yet? */
static bool has_kept(const galley_tree_builder *b, uint32_t end) {
    return b->segment != NULL && b->segment->first < end;
}

/* The block before the walk's place is done. */
void galley_tree_end_segment(galley_tree_builder *b) {
    b->last = b->segment;
    b->segment = next_kept(b->source->blocks, b->segment + 1);
    b->inside = false;
}

void galley_tree_pass_segments(galley_tree_builder *b, uint32_t end) {
    while (b->segment != NULL && b->segment->last < end) {
        galley_tree_end_segment(b);
    }
    if (b->segment != NULL && b->segment->first < end) {
        b->inside = true;
    }
}

bool galley_tree_begin_single(galley_tree_builder *b, uint32_t node) {
    if (b->inside || galley_tree_holds_text(top_frame(b)->kind)) {
        return false;
    }
    galley_tree_end_leaf(b);
    galley_tree_push_holder(b, b->document->nodes[node].extent);
    return !b->no_memory;
}

static void take_code(galley_tree_builder *b, uint32_t index) {
    uint32_t end = b->document->nodes[index].extent;
    if (galley_tree_begin_single(b, index)) {
        galley_tree_take_code(b, index);
    }
    while (has_kept(b, end)) {
        galley_tree_end_segment(b);
    }
}

/* A table becomes a part, or code, or no part at all; the node to go on with. */
static uint32_t enter_table(galley_tree_builder *b, uint32_t index, galley_tree_element element) {
    uint32_t end = b->document->nodes[index].extent;
    galley_table table;
    if (!fits(b, GALLEY_PART_TABLE) || !galley_tree_read_table(b, index, &table) ||
        table.kind == GALLEY_TABLE_LAYOUT) {
        return index + 1;
    }
    if (table.kind == GALLEY_TABLE_DATA && !b->source->without.tables) {
        b->cells = table.cells;
        b->cell_count = table.count;
        push_block(b, index, element);
        return index + 1;
    }
    if (table.kind == GALLEY_TABLE_CODE) {
        (void)galley_tree_begin_single(b, index);
        galley_tree_take_code_table(b, index, &table);
    }
    while (has_kept(b, end)) {
        galley_tree_end_segment(b);
    }
    return end;
}

/* Has the subtree no text at all, kept or dropped, though it stands between kept blocks? Then it
 * may be what is around a frame. */
static bool is_silent(galley_tree_builder *b, uint32_t index) {
    const galley_blocks *blocks = b->source->blocks;
    const galley_segment *end = blocks->segments + blocks->count;
    const galley_node *node = &b->document->nodes[index];
    while (b->any < end && b->any->first < index) {
        b->any++;
    }
    return b->last != NULL && b->segment != NULL && b->any < end && b->any->first >= node->extent &&
           galley_node_tag(node) != GALLEY_TAG_NOSCRIPT;
}

/* Passes an element that holds no kept text: it may hold pictures of the article, a frame, or a
 * formula. */
static uint32_t pass(galley_tree_builder *b, uint32_t index) {
    const galley_node *node = &b->document->nodes[index];
    if (!galley_tree_has_picture(b, index, node->extent) && !is_silent(b, index)) {
        return galley_tree_may_hold_math(b, index) ? index + 1 : node->extent;
    }
    if (galley_node_tag(node) == GALLEY_TAG_A) {
        galley_tree_push_mark(b, GALLEY_PART_LINK, index);
    }
    return index + 1;
}

/* An element that holds no text for a reader. */
static uint32_t take_single(galley_tree_builder *b, uint32_t index) {
    const galley_node *node = &b->document->nodes[index];
    uint8_t flow = galley_display_of(node)->flow;
    b->space |= flow == GALLEY_FLOW_BREAK;
    if (flow == GALLEY_FLOW_PICTURE && galley_tree_has_picture(b, index, node->extent)) {
        galley_tree_take_picture(b, index);
    } else if (galley_node_tag(node) == GALLEY_TAG_IFRAME && b->last != NULL &&
               b->segment != NULL) {
        galley_tree_take_embed(b, index);
    }
    return node->extent;
}

/* Opens an element; the node to go on with: its first child, or what follows it. */
static uint32_t enter(galley_tree_builder *b, uint32_t index) {
    const galley_node *node = &b->document->nodes[index];
    const galley_display *display = galley_display_of(node);
    uint32_t after = galley_tree_take_math(b, index);
    if (after != index) {
        return after;
    }
    if (display->flow >= GALLEY_FLOW_BREAK) {
        return take_single(b, index);
    }
    galley_tree_element element = galley_tree_element_of(node);
    if (!has_kept(b, node->extent) &&
        !(element.kind == GALLEY_PART_CELL && top_frame(b)->kind == GALLEY_PART_ROW)) {
        return pass(b, index);
    }
    b->space |= b->inside && display->flow == GALLEY_FLOW_BLOCK;
    if (element.kind == GALLEY_PART_TABLE) {
        return enter_table(b, index, element);
    }
    if (element.kind == GALLEY_PART_CODE && !b->inside &&
        !galley_tree_holds_text(top_frame(b)->kind)) {
        take_code(b, index);
        return node->extent;
    }
    if (element.kind == GALLEY_PART_LINK && top_frame(b)->kind == GALLEY_PART_HEADING &&
        galley_tree_is_permalink(b, index)) {
        galley_tree_pass_segments(b, node->extent);
        return node->extent;
    }
    if (element.kind >= GALLEY_PART_EMPHASIS) {
        galley_tree_push_mark(b, (galley_part_kind)element.kind, index);
    } else if (element.kind != GALLEY_PART_ROOT && element.kind != GALLEY_PART_CODE) {
        push_block(b, index, element);
    }
    return index + 1;
}

/* Does a kept block go on with the paragraph of the one before? */
static bool goes_on(const galley_tree_builder *b) {
    return b->leaf != GALLEY_PART_NONE && b->last != NULL && b->segment == b->last + 1 &&
           b->segment->container == b->last->container && b->segment->join != GALLEY_JOIN_BLOCK;
}

void galley_tree_begin_segment(galley_tree_builder *b) {
    if (goes_on(b)) {
        /* a formula and the text beside it are one line */
        bool formula = b->segment->join == GALLEY_JOIN_INLINE &&
                       b->tree->parts[b->tree->count - 1].kind == GALLEY_PART_MATH;
        b->line = !formula;
        b->space |= formula;
    } else {
        (void)galley_tree_begin_leaf(b, b->segment->first, b->segment->last + 1);
    }
    b->inside = true;
}

/* Is white space kept as it is around a node? */
static bool is_verbatim(const galley_document *document, uint32_t node) {
    for (; node != GALLEY_NODE_NONE; node = document->nodes[node].parent) {
        galley_tag tag = galley_node_tag(&document->nodes[node]);
        if (tag == GALLEY_TAG_PRE || tag == GALLEY_TAG_LISTING || tag == GALLEY_TAG_XMP ||
            tag == GALLEY_TAG_PLAINTEXT) {
            return true;
        }
    }
    return false;
}

/* Takes one of several texts of a block. The block has their white space collapsed: what stands
 * there as it does here needs no more of that. */
static void take_piece(galley_tree_builder *b, galley_slice text) {
    galley_slice whole = galley_segment_text(b->source->blocks, b->segment);
    galley_slice bare = galley_slice_trim(text);
    size_t at = b->passed;
    at += at < whole.len && whole.ptr[at] == ' ';
    if (b->verbatim || bare.len == 0 || at > whole.len || bare.len > whole.len - at ||
        memcmp(whole.ptr + at, bare.ptr, bare.len) != 0) {
        galley_tree_take_text(b, text, false);
        return;
    }
    b->space |= bare.ptr > text.ptr;
    galley_tree_take_text(b, bare, true);
    b->space |= bare.ptr + bare.len < text.ptr + text.len;
    b->passed = at + bare.len;
}

static void take_text(galley_tree_builder *b, uint32_t index) {
    const galley_segment *segment = b->segment;
    if (segment == NULL || index < segment->first) {
        return;
    }
    if (!b->inside) {
        galley_tree_begin_segment(b);
    }
    galley_slice raw = galley_document_span(b->document, index);
    if (segment != b->pieces && segment->first < segment->last) {
        b->pieces = segment;
        b->passed = 0;
        b->verbatim = is_verbatim(b->document, index);
    }
    if (segment->first == segment->last) {
        b->space |= raw.len > 0 && galley_ascii_space(raw.ptr[0]);
        galley_tree_take_text(b, galley_segment_text(b->source->blocks, segment), true);
        b->space |= raw.len > 0 && galley_ascii_space(raw.ptr[raw.len - 1]);
    } else if (!galley_document_needs_decoding(b->document, index)) {
        take_piece(b, raw);
    } else {
        galley_buffer_clear(b->scratch);
        b->no_memory |= !galley_document_read(b->document, index, b->scratch);
        take_piece(b, galley_buffer_slice(b->scratch, 0, b->scratch->len));
    }
    if (index >= segment->last) {
        galley_tree_end_segment(b);
    }
}

static void walk(galley_tree_builder *b) {
    const galley_document *document = b->document;
    uint32_t index = 1;
    while (index < document->count && !b->no_memory &&
           (b->segment != NULL || b->picture_count > 0 || b->in_table)) {
        galley_tree_pop_marks(b, index);
        pop_frames(b, index);
        const galley_node *node = &document->nodes[index];
        if (galley_node_is_element(node)) {
            index = enter(b, index);
            continue;
        }
        if (galley_node_is_text(node)) {
            take_text(b, index);
        }
        index++;
    }
}

bool galley_tree_build(galley_tree *tree, const galley_tree_source *source) {
    galley_tree_builder b = {.tree = tree,
                             .source = source,
                             .document = source->document,
                             .leaf = GALLEY_PART_NONE,
                             .top = GALLEY_PART_NONE,
                             .closed = GALLEY_PART_NONE,
                             .address_room =
                                 ADDRESS_BYTES_ALWAYS + 2 * source->document->input.len};
    if (source->base.len <= LONGEST_BASE &&
        galley_utf8_best()->check(source->base) != GALLEY_UTF8_INVALID) {
        b.base = source->base;
    }
    if (source->pictures != NULL && !source->without.images) {
        b.picture = source->pictures->items;
        b.picture_count = source->pictures->count;
    }
    b.any = source->blocks->segments;
    b.segment = next_kept(source->blocks, source->blocks->segments);
    if (b.segment == NULL) {
        return true;
    }
    b.scratch = &tree->scratch;
    uint32_t root = galley_tree_open(&b, GALLEY_PART_ROOT, 0);
    if (root == GALLEY_PART_NONE) {
        return false;
    }
    b.frames[b.depth++] = (galley_tree_frame){root, UINT32_MAX, GALLEY_PART_ROOT};
    walk(&b);
    if (b.no_memory) {
        return false;
    }
    galley_tree_end_leaf(&b);
    pop_frames(&b, UINT32_MAX - 1);
    galley_tree_close(tree, root);
    return true;
}
