/* Where inputs come from: the words of the command line, the folders and the lists they name, URLs
 * among them. */
#ifndef GALLEY_CLI_SOURCE_H
#define GALLEY_CLI_SOURCE_H

#include "item.h"
#include "list.h"
#include "options.h"
#include "walk.h"

#include <stdbool.h>
#include <stddef.h>

/* One thread at a time. */
typedef struct galley_cli_source {
    const galley_cli_options *options;
    size_t next;
    galley_cli_list list;
    galley_cli_walk walk;
    bool walking;
    bool stdin_taken;
} galley_cli_source;

void galley_cli_source_open(galley_cli_source *source, const galley_cli_options *options);
/* The next input; false when there is none. The item must be zeroed, and is the caller's. */
bool galley_cli_source_next(galley_cli_source *source, galley_cli_item *item);
/* Whether all names can be gone through a second time: a list that is a pipe can be read once only.
 */
bool galley_cli_source_can_repeat(const galley_cli_options *options);
void galley_cli_source_close(galley_cli_source *source);

#endif
