/*
 * Messages for people. In: a name and words, from file systems and lists that nobody vouches for;
 * out: one line on standard error. A file name may hold escape sequences that a terminal would
 * obey, so control bytes are not passed on.
 */
#define _POSIX_C_SOURCE 200809L
#include "message.h"

#include "exit_status.h"

#include <stdio.h>
#include <string.h>

static void write_line(galley_cli_text *line) {
    for (size_t i = 0; i < line->len; i++) {
        unsigned char byte = (unsigned char)line->bytes[i];
        if (byte < 0x20 || byte == 0x7F) {
            line->bytes[i] = '?';
        }
    }
    galley_cli_text_print(line, "\n");
    (void)fwrite(line->bytes, 1, line->len, stderr);
    galley_cli_text_free(line);
}

void galley_cli_message(const char *name, const char *message) {
    galley_cli_text line = {NULL, 0, 0};
    bool nameless = name[0] == '\0'; /* of a variable of the shell that is not set */
    const char *called = strcmp(name, "-") == 0 ? "standard input" : nameless ? "''" : name;
    galley_cli_text_print(&line, "galley: %s: %s", called, message);
    write_line(&line);
}

int galley_cli_message_usage(const char *format, ...) {
    galley_cli_text line = {NULL, 0, 0};
    va_list arguments;
    galley_cli_text_print(&line, "galley: ");
    va_start(arguments, format);
    galley_cli_text_vprint(&line, format, arguments);
    va_end(arguments);
    galley_cli_text_print(&line, " (see galley --help)");
    write_line(&line);
    return GALLEY_CLI_EXIT_USAGE;
}

void galley_cli_message_errno(galley_cli_text *text, int number) {
    char words[256];
    if (strerror_r(number, words, sizeof words) == 0) {
        galley_cli_text_print(text, "%s", words);
    } else {
        galley_cli_text_print(text, "system error %d", number);
    }
}
