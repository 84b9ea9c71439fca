/* The exit statuses of the command. README, manual page and --help list the same. */
#ifndef GALLEY_CLI_EXIT_STATUS_H
#define GALLEY_CLI_EXIT_STATUS_H

typedef enum galley_cli_exit {
    GALLEY_CLI_EXIT_OK = 0,
    GALLEY_CLI_EXIT_INPUT = 1, /* some input gave no record */
    GALLEY_CLI_EXIT_USAGE = 2,
    GALLEY_CLI_EXIT_OUTPUT = 3, /* output could not be written */
    GALLEY_CLI_EXIT_SIGNAL =
        128 /* and the number of the signal that ended the run, as shells say */
} galley_cli_exit;

#endif
