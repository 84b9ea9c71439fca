/* Which texts have been seen: hashes of them, in memory that does not grow. */
#ifndef GALLEY_CLI_DEDUP_H
#define GALLEY_CLI_DEDUP_H

#include <stdbool.h>
#include <stdint.h>

/* A zeroed one is not open. */
typedef struct galley_cli_dedup {
    uint64_t *hashes;
} galley_cli_dedup;

void galley_cli_dedup_open(galley_cli_dedup *dedup);
/* True when the hash has been seen; otherwise it is remembered. Two runs that see the same hashes
 * in the same order say the same. */
bool galley_cli_dedup_seen(galley_cli_dedup *dedup, uint64_t hash);
void galley_cli_dedup_close(galley_cli_dedup *dedup);

#endif
