/*
 * The insertion mode in body: text and comments here, start tags in body_start.c, end tags in
 * body_end.c.
 */
#include "body.h"

static bool is_all_nul(const galley_token *token) {
    const char *at = token->start;
    while (at < token->end && *at == '\0') {
        at++;
    }
    return at == token->end;
}

static void insert_body_text(galley_parser *parser, galley_token *token) {
    if ((token->seen & GALLEY_SCAN_NUL) != 0 && !token->replace_nul && is_all_nul(token)) {
        return;
    }
    galley_formatting_reconstruct(parser);
    galley_insert_text(parser, token);
    if (parser->frameset_ok && !galley_token_is_blank(token)) {
        parser->frameset_ok = false;
    }
}

galley_verdict galley_mode_in_body(galley_parser *parser, galley_token *token) {
    switch (token->kind) {
    case GALLEY_TOKEN_TEXT:
        insert_body_text(parser, token);
        return GALLEY_VERDICT_DONE;
    case GALLEY_TOKEN_START_TAG:
        return galley_body_start(parser, token);
    case GALLEY_TOKEN_END_TAG:
        return galley_body_end(parser, token);
    case GALLEY_TOKEN_COMMENT:
        galley_insert_comment(parser, token);
        return GALLEY_VERDICT_DONE;
    case GALLEY_TOKEN_END_OF_INPUT:
        return parser->template_count > 0 ? galley_mode_in_template(parser, token)
                                          : GALLEY_VERDICT_DONE;
    default:
        return GALLEY_VERDICT_DONE; /* a doctype */
    }
}
