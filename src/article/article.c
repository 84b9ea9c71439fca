/*
 * The record: its parts are found one after another, and given out by name.
 */
#include "article.h"
#include "../meta/language_guess.h"

void galley_article_init(galley_article *article, const galley_allocator *allocator) {
    memset(article, 0, sizeof *article);
    galley_meta_init(&article->meta, allocator);
    galley_pictures_init(&article->pictures, allocator);
    galley_tree_init(&article->tree, allocator);
    galley_related_init(&article->related, allocator);
    galley_comments_init(&article->comments, allocator);
    galley_buffer_init(&article->text_buffer, allocator);
    galley_buffer_init(&article->head_buffer, allocator);
    galley_buffer_init(&article->base_buffer, allocator);
}

void galley_article_free(galley_article *article) {
    galley_meta_free(&article->meta);
    galley_pictures_free(&article->pictures);
    galley_tree_free(&article->tree);
    galley_related_free(&article->related);
    galley_comments_free(&article->comments);
    galley_buffer_free(&article->text_buffer);
    galley_buffer_free(&article->head_buffer);
    galley_buffer_free(&article->base_buffer);
}

void galley_article_clear(galley_article *article) {
    memset(article, 0, offsetof(galley_article, meta));
    galley_meta_clear(&article->meta);
    galley_pictures_clear(&article->pictures);
    galley_tree_clear(&article->tree);
    galley_related_clear(&article->related);
    galley_comments_clear(&article->comments);
    galley_buffer_clear(&article->text_buffer);
    galley_buffer_clear(&article->head_buffer);
    galley_buffer_clear(&article->base_buffer);
}

void galley_article_begin(galley_article *article, const galley_blocks *blocks,
                          const galley_document *document, const galley_reasons *reasons) {
    article->blocks = blocks;
    article->reasons = reasons;
    article->document = document;
}

galley_status galley_article_describe(galley_article *article) {
    galley_buffer *head = &article->head_buffer;
    const galley_document *document = article->document;
    if (galley_meta_find(&article->meta, document, article->blocks, article->url) !=
            GALLEY_STATUS_OK ||
        !galley_language_find(document, head) || !galley_language_settle(article->blocks, head) ||
        !galley_article_find_base(article)) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    article->title = article->meta.title;
    if (head->len > 0) {
        article->language = galley_buffer_slice(head, 0, head->len);
    }
    return GALLEY_STATUS_OK;
}

galley_status galley_article_build(galley_article *article) {
    galley_tree_source source = {.blocks = article->blocks,
                                 .document = article->document,
                                 .pictures = &article->pictures,
                                 .base = article->base,
                                 .without = article->without};
    if (!galley_tree_build(&article->tree, &source) ||
        !galley_text_assemble(&article->tree, &article->text_buffer)) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    galley_pictures_drop_formulas(&article->pictures, article->document);
    if (article->text_buffer.len > 0) {
        article->text = galley_slice_make(article->text_buffer.bytes, article->text_buffer.len);
    }
    return GALLEY_STATUS_OK;
}

/* Is the title the first line of the text? */
static bool is_said(galley_slice title, galley_slice text) {
    return text.len >= title.len && memcmp(text.ptr, title.ptr, title.len) == 0 &&
           (text.len == title.len || text.ptr[title.len] == '\n');
}

/* A title as the tree has it: without the sign of a link to itself, at its beginning or its end. */
static galley_slice without_sign(galley_slice title) {
    static const char *const signs[] = {GALLEY_TREE_PERMALINKS};
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        size_t len = strlen(signs[i]);
        if (title.len > len && memcmp(title.ptr, signs[i], len) == 0) {
            return galley_slice_trim(galley_slice_make(title.ptr + len, title.len - len));
        }
        if (title.len > len && memcmp(title.ptr + title.len - len, signs[i], len) == 0) {
            return galley_slice_trim(galley_slice_make(title.ptr, title.len - len));
        }
    }
    return title;
}

galley_slice galley_article_headline(const galley_article *article) {
    galley_slice title = article->title;
    galley_slice text = article->text;
    bool absent = title.len == 0 || text.len == 0 || is_said(title, text) ||
                  is_said(without_sign(title), text);
    return absent ? galley_slice_make(NULL, 0) : title;
}

galley_slice galley_article_field(const galley_article *article, galley_field field) {
    switch (field) {
    case GALLEY_FIELD_ID:
        return article->id;
    case GALLEY_FIELD_SOURCE:
        return article->source;
    case GALLEY_FIELD_URL:
        return article->url;
    case GALLEY_FIELD_LANGUAGE:
        return article->language;
    case GALLEY_FIELD_TITLE:
        return article->title;
    case GALLEY_FIELD_TEXT:
        return article->text;
    default:
        return galley_meta_field(&article->meta, field);
    }
}

size_t galley_article_list_count(const galley_article *article, galley_list list) {
    switch (list) {
    case GALLEY_LIST_AUTHORS:
        return article->meta.author_count;
    case GALLEY_LIST_TAGS:
        return article->meta.tag_count;
    default:
        return 0;
    }
}

galley_slice galley_article_list_item(const galley_article *article, galley_list list,
                                      size_t index) {
    if (index >= galley_article_list_count(article, list)) {
        return galley_slice_make(NULL, 0);
    }
    return list == GALLEY_LIST_AUTHORS ? article->meta.authors[index] : article->meta.tags[index];
}

int galley_article_paywalled(const galley_article *article) { return article->meta.paywalled; }

double galley_article_confidence(const galley_article *article) { return article->confidence; }

galley_page_type galley_article_page_type(const galley_article *article) {
    return article->page_type;
}

size_t galley_article_block_count(const galley_article *article) {
    return article->blocks == NULL ? 0 : article->blocks->count;
}

galley_status galley_article_block(const galley_article *article, size_t index,
                                   galley_block *block) {
    if (index >= galley_article_block_count(article)) {
        return GALLEY_STATUS_ARGUMENT;
    }
    const galley_segment *segment = &article->blocks->segments[index];
    const galley_node *nodes = article->document->nodes;
    block->text = galley_segment_text(article->blocks, segment);
    block->role = (galley_role)segment->role;
    block->kept = segment->kept;
    block->score = (double)segment->score;
    block->start = nodes[segment->first].start;
    block->end = (size_t)nodes[segment->last].start + nodes[segment->last].extent;
    galley_reasons_give(article->reasons, segment->reason, index, block->why);
    return GALLEY_STATUS_OK;
}
