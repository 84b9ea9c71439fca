/* A list of inputs, read line by line as it is needed: it may be a pipe that never ends. */
#ifndef GALLEY_CLI_LIST_H
#define GALLEY_CLI_LIST_H

#include "item.h"
#include "text.h"

#include <stdbool.h>
#include <stddef.h>

/* A zeroed one is not open. */
typedef struct galley_cli_list {
    const char *name; /* NULL: not open */
    int descriptor;
    size_t line; /* number of the last line read, from 1 */
    char *chunk; /* what has been read, but not used */
    size_t begin;
    size_t end;
    galley_cli_text bytes; /* of the present line */
} galley_cli_list;

/* Returns 0 or an errno. "-" is standard input. The name must outlive the list. */
int galley_cli_list_open(galley_cli_list *list, const char *name);
/* False, and closed, at the end. Otherwise an item, which may be a line that cannot be used. */
bool galley_cli_list_next(galley_cli_list *list, galley_cli_item *item);
void galley_cli_list_close(galley_cli_list *list);

#endif
