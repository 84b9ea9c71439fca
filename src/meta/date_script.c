/*
 * For pages that say nothing else: a document in, as candidates the dates out that scripts hold
 * under a telling name ("published_at":"2019-05-12"), and the titles of abbr elements, which
 * microformats use. This reads all of the page's scripts, so it is the last thing to be tried.
 */
#include "date.h"

enum {
    WEIGHT_SCRIPT = 30,
    WEIGHT_ABBREVIATION = 35,
    MOST_READ = 512 << 10, /* bytes of scripts */
    LONGEST_NAME = 24,     /* of a variable, behind its "publish" */
    LONGEST_VALUE = 40,
    MOST_FOUND = 3
};

static bool is_name(char c) {
    char lower = galley_ascii_lower(c);
    return (lower >= 'a' && lower <= 'z') || c == '_' || c == '-';
}

/* The value of the name whose rest begins at `at`: behind a colon or an equals sign, in quotes or
 * not. An empty slice when there is none. */
static galley_slice read_value(const char *at, const char *end) {
    const char *name = at;
    while (at < end && is_name(*at) && at - name < LONGEST_NAME) {
        at++;
    }
    const char *mark = at;
    bool assigned = false;
    for (; at < end && at - mark < 10; at++) {
        bool sign = *at == ':' || *at == '=';
        if (!sign && *at != '"' && *at != '\'' && *at != '\\' && *at != ' ') {
            break;
        }
        assigned = assigned || sign;
    }
    const char *value = at;
    while (assigned && at < end && at - value < LONGEST_VALUE && *at != '"' && *at != '\'' &&
           *at != '\\' && *at != '<' && *at != ';') {
        at++;
    }
    return galley_slice_make(value, (size_t)(at - value));
}

/* Adds the dates of names with "publish" in them; false when there are enough. */
static bool read_script(galley_dates *dates, galley_slice script) {
    static const char part[] = "ublish";
    const char *end = script.ptr + script.len;
    const char *at = script.ptr;
    size_t added = 0;
    while (at < end && (at = memchr(at, 'u', (size_t)(end - at))) != NULL && added < MOST_FOUND) {
        galley_date_candidate c = {.source = GALLEY_DATE_FROM_SCRIPT,
                                   .published = WEIGHT_SCRIPT,
                                   .block = GALLEY_DATE_NO_BLOCK};
        size_t rest = (size_t)(end - at);
        bool found = rest > sizeof part && memcmp(at, part, sizeof part - 1) == 0;
        at++;
        if (!found) {
            continue;
        }
        galley_slice value = read_value(at + sizeof part - 2, end);
        bool date = value.len >= 8 && value.ptr[0] >= '1' && value.ptr[0] <= '9';
        if (date && galley_date_parse(value, dates->order, &c.date, &c.turned)) {
            c.said = galley_slice_make(at - 2, sizeof part);
            galley_dates_add(dates, &c);
            added++;
        }
    }
    return added < MOST_FOUND;
}

static void read_abbreviation(galley_dates *dates, const galley_document *document,
                              uint32_t element) {
    galley_date_candidate c = {.source = GALLEY_DATE_FROM_TIME,
                               .published = WEIGHT_ABBREVIATION,
                               .block = GALLEY_DATE_NO_BLOCK};
    if (galley_document_attribute(document, element, galley_slice_from("title"), &c.said) &&
        c.said.len >= 8 && c.said.len <= LONGEST_VALUE &&
        galley_date_parse(c.said, dates->order, &c.date, &c.turned)) {
        galley_dates_add(dates, &c);
    }
}

void galley_dates_add_scripts(galley_dates *dates, const galley_date_page *page) {
    const galley_document *document = page->document;
    size_t read = 0;
    for (uint32_t i = 1; i < document->count; i++) {
        galley_tag tag = galley_node_tag(&document->nodes[i]);
        if (tag == GALLEY_TAG_ABBR) {
            read_abbreviation(dates, document, i);
        }
        bool script = tag == GALLEY_TAG_SCRIPT && i + 1 < document->count &&
                      galley_node_is_text(&document->nodes[i + 1]);
        if (script && read < MOST_READ) {
            galley_slice text = galley_document_span(document, i + 1);
            read += text.len;
            text.len = text.len < MOST_READ ? text.len : MOST_READ;
            if (!read_script(dates, text)) {
                return;
            }
        }
    }
}
