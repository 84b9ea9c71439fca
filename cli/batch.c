/*
 * The run through all inputs. In: a feed of works; out: their results, delivered in order.
 *
 * With one job it is a loop. With more, works get numbers as they are read, and number n has its
 * place in slot n modulo the size of a ring. Each thread does what is most wanted: it delivers,
 * when the work whose turn it is is done; it reads (of an archive that means unpacking), when at
 * most one work waits beside those that idle threads will take; or it takes the next work that
 * waits. One delivers at a time, and one reads. So there is no thread that only reads or writes,
 * and none that waits while there is something to be done.
 *
 * A thread reads into the memory of the page that it has worked on last, which is in its
 * processor's cache: so there are as many pages in memory as are waiting or worked on, and not one
 * a slot.
 *
 * Nobody reads while the ring is full, or while what lies in it is over a number of bytes: so what
 * is in memory is bounded whatever the inputs, a slow page holds the others up only by the length
 * of the ring, and a slow output slows the reading.
 *
 * The thread that began waits for the end alone: it must be there to leave when the output has
 * failed and others wait for input that never comes. One lock guards the numbers, and is never held
 * across anything slow.
 */
#define _POSIX_C_SOURCE 200809L
#include "batch.h"

#include "alloc.h"

#include <pthread.h>
#include <stdint.h>
#include <stdlib.h>

/* Slots for each worker: a page that takes eight times the usual still lets the others go on. */
enum { SLOTS_PER_JOB = 8 };

/* Bytes of pages and records in the ring before reading waits: enough for every slot of ordinary
 * pages, and little beside what a few threads need for themselves. */
static const size_t held_base = (size_t)16 << 20;
static const size_t held_per_job = (size_t)2 << 20;

typedef struct work_slot {
    galley_cli_work work;
    galley_cli_result result;
    bool done;
} work_slot;

typedef struct work_batch {
    const galley_cli_task *task;
    galley_cli_feed *feed;
    galley_cli_sink sink;
    pthread_mutex_t lock;
    pthread_cond_t has_task; /* for workers */
    pthread_cond_t has_end;  /* for the thread that began */
    work_slot *slots;
    size_t slot_count;
    size_t held; /* bytes in the ring */
    size_t held_max;
    uint64_t read;    /* works read into slots */
    uint64_t begun;   /* of these, taken by workers */
    uint64_t written; /* of these, delivered */
    unsigned idle;    /* threads that found nothing to do */
    bool reading;     /* somebody is */
    bool delivering;  /* the same */
    bool exhausted;   /* there is nothing more to be read */
    bool failed;      /* the sink */
} work_batch;

/* A thread and what it works with. */
typedef struct work_hand {
    work_batch *batch;
    galley_cli_worker worker;
    galley_cli_text bytes; /* memory of the page before, for the next one */
    pthread_t thread;
} work_hand;

static void exchange(galley_cli_text *one, galley_cli_text *other) {
    galley_cli_text kept = *one;
    *one = *other;
    *other = kept;
}

/* Works in the thread that calls. */
static galley_cli_batch_end run_alone(const galley_cli_task *task, galley_cli_feed *feed,
                                      galley_cli_sink sink) {
    galley_cli_worker worker;
    work_slot slot = {.done = false};
    galley_cli_batch_end end = GALLEY_CLI_BATCH_END_OK;
    if (!galley_cli_worker_open(&worker, task)) {
        return GALLEY_CLI_BATCH_END_NO_MEMORY;
    }
    while (end == GALLEY_CLI_BATCH_END_OK && galley_cli_feed_next(feed, &slot.work)) {
        galley_cli_worker_do(&worker, &slot.work, &slot.result);
        if (!sink.take(sink.context, &slot.work, &slot.result)) {
            end = GALLEY_CLI_BATCH_END_WRITE;
        }
        galley_cli_work_clear(&slot.work);
    }
    galley_cli_work_free(&slot.work);
    galley_cli_result_free(&slot.result);
    galley_cli_worker_close(&worker);
    return end;
}

static work_slot *slot_of(work_batch *batch, uint64_t number) {
    return &batch->slots[number % batch->slot_count];
}

static bool may_read(const work_batch *batch) {
    return !batch->reading && !batch->exhausted &&
           batch->read - batch->written < batch->slot_count &&
           (batch->held < batch->held_max || batch->read == batch->written);
}

static bool may_work(const work_batch *batch) { return batch->begun < batch->read; }

static bool may_deliver(work_batch *batch) {
    return !batch->delivering && batch->written < batch->begun &&
           slot_of(batch, batch->written)->done;
}

static bool is_over(const work_batch *batch) {
    return batch->failed || (batch->exhausted && batch->written == batch->read);
}

/* The lock is held, here and in the next four. There may be more to do than one thread does. */
static void wake_another(work_batch *batch) {
    if (may_deliver(batch) || may_work(batch) || may_read(batch)) {
        (void)pthread_cond_signal(&batch->has_task);
    }
}

static void tell_end(work_batch *batch) {
    if (is_over(batch)) {
        (void)pthread_cond_broadcast(&batch->has_task);
        (void)pthread_cond_signal(&batch->has_end);
    }
}

/* Reads the next work into a slot that nobody else looks at until it counts as read. */
static void read_next(work_hand *hand) {
    work_batch *batch = hand->batch;
    work_slot *slot = slot_of(batch, batch->read);
    batch->reading = true;
    wake_another(batch);
    (void)pthread_mutex_unlock(&batch->lock);
    exchange(&hand->bytes, &slot->work.bytes);
    bool got = galley_cli_feed_next(batch->feed, &slot->work);
    (void)pthread_mutex_lock(&batch->lock);
    batch->reading = false;
    if (got) {
        slot->done = false;
        batch->held += slot->work.bytes.len;
        batch->read++;
    } else {
        batch->exhausted = true;
        tell_end(batch);
    }
}

static void work_on_next(work_hand *hand) {
    work_batch *batch = hand->batch;
    work_slot *slot = slot_of(batch, batch->begun++);
    size_t held = slot->work.bytes.len;
    wake_another(batch);
    (void)pthread_mutex_unlock(&batch->lock);
    galley_cli_worker_do(&hand->worker, &slot->work, &slot->result);
    galley_cli_work_drop_page(&slot->work);
    exchange(&hand->bytes, &slot->work.bytes);
    (void)pthread_mutex_lock(&batch->lock);
    slot->done = true;
    batch->held += slot->result.record.len;
    batch->held -= held;
}

static void deliver_next(work_batch *batch) {
    work_slot *slot = slot_of(batch, batch->written);
    size_t held = slot->result.record.len;
    batch->delivering = true;
    wake_another(batch);
    (void)pthread_mutex_unlock(&batch->lock);
    bool taken = batch->sink.take(batch->sink.context, &slot->work, &slot->result);
    galley_cli_work_clear(&slot->work);
    galley_cli_result_clear(&slot->result);
    (void)pthread_mutex_lock(&batch->lock);
    batch->delivering = false;
    batch->failed = !taken;
    batch->held -= held;
    batch->written++;
    tell_end(batch);
}

static void *work(void *context) {
    work_hand *hand = context;
    work_batch *batch = hand->batch;
    (void)pthread_mutex_lock(&batch->lock);
    while (!is_over(batch)) {
        bool few = batch->read - batch->begun <= 1 + batch->idle;
        if (may_deliver(batch)) {
            deliver_next(batch);
        } else if (may_read(batch) && (few || !may_work(batch))) {
            read_next(hand);
        } else if (may_work(batch)) {
            work_on_next(hand);
        } else {
            batch->idle++;
            (void)pthread_cond_wait(&batch->has_task, &batch->lock);
            batch->idle--;
        }
    }
    (void)pthread_mutex_unlock(&batch->lock);
    return NULL;
}

static galley_cli_batch_end wait_for_end(work_batch *batch) {
    (void)pthread_mutex_lock(&batch->lock);
    while (!is_over(batch)) {
        (void)pthread_cond_wait(&batch->has_end, &batch->lock);
    }
    bool failed = batch->failed;
    (void)pthread_mutex_unlock(&batch->lock);
    return failed ? GALLEY_CLI_BATCH_END_WRITE : GALLEY_CLI_BATCH_END_OK;
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
        galley_cli_text_free(&hands[i].bytes);
    }
}

/* The threads are still at work in what would be freed, or wait for input that never comes: nobody
 * waits for them, and the process ends. */
static void leave_hands(work_hand *hands, unsigned count) {
    for (unsigned i = 0; i < count; i++) {
        (void)pthread_detach(hands[i].thread);
    }
}

static work_batch *make_batch(const galley_cli_task *task, galley_cli_feed *feed,
                              galley_cli_sink sink, unsigned jobs) {
    work_batch *batch = galley_cli_alloc(1, sizeof *batch);
    batch->task = task;
    batch->feed = feed;
    batch->sink = sink;
    batch->held_max = held_base + jobs * held_per_job;
    batch->slot_count = (size_t)jobs * SLOTS_PER_JOB;
    batch->slots = galley_cli_alloc(batch->slot_count, sizeof *batch->slots);
    (void)pthread_mutex_init(&batch->lock, NULL);
    (void)pthread_cond_init(&batch->has_task, NULL);
    (void)pthread_cond_init(&batch->has_end, NULL);
    return batch;
}

static void free_batch(work_batch *batch) {
    for (size_t i = 0; i < batch->slot_count; i++) {
        galley_cli_work_free(&batch->slots[i].work);
        galley_cli_result_free(&batch->slots[i].result);
    }
    (void)pthread_cond_destroy(&batch->has_end);
    (void)pthread_cond_destroy(&batch->has_task);
    (void)pthread_mutex_destroy(&batch->lock);
    free(batch->slots);
    free(batch);
}

static galley_cli_batch_end run_together(const galley_cli_task *task, galley_cli_feed *feed,
                                         galley_cli_sink sink, unsigned jobs) {
    work_batch *batch = make_batch(task, feed, sink, jobs);
    work_hand *hands = galley_cli_alloc(jobs, sizeof *hands);
    unsigned started = start_hands(batch, hands, jobs);
    galley_cli_batch_end end = started == 0 ? run_alone(task, feed, sink) : wait_for_end(batch);
    if (end == GALLEY_CLI_BATCH_END_WRITE) {
        leave_hands(hands, started);
        return end;
    }
    join_hands(hands, started);
    free_batch(batch);
    free(hands);
    return end;
}

galley_cli_batch_end galley_cli_batch_run(const galley_cli_task *task, galley_cli_feed *feed,
                                          galley_cli_sink sink, unsigned jobs) {
    return jobs > 1 ? run_together(task, feed, sink, jobs) : run_alone(task, feed, sink);
}
