/* The first bytes of what a gzip file holds. */
#ifndef GALLEY_CLI_PEEK_H
#define GALLEY_CLI_PEEK_H

#include <stdbool.h>
#include <stddef.h>

bool galley_cli_peek_is_gzip(const char *bytes, size_t len);

/*
 * Unpacks the first bytes, at most `room`, and returns how many there are. False when that cannot
 * be told: the data are damaged, or this build has no zlib.
 */
bool galley_cli_peek_gzip(const char *bytes, size_t len, char *first, size_t room, size_t *count);

#endif
