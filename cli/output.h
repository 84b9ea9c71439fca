/* Where records go: a file or standard output, packed or not. */
#ifndef GALLEY_CLI_OUTPUT_H
#define GALLEY_CLI_OUTPUT_H

#include "options.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

typedef struct galley_cli_output {
    const char *name; /* for messages */
    int descriptor;
    void *packer; /* of zlib; NULL: written as it is */
    struct stat status;
} galley_cli_output;

/*
 * Looks whether the name can be written to, before anything is: an ending that this build cannot
 * pack, a file that is an input too. Returns GALLEY_CLI_EXIT_USAGE after a message.
 */
int galley_cli_output_check(const galley_cli_options *options);

/* These return false after a message; a reader that has gone away gets none. */
bool galley_cli_output_open(galley_cli_output *output, const char *path);
bool galley_cli_output_write(galley_cli_output *output, const char *bytes, size_t len);
bool galley_cli_output_close(galley_cli_output *output);

#endif
