/* The bytes of one input. */
#ifndef GALLEY_CLI_READ_FILE_H
#define GALLEY_CLI_READ_FILE_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

/*
 * Reads a file, or standard input for "-", into `bytes`, at most max_bytes of it. `output`, when
 * not NULL, is the file that we write, which cannot be read at the same time. On failure false,
 * with the reason in `reason`.
 */
bool galley_cli_read_file(const char *path, size_t max_bytes, const struct stat *output,
                          galley_cli_text *bytes, galley_cli_text *reason);

/* Reads on from where a descriptor is, behind what `bytes` holds already. */
bool galley_cli_read_rest(int descriptor, size_t max_bytes, galley_cli_text *bytes,
                          galley_cli_text *reason);

/* True when both are the same regular file. */
bool galley_cli_is_same_file(const struct stat *a, const struct stat *b);

#endif
