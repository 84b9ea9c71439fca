/*
 * The article's text, as it was assembled.
 */
#include "render.h"

void galley_render_text(const galley_article *article, galley_sink *sink) {
    galley_slice text = galley_article_field(article, GALLEY_FIELD_TEXT);
    if (text.len > 0) {
        galley_sink_write(sink, text.ptr, text.len);
        galley_sink_write(sink, "\n", 1);
    }
}
