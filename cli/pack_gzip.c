/* Members of gzip, by zlib at its usual level. The head carries neither name nor time, so that the
 * same input makes the same bytes. */
#include "packer.h"

#ifdef GALLEY_HAVE_ZLIB

#include <stdlib.h>
#include <zlib.h>

static void *open_gzip(void) {
    /* 15 bits of window, 16 more for the head and tail of gzip, 8 as zlib's own default memory. */
    enum { GZIP_WINDOW = 15 + 16, MEMORY_LEVEL = 8 };
    z_stream *stream = calloc(1, sizeof *stream);
    if (stream != NULL && deflateInit2(stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, GZIP_WINDOW,
                                       MEMORY_LEVEL, Z_DEFAULT_STRATEGY) != Z_OK) {
        free(stream);
        stream = NULL;
    }
    return stream;
}

static galley_cli_pack_step pack_gzip(void *state, galley_cli_pack_io *io) {
    const size_t piece_max = (size_t)1 << 30; /* zlib counts in unsigned int */
    z_stream *stream = state;
    uInt piece = (uInt)(io->len < piece_max ? io->len : piece_max);
    bool last = piece == io->len;
    stream->next_in = (z_const Bytef *)io->bytes;
    stream->avail_in = piece;
    stream->next_out = (Bytef *)io->packed;
    stream->avail_out = (uInt)io->room;
    int status = deflate(stream, io->end && last ? Z_FINISH : Z_NO_FLUSH);
    io->bytes += piece - stream->avail_in;
    io->len -= piece - stream->avail_in;
    io->made = io->room - stream->avail_out;
    bool done = io->end ? status == Z_STREAM_END : io->len == 0 && stream->avail_out > 0;
    if (done && io->end) {
        (void)deflateReset(stream);
    }
    return done ? GALLEY_CLI_PACK_DONE : GALLEY_CLI_PACK_MORE;
}

static void close_gzip(void *state) {
    z_stream *stream = state;
    (void)deflateEnd(stream);
    free(stream);
}

const galley_cli_packer_kind galley_cli_packer_gzip = {open_gzip, pack_gzip, close_gzip};

#else

const galley_cli_packer_kind galley_cli_packer_gzip = {0};

#endif
