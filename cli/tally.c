/*
 * Counts. In: numbers; out: JSON for --stats, and a summary for people. The table below is the one
 * place that knows what each count is called and where it belongs.
 */
#include "tally.h"

#include <inttypes.h>
#include <stddef.h>

typedef struct count_name {
    const char *group;
    const char *name;
} count_name;

static const count_name names[GALLEY_CLI_COUNTS] = {
    [GALLEY_CLI_COUNT_RESPONSE] = {"records", "response"},
    [GALLEY_CLI_COUNT_RESOURCE] = {"records", "resource"},
    [GALLEY_CLI_COUNT_CONVERSION] = {"records", "conversion"},
    [GALLEY_CLI_COUNT_REVISIT] = {"records", "revisit"},
    [GALLEY_CLI_COUNT_REQUEST] = {"records", "request"},
    [GALLEY_CLI_COUNT_METADATA] = {"records", "metadata"},
    [GALLEY_CLI_COUNT_INFO] = {"records", "info"},
    [GALLEY_CLI_COUNT_OTHER] = {"records", "other"},
    [GALLEY_CLI_COUNT_FILES] = {"pages", "files"},
    [GALLEY_CLI_COUNT_KEPT] = {"pages", "kept"},
    [GALLEY_CLI_COUNT_EMPTY] = {"pages", "empty"},
    [GALLEY_CLI_COUNT_FAILED] = {"pages", "failed"},
    [GALLEY_CLI_COUNT_TRUNCATED] = {"pages", "truncated"},
    [GALLEY_CLI_COUNT_LOSSES] = {"lost", "places"},
    [GALLEY_CLI_COUNT_LOST_BYTES] = {"lost", "bytes"},
    [GALLEY_CLI_COUNT_SKIP_KIND] = {"skipped", "kind"},
    [GALLEY_CLI_COUNT_SKIP_TYPE] = {"skipped", "type"},
    [GALLEY_CLI_COUNT_SKIP_BODY] = {"skipped", "body"},
    [GALLEY_CLI_COUNT_SKIP_STATUS] = {"skipped", "status"},
    [GALLEY_CLI_COUNT_SKIP_HOST] = {"skipped", "host"},
    [GALLEY_CLI_COUNT_SKIP_SAMPLE] = {"skipped", "sample"},
    [GALLEY_CLI_COUNT_SKIP_LANGUAGE] = {"skipped", "language"},
    [GALLEY_CLI_COUNT_SKIP_WORDS] = {"skipped", "words"},
    [GALLEY_CLI_COUNT_SKIP_CONFIDENCE] = {"skipped", "confidence"},
    [GALLEY_CLI_COUNT_SKIP_DUPLICATE] = {"skipped", "duplicate"},
    [GALLEY_CLI_COUNT_BYTES_IN] = {"bytes", "in"},
    [GALLEY_CLI_COUNT_BYTES_PAGES] = {"bytes", "pages"},
    [GALLEY_CLI_COUNT_BYTES_OUT] = {"bytes", "out"},
    [GALLEY_CLI_COUNT_TIME_LEARN] = {"seconds", "learn"},
    [GALLEY_CLI_COUNT_TIME_READ] = {"seconds", "read"},
    [GALLEY_CLI_COUNT_TIME_EXTRACT] = {"seconds", "extract"},
    [GALLEY_CLI_COUNT_TIME_RENDER] = {"seconds", "render"},
    [GALLEY_CLI_COUNT_TIME_WRITE] = {"seconds", "write"},
};

static uint64_t sum(const galley_cli_tally *tally, galley_cli_count first, galley_cli_count last) {
    uint64_t total = 0;
    for (size_t i = first; i <= (size_t)last; i++) {
        total += tally->of[i];
    }
    return total;
}

void galley_cli_tally_add(galley_cli_tally *tally, const galley_cli_tally *more) {
    for (size_t i = 0; i < GALLEY_CLI_COUNTS; i++) {
        tally->of[i] += more->of[i];
    }
}

uint64_t galley_cli_tally_records(const galley_cli_tally *tally) {
    return sum(tally, GALLEY_CLI_COUNT_RESPONSE, GALLEY_CLI_COUNT_OTHER);
}

uint64_t galley_cli_tally_pages(const galley_cli_tally *tally) {
    return sum(tally, GALLEY_CLI_COUNT_KEPT, GALLEY_CLI_COUNT_FAILED) +
           sum(tally, GALLEY_CLI_COUNT_SKIP_LANGUAGE, GALLEY_CLI_COUNT_SKIP_DUPLICATE);
}

static bool is_time(size_t count) { return count >= GALLEY_CLI_COUNT_TIME_LEARN; }

/* Thousandths, written without the decimal sign of a locale. */
static void add_seconds(galley_cli_text *out, uint64_t nanoseconds) {
    uint64_t thousandths = nanoseconds / 1000000;
    galley_cli_text_print(out, "%" PRIu64 ".%03" PRIu64, thousandths / 1000, thousandths % 1000);
}

static uint64_t to_nanoseconds(double seconds) {
    return seconds > 0 ? (uint64_t)(seconds * 1e9) : 0;
}

static double rate_of(const galley_cli_effort *effort) {
    return effort->seconds > 0 ? (double)effort->pages / effort->seconds : 0;
}

/* Groups are objects, and the counts of one stand side by side in the table. */
void galley_cli_tally_json(const galley_cli_tally *tally, const galley_cli_effort *effort,
                           galley_cli_text *out) {
    const char *group = NULL;
    galley_cli_text_print(out, "{");
    for (size_t i = 0; i < GALLEY_CLI_COUNTS; i++) {
        if (group != names[i].group) {
            galley_cli_text_print(out, "%s\n  \"%s\": {", group == NULL ? "" : "},",
                                  names[i].group);
        }
        galley_cli_text_print(out, "%s\"%s\": ", group == names[i].group ? ", " : "",
                              names[i].name);
        if (is_time(i)) {
            add_seconds(out, tally->of[i]);
        } else {
            galley_cli_text_print(out, "%" PRIu64, tally->of[i]);
        }
        if (i == GALLEY_CLI_COUNT_BYTES_OUT) {
            galley_cli_text_print(out, ", \"written\": %" PRIu64, effort->written);
        }
        group = names[i].group;
    }
    galley_cli_text_print(out, ", \"run\": ");
    add_seconds(out, to_nanoseconds(effort->seconds));
    galley_cli_text_print(out, "},\n  \"pages_per_second\": %.0f\n}\n", rate_of(effort));
}

/* "12 response, 3 request", of those that are not 0. */
static void add_group(const galley_cli_tally *tally, const char *group, galley_cli_count first,
                      galley_cli_count last, galley_cli_text *out) {
    const char *between = "";
    galley_cli_text_print(out, "galley: %s: ", group);
    for (size_t i = first; i <= (size_t)last; i++) {
        if (tally->of[i] > 0) {
            galley_cli_text_print(out, "%s%" PRIu64 " %s", between, tally->of[i], names[i].name);
            between = ", ";
        }
    }
    galley_cli_text_print(out, "%s\n", between[0] == '\0' ? "none" : "");
}

void galley_cli_tally_summary(const galley_cli_tally *tally, const galley_cli_effort *effort,
                              galley_cli_text *out) {
    const double megabyte = 1e6;
    add_group(tally, "records", GALLEY_CLI_COUNT_RESPONSE, GALLEY_CLI_COUNT_OTHER, out);
    add_group(tally, "pages", GALLEY_CLI_COUNT_FILES, GALLEY_CLI_COUNT_TRUNCATED, out);
    add_group(tally, "skipped by", GALLEY_CLI_COUNT_SKIP_KIND, GALLEY_CLI_COUNT_SKIP_DUPLICATE,
              out);
    if (tally->of[GALLEY_CLI_COUNT_LOSSES] > 0) {
        galley_cli_text_print(out, "galley: lost: %" PRIu64 " bytes in %" PRIu64 " places\n",
                              tally->of[GALLEY_CLI_COUNT_LOST_BYTES],
                              tally->of[GALLEY_CLI_COUNT_LOSSES]);
    }
    galley_cli_text_print(out,
                          "galley: bytes: %.1f MB in, %.1f MB of pages, %.1f MB out, %.1f MB "
                          "written\n",
                          (double)tally->of[GALLEY_CLI_COUNT_BYTES_IN] / megabyte,
                          (double)tally->of[GALLEY_CLI_COUNT_BYTES_PAGES] / megabyte,
                          (double)tally->of[GALLEY_CLI_COUNT_BYTES_OUT] / megabyte,
                          (double)effort->written / megabyte);
    galley_cli_text_print(out,
                          "galley: time: %.1f s, %.0f pages/s; over all threads %.1f s "
                          "reading, %.1f s extracting, %.1f s rendering, %.1f s writing\n",
                          effort->seconds, rate_of(effort),
                          (double)tally->of[GALLEY_CLI_COUNT_TIME_READ] / 1e9,
                          (double)tally->of[GALLEY_CLI_COUNT_TIME_EXTRACT] / 1e9,
                          (double)tally->of[GALLEY_CLI_COUNT_TIME_RENDER] / 1e9,
                          (double)tally->of[GALLEY_CLI_COUNT_TIME_WRITE] / 1e9);
}
