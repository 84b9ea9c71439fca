/*
 * A text in, its lines out; and the width at which a text is wrapped.
 *
 * A text is wrapped when nearly no line is longer than some width, and most long lines end where
 * the first word of the next one would have gone beyond it. Where lines end where they like, the
 * longest are of all lengths, and what follows would as a rule have had room.
 *
 * Known limit: a text of very short lines, as poems are, is never taken for wrapped.
 */
#include "line_source.h"
#include "../judge/words.h"
#include "lines.h"

/* Widths that people and programs wrap at. */
#define NARROWEST 40
#define WIDEST 132
/* Longer lines are counted as of this length. */
#define LONGEST 255
/* So few lines are longer than the width: addresses, mostly, that could not be broken. */
#define LONGER_PERCENT 1
/* Lines that end because they are full, at least. */
#define LEAST_FULL 4

static bool ends_line(char c) { return c == '\n' || c == '\r' || c == '\f'; }

/* The place after the line end at `at`. */
static size_t after_end(galley_slice text, size_t at) {
    bool both = text.ptr[at] == '\r' && at + 1 < text.len && text.ptr[at + 1] == '\n';
    return at + (both ? 2 : 1);
}

static galley_slice without_tail(galley_slice line) {
    while (line.len > 0 && galley_ascii_space(line.ptr[line.len - 1])) {
        line.len--;
    }
    return line;
}

bool galley_line_source_next(galley_line_source *source, galley_slice *line) {
    galley_slice text = source->text;
    source->gap = 0;
    while (source->at < text.len) {
        size_t begin = source->at;
        size_t end = begin;
        while (end < text.len && !ends_line(text.ptr[end])) {
            end++;
        }
        source->at = end < text.len ? after_end(text, end) : end;
        *line = without_tail(galley_slice_make(text.ptr + begin, end - begin));
        if (line->len > 0 && galley_words_skip(*line).len > 0) {
            return true;
        }
        source->gap++;
    }
    return false;
}

galley_line_size galley_line_measure(galley_slice line) {
    galley_line_size size = {0, 0};
    bool in_word = false;
    bool first = true;
    for (size_t i = 0; i < line.len; i++) {
        bool space = galley_ascii_space(line.ptr[i]);
        size.whole += ((unsigned char)line.ptr[i] & 0xC0) != 0x80;
        first = first && !(space && in_word);
        in_word = in_word || !space;
        size.first = first ? size.whole : size.first;
    }
    return size;
}

/* The least width that nearly all lines keep to. */
static size_t find_width(galley_slice text) {
    uint32_t counts[LONGEST + 1] = {0};
    uint32_t all = 0;
    galley_line_source source = {text, 0, 0};
    galley_slice line;
    while (galley_line_source_next(&source, &line)) {
        size_t whole = galley_line_measure(line).whole;
        counts[whole < LONGEST ? whole : LONGEST]++;
        all++;
    }
    size_t width = LONGEST;
    uint32_t longer = 0;
    while (width > 0 &&
           (longer + counts[width]) * 100ULL <= all * (unsigned long long)LONGER_PERCENT) {
        longer += counts[width--];
    }
    return width;
}

size_t galley_lines_width(galley_slice text) {
    size_t width = find_width(text);
    if (width < NARROWEST || width > WIDEST) {
        return 0;
    }
    galley_line_source source = {text, 0, 0};
    galley_slice line;
    size_t full = 0;
    size_t halves = 0; /* long lines with one right after them */
    size_t before = 0;
    while (galley_line_source_next(&source, &line)) {
        galley_line_size size = galley_line_measure(line);
        if (source.gap == 0 && before * 2 > width) {
            halves++;
            full += before + 1 + size.first > width;
        }
        before = size.whole;
    }
    return full >= LEAST_FULL && full * 5 >= halves * 3 ? width : 0;
}
