/*
 * The command line. In: argv; out: options and the inputs in the order they stand. Options and
 * inputs may be mixed, "--" ends the options, "-" is standard input, letters may be bundled, and a
 * value follows in the same word or in the next. Names are not abbreviated: an abbreviation that
 * works today would break when an option is added.
 */
#include "options.h"

#include "alloc.h"
#include "exit_status.h"
#include "message.h"
#include "option_table.h"
#include "option_value.h"

#include <stdlib.h>
#include <string.h>

typedef struct word_reader {
    galley_cli_options *options;
    char **words; /* those left to read, ended by NULL */
    bool only_inputs;
} word_reader;

static void add_input(galley_cli_options *options, const char *name, bool is_list) {
    size_t count = options->input_count + 1;
    options->inputs = galley_cli_alloc_again(options->inputs, count, sizeof *options->inputs);
    options->inputs[options->input_count] = (galley_cli_input){name, is_list};
    options->input_count = count;
}

/* Options that say which pages are wanted, and how they are written to several files. */
static int apply_choice(galley_cli_options *options, const galley_cli_option *option,
                        const char *value) {
    galley_cli_choice *choice = &options->choice;
    size_t size = 0;
    int status = GALLEY_CLI_EXIT_OK;
    switch (option->id) {
    case GALLEY_CLI_OPTION_STATUS:
        return galley_cli_value_status(value, &choice->status);
    case GALLEY_CLI_OPTION_SAMPLE:
        return galley_cli_value_count(option->name, value, &choice->sample);
    case GALLEY_CLI_OPTION_MIN_WORDS:
        return galley_cli_value_count(option->name, value, &choice->min_words);
    case GALLEY_CLI_OPTION_MIN_CONFIDENCE:
        return galley_cli_value_share(option->name, value, &choice->min_confidence);
    case GALLEY_CLI_OPTION_CHECKPOINT:
        status = galley_cli_value_size(option->name, value, &size);
        options->checkpoint = size;
        break;
    case GALLEY_CLI_OPTION_SITES_MEMORY:
        return galley_cli_value_size(option->name, value, &options->sites_bytes);
    case GALLEY_CLI_OPTION_SHARD_SIZE:
        status = galley_cli_value_size(option->name, value, &size);
        options->shard_size = size;
        break;
    case GALLEY_CLI_OPTION_TYPE:
        choice->type = value;
        break;
    case GALLEY_CLI_OPTION_HOST:
        choice->hosts = value;
        break;
    case GALLEY_CLI_OPTION_LANGUAGE:
        choice->languages = value;
        break;
    case GALLEY_CLI_OPTION_STATS:
        options->stats = value;
        break;
    default:
        break;
    }
    return status;
}

static int apply_max_bytes(galley_cli_options *options, const galley_cli_option *option,
                           const char *value) {
    int status = galley_cli_value_size(option->name, value, &options->max_bytes);
    options->record_bytes = options->max_bytes;
    return status;
}

/* Does what an option with a value asks for. */
static int apply_value(galley_cli_options *options, const galley_cli_option *option,
                       const char *value) {
    switch (option->id) {
    case GALLEY_CLI_OPTION_FORMAT:
        return galley_cli_value_format(value, &options->format);
    case GALLEY_CLI_OPTION_INPUT_FORMAT:
        return galley_cli_value_input_format(value, options);
    case GALLEY_CLI_OPTION_FAVOR:
        return galley_cli_value_favor(value, &options->favor);
    case GALLEY_CLI_OPTION_JOBS:
        return galley_cli_value_jobs(value, &options->jobs);
    case GALLEY_CLI_OPTION_MAX_BYTES:
        return apply_max_bytes(options, option, value);
    case GALLEY_CLI_OPTION_TIMEOUT:
        return galley_cli_value_seconds(option->name, value, &options->timeout);
    case GALLEY_CLI_OPTION_DUMP_COMPLETION:
        return galley_cli_value_shell(value, &options->action);
    case GALLEY_CLI_OPTION_FILES_FROM:
        add_input(options, value, true);
        break;
    case GALLEY_CLI_OPTION_OUTPUT:
        options->output = value;
        break;
    case GALLEY_CLI_OPTION_URL:
        options->url = value;
        break;
    case GALLEY_CLI_OPTION_CHARSET:
        options->charset = value;
        break;
    default:
        return apply_choice(options, option, value);
    }
    return GALLEY_CLI_EXIT_OK;
}

/* Does what an option without a value asks for. */
static void apply_flag(galley_cli_options *options, galley_cli_option_id id) {
    switch (id) {
    case GALLEY_CLI_OPTION_COMMENTS:
        options->comments = true;
        break;
    case GALLEY_CLI_OPTION_CAPTIONS:
        options->captions = true;
        break;
    case GALLEY_CLI_OPTION_NO_LINKS:
        options->no_links = true;
        break;
    case GALLEY_CLI_OPTION_NO_IMAGES:
        options->no_images = true;
        break;
    case GALLEY_CLI_OPTION_NO_TABLES:
        options->no_tables = true;
        break;
    case GALLEY_CLI_OPTION_EXPLAIN:
        options->explain = true;
        break;
    case GALLEY_CLI_OPTION_DEDUP:
        options->choice.dedup = true;
        break;
    case GALLEY_CLI_OPTION_SITES:
        options->sites = true;
        break;
    case GALLEY_CLI_OPTION_RESUME:
        options->resume = true;
        break;
    case GALLEY_CLI_OPTION_ALLOW_PRIVATE:
        options->allow_private = true;
        break;
    case GALLEY_CLI_OPTION_PROGRESS:
        options->progress = true;
        break;
    case GALLEY_CLI_OPTION_QUIET:
        options->quiet = true;
        break;
    case GALLEY_CLI_OPTION_VERSION:
        options->action = GALLEY_CLI_ACTION_VERSION;
        break;
    case GALLEY_CLI_OPTION_HELP:
        options->action = GALLEY_CLI_ACTION_HELP;
        break;
    case GALLEY_CLI_OPTION_DUMP_MAN:
        options->action = GALLEY_CLI_ACTION_MAN;
        break;
    default:
        break;
    }
}

/* `value` is what stands in the same word, or NULL: then it is the next word. */
static int apply_with_value(word_reader *reader, const galley_cli_option *option,
                            const char *value) {
    if (value == NULL) {
        value = *reader->words;
        if (value == NULL) {
            return galley_cli_message_usage("--%s needs a value: --%s %s", option->name,
                                            option->name, option->argument);
        }
        reader->words++;
    }
    if (value[0] == '\0') {
        return galley_cli_message_usage("the value of --%s is empty", option->name);
    }
    return apply_value(reader->options, option, value);
}

static int refuse_name(const char *name, size_t len) {
    const galley_cli_option *nearest = galley_cli_option_nearest(name, len);
    if (nearest == NULL) {
        return galley_cli_message_usage("no option --%.*s", (int)len, name);
    }
    return galley_cli_message_usage("no option --%.*s; the nearest is --%s", (int)len, name,
                                    nearest->name);
}

static int read_long(word_reader *reader, const char *word) {
    size_t len = strcspn(word, "=");
    const galley_cli_option *option = galley_cli_option_named(word, len);
    if (option == NULL) {
        return refuse_name(word, len);
    }
    const char *value = word[len] == '=' ? word + len + 1 : NULL;
    if (option->argument != NULL) {
        return apply_with_value(reader, option, value);
    }
    if (value != NULL) {
        return galley_cli_message_usage("--%s takes no value", option->name);
    }
    apply_flag(reader->options, option->id);
    return GALLEY_CLI_EXIT_OK;
}

static int read_letters(word_reader *reader, const char *letters) {
    for (; *letters != '\0'; letters++) {
        const galley_cli_option *option = galley_cli_option_lettered(*letters);
        if (option == NULL && galley_cli_option_nearest(letters, strlen(letters)) != NULL &&
            letters[1] != '\0') {
            return galley_cli_message_usage(
                "no option -%c; is -%s to be --%s?", *letters, letters,
                galley_cli_option_nearest(letters, strlen(letters))->name);
        }
        if (option == NULL) {
            return galley_cli_message_usage("no option -%c", *letters);
        }
        if (option->argument != NULL) {
            return apply_with_value(reader, option, letters[1] == '\0' ? NULL : letters + 1);
        }
        apply_flag(reader->options, option->id);
    }
    return GALLEY_CLI_EXIT_OK;
}

static int read_word(word_reader *reader, const char *word) {
    if (reader->only_inputs || word[0] != '-' || word[1] == '\0') {
        add_input(reader->options, word, false);
        return GALLEY_CLI_EXIT_OK;
    }
    if (strcmp(word, "--") == 0) {
        reader->only_inputs = true;
        return GALLEY_CLI_EXIT_OK;
    }
    return word[1] == '-' ? read_long(reader, word + 2) : read_letters(reader, word + 1);
}

/* What each option takes for itself may still not go together. */
static int check_together(const galley_cli_options *options) {
    if (options->explain && options->format != GALLEY_CLI_FORMAT_NONE &&
        options->format != GALLEY_CLI_FORMAT_JSON && options->format != GALLEY_CLI_FORMAT_JSONL) {
        return galley_cli_message_usage("--explain writes JSON: use it with -f json or jsonl");
    }
    bool to_file = options->output != NULL && strcmp(options->output, "-") != 0;
    if (!to_file && (options->resume || options->shard_size > 0)) {
        return galley_cli_message_usage("--%s needs a file to write to: -o FILE",
                                        options->resume ? "resume" : "shard-size");
    }
    if (options->url != NULL &&
        (options->input_count > 1 || (options->input_count == 1 && options->inputs[0].is_list))) {
        return galley_cli_message_usage(
            "--url is for one input; a list for --files-from holds a url for each");
    }
    return GALLEY_CLI_EXIT_OK;
}

int galley_cli_options_parse(galley_cli_options *options, int argc, char **argv) {
    /* As the library has it, but said: --max-bytes must bound what we read, too. */
    enum { MEGABYTES_DEFAULT = 256 };
    /* A second's work of two cores is done again after a crash, and a disk that takes a tenth of a
     * second to have it all is hardly noticed. */
    enum { MEGABYTES_CHECKPOINT = 32 };
    /* Slow hosts answer within a few seconds; who waits longer waits for nothing, as a rule. */
    enum { SECONDS_DEFAULT = 30 };
    *options = (galley_cli_options){.max_bytes = (size_t)MEGABYTES_DEFAULT << 20,
                                    .checkpoint = (uint64_t)MEGABYTES_CHECKPOINT << 20,
                                    .timeout = SECONDS_DEFAULT};
    word_reader reader = {options, argc > 0 ? argv + 1 : argv, false};
    int status = GALLEY_CLI_EXIT_OK;
    while (status == GALLEY_CLI_EXIT_OK && *reader.words != NULL) {
        const char *word = *reader.words++;
        status = read_word(&reader, word);
    }
    return status == GALLEY_CLI_EXIT_OK ? check_together(options) : status;
}

void galley_cli_options_default(galley_cli_options *options) {
    if (options->input_count == 0) {
        add_input(options, "-", false);
    }
}

void galley_cli_options_free(galley_cli_options *options) {
    free(options->inputs);
    options->inputs = NULL;
    options->input_count = 0;
}
