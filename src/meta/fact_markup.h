/*
 * Facts in the attributes of elements: meta and link, microdata, RDFa Lite, time, rel.
 */
#ifndef GALLEY_META_FACT_MARKUP_H
#define GALLEY_META_FACT_MARKUP_H

#include "facts.h"

/* Items inside items; deeper ones count for the item around them. */
enum { GALLEY_SCOPES_MOST = 12, GALLEY_SCOPE_WAY = 100 };

typedef struct galley_scope {
    uint32_t end; /* the node after its subtree */
    uint32_t group;
    uint16_t item;
    uint8_t way; /* length of the way to it */
    uint8_t kind;
} galley_scope;

/* What the walk over the document knows; starts as all zeros but for the first two. */
typedef struct galley_fact_walk {
    galley_facts *facts;
    const galley_document *document;
    bool titled; /* the title element is read */
    size_t depth;
    char way[GALLEY_SCOPE_WAY];
    galley_scope scopes[GALLEY_SCOPES_MOST];
} galley_fact_walk;

/* Reads the attributes of one element; elements must come in the order of the document. */
void galley_fact_markup_read(galley_fact_walk *walk, uint32_t element);

/* Appends an element's text to facts->scratch, as far as a value is read, and gives it. */
galley_slice galley_fact_element_text(galley_facts *facts, const galley_document *document,
                                      uint32_t element);

#endif
