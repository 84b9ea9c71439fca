/*
 * Writes a document in the form of html5lib-tests' tree-construction files, for tests and for
 * galley-tree: a line a node, "| " and two spaces a level, attributes sorted by name.
 */
#ifndef GALLEY_HTML_TREE_PRINT_H
#define GALLEY_HTML_TREE_PRINT_H

#include "document.h"

/* Appends the lines of all children of `root` (node 0 of a document, node 1 of a fragment). False
 * when there is no memory. Not linear in the number of attributes of one element: they are sorted.
 */
bool galley_tree_print(const galley_document *document, uint32_t root, galley_buffer *buffer);

#endif
