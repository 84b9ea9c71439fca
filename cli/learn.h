/* The first pass of --sites: what the pages of each host have in common. */
#ifndef GALLEY_CLI_LEARN_H
#define GALLEY_CLI_LEARN_H

#include "options.h"
#include "report.h"
#include "tally.h"
#include "worker.h"

/* Whether all inputs can be read twice. Returns an exit status, after a message. */
int galley_cli_learn_check(const galley_cli_options *options);

/*
 * Reads all inputs and learns their pages, until we are asked to stop. What fails is passed over:
 * the second pass tells. The time goes to the tally. Returns NULL when there is no memory; whoever
 * called frees the sites.
 */
galley_sites *galley_cli_learn(const galley_cli_options *options, const galley_cli_task *task,
                               unsigned jobs, galley_cli_report *report, galley_cli_tally *tally);

#endif
