/*
 * The head of a WARC record, of any version: "WARC/1.0", then fields up to an empty line.
 */
#include "fields.h"
#include "head.h"
#include "span.h"

static galley_archive_kind kind_of(galley_archive_span type) {
    static const struct {
        const char *name;
        galley_archive_kind kind;
    } kinds[] = {
        {"response", GALLEY_ARCHIVE_RESPONSE},     {"resource", GALLEY_ARCHIVE_RESOURCE},
        {"conversion", GALLEY_ARCHIVE_CONVERSION}, {"revisit", GALLEY_ARCHIVE_REVISIT},
        {"request", GALLEY_ARCHIVE_REQUEST},       {"metadata", GALLEY_ARCHIVE_METADATA},
        {"warcinfo", GALLEY_ARCHIVE_INFO},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (galley_span_is(type, kinds[i].name)) {
            return kinds[i].kind;
        }
    }
    return GALLEY_ARCHIVE_OTHER;
}

/* Some writers put < > around URLs too. */
static galley_archive_span without_brackets(galley_archive_span value) {
    bool bracketed = value.len >= 2 && value.ptr[0] == '<' && value.ptr[value.len - 1] == '>';
    return bracketed ? galley_span_make(value.ptr + 1, value.len - 2) : value;
}

static void take_field(const galley_field *field, galley_head *head) {
    if (galley_span_is(field->name, "warc-type")) {
        head->kind = kind_of(field->value);
    } else if (galley_span_is(field->name, "warc-target-uri")) {
        head->url = without_brackets(field->value);
    } else if (galley_span_is(field->name, "warc-record-id")) {
        head->id = without_brackets(field->value);
    } else if (galley_span_is(field->name, "warc-date")) {
        head->date = field->value;
    } else if (galley_span_is(field->name, "content-type")) {
        head->content_type = field->value;
    } else if (galley_span_is(field->name, "content-length")) {
        head->has_length = galley_field_number(field->value, &head->length);
    } else if (galley_span_is(field->name, "warc-truncated")) {
        head->truncated = true;
    }
}

void galley_warc_head_read(const char *bytes, size_t len, galley_head *head) {
    galley_field field;
    size_t at = 0;
    /* The first line is the version. */
    bool more = galley_field_next(bytes, len, &at, &field);
    while (more && galley_field_next(bytes, len, &at, &field)) {
        take_field(&field, head);
    }
}
