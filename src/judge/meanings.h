/*
 * What words of markup mean, as bits of evidence.h: the part that is known and not learnt.
 */
#ifndef GALLEY_JUDGE_MEANINGS_H
#define GALLEY_JUDGE_MEANINGS_H

#include "../base/slice.h"
#include <stdint.h>

/* A table that finds names by their hash, more than twice as many places as there are names. */
enum { GALLEY_MEANING_PLACES = 512 };

/* Fills the table's GALLEY_MEANING_PLACES places. */
void galley_meaning_fill(uint8_t *places);

/* Of a name inside a class or id, given as galley_lexicon_load of its first eight small letters,
 * filled with NUL. */
uint32_t galley_meaning_of_name(const uint8_t *places, uint64_t key);

uint32_t galley_meaning_of_role(galley_slice role);
uint32_t galley_meaning_of_itemprop(galley_slice value);

#endif
