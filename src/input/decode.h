/*
 * Bytes of a page in, UTF-8 out. A decoder belongs to one page and keeps its memory from input to
 * input.
 */
#ifndef GALLEY_INPUT_DECODE_H
#define GALLEY_INPUT_DECODE_H

#include "../base/buffer.h"
#include "encoding_tables.h"
#include "sniff.h"
#include "utf8.h"

typedef struct galley_decoder {
    const galley_allocator *allocator;
    const galley_utf8 *utf8;
    galley_buffer output;
    uint32_t *indexes[GALLEY_INDEX_COUNT]; /* unpacked when first needed, else NULL */
} galley_decoder;

/* Both arguments must outlive the decoder. */
void galley_decoder_init(galley_decoder *decoder, const galley_allocator *allocator,
                         const galley_utf8 *utf8);
void galley_decoder_free(galley_decoder *decoder);

/*
 * Decodes from a known encoding; not GALLEY_ENCODING_NONE. Without a byte order mark of that
 * encoding. *text is a part of `bytes` itself where they are UTF-8 or ASCII already, else it is the
 * decoder's and valid until its next use. GALLEY_STATUS_NO_MEMORY is the one failure.
 */
galley_status galley_decode(galley_decoder *decoder, galley_slice bytes, galley_encoding encoding,
                            galley_slice *text);

/* Finds the encoding, as galley_sniff does, and decodes. `sniffed` may be NULL. */
galley_status galley_decode_page(galley_decoder *decoder, galley_slice bytes, galley_slice charset,
                                 galley_sniffed *sniffed, galley_slice *text);

#endif
