/*
 * Memory for the command's own small things: names, list lines, tables. There is nothing sensible
 * left to do when a few hundred bytes are not to be had, so these end the program with a message.
 * What grows with an input does not come from here.
 */
#ifndef GALLEY_CLI_ALLOC_H
#define GALLEY_CLI_ALLOC_H

#include <stddef.h>

#if defined(__GNUC__)
#define GALLEY_CLI_NORETURN __attribute__((noreturn))
#else
#define GALLEY_CLI_NORETURN
#endif

/* Zeroed; never NULL. */
void *galley_cli_alloc(size_t count, size_t size);
/* Grows an array as realloc does; never NULL. */
void *galley_cli_alloc_again(void *array, size_t count, size_t size);
/* A copy ended by NUL; never NULL. */
char *galley_cli_alloc_copy(const char *bytes, size_t len);
GALLEY_CLI_NORETURN void galley_cli_alloc_failed(void);

#endif
