/*
 * The renderers: one function, one file for each form of output. They write to the sink and do not
 * look whether it failed; who flushes it does.
 */
#ifndef GALLEY_RENDER_RENDER_H
#define GALLEY_RENDER_RENDER_H

#include "sink.h"

/* The text, ended by a line feed unless it is empty. */
void galley_render_text(const galley_article *article, galley_sink *sink);

/* The article as Markdown, ended by a line feed unless it is empty. */
void galley_render_markdown(const galley_article *article, galley_sink *sink);

/* The same without the line feed behind its last line. */
void galley_markdown_write(const galley_article *article, galley_sink *sink);

/* The article as HTML, to stand in an element of somebody's page. */
void galley_render_html(const galley_article *article, galley_sink *sink);

typedef struct galley_json_style {
    bool indented; /* else in one line */
    bool explain;  /* list every block */
} galley_json_style;

/* The record as one JSON object, ended by a line feed. */
void galley_render_json(const galley_article *article, galley_json_style style, galley_sink *sink);

#endif
