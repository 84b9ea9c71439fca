/*
 * The record as JSON, schema galley/1: its keys always stand in the same order, and what the page
 * does not have is left out. The confidence stands with a text only.
 */
#include "../article/article.h"
#include "record.h"
#include "render.h"

static void write_reasons(galley_json *json, const galley_block *block) {
    galley_json_open(json, '[');
    for (size_t i = 0; i < GALLEY_BLOCK_REASONS && block->why[i].ptr != NULL; i++) {
        galley_json_element(json);
        galley_json_string(json, block->why[i]);
    }
    galley_json_close(json, ']');
}

static void write_block(galley_json *json, const galley_block *block) {
    galley_json_element(json);
    galley_json_open(json, '{');
    galley_json_key(json, "role");
    galley_json_string(json, galley_slice_from(galley_role_name(block->role)));
    galley_json_key(json, "text");
    galley_json_string(json, block->text);
    galley_json_key(json, "score");
    galley_json_share(json, block->score);
    galley_json_key(json, "kept");
    galley_json_bool(json, block->kept != 0);
    galley_json_key(json, "why");
    write_reasons(json, block);
    galley_json_key(json, "start");
    galley_json_count(json, block->start);
    galley_json_key(json, "end");
    galley_json_count(json, block->end);
    galley_json_close(json, '}');
}

static void write_blocks(galley_json *json, const galley_article *article) {
    size_t count = galley_article_block_count(article);
    galley_json_key(json, "blocks");
    galley_json_open(json, '[');
    for (size_t i = 0; i < count && !json->sink->failed; i++) {
        galley_block block;
        if (galley_article_block(article, i, &block) == GALLEY_STATUS_OK) {
            write_block(json, &block);
        }
    }
    galley_json_close(json, ']');
}

/* The article's text comes from a page that was made UTF-8: no need to look at that again. */
static void write_text(galley_json *json, galley_slice text) {
    if (text.len > 0) {
        galley_json_key(json, "text");
        galley_json_quote(json);
        galley_json_piece(json, text);
        galley_json_quote(json);
    }
}

void galley_render_json(const galley_article *article, galley_json_style style, galley_sink *sink) {
    galley_json json = {.sink = sink, .indented = style.indented};
    galley_json_open(&json, '{');
    galley_record_meta(&json, article);
    write_text(&json, article->text);
    galley_record_markdown(&json, article);
    if (article->text.len > 0) {
        galley_json_key(&json, "confidence");
        galley_json_share(&json, article->confidence);
    }
    galley_record_images(&json, article);
    galley_record_related(&json, article);
    galley_record_comments(&json, article);
    if (style.explain) {
        galley_record_candidates(&json, article);
        write_blocks(&json, article);
    }
    galley_json_close(&json, '}');
    galley_sink_write(sink, "\n", 1);
}
