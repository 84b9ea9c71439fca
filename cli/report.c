/*
 * Failures, progress and the summary. In: what became of each input, in order; out: lines on
 * standard error, and the file for --stats. The count is one line written over again, on a terminal
 * only, so that logs stay clean. Of pages it is shown when asked for; archives take long, and it is
 * shown unless it is asked not to.
 */
#define _POSIX_C_SOURCE 200809L
#include "report.h"

#include "clock.h"
#include "descriptor.h"
#include "message.h"
#include "source.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <sys/stat.h>
#include <unistd.h>

/* Often enough to be seen moving, seldom enough to cost nothing. */
static const uint64_t show_every = UINT64_C(200000000);

void galley_cli_report_begin(galley_cli_report *report, const galley_cli_options *options) {
    *report = (galley_cli_report){.options = options, .begun = galley_cli_clock()};
    report->terminal = isatty(STDERR_FILENO) == 1;
    report->counting = options->progress && !options->quiet && report->terminal;
}

void galley_cli_report_resume(galley_cli_report *report, const galley_cli_tally *tally,
                              uint64_t read) {
    report->pages = galley_cli_tally_pages(tally);
    report->bytes = read;
    report->read = read;
}

/* The bytes of all inputs; 0 when that cannot be told before they are read. */
static uint64_t measure_inputs(const galley_cli_options *options) {
    galley_cli_source source;
    galley_cli_item item = {NULL, NULL, NULL, NULL, NULL};
    uint64_t total = 0;
    bool known = galley_cli_source_can_repeat(options);
    galley_cli_source_open(&source, options);
    while (known && galley_cli_source_next(&source, &item)) {
        struct stat status;
        known = item.failure != NULL || (stat(item.path, &status) == 0 && S_ISREG(status.st_mode));
        total += known && item.failure == NULL ? (uint64_t)status.st_size : 0;
        galley_cli_item_free(&item);
    }
    galley_cli_source_close(&source);
    return known ? total : 0;
}

void galley_cli_report_archive(galley_cli_report *report) {
    if (report->archive) {
        return;
    }
    report->archive = true;
    report->counting = report->terminal && !report->options->quiet;
    if (report->counting) {
        report->total = measure_inputs(report->options);
    }
}

static double seconds_of(uint64_t nanoseconds) { return (double)nanoseconds / 1e9; }

static void show_pages(const galley_cli_report *report, double seconds) {
    double rate = seconds > 0 ? (double)report->done / seconds : 0;
    (void)fprintf(stderr, "\r\033[K%zu inputs, %zu failed, %.0f/s", report->done, report->failed,
                  rate);
}

/* `from`: how many bytes had been read when the seconds began. */
static void show_time_left(const galley_cli_report *report, uint64_t from, double seconds) {
    uint64_t now = report->read - from;
    if (now == 0 || report->total <= report->read || seconds < 1) {
        return;
    }
    double left = seconds * (double)(report->total - report->read) / (double)now;
    if (left < 100) {
        (void)fprintf(stderr, ", %.0f s left", left);
    } else if (left < 100 * 60.0) {
        (void)fprintf(stderr, ", %.0f min left", left / 60);
    } else {
        (void)fprintf(stderr, ", %.1f h left", left / 3600);
    }
}

/* "12.3 of 45.6 MB", or as far as that is known. */
static void show_bytes(const galley_cli_report *report) {
    (void)fprintf(stderr, "%.1f", (double)report->read / 1e6);
    if (report->total > 0) {
        (void)fprintf(stderr, " of %.1f", (double)report->total / 1e6);
    }
    (void)fputs(" MB", stderr);
}

static void show_archive(const galley_cli_report *report, const galley_cli_tally *tally,
                         double seconds) {
    double pages = (double)(galley_cli_tally_pages(tally) - report->pages);
    (void)fputs("\r\033[K", stderr);
    show_bytes(report);
    (void)fprintf(stderr, ", %" PRIu64 " records, %.0f pages/s, %" PRIu64 " kept, %zu failed",
                  galley_cli_tally_records(tally), seconds > 0 ? pages / seconds : 0,
                  tally->of[GALLEY_CLI_COUNT_KEPT], report->failed);
    show_time_left(report, report->bytes, seconds);
}

static void show_learning(galley_cli_report *report, uint64_t now) {
    double seconds = seconds_of(now - report->begun);
    (void)fputs("\r\033[Klearning hosts: ", stderr);
    if (report->archive) {
        show_bytes(report);
        (void)fputs(", ", stderr);
    }
    (void)fprintf(stderr, "%.0f inputs/s", seconds > 0 ? (double)report->done / seconds : 0);
    show_time_left(report, 0, seconds);
    (void)fflush(stderr);
    report->shown = now;
}

static void show(galley_cli_report *report, const galley_cli_tally *tally, uint64_t now) {
    double seconds = seconds_of(now - report->begun);
    if (report->archive) {
        show_archive(report, tally, seconds);
    } else {
        show_pages(report, seconds);
    }
    (void)fflush(stderr);
    report->shown = now;
}

/* Whether there is a count to be shown, and the last one was shown long enough ago; then the time.
 */
static bool is_time_to_show(const galley_cli_report *report, uint64_t *now) {
    if (!report->counting) {
        return false;
    }
    *now = galley_cli_clock();
    return *now - report->shown >= show_every;
}

void galley_cli_report_learnt(galley_cli_report *report, uint64_t read) {
    uint64_t now = 0;
    report->done++;
    report->read = read;
    if (is_time_to_show(report, &now)) {
        show_learning(report, now);
    }
}

void galley_cli_report_done(galley_cli_report *report, const galley_cli_tally *tally,
                            uint64_t read) {
    uint64_t now = 0;
    report->done++;
    report->read = read;
    if (is_time_to_show(report, &now)) {
        show(report, tally, now);
    }
}

/* Takes the count off the screen, so that a message has its line. */
static void pause_count(galley_cli_report *report) {
    if (report->counting && report->shown > 0) {
        (void)fputs("\r\033[K", stderr);
        report->shown = 0;
    }
}

void galley_cli_report_begin_again(galley_cli_report *report) {
    pause_count(report);
    report->done = 0;
    report->read = report->bytes;
    report->begun = galley_cli_clock();
}

void galley_cli_report_failed(galley_cli_report *report, const char *name, const char *reason) {
    report->failed++;
    if (!report->options->quiet) {
        pause_count(report);
        galley_cli_message(name, reason);
    }
}

static galley_cli_effort measure_effort(const galley_cli_report *report,
                                        const galley_cli_tally *tally, uint64_t written) {
    return (galley_cli_effort){.seconds = seconds_of(galley_cli_clock() - report->begun),
                               .pages = galley_cli_tally_pages(tally) - report->pages,
                               .written = written};
}

static void show_summary(const galley_cli_report *report, const galley_cli_tally *tally,
                         uint64_t written) {
    galley_cli_effort effort = measure_effort(report, tally, written);
    galley_cli_text words = {NULL, 0, 0};
    galley_cli_tally_summary(tally, &effort, &words);
    (void)fwrite(words.bytes, 1, words.len, stderr);
    galley_cli_text_free(&words);
}

void galley_cli_report_end(galley_cli_report *report, const galley_cli_tally *tally,
                           uint64_t written) {
    if (report->counting) {
        show(report, tally, galley_cli_clock());
        (void)fputs("\n", stderr);
    }
    if (report->archive && !report->options->quiet &&
        (report->terminal || report->options->progress)) {
        show_summary(report, tally, written);
    }
}

bool galley_cli_report_stats(const galley_cli_report *report, const galley_cli_tally *tally,
                             uint64_t written) {
    const char *path = report->options->stats;
    galley_cli_text words = {NULL, 0, 0};
    if (path == NULL) {
        return true;
    }
    galley_cli_effort effort = measure_effort(report, tally, written);
    galley_cli_tally_json(tally, &effort, &words);
    int descriptor = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0666);
    bool done = descriptor >= 0 && galley_cli_descriptor_write(descriptor, words.bytes, words.len);
    int number = errno;
    if (descriptor >= 0 && close(descriptor) != 0 && done) {
        done = false;
        number = errno;
    }
    galley_cli_text_clear(&words);
    if (!done) {
        galley_cli_message_errno(&words, number);
        galley_cli_message(path, words.bytes);
    }
    galley_cli_text_free(&words);
    return done;
}
