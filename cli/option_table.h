/*
 * The one table of options: the parser, --help, the manual page and the completions read it, so
 * that an option is added in one place.
 */
#ifndef GALLEY_CLI_OPTION_TABLE_H
#define GALLEY_CLI_OPTION_TABLE_H

#include <stdbool.h>
#include <stddef.h>

typedef enum galley_cli_option_id {
    GALLEY_CLI_OPTION_FORMAT,
    GALLEY_CLI_OPTION_OUTPUT,
    GALLEY_CLI_OPTION_FILES_FROM,
    GALLEY_CLI_OPTION_INPUT_FORMAT,
    GALLEY_CLI_OPTION_URL,
    GALLEY_CLI_OPTION_CHARSET,
    GALLEY_CLI_OPTION_FAVOR,
    GALLEY_CLI_OPTION_COMMENTS,
    GALLEY_CLI_OPTION_CAPTIONS,
    GALLEY_CLI_OPTION_NO_LINKS,
    GALLEY_CLI_OPTION_NO_IMAGES,
    GALLEY_CLI_OPTION_NO_TABLES,
    GALLEY_CLI_OPTION_EXPLAIN,
    GALLEY_CLI_OPTION_STATUS,
    GALLEY_CLI_OPTION_TYPE,
    GALLEY_CLI_OPTION_HOST,
    GALLEY_CLI_OPTION_SAMPLE,
    GALLEY_CLI_OPTION_LANGUAGE,
    GALLEY_CLI_OPTION_MIN_WORDS,
    GALLEY_CLI_OPTION_MIN_CONFIDENCE,
    GALLEY_CLI_OPTION_DEDUP,
    GALLEY_CLI_OPTION_SITES,
    GALLEY_CLI_OPTION_SITES_MEMORY,
    GALLEY_CLI_OPTION_SHARD_SIZE,
    GALLEY_CLI_OPTION_RESUME,
    GALLEY_CLI_OPTION_CHECKPOINT,
    GALLEY_CLI_OPTION_STATS,
    GALLEY_CLI_OPTION_JOBS,
    GALLEY_CLI_OPTION_MAX_BYTES,
    GALLEY_CLI_OPTION_TIMEOUT,
    GALLEY_CLI_OPTION_ALLOW_PRIVATE,
    GALLEY_CLI_OPTION_PROGRESS,
    GALLEY_CLI_OPTION_QUIET,
    GALLEY_CLI_OPTION_VERSION,
    GALLEY_CLI_OPTION_HELP,
    GALLEY_CLI_OPTION_DUMP_MAN,
    GALLEY_CLI_OPTION_DUMP_COMPLETION
} galley_cli_option_id;

typedef struct galley_cli_option {
    galley_cli_option_id id;
    char letter;          /* 0: no short form */
    bool hidden;          /* for the build, not for people */
    const char *name;     /* without the dashes */
    const char *argument; /* NULL: takes none; "FILE": completed as a file name */
    const char *values;   /* the words it takes, separated by a space, or NULL: anything */
    const char *help;     /* sentence without capital and full stop; no roff or shell specials */
} galley_cli_option;

size_t galley_cli_option_count(void);
const galley_cli_option *galley_cli_option_at(size_t index);

/* NULL when there is none of that name. */
const galley_cli_option *galley_cli_option_named(const char *name, size_t len);
const galley_cli_option *galley_cli_option_lettered(char letter);

/* The option whose name is nearest to a mistyped one, or NULL when none is near. */
const galley_cli_option *galley_cli_option_nearest(const char *name, size_t len);

#endif
