/*
 * The run through all inputs. In: a source; out: records in its order and a report.
 *
 * With one job it is a loop. With more, the inputs get numbers as they are taken, number n has its
 * place in slot n modulo the size of a ring, and the thread that began waits for the slots in turn
 * and writes. A worker takes no further input while the ring is full: so what is in memory is
 * bounded whatever the number of inputs, and a slow page holds the others up only by the length of
 * the ring.
 *
 * Two locks: `taking` is held while the source gives the next input, which may mean waiting for a
 * pipe; `ring` guards the numbers and slots and is never held across anything slow. A thread
 * holding `taking` may take `ring`, not the other way round.
 */
#define _POSIX_C_SOURCE 200809L
#include "batch.h"

#include "alloc.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

/* Slots for each worker: a page that takes eight times the usual still lets the others go on. */
enum { SLOTS_PER_JOB = 8 };

typedef struct work_slot {
    galley_cli_item item;
    galley_cli_result result;
    bool done;
} work_slot;

/* Writes what has been made, in order. */
typedef struct record_sink {
    galley_cli_output *output;
    galley_cli_report *report;
    bool separate; /* texts have no form of their own: a line with a form feed is between two */
    bool begun;
} record_sink;

typedef struct work_batch {
    const galley_cli_task *task;
    galley_cli_source *source;
    record_sink sink;
    pthread_mutex_t taking;
    pthread_mutex_t ring;
    pthread_cond_t has_room;
    pthread_cond_t has_done;
    work_slot *slots;
    size_t slot_count;
    uint64_t taken;   /* inputs given to workers */
    uint64_t written; /* of these, handed on */
    bool exhausted;
} work_batch;

/* A thread and what it works with. */
typedef struct work_hand {
    work_batch *batch;
    galley_cli_worker worker;
    pthread_t thread;
} work_hand;

/* False when output failed. */
static bool deliver(record_sink *sink, galley_cli_item *item, galley_cli_result *result) {
    bool written = true;
    if (result->failed) {
        galley_cli_report_failed(sink->report, item->path, result->reason.bytes);
    } else {
        if (sink->separate && sink->begun) {
            written = galley_cli_output_write(sink->output, "\f\n", 2);
        }
        written = written &&
                  galley_cli_output_write(sink->output, result->record.bytes, result->record.len);
        sink->begun = true;
        galley_cli_report_done(sink->report);
    }
    galley_cli_item_free(item);
    galley_cli_result_clear(result);
    return written;
}

/* Works in the thread that calls. */
static galley_cli_batch_end run_alone(const galley_cli_task *task, galley_cli_source *source,
                                      record_sink *sink) {
    galley_cli_worker worker;
    work_slot slot = {.done = false};
    galley_cli_batch_end end = GALLEY_CLI_BATCH_END_OK;
    if (!galley_cli_worker_open(&worker, task)) {
        return GALLEY_CLI_BATCH_END_NO_MEMORY;
    }
    while (end == GALLEY_CLI_BATCH_END_OK && galley_cli_source_next(source, &slot.item)) {
        galley_cli_worker_do(&worker, &slot.item, &slot.result);
        if (!deliver(sink, &slot.item, &slot.result)) {
            end = GALLEY_CLI_BATCH_END_WRITE;
        }
    }
    galley_cli_result_free(&slot.result);
    galley_cli_worker_close(&worker);
    return end;
}

/* Waits for a slot. False when the work is over. */
static bool wait_for_room(work_batch *batch) {
    (void)pthread_mutex_lock(&batch->ring);
    while (batch->taken - batch->written >= batch->slot_count) {
        (void)pthread_cond_wait(&batch->has_room, &batch->ring);
    }
    bool open = !batch->exhausted;
    (void)pthread_mutex_unlock(&batch->ring);
    return open;
}

/* The next input in a slot of its own, with its number; NULL when there is none. */
static work_slot *take(work_batch *batch, uint64_t *number) {
    work_slot *slot = NULL;
    (void)pthread_mutex_lock(&batch->taking);
    if (wait_for_room(batch)) {
        /* Only the holder of `taking` moves `taken`, and the writer does not look past it. */
        *number = batch->taken;
        slot = &batch->slots[*number % batch->slot_count];
        bool got = galley_cli_source_next(batch->source, &slot->item);
        (void)pthread_mutex_lock(&batch->ring);
        if (got) {
            slot->done = false;
            batch->taken++;
        } else {
            slot = NULL;
            batch->exhausted = true;
            (void)pthread_cond_signal(&batch->has_done);
        }
        (void)pthread_mutex_unlock(&batch->ring);
    }
    (void)pthread_mutex_unlock(&batch->taking);
    return slot;
}

static void finish(work_batch *batch, work_slot *slot, uint64_t number) {
    (void)pthread_mutex_lock(&batch->ring);
    slot->done = true;
    if (number == batch->written) {
        (void)pthread_cond_signal(&batch->has_done);
    }
    (void)pthread_mutex_unlock(&batch->ring);
}

static void *work(void *context) {
    work_hand *hand = context;
    work_batch *batch = hand->batch;
    uint64_t number = 0;
    for (work_slot *slot = take(batch, &number); slot != NULL; slot = take(batch, &number)) {
        galley_cli_worker_do(&hand->worker, &slot->item, &slot->result);
        finish(batch, slot, number);
    }
    return NULL;
}

/* The slot whose turn it is, when it is done; NULL when all have been written. */
static work_slot *wait_for_turn(work_batch *batch) {
    work_slot *slot = NULL;
    (void)pthread_mutex_lock(&batch->ring);
    for (;;) {
        slot = &batch->slots[batch->written % batch->slot_count];
        bool waiting = batch->written < batch->taken;
        if (waiting && slot->done) {
            break;
        }
        if (!waiting && batch->exhausted) {
            slot = NULL;
            break;
        }
        (void)pthread_cond_wait(&batch->has_done, &batch->ring);
    }
    (void)pthread_mutex_unlock(&batch->ring);
    return slot;
}

static galley_cli_batch_end deliver_all(work_batch *batch) {
    for (work_slot *slot = wait_for_turn(batch); slot != NULL; slot = wait_for_turn(batch)) {
        if (!deliver(&batch->sink, &slot->item, &slot->result)) {
            return GALLEY_CLI_BATCH_END_WRITE;
        }
        (void)pthread_mutex_lock(&batch->ring);
        batch->written++;
        (void)pthread_cond_signal(&batch->has_room);
        (void)pthread_mutex_unlock(&batch->ring);
    }
    return GALLEY_CLI_BATCH_END_OK;
}

/* Starts as many threads as can be had, and returns how many those are. */
static unsigned start_hands(work_batch *batch, work_hand *hands, unsigned jobs) {
    unsigned count = 0;
    while (count < jobs) {
        work_hand *hand = &hands[count];
        hand->batch = batch;
        if (!galley_cli_worker_open(&hand->worker, batch->task) ||
            pthread_create(&hand->thread, NULL, work, hand) != 0) {
            galley_cli_worker_close(&hand->worker);
            break;
        }
        count++;
    }
    return count;
}

static void join_hands(work_hand *hands, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        (void)pthread_join(hands[i].thread, NULL);
        galley_cli_worker_close(&hands[i].worker);
    }
}

static work_batch *make_batch(const galley_cli_task *task, galley_cli_source *source,
                              const record_sink *sink, unsigned jobs) {
    work_batch *batch = galley_cli_alloc(1, sizeof *batch);
    batch->task = task;
    batch->source = source;
    batch->sink = *sink;
    batch->slot_count = (size_t)jobs * SLOTS_PER_JOB;
    batch->slots = galley_cli_alloc(batch->slot_count, sizeof *batch->slots);
    (void)pthread_mutex_init(&batch->taking, NULL);
    (void)pthread_mutex_init(&batch->ring, NULL);
    (void)pthread_cond_init(&batch->has_room, NULL);
    (void)pthread_cond_init(&batch->has_done, NULL);
    return batch;
}

static void free_batch(work_batch *batch) {
    for (size_t i = 0; i < batch->slot_count; i++) {
        galley_cli_item_free(&batch->slots[i].item);
        galley_cli_result_free(&batch->slots[i].result);
    }
    (void)pthread_cond_destroy(&batch->has_done);
    (void)pthread_cond_destroy(&batch->has_room);
    (void)pthread_mutex_destroy(&batch->ring);
    (void)pthread_mutex_destroy(&batch->taking);
    free(batch->slots);
    free(batch);
}

static galley_cli_batch_end run_together(const galley_cli_task *task, galley_cli_source *source,
                                         record_sink *sink, unsigned jobs) {
    work_batch *batch = make_batch(task, source, sink, jobs);
    work_hand *hands = galley_cli_alloc(jobs, sizeof *hands);
    unsigned started = start_hands(batch, hands, jobs);
    galley_cli_batch_end end = started == 0 ? run_alone(task, source, sink) : deliver_all(batch);
    if (end == GALLEY_CLI_BATCH_END_WRITE) {
        return end; /* the threads are still at work in what would be freed here */
    }
    join_hands(hands, started);
    free_batch(batch);
    free(hands);
    return end;
}

galley_cli_batch_end galley_cli_batch_run(const galley_cli_task *task, galley_cli_source *source,
                                          galley_cli_output *output, galley_cli_report *report,
                                          unsigned jobs) {
    bool is_record = task->format == GALLEY_FORMAT_JSON || task->format == GALLEY_FORMAT_JSONL;
    record_sink sink = {output, report, !is_record, false};
    return jobs > 1 ? run_together(task, source, &sink, jobs) : run_alone(task, source, &sink);
}
