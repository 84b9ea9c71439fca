/*
 * Inputs in, what their hosts have in common out. The same threads as in the run itself cut pages
 * and make their prints; one at a time learns these in the order of the inputs, so that the same
 * inputs give the same sites whatever the number of threads.
 */
#define _POSIX_C_SOURCE 200809L
#include "learn.h"

#include "batch.h"
#include "exit_status.h"
#include "feed.h"
#include "message.h"
#include "scheme.h"

#include <string.h>
#include <sys/stat.h>

static bool can_be_read_twice(const char *name) {
    struct stat status;
    if (strcmp(name, "-") == 0) {
        return false;
    }
    /* A page that is fetched is not learnt, and what is not there is told of later. */
    return galley_cli_scheme_of(name) != GALLEY_CLI_SCHEME_NONE || stat(name, &status) != 0 ||
           S_ISREG(status.st_mode) || S_ISDIR(status.st_mode);
}

int galley_cli_learn_check(const galley_cli_options *options) {
    for (size_t i = 0; options->sites && i < options->input_count; i++) {
        const char *name = options->inputs[i].name;
        if (!can_be_read_twice(name)) {
            return galley_cli_message_usage(
                "--sites reads its inputs twice, which %s cannot be: name files or folders",
                strcmp(name, "-") == 0 ? "standard input" : name);
        }
    }
    return GALLEY_CLI_EXIT_OK;
}

/* Where prints go. */
typedef struct learning {
    galley_sites *sites;
    galley_cli_report *report;
    galley_cli_tally *tally;
} learning;

/* Takes the prints that a worker has left in place of a record. */
static bool take_prints(void *context, const galley_cli_work *work, galley_cli_result *result) {
    learning *all = context;
    galley_cli_tally *tally = all->tally;
    if (result->became == GALLEY_CLI_COUNT_KEPT) {
        galley_prints prints = {(const uint64_t *)(const void *)result->record.bytes,
                                result->record.len / sizeof(uint64_t)};
        galley_sites_learn(all->sites, prints);
    }
    tally->of[GALLEY_CLI_COUNT_TIME_LEARN] +=
        work->own.of[GALLEY_CLI_COUNT_TIME_READ] + result->extract_time;
    if (work->is_record || work->is_loss) {
        galley_cli_report_archive(all->report);
    }
    galley_cli_report_learnt(all->report, work->read);
    return true;
}

galley_sites *galley_cli_learn(const galley_cli_options *options, const galley_cli_task *task,
                               unsigned jobs, galley_cli_report *report, galley_cli_tally *tally) {
    galley_cli_task learn = *task;
    galley_cli_feed feed;
    galley_sites *sites = galley_sites_new(NULL, options->sites_bytes);
    learning all = {sites, report, tally};
    if (sites == NULL) {
        return NULL;
    }
    learn.learns = true;
    galley_cli_feed_open(&feed, options);
    galley_cli_feed_set_output(&feed, task->output);
    galley_cli_batch_end end =
        galley_cli_batch_run(&learn, &feed, (galley_cli_sink){take_prints, &all}, jobs);
    galley_cli_feed_close(&feed);
    if (end != GALLEY_CLI_BATCH_END_OK) {
        galley_sites_free(sites);
        return NULL;
    }
    galley_cli_report_begin_again(report);
    return sites;
}
