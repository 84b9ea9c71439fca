/* All inputs through one or many workers, their records in the order of the inputs. */
#ifndef GALLEY_CLI_BATCH_H
#define GALLEY_CLI_BATCH_H

#include "output.h"
#include "report.h"
#include "source.h"
#include "worker.h"

typedef enum galley_cli_batch_end {
    GALLEY_CLI_BATCH_END_OK,        /* every input was looked at; the report counts the failures */
    GALLEY_CLI_BATCH_END_NO_MEMORY, /* not enough to begin */
    GALLEY_CLI_BATCH_END_WRITE      /* output failed: end the process, threads may still wait for
                                       input that never comes */
} galley_cli_batch_end;

/* `output` must outlive the process when the end is GALLEY_CLI_BATCH_END_WRITE, and so must `task`
 * and `source`. */
galley_cli_batch_end galley_cli_batch_run(const galley_cli_task *task, galley_cli_source *source,
                                          galley_cli_output *output, galley_cli_report *report,
                                          unsigned jobs);

#endif
