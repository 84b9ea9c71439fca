/*
 * Decoded text in, collapsed text and its counts out.
 *
 * A word is a run between white space. Scripts that do not space their words (Chinese, Japanese,
 * Thai) would have one word a sentence: a text of mostly non-ASCII bytes whose runs are longer than
 * any spaced language writes is counted by its bytes. Marks that end a sentence are those of Latin,
 * Greek, Cyrillic, Arabic, Devanagari and East Asian writing; in Latin ones white space must
 * follow, so that "3.5" ends nothing.
 */
#include "words.h"

/* Bytes a word above which a script does not space its words: Finnish and Malayalam average under
 * 24, a Chinese clause is over 30. */
#define LONGEST_MEAN 26
/* Two characters of three bytes make a word of Chinese or Japanese, more or less. */
#define BYTES_A_DENSE_WORD 6

/* U+00A0, the no-break space, and U+3000, that of Chinese and Japanese. */
static size_t wide_space_at(const char *at, const char *end) {
    if (*at == '\xC2') {
        return end - at >= 2 && at[1] == '\xA0' ? 2 : 0;
    }
    return *at == '\xE3' && end - at >= 3 && at[1] == '\x80' && at[2] == '\x80' ? 3 : 0;
}

/* Length of the white space at `at`, 0 when it is none. */
static size_t space_at(const char *at, const char *end) {
    if (galley_ascii_space(*at)) {
        return 1;
    }
    return wide_space_at(at, end);
}

bool galley_words_blank(galley_slice source) {
    static const char reference[] = "&nbsp;";
    size_t reference_len = sizeof reference - 1;
    const char *at = source.ptr;
    const char *end = at + source.len;
    while (at < end) {
        size_t space = space_at(at, end);
        if (space == 0 && (size_t)(end - at) >= reference_len &&
            memcmp(at, reference, reference_len) == 0) {
            space = reference_len;
        }
        if (space == 0) {
            return false;
        }
        at += space;
    }
    return true;
}

galley_slice galley_words_skip(galley_slice text) {
    const char *at = text.ptr;
    const char *end = at + text.len;
    while (at < end) {
        size_t space = space_at(at, end);
        if (space == 0) {
            break;
        }
        at += space;
    }
    return galley_slice_make(at, (size_t)(end - at));
}

galley_slice galley_words_line(galley_slice text, galley_slice rest) {
    const char *at = rest.ptr;
    while (at > text.ptr && (at[-1] == ' ' || at[-1] == '\t')) {
        at--;
    }
    return galley_slice_make(at, rest.len + (size_t)(rest.ptr - at));
}

/* A mark of three or two bytes whose last byte is at[-1]: 。！？।؟ and the ellipsis is none. */
static bool wide_mark_before(const char *begin, const char *at) {
    if (at - begin >= 3) {
        const char *m = at - 3;
        if (memcmp(m, "\xE3\x80\x82", 3) == 0 || memcmp(m, "\xEF\xBC\x81", 3) == 0 ||
            memcmp(m, "\xEF\xBC\x9F", 3) == 0 || memcmp(m, "\xE0\xA5\xA4", 3) == 0) {
            return true;
        }
    }
    return at - begin >= 2 && memcmp(at - 2, "\xD8\x9F", 2) == 0;
}

/* The byte after the closing quotes and brackets is `at`: does a sentence end here? */
static bool sentence_before(const char *begin, const char *at) {
    while (at > begin) {
        char last = at[-1];
        if (last == '"' || last == '\'' || last == ')' || last == ']') {
            at--;
        } else if (at - begin >= 3 && at[-3] == '\xE2' && at[-2] == '\x80' &&
                   (last == '\x9D' || last == '\x99' || last == '\x9C')) {
            at -= 3; /* curly quotes */
        } else if (at - begin >= 2 && at[-2] == '\xC2' && last == '\xBB') {
            at -= 2; /* guillemet */
        } else {
            return last == '.' || last == '!' || last == '?' || wide_mark_before(begin, at);
        }
    }
    return false;
}

/* Marks inside a run count only where writing has no spaces. */
static uint32_t count_marks(const char *run, const char *end, uint32_t high) {
    uint32_t marks = sentence_before(run, end) ? 1 : 0;
    if (high > LONGEST_MEAN) {
        for (const char *at = run + 3; at < end; at++) {
            marks += wide_mark_before(run, at) ? 1 : 0;
        }
    }
    return marks;
}

/* The end of the run without white space that begins at `at`; adds its bytes outside ASCII. */
static const char *run_end(const char *at, const char *end, uint32_t *high) {
    while (at < end) {
        unsigned char byte = (unsigned char)*at;
        if (byte <= ' ' ? galley_ascii_space(*at)
                        : byte >= 0xC2 && byte <= 0xE3 && wide_space_at(at, end) > 0) {
            break;
        }
        *high += byte >> 7;
        at++;
    }
    return at;
}

bool galley_words_append(galley_words *words, galley_slice text, bool link, bool verbatim,
                         galley_buffer *out) {
    if (!galley_buffer_reserve(out, text.len + 1)) {
        return false;
    }
    char *to = out->bytes + out->len;
    const char *at = text.ptr;
    const char *end = at + text.len;
    while (at < end) {
        size_t space = space_at(at, end);
        if (space > 0) {
            if (verbatim) {
                *to++ = space > 1 ? ' ' : *at;
            }
            words->space = true;
            at += space;
            continue;
        }
        uint32_t high = 0;
        const char *run = at;
        at = run_end(run, end, &high);
        uint32_t len = (uint32_t)(at - run);
        bool begins = words->space || words->runs == 0;
        if (words->space && words->runs > 0 && !verbatim) {
            *to++ = ' ';
        }
        memcpy(to, run, len);
        to += len;
        words->space = false;
        words->runs += begins;
        words->link_runs += begins && link;
        words->bytes += len;
        words->link_bytes += link ? len : 0;
        words->high += high;
        words->sentences += count_marks(run, at, high);
    }
    out->len = (size_t)(to - out->bytes);
    return true;
}

void galley_words_finish(const galley_words *words, galley_slice text, galley_segment *segment) {
    segment->words = words->runs;
    segment->link_words = words->link_runs;
    /* without memory there may be no run at all */
    if (words->runs > 0 && words->bytes / words->runs > LONGEST_MEAN &&
        words->high > words->bytes / 2) {
        segment->words = words->bytes / BYTES_A_DENSE_WORD;
        segment->link_words = words->link_bytes / BYTES_A_DENSE_WORD;
    }
    segment->sentences = words->sentences;
    segment->high = words->high;
    segment->ends_sentence = sentence_before(text.ptr, text.ptr + text.len);
}
