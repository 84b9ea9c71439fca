/*
 * Parses a page with lexbor and writes its tree in the form of html5lib-tests' tree-construction
 * files: a line a node, "| " and two spaces a level, attributes sorted by name. Adjacent texts are
 * written as one, as galley_tree_print writes them.
 */
#ifndef BENCH_PEER_LEXBOR_PRINT_H
#define BENCH_PEER_LEXBOR_PRINT_H

#include "../../src/base/buffer.h"

/* Appends the tree of a document parsed from UTF-8 without byte order mark, scripting off. False
 * when lexbor fails or there is no memory. */
bool bench_lexbor_print(const char *bytes, size_t len, galley_buffer *buffer);

#endif
