/* From a page to its record: what one thread does. */
#ifndef GALLEY_CLI_WORKER_H
#define GALLEY_CLI_WORKER_H

#include "choice.h"
#include "fetch.h"
#include "tally.h"
#include "text.h"
#include "work.h"

#include <galley.h>
#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

/* What is the same for all inputs. */
typedef struct galley_cli_task {
    const galley_engine *engine;
    galley_format format;
    size_t max_bytes;
    bool any_bytes;            /* take what is plainly no page for one */
    const struct stat *output; /* NULL: not a file */
    const galley_cli_choice *choice;
    const galley_cli_fetch_rules *fetch;
    const galley_sites *sites; /* NULL: nothing is known of hosts */
    bool learns; /* of a page only its prints are wanted; what is no file is left out */
} galley_cli_task;

typedef struct galley_cli_worker {
    const galley_cli_task *task;
    galley_page *page;
    galley_cli_text bytes;       /* of the input at hand, where it is a file or a URL */
    galley_cli_fetcher *fetcher; /* NULL until there is a URL */
} galley_cli_worker;

typedef struct galley_cli_result {
    galley_cli_count became; /* GALLEY_CLI_COUNT_KEPT, _EMPTY, _FAILED or _SKIP_... */
    galley_cli_text record;  /* what is to be written; prints, of a page that is learnt */
    galley_cli_text reason;  /* when it failed */
    uint64_t text_hash;      /* with --dedup */
    uint64_t extract_time;   /* nanoseconds */
    uint64_t render_time;
} galley_cli_result;

/* False when there is no memory. Close it either way. */
bool galley_cli_worker_open(galley_cli_worker *worker, const galley_cli_task *task);
/* Fills the result, which keeps its memory from call to call; and in the work, of a page that is
 * fetched, what its HTTP head says. */
void galley_cli_worker_do(galley_cli_worker *worker, galley_cli_work *work,
                          galley_cli_result *result);
void galley_cli_worker_close(galley_cli_worker *worker);

/* Empties a result that has been used; a large one gives its memory back. */
void galley_cli_result_clear(galley_cli_result *result);
void galley_cli_result_free(galley_cli_result *result);

#endif
