/* Which inputs are URLs. */
#ifndef GALLEY_CLI_SCHEME_H
#define GALLEY_CLI_SCHEME_H

typedef enum galley_cli_scheme {
    GALLEY_CLI_SCHEME_NONE, /* a path */
    GALLEY_CLI_SCHEME_WEB,  /* http or https */
    GALLEY_CLI_SCHEME_FILE,
    GALLEY_CLI_SCHEME_OTHER
} galley_cli_scheme;

galley_cli_scheme galley_cli_scheme_of(const char *name);

#endif
