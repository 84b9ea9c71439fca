/*
 * From the words after an option to what they mean, or to a message that says what it takes.
 */
#include "option_value.h"

#include "exit_status.h"
#include "message.h"

#include <stdint.h>
#include <string.h>

/* More threads than any machine has cores, so that a slip does not ask for a million of them. */
enum { JOBS_MAX = 1024 };

/* A day. */
enum { SECONDS_MAX = 24 * 60 * 60 };

static bool is_one_of(const char *value, const char *a, const char *b) {
    return strcmp(value, a) == 0 || strcmp(value, b) == 0;
}

int galley_cli_value_format(const char *value, galley_cli_format *format) {
    static const struct {
        const char *name;
        galley_cli_format format;
    } formats[] = {
        {"text", GALLEY_CLI_FORMAT_TEXT},   {"md", GALLEY_CLI_FORMAT_MARKDOWN},
        {"html", GALLEY_CLI_FORMAT_HTML},   {"json", GALLEY_CLI_FORMAT_JSON},
        {"jsonl", GALLEY_CLI_FORMAT_JSONL},
    };
    for (size_t i = 0; i < sizeof formats / sizeof formats[0]; i++) {
        if (strcmp(value, formats[i].name) == 0) {
            *format = formats[i].format;
            return GALLEY_CLI_EXIT_OK;
        }
    }
    return galley_cli_message_usage("no format '%s'; there are text, md, html, json and jsonl",
                                    value);
}

int galley_cli_value_input_format(const char *value, galley_cli_options *options) {
    if (!is_one_of(value, "html", "text") && strcmp(value, "warc") != 0) {
        return galley_cli_message_usage("no input format '%s'; there are html, text and warc",
                                        value);
    }
    options->input = value[0] == 'h'   ? GALLEY_INPUT_HTML
                     : value[0] == 't' ? GALLEY_INPUT_TEXT
                                       : GALLEY_INPUT_DETECT;
    options->input_is_archive = value[0] == 'w';
    return GALLEY_CLI_EXIT_OK;
}

int galley_cli_value_favor(const char *value, galley_favor *favor) {
    if (strcmp(value, "balanced") == 0) {
        *favor = GALLEY_FAVOR_BALANCED;
    } else if (is_one_of(value, "precision", "recall")) {
        *favor = value[0] == 'p' ? GALLEY_FAVOR_PRECISION : GALLEY_FAVOR_RECALL;
    } else {
        return galley_cli_message_usage("--favor takes precision, balanced or recall, not '%s'",
                                        value);
    }
    return GALLEY_CLI_EXIT_OK;
}

int galley_cli_value_shell(const char *value, galley_cli_action *action) {
    if (!is_one_of(value, "bash", "zsh")) {
        return galley_cli_message_usage("no completion for '%s'; there are bash and zsh", value);
    }
    *action = strcmp(value, "bash") == 0 ? GALLEY_CLI_ACTION_BASH : GALLEY_CLI_ACTION_ZSH;
    return GALLEY_CLI_EXIT_OK;
}

/* Reads decimal digits and returns what is after them; NULL when there are none or too many. */
static const char *read_number(const char *digits, size_t *number) {
    const char *at = digits;
    for (*number = 0; *at >= '0' && *at <= '9'; at++) {
        size_t digit = (size_t)(*at - '0');
        if (*number > (SIZE_MAX - digit) / 10) {
            return NULL;
        }
        *number = *number * 10 + digit;
    }
    return at == digits ? NULL : at;
}

int galley_cli_value_jobs(const char *value, unsigned *jobs) {
    size_t number = 0;
    const char *end = read_number(value, &number);
    if (end == NULL || *end != '\0' || number < 1 || number > JOBS_MAX) {
        return galley_cli_message_usage("--jobs takes a number from 1 to %d, not '%s'", JOBS_MAX,
                                        value);
    }
    *jobs = (unsigned)number;
    return GALLEY_CLI_EXIT_OK;
}

/* The power of two that a suffix stands for; -1 for what is none. */
static int read_unit(const char *unit) {
    static const char letters[] = "kKmMgG";
    if (unit[0] == '\0') {
        return 0;
    }
    const char *found = strchr(letters, unit[0]);
    return found == NULL || unit[1] != '\0' ? -1 : (int)(1 + (found - letters) / 2) * 10;
}

int galley_cli_value_size(const char *name, const char *value, size_t *size) {
    size_t number = 0;
    const char *end = read_number(value, &number);
    int shift = end == NULL ? -1 : read_unit(end);
    /* Half of what is addressable, so that sums of sizes never wrap. */
    if (shift < 0 || number < 1 || number > (SIZE_MAX / 2) >> shift) {
        return galley_cli_message_usage("--%s takes a size as 500000, 800K, 64M or 1G, not '%s'",
                                        name, value);
    }
    *size = number << shift;
    return GALLEY_CLI_EXIT_OK;
}

int galley_cli_value_count(const char *name, const char *value, size_t *count) {
    const char *end = read_number(value, count);
    if (end == NULL || *end != '\0' || *count < 1) {
        return galley_cli_message_usage("--%s takes a number from 1 on, not '%s'", name, value);
    }
    return GALLEY_CLI_EXIT_OK;
}

int galley_cli_value_seconds(const char *name, const char *value, size_t *seconds) {
    const char *end = read_number(value, seconds);
    if (end == NULL || *end != '\0' || *seconds < 1 || *seconds > SECONDS_MAX) {
        return galley_cli_message_usage("--%s takes seconds from 1 to %d, not '%s'", name,
                                        SECONDS_MAX, value);
    }
    return GALLEY_CLI_EXIT_OK;
}

/* Not strtod, which has the decimal sign of a locale. */
int galley_cli_value_share(const char *name, const char *value, double *share) {
    size_t whole = 0;
    double unit = 1;
    const char *at = value[0] == '.' ? value : read_number(value, &whole);
    *share = (double)whole;
    if (at != NULL && *at == '.') {
        for (at++; *at >= '0' && *at <= '9'; at++) {
            unit /= 10;
            *share += unit * (*at - '0');
        }
    }
    if (at == NULL || *at != '\0' || *share > 1 || strcmp(value, ".") == 0) {
        return galley_cli_message_usage("--%s takes a number from 0 to 1, as 0.8, not '%s'", name,
                                        value);
    }
    return GALLEY_CLI_EXIT_OK;
}

int galley_cli_value_status(const char *value, const char **codes) {
    if (!galley_cli_choice_status_valid(value)) {
        return galley_cli_message_usage("--status takes codes as 200 or 200,300-399, not '%s'",
                                        value);
    }
    *codes = value;
    return GALLEY_CLI_EXIT_OK;
}
