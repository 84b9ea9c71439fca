/*
 * The keeping of reasons: texts in the order of the blocks, found again by a block's index. What
 * decided over a block whatever its score was is said in its place.
 */
#include "reasons.h"

void galley_reasons_init(galley_reasons *reasons, const galley_allocator *allocator) {
    memset(reasons, 0, sizeof *reasons);
    reasons->allocator = allocator;
    galley_buffer_init(&reasons->text, allocator);
}

void galley_reasons_free(galley_reasons *reasons) {
    galley_memory_free(reasons->allocator, reasons->starts,
                       reasons->capacity * sizeof *reasons->starts);
    galley_buffer_free(&reasons->text);
}

void galley_reasons_clear(galley_reasons *reasons) {
    galley_buffer_clear(&reasons->text);
    reasons->count = 0;
}

bool galley_reasons_reserve(galley_reasons *reasons, size_t blocks) {
    void *starts = reasons->starts;
    size_t count = blocks + 1;
    if (count > reasons->capacity &&
        !galley_memory_grow(reasons->allocator, &starts, &reasons->capacity, count,
                            sizeof *reasons->starts)) {
        return false;
    }
    reasons->starts = starts;
    reasons->starts[0] = 0;
    return true;
}

void galley_reasons_end_block(galley_reasons *reasons) {
    reasons->starts[++reasons->count] = reasons->text.len;
}

/* What is said of a reason that is not the score; NULL for the score. */
static const char *say_reason(uint8_t reason) {
    switch (reason) {
    case GALLEY_REASON_TITLE:
        return "the page's title";
    case GALLEY_REASON_EMPTY:
        return "too little on the page for an article";
    case GALLEY_REASON_ECHO:
        return "the same text is kept elsewhere";
    case GALLEY_REASON_FURNITURE:
        return "the same text is on most pages of its site";
    case GALLEY_REASON_COMMENT:
        return "a comment, as asked for";
    case GALLEY_REASON_CAPTION:
        return "a caption, as asked for";
    default:
        return NULL;
    }
}

void galley_reasons_give(const galley_reasons *reasons, uint8_t reason, size_t index,
                         galley_slice why[GALLEY_BLOCK_REASONS]) {
    for (size_t i = 0; i < GALLEY_BLOCK_REASONS; i++) {
        why[i] = galley_slice_make(NULL, 0);
    }
    const char *said = say_reason(reason);
    if (said != NULL) {
        why[0] = galley_slice_from(said);
        return;
    }
    /* where nothing is said, there may be no memory to point into */
    if (index >= reasons->count || reasons->starts[index] == reasons->starts[index + 1]) {
        return;
    }
    const char *at = reasons->text.bytes + reasons->starts[index];
    const char *end = reasons->text.bytes + reasons->starts[index + 1];
    for (size_t i = 0; i < GALLEY_BLOCK_REASONS && at < end; i++) {
        const char *line_end = memchr(at, '\n', (size_t)(end - at));
        why[i] = galley_slice_make(at, (size_t)(line_end - at));
        at = line_end + 1;
    }
}
