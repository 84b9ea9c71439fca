/*
 * From inputs to pages. In: names, in order; out: works, in order, each a page that a worker can
 * take without asking anybody: a file to be read, or the body of a record with what its archive
 * says of it. Records that are not wanted go no further than here; they are counted, and the next
 * work carries the counts.
 *
 * A file is looked at once before it is given: that is one read of its first bytes.
 */
#define _POSIX_C_SOURCE 200809L
#include "feed.h"

#include "alloc.h"
#include "choice.h"
#include "clock.h"
#include "content_type.h"
#include "hash.h"
#include "message.h"
#include "read_file.h"
#include "scheme.h"
#include "stop.h"

#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

void galley_cli_feed_open(galley_cli_feed *feed, const galley_cli_options *options) {
    *feed = (galley_cli_feed){.options = options};
    galley_cli_source_open(&feed->source, options);
}

/* The input at hand is done. */
static void finish_input(galley_cli_feed *feed) {
    if (feed->archive != NULL) {
        uint64_t read = galley_archive_tell(feed->archive);
        feed->counts.of[GALLEY_CLI_COUNT_BYTES_IN] += read;
        feed->read += read;
    }
    galley_archive_close(feed->archive);
    feed->archive = NULL;
    galley_cli_stream_close(&feed->stream);
    galley_cli_item_free(&feed->item);
    feed->ready = false;
}

void galley_cli_feed_close(galley_cli_feed *feed) {
    finish_input(feed);
    galley_cli_source_close(&feed->source);
}

static void fail_item(galley_cli_feed *feed, const galley_cli_text *reason) {
    char *words = galley_cli_alloc_copy(reason->bytes, reason->len);
    galley_cli_item_fail(&feed->item, feed->item.path, words);
    free(words);
}

void galley_cli_feed_set_output(galley_cli_feed *feed, const struct stat *output) {
    struct stat status;
    feed->output = output;
    if (feed->stream.open && fstat(feed->stream.descriptor, &status) == 0 &&
        galley_cli_is_same_file(&status, output)) {
        galley_archive_close(feed->archive);
        feed->archive = NULL;
        galley_cli_stream_close(&feed->stream);
        galley_cli_item_fail(&feed->item, feed->item.path, "is the file that the output goes to");
    }
}

static bool open_archive(galley_cli_feed *feed, uint64_t base) {
    galley_archive_limits limits = {feed->options->record_bytes, feed->options->record_bytes};
    feed->archive = galley_archive_open(galley_cli_stream_read, &feed->stream, base, &limits);
    feed->steps = 0;
    feed->archives++;
    galley_cli_stop_listen();
    return feed->archive != NULL;
}

static bool look_at_item(galley_cli_feed *feed, galley_cli_text *reason) {
    if (!galley_cli_stream_open(&feed->stream, feed->item.path, feed->output, reason) ||
        !galley_cli_stream_look(&feed->stream, reason)) {
        return false;
    }
    if (feed->options->input_is_archive || galley_cli_stream_is_archive(&feed->stream)) {
        if (!open_archive(feed, 0)) {
            galley_cli_message_errno(reason, ENOMEM);
            return false;
        }
    } else if (feed->stream.regular && !feed->stream.is_stdin) {
        galley_cli_stream_close(&feed->stream); /* the worker reads it, beside the others */
    }
    return true;
}

/* Not at what its worker fetches, nor when it is said that inputs are pages. */
static bool is_to_be_looked_at(const galley_cli_feed *feed) {
    return feed->item.failure == NULL && feed->options->input == GALLEY_INPUT_DETECT &&
           galley_cli_scheme_of(feed->item.path) == GALLEY_CLI_SCHEME_NONE;
}

/* Takes the next input and looks what it is. False when there is none. */
static bool take_input(galley_cli_feed *feed) {
    galley_cli_text reason = {NULL, 0, 0};
    if (!galley_cli_source_next(&feed->source, &feed->item)) {
        return false;
    }
    feed->ordinal++;
    feed->ready = true;
    feed->stream.size = 0;
    if (is_to_be_looked_at(feed) && !look_at_item(feed, &reason)) {
        fail_item(feed, &reason);
        galley_cli_stream_close(&feed->stream);
    }
    galley_cli_text_free(&reason);
    return true;
}

bool galley_cli_feed_begins_with_archive(galley_cli_feed *feed) {
    if (!feed->ready && !take_input(feed)) {
        return false;
    }
    return feed->archive != NULL;
}

/* What was counted goes with the work, whose record has this length. */
static void hand_counts(galley_cli_feed *feed, galley_cli_work *work, uint64_t length) {
    work->before = feed->counts;
    work->passed = feed->passed;
    feed->counts = (galley_cli_tally){{0}};
    feed->passed = length;
}

/* An input that is one page: a file, which its worker reads, or what a pipe holds. */
static void give_page(galley_cli_feed *feed, galley_cli_work *work) {
    galley_cli_text reason = {NULL, 0, 0};
    if (feed->stream.open && feed->item.failure == NULL) {
        work->in_memory = galley_cli_stream_read_all(&feed->stream, feed->options->max_bytes,
                                                     &work->bytes, &reason);
        if (!work->in_memory) {
            fail_item(feed, &reason);
        }
    }
    galley_cli_text_free(&reason);
    work->item = feed->item;
    feed->item = (galley_cli_item){NULL, NULL, NULL, NULL, NULL};
    work->input = feed->options->input;
    work->place = (galley_cli_place){.ordinal = feed->ordinal - 1};
    work->own.of[GALLEY_CLI_COUNT_FILES] = 1;
    hand_counts(feed, work, 0);
    finish_input(feed);
}

static char *copy_span(galley_archive_span span) {
    return span.ptr == NULL ? NULL : galley_cli_alloc_copy(span.ptr, span.len);
}

static galley_slice slice_of(galley_archive_span span) {
    return (galley_slice){span.ptr, span.len};
}

static bool is_page_kind(galley_archive_kind kind) {
    return kind == GALLEY_ARCHIVE_RESPONSE || kind == GALLEY_ARCHIVE_RESOURCE ||
           kind == GALLEY_ARCHIVE_CONVERSION;
}

/* Why a record is not wanted; GALLEY_CLI_COUNTS when it is. */
static galley_cli_count refuse(const galley_cli_feed *feed, const galley_archive_record *record) {
    galley_cli_known known = {
        .url = slice_of(record->url),
        .id = slice_of(record->id),
        .type = slice_of(record->content_type),
        .body = slice_of(record->body),
        .status = record->status,
        .is_text = record->kind == GALLEY_ARCHIVE_CONVERSION,
    };
    if (!is_page_kind(record->kind)) {
        return GALLEY_CLI_COUNT_SKIP_KIND;
    }
    return galley_cli_choice_of_record(&feed->options->choice, &known);
}

static void begin_record(const galley_cli_feed *feed, galley_cli_work *work) {
    work->item.path = galley_cli_alloc_copy(feed->item.path, strlen(feed->item.path));
    work->is_record = true;
    work->in_memory = true;
    work->place.ordinal = feed->ordinal - 1;
    work->place.steps = feed->steps - 1;
}

static void add_failure(galley_cli_work *work, const char *format, ...) GALLEY_CLI_PRINTF(2, 3);
static void add_failure(galley_cli_work *work, const char *format, ...) {
    galley_cli_text words = {NULL, 0, 0};
    va_list arguments;
    va_start(arguments, format);
    galley_cli_text_vprint(&words, format, arguments);
    va_end(arguments);
    work->item.failure = galley_cli_alloc_copy(words.bytes, words.len);
    galley_cli_text_free(&words);
}

/* Fills the work with a record. */
static void give_record(galley_cli_feed *feed, const galley_archive_record *record,
                        galley_cli_work *work) {
    bool is_text = record->kind == GALLEY_ARCHIVE_CONVERSION;
    begin_record(feed, work);
    work->place.offset = record->offset;
    work->place.within = record->within;
    work->place.resumable = galley_archive_resumable(feed->archive);
    work->item.url = copy_span(record->url);
    work->record_id = copy_span(record->id);
    work->date = copy_span(record->date);
    work->status = record->status;
    work->length = record->length;
    work->shared = record->shared;
    work->truncated = record->truncated;
    work->input = is_text ? GALLEY_INPUT_TEXT : GALLEY_INPUT_DETECT;
    char *type = copy_span(record->content_type);
    if (type != NULL) {
        work->item.charset = galley_cli_content_type_charset(type);
        free(type);
    }
    if (!galley_cli_text_add(&work->bytes, record->body.ptr, record->body.len)) {
        add_failure(work, "not enough memory");
    }
    work->own.of[GALLEY_CLI_COUNT_RESPONSE + record->kind] = 1;
    work->own.of[GALLEY_CLI_COUNT_TRUNCATED] = record->truncated;
    work->own.of[GALLEY_CLI_COUNT_BYTES_PAGES] = record->body.len;
    hand_counts(feed, work, record->length);
}

static void give_loss(galley_cli_feed *feed, const galley_archive_loss *loss,
                      galley_cli_work *work) {
    begin_record(feed, work);
    work->is_record = false;
    work->is_loss = true;
    work->own.of[GALLEY_CLI_COUNT_LOSSES] = 1;
    work->own.of[GALLEY_CLI_COUNT_LOST_BYTES] = loss->length;
    add_failure(work, "%" PRIu64 " bytes at %" PRIu64 "%s: %s", loss->length, loss->offset,
                loss->shared ? ", unpacked," : "", loss->why);
    hand_counts(feed, work, loss->length);
}

static void give_end_of_reading(galley_cli_feed *feed, const galley_archive_loss *loss,
                                galley_cli_work *work) {
    int number = errno;
    galley_cli_text words = {NULL, 0, 0};
    begin_record(feed, work);
    work->is_record = false;
    work->is_loss = true;
    if (loss->why != NULL) {
        galley_cli_text_print(&words, "%s: ", loss->why);
    }
    galley_cli_message_errno(&words, number);
    add_failure(work, "at byte %" PRIu64 ": %s", galley_archive_tell(feed->archive), words.bytes);
    galley_cli_text_free(&words);
    work->own.of[GALLEY_CLI_COUNT_LOSSES] = 1;
    hand_counts(feed, work, 0);
}

/* The next work of the archive at hand. False when there is none any more. */
static bool next_of_archive(galley_cli_feed *feed, galley_cli_work *work) {
    galley_archive_record record;
    galley_archive_loss loss = {0, 0, 0, false, NULL};
    for (;;) {
        galley_archive_step step = galley_archive_next(feed->archive, &record, &loss);
        feed->steps++;
        /* A pipe that we left ourselves has an end that is none. */
        if (step == GALLEY_ARCHIVE_END || galley_cli_stop_asked() != 0) {
            return false;
        }
        if (step == GALLEY_ARCHIVE_LOSS) {
            give_loss(feed, &loss, work);
            return true;
        }
        if (step == GALLEY_ARCHIVE_FAILED) {
            give_end_of_reading(feed, &loss, work);
            finish_input(feed);
            return true;
        }
        galley_cli_count refused = refuse(feed, &record);
        if (refused == GALLEY_CLI_COUNTS) {
            give_record(feed, &record, work);
            return true;
        }
        feed->counts.of[GALLEY_CLI_COUNT_RESPONSE + record.kind]++;
        feed->counts.of[refused]++;
        feed->passed += record.length;
    }
}

static bool next_work(galley_cli_feed *feed, galley_cli_work *work) {
    while (galley_cli_stop_asked() == 0) {
        if (feed->archive != NULL) {
            feed->ready = false;
            if (next_of_archive(feed, work)) {
                work->read =
                    feed->read + (feed->archive == NULL ? 0 : galley_archive_tell(feed->archive));
                return true;
            }
            if (galley_cli_stop_asked() == 0) {
                finish_input(feed);
            }
        } else if (feed->ready || take_input(feed)) {
            if (feed->archive == NULL) {
                give_page(feed, work);
                work->read = feed->read;
                return true;
            }
        } else {
            return false;
        }
    }
    return false;
}

bool galley_cli_feed_next(galley_cli_feed *feed, galley_cli_work *work) {
    uint64_t begun = galley_cli_clock();
    bool got = next_work(feed, work);
    uint64_t spent = galley_cli_clock() - begun;
    if (got) {
        work->own.of[GALLEY_CLI_COUNT_TIME_READ] = spent;
    } else {
        feed->counts.of[GALLEY_CLI_COUNT_TIME_READ] += spent;
    }
    return got;
}

/* Takes the steps of an archive up to a record that cannot be gone to. */
static bool take_steps(galley_cli_feed *feed, uint64_t steps) {
    galley_archive_record record;
    galley_archive_loss loss;
    while (feed->steps < steps && galley_cli_stop_asked() == 0) {
        galley_archive_step step = galley_archive_next(feed->archive, &record, &loss);
        if (step == GALLEY_ARCHIVE_END || step == GALLEY_ARCHIVE_FAILED) {
            return false;
        }
        feed->steps++;
    }
    return true;
}

static bool go_to_offset(galley_cli_feed *feed, const galley_cli_place *place) {
    galley_archive_close(feed->archive);
    feed->archive = NULL;
    if (!galley_cli_stream_seek(&feed->stream, place->offset) ||
        !open_archive(feed, place->offset)) {
        return false;
    }
    feed->steps = place->steps;
    return true;
}

bool galley_cli_feed_resume(galley_cli_feed *feed, const galley_cli_place *place,
                            uint64_t name_hash, galley_cli_text *reason) {
    uint64_t before = 0;
    while (!feed->ready || feed->ordinal <= place->ordinal) {
        if (feed->ready) {
            before += feed->stream.size;
            finish_input(feed);
        }
        if (!take_input(feed)) {
            galley_cli_text_print(reason, "there are fewer inputs than in the run to be resumed");
            return false;
        }
    }
    const char *path = feed->item.path;
    if (feed->archive == NULL || galley_cli_hash(path, strlen(path), 0) != name_hash) {
        galley_cli_text_print(reason, "%s is not the archive that the run to be resumed was in",
                              path);
        return false;
    }
    feed->counts = (galley_cli_tally){{0}};
    feed->read = before;
    if (!(place->resumable ? go_to_offset(feed, place) : take_steps(feed, place->steps))) {
        galley_cli_text_print(reason, "%s is shorter than in the run to be resumed", path);
        return false;
    }
    return true;
}
