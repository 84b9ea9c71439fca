/*
 * The record of a page, as it is put together from what the judge kept. It owns its text and what
 * it had to decode; other strings point into the input, the blocks' text or the caller's hints.
 */
#ifndef GALLEY_ARTICLE_ARTICLE_H
#define GALLEY_ARTICLE_ARTICLE_H

#include "../base/buffer.h"
#include "../judge/blocks.h"
#include "../judge/reasons.h"
#include "../judge/comments.h"
#include "../judge/survey.h"
#include "../lines/lines.h"
#include "../meta/meta.h"
#include "pictures.h"
#include "tree_build.h"
#include "related.h"

struct galley_article {
    /* forgotten with each page: all up to `meta` */
    galley_slice id;
    galley_slice source;
    galley_slice url;
    galley_slice language;
    galley_slice title;
    galley_slice text;
    double confidence; /* the word F1 that the judge expects */
    galley_page_type page_type;
    const galley_blocks *blocks;     /* NULL while the article is empty */
    const galley_reasons *reasons;   /* why each was judged so */
    const galley_document *document; /* what the blocks were cut from */
    galley_slice base;               /* what addresses on the page are relative to, or absent */
    galley_tree_without without;     /* what its tree is to leave out */
    /* emptied with each page */
    galley_meta meta;
    galley_pictures pictures;
    galley_tree tree;
    galley_related_list related;
    galley_comment_list comments;
    galley_buffer text_buffer;
    galley_buffer head_buffer; /* candidates for the title, the language */
    galley_buffer base_buffer;
};

void galley_article_init(galley_article *article, const galley_allocator *allocator);
void galley_article_free(galley_article *article);

/* Makes the article empty; its memory stays. */
void galley_article_clear(galley_article *article);

/* Gives an empty article its judged blocks. All arguments must outlive what it holds. */
void galley_article_begin(galley_article *article, const galley_blocks *blocks,
                          const galley_document *document, const galley_reasons *reasons);

/* Finds what the page says of itself: title, authors, language. GALLEY_STATUS_OK or _NO_MEMORY. */
galley_status galley_article_describe(galley_article *article);

/* Finds what addresses are relative to, when the meta data is found. False: no memory. */
bool galley_article_find_base(galley_article *article);

/* Finds what stands around the article, once it is described: pictures. The blocks' memory of
 * classes is used, nothing else of them is changed. GALLEY_STATUS_OK or _NO_MEMORY. */
galley_status galley_article_look_around(galley_article *article, galley_blocks *blocks,
                                         const galley_survey *survey);

/* The same of a page of lines, from the roles that these have. */
galley_status galley_article_look_at_lines(galley_article *article, const galley_lines *lines);

/* Title and authors of a page of lines, as its lines show them. */
void galley_article_read_lines(galley_article *article, const galley_lines *lines);

/* Makes the tree of what is kept, and its text. The pictures that are found by now stand in
 * it. GALLEY_STATUS_OK or _NO_MEMORY. */
galley_status galley_article_build(galley_article *article);

/* The title, where forms for people should show it above what they write: absent when there is
 * nothing to write, or when the text begins with it. */
galley_slice galley_article_headline(const galley_article *article);

/* Appends the text of the tree. False when there is no memory. */
bool galley_text_assemble(const galley_tree *tree, galley_buffer *out);

#endif
