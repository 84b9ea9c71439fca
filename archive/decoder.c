/*
 * Chooses the library for a stream, and holds all of them to one rule: a call that neither reads
 * nor writes, though it could do both, has met a stream that goes nowhere.
 */
#include "decoder.h"

#include "codecs.h"

galley_coding galley_decoder_exact(galley_coding coding) {
    bool differs = coding == GALLEY_CODING_GZIP && galley_isal_has();
    return differs && galley_zlib_missing() == NULL ? GALLEY_CODING_GZIP_EXACT : GALLEY_CODING_NONE;
}

const char *galley_decoder_missing(galley_coding coding) {
    switch (coding) {
    case GALLEY_CODING_NONE:
        return NULL;
    case GALLEY_CODING_GZIP:
        return galley_isal_has() ? NULL : galley_zlib_missing();
    case GALLEY_CODING_GZIP_EXACT:
    case GALLEY_CODING_ZLIB:
    case GALLEY_CODING_DEFLATE:
        return galley_zlib_missing();
    case GALLEY_CODING_BROTLI:
        return galley_brotli_missing();
    case GALLEY_CODING_ZSTD:
        return galley_zstd_missing();
    }
    return NULL;
}

bool galley_decoder_begin(galley_decoder *decoder, galley_coding coding, int window_max) {
    decoder->coding = coding;
    switch (coding) {
    case GALLEY_CODING_NONE:
        return true;
    case GALLEY_CODING_GZIP:
        return galley_isal_has() ? galley_isal_begin(&decoder->isal)
                                 : galley_zlib_begin(&decoder->zlib, coding);
    case GALLEY_CODING_GZIP_EXACT:
    case GALLEY_CODING_ZLIB:
    case GALLEY_CODING_DEFLATE:
        return galley_zlib_begin(&decoder->zlib, coding);
    case GALLEY_CODING_BROTLI:
        return galley_brotli_begin(&decoder->brotli);
    case GALLEY_CODING_ZSTD:
        return galley_zstd_begin(&decoder->zstd, window_max);
    }
    return false;
}

static galley_decoding run(galley_decoder *decoder, galley_decoder_io *io) {
    switch (decoder->coding) {
    case GALLEY_CODING_NONE:
        break;
    case GALLEY_CODING_GZIP:
        return galley_isal_has() ? galley_isal_run(decoder->isal, io)
                                 : galley_zlib_run(decoder->zlib, io);
    case GALLEY_CODING_GZIP_EXACT:
    case GALLEY_CODING_ZLIB:
    case GALLEY_CODING_DEFLATE:
        return galley_zlib_run(decoder->zlib, io);
    case GALLEY_CODING_BROTLI:
        return galley_brotli_run(decoder->brotli, io);
    case GALLEY_CODING_ZSTD:
        return galley_zstd_run(decoder->zstd, io);
    }
    return GALLEY_DECODING_BROKEN;
}

galley_decoding galley_decoder_run(galley_decoder *decoder, galley_decoder_io *io) {
    size_t in_len = io->in_len;
    size_t room = io->room;
    galley_decoding status = run(decoder, io);
    bool stands = in_len > 0 && room > 0 && io->in_len == in_len && io->room == room;
    return status == GALLEY_DECODING_MORE && stands ? GALLEY_DECODING_BROKEN : status;
}

bool galley_decoder_dictionary(galley_decoder *decoder, const char *bytes, size_t len) {
    return galley_zstd_dictionary(&decoder->zstd, bytes, len);
}

void galley_decoder_close(galley_decoder *decoder) {
    galley_isal_free(decoder->isal);
    galley_zlib_free(decoder->zlib);
    galley_brotli_free(decoder->brotli);
    galley_zstd_free(decoder->zstd);
    *decoder = (galley_decoder){.coding = GALLEY_CODING_NONE};
}
