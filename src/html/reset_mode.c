/*
 * "Reset the insertion mode appropriately": which mode the stack of open elements calls for.
 */
#include "builder.h"

/* The mode that an element calls for, or false when the one above it decides. */
static bool find_mode(const galley_parser *parser, const galley_open *element, bool last,
                      galley_mode *mode) {
    if (element->space != GALLEY_NAMESPACE_HTML) {
        return false;
    }
    switch (element->name) {
    case GALLEY_TAG_TD:
    case GALLEY_TAG_TH:
        *mode = GALLEY_MODE_IN_CELL;
        return !last;
    case GALLEY_TAG_TR:
        *mode = GALLEY_MODE_IN_ROW;
        return true;
    case GALLEY_TAG_TBODY:
    case GALLEY_TAG_THEAD:
    case GALLEY_TAG_TFOOT:
        *mode = GALLEY_MODE_IN_TABLE_BODY;
        return true;
    case GALLEY_TAG_CAPTION:
        *mode = GALLEY_MODE_IN_CAPTION;
        return true;
    case GALLEY_TAG_COLGROUP:
        *mode = GALLEY_MODE_IN_COLUMN_GROUP;
        return true;
    case GALLEY_TAG_TABLE:
        *mode = GALLEY_MODE_IN_TABLE;
        return true;
    case GALLEY_TAG_TEMPLATE:
        *mode = parser->template_count == 0
                    ? GALLEY_MODE_IN_BODY
                    : (galley_mode)parser->template_modes[parser->template_count - 1];
        return true;
    case GALLEY_TAG_HEAD:
        *mode = GALLEY_MODE_IN_HEAD;
        return !last;
    case GALLEY_TAG_BODY:
        *mode = GALLEY_MODE_IN_BODY;
        return true;
    case GALLEY_TAG_FRAMESET:
        *mode = GALLEY_MODE_IN_FRAMESET;
        return true;
    case GALLEY_TAG_HTML:
        *mode = parser->head == GALLEY_NODE_NONE ? GALLEY_MODE_BEFORE_HEAD : GALLEY_MODE_AFTER_HEAD;
        return true;
    default:
        return false;
    }
}

/* Whether none of the elements is open that call for a mode of their own, but body and html. */
static bool is_plain_body(const galley_parser *parser) {
    static const galley_tag tags[] = {GALLEY_TAG_TABLE,    GALLEY_TAG_TEMPLATE, GALLEY_TAG_TD,
                                      GALLEY_TAG_TH,       GALLEY_TAG_TR,       GALLEY_TAG_TBODY,
                                      GALLEY_TAG_THEAD,    GALLEY_TAG_TFOOT,    GALLEY_TAG_CAPTION,
                                      GALLEY_TAG_COLGROUP, GALLEY_TAG_FRAMESET};
    for (size_t i = 0; i < sizeof tags / sizeof *tags; i++) {
        if (galley_open_has(parser, tags[i])) {
            return false;
        }
    }
    return galley_open_has(parser, GALLEY_TAG_BODY);
}

void galley_mode_reset(galley_parser *parser) {
    parser->mode = GALLEY_MODE_IN_BODY;
    if (is_plain_body(parser)) {
        return; /* without a walk, for it may be asked for at every tag of a deep page */
    }
    for (uint32_t depth = parser->depth; depth > 0; depth--) {
        bool last = depth == 1;
        const galley_open *element =
            last && parser->fragment ? &parser->context : &parser->open[depth - 1];
        galley_mode mode;
        parser->steps++;
        if (find_mode(parser, element, last, &mode)) {
            parser->mode = mode;
            return;
        }
    }
}
