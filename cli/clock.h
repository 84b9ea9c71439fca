/* A clock of no date, which never goes back. */
#ifndef GALLEY_CLI_CLOCK_H
#define GALLEY_CLI_CLOCK_H

#include <stdint.h>

/* Nanoseconds. */
uint64_t galley_cli_clock(void);

#endif
