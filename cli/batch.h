/* All inputs through one or many workers, their results in the order of the inputs. */
#ifndef GALLEY_CLI_BATCH_H
#define GALLEY_CLI_BATCH_H

#include "feed.h"
#include "worker.h"

typedef enum galley_cli_batch_end {
    GALLEY_CLI_BATCH_END_OK,        /* every input was looked at, unless we were asked to stop */
    GALLEY_CLI_BATCH_END_NO_MEMORY, /* not enough to begin */
    GALLEY_CLI_BATCH_END_WRITE      /* the sink failed: end the process, threads may still wait for
                                       input that never comes */
} galley_cli_batch_end;

/* Where results go, in the order of the inputs. */
typedef struct galley_cli_sink {
    /* False: it cannot take any more, and has said why. */
    bool (*take)(void *context, const galley_cli_work *work, galley_cli_result *result);
    void *context;
} galley_cli_sink;

/* All that is handed in must outlive the process when the end is GALLEY_CLI_BATCH_END_WRITE. */
galley_cli_batch_end galley_cli_batch_run(const galley_cli_task *task, galley_cli_feed *feed,
                                          galley_cli_sink sink, unsigned jobs);

#endif
