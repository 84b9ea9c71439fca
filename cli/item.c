/* What an input is known by. It owns its strings, for it outlives the line or folder it came from.
 */
#include "item.h"

#include "alloc.h"
#include "message.h"

#include <stdlib.h>
#include <string.h>

void galley_cli_item_free(galley_cli_item *item) {
    free(item->path);
    free(item->url);
    free(item->id);
    free(item->charset);
    free(item->failure);
    *item = (galley_cli_item){NULL, NULL, NULL, NULL, NULL};
}

void galley_cli_item_fail(galley_cli_item *item, const char *path, const char *message) {
    galley_cli_item failed = {NULL, NULL, NULL, NULL, NULL};
    failed.path = galley_cli_alloc_copy(path, strlen(path));
    failed.failure = galley_cli_alloc_copy(message, strlen(message));
    galley_cli_item_free(item);
    *item = failed;
}

void galley_cli_item_fail_errno(galley_cli_item *item, const char *path, int number) {
    galley_cli_text words = {NULL, 0, 0};
    galley_cli_message_errno(&words, number);
    galley_cli_item_fail(item, path, words.bytes);
    galley_cli_text_free(&words);
}
