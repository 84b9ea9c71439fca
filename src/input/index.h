/*
 * The multi-byte indexes, unpacked: pointer to code point.
 */
#ifndef GALLEY_INPUT_INDEX_H
#define GALLEY_INPUT_INDEX_H

#include "encoding_tables.h"

/* Unpacks an index into `code_points`, which has room for galley_packed_indexes[name].entries.
 * 0 where a pointer has no character. */
void galley_index_unpack(galley_index_name name, uint32_t *code_points);

/* The code point of a pointer into gb18030's four-byte form, or 0. */
uint32_t galley_index_gb18030_four(uint32_t pointer);

#endif
