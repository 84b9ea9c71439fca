/* Whether an input is plainly something else than a page. */
#ifndef GALLEY_CLI_BINARY_H
#define GALLEY_CLI_BINARY_H

#include <stddef.h>

/* What the bytes are, "a PDF document", or NULL when they may be a page. */
const char *galley_cli_binary_name(const char *bytes, size_t len);

#endif
