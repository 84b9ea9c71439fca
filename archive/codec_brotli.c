/*
 * Brotli by its own decoder. Its streams have no sum: damage may go unseen.
 */
#include "codecs.h"

#ifdef GALLEY_HAVE_BROTLI

#include <brotli/decode.h>
#include <stdint.h>

const char *galley_brotli_missing(void) { return NULL; }

/* A decoder cannot be begun again. */
bool galley_brotli_begin(void **state) {
    galley_brotli_free(*state);
    *state = BrotliDecoderCreateInstance(NULL, NULL, NULL);
    return *state != NULL;
}

galley_decoding galley_brotli_run(void *state, galley_decoder_io *io) {
    const uint8_t *in = io->in;
    uint8_t *out = (uint8_t *)io->out;
    size_t room = io->room;
    BrotliDecoderResult result =
        BrotliDecoderDecompressStream(state, &io->in_len, &in, &io->room, &out, NULL);
    io->in = in;
    io->out += room - io->room;
    switch (result) {
    case BROTLI_DECODER_RESULT_SUCCESS:
        return GALLEY_DECODING_END;
    case BROTLI_DECODER_RESULT_NEEDS_MORE_INPUT:
    case BROTLI_DECODER_RESULT_NEEDS_MORE_OUTPUT:
        return GALLEY_DECODING_MORE;
    case BROTLI_DECODER_RESULT_ERROR:
        break;
    }
    /* Errors of memory are a range of their own, from BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES. */
    BrotliDecoderErrorCode code = BrotliDecoderGetErrorCode(state);
    return code <= BROTLI_DECODER_ERROR_ALLOC_CONTEXT_MODES &&
                   code >= BROTLI_DECODER_ERROR_ALLOC_BLOCK_TYPE_TREES
               ? GALLEY_DECODING_NO_MEMORY
               : GALLEY_DECODING_BROKEN;
}

void galley_brotli_free(void *state) {
    if (state != NULL) {
        BrotliDecoderDestroyInstance(state);
    }
}

#else

const char *galley_brotli_missing(void) {
    return "compressed with brotli, and this build is without it (Debian: libbrotli-dev)";
}

bool galley_brotli_begin(void **state) {
    *state = NULL;
    return false;
}

galley_decoding galley_brotli_run(void *state, galley_decoder_io *io) {
    (void)state;
    io->room = 0;
    return GALLEY_DECODING_BROKEN;
}

void galley_brotli_free(void *state) { (void)state; }

#endif
