/* An input that is a file, opened. */
#ifndef GALLEY_CLI_INPUT_FILE_H
#define GALLEY_CLI_INPUT_FILE_H

#include "text.h"

#include <stdbool.h>
#include <sys/stat.h>

/* True when both are the same regular file. */
bool galley_cli_is_same_file(const struct stat *a, const struct stat *b);

/* True, with the reason, when the input is the file that we write, which cannot be read at the same
 * time. `output` is NULL when there is none, here and below. */
bool galley_cli_input_is_output(const struct stat *input, const struct stat *output,
                                galley_cli_text *reason);

/* Opens a file, or takes standard input for "-", and fills its status. Returns the descriptor, or
 * -1 with the reason. */
int galley_cli_input_open(const char *path, const struct stat *output, struct stat *status,
                          galley_cli_text *reason);
/* Standard input stays open. */
void galley_cli_input_close(int descriptor);

#endif
