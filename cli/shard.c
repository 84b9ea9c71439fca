/* The number stands before the endings, so that they still say what is in the file; those are what
 * the name is packed by, and one more before it. */
#include "shard.h"

#include "alloc.h"
#include "packer.h"
#include "text.h"

#include <inttypes.h>
#include <stddef.h>
#include <string.h>

/* Where the ending begins of a name of this length: at its last dot, if that is inside the last
 * part of the path. */
static size_t find_ending(const char *path, size_t len) {
    size_t at = len;
    while (at > 0 && path[at - 1] != '.' && path[at - 1] != '/') {
        at--;
    }
    bool is_ending = at > 1 && path[at - 1] == '.' && path[at - 2] != '/';
    return is_ending ? at - 1 : len;
}

char *galley_cli_shard_name(const char *path, uint64_t number) {
    size_t len = strlen(path);
    size_t stem = find_ending(path, len);
    if (galley_cli_packing_of(path) != GALLEY_CLI_PACKING_NONE) {
        stem = find_ending(path, stem);
    }
    galley_cli_text name = {NULL, 0, 0};
    galley_cli_text_print(&name, "%.*s-%05" PRIu64 "%s", (int)stem, path, number, path + stem);
    char *copy = galley_cli_alloc_copy(name.bytes, name.len);
    galley_cli_text_free(&name);
    return copy;
}
