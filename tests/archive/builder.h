/*
 * Writes archives in memory: records of WARC and ARC, plain or in members of gzip or zstd, and
 * reads them again piece by piece.
 */
#ifndef GALLEY_TESTS_ARCHIVE_BUILDER_H
#define GALLEY_TESTS_ARCHIVE_BUILDER_H

#include "../../archive/archive.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

typedef struct builder {
    char *bytes;
    size_t len;
    size_t capacity;
} builder;

/* Tests have no use for going on without memory. */
static inline void builder_need(builder *out, size_t more) {
    if (out->capacity - out->len < more) {
        out->capacity = 2 * (out->capacity + more);
        out->bytes = realloc(out->bytes, out->capacity);
        if (out->bytes == NULL) {
            abort();
        }
    }
}

static inline void builder_add(builder *out, const char *bytes, size_t len) {
    builder_need(out, len + 1);
    if (len > 0) {
        memcpy(out->bytes + out->len, bytes, len);
    }
    out->len += len;
}

static inline void builder_text(builder *out, const char *text) {
    builder_add(out, text, strlen(text));
}

#if defined(__GNUC__)
__attribute__((format(printf, 2, 3)))
#endif
static inline void
builder_print(builder *out, const char *format, ...) {
    va_list arguments;
    va_start(arguments, format);
    builder_need(out, 2048);
    int len = vsnprintf(out->bytes + out->len, 2048, format, arguments);
    va_end(arguments);
    if (len < 0 || len >= 2048) {
        abort();
    }
    out->len += (size_t)len;
}

static inline void builder_free(builder *out) {
    free(out->bytes);
    *out = (builder){NULL, 0, 0};
}

/* A record of WARC/1.0 with a number for its id, and the two empty lines behind it. */
static inline void builder_warc(builder *out, const char *type, int id, const char *content_type,
                                const char *content, size_t len) {
    builder_print(out,
                  "WARC/1.0\r\nWARC-Type: %s\r\nWARC-Record-ID: <urn:test:%d>\r\n"
                  "WARC-Date: 2024-05-06T07:08:09Z\r\nWARC-Target-URI: http://example.org/%d\r\n"
                  "Content-Type: %s\r\nContent-Length: %zu\r\n\r\n",
                  type, id, id, content_type, len);
    builder_add(out, content, len);
    builder_text(out, "\r\n\r\n");
}

/* A response: HTTP head and page. */
static inline void builder_response(builder *out, int id, const char *page) {
    builder content = {NULL, 0, 0};
    builder_print(&content,
                  "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Length: %zu\r\n\r\n%s",
                  strlen(page), page);
    builder_warc(out, "response", id, "application/http; msgtype=response", content.bytes,
                 content.len);
    builder_free(&content);
}

static inline void builder_arc(builder *out, int id, const char *content) {
    builder_print(out, "http://example.org/%d 192.0.2.7 20240506070809 text/html %zu\n", id,
                  strlen(content));
    builder_text(out, content);
    builder_text(out, "\n");
}

/* What a test reads: a run of bytes, given out `step` at a time. */
typedef struct reading {
    const char *bytes;
    size_t len;
    size_t at;
    size_t step; /* 0: as many as are asked for */
} reading;

static inline ptrdiff_t reading_read(void *ctx, char *bytes, size_t len) {
    reading *from = ctx;
    size_t left = from->len - from->at;
    size_t count = len < left ? len : left;
    count = from->step > 0 && from->step < count ? from->step : count;
    if (count > 0) {
        memcpy(bytes, from->bytes + from->at, count);
    }
    from->at += count;
    return (ptrdiff_t)count;
}

#endif
