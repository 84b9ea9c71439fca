/*
 * The head of an HTTP response as crawlers have stored it.
 */
#ifndef GALLEY_ARCHIVE_HTTP_H
#define GALLEY_ARCHIVE_HTTP_H

#include "archive.h"
#include "decoder.h"

/* More encodings than this are nobody's page. */
enum { GALLEY_HTTP_ENCODINGS = 8 };

typedef struct galley_http {
    int status; /* 0: none */
    galley_archive_span content_type;
    bool chunked;
    galley_coding encodings[GALLEY_HTTP_ENCODINGS]; /* in the order they were applied */
    size_t encoding_count;
    bool has_length; /* Content-Length, of the body as it was sent */
    uint64_t length;
    size_t head_len; /* the body begins behind it */
} galley_http;

/* Whether a response begins with a status line. */
bool galley_http_begins(galley_archive_span bytes);

/*
 * Reads the head. Without a status line there is none, and all is body, as in HTTP/0.9. A head
 * without an end ends before the first line of mark-up.
 */
void galley_http_read(const char *bytes, size_t len, galley_http *http);

#endif
