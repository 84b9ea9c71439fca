/*
 * What an element's names say of comments: whether it is one, and what a block in it tells.
 */
#ifndef GALLEY_JUDGE_COMMENT_PART_H
#define GALLEY_JUDGE_COMMENT_PART_H

#include "blocks.h"

typedef enum galley_comment_part {
    GALLEY_COMMENT_NONE,
    GALLEY_COMMENT_AUTHOR,
    GALLEY_COMMENT_DATE,
    GALLEY_COMMENT_TEXT,
    GALLEY_COMMENT_NOTHING /* buttons, votes, signatures */
} galley_comment_part;

/* Is the element one comment; where `posts` says so, one post of a forum or an answer? */
bool galley_comment_is(const galley_document *document, uint32_t element, bool posts);

/* What the block is, by the elements from it up to the comment's. */
galley_comment_part galley_comment_part_of(const galley_document *document, uint32_t comment,
                                           const galley_segment *segment);

/* The machine's form of a date that a block shows: the datetime of the time element around it or in
 * it. An absent slice when there is none; it stands in the source, not decoded. */
galley_slice galley_comment_datetime(const galley_document *document,
                                     const galley_segment *segment);

#endif
