/*
 * Comments of readers and posts of a forum, a JSON object each.
 */
#include "record.h"

void galley_record_comments(galley_json *json, const galley_article *article) {
    size_t count = galley_article_comment_count(article);
    if (count == 0) {
        return;
    }
    galley_json_key(json, "comments");
    galley_json_open(json, '[');
    for (size_t i = 0; i < count && !json->sink->failed; i++) {
        galley_comment comment;
        if (galley_article_comment(article, i, &comment) == GALLEY_STATUS_OK) {
            galley_json_element(json);
            galley_json_open(json, '{');
            galley_record_text(json, "author", comment.author);
            galley_record_text(json, "date", comment.date);
            galley_record_text(json, "text", comment.text);
            galley_json_key(json, "depth");
            galley_json_count(json, comment.depth);
            galley_json_close(json, '}');
        }
    }
    galley_json_close(json, ']');
}
