/*
 * The rules for foreign content: SVG and MathML inside HTML, the points where HTML goes on inside
 * them, and the HTML tags that end them.
 */
#include "builder.h"

bool galley_foreign_applies(const galley_parser *parser, const galley_token *token) {
    const galley_open *current = galley_open_adjusted(parser);
    if (token->kind == GALLEY_TOKEN_END_OF_INPUT) {
        return false;
    }
    bool start = token->kind == GALLEY_TOKEN_START_TAG;
    bool text = token->kind == GALLEY_TOKEN_TEXT;
    if ((current->traits & GALLEY_TRAIT_MATH_POINT) != 0 &&
        (text ||
         (start && token->name != GALLEY_TAG_MGLYPH && token->name != GALLEY_TAG_MALIGNMARK))) {
        return false;
    }
    if (current->space == GALLEY_NAMESPACE_MATH && current->name == GALLEY_TAG_ANNOTATION_XML &&
        start && token->name == GALLEY_TAG_SVG) {
        return false;
    }
    return (current->traits & GALLEY_TRAIT_HTML_POINT) == 0 || !(start || text);
}

/* A start tag that cannot be foreign, and so ends the foreign content. */
static bool breaks_out(const galley_parser *parser, const galley_token *token) {
    galley_slice value;
    if (token->name == GALLEY_TAG_FONT) {
        return galley_token_attribute(parser, token, "color", &value) ||
               galley_token_attribute(parser, token, "face", &value) ||
               galley_token_attribute(parser, token, "size", &value);
    }
    return (galley_traits_html(token->name) & GALLEY_TRAIT_BREAKS_OUT) != 0;
}

static galley_verdict break_out(galley_parser *parser, galley_token *token) {
    const galley_open *current = galley_open_current(parser);
    while (current->space != GALLEY_NAMESPACE_HTML &&
           (current->traits & (GALLEY_TRAIT_MATH_POINT | GALLEY_TRAIT_HTML_POINT)) == 0) {
        galley_open_pop(parser);
        current = galley_open_current(parser);
    }
    return galley_mode_current(parser, token);
}

static galley_verdict start_foreign(galley_parser *parser, galley_token *token) {
    if (breaks_out(parser, token)) {
        return break_out(parser, token);
    }
    galley_insert_foreign(parser, token, galley_open_adjusted(parser)->space);
    if (token->self_closing) {
        galley_open_pop(parser);
    }
    return GALLEY_VERDICT_DONE;
}

static galley_verdict end_foreign(galley_parser *parser, galley_token *token) {
    if (token->name == GALLEY_TAG_BR || token->name == GALLEY_TAG_P) {
        return break_out(parser, token);
    }
    for (uint32_t depth = parser->depth; depth > 1; depth--) {
        const galley_open *element = &parser->open[depth - 1];
        parser->steps++;
        if (element->space == GALLEY_NAMESPACE_HTML) {
            return galley_mode_current(parser, token);
        }
        if (galley_open_is_named_by(parser, element, token)) {
            galley_open_pop_above(parser, depth - 1);
            return GALLEY_VERDICT_DONE;
        }
    }
    return GALLEY_VERDICT_DONE;
}

galley_verdict galley_foreign_rules(galley_parser *parser, galley_token *token) {
    switch (token->kind) {
    case GALLEY_TOKEN_TEXT:
        token->replace_nul = true;
        galley_insert_text(parser, token);
        if (parser->frameset_ok && !galley_token_is_blank(token)) {
            parser->frameset_ok = false;
        }
        return GALLEY_VERDICT_DONE;
    case GALLEY_TOKEN_COMMENT:
        galley_insert_comment(parser, token);
        return GALLEY_VERDICT_DONE;
    case GALLEY_TOKEN_START_TAG:
        return start_foreign(parser, token);
    case GALLEY_TOKEN_END_TAG:
        return end_foreign(parser, token);
    default:
        return GALLEY_VERDICT_DONE; /* a doctype */
    }
}
