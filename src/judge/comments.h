/*
 * Comments of readers, and posts of a forum: who wrote, when, what, and how deep below another.
 */
#ifndef GALLEY_JUDGE_COMMENTS_H
#define GALLEY_JUDGE_COMMENTS_H

#include "survey.h"

/* A run of bytes in the list's buffer, which may move while it grows. */
typedef struct galley_comment_text {
    size_t start;
    size_t len; /* 0: there is none */
} galley_comment_text;

typedef struct galley_comment_item {
    galley_comment_text author;
    galley_comment_text date; /* of machines where the page has it, else as readers see it */
    galley_comment_text text;
    uint32_t depth; /* 0: an answer to the article itself, or the first post */
} galley_comment_item;

typedef struct galley_comment_list {
    const galley_allocator *allocator;
    galley_buffer text;
    galley_comment_item *items;
    size_t count;
    size_t capacity;
    uint32_t *owners; /* of each container the comment it belongs to, by its container; behind them
                         the depth of comments in it */
    size_t owner_capacity;
    uint8_t *parts; /* galley_comment_part of each block of the comment that is being taken */
    size_t part_capacity;
} galley_comment_list;

void galley_comments_init(galley_comment_list *list, const galley_allocator *allocator);
void galley_comments_free(galley_comment_list *list);
void galley_comments_clear(galley_comment_list *list);

/* Finds them on a judged page and gives their blocks their roles. `keep` says that their text is to
 * be in the article's. GALLEY_STATUS_OK or _NO_MEMORY. */
galley_status galley_comments_find(galley_comment_list *list, galley_blocks *blocks,
                                   const galley_survey *survey, const galley_document *document,
                                   galley_page_type type, bool keep);

/* Keeps blocks that the evidence alone calls comments, where they hold text. */
void galley_comments_keep(galley_blocks *blocks);

#endif
