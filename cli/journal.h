/* What of a run is safe: a file beside the output that vouches for output and inputs together. */
#ifndef GALLEY_CLI_JOURNAL_H
#define GALLEY_CLI_JOURNAL_H

#include "dedup.h"
#include "output.h"
#include "tally.h"
#include "text.h"
#include "work.h"

#include <stdbool.h>
#include <stdint.h>

/* All records before this place are in these bytes of output, and no others. */
typedef struct galley_cli_checkpoint {
    galley_cli_place place;
    uint64_t name_hash; /* of the input's name */
    galley_cli_extent extent;
    galley_cli_tally tally;
} galley_cli_checkpoint;

typedef enum galley_cli_journal_state {
    GALLEY_CLI_JOURNAL_NONE,  /* there is none, or it vouches for nothing yet */
    GALLEY_CLI_JOURNAL_FOUND, /* the checkpoint is filled */
    GALLEY_CLI_JOURNAL_ENDED, /* the run came to its end */
    GALLEY_CLI_JOURNAL_OTHER  /* of a run with other inputs or options, or no journal at all */
} galley_cli_journal_state;

/* A zeroed one is not open. */
typedef struct galley_cli_journal {
    char *name;
    int descriptor;
    galley_cli_text hashes; /* seen since the last checkpoint, in the form of the file */
    uint64_t keep;          /* bytes of an earlier run's file that hold */
    int status;             /* its exit status, when it has ended */
} galley_cli_journal;

/* Reads the journal beside an output, with the hashes of texts into `dedup` when that is open. The
 * fingerprint is that of inputs and options. */
galley_cli_journal_state galley_cli_journal_read(galley_cli_journal *journal, const char *output,
                                                 uint64_t fingerprint,
                                                 galley_cli_checkpoint *checkpoint,
                                                 galley_cli_dedup *dedup);

/* These return false after a message. Beginning goes on behind what was read. */
bool galley_cli_journal_begin(galley_cli_journal *journal, const char *output,
                              uint64_t fingerprint);
bool galley_cli_journal_vouch(galley_cli_journal *journal, const galley_cli_checkpoint *checkpoint);
bool galley_cli_journal_end(galley_cli_journal *journal, int status);

bool galley_cli_journal_is_open(const galley_cli_journal *journal);
/* The next checkpoint tells of this text. */
void galley_cli_journal_note(galley_cli_journal *journal, uint64_t hash);
void galley_cli_journal_close(galley_cli_journal *journal);

#endif
