/*
 * Lists of inputs. In: a file or pipe; out: items in its order. Reading is by chunk and never ahead
 * of what was asked for, so that a crawler may write names as it goes. Lines are bounded: a file
 * that is no list at all must not be read into memory whole.
 */
#define _POSIX_C_SOURCE 200809L
#include "list.h"

#include "alloc.h"
#include "descriptor.h"
#include "line.h"
#include "message.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

enum {
    CHUNK_SIZE = 1 << 16,  /* what a pipe holds on Linux: one read a pipeful */
    LINE_MAX_LEN = 1 << 20 /* URLs of some 100 kB exist; no path or URL comes near this */
};

typedef enum line_end { LINE_END_FEED, LINE_END_FILE, LINE_END_TOO_LONG, LINE_END_ERROR } line_end;

int galley_cli_list_open(galley_cli_list *list, const char *name) {
    int descriptor = strcmp(name, "-") == 0 ? STDIN_FILENO : open(name, O_RDONLY | O_CLOEXEC);
    if (descriptor < 0) {
        return errno;
    }
    *list = (galley_cli_list){.name = name, .descriptor = descriptor};
    list->chunk = galley_cli_alloc(CHUNK_SIZE, 1);
    return 0;
}

void galley_cli_list_close(galley_cli_list *list) {
    if (list->name != NULL && list->descriptor != STDIN_FILENO) {
        (void)close(list->descriptor);
    }
    free(list->chunk);
    galley_cli_text_free(&list->bytes);
    *list = (galley_cli_list){.name = NULL};
}

/* Adds to the line what the chunk has of it. True when that was the rest of it. */
static bool take_from_chunk(galley_cli_list *list, bool *too_long) {
    const char *begin = list->chunk + list->begin;
    size_t left = list->end - list->begin;
    const char *feed = left > 0 ? memchr(begin, '\n', left) : NULL;
    size_t len = feed != NULL ? (size_t)(feed - begin) : left;
    if (len > LINE_MAX_LEN - list->bytes.len) {
        *too_long = true;
    }
    if (!*too_long && !galley_cli_text_add(&list->bytes, begin, len)) {
        galley_cli_alloc_failed();
    }
    list->begin += len + (feed != NULL);
    return feed != NULL;
}

/* Reads the line's bytes, ended by a NUL that does not count. */
static line_end read_line(galley_cli_list *list, int *error) {
    bool too_long = false;
    galley_cli_text_clear(&list->bytes);
    while (!take_from_chunk(list, &too_long)) {
        ptrdiff_t got = galley_cli_descriptor_read(list->descriptor, list->chunk, CHUNK_SIZE);
        if (got < 0) {
            *error = errno;
            return LINE_END_ERROR;
        }
        list->begin = 0;
        list->end = (size_t)got;
        if (got == 0) {
            return too_long ? LINE_END_TOO_LONG : LINE_END_FILE;
        }
    }
    return too_long ? LINE_END_TOO_LONG : LINE_END_FEED;
}

static void fail_line(const galley_cli_list *list, galley_cli_item *item, const char *message) {
    galley_cli_text words = {NULL, 0, 0};
    galley_cli_text_print(&words, "line %zu: %s", list->line, message);
    galley_cli_item_fail(item, list->name, words.bytes);
    galley_cli_text_free(&words);
}

/* The line as an item; false when it is blank. */
static bool use_line(galley_cli_list *list, galley_cli_item *item) {
    static const char mark[] = "\xEF\xBB\xBF";
    size_t skip = 0;
    if (!galley_cli_text_add(&list->bytes, "", 1)) {
        galley_cli_alloc_failed();
    }
    if (list->line == 1 && strncmp(list->bytes.bytes, mark, 3) == 0) {
        skip = 3;
    }
    galley_cli_line_read(list->bytes.bytes + skip, list->bytes.len - 1 - skip, item);
    if (item->failure != NULL) {
        char *reason = item->failure;
        item->failure = NULL;
        fail_line(list, item, reason);
        free(reason);
    }
    return item->path != NULL;
}

bool galley_cli_list_next(galley_cli_list *list, galley_cli_item *item) {
    int error = 0;
    for (line_end end = LINE_END_FEED; list->name != NULL;) {
        end = read_line(list, &error);
        list->line++;
        bool made = true;
        if (end == LINE_END_ERROR) {
            galley_cli_item_fail_errno(item, list->name, error);
        } else if (end == LINE_END_TOO_LONG) {
            fail_line(list, item, "longer than 1 MiB");
        } else {
            made = use_line(list, item);
        }
        if (end == LINE_END_ERROR || end == LINE_END_FILE) {
            galley_cli_list_close(list);
        }
        if (made) {
            return true;
        }
    }
    return false;
}
