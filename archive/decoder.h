/*
 * Compressed streams, decoded piece by piece: one interface over the libraries that this build has.
 */
#ifndef GALLEY_ARCHIVE_DECODER_H
#define GALLEY_ARCHIVE_DECODER_H

#include <stdbool.h>
#include <stddef.h>

typedef enum galley_coding {
    GALLEY_CODING_NONE = 0,
    GALLEY_CODING_GZIP,
    GALLEY_CODING_GZIP_EXACT, /* by zlib: from a stream that is cut off it decodes all there is,
                                 where the faster one gives some bytes more or less */
    GALLEY_CODING_ZLIB,
    GALLEY_CODING_DEFLATE, /* without a wrapper */
    GALLEY_CODING_BROTLI,
    GALLEY_CODING_ZSTD
} galley_coding;

typedef enum galley_decoding {
    GALLEY_DECODING_MORE, /* wants more input or more room */
    GALLEY_DECODING_END,  /* the stream's end, checked by its own sum where it has one */
    GALLEY_DECODING_BROKEN,
    GALLEY_DECODING_NO_MEMORY
} galley_decoding;

/* Zero is a decoder that has not begun. What it has made for one stream it uses for the next. */
typedef struct galley_decoder {
    galley_coding coding;
    void *isal;
    void *zlib;
    void *brotli;
    void *zstd;
} galley_decoder;

/* What is read and what is written; both move on. */
typedef struct galley_decoder_io {
    const unsigned char *in;
    size_t in_len;
    char *out;
    size_t room;
} galley_decoder_io;

/* The coding to read a stream with again that was cut off; NONE where it makes no difference. */
galley_coding galley_decoder_exact(galley_coding coding);

/* NULL when this build can decode it, else a sentence that names the Debian package. */
const char *galley_decoder_missing(galley_coding coding);

/*
 * Begins a stream. window_max, of zstd alone, is the largest window's logarithm that is accepted;
 * 0: the library's own. False without memory, or where galley_decoder_missing says something.
 */
bool galley_decoder_begin(galley_decoder *decoder, galley_coding coding, int window_max);
galley_decoding galley_decoder_run(galley_decoder *decoder, galley_decoder_io *io);
/* The dictionary of all zstd streams from now on; it is copied. False without memory, or when it
 * is none. */
bool galley_decoder_dictionary(galley_decoder *decoder, const char *bytes, size_t len);
void galley_decoder_close(galley_decoder *decoder);

#endif
