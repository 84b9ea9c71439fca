/* The bytes of one input. */
#ifndef GALLEY_CLI_READ_FILE_H
#define GALLEY_CLI_READ_FILE_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>
#include <sys/stat.h>

/* Reads an input, named as galley_cli_input_open takes it, into `bytes`, at most max_bytes of it.
 * On failure false, with the reason. */
bool galley_cli_read_file(const char *path, size_t max_bytes, const struct stat *output,
                          galley_cli_text *bytes, galley_cli_text *reason);

/* Reads on from where a descriptor is, behind what `bytes` holds already. */
bool galley_cli_read_rest(int descriptor, size_t max_bytes, galley_cli_text *bytes,
                          galley_cli_text *reason);

#endif
