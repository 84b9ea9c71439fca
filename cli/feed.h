/* The pages of all inputs, one after the other: files as they are named, archives record by
 * record. */
#ifndef GALLEY_CLI_FEED_H
#define GALLEY_CLI_FEED_H

#include "../archive/archive.h"
#include "options.h"
#include "source.h"
#include "stream.h"
#include "work.h"

#include <stdbool.h>
#include <sys/stat.h>

/* One thread at a time. */
typedef struct galley_cli_feed {
    const galley_cli_options *options;
    const struct stat *output; /* NULL: not a file */
    galley_cli_source source;
    galley_cli_item item;     /* the input at hand */
    galley_cli_stream stream; /* its bytes, when it is open */
    galley_archive *archive;  /* NULL: it is none */
    uint64_t archives;        /* how many have been met */
    bool ready;               /* the item at hand has been looked at, and nothing given yet */
    uint64_t ordinal;         /* of the next input */
    uint64_t steps;           /* of the archive at hand */
    uint64_t passed;          /* stored bytes since the beginning of the record given last */
    uint64_t read;            /* bytes of inputs that are done */
    galley_cli_tally counts;  /* met, and not yet part of any work */
} galley_cli_feed;

void galley_cli_feed_open(galley_cli_feed *feed, const galley_cli_options *options);
/* The file that we write, once it is open. */
void galley_cli_feed_set_output(galley_cli_feed *feed, const struct stat *output);

/* Looks at the first input, without giving it: whether it is an archive. Waits for it to begin. */
bool galley_cli_feed_begins_with_archive(galley_cli_feed *feed);

/* Goes to a place of an earlier run over the same inputs, before anything is given. False, with the
 * reason, when it is not to be found. `name_hash` is that of the input's name. */
bool galley_cli_feed_resume(galley_cli_feed *feed, const galley_cli_place *place,
                            uint64_t name_hash, galley_cli_text *reason);

/* The next work; false when there is none, or we are asked to stop. The work must be clear. */
bool galley_cli_feed_next(galley_cli_feed *feed, galley_cli_work *work);

/* Ends the input at hand; what is in `counts` then belongs to no work. */
void galley_cli_feed_close(galley_cli_feed *feed);

#endif
