/*
 * The tree as HTML, whole or in part. Both the HTML renderer and, for what Markdown cannot say, the
 * Markdown renderer write with it.
 */
#ifndef GALLEY_RENDER_HTML_WRITER_H
#define GALLEY_RENDER_HTML_WRITER_H

#include "../article/tree.h"
#include "sink.h"

typedef struct galley_html {
    galley_sink *sink;
    const galley_tree *tree;
    galley_slice line; /* what each line after the first begins with */
    bool in_markdown;  /* no line may be empty: line ends in code are written as references */
} galley_html;

/* Writes the title above the tree, in a line of its own. */
void galley_html_headline(galley_sink *sink, galley_slice title);

/* Writes the part `top` and all in it. */
void galley_html_write(const galley_html *html, uint32_t top);

#endif
