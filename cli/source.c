/*
 * Inputs in the order in which they were named. In: the command line; out: one item after the
 * other, made when it is asked for, so that memory does not grow with their number. What is named
 * may be a folder or a URL wherever a file may.
 */
#define _POSIX_C_SOURCE 200809L
#include "source.h"

#include "alloc.h"
#include "scheme.h"

#include <string.h>
#include <sys/stat.h>

void galley_cli_source_open(galley_cli_source *source, const galley_cli_options *options) {
    *source = (galley_cli_source){.options = options};
}

void galley_cli_source_close(galley_cli_source *source) {
    galley_cli_list_close(&source->list);
    galley_cli_walk_close(&source->walk);
}

bool galley_cli_source_can_repeat(const galley_cli_options *options) {
    for (size_t i = 0; i < options->input_count; i++) {
        struct stat status;
        const char *name = options->inputs[i].name;
        if (options->inputs[i].is_list &&
            (strcmp(name, "-") == 0 || stat(name, &status) != 0 || !S_ISREG(status.st_mode))) {
            return false;
        }
    }
    return true;
}

/* Standard input can be read once. */
static bool take_stdin(galley_cli_source *source) {
    bool first = !source->stdin_taken;
    source->stdin_taken = true;
    return first;
}

static bool is_folder(const char *path) {
    struct stat status;
    return stat(path, &status) == 0 && S_ISDIR(status.st_mode);
}

static void default_to(char **known, const char *fallback) {
    if (*known == NULL && fallback != NULL) {
        *known = galley_cli_alloc_copy(fallback, strlen(fallback));
    }
}

/* Makes a failed input of a URL that is not to be fetched. */
static void check_scheme(const galley_cli_source *source, galley_cli_item *item) {
    galley_cli_scheme scheme = galley_cli_scheme_of(item->path);
    if (scheme == GALLEY_CLI_SCHEME_OTHER) {
        galley_cli_item_fail(item, item->path, "only http and https are fetched");
    } else if (scheme == GALLEY_CLI_SCHEME_FILE && !source->options->allow_private) {
        galley_cli_item_fail(item, item->path, "file: is read with --allow-private only");
    } else if (scheme != GALLEY_CLI_SCHEME_NONE && source->options->input_is_archive) {
        galley_cli_item_fail(item, item->path,
                             "web archives are read from files only; fetch it first");
    }
}

/* Takes a name for what it is. False when it is a folder: then its pages come next. */
static bool accept(galley_cli_source *source, galley_cli_item *item) {
    if (item->failure != NULL) {
        return true;
    }
    if (strcmp(item->path, "-") == 0) {
        if (!take_stdin(source)) {
            galley_cli_item_fail(item, "-", "has been read already");
        }
    } else if (galley_cli_scheme_of(item->path) != GALLEY_CLI_SCHEME_NONE) {
        check_scheme(source, item);
    } else if (is_folder(item->path)) {
        galley_cli_walk_open(&source->walk, item->path);
        source->walking = true;
        galley_cli_item_free(item);
        return false;
    }
    if (item->failure != NULL) {
        return true;
    }
    default_to(&item->url, source->options->url);
    default_to(&item->charset, source->options->charset);
    return true;
}

/* Begins a list. True when it could not be opened, which makes an item. */
static bool begin_list(galley_cli_source *source, const char *name, galley_cli_item *item) {
    if (strcmp(name, "-") == 0 && !take_stdin(source)) {
        galley_cli_item_fail(item, "-", "has been read already");
        return true;
    }
    int error = galley_cli_list_open(&source->list, name);
    if (error != 0) {
        galley_cli_item_fail_errno(item, name, error);
    }
    return error != 0;
}

/* Takes the next word of the command line. True when that made an item. */
static bool use_input(galley_cli_source *source, const galley_cli_input *input,
                      galley_cli_item *item) {
    if (input->is_list) {
        return begin_list(source, input->name, item);
    }
    item->path = galley_cli_alloc_copy(input->name, strlen(input->name));
    return accept(source, item);
}

bool galley_cli_source_next(galley_cli_source *source, galley_cli_item *item) {
    for (;;) {
        if (source->walking) {
            source->walking = galley_cli_walk_next(&source->walk, item);
            if (source->walking) {
                default_to(&item->charset, source->options->charset);
                return true;
            }
        } else if (galley_cli_list_next(&source->list, item)) {
            if (accept(source, item)) {
                return true;
            }
        } else if (source->next == source->options->input_count) {
            return false;
        } else if (use_input(source, &source->options->inputs[source->next++], item)) {
            return true;
        }
    }
}
