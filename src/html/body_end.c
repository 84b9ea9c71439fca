/*
 * End tags in body: a rule for each, in one table. The rules stand in the standard's order.
 */
#include "body.h"

typedef galley_verdict end_rule(galley_parser *parser, galley_token *token);

void galley_body_end_any_other(galley_parser *parser, const galley_token *token) {
    if (!galley_open_has(parser, token->name)) {
        return;
    }
    for (uint32_t depth = parser->depth; depth > 1; depth--) {
        const galley_open *element = &parser->open[depth - 1];
        parser->steps++;
        if (element->space == GALLEY_NAMESPACE_HTML &&
            galley_open_is_named_by(parser, element, token)) {
            galley_open_imply_end_tags(parser, token->name);
            galley_open_pop_above(parser, depth - 1);
            return;
        }
        if ((element->traits & GALLEY_TRAIT_SPECIAL) != 0) {
            return;
        }
    }
}

static galley_verdict end_any_other(galley_parser *parser, galley_token *token) {
    galley_body_end_any_other(parser, token);
    return GALLEY_VERDICT_DONE;
}

static galley_verdict end_body(galley_parser *parser, galley_token *token) {
    (void)token;
    if (galley_open_in_scope(parser, GALLEY_TAG_BODY, GALLEY_TRAIT_SCOPE)) {
        parser->mode = GALLEY_MODE_AFTER_BODY;
    }
    return GALLEY_VERDICT_DONE;
}

static galley_verdict end_html(galley_parser *parser, galley_token *token) {
    (void)token;
    if (!galley_open_in_scope(parser, GALLEY_TAG_BODY, GALLEY_TRAIT_SCOPE)) {
        return GALLEY_VERDICT_DONE;
    }
    parser->mode = GALLEY_MODE_AFTER_BODY;
    return GALLEY_VERDICT_AGAIN;
}

static galley_verdict end_block(galley_parser *parser, galley_token *token) {
    if (galley_open_in_scope(parser, token->name, GALLEY_TRAIT_SCOPE)) {
        galley_open_imply_end_tags(parser, GALLEY_TAG_NONE);
        galley_open_pop_to(parser, token->name);
    }
    return GALLEY_VERDICT_DONE;
}

/* The depth of a node in scope, or 0. */
static uint32_t find_in_scope(galley_parser *parser, uint32_t node) {
    for (uint32_t depth = parser->depth; depth > 0; depth--) {
        parser->steps++;
        if (parser->open[depth - 1].node == node) {
            return depth;
        }
        if ((parser->open[depth - 1].traits & GALLEY_TRAIT_SCOPE) != 0) {
            return 0;
        }
    }
    return 0;
}

static galley_verdict end_form(galley_parser *parser, galley_token *token) {
    if (galley_open_has(parser, GALLEY_TAG_TEMPLATE)) {
        return end_block(parser, token);
    }
    uint32_t node = parser->form;
    bool was_set = parser->form_set;
    parser->form = GALLEY_NODE_NONE;
    parser->form_set = false;
    if (!was_set || node == GALLEY_NODE_NONE || find_in_scope(parser, node) == 0) {
        return GALLEY_VERDICT_DONE;
    }
    galley_open_imply_end_tags(parser, GALLEY_TAG_NONE);
    uint32_t depth = galley_open_find(parser, node);
    if (depth > 1) {
        galley_open_remove(parser, depth);
    }
    return GALLEY_VERDICT_DONE;
}

static galley_verdict end_p(galley_parser *parser, galley_token *token) {
    (void)token;
    if (!galley_open_in_scope(parser, GALLEY_TAG_P, GALLEY_TRAIT_BUTTON_SCOPE)) {
        galley_insert_implied(parser, GALLEY_TAG_P);
    }
    galley_open_close_p(parser);
    return GALLEY_VERDICT_DONE;
}

static galley_verdict end_item(galley_parser *parser, galley_token *token) {
    int scope = token->name == GALLEY_TAG_LI ? GALLEY_TRAIT_LIST_SCOPE : GALLEY_TRAIT_SCOPE;
    if (galley_open_in_scope(parser, token->name, (uint32_t)scope)) {
        galley_open_imply_end_tags(parser, token->name);
        galley_open_pop_to(parser, token->name);
    }
    return GALLEY_VERDICT_DONE;
}

static bool is_heading(const galley_open *element) {
    return element->space == GALLEY_NAMESPACE_HTML && (element->traits & GALLEY_TRAIT_HEADING) != 0;
}

static galley_verdict end_heading(galley_parser *parser, galley_token *token) {
    (void)token;
    uint32_t depth = parser->depth;
    while (depth > 0 && !is_heading(&parser->open[depth - 1])) {
        parser->steps++;
        if ((parser->open[depth - 1].traits & GALLEY_TRAIT_SCOPE) != 0) {
            return GALLEY_VERDICT_DONE;
        }
        depth--;
    }
    if (depth > 1) {
        galley_open_imply_end_tags(parser, GALLEY_TAG_NONE);
        galley_open_pop_until(parser, GALLEY_TRAIT_HEADING);
        galley_open_pop(parser);
    }
    return GALLEY_VERDICT_DONE;
}

static galley_verdict end_formatting(galley_parser *parser, galley_token *token) {
    if (!galley_adoption_run(parser, token)) {
        galley_body_end_any_other(parser, token);
    }
    return GALLEY_VERDICT_DONE;
}

static galley_verdict end_object(galley_parser *parser, galley_token *token) {
    if (galley_open_in_scope(parser, token->name, GALLEY_TRAIT_SCOPE)) {
        galley_open_imply_end_tags(parser, GALLEY_TAG_NONE);
        galley_open_pop_to(parser, token->name);
        galley_formatting_clear_to_mark(parser);
    }
    return GALLEY_VERDICT_DONE;
}

static galley_verdict end_br(galley_parser *parser, galley_token *token) {
    (void)token;
    galley_formatting_reconstruct(parser);
    galley_insert_implied_void(parser, GALLEY_TAG_BR);
    parser->frameset_ok = false;
    return GALLEY_VERDICT_DONE;
}

/* clang-format off */
static end_rule *const rules[GALLEY_TAG_COUNT] = {
    [GALLEY_TAG_TEMPLATE] = galley_mode_in_head,
    [GALLEY_TAG_BODY] = end_body, [GALLEY_TAG_HTML] = end_html,
    [GALLEY_TAG_ADDRESS] = end_block, [GALLEY_TAG_ARTICLE] = end_block,
    [GALLEY_TAG_ASIDE] = end_block, [GALLEY_TAG_BLOCKQUOTE] = end_block,
    [GALLEY_TAG_BUTTON] = end_block, [GALLEY_TAG_CENTER] = end_block,
    [GALLEY_TAG_DETAILS] = end_block, [GALLEY_TAG_DIALOG] = end_block,
    [GALLEY_TAG_DIR] = end_block, [GALLEY_TAG_DIV] = end_block,
    [GALLEY_TAG_DL] = end_block, [GALLEY_TAG_FIELDSET] = end_block,
    [GALLEY_TAG_FIGCAPTION] = end_block, [GALLEY_TAG_FIGURE] = end_block,
    [GALLEY_TAG_FOOTER] = end_block, [GALLEY_TAG_HEADER] = end_block,
    [GALLEY_TAG_HGROUP] = end_block, [GALLEY_TAG_LISTING] = end_block,
    [GALLEY_TAG_MAIN] = end_block, [GALLEY_TAG_MENU] = end_block,
    [GALLEY_TAG_NAV] = end_block, [GALLEY_TAG_OL] = end_block,
    [GALLEY_TAG_PRE] = end_block, [GALLEY_TAG_SEARCH] = end_block,
    [GALLEY_TAG_SECTION] = end_block, [GALLEY_TAG_SELECT] = end_block,
    [GALLEY_TAG_SUMMARY] = end_block, [GALLEY_TAG_UL] = end_block,
    [GALLEY_TAG_FORM] = end_form, [GALLEY_TAG_P] = end_p,
    [GALLEY_TAG_LI] = end_item, [GALLEY_TAG_DD] = end_item, [GALLEY_TAG_DT] = end_item,
    [GALLEY_TAG_H1] = end_heading, [GALLEY_TAG_H2] = end_heading,
    [GALLEY_TAG_H3] = end_heading, [GALLEY_TAG_H4] = end_heading,
    [GALLEY_TAG_H5] = end_heading, [GALLEY_TAG_H6] = end_heading,
    [GALLEY_TAG_A] = end_formatting, [GALLEY_TAG_B] = end_formatting,
    [GALLEY_TAG_BIG] = end_formatting, [GALLEY_TAG_CODE] = end_formatting,
    [GALLEY_TAG_EM] = end_formatting, [GALLEY_TAG_FONT] = end_formatting,
    [GALLEY_TAG_I] = end_formatting, [GALLEY_TAG_NOBR] = end_formatting,
    [GALLEY_TAG_S] = end_formatting, [GALLEY_TAG_SMALL] = end_formatting,
    [GALLEY_TAG_STRIKE] = end_formatting, [GALLEY_TAG_STRONG] = end_formatting,
    [GALLEY_TAG_TT] = end_formatting, [GALLEY_TAG_U] = end_formatting,
    [GALLEY_TAG_APPLET] = end_object, [GALLEY_TAG_MARQUEE] = end_object,
    [GALLEY_TAG_OBJECT] = end_object, [GALLEY_TAG_BR] = end_br,
};
/* clang-format on */

galley_verdict galley_body_end(galley_parser *parser, galley_token *token) {
    end_rule *rule = token->name < GALLEY_TAG_COUNT ? rules[token->name] : NULL;
    return rule != NULL ? rule(parser, token) : end_any_other(parser, token);
}
