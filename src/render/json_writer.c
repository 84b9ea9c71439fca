/*
 * Values in, JSON (RFC 8259) out. Strings keep all that JSON lets them keep; quotes, backslashes
 * and control characters are escaped.
 */
#include "json_writer.h"
#include "../input/utf8.h"
#include "special.h"

static void begin_line(galley_json *json) {
    if (!json->indented) {
        return;
    }
    galley_sink_write(json->sink, "\n", 1);
    for (unsigned i = 0; i < json->depth; i++) {
        galley_sink_write(json->sink, "  ", 2);
    }
}

void galley_json_open(galley_json *json, char bracket) {
    galley_sink_write(json->sink, &bracket, 1);
    json->depth++;
    json->begun = false;
}

void galley_json_close(galley_json *json, char bracket) {
    json->depth--;
    if (json->begun) {
        begin_line(json);
    }
    galley_sink_write(json->sink, &bracket, 1);
    json->begun = true;
}

void galley_json_element(galley_json *json) {
    if (json->begun) {
        galley_sink_write(json->sink, ",", 1);
    }
    begin_line(json);
    json->begun = true;
}

void galley_json_key(galley_json *json, const char *key) {
    galley_json_element(json);
    galley_sink_write(json->sink, "\"", 1);
    galley_sink_write_text(json->sink, key);
    galley_sink_write_text(json->sink, json->indented ? "\": " : "\":");
}

static void write_escape(galley_sink *sink, unsigned char byte) {
    static const char hex[] = "0123456789abcdef";
    char unicode[] = "\\u0000";
    switch (byte) {
    case '"':
        galley_sink_write(sink, "\\\"", 2);
        return;
    case '\\':
        galley_sink_write(sink, "\\\\", 2);
        return;
    case '\n':
        galley_sink_write(sink, "\\n", 2);
        return;
    case '\t':
        galley_sink_write(sink, "\\t", 2);
        return;
    default:
        unicode[4] = hex[byte >> 4];
        unicode[5] = hex[byte & 15];
        galley_sink_write(sink, unicode, 6);
    }
}

/* Behind the UTF-8 sequences that begin here; what is none becomes U+FFFD, with the run before it
 * written. */
static const unsigned char *pass_high(galley_sink *sink, const unsigned char *at,
                                      const unsigned char *end, const unsigned char **run) {
    while (at < end && *at >= 0x80) {
        size_t broken = 1;
        size_t good = galley_utf8_sequence(at, end, &broken);
        if (good == 0) {
            galley_sink_write(sink, (const char *)*run, (size_t)(at - *run));
            galley_sink_write(sink, "\xEF\xBF\xBD", 3);
            *run = at + broken;
        }
        at += good > 0 ? good : broken;
    }
    return at;
}

void galley_json_string(galley_json *json, galley_slice value) {
    enum { STOPS = GALLEY_SPECIAL_CONTROL | GALLEY_SPECIAL_HIGH | GALLEY_SPECIAL_JSON };
    galley_sink *sink = json->sink;
    const unsigned char *at = (const unsigned char *)value.ptr;
    const unsigned char *end = value.len > 0 ? at + value.len : at;
    const unsigned char *run = at;
    galley_sink_write(sink, "\"", 1);
    while (at < end && !sink->failed) {
        at = (const unsigned char *)galley_special_next((const char *)at, (const char *)end, STOPS);
        if (at == end) {
            break;
        }
        if (*at >= 0x80) {
            at = pass_high(sink, at, end, &run);
            continue;
        }
        galley_sink_write(sink, (const char *)run, (size_t)(at - run));
        write_escape(sink, *at);
        run = ++at;
    }
    galley_sink_write(sink, (const char *)run, (size_t)(at - run));
    galley_sink_write(sink, "\"", 1);
}

void galley_json_quote(galley_json *json) { galley_sink_write(json->sink, "\"", 1); }

void galley_json_piece(galley_json *json, galley_slice piece) {
    enum { STOPS = GALLEY_SPECIAL_CONTROL | GALLEY_SPECIAL_JSON };
    const char *at = piece.ptr;
    const char *end = at + piece.len;
    const char *run = at;
    for (;; run = ++at) {
        at = galley_special_next(at, end, STOPS);
        galley_sink_write(json->sink, run, (size_t)(at - run));
        if (at == end) {
            return;
        }
        write_escape(json->sink, (unsigned char)*at);
    }
}

void galley_json_bool(galley_json *json, bool value) {
    galley_sink_write_text(json->sink, value ? "true" : "false");
}

void galley_json_count(galley_json *json, size_t value) {
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    galley_sink_write(json->sink, digits + at, sizeof digits - at);
}

void galley_json_share(galley_json *json, double value) {
    unsigned thousandths = value <= 0 ? 0 : value >= 1 ? 1000 : (unsigned)(value * 1000 + 0.5);
    char text[] = "0.000";
    text[0] = (char)('0' + thousandths / 1000);
    text[2] = (char)('0' + thousandths / 100 % 10);
    text[3] = (char)('0' + thousandths / 10 % 10);
    text[4] = (char)('0' + thousandths % 10);
    galley_sink_write_text(json->sink, text);
}
