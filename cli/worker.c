/*
 * One page after the other: read it where it is a file, fetch it where it is a URL, look whether it
 * is a page at all, extract, see whether it is wanted, write the record into memory. In: a work;
 * out: a record or the reason why there is none. A record is whole before any of it is written, so
 * that an input that fails leaves nothing behind in the output.
 */
#include "worker.h"

#include "binary.h"
#include "clock.h"
#include "hash.h"
#include "origin.h"
#include "peek.h"
#include "read_file.h"
#include "scheme.h"

#include <stdlib.h>
#include <string.h>

/* Buffers that a rare huge page has blown up are not kept: ordinary pages are far below both. */
static const size_t input_keep = (size_t)16 << 20;
static const size_t record_keep = (size_t)1 << 18;
/* The library's workspace takes some twice the page, of tags alone ten times as much, and is not
 * given back until it is freed. */
static const size_t page_keep = (size_t)2 << 20;

/*
 * The most tags of a page, or lines of a text, in an archive, where nobody has chosen it: what a
 * page costs in time and memory goes with them more than with its length. A hundred bytes each make
 * 100 MB; the largest articles have some ten thousand. A page that is shorter than a tag for each
 * cannot have so many.
 */
enum { MARKS_MAX = 1 << 20, MARK_LEN = 3 };

bool galley_cli_worker_open(galley_cli_worker *worker, const galley_cli_task *task) {
    *worker = (galley_cli_worker){task, galley_page_new(task->engine), {NULL, 0, 0}, NULL};
    return worker->page != NULL;
}

void galley_cli_worker_close(galley_cli_worker *worker) {
    galley_page_free(worker->page);
    galley_cli_text_free(&worker->bytes);
    galley_cli_fetcher_free(worker->fetcher);
    worker->fetcher = NULL;
    worker->page = NULL;
}

void galley_cli_result_clear(galley_cli_result *result) {
    result->became = GALLEY_CLI_COUNT_FAILED;
    result->text_hash = 0;
    result->extract_time = 0;
    result->render_time = 0;
    galley_cli_text_trim(&result->record, record_keep);
    galley_cli_text_clear(&result->reason);
}

void galley_cli_result_free(galley_cli_result *result) {
    galley_cli_text_free(&result->record);
    galley_cli_text_free(&result->reason);
}

/* False, with the reason, when the bytes are plainly no page. */
static bool check_kind(const galley_cli_task *task, const galley_cli_text *page,
                       galley_cli_text *reason) {
    char first[1024];
    const char *bytes = page->bytes;
    size_t len = page->len;
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
    const char *name = task->any_bytes ? NULL : galley_cli_binary_name(bytes, len);
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

static galley_hints hints_of(const galley_cli_task *task, const galley_cli_work *work) {
    galley_hints hints = GALLEY_HINTS_INIT;
    hints.source = slice_of(work->item.path);
    hints.url = slice_of(work->item.url);
    hints.id = slice_of(work->item.id);
    hints.charset = slice_of(work->item.charset);
    hints.input = work->input;
    hints.sites = task->sites;
    return hints;
}

static bool extract(galley_cli_worker *worker, const galley_cli_work *work,
                    const galley_cli_text *bytes, galley_cli_text *reason) {
    galley_error error = {GALLEY_STATUS_OK, NULL, 0};
    galley_hints hints = hints_of(worker->task, work);
    galley_status status = galley_extract(worker->page, bytes->bytes, bytes->len, &hints, &error);
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

static bool render(const galley_cli_worker *worker, const galley_cli_work *work,
                   galley_cli_result *result) {
    galley_format format = worker->task->format;
    galley_status status = galley_render(worker->page, format, add_to_record, &result->record);
    if (status == GALLEY_STATUS_OK && galley_cli_origin_add(work, format, &result->record)) {
        return true;
    }
    galley_cli_text_print(&result->reason, "not enough memory for its record");
    return false;
}

/* What the article is counted as, with its record written when it is wanted. */
static galley_cli_count write_record(const galley_cli_worker *worker, const galley_cli_work *work,
                                     galley_cli_result *result) {
    const galley_cli_choice *choice = worker->task->choice;
    const galley_article *article = galley_page_article(worker->page);
    galley_slice text = galley_article_field(article, GALLEY_FIELD_TEXT);
    galley_cli_count refused = galley_cli_choice_of_article(choice, article);
    if (refused != GALLEY_CLI_COUNTS) {
        return refused;
    }
    if (choice->dedup && text.len > 0) {
        result->text_hash = galley_cli_hash(text.ptr, text.len, 0);
    }
    if (!render(worker, work, result)) {
        return GALLEY_CLI_COUNT_FAILED;
    }
    return text.len > 0 ? GALLEY_CLI_COUNT_KEPT : GALLEY_CLI_COUNT_EMPTY;
}

static galley_cli_count make_record(galley_cli_worker *worker, const galley_cli_work *work,
                                    const galley_cli_text *bytes, galley_cli_result *result) {
    uint64_t begun = galley_cli_clock();
    bool extracted = extract(worker, work, bytes, &result->reason);
    uint64_t between = galley_cli_clock();
    galley_cli_count became =
        extracted ? write_record(worker, work, result) : GALLEY_CLI_COUNT_FAILED;
    result->extract_time = between - begun;
    result->render_time = galley_cli_clock() - between;
    return became;
}

/* The page's prints instead of a record. */
static galley_cli_count make_prints(galley_cli_worker *worker, const galley_cli_work *work,
                                    const galley_cli_text *bytes, galley_cli_result *result) {
    uint64_t begun = galley_cli_clock();
    galley_prints prints = {NULL, 0};
    galley_hints hints = hints_of(worker->task, work);
    bool made = galley_page_prints(worker->page, bytes->bytes, bytes->len, &hints, &prints, NULL) ==
                    GALLEY_STATUS_OK &&
                galley_cli_text_add(&result->record, (const char *)(const void *)prints.ptr,
                                    prints.len * sizeof *prints.ptr);
    result->extract_time = galley_cli_clock() - begun;
    return made ? GALLEY_CLI_COUNT_KEPT : GALLEY_CLI_COUNT_FAILED;
}

/* False, with the reason, when the page of a record is more work than a page may be. */
static bool check_work(const galley_cli_work *work, const galley_cli_text *page,
                       galley_cli_text *reason) {
    char mark = work->input == GALLEY_INPUT_TEXT ? '\n' : '<';
    size_t marks = 0;
    if (!work->is_record || page->len < (size_t)MARKS_MAX * MARK_LEN) {
        return true;
    }
    for (size_t i = 0; i < page->len; i++) {
        marks += page->bytes[i] == mark;
    }
    if (marks > MARKS_MAX) {
        galley_cli_text_print(reason, "a page of more than %d %s", MARKS_MAX,
                              mark == '<' ? "tags" : "lines");
    }
    return marks <= MARKS_MAX;
}

/* The workspace of a huge page is given back. */
static void renew_page(galley_cli_worker *worker) {
    galley_page *page = galley_page_new(worker->task->engine);
    if (page != NULL) {
        galley_page_free(worker->page);
        worker->page = page;
    }
}

static bool is_fetched(const galley_cli_work *work) {
    return !work->in_memory && galley_cli_scheme_of(work->item.path) != GALLEY_CLI_SCHEME_NONE;
}

/* Whether nothing is to be learnt of it: hosts are not asked for a page twice. */
static bool is_left_out(const galley_cli_task *task, const galley_cli_work *work) {
    return task->learns && (work->item.url == NULL || is_fetched(work));
}

/* Files can be chosen by the address that a list gives them, URLs by themselves; records have been
 * already. */
static galley_cli_count choose_file(const galley_cli_choice *choice, const galley_cli_work *work) {
    const char *path = work->item.path;
    const char *url = work->item.url == NULL && is_fetched(work) ? path : work->item.url;
    return work->is_record ? GALLEY_CLI_COUNTS
                           : galley_cli_choice_of_url(choice, slice_of(url), slice_of(path));
}

/* What is not known becomes what was found, which is owned; else that is freed. */
static void settle(char **known, char *found) {
    if (*known == NULL) {
        *known = found;
    } else {
        free(found);
    }
}

static bool fetch(galley_cli_worker *worker, galley_cli_work *work, galley_cli_text *reason) {
    galley_cli_fetched fetched = {NULL, NULL, 0};
    if (worker->fetcher == NULL) {
        worker->fetcher = galley_cli_fetcher_new(worker->task->fetch);
    }
    bool got = galley_cli_fetch(worker->fetcher, work->item.path, &worker->bytes, &fetched, reason);
    settle(&work->item.url, fetched.url);
    settle(&work->item.charset, fetched.charset);
    work->status = fetched.status;
    return got;
}

/* Brings the bytes of a page that are not there yet. */
static bool bring(galley_cli_worker *worker, galley_cli_work *work, galley_cli_text *reason) {
    const galley_cli_task *task = worker->task;
    if (work->in_memory) {
        return true;
    }
    return is_fetched(work) ? fetch(worker, work, reason)
                            : galley_cli_read_file(work->item.path, task->max_bytes, task->output,
                                                   &worker->bytes, reason);
}

static galley_cli_count look_at(galley_cli_worker *worker, galley_cli_work *work,
                                galley_cli_result *result) {
    const galley_cli_task *task = worker->task;
    const galley_cli_text *bytes = work->in_memory ? &work->bytes : &worker->bytes;
    if (work->item.failure != NULL || is_left_out(task, work)) {
        galley_cli_text_print(&result->reason, "%s",
                              work->item.failure == NULL ? "not learnt" : work->item.failure);
        return GALLEY_CLI_COUNT_FAILED;
    }
    galley_cli_count refused = choose_file(task->choice, work);
    if (refused != GALLEY_CLI_COUNTS) {
        return refused;
    }
    if (!bring(worker, work, &result->reason)) {
        return GALLEY_CLI_COUNT_FAILED;
    }
    if (!check_kind(task, bytes, &result->reason)) {
        /* Of a file somebody has said that it is a page. */
        return work->is_record ? GALLEY_CLI_COUNT_SKIP_TYPE : GALLEY_CLI_COUNT_FAILED;
    }
    if (!check_work(work, bytes, &result->reason)) {
        return GALLEY_CLI_COUNT_FAILED;
    }
    galley_cli_count became = task->learns ? make_prints(worker, work, bytes, result)
                                           : make_record(worker, work, bytes, result);
    if (bytes->len > page_keep) {
        renew_page(worker);
    }
    return became;
}

void galley_cli_worker_do(galley_cli_worker *worker, galley_cli_work *work,
                          galley_cli_result *result) {
    galley_cli_result_clear(result);
    result->became = look_at(worker, work, result);
    if (result->became == GALLEY_CLI_COUNT_FAILED) {
        galley_cli_text_clear(&result->record);
    }
    galley_cli_text_trim(&worker->bytes, input_keep);
}
