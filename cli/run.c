/*
 * A run. In: options; out: records in the output, messages, and an exit status. It decides what the
 * command line leaves open, opens all that a run needs in the order in which it needs it, begins or
 * goes on, and closes it all.
 */
#define _POSIX_C_SOURCE 200809L
#include "run.h"

#include "batch.h"
#include "cores.h"
#include "delivery.h"
#include "exit_status.h"
#include "feed.h"
#include "fingerprint.h"
#include "learn.h"
#include "message.h"
#include "output.h"
#include "report.h"
#include "stop.h"
#include "worker.h"

#include <galley.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Whether there is one page to be expected: the command line names a single file, which is no
 * archive. A folder or a list of one page is still many. */
static bool has_one_page(const galley_cli_options *options, galley_cli_feed *feed) {
    struct stat status;
    const galley_cli_input *first = &options->inputs[0];
    bool one = options->input_count == 1 && !first->is_list &&
               !(stat(first->name, &status) == 0 && S_ISDIR(status.st_mode));
    return one && !galley_cli_feed_begins_with_archive(feed);
}

static galley_format choose_format(const galley_cli_options *options, bool one) {
    switch (options->format) {
    case GALLEY_CLI_FORMAT_TEXT:
        return GALLEY_FORMAT_TEXT;
    case GALLEY_CLI_FORMAT_MARKDOWN:
        return GALLEY_FORMAT_MARKDOWN;
    case GALLEY_CLI_FORMAT_HTML:
        return GALLEY_FORMAT_HTML;
    case GALLEY_CLI_FORMAT_JSON:
        return GALLEY_FORMAT_JSON;
    case GALLEY_CLI_FORMAT_JSONL:
        return GALLEY_FORMAT_JSONL;
    default:
        break;
    }
    if (!one) {
        return GALLEY_FORMAT_JSONL;
    }
    return options->explain ? GALLEY_FORMAT_JSON : GALLEY_FORMAT_MARKDOWN;
}

static unsigned choose_jobs(const galley_cli_options *options, bool one) {
    if (one) {
        return 1;
    }
    return options->jobs > 0 ? options->jobs : galley_cli_cores();
}

static galley_engine *make_engine(const galley_cli_options *options, galley_format format) {
    galley_options chosen = GALLEY_OPTIONS_INIT;
    chosen.max_bytes = options->max_bytes;
    chosen.favor = options->favor;
    chosen.comments = options->comments;
    chosen.captions = options->captions;
    chosen.no_links = options->no_links;
    chosen.no_images = options->no_images;
    chosen.no_tables = options->no_tables;
    chosen.explain = options->explain;
    /* The language, which may be asked for, is not found with the text alone. */
    chosen.text_only = format == GALLEY_FORMAT_TEXT && options->choice.languages == NULL;
    return galley_engine_new(&chosen);
}

/* What a run begins with: from the beginning, or behind a checkpoint. */
typedef struct run_start {
    bool resumed;
    galley_cli_checkpoint checkpoint;
} run_start;

/* Looks for an earlier run. False when there is nothing to be done but to return *status. */
static bool find_start(const galley_cli_options *options, galley_cli_delivery *delivery,
                       run_start *start, int *status) {
    if (!options->resume) {
        return true;
    }
    switch (galley_cli_journal_read(&delivery->journal, options->output, delivery->fingerprint,
                                    &start->checkpoint, &delivery->dedup)) {
    case GALLEY_CLI_JOURNAL_FOUND:
        start->resumed = true;
        return true;
    case GALLEY_CLI_JOURNAL_ENDED:
        *status = delivery->journal.status;
        return false;
    case GALLEY_CLI_JOURNAL_OTHER:
        *status = galley_cli_message_usage(
            "%s.journal is of a run with other inputs, options or another version: repeat those, "
            "or begin anew without --resume",
            options->output);
        return false;
    default:
        return true;
    }
}

/* Brings inputs and output to the checkpoint. Returns an exit status. */
static int go_to_start(const galley_cli_options *options, const run_start *start,
                       galley_cli_feed *feed, galley_cli_delivery *delivery) {
    const galley_cli_checkpoint *checkpoint = &start->checkpoint;
    galley_cli_text reason = {NULL, 0, 0};
    int status = GALLEY_CLI_EXIT_OK;
    if (!start->resumed) {
        return galley_cli_output_open(delivery->output, options->output, options->shard_size)
                   ? GALLEY_CLI_EXIT_OK
                   : GALLEY_CLI_EXIT_OUTPUT;
    }
    if (!galley_cli_feed_resume(feed, &checkpoint->place, checkpoint->name_hash, &reason)) {
        status = galley_cli_message_usage("cannot resume: %s", reason.bytes);
    } else if (!galley_cli_output_open_again(delivery->output, options->output, options->shard_size,
                                             &checkpoint->extent)) {
        status = GALLEY_CLI_EXIT_OUTPUT;
    }
    galley_cli_text_free(&reason);
    delivery->tally = checkpoint->tally;
    galley_cli_report_resume(delivery->report, &delivery->tally,
                             feed->read + checkpoint->place.offset);
    return status;
}

/* After the last work, when nothing failed. Returns an exit status. */
static int end_run(galley_cli_delivery *delivery, galley_cli_feed *feed) {
    const galley_cli_tally *tally = &delivery->tally;
    galley_cli_output *output = delivery->output;
    int stopped = galley_cli_stop_asked();
    galley_cli_feed_close(feed);
    bool written = galley_cli_delivery_finish(delivery, &feed->counts);
    bool failed = tally->of[GALLEY_CLI_COUNT_FAILED] + tally->of[GALLEY_CLI_COUNT_LOSSES] > 0;
    int status = failed ? GALLEY_CLI_EXIT_INPUT : GALLEY_CLI_EXIT_OK;
    written = galley_cli_output_close(output) && written;
    if (written && stopped == 0 && galley_cli_journal_is_open(&delivery->journal)) {
        written = galley_cli_journal_end(&delivery->journal, status);
    }
    if (feed->archives > 0) {
        galley_cli_report_archive(delivery->report);
    }
    uint64_t bytes = output->extent.earlier + output->extent.bytes;
    galley_cli_report_end(delivery->report, tally, bytes);
    written = galley_cli_report_stats(delivery->report, tally, bytes) && written;
    if (!written) {
        return GALLEY_CLI_EXIT_OUTPUT;
    }
    return stopped != 0 ? GALLEY_CLI_EXIT_SIGNAL + stopped : status;
}

/* All inputs, a first time for what their hosts have in common where that is wanted. */
static galley_cli_batch_end work_through(const galley_cli_options *options, galley_cli_task *task,
                                         galley_cli_feed *feed, galley_cli_delivery *delivery,
                                         unsigned jobs) {
    galley_cli_sink sink = {galley_cli_delivery_take, delivery};
    galley_sites *sites = NULL;
    if (options->sites) {
        sites = galley_cli_learn(options, task, jobs, delivery->report, &delivery->tally);
        if (sites == NULL) {
            return GALLEY_CLI_BATCH_END_NO_MEMORY;
        }
    }
    task->sites = sites;
    galley_cli_batch_end end = galley_cli_batch_run(task, feed, sink, jobs);
    if (end != GALLEY_CLI_BATCH_END_WRITE) { /* else threads are still at work with them */
        galley_sites_free(sites);
    }
    return end;
}

static int run_from(const galley_cli_options *options, const run_start *start, bool one,
                    galley_cli_feed *feed, galley_cli_delivery *delivery, galley_format format) {
    galley_cli_output *output = delivery->output;
    int status = go_to_start(options, start, feed, delivery);
    if (status != GALLEY_CLI_EXIT_OK) {
        return status;
    }
    galley_engine *engine = make_engine(options, format);
    galley_cli_hosts hosts;
    galley_cli_hosts_open(&hosts);
    galley_cli_fetch_rules rules = {.max_bytes = options->max_bytes,
                                    .seconds = options->timeout,
                                    .allow_private = options->allow_private,
                                    .any_type = options->input != GALLEY_INPUT_DETECT,
                                    .hosts = &hosts};
    galley_cli_task task = {.engine = engine,
                            .format = format,
                            .max_bytes = options->max_bytes,
                            .any_bytes = options->input != GALLEY_INPUT_DETECT,
                            .output = &output->status,
                            .choice = &options->choice,
                            .fetch = &rules};
    galley_cli_batch_end end = GALLEY_CLI_BATCH_END_NO_MEMORY;
    galley_cli_feed_set_output(feed, &output->status);
    if (engine != NULL) {
        end = work_through(options, &task, feed, delivery, choose_jobs(options, one));
    }
    if (end == GALLEY_CLI_BATCH_END_WRITE) {
        /* Not a return: other threads may wait for input that never comes. Nothing of ours is held
         * back in a buffer. */
        _exit(GALLEY_CLI_EXIT_OUTPUT);
    }
    status = end_run(delivery, feed);
    galley_engine_free(engine);
    galley_cli_hosts_close(&hosts);
    if (end == GALLEY_CLI_BATCH_END_NO_MEMORY) {
        (void)fputs("galley: not enough memory\n", stderr);
        return GALLEY_CLI_EXIT_INPUT;
    }
    return status;
}

int galley_cli_run(const galley_cli_options *options) {
    galley_cli_output output;
    galley_cli_report report;
    galley_cli_feed feed;
    run_start start = {.resumed = false};
    int status = galley_cli_output_check(options);
    if (status == GALLEY_CLI_EXIT_OK) {
        status = galley_cli_learn_check(options);
    }
    if (status != GALLEY_CLI_EXIT_OK) {
        return status;
    }
    galley_cli_report_begin(&report, options);
    galley_cli_feed_open(&feed, options);
    bool one = has_one_page(options, &feed);
    galley_format format = choose_format(options, one);
    bool separate = format != GALLEY_FORMAT_JSON && format != GALLEY_FORMAT_JSONL;
    galley_cli_delivery delivery = {.options = options,
                                    .output = &output,
                                    .report = &report,
                                    .fingerprint = galley_cli_fingerprint(options, format),
                                    .separate = separate};
    if (options->choice.dedup) {
        galley_cli_dedup_open(&delivery.dedup);
    }
    if (find_start(options, &delivery, &start, &status)) {
        status = run_from(options, &start, one, &feed, &delivery, format);
    }
    galley_cli_feed_close(&feed);
    galley_cli_delivery_close(&delivery);
    return status;
}
