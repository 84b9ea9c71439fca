/*
 * The insertion modes up to the body: initial, before html, before head, in head, in head noscript,
 * after head.
 */
#include "builder.h"

/* Drops the white space a text begins with; true when nothing is left of it. */
static bool drop_space(galley_token *token) {
    galley_token space;
    if (token->kind != GALLEY_TOKEN_TEXT) {
        return false;
    }
    galley_token_split_space(token, &space);
    return token->start == token->end;
}

/* Inserts the white space a text begins with; true when nothing is left of it. */
static bool insert_space(galley_parser *parser, galley_token *token) {
    galley_token space;
    if (token->kind != GALLEY_TOKEN_TEXT) {
        return false;
    }
    if (galley_token_split_space(token, &space)) {
        galley_insert_text(parser, &space);
    }
    return token->start == token->end;
}

/* An end tag that these modes pass over: all but </head>, </body>, </html>, </br>. */
static bool is_stray_end(const galley_token *token) {
    return token->kind == GALLEY_TOKEN_END_TAG && token->name != GALLEY_TAG_HEAD &&
           token->name != GALLEY_TAG_BODY && token->name != GALLEY_TAG_HTML &&
           token->name != GALLEY_TAG_BR;
}

/* What the modes between <html> and <body> do alike. True when the token is used up. */
static bool is_common(galley_parser *parser, galley_token *token) {
    if (token->kind == GALLEY_TOKEN_COMMENT) {
        galley_insert_comment(parser, token);
    } else if (galley_token_starts(token, GALLEY_TAG_HTML)) {
        galley_mode_in_body(parser, token);
    } else {
        return token->kind == GALLEY_TOKEN_DOCTYPE;
    }
    return true;
}

galley_verdict galley_mode_initial(galley_parser *parser, galley_token *token) {
    if (drop_space(token)) {
        return GALLEY_VERDICT_DONE;
    }
    if (token->kind == GALLEY_TOKEN_COMMENT) {
        galley_insert_comment_in(parser, token, 0);
        return GALLEY_VERDICT_DONE;
    }
    parser->mode = GALLEY_MODE_BEFORE_HTML;
    if (token->kind == GALLEY_TOKEN_DOCTYPE) {
        galley_doctype doctype = galley_doctype_parse(
            galley_slice_make(token->start, (size_t)(token->end - token->start)), token->cut);
        galley_quirks_decide(parser->document, doctype);
        galley_insert_doctype(parser, token);
        return GALLEY_VERDICT_DONE;
    }
    parser->document->quirks = true;
    return GALLEY_VERDICT_AGAIN;
}

galley_verdict galley_mode_before_html(galley_parser *parser, galley_token *token) {
    if (drop_space(token) || token->kind == GALLEY_TOKEN_DOCTYPE || is_stray_end(token)) {
        return GALLEY_VERDICT_DONE;
    }
    if (token->kind == GALLEY_TOKEN_COMMENT) {
        galley_insert_comment_in(parser, token, 0);
        return GALLEY_VERDICT_DONE;
    }
    parser->mode = GALLEY_MODE_BEFORE_HEAD;
    galley_insert_root(parser, galley_token_starts(token, GALLEY_TAG_HTML) ? token : NULL);
    return galley_token_starts(token, GALLEY_TAG_HTML) ? GALLEY_VERDICT_DONE : GALLEY_VERDICT_AGAIN;
}

galley_verdict galley_mode_before_head(galley_parser *parser, galley_token *token) {
    if (drop_space(token) || is_common(parser, token) || is_stray_end(token)) {
        return GALLEY_VERDICT_DONE;
    }
    parser->mode = GALLEY_MODE_IN_HEAD;
    if (galley_token_starts(token, GALLEY_TAG_HEAD)) {
        parser->head = galley_insert_element(parser, token);
        return GALLEY_VERDICT_DONE;
    }
    parser->head = galley_insert_implied(parser, GALLEY_TAG_HEAD);
    return GALLEY_VERDICT_AGAIN;
}

static void open_template(galley_parser *parser, const galley_token *token) {
    galley_insert_element(parser, token);
    galley_formatting_mark(parser);
    parser->frameset_ok = false;
    parser->mode = GALLEY_MODE_IN_TEMPLATE;
    parser->template_modes[parser->template_count++] = GALLEY_MODE_IN_TEMPLATE;
}

static void close_template(galley_parser *parser) {
    if (!galley_open_has(parser, GALLEY_TAG_TEMPLATE)) {
        return;
    }
    galley_open_imply_end_tags_thoroughly(parser);
    galley_open_pop_to(parser, GALLEY_TAG_TEMPLATE);
    galley_formatting_clear_to_mark(parser);
    parser->template_count -= parser->template_count > 0 ? 1 : 0;
    galley_mode_reset(parser);
}

/* The start tags that belong into a head, wherever they stand. False for all others. */
static bool insert_head_element(galley_parser *parser, const galley_token *token) {
    switch (token->name) {
    case GALLEY_TAG_BASE:
    case GALLEY_TAG_BASEFONT:
    case GALLEY_TAG_BGSOUND:
    case GALLEY_TAG_LINK:
    case GALLEY_TAG_META:
        galley_insert_void(parser, token);
        return true;
    case GALLEY_TAG_TITLE:
        galley_insert_raw(parser, token, GALLEY_RAW_RCDATA);
        return true;
    case GALLEY_TAG_NOFRAMES:
    case GALLEY_TAG_STYLE:
        galley_insert_raw(parser, token, GALLEY_RAW_RAWTEXT);
        return true;
    case GALLEY_TAG_SCRIPT:
        galley_insert_raw(parser, token, GALLEY_RAW_SCRIPT);
        return true;
    case GALLEY_TAG_TEMPLATE:
        open_template(parser, token);
        return true;
    default:
        return false;
    }
}

galley_verdict galley_mode_in_head(galley_parser *parser, galley_token *token) {
    if (insert_space(parser, token) || is_common(parser, token)) {
        return GALLEY_VERDICT_DONE;
    }
    if (galley_token_ends(token, GALLEY_TAG_TEMPLATE)) {
        close_template(parser);
        return GALLEY_VERDICT_DONE;
    }
    if (is_stray_end(token) || galley_token_starts(token, GALLEY_TAG_HEAD) ||
        (token->kind == GALLEY_TOKEN_START_TAG && insert_head_element(parser, token))) {
        return GALLEY_VERDICT_DONE;
    }
    if (galley_token_starts(token, GALLEY_TAG_NOSCRIPT)) {
        galley_insert_element(parser, token);
        parser->mode = GALLEY_MODE_IN_HEAD_NOSCRIPT;
        return GALLEY_VERDICT_DONE;
    }
    galley_open_pop(parser);
    parser->mode = GALLEY_MODE_AFTER_HEAD;
    return galley_token_ends(token, GALLEY_TAG_HEAD) ? GALLEY_VERDICT_DONE : GALLEY_VERDICT_AGAIN;
}

/* Of a start tag. */
static bool belongs_in_head_noscript(const galley_token *token) {
    switch (token->name) {
    case GALLEY_TAG_BASEFONT:
    case GALLEY_TAG_BGSOUND:
    case GALLEY_TAG_LINK:
    case GALLEY_TAG_META:
    case GALLEY_TAG_NOFRAMES:
    case GALLEY_TAG_STYLE:
        return true;
    default:
        return false;
    }
}

galley_verdict galley_mode_in_head_noscript(galley_parser *parser, galley_token *token) {
    if (insert_space(parser, token) || is_common(parser, token) ||
        galley_token_starts(token, GALLEY_TAG_HEAD) ||
        galley_token_starts(token, GALLEY_TAG_NOSCRIPT)) {
        return GALLEY_VERDICT_DONE;
    }
    if (token->kind == GALLEY_TOKEN_START_TAG && belongs_in_head_noscript(token)) {
        return galley_mode_in_head(parser, token);
    }
    bool closes = galley_token_ends(token, GALLEY_TAG_NOSCRIPT);
    if (token->kind == GALLEY_TOKEN_END_TAG && !closes && token->name != GALLEY_TAG_BR) {
        return GALLEY_VERDICT_DONE;
    }
    galley_open_pop(parser);
    parser->mode = GALLEY_MODE_IN_HEAD;
    return closes ? GALLEY_VERDICT_DONE : GALLEY_VERDICT_AGAIN;
}

/* A head element after </head> is put into the head all the same. */
static bool insert_late_head_element(galley_parser *parser, const galley_token *token) {
    galley_links_check_append(parser, parser->head);
    galley_open_push(parser, galley_insert_describe(parser->document, parser->head));
    bool inserted = insert_head_element(parser, token);
    uint32_t depth = galley_open_find(parser, parser->head);
    if (depth > 1) {
        galley_open_remove(parser, depth);
    }
    return inserted;
}

galley_verdict galley_mode_after_head(galley_parser *parser, galley_token *token) {
    if (insert_space(parser, token) || is_common(parser, token) ||
        galley_token_starts(token, GALLEY_TAG_HEAD)) {
        return GALLEY_VERDICT_DONE;
    }
    if (galley_token_ends(token, GALLEY_TAG_TEMPLATE)) {
        return galley_mode_in_head(parser, token);
    }
    if (galley_token_starts(token, GALLEY_TAG_FRAMESET)) {
        galley_insert_element(parser, token);
        parser->mode = GALLEY_MODE_IN_FRAMESET;
        return GALLEY_VERDICT_DONE;
    }
    bool stray = token->kind == GALLEY_TOKEN_END_TAG && token->name != GALLEY_TAG_BODY &&
                 token->name != GALLEY_TAG_HTML && token->name != GALLEY_TAG_BR;
    if (stray || (token->kind == GALLEY_TOKEN_START_TAG &&
                  (galley_traits_html(token->name) & GALLEY_TRAIT_HEAD) != 0 &&
                  insert_late_head_element(parser, token))) {
        return GALLEY_VERDICT_DONE;
    }
    parser->mode = GALLEY_MODE_IN_BODY;
    if (galley_token_starts(token, GALLEY_TAG_BODY)) {
        galley_insert_element(parser, token);
        parser->frameset_ok = false;
        return GALLEY_VERDICT_DONE;
    }
    galley_insert_implied(parser, GALLEY_TAG_BODY);
    return GALLEY_VERDICT_AGAIN;
}
