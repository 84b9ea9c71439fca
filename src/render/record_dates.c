/*
 * The dates that were found on a page, as candidates for the two of the record, with what each
 * weighs and where it comes from: for those who ask why.
 */
#include "record.h"

/* As much of a text around a date as is shown. */
enum { LONGEST_TEXT = 80 };

/* Without a part of a character at its end. */
static galley_slice shorten(galley_slice text) {
    if (text.len > LONGEST_TEXT) {
        text.len = LONGEST_TEXT;
        while (text.len > 0 && ((unsigned char)text.ptr[text.len] & 0xC0) == 0x80) {
            text.len--;
        }
    }
    return text;
}

static void write_date(galley_json *json, const galley_date_candidate *c, int weight) {
    static const char *const sources[GALLEY_DATE_SOURCES] = {
        [GALLEY_DATE_FROM_JSON] = "json-ld",   [GALLEY_DATE_FROM_META] = "meta",
        [GALLEY_DATE_FROM_ITEM] = "microdata", [GALLEY_DATE_FROM_TIME] = "time",
        [GALLEY_DATE_FROM_TEXT] = "text",      [GALLEY_DATE_FROM_URL] = "url",
        [GALLEY_DATE_FROM_SCRIPT] = "script",
    };
    char written[GALLEY_DATE_LONGEST];
    size_t len = galley_date_format(&c->date, written);
    galley_json_element(json);
    galley_json_open(json, '{');
    galley_record_text(json, "value", galley_slice_make(written, len));
    galley_record_text(json, "source", galley_slice_from(sources[c->source]));
    galley_record_text(json, "key", shorten(c->said));
    galley_json_key(json, "weight");
    galley_json_count(json, (size_t)weight);
    galley_json_close(json, '}');
}

void galley_record_dates(galley_json *json, const galley_dates *dates) {
    static const char *const keys[] = {"published", "modified"};
    for (int modified = 0; modified < 2; modified++) {
        galley_json_key(json, keys[modified]);
        galley_json_open(json, '[');
        for (size_t i = 0; i < dates->count; i++) {
            const galley_date_candidate *c = &dates->candidates[i];
            int weight = modified ? c->modified : c->published;
            if (weight > 0) {
                write_date(json, c, weight);
            }
        }
        galley_json_close(json, ']');
    }
}
