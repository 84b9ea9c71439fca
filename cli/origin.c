/*
 * Members of the command's own in a record. In: an object as the library ends it, "}" and a line
 * feed, what HTTP said, and the place of a page in its archive; out: the same object with up to two
 * members more. The library knows pages, not where they come from, and so these come from here.
 */
#include "origin.h"

#include "json_text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

/* What stands between members, and inside, in the two forms of JSON. */
typedef struct json_style {
    const char *member;  /* before a member of the record */
    const char *inner;   /* before a member of an object in it */
    const char *colon;   /* behind a name */
    const char *closing; /* before the brace of the inner object */
    const char *end;     /* of the record */
} json_style;

static const json_style one_line = {",", "", ":", "", "}\n"};
static const json_style indented = {",\n  ", "\n    ", ": ", "\n  ", "\n}\n"};

static bool add(galley_cli_text *record, const char *words) {
    return galley_cli_text_add(record, words, strlen(words));
}

static bool add_name(galley_cli_text *record, const json_style *style, const char *before,
                     const char *name) {
    return add(record, before) && add(record, "\"") && add(record, name) && add(record, "\"") &&
           add(record, style->colon);
}

static bool add_number(galley_cli_text *record, uint64_t number) {
    char digits[24];
    int len = snprintf(digits, sizeof digits, "%" PRIu64, number);
    return len > 0 && galley_cli_text_add(record, digits, (size_t)len);
}

/* A member of the inner object, unless it is absent. */
static bool add_string(galley_cli_text *record, const json_style *style, const char *name,
                       const char *value) {
    if (value == NULL || value[0] == '\0') {
        return true;
    }
    return add(record, ",") && add_name(record, style, style->inner, name) &&
           galley_cli_json_string(record, value, strlen(value));
}

static bool add_count(galley_cli_text *record, const json_style *style, const char *name,
                      uint64_t value) {
    return add(record, ",") && add_name(record, style, style->inner, name) &&
           add_number(record, value);
}

static bool add_place(galley_cli_text *record, const json_style *style,
                      const galley_cli_work *work) {
    const char *path = work->item.path;
    return add_name(record, style, style->inner, "file") &&
           galley_cli_json_string(record, path, strlen(path)) &&
           add_count(record, style, "offset", work->place.offset) &&
           (!work->shared || add_count(record, style, "within", work->place.within)) &&
           add_count(record, style, "length", work->length) &&
           add_string(record, style, "record_id", work->record_id) &&
           add_string(record, style, "date", work->date) &&
           (!work->truncated ||
            (add(record, ",") && add_name(record, style, style->inner, "truncated") &&
             add(record, "true")));
}

bool galley_cli_origin_add(const galley_cli_work *work, galley_format format,
                           galley_cli_text *record) {
    const json_style *style = format == GALLEY_FORMAT_JSONL  ? &one_line
                              : format == GALLEY_FORMAT_JSON ? &indented
                                                             : NULL;
    if (style == NULL || (work->status <= 0 && !work->is_record)) {
        return true;
    }
    record->len -= strlen(style->end);
    if (work->status > 0 && !(add_name(record, style, style->member, "status") &&
                              add_number(record, (uint64_t)work->status))) {
        return false;
    }
    if (work->is_record &&
        !(add_name(record, style, style->member, "warc") && add(record, "{") &&
          add_place(record, style, work) && add(record, style->closing) && add(record, "}"))) {
        return false;
    }
    return add(record, style->end);
}
