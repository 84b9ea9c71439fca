/*
 * growth [--lexbor] [--max BYTES] [--limit SECONDS] [--most EXPONENT] [FAMILY...]: parses the
 * hostile pages of hostile.c at 10^4, 10^5, 10^6 and 10^7 bytes and prints a table of times, with
 * the exponent of growth fitted to them (1 is linear) and, for galley, the most memory that the
 * largest page took, in bytes a byte of input.
 *
 * Each cell is measured in a process of its own, which may be ended when it takes longer than the
 * limit, or more memory than a machine should give; larger pages of that family are then left out.
 * A cell is the shortest of several runs with a warm workspace: what is asked is how the work
 * grows, and everything that disturbs a run makes it longer.
 *
 * Exit status: 1 when an exponent of galley is over EXPONENT, or a cell of galley has no time.
 */
#include "../peer/pages.h"
#include "counter.h"
#include "hostile.h"

#include "../../src/html/parser.h"

#include <lexbor/dom/dom.h>
#include <lexbor/html/html.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { SIZES = 4 };
static const size_t sizes[SIZES] = {10000, 100000, 1000000, 10000000};

/* Address space of a cell: many times what a page of 10^7 bytes may take. A peer that wants more is
 * stopped before the machine suffers. */
#define CELL_MEMORY ((rlim_t)4 << 30)

/* A cell repeats for so long: a run of 10^4 bytes takes some ten microseconds. */
static const double CELL_SECONDS = 0.05;
enum { MIN_RUNS = 3 };

typedef struct cell {
    double seconds; /* 0: it failed, or it was ended */
    double memory;  /* bytes at the peak for a byte of input; 0: not known */
} cell;

typedef struct settings {
    bool lexbor;
    size_t max;
    unsigned limit;
    double most;
} settings;

static double now(void) {
    struct timespec t;
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
    return (double)t.tv_sec + 1e-9 * (double)t.tv_nsec;
}

typedef struct galley_side {
    galley_parser *parser;
    galley_document document;
} galley_side;

static bool parse_galley(void *side, const char *bytes, size_t len) {
    galley_side *s = side;
    return galley_parser_parse(s->parser, galley_slice_make(bytes, len), &s->document) ==
           GALLEY_STATUS_OK;
}

static bool parse_lexbor(void *side, const char *bytes, size_t len) {
    lxb_html_document_t *document = side;
    lxb_html_document_clean(document);
    document->dom_document.compat_mode = LXB_DOM_DOCUMENT_CMODE_NO_QUIRKS;
    return lxb_html_document_parse(document, (const lxb_char_t *)bytes, len) == LXB_STATUS_OK;
}

/* The shortest run, or 0 when one fails. A first run that took long is not repeated. */
static double time_runs(bool (*parse)(void *side, const char *bytes, size_t len), void *side,
                        const char *bytes, size_t len) {
    double start = now();
    if (!parse(side, bytes, len)) {
        return 0;
    }
    double best = now() - start;
    if (best > 1) {
        return best;
    }
    double spent = 0;
    for (int run = 0; run < MIN_RUNS || spent < CELL_SECONDS; run++) {
        start = now();
        if (!parse(side, bytes, len)) {
            return 0;
        }
        double seconds = now() - start;
        spent += seconds;
        best = seconds < best ? seconds : best;
    }
    return best;
}

static cell measure_galley(const char *bytes, size_t len) {
    bench_counter counter = {0, 0, 0};
    galley_allocator allocator = bench_counter_allocator(&counter);
    galley_side side = {galley_parser_new(&allocator, galley_scan_best(), 0), {0}};
    galley_document_init(&side.document, &allocator);
    cell result = {0, 0};
    if (side.parser) {
        result.seconds = time_runs(parse_galley, &side, bytes, len);
        result.memory = (double)counter.peak / (double)len;
    }
    return result;
}

static cell measure_lexbor(const char *bytes, size_t len) {
    cell result = {0, 0};
    lxb_html_document_t *document = lxb_html_document_create();
    if (document) {
        result.seconds = time_runs(parse_lexbor, document, bytes, len);
    }
    return result;
}

/* In the child process: it ends without giving back what it took, the system does that. */
static _Noreturn void run_cell(const bench_family *family, size_t size, bool lexbor,
                               const settings *s, int out) {
    struct rlimit memory = {CELL_MEMORY, CELL_MEMORY};
    setrlimit(RLIMIT_AS, &memory);
    size_t len;
    char *bytes = bench_family_make(family, size, &len);
    if (!bytes) {
        _exit(1);
    }
    alarm(s->limit);
    cell result = lexbor ? measure_lexbor(bytes, len) : measure_galley(bytes, len);
    ssize_t written = write(out, &result, sizeof result);
    _exit(written == (ssize_t)sizeof result ? 0 : 1);
}

static cell measure_cell(const bench_family *family, size_t size, bool lexbor, const settings *s) {
    int ends[2];
    if (pipe(ends) != 0) {
        bench_fail("no pipe", NULL);
    }
    fflush(NULL);
    pid_t child = fork();
    if (child < 0) {
        bench_fail("no process", NULL);
    }
    if (child == 0) {
        close(ends[0]);
        run_cell(family, size, lexbor, s, ends[1]);
    }
    close(ends[1]);
    cell result;
    if (read(ends[0], &result, sizeof result) != (ssize_t)sizeof result) {
        result = (cell){0, 0};
    }
    close(ends[0]);
    waitpid(child, NULL, 0);
    return result;
}

/* Slope of the straight line through the logarithms, by least squares; NAN for fewer than two. */
static double fit_exponent(const cell *cells, size_t count) {
    double x_sum = 0;
    double y_sum = 0;
    double xx_sum = 0;
    double xy_sum = 0;
    for (size_t i = 0; i < count; i++) {
        double x = log((double)sizes[i]);
        double y = log(cells[i].seconds);
        x_sum += x;
        y_sum += y;
        xx_sum += x * x;
        xy_sum += x * y;
    }
    double n = (double)count;
    return count < 2 ? (double)NAN : (n * xy_sum - x_sum * y_sum) / (n * xx_sum - x_sum * x_sum);
}

/* One line of the table; false when galley does not hold what is asked of it. */
static bool print_line(const bench_family *family, bool lexbor, const settings *s) {
    cell cells[SIZES];
    size_t done = 0;
    bool stopped = false;
    printf("%-29s %-6s", family->name, lexbor ? "lexbor" : "galley");
    for (size_t i = 0; i < SIZES && sizes[i] <= s->max; i++) {
        if (stopped) {
            printf(" %10s", "-");
            continue;
        }
        cells[done] = measure_cell(family, sizes[i], lexbor, s);
        if (cells[done].seconds > 0) {
            printf(" %10.3f", cells[done].seconds * 1e3);
            done++;
        } else {
            printf(" %10s", "stopped");
            stopped = true;
        }
    }
    double exponent = fit_exponent(cells, done);
    printf(" %8.2f", exponent);
    if (!lexbor && done > 0) {
        printf(" %8.1f", cells[done - 1].memory);
    }
    bool good = lexbor || (!stopped && !(exponent > s->most));
    printf("%s\n", good ? "" : "  <--");
    return good;
}

static bool is_wanted(const bench_family *family, char **names, int count) {
    for (int i = 0; i < count; i++) {
        if (strcmp(names[i], family->name) == 0) {
            return true;
        }
    }
    return count == 0;
}

static void print_head(const settings *s) {
    printf("%-29s %-6s", "milliseconds for", "parser");
    for (size_t i = 0; i < SIZES && sizes[i] <= s->max; i++) {
        printf(" %8zu B", sizes[i]);
    }
    printf(" %8s %8s\n", "exponent", "memory");
}

/* Reads the options and gives the index of the first family's name, or -1. */
static int read_options(settings *s, int argc, char **argv) {
    int i = 1;
    for (; i < argc && argv[i][0] == '-'; i++) {
        if (strcmp(argv[i], "--lexbor") == 0) {
            s->lexbor = true;
        } else if (i + 1 == argc) {
            return -1;
        } else if (strcmp(argv[i], "--max") == 0) {
            s->max = strtoul(argv[++i], NULL, 10);
        } else if (strcmp(argv[i], "--limit") == 0) {
            s->limit = (unsigned)strtoul(argv[++i], NULL, 10);
        } else if (strcmp(argv[i], "--most") == 0) {
            s->most = strtod(argv[++i], NULL);
        } else {
            return -1;
        }
    }
    return i;
}

int main(int argc, char **argv) {
    settings s = {false, sizes[SIZES - 1], 10, 1.05};
    int first = read_options(&s, argc, argv);
    if (first < 0) {
        fputs("usage: growth [--lexbor] [--max BYTES] [--limit SECONDS] [--most EXPONENT] "
              "[FAMILY...]\n",
              stderr);
        return 2;
    }
    print_head(&s);
    size_t bad = 0;
    const bench_family *family;
    for (size_t i = 0; (family = bench_family_nth(i)) != NULL; i++) {
        if (is_wanted(family, argv + first, argc - first)) {
            bad += print_line(family, false, &s) ? 0 : 1;
            if (s.lexbor) {
                print_line(family, true, &s);
            }
        }
    }
    printf("%zu families over an exponent of %.2f\n", bad, s.most);
    return bad > 0 ? 1 : 0;
}
