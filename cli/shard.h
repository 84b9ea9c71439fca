/* Names of numbered files. */
#ifndef GALLEY_CLI_SHARD_H
#define GALLEY_CLI_SHARD_H

#include <stdint.h>

/* "out/pages-00007.jsonl.zst" of "out/pages.jsonl.zst" and 7; owned by the caller. */
char *galley_cli_shard_name(const char *path, uint64_t number);

#endif
