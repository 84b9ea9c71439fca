/*
 * Failures and progress. In: what became of each input, in order; out: lines on standard error. The
 * count is one line written over again, on a terminal only, so that logs stay clean.
 */
#define _POSIX_C_SOURCE 200809L
#include "report.h"

#include "message.h"

#include <stdio.h>
#include <time.h>
#include <unistd.h>

/* Often enough to be seen moving, seldom enough to cost nothing. */
static const double show_every = 0.2;

static double read_clock(void) {
    struct timespec now = {0, 0};
    (void)clock_gettime(CLOCK_MONOTONIC, &now);
    return (double)now.tv_sec + (double)now.tv_nsec / 1e9;
}

static void show(galley_cli_report *report, double now) {
    double seconds = now - report->begun;
    double rate = seconds > 0 ? (double)report->done / seconds : 0;
    (void)fprintf(stderr, "\r\033[K%zu inputs, %zu failed, %.0f/s", report->done, report->failed,
                  rate);
    (void)fflush(stderr);
    report->shown = now;
}

void galley_cli_report_begin(galley_cli_report *report, bool progress, bool quiet) {
    *report = (galley_cli_report){.quiet = quiet};
    report->counting = progress && !quiet && isatty(STDERR_FILENO) == 1;
    report->begun = report->counting ? read_clock() : 0;
}

void galley_cli_report_done(galley_cli_report *report) {
    report->done++;
    if (report->counting) {
        double now = read_clock();
        if (now - report->shown >= show_every) {
            show(report, now);
        }
    }
}

void galley_cli_report_pause(galley_cli_report *report) {
    if (report->counting && report->shown > 0) {
        (void)fputs("\r\033[K", stderr);
        report->shown = 0;
    }
}

void galley_cli_report_failed(galley_cli_report *report, const char *name, const char *reason) {
    report->failed++;
    if (!report->quiet) {
        galley_cli_report_pause(report);
        galley_cli_message(name, reason);
    }
    galley_cli_report_done(report);
}

void galley_cli_report_end(galley_cli_report *report) {
    if (report->counting) {
        show(report, read_clock());
        (void)fputs("\n", stderr);
    }
}
