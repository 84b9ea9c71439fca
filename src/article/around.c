/*
 * What stands around the article, found one after another, and given out by number.
 */
#include "article.h"

galley_status galley_article_look_around(galley_article *article, galley_blocks *blocks,
                                         const galley_survey *survey) {
    galley_status status =
        galley_pictures_find(&article->pictures, blocks, article->document, article->base);
    return status != GALLEY_STATUS_OK ? status
                                      : galley_related_find(&article->related, blocks, survey,
                                                            article->document, article->base);
}

size_t galley_article_image_count(const galley_article *article) { return article->pictures.count; }

static galley_slice give(const galley_buffer *buffer, galley_picture_text text) {
    return text.len == 0 ? galley_slice_make(NULL, 0) : galley_picture_slice(buffer, text);
}

galley_status galley_article_image(const galley_article *article, size_t index,
                                   galley_image *image) {
    if (index >= article->pictures.count) {
        return GALLEY_STATUS_ARGUMENT;
    }
    const galley_picture *picture = &article->pictures.items[index];
    const galley_buffer *text = &article->pictures.text;
    *image = (galley_image){.src = give(text, picture->source.url),
                            .alt = give(text, picture->source.alt),
                            .caption = give(text, picture->caption),
                            .credit = give(text, picture->credit),
                            .width = picture->source.width,
                            .height = picture->source.height};
    return GALLEY_STATUS_OK;
}

size_t galley_article_related_count(const galley_article *article) {
    return article->related.count;
}

galley_status galley_article_related(const galley_article *article, size_t index,
                                     galley_related *related) {
    if (index >= article->related.count) {
        return GALLEY_STATUS_ARGUMENT;
    }
    const galley_related_item *item = &article->related.items[index];
    const galley_buffer *text = &article->related.text;
    *related = (galley_related){.heading = item->heading,
                                .title = item->title,
                                .url = give(text, item->url),
                                .teaser = item->teaser,
                                .image_alt = give(text, item->image_alt)};
    return GALLEY_STATUS_OK;
}

size_t galley_article_comment_count(const galley_article *article) {
    return article->comments.count;
}

static galley_slice give_part(const galley_comment_list *list, galley_comment_text text) {
    return text.len == 0 ? galley_slice_make(NULL, 0)
                         : galley_buffer_slice(&list->text, text.start, text.len);
}

galley_status galley_article_comment(const galley_article *article, size_t index,
                                     galley_comment *comment) {
    const galley_comment_list *list = &article->comments;
    if (index >= list->count) {
        return GALLEY_STATUS_ARGUMENT;
    }
    const galley_comment_item *item = &list->items[index];
    *comment = (galley_comment){.author = give_part(list, item->author),
                                .date = give_part(list, item->date),
                                .text = give_part(list, item->text),
                                .depth = item->depth};
    return GALLEY_STATUS_OK;
}
