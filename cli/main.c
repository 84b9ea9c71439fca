/*
 * The galley command. In: a command line; out: records, messages and an exit status. It uses
 * nothing of the library but galley.h.
 */
#define _POSIX_C_SOURCE 200809L
#include "descriptor.h"
#include "exit_status.h"
#include "manual.h"
#include "message.h"
#include "options.h"
#include "output.h"
#include "run.h"

#include <signal.h>
#include <stdio.h>
#include <unistd.h>

#ifdef __GLIBC__
#include <malloc.h>
#endif

/* Prints what the command says of itself. */
static int print(void (*add)(galley_cli_text *out)) {
    galley_cli_text text = {NULL, 0, 0};
    galley_cli_output output;
    add(&text);
    bool printed = galley_cli_output_open(&output, NULL, 0) &&
                   galley_cli_output_write(&output, text.bytes, text.len) &&
                   galley_cli_output_close(&output);
    galley_cli_text_free(&text);
    return printed ? GALLEY_CLI_EXIT_OK : GALLEY_CLI_EXIT_OUTPUT;
}

static int show_usage(void) {
    galley_cli_text text = {NULL, 0, 0};
    galley_cli_manual_usage(&text);
    (void)fwrite(text.bytes, 1, text.len, stderr);
    galley_cli_text_free(&text);
    return GALLEY_CLI_EXIT_USAGE;
}

static int act(galley_cli_options *options) {
    switch (options->action) {
    case GALLEY_CLI_ACTION_HELP:
        return print(galley_cli_manual_help);
    case GALLEY_CLI_ACTION_VERSION:
        return print(galley_cli_manual_version);
    case GALLEY_CLI_ACTION_MAN:
        return print(galley_cli_manual_page);
    case GALLEY_CLI_ACTION_BASH:
        return print(galley_cli_manual_bash);
    case GALLEY_CLI_ACTION_ZSH:
        return print(galley_cli_manual_zsh);
    default:
        break;
    }
    if (options->input_count == 0 && isatty(STDIN_FILENO) == 1) {
        return show_usage();
    }
    galley_cli_options_default(options);
    return galley_cli_run(options);
}

/* Large pieces of memory go back to the system as soon as they are freed. The C library would see
 * them come and go, keep larger and larger ones among the small, and so grow over a long run. Of
 * what small ones leave free it keeps some: else it gives back, and asks for again, page by page.
 */
static void keep_memory_flat(void) {
#ifdef __GLIBC__
    enum { LARGE = 2 << 20, SPARE = 8 << 20 };
    (void)mallopt(M_MMAP_THRESHOLD, LARGE);
    (void)mallopt(M_TRIM_THRESHOLD, SPARE);
#endif
}

int main(int argc, char **argv) {
    galley_cli_options options;
    keep_memory_flat();
    galley_cli_descriptor_fill();
    /* A file that may not grow further is told of as a full disk is. */
    (void)signal(SIGXFSZ, SIG_IGN);
    int status = galley_cli_options_parse(&options, argc, argv);
    if (status == GALLEY_CLI_EXIT_OK) {
        status = act(&options);
    }
    galley_cli_options_free(&options);
    return status;
}
