/* What is counted over a run. Each count has a place in --stats. */
#ifndef GALLEY_CLI_TALLY_H
#define GALLEY_CLI_TALLY_H

#include "text.h"

#include <stdint.h>

typedef enum galley_cli_count {
    /* Records of archives, in the order of galley_archive_kind. */
    GALLEY_CLI_COUNT_RESPONSE,
    GALLEY_CLI_COUNT_RESOURCE,
    GALLEY_CLI_COUNT_CONVERSION,
    GALLEY_CLI_COUNT_REVISIT,
    GALLEY_CLI_COUNT_REQUEST,
    GALLEY_CLI_COUNT_METADATA,
    GALLEY_CLI_COUNT_INFO,
    GALLEY_CLI_COUNT_OTHER,
    GALLEY_CLI_COUNT_FILES, /* pages that were files of their own */
    /* What became of pages. */
    GALLEY_CLI_COUNT_KEPT,  /* written, with a text */
    GALLEY_CLI_COUNT_EMPTY, /* written, without one */
    GALLEY_CLI_COUNT_FAILED,
    GALLEY_CLI_COUNT_TRUNCATED, /* of the pages worked on, those cut in the archive already */
    /* What of an archive could not be read. */
    GALLEY_CLI_COUNT_LOSSES,
    GALLEY_CLI_COUNT_LOST_BYTES,
    /* Passed over, and why. */
    GALLEY_CLI_COUNT_SKIP_KIND, /* no page by the record's kind: requests, metadata, ... */
    GALLEY_CLI_COUNT_SKIP_TYPE, /* not HTML, or not the type that was asked for */
    GALLEY_CLI_COUNT_SKIP_BODY, /* nothing came, as with many redirections */
    GALLEY_CLI_COUNT_SKIP_STATUS,
    GALLEY_CLI_COUNT_SKIP_HOST,
    GALLEY_CLI_COUNT_SKIP_SAMPLE,
    GALLEY_CLI_COUNT_SKIP_LANGUAGE,
    GALLEY_CLI_COUNT_SKIP_WORDS,
    GALLEY_CLI_COUNT_SKIP_CONFIDENCE,
    GALLEY_CLI_COUNT_SKIP_DUPLICATE,
    /* Bytes. */
    GALLEY_CLI_COUNT_BYTES_IN,    /* of the inputs, as they are stored */
    GALLEY_CLI_COUNT_BYTES_PAGES, /* of the pages worked on, decoded */
    GALLEY_CLI_COUNT_BYTES_OUT,   /* of output, before it is packed */
    /* Nanoseconds, over all threads. */
    GALLEY_CLI_COUNT_TIME_LEARN, /* of the first pass of --sites, reading and all */
    GALLEY_CLI_COUNT_TIME_READ,
    GALLEY_CLI_COUNT_TIME_EXTRACT,
    GALLEY_CLI_COUNT_TIME_RENDER,
    GALLEY_CLI_COUNT_TIME_WRITE,
    GALLEY_CLI_COUNTS
} galley_cli_count;

typedef struct galley_cli_tally {
    uint64_t of[GALLEY_CLI_COUNTS];
} galley_cli_tally;

void galley_cli_tally_add(galley_cli_tally *tally, const galley_cli_tally *more);

/* Sums of some of them. */
uint64_t galley_cli_tally_records(const galley_cli_tally *tally);
uint64_t galley_cli_tally_pages(const galley_cli_tally *tally); /* worked on, whatever came of it */

/* What a run has besides counts. */
typedef struct galley_cli_effort {
    double seconds;   /* of the clock */
    uint64_t pages;   /* worked on in this time: of a run that was resumed, not all */
    uint64_t written; /* bytes of output as they are stored */
} galley_cli_effort;

/* Adds a JSON object of all. */
void galley_cli_tally_json(const galley_cli_tally *tally, const galley_cli_effort *effort,
                           galley_cli_text *out);
/* Adds a few lines for people. */
void galley_cli_tally_summary(const galley_cli_tally *tally, const galley_cli_effort *effort,
                              galley_cli_text *out);

#endif
