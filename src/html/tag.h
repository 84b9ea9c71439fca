/*
 * The names of elements that the parser or a later stage speaks of, as numbers. The list is in
 * tag_list.h; tag_table.c finds a name's number.
 */
#ifndef GALLEY_HTML_TAG_H
#define GALLEY_HTML_TAG_H

#include <galley.h>

typedef enum galley_tag {
    GALLEY_TAG_NONE,
#define GALLEY_TAG(constant, name) GALLEY_TAG_##constant,
#include "tag_list.h"
#undef GALLEY_TAG
    GALLEY_TAG_COUNT
} galley_tag;

/* The name of a tag in lower case; "" for GALLEY_TAG_NONE. */
const char *galley_tag_name(galley_tag tag);

/* The number of a name, whatever its case; GALLEY_TAG_NONE when it is not in the list. */
galley_tag galley_tag_find(galley_slice name);

/* A number for a name that is not in the list: from GALLEY_TAG_COUNT to 2^21 - 1, the same for
 * names that differ in case only. Other names may share it: what is to be told apart must be
 * compared. */
uint32_t galley_tag_hash(galley_slice name);

#endif
