/*
 * A growing run of bytes of the command: file contents, records on their way out, messages. It
 * keeps its memory when it is cleared, so that a worker reads file after file into the same place.
 * A zeroed one is empty.
 */
#ifndef GALLEY_CLI_TEXT_H
#define GALLEY_CLI_TEXT_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

#if defined(__GNUC__)
#define GALLEY_CLI_PRINTF(words, first) __attribute__((format(printf, words, first)))
#else
#define GALLEY_CLI_PRINTF(words, first)
#endif

typedef struct galley_cli_text {
    char *bytes;
    size_t len;
    size_t capacity;
} galley_cli_text;

void galley_cli_text_free(galley_cli_text *text);
void galley_cli_text_clear(galley_cli_text *text);
/* Empties the text, and gives its memory back when it holds more than `keep` bytes. */
void galley_cli_text_trim(galley_cli_text *text, size_t keep);

/* Room for `more` bytes after the end. False when there is no memory; the text is as it was. */
bool galley_cli_text_reserve(galley_cli_text *text, size_t more);
bool galley_cli_text_add(galley_cli_text *text, const char *bytes, size_t len);

/* These two end the program when there is no memory: they are for short texts of our own. */
void galley_cli_text_print(galley_cli_text *text, const char *format, ...) GALLEY_CLI_PRINTF(2, 3);
void galley_cli_text_vprint(galley_cli_text *text, const char *format, va_list arguments)
    GALLEY_CLI_PRINTF(2, 0);

#endif
