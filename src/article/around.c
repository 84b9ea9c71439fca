/*
 * What stands around the article, found one after another, and given out by number.
 */
#include "article.h"

galley_status galley_article_look_around(galley_article *article, galley_blocks *blocks,
                                         const galley_survey *survey) {
    (void)survey;
    return galley_pictures_find(&article->pictures, blocks, article->document, article->base);
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
