/*
 * A feature of the table and its byte in, words for people out: "link density 0.92". A byte is read
 * by its unit; where several counts have one code, the least of them is said with "about".
 */
#include "wording.h"
#include "codes.h"

/* Digits, whatever the locale. */
static void say_count(uint64_t count, galley_buffer *out) {
    char digits[24];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + count % 10);
        count /= 10;
    } while (count > 0);
    galley_buffer_append(out, digits + at, sizeof digits - at);
}

static void say_text(const char *text, galley_buffer *out) {
    galley_buffer_append(out, text, strlen(text));
}

/* The inverse of galley_code_log. */
static void say_log(uint8_t code, galley_buffer *out) {
    unsigned power = code / 8;
    uint64_t steps = 8U + code % 8;
    if (power > 3) {
        say_text("about ", out);
    }
    say_count((steps << power) / 8 - 1, out);
}

static void say_share(uint8_t code, galley_buffer *out) {
    unsigned hundredths = code * 100U / GALLEY_CODE_WHOLE;
    say_count(hundredths / 100, out);
    galley_buffer_append_byte(out, '.');
    galley_buffer_append_byte(out, (char)('0' + hundredths / 10 % 10));
    galley_buffer_append_byte(out, (char)('0' + hundredths % 10));
}

/* Log-odds with a sign and a decimal; `steps` make 1. */
static void say_points(uint8_t code, unsigned steps, galley_buffer *out) {
    bool against = code < GALLEY_CODE_EVEN;
    unsigned size = against ? GALLEY_CODE_EVEN - code : code - GALLEY_CODE_EVEN;
    unsigned tenths = (size * 10U + steps / 2) / steps;
    galley_buffer_append_byte(out, against ? '-' : '+');
    say_count(tenths / 10, out);
    galley_buffer_append_byte(out, '.');
    galley_buffer_append_byte(out, (char)('0' + tenths % 10));
}

static void say_value(uint8_t unit, uint8_t code, galley_buffer *out) {
    switch (unit) {
    case GALLEY_UNIT_LOG:
        say_log(code, out);
        break;
    case GALLEY_UNIT_SHARE:
        say_share(code, out);
        break;
    case GALLEY_UNIT_POINTS:
        say_points(code, 8, out);
        break;
    case GALLEY_UNIT_POINTS2:
        say_points(code, 16, out);
        break;
    default:
        say_count(code, out);
        say_text(unit == GALLEY_UNIT_COUNT && code == UINT8_MAX ? " or more" : "", out);
        break;
    }
}

/* The code's own words of those told apart by |; beyond the last, the last. */
static void say_level(const char *words, uint8_t code, galley_buffer *out) {
    const char *end = strchr(words, '|');
    for (; code > 0 && end != NULL; code--) {
        words = end + 1;
        end = strchr(words, '|');
    }
    galley_buffer_append(out, words, end == NULL ? strlen(words) : (size_t)(end - words));
}

void galley_feature_say(const galley_feature *feature, uint8_t code, galley_buffer *out) {
    const char *place = strchr(feature->words, '%');
    if (feature->unit == GALLEY_UNIT_LEVEL) {
        say_level(feature->words, code, out);
        return;
    }
    if (feature->unit == GALLEY_UNIT_FLAG && code == 0) {
        say_text("not so: ", out);
    }
    if (place == NULL) {
        say_text(feature->words, out);
        return;
    }
    galley_buffer_append(out, feature->words, (size_t)(place - feature->words));
    say_value(feature->unit, code, out);
    say_text(place + 1, out);
}
