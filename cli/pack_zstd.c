/* Frames of Zstandard, by libzstd at its default level, with a checksum as the tool zstd writes it.
 */
#include "packer.h"

#ifdef GALLEY_HAVE_ZSTD

#include <zstd.h>

static void *open_zstd(void) {
    ZSTD_CCtx *context = ZSTD_createCCtx();
    if (context != NULL) {
        (void)ZSTD_CCtx_setParameter(context, ZSTD_c_compressionLevel, ZSTD_CLEVEL_DEFAULT);
        (void)ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    }
    return context;
}

static galley_cli_pack_step pack_zstd(void *state, galley_cli_pack_io *io) {
    ZSTD_inBuffer in = {io->bytes, io->len, 0};
    ZSTD_outBuffer out = {io->packed, io->room, 0};
    size_t left = ZSTD_compressStream2(state, &out, &in, io->end ? ZSTD_e_end : ZSTD_e_continue);
    io->bytes += in.pos;
    io->len -= in.pos;
    io->made = out.pos;
    if (ZSTD_isError(left) != 0) {
        return GALLEY_CLI_PACK_NO_MEMORY;
    }
    bool done = io->end ? left == 0 : io->len == 0 && out.pos < out.size;
    return done ? GALLEY_CLI_PACK_DONE : GALLEY_CLI_PACK_MORE;
}

static void close_zstd(void *state) { (void)ZSTD_freeCCtx(state); }

const galley_cli_packer_kind galley_cli_packer_zstd = {open_zstd, pack_zstd, close_zstd};

#else

const galley_cli_packer_kind galley_cli_packer_zstd = {0};

#endif
