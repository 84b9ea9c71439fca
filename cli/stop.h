/* Being asked to stop, by SIGINT or SIGTERM: what is in hand is finished first. */
#ifndef GALLEY_CLI_STOP_H
#define GALLEY_CLI_STOP_H

#include <stdbool.h>

/* From now on the first such signal asks, and a second one ends the process as usual. Asking twice
 * for this does nothing. */
void galley_cli_stop_listen(void);
/* The signal that asked, or 0. */
int galley_cli_stop_asked(void);
/* Waits until the descriptor can be read. False when we are asked to stop before. */
bool galley_cli_stop_wait_read(int descriptor);

#endif
