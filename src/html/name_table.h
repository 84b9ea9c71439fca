/*
 * Numbers for element names outside tag_list.h, page by page.
 */
#ifndef GALLEY_HTML_NAME_TABLE_H
#define GALLEY_HTML_NAME_TABLE_H

#include "tokenizer.h"

void galley_name_table_clear(galley_tokenizer *tokenizer);

/* The number of a name, equal for names that differ in case only. On no memory it sets
 * tokenizer->failed and gives GALLEY_TAG_NONE. */
uint32_t galley_name_table_find(galley_tokenizer *tokenizer, galley_slice name);

#endif
