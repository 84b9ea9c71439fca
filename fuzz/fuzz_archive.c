/*
 * Fuzzes the reader of web archives with whole files.
 *
 * What must hold: reading ends, however the bytes arrive the steps are the same, bodies keep to
 * their limit, places lie in the file and follow one another, and the archive opened again at a
 * record that says so gives that record.
 */
#include "../archive/archive.h"
#include "target.h"

#include <string.h>

enum { RECORD_BYTES = 4096, BODY_BYTES = 8192 };

typedef struct reading {
    const uint8_t *bytes;
    size_t len;
    size_t at;
    size_t step;
} reading;

static ptrdiff_t read_some(void *ctx, char *bytes, size_t len) {
    reading *from = ctx;
    size_t left = from->len - from->at;
    size_t count = len < left ? len : left;
    count = count < from->step ? count : from->step;
    if (count > 0) {
        memcpy(bytes, from->bytes + from->at, count);
    }
    from->at += count;
    return (ptrdiff_t)count;
}

/* FNV-1a over all that a step says. */
static void add(uint64_t *sum, const void *bytes, size_t len) {
    const unsigned char *at = bytes;
    for (size_t i = 0; i < len; i++) {
        *sum = (*sum ^ at[i]) * UINT64_C(1099511628211);
    }
}

static void add_span(uint64_t *sum, galley_archive_span span) {
    if (span.ptr == NULL && span.len > 0) {
        stop("a span without bytes");
    }
    add(sum, &span.len, sizeof span.len);
    add(sum, span.ptr, span.len);
}

static uint64_t sum_of(const galley_archive_record *record) {
    uint64_t sum = UINT64_C(14695981039346656037);
    uint64_t numbers[] = {(uint64_t)record->kind,
                          record->offset,
                          record->length,
                          record->within,
                          (uint64_t)record->shared,
                          (uint64_t)record->status,
                          (uint64_t)record->truncated};
    add(&sum, numbers, sizeof numbers);
    add_span(&sum, record->url);
    add_span(&sum, record->id);
    add_span(&sum, record->date);
    add_span(&sum, record->content_type);
    add_span(&sum, record->body);
    return sum;
}

static galley_archive *open_at(reading *from, uint64_t base) {
    static const galley_archive_limits limits = {RECORD_BYTES, BODY_BYTES};
    from->at = (size_t)base;
    galley_archive *archive = galley_archive_open(read_some, from, base, &limits);
    if (archive == NULL) {
        stop("no memory");
    }
    return archive;
}

/* Opened where it lies, the archive begins with the same record. */
static void check_resuming(const reading *from, const galley_archive_record *record) {
    reading again = {from->bytes, from->len, 0, SIZE_MAX};
    uint64_t sum = sum_of(record);
    galley_archive *archive = open_at(&again, record->offset);
    galley_archive_record other = {.kind = GALLEY_ARCHIVE_OTHER};
    galley_archive_loss loss = {.why = NULL};
    if (galley_archive_next(archive, &other, &loss) != GALLEY_ARCHIVE_RECORD ||
        sum_of(&other) != sum) {
        stop("another record where one was");
    }
    galley_archive_close(archive);
}

static void check_record(const reading *from, const galley_archive *archive,
                         const galley_archive_record *record, uint64_t *last) {
    if (record->offset < *last || record->offset > from->len ||
        (!record->shared && record->length > from->len - record->offset)) {
        stop("a record lies where it cannot");
    }
    if (record->body.len > BODY_BYTES || record->kind >= GALLEY_ARCHIVE_KINDS) {
        stop("a record is more than it may be");
    }
    *last = record->offset;
    if (galley_archive_resumable(archive)) {
        check_resuming(from, record);
    }
}

static void check_loss(const reading *from, const galley_archive_loss *loss) {
    if (loss->why == NULL || loss->offset > from->len ||
        (!loss->shared && loss->length > from->len - loss->offset)) {
        stop("a loss lies where it cannot");
    }
}

/* Reads all, and gives a sum of all that was told; *exact: no member was damaged. */
static uint64_t read_all(const uint8_t *data, size_t size, size_t step, bool check, bool *exact) {
    reading from = {data, size, 0, step};
    galley_archive *archive = open_at(&from, 0);
    uint64_t sum = 0;
    uint64_t last = 0;
    for (;;) {
        galley_archive_record record = {.kind = GALLEY_ARCHIVE_OTHER};
        galley_archive_loss loss = {.why = NULL};
        switch (galley_archive_next(archive, &record, &loss)) {
        case GALLEY_ARCHIVE_RECORD:
            sum = sum * 31 + sum_of(&record);
            if (check) {
                check_record(&from, archive, &record, &last);
            }
            break;
        case GALLEY_ARCHIVE_LOSS:
            check_loss(&from, &loss);
            sum = sum * 31 + 7;
            *exact = *exact && strcmp(loss.why, "a damaged member") != 0;
            break;
        case GALLEY_ARCHIVE_END:
            galley_archive_close(archive);
            return sum;
        case GALLEY_ARCHIVE_FAILED:
            stop("reading failed");
        }
    }
}

/* ISA-L decodes some bytes more or less before damage, as its input arrives; zlib always the same.
 */
static bool has_isal(void) { return strstr(galley_archive_libraries(), "isa-l") != NULL; }

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    bool exact = !has_isal();
    bool again = true;
    read_all(data, size, SIZE_MAX, false, &again);
    exact = exact || again;
    uint64_t sum = read_all(data, size, SIZE_MAX, exact, &again);
    if (read_all(data, size, 1 + size % 7, false, &again) != sum && exact) {
        stop("in pieces the same bytes give something else");
    }
    /* A dictionary of zstd alone tells an archive, which may be empty. */
    bool is = galley_archive_sniff((const char *)data, size) && data[0] != 0x5D;
    if (is && sum == 0) {
        stop("an archive without a record or a loss");
    }
    return 0;
}
