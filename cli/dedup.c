/*
 * Texts seen before. In: a hash of 64 bits for each text; out: whether it is new. The table has
 * rows of a cache line; a hash has one row, and stands first in it when it was seen last. A full
 * row forgets its last.
 *
 * What can go wrong: two different texts with one hash, by chance once in 2^64 pairs, lose the
 * second. With n different texts that is n * n / 2^65 for the run: 3e-8 for a million, 0.03 for a
 * thousand million. And from some four million different texts on, rows fill up, and a text that
 * has not come for long may be written a second time.
 */
#include "dedup.h"

#include "alloc.h"

#include <stdlib.h>
#include <string.h>

/* 2^20 rows of 8 hashes of 8 bytes: 64 MiB, for eight million texts. */
enum { ROW_BITS = 20, ROW_LEN = 8 };

void galley_cli_dedup_open(galley_cli_dedup *dedup) {
    dedup->hashes = galley_cli_alloc((size_t)ROW_LEN << ROW_BITS, sizeof *dedup->hashes);
}

void galley_cli_dedup_close(galley_cli_dedup *dedup) {
    free(dedup->hashes);
    dedup->hashes = NULL;
}

bool galley_cli_dedup_seen(galley_cli_dedup *dedup, uint64_t hash) {
    uint64_t *row = dedup->hashes + (hash >> (64 - ROW_BITS)) * ROW_LEN;
    /* 0 is an empty place. */
    uint64_t wanted = hash == 0 ? 1 : hash;
    size_t at = 0;
    while (at < ROW_LEN - 1 && row[at] != wanted) {
        at++;
    }
    bool seen = row[at] == wanted;
    memmove(row + 1, row, at * sizeof *row);
    row[0] = wanted;
    return seen;
}
