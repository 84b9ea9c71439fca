/*
 * What every test program shares: counted checks, and the line "N passed, N failed" at its end.
 *
 * A failed check prints where it stands and what was expected, and the program goes on; only the
 * first failures are printed, since one fault often makes thousands. Works in release builds too,
 * where assert is empty.
 */
#ifndef GALLEY_TESTS_SUPPORT_CHECK_H
#define GALLEY_TESTS_SUPPORT_CHECK_H

#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>

/* More failures than this are counted, not printed. */
enum { CHECK_PRINTED = 25 };

typedef struct check_count {
    unsigned long passed;
    unsigned long failed;
} check_count;

/* One a program: each test includes this header once. */
static check_count check_counts;

#if defined(__GNUC__)
__attribute__((format(printf, 4, 5)))
#endif
static inline bool
check_that(bool good, const char *file, int line, const char *format, ...) {
    if (good) {
        check_counts.passed++;
        return true;
    }
    check_counts.failed++;
    if (check_counts.failed <= CHECK_PRINTED) {
        va_list arguments;
        va_start(arguments, format);
        printf("%s:%d: ", file, line);
        vprintf(format, arguments);
        printf("\n");
        va_end(arguments);
    }
    return false;
}

/* The value is that of the condition. The second form says more: a format and its arguments. */
#define CHECK(condition) check_that((condition), __FILE__, __LINE__, "%s", #condition)
#define CHECK_SAYING(condition, ...) check_that((condition), __FILE__, __LINE__, __VA_ARGS__)

/* The end of main: prints the summary and gives the exit status. */
static inline int check_finish(void) {
    printf("%lu passed, %lu failed\n", check_counts.passed, check_counts.failed);
    return check_counts.failed == 0 ? 0 : 1;
}

#endif
