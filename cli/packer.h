/* Compressing what is written: gzip or Zstandard, a member or frame after the other. */
#ifndef GALLEY_CLI_PACKER_H
#define GALLEY_CLI_PACKER_H

#include <stdbool.h>
#include <stddef.h>

typedef enum galley_cli_packing {
    GALLEY_CLI_PACKING_NONE,
    GALLEY_CLI_PACKING_GZIP,
    GALLEY_CLI_PACKING_ZSTD
} galley_cli_packing;

/* What the ending of a name asks for. */
galley_cli_packing galley_cli_packing_of(const char *path);
/* The Debian package that this build was made without; NULL when it can pack so. */
const char *galley_cli_packing_missing(galley_cli_packing packing);

/* Takes packed bytes. Returns false to stop. */
typedef bool (*galley_cli_packer_put)(void *context, const char *bytes, size_t len);

typedef struct galley_cli_packer galley_cli_packer;

/* NULL when there is no memory, or nothing to pack with. */
galley_cli_packer *galley_cli_packer_new(galley_cli_packing packing, galley_cli_packer_put put,
                                         void *context);
/* False as soon as `put` returned false, or with ENOMEM in errno. */
bool galley_cli_packer_write(galley_cli_packer *packer, const char *bytes, size_t len);
/* Ends the member or frame, and hands on all of it; what is written next begins another, which
 * owes nothing to what was before. */
bool galley_cli_packer_end(galley_cli_packer *packer);
void galley_cli_packer_free(galley_cli_packer *packer);

typedef enum galley_cli_pack_step {
    GALLEY_CLI_PACK_MORE, /* call again, with what is left */
    GALLEY_CLI_PACK_DONE,
    GALLEY_CLI_PACK_NO_MEMORY
} galley_cli_pack_step;

/* What goes through a packer in one step. */
typedef struct galley_cli_pack_io {
    const char *bytes; /* to be packed; a step takes some of them off the front */
    size_t len;
    bool end; /* behind them the member or frame ends */
    char *packed;
    size_t room;
    size_t made; /* bytes at `packed` */
} galley_cli_pack_io;

/* How one kind of packing is done. `pack` is NULL when this build is made without it. */
typedef struct galley_cli_packer_kind {
    void *(*open)(void);
    galley_cli_pack_step (*pack)(void *state, galley_cli_pack_io *io);
    void (*close)(void *state);
} galley_cli_packer_kind;

extern const galley_cli_packer_kind galley_cli_packer_gzip;
extern const galley_cli_packer_kind galley_cli_packer_zstd;

#endif
