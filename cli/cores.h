/* How many threads can work at once. */
#ifndef GALLEY_CLI_CORES_H
#define GALLEY_CLI_CORES_H

/* At least 1. */
unsigned galley_cli_cores(void);

#endif
