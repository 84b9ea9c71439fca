/*
 * Decided blocks in; those of comments that the decision dropped are kept, too. The model says that
 * comments do not belong to an article, so that their scores are low; among them a name, a date
 * or a button still scores far less than what somebody wrote.
 *
 * Known limit: a first form. Comments are known by names of classes and ids alone, and are told
 * from what stands around them by one bound.
 */
#include "comments.h"
#include "reasons.h"

/* The least score of a comment's text. */
#define LEAST_SCORE (1.0F / 16)

static bool is_comment(const galley_segment *segment) {
    return (segment->evidence & GALLEY_EVIDENCE_COMMENT) != 0 &&
           segment->reason == GALLEY_REASON_FEATURES && segment->score >= LEAST_SCORE &&
           segment->link_words * 2 <= segment->words;
}

void galley_comments_keep(galley_blocks *blocks) {
    for (size_t i = 0; i < blocks->count; i++) {
        galley_segment *segment = &blocks->segments[i];
        if (!segment->kept && is_comment(segment)) {
            segment->kept = true;
            segment->reason = GALLEY_REASON_COMMENT;
            segment->role = GALLEY_ROLE_COMMENT;
        }
    }
}
