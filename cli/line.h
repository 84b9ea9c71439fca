/* One line of a list of inputs. */
#ifndef GALLEY_CLI_LINE_H
#define GALLEY_CLI_LINE_H

#include "item.h"

#include <stddef.h>

/*
 * Reads a line without its line feed: a path, or a JSON object. bytes[len] must be a NUL. Sets the
 * item's failure, and no path, when the line cannot be used; sets neither when it is blank.
 */
void galley_cli_line_read(char *bytes, size_t len, galley_cli_item *item);

#endif
