/*
 * Packing by the ending of a name. In: bytes; out: members of gzip or frames of Zstandard, in
 * pieces of a fixed size. The two formats differ in one function; the loop around it is here.
 */
#include "packer.h"

#include "alloc.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

/* Large enough that writes are few, small enough for any cache. */
enum { PACKED_SIZE = 1 << 16 };

struct galley_cli_packer {
    const galley_cli_packer_kind *kind;
    void *state;
    galley_cli_packer_put put;
    void *context;
    char packed[PACKED_SIZE];
};

static bool ends_with(const char *name, const char *suffix) {
    size_t len = strlen(name);
    size_t suffix_len = strlen(suffix);
    return len >= suffix_len && strcmp(name + len - suffix_len, suffix) == 0;
}

galley_cli_packing galley_cli_packing_of(const char *path) {
    if (ends_with(path, ".gz")) {
        return GALLEY_CLI_PACKING_GZIP;
    }
    return ends_with(path, ".zst") ? GALLEY_CLI_PACKING_ZSTD : GALLEY_CLI_PACKING_NONE;
}

static const galley_cli_packer_kind *kind_of(galley_cli_packing packing) {
    return packing == GALLEY_CLI_PACKING_GZIP ? &galley_cli_packer_gzip : &galley_cli_packer_zstd;
}

const char *galley_cli_packing_missing(galley_cli_packing packing) {
    if (packing == GALLEY_CLI_PACKING_NONE || kind_of(packing)->pack != NULL) {
        return NULL;
    }
    return packing == GALLEY_CLI_PACKING_GZIP ? "zlib1g-dev" : "libzstd-dev";
}

galley_cli_packer *galley_cli_packer_new(galley_cli_packing packing, galley_cli_packer_put put,
                                         void *context) {
    const galley_cli_packer_kind *kind = kind_of(packing);
    void *state = kind->pack == NULL ? NULL : kind->open();
    if (state == NULL) {
        return NULL;
    }
    galley_cli_packer *packer = galley_cli_alloc(1, sizeof *packer);
    packer->kind = kind;
    packer->state = state;
    packer->put = put;
    packer->context = context;
    return packer;
}

static bool pack(galley_cli_packer *packer, const char *bytes, size_t len, bool end) {
    galley_cli_pack_io io = {.bytes = bytes,
                             .len = len,
                             .end = end,
                             .packed = packer->packed,
                             .room = sizeof packer->packed};
    galley_cli_pack_step step = GALLEY_CLI_PACK_MORE;
    while (step == GALLEY_CLI_PACK_MORE) {
        step = packer->kind->pack(packer->state, &io);
        if (io.made > 0 && !packer->put(packer->context, packer->packed, io.made)) {
            return false;
        }
    }
    if (step == GALLEY_CLI_PACK_NO_MEMORY) {
        errno = ENOMEM;
    }
    return step == GALLEY_CLI_PACK_DONE;
}

bool galley_cli_packer_write(galley_cli_packer *packer, const char *bytes, size_t len) {
    return len == 0 || pack(packer, bytes, len, false);
}

bool galley_cli_packer_end(galley_cli_packer *packer) { return pack(packer, "", 0, true); }

void galley_cli_packer_free(galley_cli_packer *packer) {
    if (packer != NULL) {
        packer->kind->close(packer->state);
        free(packer);
    }
}
