/*
 * The insertion modes behind the body, and those of framesets: after body, after after body, in
 * frameset, after frameset, after after frameset.
 */
#include "builder.h"

#include "reference.h"

/* White space goes where the body's end left off; anything else opens the body again. Comments have
 * been put behind the body meanwhile, so that what comes now may not be last in preorder. */
static galley_verdict return_to_body(galley_parser *parser, galley_token *token) {
    galley_links_check_append(parser, galley_open_current(parser)->node);
    galley_token space;
    if (token->kind == GALLEY_TOKEN_TEXT && galley_token_split_space(token, &space)) {
        galley_mode_in_body(parser, &space);
        if (token->start == token->end) {
            return GALLEY_VERDICT_DONE;
        }
    }
    parser->mode = GALLEY_MODE_IN_BODY;
    return GALLEY_VERDICT_AGAIN;
}

galley_verdict galley_mode_after_body(galley_parser *parser, galley_token *token) {
    if (token->kind == GALLEY_TOKEN_COMMENT) {
        galley_insert_comment_in(parser, token, parser->open[0].node);
        return GALLEY_VERDICT_DONE;
    }
    if (token->kind == GALLEY_TOKEN_DOCTYPE) {
        return GALLEY_VERDICT_DONE;
    }
    if (token->kind == GALLEY_TOKEN_END_OF_INPUT || galley_token_starts(token, GALLEY_TAG_HTML)) {
        return galley_mode_in_body(parser, token);
    }
    if (galley_token_ends(token, GALLEY_TAG_HTML)) {
        parser->mode = parser->fragment ? parser->mode : GALLEY_MODE_AFTER_AFTER_BODY;
        return GALLEY_VERDICT_DONE;
    }
    return return_to_body(parser, token);
}

galley_verdict galley_mode_after_after_body(galley_parser *parser, galley_token *token) {
    if (token->kind == GALLEY_TOKEN_COMMENT) {
        galley_insert_comment_in(parser, token, 0);
        return GALLEY_VERDICT_DONE;
    }
    if (token->kind == GALLEY_TOKEN_END_OF_INPUT || token->kind == GALLEY_TOKEN_DOCTYPE ||
        galley_token_starts(token, GALLEY_TAG_HTML)) {
        return galley_mode_in_body(parser, token);
    }
    return return_to_body(parser, token);
}

/* Of a text among frames only the white space stays. */
static void insert_space_only(galley_parser *parser, galley_token *token) {
    while (token->start < token->end) {
        galley_token space;
        if (galley_token_split_space(token, &space)) {
            galley_insert_text(parser, &space);
            continue;
        }
        galley_reference reference;
        size_t len = 0;
        if (*token->start == '&') {
            len = galley_reference_read(token->start, token->end, false, &reference);
        }
        token->start += len > 0 ? len : 1;
    }
}

/* What the modes of framesets have in common. True when the token is used up. */
static bool is_common_to_framesets(galley_parser *parser, galley_token *token) {
    switch (token->kind) {
    case GALLEY_TOKEN_TEXT:
        insert_space_only(parser, token);
        return true;
    case GALLEY_TOKEN_START_TAG:
        if (token->name == GALLEY_TAG_HTML) {
            galley_mode_in_body(parser, token);
        } else if (token->name == GALLEY_TAG_NOFRAMES) {
            galley_mode_in_head(parser, token);
        } else {
            return false;
        }
        return true;
    default:
        return false;
    }
}

galley_verdict galley_mode_in_frameset(galley_parser *parser, galley_token *token) {
    if (is_common_to_framesets(parser, token)) {
        return GALLEY_VERDICT_DONE;
    }
    if (token->kind == GALLEY_TOKEN_COMMENT) {
        galley_insert_comment(parser, token);
    } else if (galley_token_starts(token, GALLEY_TAG_FRAMESET)) {
        galley_insert_element(parser, token);
    } else if (galley_token_starts(token, GALLEY_TAG_FRAME)) {
        galley_insert_void(parser, token);
    } else if (galley_token_ends(token, GALLEY_TAG_FRAMESET) && parser->depth > 1) {
        galley_open_pop(parser);
        if (!parser->fragment && !galley_open_current_is(parser, GALLEY_TAG_FRAMESET)) {
            parser->mode = GALLEY_MODE_AFTER_FRAMESET;
        }
    }
    return GALLEY_VERDICT_DONE;
}

galley_verdict galley_mode_after_frameset(galley_parser *parser, galley_token *token) {
    if (is_common_to_framesets(parser, token)) {
        return GALLEY_VERDICT_DONE;
    }
    if (token->kind == GALLEY_TOKEN_COMMENT) {
        galley_insert_comment(parser, token);
    } else if (galley_token_ends(token, GALLEY_TAG_HTML)) {
        parser->mode = GALLEY_MODE_AFTER_AFTER_FRAMESET;
    }
    return GALLEY_VERDICT_DONE;
}

galley_verdict galley_mode_after_after_frameset(galley_parser *parser, galley_token *token) {
    if (token->kind == GALLEY_TOKEN_COMMENT) {
        galley_insert_comment_in(parser, token, 0);
    } else {
        galley_links_check_append(parser, galley_open_current(parser)->node);
        is_common_to_framesets(parser, token);
    }
    return GALLEY_VERDICT_DONE;
}
