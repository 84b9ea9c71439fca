/*
 * The record of a page, as it is put together from what the judge kept. It owns its text and what
 * it had to decode; other strings point into the input, the blocks' text or the caller's hints.
 */
#ifndef GALLEY_ARTICLE_ARTICLE_H
#define GALLEY_ARTICLE_ARTICLE_H

#include "../base/buffer.h"
#include "../judge/blocks.h"
#include "../judge/reasons.h"
#include "../meta/meta.h"

struct galley_article {
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
    galley_meta meta;
    galley_buffer text_buffer;
    galley_buffer head_buffer; /* candidates for the title, the language */
};

void galley_article_init(galley_article *article, const galley_allocator *allocator);
void galley_article_free(galley_article *article);

/* Makes the article empty; its memory stays. */
void galley_article_clear(galley_article *article);

/* Fills an empty article from judged blocks. All arguments must outlive what it holds. */
galley_status galley_article_assemble(galley_article *article, const galley_blocks *blocks,
                                      const galley_document *document,
                                      const galley_reasons *reasons);

/* Appends the text of all kept blocks. False when there is no memory. */
bool galley_text_assemble(const galley_blocks *blocks, const galley_document *document,
                          galley_buffer *out);

#endif
