/*
 * growth [--lexbor] [--max BYTES] [--limit SECONDS] [--most EXPONENT] [FAMILY...]: parses the
 * hostile pages of hostile.c at 10^4, 10^5, 10^6 and 10^7 bytes and prints a table of times, with
 * the exponent of growth fitted to them (1 is linear) and, for galley, the most memory that the
 * largest page took, in bytes a byte of input.
 *
 * Each cell is measured in a process of its own, which may be ended when it takes longer than the
 * limit, or more memory than a machine should give; larger pages of that family are then left out.
 * The limit is of processor time.
 *
 * Caches would make a linear parser look worse than it is: a small page parsed again and again
 * never leaves them, a large one never fits. So a cell always passes over 10^7 bytes, as one page
 * or as many copies, each copy with a document of its own, and gives the time of one page. Of
 * several passes with warm workspaces it takes the shortest, for all that disturbs a pass makes it
 * longer.
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
#include <signal.h>
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

/* Bytes in a pass, and how many go by between looks at the clock, which takes its time. */
enum { PASS_BYTES = 10000000, GROUP_BYTES = 1000000 };
enum { PASSES = 3 };

/* A pass ends early after so long: a parser that is slow needs no average to show it. */
static const double PASS_SECONDS = 1.0;

typedef struct cell {
    double seconds;      /* 0: there is none */
    double steps;        /* work of one page; 0: not known */
    double memory;       /* bytes at the peak for a byte of input; 0: not known */
    const char *trouble; /* why there is no time */
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

/* Copies of a page, one after the other. */
typedef struct batch {
    char *bytes;
    size_t len; /* of one */
    size_t count;
} batch;

static batch make_batch(const bench_family *family, size_t size) {
    batch b = {NULL, 0, 0};
    char *page = bench_family_make(family, size, &b.len);
    if (!page) {
        bench_fail("no memory", NULL);
    }
    b.count = b.len < PASS_BYTES ? PASS_BYTES / b.len : 1;
    b.bytes = bench_new(b.count, b.len);
    for (size_t i = 0; i < b.count; i++) {
        memcpy(b.bytes + i * b.len, page, b.len);
    }
    free(page);
    return b;
}

typedef struct galley_side {
    galley_parser *parser;
    galley_document *documents; /* one for each copy */
} galley_side;

static bool parse_galley(void *side, const batch *b, size_t index) {
    galley_side *s = side;
    galley_slice input = galley_slice_make(b->bytes + index * b->len, b->len);
    return galley_parser_parse(s->parser, input, &s->documents[index]) == GALLEY_STATUS_OK;
}

static bool parse_lexbor(void *side, const batch *b, size_t index) {
    lxb_html_document_t *document = side;
    lxb_html_document_clean(document);
    document->dom_document.compat_mode = LXB_DOM_DOCUMENT_CMODE_NO_QUIRKS;
    const lxb_char_t *bytes = (const lxb_char_t *)b->bytes + index * b->len;
    return lxb_html_document_parse(document, bytes, b->len) == LXB_STATUS_OK;
}

typedef bool (*parse_function)(void *side, const batch *b, size_t index);

/* Seconds of one page in a pass over the batch, or 0 when a parse fails. */
static double time_pass(parse_function parse, void *side, const batch *b) {
    size_t group = b->len < GROUP_BYTES ? GROUP_BYTES / b->len : 1;
    size_t done = 0;
    double start = now();
    double spent = 0;
    while (done < b->count && spent < PASS_SECONDS) {
        for (size_t i = 0; i < group && done < b->count; i++) {
            if (!parse(side, b, done++)) {
                return 0;
            }
        }
        spent = now() - start;
    }
    return spent / (double)done;
}

/* The shortest of some passes after a first that warms up. One that is slow has shown itself. */
static double time_batch(parse_function parse, void *side, const batch *b) {
    double best = time_pass(parse, side, b);
    for (int pass = 0; pass < PASSES && best > 0 && best < PASS_SECONDS; pass++) {
        double seconds = time_pass(parse, side, b);
        best = pass == 0 || seconds < best ? seconds : best;
    }
    return best;
}

/* The steps of one page, and the most memory that it takes in a new workspace. False when it cannot
 * be parsed. */
static bool measure_work(const batch *b, cell *result) {
    bench_counter counter = {0, 0, 0};
    galley_allocator allocator = bench_counter_allocator(&counter);
    galley_document document;
    galley_document_init(&document, &allocator);
    galley_side side = {galley_parser_new(&allocator, galley_scan_best(), 0), &document};
    if (!side.parser || !parse_galley(&side, b, 0)) {
        return false;
    }
    result->steps = (double)galley_parser_steps(side.parser);
    galley_document_free(&document);
    galley_parser_free(side.parser);
    result->memory = (double)counter.peak / (double)b->len;
    return true;
}

static cell measure_galley(const batch *b) {
    galley_allocator allocator = galley_allocator_default();
    galley_side side = {galley_parser_new(&allocator, galley_scan_best(), 0),
                        bench_new(b->count, sizeof *side.documents)};
    for (size_t i = 0; i < b->count; i++) {
        galley_document_init(&side.documents[i], &allocator);
    }
    cell result = {0};
    if (side.parser && measure_work(b, &result)) {
        result.seconds = time_batch(parse_galley, &side, b);
    }
    return result;
}

static cell measure_lexbor(const batch *b) {
    cell result = {0};
    lxb_html_document_t *document = lxb_html_document_create();
    if (document) {
        result.seconds = time_batch(parse_lexbor, document, b);
    }
    return result;
}

/* In the child process: it ends without giving back what it took, the system does that. */
static _Noreturn void run_cell(const bench_family *family, size_t size, bool lexbor,
                               const settings *s, int out) {
    struct rlimit memory = {CELL_MEMORY, CELL_MEMORY};
    setrlimit(RLIMIT_AS, &memory);
    batch b = make_batch(family, size);
    struct rlimit time = {s->limit, s->limit + 1};
    setrlimit(RLIMIT_CPU, &time);
    cell result = lexbor ? measure_lexbor(&b) : measure_galley(&b);
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
        result = (cell){0};
    }
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    result.trouble = !WIFSIGNALED(status)          ? "failed"
                     : WTERMSIG(status) == SIGXCPU ? "too long"
                                                   : "crashed";
    return result;
}

static double seconds_of(const cell *c) { return c->seconds; }
static double steps_of(const cell *c) { return c->steps; }

/* Slope of the straight line through the logarithms from the cell `first` on, by least squares;
 * NAN for fewer than two cells. */
static double fit_exponent(const cell *cells, size_t first, size_t count,
                           double (*value)(const cell *c)) {
    double x_sum = 0;
    double y_sum = 0;
    double xx_sum = 0;
    double xy_sum = 0;
    for (size_t i = first; i < count; i++) {
        double x = log((double)sizes[i]);
        double y = log(value(&cells[i]));
        x_sum += x;
        y_sum += y;
        xx_sum += x * x;
        xy_sum += x * y;
    }
    double n = (double)count - (double)first;
    return n < 2 ? (double)NAN : (n * xy_sum - x_sum * y_sum) / (n * xx_sum - x_sum * x_sum);
}

/* A family's cells, and how far it got: the cell after the last good one failed or was stopped. */
typedef struct row {
    cell cells[SIZES];
    size_t done;
    const char *trouble; /* NULL when all went well */
} row;

/* Measures the cells of a family, keeping the shortest time that each has had. */
static void measure_row(row *r, const bench_family *family, bool lexbor, const settings *s) {
    size_t i = 0;
    r->trouble = NULL;
    for (; i < SIZES && sizes[i] <= s->max; i++) {
        cell result = measure_cell(family, sizes[i], lexbor, s);
        if (!(result.seconds > 0)) {
            r->trouble = result.trouble;
            break;
        }
        if (i >= r->done || result.seconds < r->cells[i].seconds) {
            r->cells[i] = result;
        }
    }
    r->done = i;
}

static bool is_good(const row *r, const settings *s) {
    return !r->trouble && !(fit_exponent(r->cells, 0, r->done, seconds_of) > s->most);
}

static void print_row(const row *r, const bench_family *family, bool lexbor, const settings *s) {
    printf("%-29s %-6s", family->name, lexbor ? "lexbor" : "galley");
    for (size_t i = 0; i < SIZES && sizes[i] <= s->max; i++) {
        if (i < r->done) {
            printf(" %10.3f", r->cells[i].seconds * 1e3);
        } else {
            printf(" %10s", i == r->done ? r->trouble : "-");
        }
    }
    printf(" %8.2f %5.2f", fit_exponent(r->cells, 0, r->done, seconds_of),
           fit_exponent(r->cells, r->done > 2 ? r->done - 2 : 0, r->done, seconds_of));
    if (!lexbor && r->done > 0) {
        printf(" %5.2f %6.1f", fit_exponent(r->cells, 0, r->done, steps_of),
               r->cells[r->done - 1].memory);
    }
    printf("%s\n", lexbor || is_good(r, s) ? "" : "  <--");
}

/* How often a family of galley is measured before it is said to grow too fast: a machine that is
 * shared runs at half its speed now and then, and the shortest times of several tries leave only
 * what the parser does. */
enum { TRIES = 4 };

/* More than a doubled time at one end of the table can add to an exponent: what is further over the
 * limit is so for another reason. */
static const double NOISE = 0.12;

static bool may_be_noise(const row *r, const settings *s) {
    double exponent = fit_exponent(r->cells, 0, r->done, seconds_of);
    return !r->trouble && exponent > s->most && exponent < s->most + NOISE;
}

/* One line of the table; false when galley does not hold what is asked of it. */
static bool print_line(const bench_family *family, bool lexbor, const settings *s) {
    row r = {0};
    measure_row(&r, family, lexbor, s);
    for (int tried = 1; tried < TRIES && !lexbor && may_be_noise(&r, s); tried++) {
        measure_row(&r, family, lexbor, s);
    }
    print_row(&r, family, lexbor, s);
    return lexbor || is_good(&r, s);
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
    printf(" %8s %5s %5s %6s\n", "exponent", "last", "steps", "memory");
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
