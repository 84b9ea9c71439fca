/*
 * The two halves of the insertion mode in body: see body_start.c and body_end.c.
 */
#ifndef GALLEY_HTML_BODY_H
#define GALLEY_HTML_BODY_H

#include "builder.h"

galley_mode_rules galley_body_start, galley_body_end;

/* What any end tag without rules of its own does. */
void galley_body_end_any_other(galley_parser *parser, const galley_token *token);

#endif
