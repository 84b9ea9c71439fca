/*
 * Pages of a folder in memory, for the programs that measure or compare: plain or gzip HTML files,
 * in the order of their names. These programs are tools of the project, not part of the library:
 * they end with a message when memory or a file fails them.
 */
#ifndef BENCH_PEER_PAGES_H
#define BENCH_PEER_PAGES_H

#include <stdbool.h>
#include <stddef.h>

typedef struct bench_page {
    char *name;  /* file name without its folder and without ".html" and ".gz" */
    char *bytes; /* the file as it is, unpacked; a NUL follows */
    size_t len;
    size_t bom; /* bytes of a UTF-8 byte order mark at the start: 0 or 3 */
    bool utf8;  /* valid UTF-8 */
} bench_page;

typedef struct bench_pages {
    bench_page *items;
    size_t count;
    size_t capacity;
} bench_pages;

/* Prints "PROGRAM: message" to standard error and exits with status 1. */
_Noreturn void bench_fail(const char *message, const char *detail);

/* calloc and realloc that do not come back without memory. */
void *bench_new(size_t count, size_t size);
void *bench_resize(void *ptr, size_t size);

/* Adds one file, plain or gzip. False when it cannot be read. */
bool bench_pages_add(bench_pages *pages, const char *path);

/* Adds every file of a folder, hidden ones aside. False when there is no such folder. */
bool bench_pages_add_folder(bench_pages *pages, const char *folder);

/* Calls `visit` with one page of the folder after the other, keeping one in memory. False when
 * there is no such folder. */
bool bench_pages_each(const char *folder, void (*visit)(void *context, const bench_page *page),
                      void *context);

void bench_pages_free(bench_pages *pages);

#endif
