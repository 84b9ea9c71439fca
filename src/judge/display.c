/*
 * From an element's name to its display: one table, indexed by tag.
 *
 * Block elements are those that the standard's rendering section displays as block, list-item or
 * part of a table; everything else is inline, custom elements too. What is skipped is not text for
 * a reader: scripts and styles, the content of form controls, frames, and what only shows when
 * media cannot be played. docs/blocks.md says what was measured for the doubtful ones.
 */
#include "display.h"
#include "evidence.h"

#define BLOCK GALLEY_FLOW_BLOCK
#define PICTURE GALLEY_FLOW_PICTURE
#define SKIP GALLEY_FLOW_SKIP
#define INLINE GALLEY_FLOW_INLINE

/* display, phrase, quiet, evidence; an element not named here is inline and its class is read */
static const galley_display table[GALLEY_TAG_COUNT] = {
    [GALLEY_TAG_ADDRESS] = {BLOCK, false, false, 0},
    [GALLEY_TAG_APPLET] = {SKIP, false, true, 0},
    [GALLEY_TAG_ARTICLE] = {BLOCK, false, false, GALLEY_EVIDENCE_ARTICLE},
    [GALLEY_TAG_ASIDE] = {BLOCK, false, false, GALLEY_EVIDENCE_ASIDE},
    [GALLEY_TAG_AUDIO] = {PICTURE, false, true, 0},
    [GALLEY_TAG_B] = {INLINE, true, true, 0},
    [GALLEY_TAG_BLOCKQUOTE] = {BLOCK, false, false, GALLEY_EVIDENCE_QUOTE},
    [GALLEY_TAG_BODY] = {BLOCK, false, true, 0},
    [GALLEY_TAG_BR] = {GALLEY_FLOW_BREAK, false, true, 0},
    [GALLEY_TAG_BUTTON] = {BLOCK, true, false, GALLEY_EVIDENCE_FORM},
    [GALLEY_TAG_CANVAS] = {PICTURE, false, true, 0},
    [GALLEY_TAG_CAPTION] = {BLOCK, true, false, 0},
    [GALLEY_TAG_CENTER] = {BLOCK, false, false, 0},
    [GALLEY_TAG_CODE] = {INLINE, true, true, 0},
    [GALLEY_TAG_DATALIST] = {SKIP, false, true, 0},
    [GALLEY_TAG_DD] = {BLOCK, false, false, 0},
    [GALLEY_TAG_DETAILS] = {BLOCK, false, false, 0},
    [GALLEY_TAG_DIALOG] = {BLOCK, false, false, GALLEY_EVIDENCE_POPUP},
    [GALLEY_TAG_DIR] = {BLOCK, false, false, 0},
    [GALLEY_TAG_DIV] = {BLOCK, false, false, 0},
    [GALLEY_TAG_DL] = {BLOCK, false, false, 0},
    [GALLEY_TAG_DT] = {BLOCK, true, false, 0},
    [GALLEY_TAG_EM] = {INLINE, true, true, 0},
    [GALLEY_TAG_EMBED] = {SKIP, false, true, 0},
    [GALLEY_TAG_FIELDSET] = {BLOCK, false, false, GALLEY_EVIDENCE_FORM},
    [GALLEY_TAG_FIGCAPTION] = {BLOCK, false, false, GALLEY_EVIDENCE_CAPTION},
    [GALLEY_TAG_FIGURE] = {BLOCK, false, false, 0},
    [GALLEY_TAG_FONT] = {INLINE, false, true, 0},
    [GALLEY_TAG_FOOTER] = {BLOCK, false, false, GALLEY_EVIDENCE_FOOTER},
    [GALLEY_TAG_FORM] = {BLOCK, false, false, GALLEY_EVIDENCE_FORM},
    [GALLEY_TAG_FRAMESET] = {SKIP, false, true, 0},
    [GALLEY_TAG_H1] = {BLOCK, true, false, 0},
    [GALLEY_TAG_H2] = {BLOCK, true, false, 0},
    [GALLEY_TAG_H3] = {BLOCK, true, false, 0},
    [GALLEY_TAG_H4] = {BLOCK, true, false, 0},
    [GALLEY_TAG_H5] = {BLOCK, true, false, 0},
    [GALLEY_TAG_H6] = {BLOCK, true, false, 0},
    [GALLEY_TAG_HEAD] = {SKIP, false, true, 0},
    [GALLEY_TAG_HEADER] = {BLOCK, false, false, GALLEY_EVIDENCE_HEADER},
    [GALLEY_TAG_HGROUP] = {BLOCK, false, false, 0},
    [GALLEY_TAG_HR] = {GALLEY_FLOW_BREAK, false, true, 0},
    [GALLEY_TAG_HTML] = {BLOCK, false, true, 0},
    [GALLEY_TAG_I] = {INLINE, true, true, 0},
    [GALLEY_TAG_IFRAME] = {PICTURE, false, true, 0},
    [GALLEY_TAG_IMG] = {PICTURE, false, true, 0},
    [GALLEY_TAG_INPUT] = {SKIP, false, true, 0},
    [GALLEY_TAG_LABEL] = {INLINE, true, false, GALLEY_EVIDENCE_FORM},
    [GALLEY_TAG_LEGEND] = {BLOCK, true, false, GALLEY_EVIDENCE_FORM},
    [GALLEY_TAG_LI] = {BLOCK, false, false, GALLEY_EVIDENCE_LIST},
    [GALLEY_TAG_LINK] = {SKIP, false, true, 0},
    [GALLEY_TAG_LISTING] = {BLOCK, true, false, GALLEY_EVIDENCE_CODE},
    [GALLEY_TAG_MAIN] = {BLOCK, false, false, GALLEY_EVIDENCE_MAIN},
    [GALLEY_TAG_MENU] = {BLOCK, false, false, 0},
    [GALLEY_TAG_META] = {SKIP, false, true, 0},
    [GALLEY_TAG_METER] = {SKIP, false, true, 0},
    [GALLEY_TAG_NAV] = {BLOCK, false, false, GALLEY_EVIDENCE_NAVIGATION},
    [GALLEY_TAG_NOEMBED] = {SKIP, false, true, 0},
    [GALLEY_TAG_NOFRAMES] = {SKIP, false, true, 0},
    [GALLEY_TAG_NOSCRIPT] = {BLOCK, false, true, GALLEY_EVIDENCE_NOSCRIPT},
    [GALLEY_TAG_OBJECT] = {SKIP, false, true, 0},
    [GALLEY_TAG_OL] = {BLOCK, false, false, 0},
    [GALLEY_TAG_OPTGROUP] = {SKIP, false, true, 0},
    [GALLEY_TAG_OPTION] = {SKIP, false, true, 0},
    [GALLEY_TAG_P] = {BLOCK, true, false, 0},
    [GALLEY_TAG_PLAINTEXT] = {BLOCK, true, false, GALLEY_EVIDENCE_CODE},
    [GALLEY_TAG_PRE] = {BLOCK, true, false, GALLEY_EVIDENCE_CODE},
    [GALLEY_TAG_PROGRESS] = {SKIP, false, true, 0},
    [GALLEY_TAG_Q] = {INLINE, true, true, 0},
    [GALLEY_TAG_RP] = {SKIP, false, true, 0},
    [GALLEY_TAG_S] = {INLINE, true, true, 0},
    [GALLEY_TAG_SCRIPT] = {SKIP, false, true, 0},
    [GALLEY_TAG_SEARCH] = {BLOCK, false, false, GALLEY_EVIDENCE_FORM},
    [GALLEY_TAG_SECTION] = {BLOCK, false, false, 0},
    [GALLEY_TAG_SELECT] = {SKIP, false, true, 0},
    [GALLEY_TAG_SOURCE] = {SKIP, false, true, 0},
    [GALLEY_TAG_STRONG] = {INLINE, true, true, 0},
    [GALLEY_TAG_STYLE] = {SKIP, false, true, 0},
    [GALLEY_TAG_SUB] = {INLINE, true, true, 0},
    [GALLEY_TAG_SUMMARY] = {BLOCK, true, false, 0},
    [GALLEY_TAG_SUP] = {INLINE, true, true, 0},
    [GALLEY_TAG_TABLE] = {BLOCK, false, false, 0},
    [GALLEY_TAG_TBODY] = {BLOCK, false, true, 0},
    [GALLEY_TAG_TD] = {BLOCK, false, false, 0},
    [GALLEY_TAG_TEMPLATE] = {SKIP, false, true, 0},
    [GALLEY_TAG_TEXTAREA] = {SKIP, false, true, 0},
    [GALLEY_TAG_TFOOT] = {BLOCK, false, true, 0},
    [GALLEY_TAG_TH] = {BLOCK, false, false, 0},
    [GALLEY_TAG_THEAD] = {BLOCK, false, true, 0},
    [GALLEY_TAG_TITLE] = {SKIP, false, true, 0},
    [GALLEY_TAG_TR] = {BLOCK, false, false, 0},
    [GALLEY_TAG_U] = {INLINE, true, true, 0},
    [GALLEY_TAG_UL] = {BLOCK, false, false, 0},
    [GALLEY_TAG_VIDEO] = {PICTURE, false, true, 0},
    [GALLEY_TAG_WBR] = {SKIP, false, true, 0},
    [GALLEY_TAG_XMP] = {BLOCK, true, false, GALLEY_EVIDENCE_CODE},
};

static const galley_display drawing = {SKIP, false, true, 0};
static const galley_display formula = {INLINE, true, true, 0};

const galley_display *galley_display_of(const galley_node *element) {
    uint32_t name = galley_node_name(element);
    switch (galley_node_space(element)) {
    case GALLEY_NAMESPACE_SVG:
        return &drawing;
    case GALLEY_NAMESPACE_MATH:
        /* an annotation says the formula again, in TeX for example */
        return name == GALLEY_TAG_ANNOTATION || name == GALLEY_TAG_ANNOTATION_XML ? &drawing
                                                                                  : &formula;
    default:
        return &table[name < GALLEY_TAG_COUNT ? name : GALLEY_TAG_NONE];
    }
}
