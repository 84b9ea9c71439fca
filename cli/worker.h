/* From an input to its record: what one thread does. */
#ifndef GALLEY_CLI_WORKER_H
#define GALLEY_CLI_WORKER_H

#include "item.h"
#include "text.h"

#include <galley.h>
#include <stdbool.h>
#include <sys/stat.h>

/* What is the same for all inputs. */
typedef struct galley_cli_task {
    const galley_engine *engine;
    galley_format format;
    size_t max_bytes;
    galley_input input;        /* what all of them are */
    const struct stat *output; /* NULL: not a file */
} galley_cli_task;

typedef struct galley_cli_worker {
    const galley_cli_task *task;
    galley_page *page;
    galley_cli_text bytes; /* of the input at hand */
} galley_cli_worker;

typedef struct galley_cli_result {
    bool failed;
    galley_cli_text record;
    galley_cli_text reason; /* when it failed */
} galley_cli_result;

/* False when there is no memory. Close it either way. */
bool galley_cli_worker_open(galley_cli_worker *worker, const galley_cli_task *task);
/* Fills the result, which keeps its memory from call to call. */
void galley_cli_worker_do(galley_cli_worker *worker, const galley_cli_item *item,
                          galley_cli_result *result);
void galley_cli_worker_close(galley_cli_worker *worker);

/* Empties a result that has been used; a large one gives its memory back. */
void galley_cli_result_clear(galley_cli_result *result);
void galley_cli_result_free(galley_cli_result *result);

#endif
