/*
 * The Markdown of the record: written through a sink of its own, each piece of which goes on as
 * part of a JSON string.
 */
#include "../article/article.h"
#include "record.h"
#include "render.h"

static int write_piece(void *context, const char *bytes, size_t len) {
    galley_json *json = context;
    galley_json_piece(json, galley_slice_make(bytes, len));
    return json->sink->failed;
}

void galley_record_markdown(galley_json *json, const galley_article *article) {
    galley_sink sink;
    if (article->tree.count == 0) {
        return;
    }
    galley_json_key(json, "markdown");
    galley_json_quote(json);
    galley_sink_init(&sink, write_piece, json);
    galley_markdown_write(article, &sink);
    galley_sink_flush(&sink);
    galley_json_quote(json);
}
