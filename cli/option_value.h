/* The values that options take. Each function returns GALLEY_CLI_EXIT_OK, or GALLEY_CLI_EXIT_USAGE
 * after a message. */
#ifndef GALLEY_CLI_OPTION_VALUE_H
#define GALLEY_CLI_OPTION_VALUE_H

#include "options.h"

int galley_cli_value_format(const char *value, galley_cli_format *format);
int galley_cli_value_input_format(const char *value, galley_cli_options *options);
int galley_cli_value_favor(const char *value, galley_favor *favor);
int galley_cli_value_jobs(const char *value, unsigned *jobs);
/* `name` is the option's, for the message of this and the next two. */
int galley_cli_value_size(const char *name, const char *value, size_t *size);
int galley_cli_value_seconds(const char *name, const char *value, size_t *seconds);
int galley_cli_value_count(const char *name, const char *value, size_t *count);
int galley_cli_value_share(const char *name, const char *value, double *share);
int galley_cli_value_status(const char *value, const char **codes);
int galley_cli_value_shell(const char *value, galley_cli_action *action);

#endif
