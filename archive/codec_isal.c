/*
 * gzip by ISA-L's igzip, which streams and is twice as fast as zlib. It needs the machine's
 * vectors; a build without it takes zlib, which gives the same.
 */
#include "codecs.h"

#ifdef GALLEY_HAVE_ISAL

#include <isa-l/igzip_lib.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static uint32_t clamp(size_t size) {
    return size < UINT32_MAX / 2 ? (uint32_t)size : UINT32_MAX / 2;
}

bool galley_isal_has(void) { return true; }

/* igzip's state, and whether it has met damage: what it decoded before is given out first. */
typedef struct isal_stream {
    struct inflate_state state;
    bool broken;
} isal_stream;

bool galley_isal_begin(void **state) {
    isal_stream *stream = *state;
    if (stream == NULL) {
        stream = calloc(1, sizeof *stream);
        if (stream == NULL) {
            return false;
        }
        *state = stream;
        isal_inflate_init(&stream->state);
    }
    isal_inflate_reset(&stream->state);
    /* Both the header and the sum at the end are read. */
    stream->state.crc_flag = ISAL_GZIP;
    /* Codes that are not complete leave gaps in these tables: what a damaged stream finds there
     * must not hang on the stream before. */
    memset(&stream->state.lit_huff_code, 0, sizeof stream->state.lit_huff_code);
    memset(&stream->state.dist_huff_code, 0, sizeof stream->state.dist_huff_code);
    stream->broken = false;
    return true;
}

/* What was decoded before the damage and found no room. */
static galley_decoding drain(struct inflate_state *state, galley_decoder_io *io) {
    size_t left = state->tmp_out_valid > state->tmp_out_processed
                      ? (size_t)(state->tmp_out_valid - state->tmp_out_processed)
                      : 0;
    size_t count = left < io->room ? left : io->room;
    if (count > 0) {
        memcpy(io->out, state->tmp_out_buffer + state->tmp_out_processed, count);
        state->tmp_out_processed += (int32_t)count;
        io->out += count;
        io->room -= count;
    }
    return count < left ? GALLEY_DECODING_MORE : GALLEY_DECODING_BROKEN;
}

galley_decoding galley_isal_run(void *state, galley_decoder_io *io) {
    isal_stream *stream = state;
    struct inflate_state *inflate = &stream->state;
    if (stream->broken) {
        return drain(inflate, io);
    }
    uint32_t in_len = clamp(io->in_len);
    uint32_t room = clamp(io->room);
    /* Its input is only read, whatever the pointer says. */
    inflate->next_in = (uint8_t *)(uintptr_t)io->in;
    inflate->avail_in = in_len;
    inflate->next_out = (uint8_t *)io->out;
    inflate->avail_out = room;
    int status = isal_inflate(inflate);
    /* Bytes that an earlier call took and this one did not need are given back; and of a damaged
     * stream it may count one more than there are. */
    int64_t used = (int64_t)in_len - (int32_t)inflate->avail_in;
    if (used > (int64_t)in_len) {
        used = (int64_t)in_len;
        status = ISAL_INVALID_BLOCK;
    }
    io->in += used;
    io->in_len -= (size_t)used;
    io->out += room - inflate->avail_out;
    io->room -= room - inflate->avail_out;
    if (status != ISAL_DECOMP_OK && status != ISAL_END_INPUT && status != ISAL_OUT_OVERFLOW) {
        stream->broken = true;
        return drain(inflate, io);
    }
    return inflate->block_state == ISAL_BLOCK_FINISH ? GALLEY_DECODING_END : GALLEY_DECODING_MORE;
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
