/* One run of the command over its inputs. */
#ifndef GALLEY_CLI_RUN_H
#define GALLEY_CLI_RUN_H

#include "options.h"

/* Works through all inputs and returns the exit status. */
int galley_cli_run(const galley_cli_options *options);

#endif
