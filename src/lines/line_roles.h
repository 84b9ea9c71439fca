/*
 * What each line of a judged page is.
 */
#ifndef GALLEY_LINES_LINE_ROLES_H
#define GALLEY_LINES_LINE_ROLES_H

#include "lines.h"

/* Gives every block a role, and the document's elements the names that go with them. Lines that
 * are named for what they are (captions, share lines, related items) are not kept. */
void galley_lines_roles(galley_lines *lines, galley_blocks *blocks, galley_document *document);

#endif
