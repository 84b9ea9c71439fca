/*
 * The insertion mode in template: a template's content may be of any kind, and its first tag tells
 * which insertion mode fits.
 */
#include "builder.h"

static galley_verdict become(galley_parser *parser, galley_mode mode) {
    if (parser->template_count > 0) {
        parser->template_modes[parser->template_count - 1] = (unsigned char)mode;
    }
    parser->mode = mode;
    return GALLEY_VERDICT_AGAIN;
}

static galley_verdict start_in_template(galley_parser *parser, galley_token *token) {
    if ((galley_traits_html(token->name) & GALLEY_TRAIT_HEAD) != 0) {
        return galley_mode_in_head(parser, token);
    }
    switch (token->name) {
    case GALLEY_TAG_CAPTION:
    case GALLEY_TAG_COLGROUP:
    case GALLEY_TAG_TBODY:
    case GALLEY_TAG_TFOOT:
    case GALLEY_TAG_THEAD:
        return become(parser, GALLEY_MODE_IN_TABLE);
    case GALLEY_TAG_COL:
        return become(parser, GALLEY_MODE_IN_COLUMN_GROUP);
    case GALLEY_TAG_TR:
        return become(parser, GALLEY_MODE_IN_TABLE_BODY);
    case GALLEY_TAG_TD:
    case GALLEY_TAG_TH:
        return become(parser, GALLEY_MODE_IN_ROW);
    default:
        return become(parser, GALLEY_MODE_IN_BODY);
    }
}

static galley_verdict end_of_input(galley_parser *parser) {
    if (!galley_open_has(parser, GALLEY_TAG_TEMPLATE)) {
        return GALLEY_VERDICT_DONE;
    }
    galley_open_pop_to(parser, GALLEY_TAG_TEMPLATE);
    galley_formatting_clear_to_mark(parser);
    parser->template_count -= parser->template_count > 0 ? 1 : 0;
    galley_mode_reset(parser);
    return GALLEY_VERDICT_AGAIN;
}

galley_verdict galley_mode_in_template(galley_parser *parser, galley_token *token) {
    switch (token->kind) {
    case GALLEY_TOKEN_START_TAG:
        return start_in_template(parser, token);
    case GALLEY_TOKEN_END_TAG:
        return token->name == GALLEY_TAG_TEMPLATE ? galley_mode_in_head(parser, token)
                                                  : GALLEY_VERDICT_DONE;
    case GALLEY_TOKEN_END_OF_INPUT:
        return end_of_input(parser);
    default:
        return galley_mode_in_body(parser, token);
    }
}
