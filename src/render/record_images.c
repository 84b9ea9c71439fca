/*
 * The pictures of the article, a JSON object each.
 */
#include "record.h"

static void write_size(galley_json *json, const char *key, uint32_t size) {
    if (size > 0) {
        galley_json_key(json, key);
        galley_json_count(json, size);
    }
}

void galley_record_images(galley_json *json, const galley_article *article) {
    size_t count = galley_article_image_count(article);
    if (count == 0) {
        return;
    }
    galley_json_key(json, "images");
    galley_json_open(json, '[');
    for (size_t i = 0; i < count && !json->sink->failed; i++) {
        galley_image image;
        if (galley_article_image(article, i, &image) == GALLEY_STATUS_OK) {
            galley_json_element(json);
            galley_json_open(json, '{');
            galley_record_text(json, "src", image.src);
            galley_record_text(json, "alt", image.alt);
            galley_record_text(json, "caption", image.caption);
            galley_record_text(json, "credit", image.credit);
            write_size(json, "width", image.width);
            write_size(json, "height", image.height);
            galley_json_close(json, '}');
        }
    }
    galley_json_close(json, ']');
}
