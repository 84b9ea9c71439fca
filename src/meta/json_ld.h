/*
 * JSON-LD as pages write it, which is often no JSON.
 */
#ifndef GALLEY_META_JSON_LD_H
#define GALLEY_META_JSON_LD_H

#include "facts.h"

/* Adds the facts of one script's text; `node` is its element. Broken parts cost no more than
 * themselves. Memory that fails is told in facts->no_memory. */
void galley_json_ld_read(galley_facts *facts, galley_slice script, uint32_t node);

#endif
