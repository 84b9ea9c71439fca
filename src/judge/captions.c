/*
 * Decided blocks with their roles in; captions between those that are kept are kept, too.
 *
 * Known limit: a caption that stands before the text or behind it is not.
 */
#include "captions.h"
#include "reasons.h"

void galley_captions_keep(galley_blocks *blocks) {
    galley_segment *segments = blocks->segments;
    size_t first = 0;
    size_t end = blocks->count;
    while (first < end && !segments[first].kept) {
        first++;
    }
    while (end > first && !segments[end - 1].kept) {
        end--;
    }
    for (size_t i = first; i < end; i++) {
        if (!segments[i].kept && segments[i].role == GALLEY_ROLE_CAPTION) {
            segments[i].kept = true;
            segments[i].reason = GALLEY_REASON_CAPTION;
        }
    }
}
