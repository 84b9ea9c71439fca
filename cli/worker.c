/*
 * One input after the other: read it, look whether it is a page at all, extract, write the record
 * into memory. In: an item; out: a record or the reason why there is none. A record is whole before
 * any of it is written, so that an input that fails leaves nothing behind in the output.
 */
#include "worker.h"

#include "binary.h"
#include "peek.h"
#include "read_file.h"

#include <string.h>

/* Buffers that a rare huge page has blown up are not kept: ordinary pages are far below both. */
static const size_t input_keep = (size_t)16 << 20;
static const size_t record_keep = (size_t)1 << 20;

bool galley_cli_worker_open(galley_cli_worker *worker, const galley_cli_task *task) {
    *worker = (galley_cli_worker){task, galley_page_new(task->engine), {NULL, 0, 0}};
    return worker->page != NULL;
}

void galley_cli_worker_close(galley_cli_worker *worker) {
    galley_page_free(worker->page);
    galley_cli_text_free(&worker->bytes);
    worker->page = NULL;
}

void galley_cli_result_clear(galley_cli_result *result) {
    result->failed = false;
    galley_cli_text_trim(&result->record, record_keep);
    galley_cli_text_clear(&result->reason);
}

void galley_cli_result_free(galley_cli_result *result) {
    galley_cli_text_free(&result->record);
    galley_cli_text_free(&result->reason);
}

/* False, with the reason, when the bytes are plainly no page. */
static bool check_kind(const galley_cli_worker *worker, galley_cli_text *reason) {
    char first[1024];
    const char *bytes = worker->bytes.bytes;
    size_t len = worker->bytes.len;
    bool packed = len > 0 && galley_cli_peek_is_gzip(bytes, len);
    if (packed) {
        if (!galley_cli_peek_gzip(bytes, len, first, sizeof first, &len)) {
            return true; /* the library will say what is wrong with it */
        }
        bytes = first;
    }
    if (len == 0) {
        galley_cli_text_print(reason, packed ? "empty when unpacked" : "empty");
        return false;
    }
    const char *name =
        worker->task->input != GALLEY_INPUT_DETECT ? NULL : galley_cli_binary_name(bytes, len);
    if (name != NULL) {
        galley_cli_text_print(reason, "not a page but %s%s", name,
                              packed ? ", packed by gzip" : "");
    }
    return name == NULL;
}

static galley_slice slice_of(const char *string) {
    galley_slice slice = {string, string == NULL ? 0 : strlen(string)};
    return slice;
}

static bool extract(galley_cli_worker *worker, const galley_cli_item *item,
                    galley_cli_text *reason) {
    galley_error error = {GALLEY_STATUS_OK, NULL, 0};
    galley_hints hints = GALLEY_HINTS_INIT;
    hints.source = slice_of(item->path);
    hints.url = slice_of(item->url);
    hints.id = slice_of(item->id);
    hints.charset = slice_of(item->charset);
    hints.input = worker->task->input;
    galley_status status =
        galley_extract(worker->page, worker->bytes.bytes, worker->bytes.len, &hints, &error);
    if (status == GALLEY_STATUS_OK) {
        return true;
    }
    galley_cli_text_print(reason, "%s", error.message == NULL ? "failed" : error.message);
    if (status == GALLEY_STATUS_CORRUPT) {
        galley_cli_text_print(reason, " (at byte %zu)", error.position);
    }
    return false;
}

static int add_to_record(void *context, const char *bytes, size_t len) {
    galley_cli_text *record = context;
    return galley_cli_text_add(record, bytes, len) ? 0 : 1;
}

static bool render(const galley_cli_worker *worker, galley_cli_result *result) {
    galley_status status =
        galley_render(worker->page, worker->task->format, add_to_record, &result->record);
    if (status != GALLEY_STATUS_OK) {
        galley_cli_text_print(&result->reason, "not enough memory for its record");
    }
    return status == GALLEY_STATUS_OK;
}

void galley_cli_worker_do(galley_cli_worker *worker, const galley_cli_item *item,
                          galley_cli_result *result) {
    const galley_cli_task *task = worker->task;
    galley_cli_result_clear(result);
    if (item->failure != NULL) {
        galley_cli_text_print(&result->reason, "%s", item->failure);
        result->failed = true;
        return;
    }
    result->failed = !galley_cli_read_file(item->path, task->max_bytes, task->output,
                                           &worker->bytes, &result->reason) ||
                     !check_kind(worker, &result->reason) ||
                     !extract(worker, item, &result->reason) || !render(worker, result);
    if (result->failed) {
        galley_cli_text_clear(&result->record);
    }
    galley_cli_text_trim(&worker->bytes, input_keep);
}
