/* Strings in the JSON that the command itself writes. */
#ifndef GALLEY_CLI_JSON_TEXT_H
#define GALLEY_CLI_JSON_TEXT_H

#include "text.h"

#include <stdbool.h>
#include <stddef.h>

/* Adds the bytes as a JSON string, quotes included; what is not UTF-8 becomes U+FFFD. False when
 * there is no memory. */
bool galley_cli_json_string(galley_cli_text *out, const char *bytes, size_t len);

#endif
