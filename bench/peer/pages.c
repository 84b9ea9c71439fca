/*
 * A path comes in, the page's bytes go out. zlib's gzread gives plain files as they are, so one way
 * reads both kinds. Whole pages are kept: the folders measured here hold some hundred megabytes.
 */
#include "pages.h"

#include "../../src/base/slice.h"
#include "../../src/input/utf8.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <zlib.h>

_Noreturn void bench_fail(const char *message, const char *detail) {
    fprintf(stderr, "galley bench: %s%s%s\n", message, detail ? ": " : "", detail ? detail : "");
    exit(1);
}

void *bench_new(size_t count, size_t size) {
    void *ptr = calloc(count ? count : 1, size);
    if (!ptr) {
        bench_fail("no memory", NULL);
    }
    return ptr;
}

void *bench_resize(void *ptr, size_t size) {
    void *moved = realloc(ptr, size);
    if (!moved) {
        bench_fail("no memory", NULL);
    }
    return moved;
}

static char *read_file(const char *path, size_t *len) {
    gzFile file = gzopen(path, "rb");
    if (!file) {
        return NULL;
    }
    size_t capacity = (size_t)1 << 18; /* most pages are smaller */
    char *bytes = bench_resize(NULL, capacity);
    size_t filled = 0;
    int got;
    while ((got = gzread(file, bytes + filled, (unsigned)(capacity - 1 - filled))) > 0) {
        filled += (size_t)got;
        if (filled + 1 == capacity) {
            capacity *= 2;
            bytes = bench_resize(bytes, capacity);
        }
    }
    if (gzclose(file) != Z_OK || got < 0) {
        free(bytes);
        return NULL;
    }
    bytes[filled] = '\0';
    *len = filled;
    return bytes;
}

static char *page_name(const char *path) {
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    size_t len = strlen(base);
    char *name = bench_new(len + 1, 1);
    memcpy(name, base, len);
    static const char *const suffixes[] = {".gz", ".html"};
    for (size_t i = 0; i < 2; i++) {
        size_t n = strlen(suffixes[i]);
        if (len > n && strcmp(name + len - n, suffixes[i]) == 0) {
            len -= n;
            name[len] = '\0';
        }
    }
    return name;
}

bool bench_pages_add(bench_pages *pages, const char *path) {
    size_t len;
    char *bytes = read_file(path, &len);
    if (!bytes) {
        return false;
    }
    if (pages->count == pages->capacity) {
        pages->capacity = pages->capacity ? pages->capacity * 2 : 64;
        pages->items = bench_resize(pages->items, pages->capacity * sizeof *pages->items);
    }
    size_t bom = len >= 3 && memcmp(bytes, "\xEF\xBB\xBF", 3) == 0 ? 3 : 0;
    bool utf8 = galley_utf8_best()->check(galley_slice_make(bytes, len)) != GALLEY_UTF8_INVALID;
    pages->items[pages->count++] = (bench_page){page_name(path), bytes, len, bom, utf8};
    return true;
}

static int visible(const struct dirent *entry) { return entry->d_name[0] != '.'; }

/* The paths of a folder's visible files in the order of their names; NULL without a folder. */
static char **list_folder(const char *folder, size_t *count) {
    struct dirent **entries;
    int found = scandir(folder, &entries, visible, alphasort);
    if (found < 0) {
        return NULL;
    }
    char **paths = bench_new((size_t)found, sizeof *paths);
    for (int i = 0; i < found; i++) {
        size_t size = strlen(folder) + strlen(entries[i]->d_name) + 2;
        paths[i] = bench_new(size, 1);
        snprintf(paths[i], size, "%s/%s", folder, entries[i]->d_name);
        free(entries[i]);
    }
    free(entries);
    *count = (size_t)found;
    return paths;
}

static void add_or_warn(bench_pages *pages, const char *path) {
    if (!bench_pages_add(pages, path)) {
        fprintf(stderr, "galley bench: %s cannot be read, left out\n", path);
    }
}

bool bench_pages_add_folder(bench_pages *pages, const char *folder) {
    size_t count;
    char **paths = list_folder(folder, &count);
    if (!paths) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        add_or_warn(pages, paths[i]);
        free(paths[i]);
    }
    free(paths);
    return true;
}

bool bench_pages_each(const char *folder, void (*visit)(void *context, const bench_page *page),
                      void *context) {
    size_t count;
    char **paths = list_folder(folder, &count);
    if (!paths) {
        return false;
    }
    for (size_t i = 0; i < count; i++) {
        bench_pages pages = {NULL, 0, 0};
        add_or_warn(&pages, paths[i]);
        if (pages.count > 0) {
            visit(context, &pages.items[0]);
        }
        bench_pages_free(&pages);
        free(paths[i]);
    }
    free(paths);
    return true;
}

void bench_pages_free(bench_pages *pages) {
    for (size_t i = 0; i < pages->count; i++) {
        free(pages->items[i].name);
        free(pages->items[i].bytes);
    }
    free(pages->items);
    *pages = (bench_pages){NULL, 0, 0};
}
