/*
 * A document in, its blocks out: one walk over the nodes in order, with a stack of the elements
 * that are open.
 *
 * A block ends where a block element begins or ends, at <br>, and between the inline children of an
 * element that has no text of its own (rows of links, a date beside a name), unless the element is
 * one whose inline content is a single text, as a paragraph is. Text runs together as browsers show
 * it: white space collapses to one space, inline elements add none. U+00A0 and U+3000 are white
 * space here, because pages use them to space and to fill; inside pre everything stays as it is,
 * but for empty lines at both ends.
 *
 * Every node is passed once as itself and at most once as somebody's child, when its parent's own
 * text is looked for; so the time is linear. A page of nothing but tiny blocks would cost many
 * times its own size in memory: beyond one block for each BYTES_A_BLOCK bytes nothing is cut any
 * more.
 */
#include "blocks.h"
#include "display.h"
#include "evidence.h"
#include "model.h"
#include "words.h"

/* Real pages have some 900 bytes to a block, the densest of 1,358 had 86. Containers have the same
 * limit: beyond it a block counts for the next container up. */
#define BYTES_A_BLOCK 64
/* What any page may have, however short: there a block may well be seven bytes. */
#define BLOCKS_ALWAYS 256
/* Of elements with data; lists of a shop have some 1,000. */
#define MOST_MARKS 4096

/* Found out when it is asked for: most elements have only block elements in them. */
typedef enum splitting { SPLITTING_UNKNOWN, SPLITTING_YES, SPLITTING_NO } splitting;

struct galley_open {
    uint32_t node;
    uint32_t end;         /* the node after its subtree */
    uint32_t evidence;    /* of the inline elements inside the innermost block element */
    uint32_t inline_node; /* the innermost of them */
    uint32_t cell;        /* innermost td or th */
    uint32_t block;       /* place on the stack of the innermost block element: itself, or below */
    uint32_t link;        /* place on the stack of the link around it, 0: none */
    int16_t points;       /* as evidence */
    uint8_t tag;          /* of the innermost block element */
    uint8_t splits;       /* splitting: are its children blocks of their own? */
    bool cuts;            /* a block element: text ends with it */
    bool phrase;          /* inline elements in it run together */
    bool verbatim;        /* inside pre */
    /* of block elements alone, what their container gets, once a block needs one */
    uint32_t container;
    uint32_t own; /* evidence of the element and of inline ones around it */
    uint32_t outer_node;
    uint32_t shape;
    uint32_t images;
    uint32_t links;
    int16_t own_points;
};

typedef struct cutter {
    galley_blocks *blocks;
    const galley_document *document;
    size_t depth;
    size_t limit;     /* of blocks, and of containers */
    bool ending;      /* the limit no longer holds a block together */
    bool writing;     /* a block is begun, at blocks->segments[count] */
    bool no_memory;   /* sticks */
    uint32_t counted; /* the last link with text */
    galley_join join; /* of the next block */
    galley_words words;
} cutter;

void galley_blocks_init(galley_blocks *blocks, const galley_allocator *allocator) {
    memset(blocks, 0, sizeof *blocks);
    blocks->allocator = allocator;
    galley_buffer_init(&blocks->text, allocator);
    galley_buffer_init(&blocks->scratch, allocator);
    galley_evidence_init(&blocks->memory, &galley_model_lexicon);
}

void galley_blocks_free(galley_blocks *blocks) {
    const galley_allocator *allocator = blocks->allocator;
    galley_buffer_free(&blocks->text);
    galley_buffer_free(&blocks->scratch);
    galley_memory_free(allocator, blocks->segments, blocks->capacity * sizeof *blocks->segments);
    galley_memory_free(allocator, blocks->containers,
                       blocks->container_capacity * sizeof *blocks->containers);
    galley_memory_free(allocator, blocks->open, blocks->open_capacity * sizeof *blocks->open);
    galley_memory_free(allocator, blocks->marks, blocks->mark_capacity * sizeof *blocks->marks);
}

void galley_blocks_clear(galley_blocks *blocks) {
    galley_buffer_clear(&blocks->text);
    blocks->count = 0;
    blocks->container_count = 0;
    blocks->mark_count = 0;
}

static galley_open *top_of(cutter *c) { return &c->blocks->open[c->depth - 1]; }

/* Doubles an array, but never beyond the limit that the page's length sets. */
static bool grow(cutter *c, void **array, size_t *capacity, size_t count, size_t width) {
    if (count <= *capacity) {
        return true;
    }
    size_t next = *capacity < BLOCKS_ALWAYS / 2 ? BLOCKS_ALWAYS : 2 * *capacity;
    if (galley_memory_resize(c->blocks->allocator, array, capacity,
                             next < c->limit ? next : c->limit, width)) {
        return true;
    }
    c->no_memory = true;
    return false;
}

static galley_open *push(cutter *c) {
    galley_blocks *blocks = c->blocks;
    void *array = blocks->open;
    if (c->depth == blocks->open_capacity &&
        !galley_memory_grow(blocks->allocator, &array, &blocks->open_capacity, c->depth + 1,
                            sizeof(galley_open))) {
        c->no_memory = true;
        return NULL;
    }
    blocks->open = array;
    return &blocks->open[c->depth++];
}

static uint32_t add_container(cutter *c, const galley_open *open, uint32_t parent) {
    galley_blocks *blocks = c->blocks;
    if (blocks->container_count >= c->limit) {
        return parent;
    }
    void *array = blocks->containers;
    if (!grow(c, &array, &blocks->container_capacity, blocks->container_count + 1,
              sizeof(galley_container))) {
        return 0;
    }
    blocks->containers = array;
    unsigned depth = parent == GALLEY_CONTAINER_NONE ? 0 : blocks->containers[parent].depth + 1U;
    blocks->containers[blocks->container_count] =
        (galley_container){.node = open->node,
                           .parent = parent,
                           .evidence = open->own,
                           .shape = open->shape,
                           .inline_node = open->outer_node,
                           .points = open->own_points,
                           .depth = (uint16_t)(depth < UINT16_MAX ? depth : UINT16_MAX),
                           .tag = open->tag};
    return (uint32_t)blocks->container_count++;
}

/*
 * The container of the innermost open block element. Containers are made when the first block needs
 * them: from the innermost that is missing one up to one that has it, and then down again.
 */
static uint32_t need_container(cutter *c) {
    galley_open *open = c->blocks->open;
    uint32_t at = top_of(c)->block;
    uint32_t below = GALLEY_NODE_NONE; /* the way back is kept in the fields to be filled */
    while (at > 0 && open[at].container == GALLEY_CONTAINER_NONE) {
        uint32_t next = open[at - 1].block;
        open[at].container = below;
        below = at;
        at = next;
    }
    if (open[at].container == GALLEY_CONTAINER_NONE) {
        open[at].container = add_container(c, &open[at], GALLEY_CONTAINER_NONE);
    }
    uint32_t container = open[at].container;
    while (below != GALLEY_NODE_NONE) {
        uint32_t next = open[below].container;
        container = add_container(c, &open[below], container);
        open[below].container = container;
        below = next;
    }
    return container;
}

/* Begins a block at a text node. */
static void begin_block(cutter *c, uint32_t node) {
    galley_blocks *blocks = c->blocks;
    void *array = blocks->segments;
    if (!grow(c, &array, &blocks->capacity, blocks->count + 1, sizeof(galley_segment))) {
        return;
    }
    blocks->segments = array;
    uint32_t container = need_container(c);
    if (c->no_memory) {
        return;
    }
    const galley_open *open = top_of(c);
    galley_segment *segment = &blocks->segments[blocks->count];
    *segment = (galley_segment){.first = node,
                                .text = (uint32_t)blocks->text.len,
                                .container = container,
                                .cell = open->cell,
                                .evidence = open->evidence,
                                .inline_node = open->inline_node,
                                .points = open->points,
                                .tag = open->tag,
                                .join = (uint8_t)c->join};
    c->words = (galley_words){.space = false};
    c->writing = true;
}

/* Ends the block that is being written, if any. `join` tells how the next one follows. */
static void end_block(cutter *c, galley_join join) {
    galley_blocks *blocks = c->blocks;
    if (!c->writing) {
        /* the weightier cut counts: a block element beside a <br> */
        c->join = join < c->join ? join : c->join;
        return;
    }
    galley_segment *segment = &blocks->segments[blocks->count];
    if (blocks->count + 1 >= c->limit && !c->ending) {
        c->words.space = true;
        return;
    }
    while (blocks->text.len > segment->text &&
           galley_ascii_space(blocks->text.bytes[blocks->text.len - 1])) {
        blocks->text.len--; /* of a pre */
    }
    segment->len = (uint32_t)(blocks->text.len - segment->text);
    galley_words_finish(&c->words, galley_segment_text(blocks, segment), segment);
    blocks->count++;
    c->writing = false;
    c->join = join;
}

/* The first text in a link makes it count, for the block element around it. */
static void count_link(cutter *c) {
    galley_open *open = c->blocks->open;
    uint32_t link = top_of(c)->link;
    if (link != 0 && open[link].node != c->counted) {
        c->counted = open[link].node;
        open[open[link - 1].block].links++;
    }
}

static void take_text(cutter *c, uint32_t node) {
    galley_blocks *blocks = c->blocks;
    galley_slice text = galley_document_span(c->document, node);
    if (galley_document_needs_decoding(c->document, node)) {
        galley_buffer_clear(&blocks->scratch);
        if (!galley_document_read(c->document, node, &blocks->scratch)) {
            c->no_memory = true;
            return;
        }
        text = galley_buffer_slice(&blocks->scratch, 0, blocks->scratch.len);
    }
    if (!c->writing) {
        galley_slice rest = galley_words_skip(text);
        if (rest.len == 0) {
            return;
        }
        const galley_open *open = top_of(c);
        begin_block(c, node);
        /* a pre keeps the spaces that its first line begins with */
        text = open->verbatim && !c->no_memory ? galley_words_line(text, rest) : rest;
    }
    if (c->no_memory) {
        return;
    }
    const galley_open *open = top_of(c);
    size_t before = blocks->text.len;
    if (before + text.len >= UINT32_MAX ||
        !galley_words_append(&c->words, text, open->link != 0, open->verbatim, &blocks->text)) {
        c->no_memory = true;
    } else if (blocks->text.len > before) {
        blocks->segments[blocks->count].last = node;
        count_link(c);
    }
}

/* Has the element a text child that shows? */
static bool has_own_text(const cutter *c, uint32_t element) {
    const galley_document *document = c->document;
    uint32_t end = document->nodes[element].extent;
    for (uint32_t i = element + 1; i < end; i = galley_document_after(document, i)) {
        if (galley_node_is_text(&document->nodes[i]) &&
            !galley_words_blank(galley_document_span(document, i))) {
            return true;
        }
    }
    return false;
}

/* Are the children of an open element blocks of their own? */
static bool splits(const cutter *c, galley_open *open) {
    if (open->splits == SPLITTING_UNKNOWN) {
        open->splits = has_own_text(c, open->node) ? SPLITTING_NO : SPLITTING_YES;
    }
    return open->splits == SPLITTING_YES;
}

static void take_break(cutter *c) {
    if (c->depth > 0 && top_of(c)->verbatim && c->writing) {
        c->words.space = true;
        c->no_memory = !galley_buffer_append_byte(&c->blocks->text, '\n');
        return;
    }
    /* a second <br> with nothing between makes a paragraph */
    end_block(c, c->writing ? GALLEY_JOIN_BREAK : GALLEY_JOIN_BLOCK);
}

/* What is true of an inline element or a block element alone, on top of what is inherited. */
static void open_flow(cutter *c, galley_open *open, bool block, galley_evidence read) {
    open->evidence |= read.bits;
    open->points = galley_evidence_add(open->points, read.points);
    open->cuts = block;
    if (!block) {
        open->inline_node = open->node;
        return;
    }
    open->own = open->evidence;
    open->own_points = open->points;
    open->outer_node = open->inline_node;
    open->evidence = 0;
    open->points = 0;
    open->inline_node = GALLEY_NODE_NONE;
    open->shape = read.shape;
    open->images = 0;
    open->links = 0;
    open->block = (uint32_t)c->depth - 1;
    open->container = GALLEY_CONTAINER_NONE;
    open->phrase = false;
}

/* Notes an element whose attributes tell data. */
static void take_mark(cutter *c, uint32_t element) {
    galley_blocks *blocks = c->blocks;
    void *array = blocks->marks;
    if (blocks->mark_count >= MOST_MARKS) {
        return;
    }
    if (blocks->mark_count == blocks->mark_capacity &&
        !galley_memory_grow(blocks->allocator, &array, &blocks->mark_capacity,
                            blocks->mark_count + 1, sizeof *blocks->marks)) {
        c->no_memory = true;
        return;
    }
    blocks->marks = array;
    blocks->marks[blocks->mark_count++] = element;
}

/* Opens an element and returns the node to go on with: its first child, or what follows it. */
static uint32_t open_element(cutter *c, uint32_t index) {
    const galley_document *document = c->document;
    const galley_node *node = &document->nodes[index];
    const galley_display *display = galley_display_of(node);
    if (display->flow >= GALLEY_FLOW_BREAK) {
        if (display->flow == GALLEY_FLOW_BREAK) {
            take_break(c);
        } else if (display->flow == GALLEY_FLOW_PICTURE) {
            c->blocks->open[top_of(c)->block].images++;
        }
        return node->extent;
    }
    galley_evidence read = display->quiet
                               ? galley_evidence_plain(node)
                               : galley_evidence_read(&c->blocks->memory, document, index);
    read.bits |= display->evidence;
    if (read.marked) {
        take_mark(c, index);
    }
    bool block = display->flow == GALLEY_FLOW_BLOCK;
    if (block || splits(c, top_of(c))) {
        end_block(c, block ? GALLEY_JOIN_BLOCK : GALLEY_JOIN_INLINE);
    }
    galley_open *open = push(c);
    if (open == NULL) {
        return node->extent;
    }
    *open = open[-1]; /* the document itself stands at the bottom */
    galley_tag tag = galley_node_tag(node);
    open->node = index;
    open->end = node->extent;
    open_flow(c, open, block, read);
    if (block) {
        open->tag = (uint8_t)tag;
    }
    /* what stands inside a text is a part of it, however it is nested */
    open->phrase |= display->phrase || (!block && open[-1].splits == SPLITTING_NO);
    open->splits = open->phrase ? SPLITTING_NO : SPLITTING_UNKNOWN;
    if (tag == GALLEY_TAG_A) {
        open->link = (uint32_t)c->depth - 1;
    } else if (tag == GALLEY_TAG_TD || tag == GALLEY_TAG_TH) {
        open->cell = index;
    } else if (tag == GALLEY_TAG_PRE || tag == GALLEY_TAG_LISTING || tag == GALLEY_TAG_XMP ||
               tag == GALLEY_TAG_PLAINTEXT) {
        open->verbatim = true;
    }
    return index + 1;
}

/* A block element's counts go to its container, or, without one, to the block element around. */
static void hand_counts(galley_blocks *blocks, const galley_open *open) {
    if (open->container != GALLEY_CONTAINER_NONE) {
        blocks->containers[open->container].images += open->images;
        blocks->containers[open->container].links += open->links;
    } else if (open > blocks->open) {
        galley_open *around = &blocks->open[open[-1].block];
        around->images += open->images;
        around->links += open->links;
    }
}

static void close_elements(cutter *c, uint32_t index) {
    while (c->depth > 1 && top_of(c)->end <= index) {
        bool cuts = top_of(c)->cuts;
        if (cuts) {
            hand_counts(c->blocks, top_of(c));
        }
        c->depth--;
        if (cuts || splits(c, top_of(c))) {
            end_block(c, cuts ? GALLEY_JOIN_BLOCK : GALLEY_JOIN_INLINE);
        }
    }
}

galley_status galley_blocks_cut(galley_blocks *blocks, const galley_document *document) {
    galley_blocks_clear(blocks);
    galley_evidence_forget(&blocks->memory);
    cutter c = {.blocks = blocks,
                .document = document,
                .counted = GALLEY_NODE_NONE,
                .limit = BLOCKS_ALWAYS + document->input.len / BYTES_A_BLOCK};
    galley_open *bottom = push(&c);
    if (bottom == NULL) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    *bottom = (galley_open){.end = (uint32_t)document->count,
                            .inline_node = GALLEY_NODE_NONE,
                            .cell = GALLEY_NODE_NONE,
                            .splits = SPLITTING_NO,
                            .container = GALLEY_CONTAINER_NONE,
                            .outer_node = GALLEY_NODE_NONE,
                            .cuts = true};
    uint32_t index = 1;
    while (index < document->count && !c.no_memory) {
        if (top_of(&c)->end <= index) {
            close_elements(&c, index);
        }
        const galley_node *node = &document->nodes[index];
        if (galley_node_is_element(node)) {
            index = open_element(&c, index);
        } else {
            if (galley_node_is_text(node)) {
                take_text(&c, index);
            }
            index++;
        }
    }
    if (c.no_memory) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    c.ending = true;
    end_block(&c, GALLEY_JOIN_BLOCK);
    close_elements(&c, UINT32_MAX);
    hand_counts(blocks, &blocks->open[0]);
    return GALLEY_STATUS_OK;
}
