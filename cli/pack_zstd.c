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

static galley_cli_pack_step pack_zstd(void *state, const char *bytes, size_t *len, bool end,
                                      char *packed, size_t room, size_t *packed_len) {
    ZSTD_inBuffer in = {bytes, *len, 0};
    ZSTD_outBuffer out = {packed, room, 0};
    size_t left = ZSTD_compressStream2(state, &out, &in, end ? ZSTD_e_end : ZSTD_e_continue);
    *len = in.pos;
    *packed_len = out.pos;
    if (ZSTD_isError(left) != 0) {
        return GALLEY_CLI_PACK_NO_MEMORY;
    }
    bool done = end ? left == 0 : in.pos == in.size && out.pos < room;
    return done ? GALLEY_CLI_PACK_DONE : GALLEY_CLI_PACK_MORE;
}

static void close_zstd(void *state) { (void)ZSTD_freeCCtx(state); }

const galley_cli_packer_kind galley_cli_packer_zstd = {open_zstd, pack_zstd, close_zstd};

#else

const galley_cli_packer_kind galley_cli_packer_zstd = {0};

#endif
