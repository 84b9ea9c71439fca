/* One page, or what stands in the place of one, on its way from the inputs to a worker and on to
 * the output. */
#ifndef GALLEY_CLI_WORK_H
#define GALLEY_CLI_WORK_H

#include "item.h"
#include "tally.h"
#include "text.h"

#include <galley.h>
#include <stdbool.h>
#include <stdint.h>

/* Where in the inputs a record stands. */
typedef struct galley_cli_place {
    uint64_t ordinal; /* of the input, from 0 */
    uint64_t offset;  /* of the record, in the input as it is stored */
    uint64_t within;  /* bytes from there, in a member of many records */
    uint64_t steps;   /* records and losses before it, in this input */
    bool resumable;   /* reading can begin at the offset; else all steps are to be taken again */
} galley_cli_place;

typedef struct galley_cli_work {
    galley_cli_item item; /* of a record, path is its archive's, url and charset its own */
    bool in_memory;       /* `bytes` are the page; else the worker reads or fetches item.path */
    bool is_record;
    bool is_loss; /* item.failure says what of an archive could not be read */
    bool truncated;
    bool shared; /* the record is one of many in a member */
    galley_cli_text bytes;
    galley_input input; /* what it is, as far as that is known */
    int status;         /* of HTTP; 0: none */
    char *record_id;    /* NULL: none, as the next */
    char *date;
    uint64_t length; /* of the record, stored */
    galley_cli_place place;
    uint64_t passed;         /* stored bytes from the record of the work before to this one */
    uint64_t read;           /* bytes of all inputs read up to now, for progress */
    galley_cli_tally before; /* what was met since the work before, without this record */
    galley_cli_tally own;    /* what the record itself counts for */
} galley_cli_work;

/* The page is not needed any more, all else is. */
void galley_cli_work_drop_page(galley_cli_work *work);
/* Frees what it holds; the bytes keep their memory, unless there is much of it. */
void galley_cli_work_clear(galley_cli_work *work);
void galley_cli_work_free(galley_cli_work *work);

#endif
