/*
 * How the standard spells names of SVG and MathML that HTML's tokenizer has put in lower case.
 */
#ifndef GALLEY_HTML_FOREIGN_NAMES_H
#define GALLEY_HTML_FOREIGN_NAMES_H

#include "document.h"

/* The adjusted spelling of an element's lower-case name, of the same length; NULL when it stays. */
const char *galley_foreign_element_name(galley_namespace space, galley_slice lower);

/* The adjusted spelling of an attribute, or NULL. Those of the xlink, xml and xmlns namespaces have
 * a space behind their prefix: "xlink href", "xmlns xmlns". */
const char *galley_foreign_attribute_name(galley_namespace space, galley_slice lower);

#endif
