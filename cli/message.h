/* What people read on standard error. One message is one write, so that lines stay whole. */
#ifndef GALLEY_CLI_MESSAGE_H
#define GALLEY_CLI_MESSAGE_H

#include "text.h"

/* "galley: NAME: MESSAGE"; control bytes of either are shown as '?'. Standard input goes by its
 * words and not by "-", and what has no letters is shown as ''. */
void galley_cli_message(const char *name, const char *message);

/* "galley: ..." with a hint at --help after it; returns GALLEY_CLI_EXIT_USAGE. */
int galley_cli_message_usage(const char *format, ...) GALLEY_CLI_PRINTF(1, 2);

/* The words for an errno, added to the text. */
void galley_cli_message_errno(galley_cli_text *text, int number);

#endif
