/*
 * Knows the heads of records by their beginning, finds their end and has them read.
 */
#include "head.h"

#include "span.h"

static const char warc[] = "WARC/";
enum { WARC_LEN = sizeof warc - 1 };

/* Longest line that is looked at for ARC's head. */
enum { ARC_LINE_MAX = 1 << 16 };

/* "WARC/" and a digit. */
static galley_head_form begins_warc(galley_archive_span bytes, bool whole) {
    size_t same = bytes.len < WARC_LEN ? bytes.len : WARC_LEN;
    if (memcmp(bytes.ptr, warc, same) != 0) {
        return GALLEY_HEAD_NONE;
    }
    if (bytes.len <= WARC_LEN) {
        return whole ? GALLEY_HEAD_NONE : GALLEY_HEAD_UNSURE;
    }
    return galley_span_digit(bytes.ptr[WARC_LEN]) ? GALLEY_HEAD_WARC : GALLEY_HEAD_NONE;
}

/* The schemes of archives. Were any word taken for one, a damaged byte before a URL would become
 * part of it. */
static const char *const schemes[] = {
    "http:", "https:",  "ftp:",      "ftps:", "dns:", "filedesc:", "whois:", "gopher:", "nntp:",
    "news:", "mailto:", "metadata:", "file:", "urn:", "rtsp:",     "mms:",   "irc:",    "data:"};

/* A cheap look before the line is read. */
static bool may_be_arc(galley_archive_span bytes) {
    for (size_t i = 0; i < sizeof schemes / sizeof schemes[0]; i++) {
        size_t len = strlen(schemes[i]);
        size_t same = bytes.len < len ? bytes.len : len;
        galley_archive_span begin = galley_span_make(schemes[i], same);
        if (galley_span_equal_nocase(galley_span_make(bytes.ptr, same), begin)) {
            return true;
        }
    }
    return false;
}

static galley_head_form begins_arc(galley_archive_span bytes, bool whole) {
    if (!may_be_arc(bytes)) {
        return GALLEY_HEAD_NONE;
    }
    size_t look = bytes.len < ARC_LINE_MAX ? bytes.len : ARC_LINE_MAX;
    const char *feed = memchr(bytes.ptr, '\n', look);
    if (feed == NULL) {
        return whole || look == ARC_LINE_MAX ? GALLEY_HEAD_NONE : GALLEY_HEAD_UNSURE;
    }
    galley_archive_span line = galley_span_make(bytes.ptr, (size_t)(feed - bytes.ptr));
    if (line.len > 0 && line.ptr[line.len - 1] == '\r') {
        line.len--;
    }
    galley_head head = {.kind = GALLEY_ARCHIVE_OTHER};
    return galley_arc_line_read(line, &head) ? GALLEY_HEAD_ARC : GALLEY_HEAD_NONE;
}

galley_head_form galley_head_begins(galley_archive_span bytes, bool whole) {
    if (bytes.len == 0) {
        return whole ? GALLEY_HEAD_NONE : GALLEY_HEAD_UNSURE;
    }
    galley_head_form form = begins_warc(bytes, whole);
    return form != GALLEY_HEAD_NONE ? form : begins_arc(bytes, whole);
}

size_t galley_head_find_end(galley_head_form form, galley_archive_span bytes, size_t from) {
    /* An empty line may have been searched but for its last byte. */
    size_t at = from > 2 ? from - 2 : 0;
    while (at < bytes.len) {
        const char *feed = memchr(bytes.ptr + at, '\n', bytes.len - at);
        if (feed == NULL) {
            return 0;
        }
        at = (size_t)(feed - bytes.ptr) + 1;
        if (form == GALLEY_HEAD_ARC) {
            return at;
        }
        if (at < bytes.len && bytes.ptr[at] == '\n') {
            return at + 1;
        }
        if (at + 1 < bytes.len && bytes.ptr[at] == '\r' && bytes.ptr[at + 1] == '\n') {
            return at + 2;
        }
    }
    return 0;
}

void galley_head_read(galley_head_form form, const char *bytes, size_t len, galley_head *head) {
    head->kind = GALLEY_ARCHIVE_OTHER;
    head->url = head->id = head->content_type = head->date = galley_span_make(NULL, 0);
    head->has_length = false;
    head->truncated = false;
    head->length = 0;
    if (form == GALLEY_HEAD_WARC) {
        galley_warc_head_read(bytes, len, head);
        return;
    }
    while (len > 0 && galley_span_newline(bytes[len - 1])) {
        len--;
    }
    (void)galley_arc_line_read(galley_span_make(bytes, len), head);
}
