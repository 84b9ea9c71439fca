/*
 * gzip, zlib and bare deflate by zlib.
 */
#include "codecs.h"

#ifdef GALLEY_HAVE_ZLIB

#include <stdint.h>
#include <stdlib.h>

/* zlib's input pointer is to const only when asked for. */
#define ZLIB_CONST
#include <zlib.h>

/* Window bits as zlib.h has them: 15 is the largest window, 16 more a gzip wrapper, minus none. */
static int window_of(galley_coding coding) {
    return coding == GALLEY_CODING_ZLIB ? 15 : coding == GALLEY_CODING_DEFLATE ? -15 : 31;
}

static uInt clamp(size_t size) { return size < UINT32_MAX / 2 ? (uInt)size : UINT32_MAX / 2; }

const char *galley_zlib_missing(void) { return NULL; }

bool galley_zlib_begin(void **state, galley_coding coding) {
    if (*state != NULL) {
        return inflateReset2(*state, window_of(coding)) == Z_OK;
    }
    z_stream *stream = calloc(1, sizeof *stream);
    if (stream == NULL || inflateInit2(stream, window_of(coding)) != Z_OK) {
        free(stream);
        return false;
    }
    *state = stream;
    return true;
}

galley_decoding galley_zlib_run(void *state, galley_decoder_io *io) {
    z_stream *stream = state;
    uInt in_len = clamp(io->in_len);
    uInt room = clamp(io->room);
    stream->next_in = io->in;
    stream->avail_in = in_len;
    stream->next_out = (Bytef *)io->out;
    stream->avail_out = room;
    int status = inflate(stream, Z_NO_FLUSH);
    io->in += in_len - stream->avail_in;
    io->in_len -= in_len - stream->avail_in;
    io->out += room - stream->avail_out;
    io->room -= room - stream->avail_out;
    switch (status) {
    case Z_OK:
    case Z_BUF_ERROR:
        return GALLEY_DECODING_MORE;
    case Z_STREAM_END:
        return GALLEY_DECODING_END;
    case Z_MEM_ERROR:
        return GALLEY_DECODING_NO_MEMORY;
    default:
        return GALLEY_DECODING_BROKEN;
    }
}

void galley_zlib_free(void *state) {
    if (state != NULL) {
        (void)inflateEnd(state);
        free(state);
    }
}

#else

const char *galley_zlib_missing(void) {
    return "compressed with gzip or deflate, and this build is without zlib (Debian: zlib1g-dev)";
}

bool galley_zlib_begin(void **state, galley_coding coding) {
    *state = NULL;
    (void)coding;
    return false;
}

galley_decoding galley_zlib_run(void *state, galley_decoder_io *io) {
    (void)state;
    io->room = 0;
    return GALLEY_DECODING_BROKEN;
}

void galley_zlib_free(void *state) { (void)state; }

#endif
