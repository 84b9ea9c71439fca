/* What the command says about itself. Each adds its text to `out`. */
#ifndef GALLEY_CLI_MANUAL_H
#define GALLEY_CLI_MANUAL_H

#include "text.h"

#include <stddef.h>

/* The few lines for one who gave no input. */
void galley_cli_manual_usage(galley_cli_text *out);
void galley_cli_manual_help(galley_cli_text *out);
void galley_cli_manual_version(galley_cli_text *out);
/* The manual page, in roff. */
void galley_cli_manual_page(galley_cli_text *out);
void galley_cli_manual_bash(galley_cli_text *out);
void galley_cli_manual_zsh(galley_cli_text *out);

/* What --help and the manual page both list. */
typedef struct galley_cli_pair {
    const char *term;
    const char *meaning;
} galley_cli_pair;

extern const galley_cli_pair galley_cli_manual_exits[];
extern const size_t galley_cli_manual_exit_count;
extern const galley_cli_pair galley_cli_manual_examples[];
extern const size_t galley_cli_manual_example_count;

#endif
