/* What a record in JSON says of where its page comes from, an archive or the web. */
#ifndef GALLEY_CLI_ORIGIN_H
#define GALLEY_CLI_ORIGIN_H

#include "text.h"
#include "work.h"

#include <galley.h>
#include <stdbool.h>

/* Puts the members "status" and "warc", where there are such, at the end of a record that the
 * library has written; other formats stay as they are. False when there is no memory. */
bool galley_cli_origin_add(const galley_cli_work *work, galley_format format,
                           galley_cli_text *record);

#endif
