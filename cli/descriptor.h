/* Reading and writing file descriptors: the plain calls, made whole. */
#ifndef GALLEY_CLI_DESCRIPTOR_H
#define GALLEY_CLI_DESCRIPTOR_H

#include <stdbool.h>
#include <stddef.h>

/* As read(2), but not interrupted, and waiting where the descriptor would not. */
ptrdiff_t galley_cli_descriptor_read(int descriptor, char *bytes, size_t len);

/* Writes all of it. False with errno set when that fails. */
bool galley_cli_descriptor_write(int descriptor, const char *bytes, size_t len);

/* Has the folder of a file on the disk, so that a new name in it outlives a power loss. */
void galley_cli_descriptor_sync_folder(const char *path);

/*
 * Makes sure that 0, 1 and 2 are open, so that no file of ours takes the place of a standard stream
 * that our caller has closed. What stands in fails when it is used.
 */
void galley_cli_descriptor_fill(void);

#endif
