/*
 * zstd by libzstd: frames one at a time, with a dictionary where the archive has one.
 */
#include "codecs.h"

#ifdef GALLEY_HAVE_ZSTD

#include <zstd.h>
#include <zstd_errors.h>

const char *galley_zstd_missing(void) { return NULL; }

static bool make(void **state) {
    if (*state == NULL) {
        *state = ZSTD_createDCtx();
    }
    return *state != NULL;
}

bool galley_zstd_begin(void **state, int window_max) {
    if (!make(state)) {
        return false;
    }
    (void)ZSTD_DCtx_reset(*state, ZSTD_reset_session_only);
    size_t status = ZSTD_DCtx_setParameter(*state, ZSTD_d_windowLogMax, window_max);
    return !ZSTD_isError(status);
}

galley_decoding galley_zstd_run(void *state, galley_decoder_io *io) {
    ZSTD_inBuffer in = {io->in, io->in_len, 0};
    ZSTD_outBuffer out = {io->out, io->room, 0};
    size_t status = ZSTD_decompressStream(state, &out, &in);
    io->in += in.pos;
    io->in_len -= in.pos;
    io->out += out.pos;
    io->room -= out.pos;
    if (ZSTD_isError(status)) {
        return ZSTD_getErrorCode(status) == ZSTD_error_memory_allocation ? GALLEY_DECODING_NO_MEMORY
                                                                         : GALLEY_DECODING_BROKEN;
    }
    return status == 0 ? GALLEY_DECODING_END : GALLEY_DECODING_MORE;
}

bool galley_zstd_dictionary(void **state, const char *bytes, size_t len) {
    if (!make(state)) {
        return false;
    }
    (void)ZSTD_DCtx_reset(*state, ZSTD_reset_session_only);
    return !ZSTD_isError(ZSTD_DCtx_loadDictionary(*state, bytes, len));
}

void galley_zstd_free(void *state) { (void)ZSTD_freeDCtx(state); }

#else

const char *galley_zstd_missing(void) {
    return "compressed with zstd, and this build is without it (Debian: libzstd-dev)";
}

bool galley_zstd_begin(void **state, int window_max) {
    *state = NULL;
    (void)window_max;
    return false;
}

galley_decoding galley_zstd_run(void *state, galley_decoder_io *io) {
    (void)state;
    io->room = 0;
    return GALLEY_DECODING_BROKEN;
}

bool galley_zstd_dictionary(void **state, const char *bytes, size_t len) {
    *state = NULL;
    (void)bytes;
    (void)len;
    return false;
}

void galley_zstd_free(void *state) { (void)state; }

#endif
