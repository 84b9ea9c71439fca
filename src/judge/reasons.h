/*
 * The reasons for which blocks were kept or dropped, in words.
 */
#ifndef GALLEY_JUDGE_REASONS_H
#define GALLEY_JUDGE_REASONS_H

#include "../base/buffer.h"

/* What decided over a segment; its field `reason`. */
typedef enum galley_reason {
    GALLEY_REASON_FEATURES = 0, /* its score, which its features explain */
    GALLEY_REASON_TITLE,        /* the others decided whatever its score was */
    GALLEY_REASON_EMPTY,
    GALLEY_REASON_ECHO,
    GALLEY_REASON_FURNITURE,
    GALLEY_REASON_COMMENT,
    GALLEY_REASON_CAPTION
} galley_reason;

/* Of all blocks of a page: texts that end in a line feed each, one block's after another's. None
 * where nobody asked for an explanation. */
typedef struct galley_reasons {
    const galley_allocator *allocator;
    galley_buffer text;
    size_t *starts; /* where each block's texts begin, and the end of the last's */
    size_t capacity;
    size_t count; /* blocks explained */
} galley_reasons;

void galley_reasons_init(galley_reasons *reasons, const galley_allocator *allocator);
void galley_reasons_free(galley_reasons *reasons);
void galley_reasons_clear(galley_reasons *reasons);

/* Room for the starts of so many blocks. False when there is no memory. */
bool galley_reasons_reserve(galley_reasons *reasons, size_t blocks);

/* Ends the texts of one block, which stand in `text`; the next block's follow. There must be room
 * for it. */
void galley_reasons_end_block(galley_reasons *reasons);

/* The reasons of the block `index`, which `reason` decided over; absent slices behind the last. */
void galley_reasons_give(const galley_reasons *reasons, uint8_t reason, size_t index,
                         galley_slice why[GALLEY_BLOCK_REASONS]);

#endif
