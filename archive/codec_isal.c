/*
 * gzip by ISA-L's igzip, which streams and is twice as fast as zlib. It needs the machine's
 * vectors; a build without it takes zlib, which gives the same.
 */
#include "codecs.h"

#ifdef GALLEY_HAVE_ISAL

#include <isa-l/igzip_lib.h>
#include <stdint.h>
#include <stdlib.h>

static uint32_t clamp(size_t size) {
    return size < UINT32_MAX / 2 ? (uint32_t)size : UINT32_MAX / 2;
}

bool galley_isal_has(void) { return true; }

bool galley_isal_begin(void **state) {
    if (*state == NULL) {
        *state = malloc(sizeof(struct inflate_state));
        if (*state == NULL) {
            return false;
        }
        isal_inflate_init(*state);
    }
    struct inflate_state *stream = *state;
    isal_inflate_reset(stream);
    /* Both the header and the sum at the end are read. */
    stream->crc_flag = ISAL_GZIP;
    return true;
}

galley_decoding galley_isal_run(void *state, galley_decoder_io *io) {
    struct inflate_state *stream = state;
    uint32_t in_len = clamp(io->in_len);
    uint32_t room = clamp(io->room);
    /* Its input is only read, whatever the pointer says. */
    stream->next_in = (uint8_t *)(uintptr_t)io->in;
    stream->avail_in = in_len;
    stream->next_out = (uint8_t *)io->out;
    stream->avail_out = room;
    int status = isal_inflate(stream);
    io->in += in_len - stream->avail_in;
    io->in_len -= in_len - stream->avail_in;
    io->out += room - stream->avail_out;
    io->room -= room - stream->avail_out;
    if (status != ISAL_DECOMP_OK && status != ISAL_END_INPUT && status != ISAL_OUT_OVERFLOW) {
        return GALLEY_DECODING_BROKEN;
    }
    return stream->block_state == ISAL_BLOCK_FINISH ? GALLEY_DECODING_END : GALLEY_DECODING_MORE;
}

void galley_isal_free(void *state) { free(state); }

#else

bool galley_isal_has(void) { return false; }

bool galley_isal_begin(void **state) {
    *state = NULL;
    return false;
}

galley_decoding galley_isal_run(void *state, galley_decoder_io *io) {
    (void)state;
    io->room = 0;
    return GALLEY_DECODING_BROKEN;
}

void galley_isal_free(void *state) { (void)state; }

#endif
