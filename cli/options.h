/* What the command line asks for. */
#ifndef GALLEY_CLI_OPTIONS_H
#define GALLEY_CLI_OPTIONS_H

#include "choice.h"

#include <galley.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef enum galley_cli_action {
    GALLEY_CLI_ACTION_EXTRACT,
    GALLEY_CLI_ACTION_HELP,
    GALLEY_CLI_ACTION_VERSION,
    GALLEY_CLI_ACTION_MAN,
    GALLEY_CLI_ACTION_BASH,
    GALLEY_CLI_ACTION_ZSH
} galley_cli_action;

typedef enum galley_cli_format {
    GALLEY_CLI_FORMAT_NONE, /* not said */
    GALLEY_CLI_FORMAT_TEXT,
    GALLEY_CLI_FORMAT_MARKDOWN,
    GALLEY_CLI_FORMAT_HTML,
    GALLEY_CLI_FORMAT_JSON,
    GALLEY_CLI_FORMAT_JSONL
} galley_cli_format;

/* One word of the command line that names input: a file, a folder or "-", or a list of them. */
typedef struct galley_cli_input {
    const char *name;
    bool is_list;
} galley_cli_input;

typedef struct galley_cli_options {
    galley_cli_action action;
    galley_cli_format format;
    galley_cli_input *inputs; /* owned; the names are those of argv */
    size_t input_count;
    const char *output; /* NULL: standard output */
    const char *url;    /* NULL when not said, as the next */
    const char *charset;
    size_t max_bytes;
    unsigned jobs; /* 0: as many as there are cores */
    galley_favor favor;
    bool comments;
    bool captions;
    bool no_links;
    bool no_images;
    bool no_tables;
    bool explain;
    galley_input input;    /* when said, there is no look whether it is something else */
    bool input_is_archive; /* as said: inputs are archives, without a look */
    galley_cli_choice choice;
    uint64_t record_bytes; /* longest record of an archive; 0: the reader's default */
    uint64_t checkpoint;   /* bytes of output between two */
    uint64_t shard_size;   /* 0: one file */
    bool resume;
    bool sites;
    size_t sites_bytes; /* of memory; 0: the library's default */
    const char *stats;  /* NULL: not asked for */
    size_t timeout;     /* seconds for a page that is fetched */
    bool allow_private;
    bool progress;
    bool quiet;
} galley_cli_options;

/*
 * Reads the command line. Returns GALLEY_CLI_EXIT_OK, or GALLEY_CLI_EXIT_USAGE after a message on
 * standard error. Free the options either way.
 */
int galley_cli_options_parse(galley_cli_options *options, int argc, char **argv);
/* Without any input named, it is standard input. */
void galley_cli_options_default(galley_cli_options *options);
void galley_cli_options_free(galley_cli_options *options);

#endif
