/*
 * Fuzzes what is inside a response: HTTP head, chunks, encodings. The input is the content of a
 * record; an input that does not begin as HTTP does gets a head that its first byte chooses.
 *
 * What must hold: the body keeps to its limit, it lies in the content or is decoded, and the same
 * content gives the same body in used and in new memory.
 */
#include "../archive/body.h"
#include "../archive/http.h"
#include "../archive/span.h"
#include "target.h"

#include <stdlib.h>

enum { MOST = 1 << 16, HEADS = 8 };

static const char *const heads[HEADS] = {
    "Content-Encoding: gzip\r\n\r\n",
    "Content-Encoding: deflate\r\n\r\n",
    "Content-Encoding: br\r\n\r\n",
    "Content-Encoding: zstd\r\n\r\n",
    "Transfer-Encoding: chunked\r\n\r\n",
    "Transfer-Encoding: chunked\nContent-Encoding: gzip, br\n\n",
    "Content-Encoding: zstd, deflate, gzip\r\n\r\n",
    "",
};

/* A copy of exactly its size, so that reading past its end is noticed. */
static char *content_of(const uint8_t *data, size_t size, size_t *len) {
    bool whole = size == 0 || galley_http_begins(galley_span_make((const char *)data, size));
    const char *line = whole ? "" : "HTTP/1.1 200 OK\r\n";
    const char *head = whole ? "" : heads[data[0] % HEADS];
    size_t first = strlen(line);
    size_t second = strlen(head);
    size_t rest = whole ? size : size - 1;
    *len = first + second + rest;
    char *content = malloc(*len > 0 ? *len : 1);
    if (content == NULL) {
        stop("no memory");
    }
    memcpy(content, line, first);
    memcpy(content + first, head, second);
    if (rest > 0) {
        memcpy(content + first + second, data + (whole ? 0 : 1), rest);
    }
    return content;
}

/* Reads the content, which is given back, and keeps the body. */
static galley_bytes read_body(galley_body *body, const uint8_t *data, size_t size) {
    static const galley_head head = {.kind = GALLEY_ARCHIVE_RESPONSE};
    size_t len = 0;
    char *content = content_of(data, size, &len);
    galley_archive_record record = {.status = 0};
    const char *why = NULL;
    galley_body_status status = galley_body_read(body, &head, content, len, MOST, &record, &why);
    if (status == GALLEY_BODY_NO_MEMORY || (status == GALLEY_BODY_MISSING && why == NULL)) {
        stop("a body cannot be had");
    }
    if (record.body.len > MOST || record.status < 0 || record.status > 999) {
        stop("a body is more than it may be");
    }
    galley_bytes kept = {NULL, 0, 0};
    if (!galley_bytes_reserve(&kept, record.body.len + 1)) {
        stop("no memory");
    }
    if (record.body.len > 0) {
        memcpy(kept.ptr, record.body.ptr, record.body.len);
    }
    kept.len = record.body.len;
    free(content);
    return kept;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    galley_body used = {.decoder = {.coding = GALLEY_CODING_NONE}};
    galley_body new = {.decoder = {.coding = GALLEY_CODING_NONE}};
    galley_bytes half = read_body(&used, data, size / 2);
    galley_bytes one = read_body(&used, data, size);
    galley_bytes two = read_body(&new, data, size);
    if (one.len != two.len || memcmp(one.ptr, two.ptr, one.len) != 0) {
        stop("the same content gives another body");
    }
    galley_bytes_free(&half);
    galley_bytes_free(&one);
    galley_bytes_free(&two);
    galley_body_free(&used);
    galley_body_free(&new);
    return 0;
}
