/*
 * What the standard's sets say of each element: special, scopes, implied end tags, formatting.
 */
#ifndef GALLEY_HTML_TRAITS_H
#define GALLEY_HTML_TRAITS_H

#include "document.h"

enum {
    GALLEY_TRAIT_SPECIAL = 1,
    GALLEY_TRAIT_SCOPE = 1 << 1,        /* ends the search for an element in scope */
    GALLEY_TRAIT_LIST_SCOPE = 1 << 2,   /* ... in list item scope */
    GALLEY_TRAIT_BUTTON_SCOPE = 1 << 3, /* ... in button scope */
    GALLEY_TRAIT_TABLE_SCOPE = 1 << 4,  /* ... in table scope */
    GALLEY_TRAIT_IMPLIED_END = 1 << 5,  /* its end tag may be left out */
    GALLEY_TRAIT_THOROUGH_END = 1 << 6, /* ... when thoroughly looked at */
    GALLEY_TRAIT_FORMATTING = 1 << 7,
    GALLEY_TRAIT_HEADING = 1 << 8,        /* h1 to h6 */
    GALLEY_TRAIT_MARKER = 1 << 9,         /* put a marker in the list of formatting elements */
    GALLEY_TRAIT_TABLE_CONTEXT = 1 << 10, /* table, template, html */
    GALLEY_TRAIT_BODY_CONTEXT = 1 << 11,  /* tbody, tfoot, thead, template, html */
    GALLEY_TRAIT_ROW_CONTEXT = 1 << 12,   /* tr, template, html */
    GALLEY_TRAIT_FOSTERS = 1 << 13, /* table, tbody, tfoot, thead, tr: text in it goes elsewhere */
    GALLEY_TRAIT_HTML_POINT = 1 << 14, /* HTML integration point */
    GALLEY_TRAIT_MATH_POINT = 1 << 15, /* MathML text integration point */
    GALLEY_TRAIT_BREAKS_OUT = 1 << 16, /* its start tag ends foreign content */
    GALLEY_TRAIT_STRUCTURE =
        1 << 18,                /* insertion modes rely on its being open: never closed early */
    GALLEY_TRAIT_HEAD = 1 << 17 /* its start tag is handled as in head wherever it stands */
};

/* Of an HTML element. */
uint32_t galley_traits_html(uint32_t name);

/* Of an SVG or MathML element, but for annotation-xml, whose attributes decide. */
uint32_t galley_traits_foreign(galley_namespace space, uint32_t name);

#endif
