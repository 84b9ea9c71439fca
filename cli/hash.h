/* A hash of 64 bits, for telling texts apart and choosing among addresses. */
#ifndef GALLEY_CLI_HASH_H
#define GALLEY_CLI_HASH_H

#include <stddef.h>
#include <stdint.h>

/* The same on every machine and in every version: samples and journals count on it. */
uint64_t galley_cli_hash(const char *bytes, size_t len, uint64_t seed);

#endif
