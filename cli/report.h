/* What people are told while inputs are worked through. */
#ifndef GALLEY_CLI_REPORT_H
#define GALLEY_CLI_REPORT_H

#include <stdbool.h>
#include <stddef.h>

typedef struct galley_cli_report {
    bool quiet;
    bool counting; /* progress is shown */
    size_t done;
    size_t failed;
    double begun; /* in seconds of a clock of no date, as the next */
    double shown;
} galley_cli_report;

void galley_cli_report_begin(galley_cli_report *report, bool progress, bool quiet);
void galley_cli_report_done(galley_cli_report *report);
void galley_cli_report_failed(galley_cli_report *report, const char *name, const char *reason);
/* Takes the count off the screen, so that a message or the prompt has its line. */
void galley_cli_report_pause(galley_cli_report *report);
/* Shows the last count for good. */
void galley_cli_report_end(galley_cli_report *report);

#endif
