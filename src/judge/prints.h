/*
 * The prints of a page: what sites/ knows it by. A print is 64 bits of a text and the host, with
 * digits all alike, so that "3 comments" is the text that "7 comments" is.
 */
#ifndef GALLEY_JUDGE_PRINTS_H
#define GALLEY_JUDGE_PRINTS_H

#include "../sites/sites.h"
#include "blocks.h"
#include "keys.h"

typedef struct galley_print_list {
    const galley_allocator *allocator;
    uint64_t *of; /* the page's, the host's, then each block's: see galley_sites */
    size_t count; /* 0: the host is not known, or the page has no block */
    size_t capacity;
    galley_keys_slot *slots; /* for settling */
    size_t slot_capacity;
} galley_print_list;

void galley_print_list_init(galley_print_list *list, const galley_allocator *allocator);
void galley_print_list_free(galley_print_list *list);

/* Makes the prints of a page at this host; "www." before it does not count. False: no memory. */
bool galley_print_list_make(galley_print_list *list, const galley_blocks *blocks,
                            galley_slice host);

/* Leaves each print of a text once: as a page is learnt. False: no memory. */
bool galley_print_list_settle(galley_print_list *list);

#endif
