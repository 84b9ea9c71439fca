/* Where records go: a file, several numbered ones, or standard output; packed or not. */
#ifndef GALLEY_CLI_OUTPUT_H
#define GALLEY_CLI_OUTPUT_H

#include "options.h"
#include "packer.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/stat.h>

/* How far output has come. */
typedef struct galley_cli_extent {
    uint64_t shard;   /* number of the present file, from 0 */
    uint64_t bytes;   /* in it, as it is stored */
    uint64_t earlier; /* in the files before it */
} galley_cli_extent;

typedef struct galley_cli_output {
    const char *path;    /* as the command line has it; NULL: standard output */
    const char *name;    /* of the present file, for messages */
    char *shard_name;    /* of the present file, when they are numbered */
    uint64_t shard_size; /* 0: one file */
    galley_cli_extent extent;
    int descriptor;
    galley_cli_packer *packer; /* NULL: written as it is */
    bool unsealed;             /* a member has been begun */
    bool named;                /* the file's name is on the disk */
    struct stat status;
} galley_cli_output;

/*
 * Looks whether the name can be written to, before anything is: an ending that this build cannot
 * pack, a file that is an input too. Returns GALLEY_CLI_EXIT_USAGE after a message.
 */
int galley_cli_output_check(const galley_cli_options *options);

/* These return false after a message; a reader that has gone away gets none. */

/* Begins at the beginning, of what may be there already. */
bool galley_cli_output_open(galley_cli_output *output, const char *path, uint64_t shard_size);
/* Goes on behind what an earlier run has written. */
bool galley_cli_output_open_again(galley_cli_output *output, const char *path, uint64_t shard_size,
                                  const galley_cli_extent *extent);
bool galley_cli_output_write(galley_cli_output *output, const char *bytes, size_t len);
/* Ends a member or frame, so that what comes next depends on nothing before. */
bool galley_cli_output_seal(galley_cli_output *output);
/* Sealed output goes to the disk itself. */
bool galley_cli_output_sync(galley_cli_output *output);
/* Whether the present file has its size, and another is to follow. */
bool galley_cli_output_is_full(const galley_cli_output *output);
/* Ends the present file and begins the next. */
bool galley_cli_output_turn(galley_cli_output *output);
bool galley_cli_output_close(galley_cli_output *output);

/* Whether the output is a file on a disk, which can be cut and gone on with. */
bool galley_cli_output_is_file(const galley_cli_output *output);

#endif
