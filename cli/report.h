/* What people are told while inputs are worked through, and at the end. */
#ifndef GALLEY_CLI_REPORT_H
#define GALLEY_CLI_REPORT_H

#include "options.h"
#include "tally.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

typedef struct galley_cli_report {
    const galley_cli_options *options;
    bool terminal; /* standard error is one */
    bool counting; /* progress is shown */
    bool archive;  /* there are archives among the inputs */
    size_t done;
    size_t failed;
    uint64_t total; /* bytes of all inputs; 0: not known */
    uint64_t pages; /* those an earlier run has done, which say nothing of speed, as the next */
    uint64_t bytes;
    uint64_t read;
    uint64_t begun; /* in nanoseconds of a clock of no date, as the next */
    uint64_t shown;
} galley_cli_report;

void galley_cli_report_begin(galley_cli_report *report, const galley_cli_options *options);
/* What a run that is resumed has behind it. */
void galley_cli_report_resume(galley_cli_report *report, const galley_cli_tally *tally,
                              uint64_t read);
/* From the first record of an archive on, progress is shown where it can be seen. */
void galley_cli_report_archive(galley_cli_report *report);
/* In a first pass, of which nothing is written: one input or record is done. */
void galley_cli_report_learnt(galley_cli_report *report, uint64_t read);
/* The first pass is over: all is counted anew. */
void galley_cli_report_begin_again(galley_cli_report *report);
/* One input or record is done; `read` bytes of inputs have been read. */
void galley_cli_report_done(galley_cli_report *report, const galley_cli_tally *tally,
                            uint64_t read);
/* A line of its own; counts the failure. */
void galley_cli_report_failed(galley_cli_report *report, const char *name, const char *reason);
/* Shows the last count for good, and of archives a summary. */
void galley_cli_report_end(galley_cli_report *report, const galley_cli_tally *tally,
                           uint64_t written);
/* Writes --stats. False after a message. */
bool galley_cli_report_stats(const galley_cli_report *report, const galley_cli_tally *tally,
                             uint64_t written);

#endif
