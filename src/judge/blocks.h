/*
 * The page as blocks: the smallest pieces of text that are kept or dropped as a whole.
 *
 * A page's workspace holds one galley_blocks and uses it again for every input. Texts of all blocks
 * lie in one buffer, decoded and with their white space collapsed. Each block knows the nodes it
 * came from and its container, the innermost block element around it; containers know theirs.
 */
#ifndef GALLEY_JUDGE_BLOCKS_H
#define GALLEY_JUDGE_BLOCKS_H

#include "../html/document.h"
#include "evidence.h"

#define GALLEY_CONTAINER_NONE UINT32_MAX

/* How a block hangs together with the one before it, when both are kept. */
typedef enum galley_join {
    GALLEY_JOIN_BLOCK, /* a new block element: a blank line */
    GALLEY_JOIN_BREAK, /* after one <br>: a new line */
    GALLEY_JOIN_INLINE /* the next inline child of the same element: a new line */
} galley_join;

/* A block, and what is measured about it. */
typedef struct galley_segment {
    uint32_t first;       /* its first text node */
    uint32_t last;        /* its last text node */
    uint32_t text;        /* where its text begins in the buffer */
    uint32_t len;         /* bytes of text, never 0 */
    uint32_t container;   /* index */
    uint32_t cell;        /* the td or th of a data table it stands in, or GALLEY_NODE_NONE */
    uint32_t evidence;    /* of inline elements around it; after the survey, the path's */
    uint32_t words;       /* at least 1 */
    uint32_t link_words;  /* of these, inside links */
    uint32_t sentences;   /* marks that end one */
    uint32_t high;        /* bytes outside ASCII */
    uint32_t inline_node; /* innermost inline element around it in its container, or _NONE */
    int16_t points;       /* of the lexicon, for the inline elements around it */
    uint16_t digits;      /* of ASCII, up to UINT16_MAX; the same for the next two */
    uint16_t capitals;    /* of ASCII */
    uint16_t commas;      /* and semicolons, in scripts of East Asia too */
    float score;          /* how sure the judge is that it belongs */
    uint8_t tag;          /* of its innermost block element */
    uint8_t join;         /* galley_join */
    uint8_t role;         /* galley_role */
    uint8_t reason;       /* galley_reason: what decided over it */
    bool kept;
    bool ends_sentence; /* its last character ends one */
} galley_segment;

/* A block element that holds text, directly or not. Its parent stands before it in the array. */
typedef struct galley_container {
    uint32_t node;
    uint32_t parent;   /* index, or GALLEY_CONTAINER_NONE for the outermost */
    uint32_t evidence; /* its own, with inline elements around it; after the survey, the path's */
    uint32_t shape;    /* of its element: see galley_evidence */
    uint32_t inline_node; /* innermost inline element around it in its parent, or _NONE */
    uint32_t images;      /* and players, in it or in what is no container in it */
    uint32_t links;       /* the same of links with text */
    int16_t points;       /* of the lexicon, for its element and the inline ones around it */
    uint16_t depth;       /* 0: the outermost */
    uint8_t tag;
} galley_container;

/* An element that is open while the document is walked. */
typedef struct galley_open galley_open;

typedef struct galley_blocks {
    const galley_allocator *allocator;
    galley_buffer text;
    galley_segment *segments;
    size_t count;
    size_t capacity;
    galley_container *containers;
    size_t container_count;
    size_t container_capacity;
    galley_open *open;
    size_t open_capacity;
    uint32_t *marks; /* elements that name a property or a relation, in order */
    size_t mark_count;
    size_t mark_capacity;
    galley_buffer scratch; /* one decoded text node */
    galley_evidence_memory memory;
} galley_blocks;

void galley_blocks_init(galley_blocks *blocks, const galley_allocator *allocator);
void galley_blocks_free(galley_blocks *blocks);
void galley_blocks_clear(galley_blocks *blocks);

/* Cuts a document. The blocks are in document order, unjudged. GALLEY_STATUS_OK or _NO_MEMORY. */
galley_status galley_blocks_cut(galley_blocks *blocks, const galley_document *document);

static inline galley_slice galley_segment_text(const galley_blocks *blocks,
                                               const galley_segment *segment) {
    return galley_buffer_slice(&blocks->text, segment->text, segment->len);
}

#endif
