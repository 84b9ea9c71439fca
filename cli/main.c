/*
 * The galley command. In: a command line; out: records, messages and an exit status. It uses
 * nothing of the library but galley.h.
 */
#define _POSIX_C_SOURCE 200809L
#include "batch.h"
#include "cores.h"
#include "descriptor.h"
#include "exit_status.h"
#include "manual.h"
#include "message.h"
#include "options.h"
#include "output.h"
#include "report.h"
#include "source.h"
#include "worker.h"

#include <galley.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Prints what the command says of itself. */
static int print(void (*add)(galley_cli_text *out)) {
    galley_cli_text text = {NULL, 0, 0};
    galley_cli_output output;
    add(&text);
    bool printed = galley_cli_output_open(&output, NULL) &&
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

/* Whether the command line names a single file. A folder or a list of one page is still many. */
static bool has_one_input(const galley_cli_options *options) {
    struct stat status;
    const galley_cli_input *first = &options->inputs[0];
    return options->input_count == 1 && !first->is_list &&
           !(stat(first->name, &status) == 0 && S_ISDIR(status.st_mode));
}

static galley_format choose_format(const galley_cli_options *options, bool one) {
    switch (options->format) {
    case GALLEY_CLI_FORMAT_TEXT:
        return GALLEY_FORMAT_TEXT;
    case GALLEY_CLI_FORMAT_MARKDOWN:
        return GALLEY_FORMAT_MARKDOWN;
    case GALLEY_CLI_FORMAT_HTML:
        return GALLEY_FORMAT_HTML;
    case GALLEY_CLI_FORMAT_JSON:
        return GALLEY_FORMAT_JSON;
    case GALLEY_CLI_FORMAT_JSONL:
        return GALLEY_FORMAT_JSONL;
    default:
        break;
    }
    if (!one) {
        return GALLEY_FORMAT_JSONL;
    }
    return options->explain ? GALLEY_FORMAT_JSON : GALLEY_FORMAT_MARKDOWN;
}

static unsigned choose_jobs(const galley_cli_options *options, bool one) {
    if (one) {
        return 1;
    }
    return options->jobs > 0 ? options->jobs : galley_cli_cores();
}

static galley_engine *make_engine(const galley_cli_options *options, galley_format format) {
    galley_options chosen = GALLEY_OPTIONS_INIT;
    chosen.max_bytes = options->max_bytes;
    chosen.favor = options->favor;
    chosen.comments = options->comments;
    chosen.captions = options->captions;
    chosen.no_links = options->no_links;
    chosen.no_images = options->no_images;
    chosen.no_tables = options->no_tables;
    chosen.explain = options->explain;
    chosen.text_only = format == GALLEY_FORMAT_TEXT;
    return galley_engine_new(&chosen);
}

/* Works through all inputs, with the output open. */
static int extract_to(const galley_cli_options *options, galley_cli_output *output) {
    bool one = has_one_input(options);
    galley_format format = choose_format(options, one);
    galley_engine *engine = make_engine(options, format);
    galley_cli_task task = {engine, format, options->max_bytes, options->input, &output->status};
    galley_cli_source source;
    galley_cli_report report;
    galley_cli_batch_end end = GALLEY_CLI_BATCH_END_NO_MEMORY;
    galley_cli_source_open(&source, options);
    galley_cli_report_begin(&report, options->progress, options->quiet);
    if (engine != NULL) {
        end = galley_cli_batch_run(&task, &source, output, &report, choose_jobs(options, one));
    }
    if (end == GALLEY_CLI_BATCH_END_WRITE) {
        /* Not a return: other threads may wait for input that never comes. Nothing of ours is held
         * back in a buffer. */
        _exit(GALLEY_CLI_EXIT_OUTPUT);
    }
    galley_cli_report_end(&report);
    galley_cli_source_close(&source);
    galley_engine_free(engine);
    if (end == GALLEY_CLI_BATCH_END_NO_MEMORY) {
        (void)fputs("galley: not enough memory\n", stderr);
        return GALLEY_CLI_EXIT_INPUT;
    }
    return report.failed > 0 ? GALLEY_CLI_EXIT_INPUT : GALLEY_CLI_EXIT_OK;
}

static int extract(galley_cli_options *options) {
    galley_cli_output output;
    int status = galley_cli_output_check(options);
    if (status != GALLEY_CLI_EXIT_OK) {
        return status;
    }
    if (!galley_cli_output_open(&output, options->output)) {
        return GALLEY_CLI_EXIT_OUTPUT;
    }
    status = extract_to(options, &output);
    return galley_cli_output_close(&output) ? status : GALLEY_CLI_EXIT_OUTPUT;
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
    return extract(options);
}

int main(int argc, char **argv) {
    galley_cli_options options;
    galley_cli_descriptor_fill();
    int status = galley_cli_options_parse(&options, argc, argv);
    if (status == GALLEY_CLI_EXIT_OK) {
        status = act(&options);
    }
    galley_cli_options_free(&options);
    return status;
}
