/*
 * The article as a piece of HTML: what stands in an article element.
 */
#include "../article/article.h"
#include "html_writer.h"
#include "render.h"

void galley_render_html(const galley_article *article, galley_sink *sink) {
    galley_html html = {.sink = sink, .tree = &article->tree, .line = {"", 0}};
    galley_slice title = galley_article_headline(article);
    if (title.len > 0 && article->tree.count > 0) {
        galley_html_headline(sink, title);
    }
    if (article->tree.count > 0) {
        galley_html_write(&html, 0);
    }
}
