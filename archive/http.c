/*
 * In: what a server sent; out: status, type, encodings, and where the body begins.
 *
 * Nothing is required but a first line that begins with "HTTP": heads end their lines by LF alone,
 * have no text after the status, hold lines that are none, or never end.
 */
#include "http.h"

#include "fields.h"
#include "span.h"

bool galley_http_begins(galley_archive_span bytes) {
    return galley_span_begins_nocase(bytes, "http/") || galley_span_begins_nocase(bytes, "icy ");
}

/* "HTTP/1.1 200 OK": the number after the first blanks. */
static int status_of(galley_archive_span line) {
    size_t at = 0;
    while (at < line.len && !galley_span_blank(line.ptr[at])) {
        at++;
    }
    while (at < line.len && galley_span_blank(line.ptr[at])) {
        at++;
    }
    int status = 0;
    size_t digits = 0;
    while (at < line.len && digits < 3 && galley_span_digit(line.ptr[at])) {
        status = status * 10 + (line.ptr[at] - '0');
        at++;
        digits++;
    }
    return digits == 3 ? status : 0;
}

static galley_coding coding_of(galley_archive_span name) {
    static const struct {
        const char *name;
        galley_coding coding;
    } codings[] = {
        {"gzip", GALLEY_CODING_GZIP},    {"x-gzip", GALLEY_CODING_GZIP},
        {"deflate", GALLEY_CODING_ZLIB}, {"x-deflate", GALLEY_CODING_ZLIB},
        {"br", GALLEY_CODING_BROTLI},    {"zstd", GALLEY_CODING_ZSTD},
    };
    for (size_t i = 0; i < sizeof codings / sizeof codings[0]; i++) {
        if (galley_span_is(name, codings[i].name)) {
            return codings[i].coding;
        }
    }
    return GALLEY_CODING_NONE;
}

/* "chunked" and the encodings of a list with commas; what else stands in it means nothing. */
static void take_encodings(galley_archive_span list, galley_http *http) {
    while (list.len > 0) {
        const char *comma = memchr(list.ptr, ',', list.len);
        size_t len = comma == NULL ? list.len : (size_t)(comma - list.ptr);
        galley_archive_span name = galley_span_trim(galley_span_make(list.ptr, len));
        galley_coding coding = coding_of(name);
        if (galley_span_is(name, "chunked")) {
            http->chunked = true;
        } else if (coding != GALLEY_CODING_NONE && http->encoding_count < GALLEY_HTTP_ENCODINGS) {
            http->encodings[http->encoding_count++] = coding;
        }
        list = galley_span_after(list, comma == NULL ? len : len + 1);
    }
}

static void take_field(const galley_field *field, galley_http *http) {
    if (galley_span_is(field->name, "content-type")) {
        if (field->value.len > 0) {
            http->content_type = field->value;
        }
    } else if (galley_span_is(field->name, "content-encoding") ||
               galley_span_is(field->name, "transfer-encoding")) {
        take_encodings(field->value, http);
    } else if (galley_span_is(field->name, "content-length")) {
        http->has_length = galley_field_number(field->value, &http->length);
    }
}

/* Mark-up where a field was expected: the head has no end. */
static bool is_markup(galley_archive_span line) {
    line = galley_span_trim(line);
    return line.len > 0 && line.ptr[0] == '<';
}

/* One head, from its status line to behind its empty line. */
static size_t read_one(const char *bytes, size_t len, size_t at, galley_http *http) {
    galley_field field;
    *http = (galley_http){.content_type = {NULL, 0}};
    if (galley_field_next(bytes, len, &at, &field)) {
        http->status = status_of(field.line);
    }
    for (size_t line = at; galley_field_next(bytes, len, &at, &field); line = at) {
        if (field.line.len == 0) {
            return at;
        }
        if (is_markup(field.line)) {
            return line;
        }
        take_field(&field, http);
    }
    return at;
}

void galley_http_read(const char *bytes, size_t len, galley_http *http) {
    *http = (galley_http){.content_type = {NULL, 0}};
    size_t at = 0;
    while (at < len && galley_span_newline(bytes[at])) {
        at++;
    }
    if (!galley_http_begins(galley_span_make(bytes + at, len - at))) {
        return;
    }
    do {
        at = read_one(bytes, len, at, http);
        /* "100 Continue" and its like stand before the response itself. */
    } while (http->status / 100 == 1 && galley_http_begins(galley_span_make(bytes + at, len - at)));
    http->head_len = at;
}
