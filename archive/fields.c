/*
 * In: a head; out: its fields, one after another.
 */
#include "fields.h"

#include "span.h"

/* The byte behind the line that begins at `at`; `len` where no line feed ends it. */
static size_t line_end(const char *bytes, size_t len, size_t at) {
    const char *feed = memchr(bytes + at, '\n', len - at);
    return feed == NULL ? len : (size_t)(feed - bytes) + 1;
}

bool galley_field_next(const char *bytes, size_t len, size_t *at, galley_field *field) {
    if (*at >= len) {
        return false;
    }
    size_t start = *at;
    size_t end = line_end(bytes, len, start);
    /* A line that begins with white space goes on with the one before. */
    while (end < len && galley_span_blank(bytes[end])) {
        end = line_end(bytes, len, end);
    }
    *at = end;
    while (end > start && galley_span_newline(bytes[end - 1])) {
        end--;
    }
    field->line = galley_span_make(bytes + start, end - start);
    field->name = galley_span_make(bytes + start, 0);
    field->value = galley_span_make(bytes + end, 0);
    const char *colon = memchr(bytes + start, ':', end - start);
    if (colon != NULL) {
        size_t mark = (size_t)(colon - bytes);
        field->name = galley_span_trim(galley_span_make(bytes + start, mark - start));
        field->value = galley_span_trim(galley_span_make(bytes + mark + 1, end - mark - 1));
    }
    return true;
}

void galley_field_unfold(char *bytes, size_t len) {
    for (size_t end = line_end(bytes, len, 0); end < len; end = line_end(bytes, len, end)) {
        for (size_t i = end; galley_span_blank(bytes[end]) && i > 0; i--) {
            if (!galley_span_newline(bytes[i - 1])) {
                break;
            }
            bytes[i - 1] = ' ';
        }
    }
}

bool galley_field_number(galley_archive_span value, uint64_t *number) {
    value = galley_span_trim(value);
    uint64_t sum = 0;
    for (size_t i = 0; i < value.len; i++) {
        unsigned digit = (unsigned)value.ptr[i] - '0';
        if (digit > 9 || sum > (UINT64_MAX - digit) / 10) {
            return false;
        }
        sum = sum * 10 + digit;
    }
    *number = sum;
    return value.len > 0;
}
