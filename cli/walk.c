/*
 * Folders. In: the name of one; out: the pages in it and below it, by name in the order of bytes,
 * so that two runs give the same output on any file system. A page is a regular file, or a symbolic
 * link to one, whose name ends in .html, .htm or .xhtml, or as web archives do in .warc, .arc or
 * .wet, with .gz after it or not (.zst after .warc), in any case of letters; other files are passed
 * over in silence, for folders of saved pages are full of pictures and scripts. Names that begin
 * with a dot are passed over too. Symbolic links to folders are not followed: so no link can lead
 * in a circle, and no page comes twice.
 *
 * Memory: the names of one folder and of those above it. Folders to be read wait on a stack of
 * ours.
 */
#define _POSIX_C_SOURCE 200809L
#include "walk.h"

#include "alloc.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>

struct galley_cli_walk_level {
    char *path;
    char **names;
    size_t count;
    size_t capacity;
    size_t next;
};

typedef enum kind { KIND_OTHER, KIND_PAGE, KIND_FOLDER } kind;

static bool ends_with(const char *name, size_t len, const char *suffix) {
    size_t suffix_len = strlen(suffix);
    return len > suffix_len && strncasecmp(name + len - suffix_len, suffix, suffix_len) == 0;
}

static bool is_page_name(const char *name) {
    static const char *const pages[] = {".html", ".htm", ".xhtml", ".warc", ".arc", ".wet"};
    size_t len = strlen(name);
    if (ends_with(name, len, ".gz")) {
        len -= 3;
    } else if (ends_with(name, len, ".warc.zst")) {
        len -= 4;
    }
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        if (ends_with(name, len, pages[i])) {
            return true;
        }
    }
    return false;
}

static char *join(const char *folder, const char *name) {
    size_t folder_len = strlen(folder);
    size_t slash = folder_len > 0 && folder[folder_len - 1] == '/' ? 0 : 1;
    size_t name_len = strlen(name);
    char *path = galley_cli_alloc(folder_len + slash + name_len + 1, 1);
    memcpy(path, folder, folder_len);
    path[folder_len] = '/';
    memcpy(path + folder_len + slash, name, name_len);
    return path;
}

static int compare_names(const void *a, const void *b) {
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Only what may become a page or a folder is remembered: a folder may hold a million other files.
 */
static bool is_worth_keeping(int folder, const char *name) {
    struct stat status;
    if (name[0] == '.') {
        return false;
    }
    return is_page_name(name) ||
           (fstatat(folder, name, &status, AT_SYMLINK_NOFOLLOW) == 0 && S_ISDIR(status.st_mode));
}

static void keep_name(galley_cli_walk_level *level, const char *name) {
    if (level->count == level->capacity) {
        level->capacity = level->capacity == 0 ? 64 : level->capacity * 2;
        level->names = galley_cli_alloc_again(level->names, level->capacity, sizeof *level->names);
    }
    level->names[level->count++] = galley_cli_alloc_copy(name, strlen(name));
}

/* Returns 0 or an errno. */
static int read_names(galley_cli_walk_level *level) {
    DIR *folder = opendir(level->path);
    if (folder == NULL) {
        return errno;
    }
    const struct dirent *entry = NULL;
    errno = 0;
    while ((entry = readdir(folder)) != NULL) {
        if (is_worth_keeping(dirfd(folder), entry->d_name)) {
            keep_name(level, entry->d_name);
        }
        errno = 0;
    }
    int error = errno;
    (void)closedir(folder);
    if (level->count > 1) {
        qsort(level->names, level->count, sizeof *level->names, compare_names);
    }
    return error;
}

/* Takes over the path. Returns 0 or an errno; the level is there either way. */
static int push(galley_cli_walk *walk, char *path) {
    if (walk->depth == walk->capacity) {
        walk->capacity = walk->capacity == 0 ? 8 : walk->capacity * 2;
        walk->levels = galley_cli_alloc_again(walk->levels, walk->capacity, sizeof *walk->levels);
    }
    galley_cli_walk_level *level = &walk->levels[walk->depth++];
    memset(level, 0, sizeof *level);
    level->path = path;
    return read_names(level);
}

static void pop(galley_cli_walk *walk) {
    galley_cli_walk_level *level = &walk->levels[--walk->depth];
    for (size_t i = 0; i < level->count; i++) {
        free(level->names[i]);
    }
    free(level->names);
    free(level->path);
}

static kind look_at(const char *path) {
    struct stat status;
    if (lstat(path, &status) != 0) {
        return KIND_PAGE; /* gone, or out of reach: reading it will say why */
    }
    if (S_ISDIR(status.st_mode)) {
        return KIND_FOLDER;
    }
    if (S_ISLNK(status.st_mode) && stat(path, &status) != 0) {
        return KIND_PAGE;
    }
    /* Pipes and devices would wait or never end. */
    return S_ISREG(status.st_mode) ? KIND_PAGE : KIND_OTHER;
}

/* Goes one name further. True when that made an item. */
static bool step(galley_cli_walk *walk, galley_cli_item *item) {
    galley_cli_walk_level *level = &walk->levels[walk->depth - 1];
    if (level->next == level->count) {
        pop(walk);
        return false;
    }
    char *path = join(level->path, level->names[level->next++]);
    kind found = look_at(path);
    if (found == KIND_PAGE) {
        item->path = path;
        return true;
    }
    if (found == KIND_OTHER) {
        free(path);
        return false;
    }
    int error = push(walk, path);
    if (error != 0) {
        galley_cli_item_fail_errno(item, path, error);
    }
    return error != 0;
}

void galley_cli_walk_open(galley_cli_walk *walk, const char *folder) {
    *walk = (galley_cli_walk){.top = NULL};
    walk->top = galley_cli_alloc_copy(folder, strlen(folder));
}

bool galley_cli_walk_next(galley_cli_walk *walk, galley_cli_item *item) {
    if (!walk->begun) {
        walk->begun = true;
        int error = push(walk, galley_cli_alloc_copy(walk->top, strlen(walk->top)));
        if (error != 0) {
            galley_cli_item_fail_errno(item, walk->top, error);
            walk->found++;
            return true;
        }
    }
    while (walk->depth > 0) {
        if (step(walk, item)) {
            walk->found++;
            return true;
        }
    }
    if (walk->found == 0) {
        walk->found = 1;
        galley_cli_item_fail(
            item, walk->top,
            "a folder without pages (files ending in .html, .htm, .xhtml, .warc, .arc or .wet, "
            "also with .gz, or .warc.zst)");
        return true;
    }
    galley_cli_walk_close(walk);
    return false;
}

void galley_cli_walk_close(galley_cli_walk *walk) {
    while (walk->depth > 0) {
        pop(walk);
    }
    free(walk->levels);
    free(walk->top);
    *walk = (galley_cli_walk){.top = NULL};
}
