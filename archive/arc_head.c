/*
 * The head of an ARC record: one line of URL, address, date, type and length; in version 2 more
 * stand between type and length. Read from the right, since URLs may have spaces, and known by an
 * address with a date of digits behind it.
 */
#include "fields.h"
#include "head.h"
#include "span.h"

/* Dates are 14 digits; some writers cut them or fill them up. */
enum { DATE_MIN = 8, DATE_MAX = 18 };

/* Takes the last word off. Spaces alone separate; two of them enclose an empty word. */
static galley_archive_span take_last(galley_archive_span *line) {
    size_t at = line->len;
    while (at > 0 && line->ptr[at - 1] != ' ') {
        at--;
    }
    galley_archive_span word = galley_span_make(line->ptr + at, line->len - at);
    line->len = at > 0 ? at - 1 : 0;
    return word;
}

static bool is_date(galley_archive_span word) {
    for (size_t i = 0; i < word.len; i++) {
        if (!galley_span_digit(word.ptr[i])) {
            return false;
        }
    }
    return word.len >= DATE_MIN && word.len <= DATE_MAX;
}

/* Of version 4 or 6; what stands there when it was not known is short. */
static bool is_address(galley_archive_span word) {
    for (size_t i = 0; i < word.len; i++) {
        char c = galley_span_lower(word.ptr[i]);
        if (!galley_span_digit(c) && !(c >= 'a' && c <= 'f') && c != '.' && c != ':' && c != '-') {
            return false;
        }
    }
    return word.len > 0;
}

/* A scheme and its colon. */
static bool is_url(galley_archive_span word) {
    size_t at = 0;
    while (at < word.len && at < 32 &&
           ((galley_span_lower(word.ptr[at]) >= 'a' && galley_span_lower(word.ptr[at]) <= 'z') ||
            (at > 0 && (galley_span_digit(word.ptr[at]) || word.ptr[at] == '+' ||
                        word.ptr[at] == '-' || word.ptr[at] == '.')))) {
        at++;
    }
    return at > 0 && at + 1 < word.len && word.ptr[at] == ':';
}

/* 20140216050221 as 2014-02-16T05:02:21Z; what is shorter ends sooner. */
static void write_date(galley_archive_span digits, galley_head *head) {
    static const char pattern[] = "dddd-dd-ddTdd:dd:ddZ";
    size_t len = 0;
    size_t used = 0;
    for (const char *c = pattern; *c != '\0'; c++) {
        bool digit = *c == 'd';
        if (digit && used == digits.len) {
            break;
        }
        head->date_text[len++] = digit ? digits.ptr[used++] : *c;
    }
    while (len > 0 && !galley_span_digit(head->date_text[len - 1]) &&
           head->date_text[len - 1] != 'Z') {
        len--;
    }
    head->date = galley_span_make(head->date_text, len);
}

static galley_archive_kind kind_of(galley_archive_span url) {
    if (galley_span_begins_nocase(url, "filedesc:")) {
        return GALLEY_ARCHIVE_INFO;
    }
    return galley_span_begins_nocase(url, "http") ? GALLEY_ARCHIVE_RESPONSE
                                                  : GALLEY_ARCHIVE_RESOURCE;
}

bool galley_arc_line_read(galley_archive_span line, galley_head *head) {
    galley_archive_span length = take_last(&line);
    const char *end = line.ptr + line.len;
    galley_archive_span date = take_last(&line);
    galley_archive_span after = galley_span_make(end, 0);
    while (line.len > 0) {
        galley_archive_span rest = line;
        if (is_date(date) && is_address(take_last(&rest)) && is_url(rest)) {
            /* A type may have spaces too. In version 2 a code and a sum follow it; it comes first.
             */
            size_t type_len = after.ptr < end ? (size_t)(end - after.ptr) : 0;
            head->content_type = galley_span_make(after.ptr, type_len);
            head->url = galley_span_trim(rest);
            head->kind = kind_of(head->url);
            head->has_length = galley_field_number(length, &head->length);
            write_date(date, head);
            return true;
        }
        after = date;
        date = take_last(&line);
    }
    return false;
}
