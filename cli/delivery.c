/*
 * Writing in order. In: works with their results, in the order of the inputs; out: bytes of output,
 * lines for people, counts, and checkpoints in the journal.
 *
 * A checkpoint stands before a record of an archive, as soon as a certain amount of output or input
 * has gone by since the one before. That is a question of bytes and not of time: so a packed file
 * has the ends of its members at the same places in every run, and a run that was broken off and
 * resumed gives the same bytes as one that was not.
 */
#include "delivery.h"

#include "clock.h"
#include "hash.h"

#include <inttypes.h>
#include <string.h>

/* Input bytes that count as one of output: archives of which little is wanted get checkpoints too.
 */
enum { INPUT_SHARE = 32 };

static bool open_journal(galley_cli_delivery *delivery) {
    return galley_cli_journal_is_open(&delivery->journal) ||
           !galley_cli_output_is_file(delivery->output) ||
           galley_cli_journal_begin(&delivery->journal, delivery->options->output,
                                    delivery->fingerprint);
}

static bool vouch(galley_cli_delivery *delivery, const galley_cli_work *work) {
    const char *path = work->item.path;
    galley_cli_checkpoint checkpoint = {
        .place = work->place,
        .name_hash = galley_cli_hash(path, strlen(path), 0),
        .extent = delivery->output->extent,
        .tally = delivery->tally,
    };
    return !galley_cli_journal_is_open(&delivery->journal) ||
           (galley_cli_output_sync(delivery->output) &&
            galley_cli_journal_vouch(&delivery->journal, &checkpoint));
}

/* Before a work is written: a checkpoint when it is time, and a new file when the present one has
 * its size. The size is looked at behind the seal, as a run that is resumed there finds it. */
static bool prepare(galley_cli_delivery *delivery, const galley_cli_work *work) {
    uint64_t step = delivery->options->checkpoint;
    galley_cli_output *output = delivery->output;
    if (work->is_record && !open_journal(delivery)) {
        return false;
    }
    bool due = work->is_record &&
               (delivery->output_since >= step || delivery->input_since / INPUT_SHARE >= step);
    if (due && !galley_cli_output_seal(output)) {
        return false;
    }
    bool full = galley_cli_output_is_full(output);
    if (full && !galley_cli_output_turn(output)) {
        return false;
    }
    if (!work->is_record || !(due || full)) {
        return true;
    }
    delivery->output_since = 0;
    delivery->input_since = 0;
    return vouch(delivery, work);
}

/* A record is named with its place, which says where to look. */
static void tell_failure(galley_cli_delivery *delivery, const galley_cli_work *work,
                         const galley_cli_result *result) {
    galley_cli_text words = {NULL, 0, 0};
    if (work->is_record) {
        galley_cli_text_print(&words, "record at %" PRIu64, work->place.offset);
        if (work->shared) {
            galley_cli_text_print(&words, "+%" PRIu64, work->place.within);
        }
        if (work->item.url != NULL) {
            galley_cli_text_print(&words, " (%s)", work->item.url);
        }
        galley_cli_text_print(&words, ": ");
    }
    galley_cli_text_print(&words, "%.*s", (int)result->reason.len, result->reason.bytes);
    galley_cli_report_failed(delivery->report, work->item.path, words.bytes);
    galley_cli_text_free(&words);
}

static bool write_record(galley_cli_delivery *delivery, const galley_cli_text *record) {
    const galley_cli_tally *tally = &delivery->tally;
    bool first = tally->of[GALLEY_CLI_COUNT_KEPT] == 0 && tally->of[GALLEY_CLI_COUNT_EMPTY] == 0;
    size_t separator = delivery->separate && !first ? 2 : 0;
    delivery->output_since += separator + record->len;
    delivery->tally.of[GALLEY_CLI_COUNT_BYTES_OUT] += separator + record->len;
    return galley_cli_output_write(delivery->output, "\f\n", separator) &&
           galley_cli_output_write(delivery->output, record->bytes, record->len);
}

static bool is_written(galley_cli_count became) {
    return became == GALLEY_CLI_COUNT_KEPT || became == GALLEY_CLI_COUNT_EMPTY;
}

/* Whether the text has been written already. */
static bool is_duplicate(galley_cli_delivery *delivery, const galley_cli_result *result) {
    if (delivery->dedup.hashes == NULL || result->became != GALLEY_CLI_COUNT_KEPT) {
        return false;
    }
    if (galley_cli_journal_is_open(&delivery->journal)) {
        galley_cli_journal_note(&delivery->journal, result->text_hash);
    }
    return galley_cli_dedup_seen(&delivery->dedup, result->text_hash);
}

static bool settle(galley_cli_delivery *delivery, const galley_cli_work *work,
                   galley_cli_result *result) {
    bool written = true;
    if (is_duplicate(delivery, result)) {
        result->became = GALLEY_CLI_COUNT_SKIP_DUPLICATE;
    }
    if (is_written(result->became)) {
        written = write_record(delivery, &result->record);
    }
    delivery->tally.of[result->became] += !work->is_loss;
    galley_cli_tally_add(&delivery->tally, &work->own);
    delivery->tally.of[GALLEY_CLI_COUNT_TIME_EXTRACT] += result->extract_time;
    delivery->tally.of[GALLEY_CLI_COUNT_TIME_RENDER] += result->render_time;
    if (result->became == GALLEY_CLI_COUNT_FAILED) {
        tell_failure(delivery, work, result);
    }
    return written;
}

bool galley_cli_delivery_take(void *context, const galley_cli_work *work,
                              galley_cli_result *result) {
    galley_cli_delivery *delivery = context;
    uint64_t begun = galley_cli_clock();
    galley_cli_tally_add(&delivery->tally, &work->before);
    delivery->input_since += work->passed;
    bool written = prepare(delivery, work) && settle(delivery, work, result);
    delivery->tally.of[GALLEY_CLI_COUNT_TIME_WRITE] += galley_cli_clock() - begun;
    if (work->is_record || work->is_loss) {
        galley_cli_report_archive(delivery->report);
    }
    galley_cli_report_done(delivery->report, &delivery->tally, work->read);
    return written;
}

bool galley_cli_delivery_finish(galley_cli_delivery *delivery, const galley_cli_tally *rest) {
    galley_cli_tally_add(&delivery->tally, rest);
    return galley_cli_output_seal(delivery->output) &&
           (!galley_cli_journal_is_open(&delivery->journal) ||
            galley_cli_output_sync(delivery->output));
}

void galley_cli_delivery_close(galley_cli_delivery *delivery) {
    galley_cli_journal_close(&delivery->journal);
    galley_cli_dedup_close(&delivery->dedup);
}
