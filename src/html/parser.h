/*
 * The HTML parser: UTF-8 in, flat document out, by the WHATWG parsing algorithm with scripting off.
 * It keeps its stacks from page to page. See tokenizer.h for the first half, and builder.h and the
 * modes_*.c files for the second.
 */
#ifndef GALLEY_HTML_PARSER_H
#define GALLEY_HTML_PARSER_H

#include "document.h"
#include "scan.h"

typedef struct galley_parser galley_parser;

/* scan must outlive the parser; galley_scan_best() gives one. max_depth 0 means the default, 512;
 * it is held between 3 and 32,768. Returns NULL when there is no memory. */
galley_parser *galley_parser_new(const galley_allocator *allocator, const galley_scan *scan,
                                 uint32_t max_depth);
void galley_parser_free(galley_parser *parser);

/* Bounds of the standard's list of active formatting elements behind its last marker, and of the
 * elements that a page may have without a tag of their own; 0 means the default. */
void galley_parser_set_limits(galley_parser *parser, uint32_t max_formatting, uint32_t max_copies);

/*
 * Parses a whole document of valid UTF-8 without byte order mark. The document must have been
 * initialised; what it held is overwritten, its memory is used again. Its nodes point into input,
 * which must outlive it. Gives GALLEY_STATUS_OK, _NO_MEMORY, or _TOO_LARGE (4 GiB and more); after
 * a failure the document is not to be read, but may be parsed into again.
 */
galley_status galley_parser_parse(galley_parser *parser, galley_slice input,
                                  galley_document *document);

/* The same for a fragment. context is a name, or "svg path" and "math mi" in other namespaces. The
 * nodes of the fragment are the children of node 1, an html element. */
galley_status galley_parser_parse_fragment(galley_parser *parser, galley_slice input,
                                           galley_slice context, galley_document *document);

/* Work done by the last parse: bytes, nodes, and every turn of a loop over the stacks. It grows
 * linearly with the input, on every input. */
uint64_t galley_parser_steps(const galley_parser *parser);

#endif
