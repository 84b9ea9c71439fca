/* The end of the way: what workers have made is written, counted and told, in the order of the
 * inputs. */
#ifndef GALLEY_CLI_DELIVERY_H
#define GALLEY_CLI_DELIVERY_H

#include "dedup.h"
#include "journal.h"
#include "output.h"
#include "report.h"
#include "tally.h"
#include "work.h"
#include "worker.h"

#include <stdbool.h>
#include <stdint.h>

typedef struct galley_cli_delivery {
    const galley_cli_options *options;
    galley_cli_output *output;
    galley_cli_report *report;
    galley_cli_journal journal;
    galley_cli_dedup dedup; /* open with --dedup */
    galley_cli_tally tally;
    uint64_t fingerprint; /* of inputs and options */
    bool separate; /* texts have no form of their own: a line with a form feed is between two */
    uint64_t output_since; /* the last checkpoint, in bytes before packing */
    uint64_t input_since;  /* the same of archives, as they are stored */
} galley_cli_delivery;

/* Writes the result, or tells why there is none. False when output failed, after a message. The
 * context is a galley_cli_delivery. */
bool galley_cli_delivery_take(void *context, const galley_cli_work *work,
                              galley_cli_result *result);
/* After the last: what was counted behind it, and output on the disk where there is a journal. */
bool galley_cli_delivery_finish(galley_cli_delivery *delivery, const galley_cli_tally *rest);
void galley_cli_delivery_close(galley_cli_delivery *delivery);

#endif
