/*
 * Items of other pages around the article, a JSON object each.
 */
#include "record.h"

void galley_record_related(galley_json *json, const galley_article *article) {
    size_t count = galley_article_related_count(article);
    if (count == 0) {
        return;
    }
    galley_json_key(json, "related");
    galley_json_open(json, '[');
    for (size_t i = 0; i < count && !json->sink->failed; i++) {
        galley_related related;
        if (galley_article_related(article, i, &related) == GALLEY_STATUS_OK) {
            galley_json_element(json);
            galley_json_open(json, '{');
            galley_record_text(json, "heading", related.heading);
            galley_record_text(json, "title", related.title);
            galley_record_text(json, "url", related.url);
            galley_record_text(json, "teaser", related.teaser);
            galley_record_text(json, "image_alt", related.image_alt);
            galley_json_close(json, '}');
        }
    }
    galley_json_close(json, ']');
}
