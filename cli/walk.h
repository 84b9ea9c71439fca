/* A walk through a folder, page by page. */
#ifndef GALLEY_CLI_WALK_H
#define GALLEY_CLI_WALK_H

#include "item.h"

#include <stdbool.h>
#include <stddef.h>

typedef struct galley_cli_walk_level galley_cli_walk_level;

/* A zeroed one is not open. */
typedef struct galley_cli_walk {
    galley_cli_walk_level
        *levels; /* the folder begun with, and those on the way to the present one */
    size_t depth;
    size_t capacity;
    char *top;
    bool begun;
    size_t found; /* pages and failures so far */
} galley_cli_walk;

void galley_cli_walk_open(galley_cli_walk *walk, const char *folder);
/* False, and closed, at the end. Otherwise a page, or what could not be looked at. */
bool galley_cli_walk_next(galley_cli_walk *walk, galley_cli_item *item);
void galley_cli_walk_close(galley_cli_walk *walk);

#endif
