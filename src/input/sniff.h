/*
 * Which encoding a page is in.
 */
#ifndef GALLEY_INPUT_SNIFF_H
#define GALLEY_INPUT_SNIFF_H

#include "encoding.h"
#include "utf8.h"

typedef enum galley_sniff_source {
    GALLEY_SNIFF_DEFAULT = 0, /* nothing said anything: windows-1252 */
    GALLEY_SNIFF_MARK,        /* byte order mark */
    GALLEY_SNIFF_HINT,        /* the caller's charset, from the HTTP head */
    GALLEY_SNIFF_DECLARED,    /* meta element or XML declaration */
    GALLEY_SNIFF_CONTENT,     /* the bytes are UTF-8, whatever the page declares */
    GALLEY_SNIFF_GUESS        /* the bytes look like it */
} galley_sniff_source;

typedef struct galley_sniffed {
    galley_encoding encoding; /* never GALLEY_ENCODING_NONE */
    galley_sniff_source source;
    galley_utf8_kind kind; /* of all the bytes, a mark included */
} galley_sniffed;

/* `charset` is a label, or empty. Unknown labels count as absent. */
galley_sniffed galley_sniff(galley_slice bytes, galley_slice charset, const galley_utf8 *utf8);

/* The encoding that a byte order mark tells and the mark's length, or GALLEY_ENCODING_NONE and 0.
 */
galley_encoding galley_sniff_mark(galley_slice bytes, size_t *len);

#endif
