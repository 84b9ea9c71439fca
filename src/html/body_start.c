/*
 * Start tags in body: a rule for each, in one table. Names without a rule are ordinary elements.
 * The rules stand in the standard's order.
 */
#include "body.h"

typedef galley_verdict start_rule(galley_parser *parser, galley_token *token);

static galley_verdict start_any_other(galley_parser *parser, galley_token *token) {
    galley_formatting_reconstruct(parser);
    galley_insert_element(parser, token);
    return GALLEY_VERDICT_DONE;
}

static galley_verdict ignore_start(galley_parser *parser, galley_token *token) {
    (void)parser;
    (void)token;
    return GALLEY_VERDICT_DONE;
}

/* A second <html> or <body> adds the attributes that the first one lacks. */
static void merge_attributes(galley_parser *parser, const galley_token *token, uint32_t node) {
    galley_document *document = parser->document;
    if (token->end - token->start <= (ptrdiff_t)sizeof "<html>" - 1) {
        return; /* too short to have any */
    }
    void *merges = document->merges;
    if (!galley_memory_grow(document->allocator, &merges, &document->merge_capacity,
                            document->merge_count + 1, sizeof *document->merges)) {
        parser->failed = true;
        return;
    }
    document->merges = merges;
    document->merges[document->merge_count++] =
        (galley_merge){node, (uint32_t)(token->start - parser->tokenizer.input)};
    document->nodes[node].bits |= GALLEY_NODE_MERGED;
}

static galley_verdict start_html(galley_parser *parser, galley_token *token) {
    if (!galley_open_has(parser, GALLEY_TAG_TEMPLATE)) {
        merge_attributes(parser, token, parser->open[0].node);
    }
    return GALLEY_VERDICT_DONE;
}

static bool second_is_body(const galley_parser *parser) {
    return parser->depth > 1 && galley_open_is(&parser->open[1], GALLEY_TAG_BODY);
}

static galley_verdict start_body(galley_parser *parser, galley_token *token) {
    if (second_is_body(parser) && !galley_open_has(parser, GALLEY_TAG_TEMPLATE)) {
        parser->frameset_ok = false;
        merge_attributes(parser, token, parser->open[1].node);
    }
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_frameset(galley_parser *parser, galley_token *token) {
    if (!second_is_body(parser) || !parser->frameset_ok) {
        return GALLEY_VERDICT_DONE;
    }
    galley_links_begin(parser);
    if (parser->failed) {
        return GALLEY_VERDICT_DONE;
    }
    galley_links_detach(parser, parser->open[1].node);
    galley_open_pop_above(parser, 1);
    galley_insert_element(parser, token);
    parser->mode = GALLEY_MODE_IN_FRAMESET;
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_block(galley_parser *parser, galley_token *token) {
    galley_open_close_p(parser);
    galley_insert_element(parser, token);
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_heading(galley_parser *parser, galley_token *token) {
    galley_open_close_p(parser);
    if ((galley_open_current(parser)->traits & GALLEY_TRAIT_HEADING) != 0) {
        galley_open_pop(parser);
    }
    galley_insert_element(parser, token);
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_pre(galley_parser *parser, galley_token *token) {
    galley_open_close_p(parser);
    galley_insert_element(parser, token);
    parser->skip_line_feed = true;
    parser->frameset_ok = false;
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_form(galley_parser *parser, galley_token *token) {
    bool in_template = galley_open_has(parser, GALLEY_TAG_TEMPLATE);
    if (parser->form_set && !in_template) {
        return GALLEY_VERDICT_DONE;
    }
    galley_open_close_p(parser);
    uint32_t node = galley_insert_element(parser, token);
    if (!in_template) {
        parser->form = node;
        parser->form_set = true;
    }
    return GALLEY_VERDICT_DONE;
}

/* Closes an open list item of the tags one and other (the same for li) that a new one ends. */
static void close_item(galley_parser *parser, galley_tag one, galley_tag other) {
    if (!galley_open_has(parser, one) && !galley_open_has(parser, other)) {
        return;
    }
    for (uint32_t depth = parser->depth; depth > 1; depth--) {
        const galley_open *element = &parser->open[depth - 1];
        parser->steps++;
        if (galley_open_is(element, one) || galley_open_is(element, other)) {
            uint32_t name = element->name;
            galley_open_imply_end_tags(parser, name);
            galley_open_pop_to(parser, name);
            return;
        }
        if ((element->traits & GALLEY_TRAIT_SPECIAL) != 0 &&
            !galley_open_is(element, GALLEY_TAG_ADDRESS) &&
            !galley_open_is(element, GALLEY_TAG_DIV) && !galley_open_is(element, GALLEY_TAG_P)) {
            return;
        }
    }
}

static galley_verdict start_li(galley_parser *parser, galley_token *token) {
    parser->frameset_ok = false;
    close_item(parser, GALLEY_TAG_LI, GALLEY_TAG_LI);
    return start_block(parser, token);
}

static galley_verdict start_dd_dt(galley_parser *parser, galley_token *token) {
    parser->frameset_ok = false;
    close_item(parser, GALLEY_TAG_DD, GALLEY_TAG_DT);
    return start_block(parser, token);
}

static galley_verdict start_plaintext(galley_parser *parser, galley_token *token) {
    parser->plaintext = true;
    return start_block(parser, token);
}

static galley_verdict start_button(galley_parser *parser, galley_token *token) {
    if (galley_open_in_scope(parser, GALLEY_TAG_BUTTON, GALLEY_TRAIT_SCOPE)) {
        galley_open_imply_end_tags(parser, GALLEY_TAG_NONE);
        galley_open_pop_to(parser, GALLEY_TAG_BUTTON);
    }
    parser->frameset_ok = false;
    return start_any_other(parser, token);
}

static galley_verdict start_formatting(galley_parser *parser, galley_token *token) {
    galley_formatting_reconstruct(parser);
    galley_formatting_push(parser, galley_insert_element(parser, token));
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_a(galley_parser *parser, galley_token *token) {
    size_t entry = galley_formatting_find_name(parser, GALLEY_TAG_A);
    if (entry != SIZE_MAX) {
        uint32_t node = parser->formatting[entry].node;
        if (!galley_adoption_run(parser, token)) {
            galley_body_end_any_other(parser, token);
        }
        /* It may be there still: the algorithm leaves an element that is not in scope. */
        entry = galley_formatting_find(parser, node);
        if (entry != SIZE_MAX) {
            galley_formatting_remove(parser, entry);
        }
        uint32_t depth = galley_open_find(parser, node);
        if (depth > 1) {
            galley_open_remove(parser, depth);
        }
    }
    return start_formatting(parser, token);
}

static galley_verdict start_nobr(galley_parser *parser, galley_token *token) {
    galley_formatting_reconstruct(parser);
    if (galley_open_in_scope(parser, GALLEY_TAG_NOBR, GALLEY_TRAIT_SCOPE) &&
        !galley_adoption_run(parser, token)) {
        galley_body_end_any_other(parser, token);
    }
    return start_formatting(parser, token);
}

static galley_verdict start_object(galley_parser *parser, galley_token *token) {
    galley_formatting_reconstruct(parser);
    galley_insert_element(parser, token);
    galley_formatting_mark(parser);
    parser->frameset_ok = false;
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_table(galley_parser *parser, galley_token *token) {
    if (!parser->document->quirks) {
        galley_open_close_p(parser);
    }
    galley_insert_element(parser, token);
    parser->frameset_ok = false;
    parser->mode = GALLEY_MODE_IN_TABLE;
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_void(galley_parser *parser, galley_token *token) {
    galley_formatting_reconstruct(parser);
    galley_insert_void(parser, token);
    parser->frameset_ok = false;
    return GALLEY_VERDICT_DONE;
}

static bool in_select_scope(galley_parser *parser) {
    return galley_open_in_scope(parser, GALLEY_TAG_SELECT, GALLEY_TRAIT_SCOPE);
}

static bool context_is(const galley_parser *parser, galley_tag tag) {
    return parser->fragment && galley_open_is(&parser->context, tag);
}

static galley_verdict start_input(galley_parser *parser, galley_token *token) {
    if (context_is(parser, GALLEY_TAG_SELECT)) {
        return GALLEY_VERDICT_DONE;
    }
    if (in_select_scope(parser)) {
        galley_open_pop_to(parser, GALLEY_TAG_SELECT);
    }
    galley_formatting_reconstruct(parser);
    galley_insert_void(parser, token);
    if (parser->frameset_ok && !galley_token_is_hidden_input(parser, token)) {
        parser->frameset_ok = false;
    }
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_param(galley_parser *parser, galley_token *token) {
    galley_insert_void(parser, token);
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_hr(galley_parser *parser, galley_token *token) {
    galley_open_close_p(parser);
    if (in_select_scope(parser)) {
        galley_open_imply_end_tags(parser, GALLEY_TAG_NONE);
    }
    galley_insert_void(parser, token);
    parser->frameset_ok = false;
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_image(galley_parser *parser, galley_token *token) {
    (void)parser;
    token->name = GALLEY_TAG_IMG;
    return GALLEY_VERDICT_AGAIN;
}

static galley_verdict start_textarea(galley_parser *parser, galley_token *token) {
    parser->frameset_ok = false;
    galley_insert_raw(parser, token, GALLEY_RAW_RCDATA);
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_xmp(galley_parser *parser, galley_token *token) {
    galley_open_close_p(parser);
    galley_formatting_reconstruct(parser);
    parser->frameset_ok = false;
    galley_insert_raw(parser, token, GALLEY_RAW_RAWTEXT);
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_iframe(galley_parser *parser, galley_token *token) {
    parser->frameset_ok = false;
    galley_insert_raw(parser, token, GALLEY_RAW_RAWTEXT);
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_noembed(galley_parser *parser, galley_token *token) {
    galley_insert_raw(parser, token, GALLEY_RAW_RAWTEXT);
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_select(galley_parser *parser, galley_token *token) {
    if (context_is(parser, GALLEY_TAG_SELECT)) {
        return GALLEY_VERDICT_DONE;
    }
    if (in_select_scope(parser)) {
        galley_open_pop_to(parser, GALLEY_TAG_SELECT);
        return GALLEY_VERDICT_DONE;
    }
    parser->frameset_ok = false;
    return start_any_other(parser, token);
}

static galley_verdict start_option(galley_parser *parser, galley_token *token) {
    if (in_select_scope(parser)) {
        galley_open_imply_end_tags(parser, token->name == GALLEY_TAG_OPTION ? GALLEY_TAG_OPTGROUP
                                                                            : GALLEY_TAG_NONE);
    } else if (galley_open_current_is(parser, GALLEY_TAG_OPTION)) {
        galley_open_pop(parser);
    }
    return start_any_other(parser, token);
}

static galley_verdict start_selectedcontent(galley_parser *parser, galley_token *token) {
    parser->has_selectedcontent = true;
    return start_any_other(parser, token);
}

static galley_verdict start_ruby_part(galley_parser *parser, galley_token *token) {
    if (galley_open_in_scope(parser, GALLEY_TAG_RUBY, GALLEY_TRAIT_SCOPE)) {
        bool keeps_rtc = token->name == GALLEY_TAG_RP || token->name == GALLEY_TAG_RT;
        galley_open_imply_end_tags(parser, keeps_rtc ? GALLEY_TAG_RTC : GALLEY_TAG_NONE);
    }
    galley_insert_element(parser, token);
    return GALLEY_VERDICT_DONE;
}

static galley_verdict start_foreign(galley_parser *parser, galley_token *token) {
    galley_formatting_reconstruct(parser);
    galley_insert_foreign(parser, token,
                          token->name == GALLEY_TAG_SVG ? GALLEY_NAMESPACE_SVG
                                                        : GALLEY_NAMESPACE_MATH);
    if (token->self_closing) {
        galley_open_pop(parser);
    }
    return GALLEY_VERDICT_DONE;
}

/* clang-format off */
static start_rule *const rules[GALLEY_TAG_COUNT] = {
    [GALLEY_TAG_HTML] = start_html,
    [GALLEY_TAG_BASE] = galley_mode_in_head, [GALLEY_TAG_BASEFONT] = galley_mode_in_head,
    [GALLEY_TAG_BGSOUND] = galley_mode_in_head, [GALLEY_TAG_LINK] = galley_mode_in_head,
    [GALLEY_TAG_META] = galley_mode_in_head, [GALLEY_TAG_NOFRAMES] = galley_mode_in_head,
    [GALLEY_TAG_SCRIPT] = galley_mode_in_head, [GALLEY_TAG_STYLE] = galley_mode_in_head,
    [GALLEY_TAG_TEMPLATE] = galley_mode_in_head, [GALLEY_TAG_TITLE] = galley_mode_in_head,
    [GALLEY_TAG_BODY] = start_body, [GALLEY_TAG_FRAMESET] = start_frameset,
    [GALLEY_TAG_ADDRESS] = start_block, [GALLEY_TAG_ARTICLE] = start_block,
    [GALLEY_TAG_ASIDE] = start_block, [GALLEY_TAG_BLOCKQUOTE] = start_block,
    [GALLEY_TAG_CENTER] = start_block, [GALLEY_TAG_DETAILS] = start_block,
    [GALLEY_TAG_DIALOG] = start_block, [GALLEY_TAG_DIR] = start_block,
    [GALLEY_TAG_DIV] = start_block, [GALLEY_TAG_DL] = start_block,
    [GALLEY_TAG_FIELDSET] = start_block, [GALLEY_TAG_FIGCAPTION] = start_block,
    [GALLEY_TAG_FIGURE] = start_block, [GALLEY_TAG_FOOTER] = start_block,
    [GALLEY_TAG_HEADER] = start_block, [GALLEY_TAG_HGROUP] = start_block,
    [GALLEY_TAG_MAIN] = start_block, [GALLEY_TAG_MENU] = start_block,
    [GALLEY_TAG_NAV] = start_block, [GALLEY_TAG_OL] = start_block,
    [GALLEY_TAG_P] = start_block, [GALLEY_TAG_SEARCH] = start_block,
    [GALLEY_TAG_SECTION] = start_block, [GALLEY_TAG_SUMMARY] = start_block,
    [GALLEY_TAG_UL] = start_block,
    [GALLEY_TAG_H1] = start_heading, [GALLEY_TAG_H2] = start_heading,
    [GALLEY_TAG_H3] = start_heading, [GALLEY_TAG_H4] = start_heading,
    [GALLEY_TAG_H5] = start_heading, [GALLEY_TAG_H6] = start_heading,
    [GALLEY_TAG_PRE] = start_pre, [GALLEY_TAG_LISTING] = start_pre,
    [GALLEY_TAG_FORM] = start_form, [GALLEY_TAG_LI] = start_li,
    [GALLEY_TAG_DD] = start_dd_dt, [GALLEY_TAG_DT] = start_dd_dt,
    [GALLEY_TAG_PLAINTEXT] = start_plaintext, [GALLEY_TAG_BUTTON] = start_button,
    [GALLEY_TAG_A] = start_a, [GALLEY_TAG_NOBR] = start_nobr,
    [GALLEY_TAG_B] = start_formatting, [GALLEY_TAG_BIG] = start_formatting,
    [GALLEY_TAG_CODE] = start_formatting, [GALLEY_TAG_EM] = start_formatting,
    [GALLEY_TAG_FONT] = start_formatting, [GALLEY_TAG_I] = start_formatting,
    [GALLEY_TAG_S] = start_formatting, [GALLEY_TAG_SMALL] = start_formatting,
    [GALLEY_TAG_STRIKE] = start_formatting, [GALLEY_TAG_STRONG] = start_formatting,
    [GALLEY_TAG_TT] = start_formatting, [GALLEY_TAG_U] = start_formatting,
    [GALLEY_TAG_APPLET] = start_object, [GALLEY_TAG_MARQUEE] = start_object,
    [GALLEY_TAG_OBJECT] = start_object, [GALLEY_TAG_TABLE] = start_table,
    [GALLEY_TAG_AREA] = start_void, [GALLEY_TAG_BR] = start_void,
    [GALLEY_TAG_EMBED] = start_void, [GALLEY_TAG_IMG] = start_void,
    [GALLEY_TAG_KEYGEN] = start_void, [GALLEY_TAG_WBR] = start_void,
    [GALLEY_TAG_INPUT] = start_input, [GALLEY_TAG_PARAM] = start_param,
    [GALLEY_TAG_SOURCE] = start_param, [GALLEY_TAG_TRACK] = start_param,
    [GALLEY_TAG_HR] = start_hr, [GALLEY_TAG_IMAGE] = start_image,
    [GALLEY_TAG_TEXTAREA] = start_textarea, [GALLEY_TAG_XMP] = start_xmp,
    [GALLEY_TAG_IFRAME] = start_iframe, [GALLEY_TAG_NOEMBED] = start_noembed,
    [GALLEY_TAG_SELECT] = start_select, [GALLEY_TAG_OPTION] = start_option,
    [GALLEY_TAG_OPTGROUP] = start_option,
    [GALLEY_TAG_SELECTEDCONTENT] = start_selectedcontent,
    [GALLEY_TAG_RB] = start_ruby_part, [GALLEY_TAG_RTC] = start_ruby_part,
    [GALLEY_TAG_RP] = start_ruby_part, [GALLEY_TAG_RT] = start_ruby_part,
    [GALLEY_TAG_MATH] = start_foreign, [GALLEY_TAG_SVG] = start_foreign,
    [GALLEY_TAG_CAPTION] = ignore_start, [GALLEY_TAG_COL] = ignore_start,
    [GALLEY_TAG_COLGROUP] = ignore_start, [GALLEY_TAG_FRAME] = ignore_start,
    [GALLEY_TAG_HEAD] = ignore_start, [GALLEY_TAG_TBODY] = ignore_start,
    [GALLEY_TAG_TD] = ignore_start, [GALLEY_TAG_TFOOT] = ignore_start,
    [GALLEY_TAG_TH] = ignore_start, [GALLEY_TAG_THEAD] = ignore_start,
    [GALLEY_TAG_TR] = ignore_start,
};
/* clang-format on */

galley_verdict galley_body_start(galley_parser *parser, galley_token *token) {
    start_rule *rule = token->name < GALLEY_TAG_COUNT ? rules[token->name] : NULL;
    return rule != NULL ? rule(parser, token) : start_any_other(parser, token);
}
