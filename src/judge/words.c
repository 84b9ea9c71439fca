/*
 * Decoded text in, collapsed text and its counts out.
 *
 * A word is a run between white space. Scripts that do not space their words (Chinese, Japanese,
 * Thai) would have one word a sentence: a text of mostly non-ASCII bytes whose runs are longer than
 * any spaced language writes is counted by its bytes. Marks that end a sentence are those of Latin,
 * Greek, Cyrillic, Arabic, Devanagari and East Asian writing; in Latin ones white space must
 * follow, so that "3.5" ends nothing.
 *
 * Most text is ASCII words with one space between. That is taken eight bytes at a time, as one
 * number with a flag in the top bit of each byte; anything else, and the last bytes of a text, go
 * one by one. Both ways count the same.
 */
#include "lexicon.h"
#include "words.h"

/* Bytes a word above which a script does not space its words: Finnish and Malayalam average under
 * 24, a Chinese clause is over 30. */
#define LONGEST_MEAN 26
/* Two characters of three bytes make a word of Chinese or Japanese, more or less. */
#define BYTES_A_DENSE_WORD 6
/* Times eight bytes: counts for each place are bytes. */
#define LONGEST_STRETCH 255

/* What a byte is, alone. */
enum {
    SPACE = 1,
    WIDE_SPACE = 2 /* the first byte of one, perhaps */,
    DIGIT = 4,
    CAPITAL = 8,
    COMMA = 16,
    WIDE_COMMA = 32,
    HIGH = 64
};
#define FOUR(x) x, x, x, x
#define SIXTEEN(x) FOUR(x), FOUR(x), FOUR(x), FOUR(x)
static const unsigned char sorts[256] = {['\t'] = SPACE,
                                         ['\n'] = SPACE,
                                         ['\f'] = SPACE,
                                         ['\r'] = SPACE,
                                         [' '] = SPACE,
                                         [','] = COMMA,
                                         [';'] = COMMA,
                                         ['0'] = FOUR(DIGIT),
                                         FOUR(DIGIT),
                                         DIGIT,
                                         DIGIT,
                                         ['A'] = SIXTEEN(CAPITAL),
                                         FOUR(CAPITAL),
                                         FOUR(CAPITAL),
                                         CAPITAL,
                                         CAPITAL,
                                         [0x80] = SIXTEEN(HIGH),
                                         SIXTEEN(HIGH),
                                         SIXTEEN(HIGH),
                                         SIXTEEN(HIGH),
                                         HIGH,
                                         HIGH,
                                         [0xC2] = HIGH | WIDE_SPACE,
                                         [0xC3] = SIXTEEN(HIGH),
                                         FOUR(HIGH),
                                         HIGH,
                                         [0xD8] = HIGH | WIDE_COMMA,
                                         [0xD9] = FOUR(HIGH),
                                         FOUR(HIGH),
                                         HIGH,
                                         HIGH,
                                         [0xE3] = HIGH | WIDE_SPACE | WIDE_COMMA,
                                         [0xE4] = FOUR(HIGH),
                                         FOUR(HIGH),
                                         HIGH,
                                         HIGH,
                                         HIGH,
                                         [0xEF] = HIGH | WIDE_COMMA,
                                         [0xF0] = SIXTEEN(HIGH)};
#undef FOUR
#undef SIXTEEN

/* U+00A0, the no-break space, and U+3000, that of Chinese and Japanese. */
static size_t wide_space_at(const char *at, const char *end) {
    if (*at == '\xC2') {
        return end - at >= 2 && at[1] == '\xA0' ? 2 : 0;
    }
    return *at == '\xE3' && end - at >= 3 && at[1] == '\x80' && at[2] == '\x80' ? 3 : 0;
}

/* Length of the white space at `at`, 0 when it is none. */
static size_t space_at(const char *at, const char *end) {
    unsigned sort = sorts[(unsigned char)*at];
    return (sort & SPACE) != 0 ? 1 : (sort & WIDE_SPACE) != 0 ? wide_space_at(at, end) : 0;
}

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
#define TOPS EACH(0x80)

/* Behind white space of ASCII. Most is the indentation of the source: eight spaces at a time. */
static const char *skip_spaces(const char *at, const char *end) {
    while (end - at >= 8 && galley_lexicon_load(at) == EACH(' ')) {
        at += 8;
    }
    while (at < end && (sorts[(unsigned char)*at] & SPACE) != 0) {
        at++;
    }
    return at;
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
        at = skip_spaces(at + space, end);
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
        at = skip_spaces(at + space, end);
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

/* A text on its way to the block. */
typedef struct appending {
    galley_words *words;
    const char *begin; /* of the text */
    const char *at;
    const char *end;
    const char *run; /* the run that is open, without ASCII that it began with; or NULL */
    char *to;
    uint32_t high; /* bytes outside ASCII of that run */
    bool link;
    bool verbatim;
} appending;

/* At the first byte of a run, or where one goes on from the text before. */
static void begin_run(appending *a) {
    galley_words *words = a->words;
    bool begins = words->space || words->runs == 0;
    if (words->space && words->runs > 0 && !a->verbatim) {
        *a->to++ = ' ';
    }
    words->runs += begins;
    words->link_runs += begins && a->link;
    words->space = false;
    a->run = a->at;
    a->high = 0;
}

/* Marks inside a run count only where writing has no spaces. */
static void end_run(appending *a) {
    uint32_t marks = sentence_before(a->begin, a->at) ? 1 : 0;
    if (a->high > LONGEST_MEAN) {
        for (const char *at = a->run + 3; at < a->at; at++) {
            marks += wide_mark_before(a->run, at) ? 1 : 0;
        }
    }
    a->words->sentences += marks;
    a->run = NULL;
}

/* 、，；and the Arabic ، */
static bool wide_comma_at(const char *at, const char *end) {
    if (end - at >= 3 && *at != '\xD8') {
        return memcmp(at, "\xE3\x80\x81", 3) == 0 || memcmp(at, "\xEF\xBC\x8C", 3) == 0 ||
               memcmp(at, "\xEF\xBC\x9B", 3) == 0;
    }
    return end - at >= 2 && memcmp(at, "\xD8\x8C", 2) == 0;
}

/* Takes white space. */
static void take_space(appending *a, size_t len) {
    if (a->run != NULL) {
        end_run(a);
    }
    if (a->verbatim) {
        *a->to++ = len > 1 ? ' ' : *a->at;
    }
    a->words->space = true;
    a->at += len;
    if (!a->verbatim) {
        a->at = skip_spaces(a->at, a->end);
    }
}

/* Takes what comes first: white space, or bytes up to white space, but not beyond `until`. */
static void take_bytes(appending *a, const char *until) {
    size_t space = space_at(a->at, a->end);
    if (space > 0) {
        take_space(a, space);
        return;
    }
    if (a->run == NULL) {
        begin_run(a);
    }
    galley_words *words = a->words;
    const char *at = a->at;
    char *to = a->to;
    uint32_t high = 0;
    do {
        unsigned sort = sorts[(unsigned char)*at];
        high += sort / HIGH;
        words->digits += (sort & DIGIT) != 0;
        words->capitals += (sort & CAPITAL) != 0;
        words->commas +=
            (sort & COMMA) != 0 || ((sort & WIDE_COMMA) != 0 && wide_comma_at(at, a->end));
        *to++ = *at++;
    } while (at < until && (sorts[(unsigned char)*at] & (SPACE | WIDE_SPACE)) == 0);
    uint32_t len = (uint32_t)(at - a->at);
    words->bytes += len;
    words->link_bytes += a->link ? len : 0;
    words->high += high;
    a->high += high;
    a->at = at;
    a->to = to;
}

/* Top bits where bytes of ASCII are at least, or are, what is given. */
static uint64_t at_least(uint64_t eight, unsigned byte) {
    return (eight + EACH(0x80 - byte)) & TOPS;
}
static uint64_t equal(uint64_t eight, unsigned byte) {
    return ~((eight ^ EACH(byte)) + EACH(0x7F)) & TOPS;
}

/* The sum of eight bytes. */
static uint32_t add_up(uint64_t eight) {
    uint64_t pairs =
        (eight & UINT64_C(0x00FF00FF00FF00FF)) + (eight >> 8 & UINT64_C(0x00FF00FF00FF00FF));
    return (uint32_t)(pairs * UINT64_C(0x0001000100010001) >> 48);
}

/* The next eight bytes of a text; at its end, letters stand for those that are missing. */
static uint64_t load(const appending *a, const char *at) {
    size_t left = (size_t)(a->end - at);
    if (left >= 8) {
        return galley_lexicon_load(at);
    }
    uint64_t eight = EACH('a') << 8 * left;
    if (a->end - a->begin >= 8) {
        return eight | galley_lexicon_load(a->end - 8) >> 8 * (8 - left);
    }
    for (size_t i = 0; i < left; i++) {
        eight |= (uint64_t)(unsigned char)at[i] << 8 * i;
    }
    return eight;
}

/* Its reverse, in full. Spelled out, compilers make it one store. */
static void store(char *to, uint64_t eight) {
    unsigned char *b = (unsigned char *)to;
    b[0] = (unsigned char)eight;
    b[1] = (unsigned char)(eight >> 8);
    b[2] = (unsigned char)(eight >> 16);
    b[3] = (unsigned char)(eight >> 24);
    b[4] = (unsigned char)(eight >> 32);
    b[5] = (unsigned char)(eight >> 40);
    b[6] = (unsigned char)(eight >> 48);
    b[7] = (unsigned char)(eight >> 56);
}

/* Sentences that end in front of the spaces of eight bytes, with a top bit where one may. */
static uint32_t count_ends(const char *begin, const char *at, uint64_t ends) {
    uint32_t sentences = 0;
    for (; ends != 0; at++, ends >>= 8) {
        sentences += (ends & 0x80) != 0 && sentence_before(begin, at);
    }
    return sentences;
}

/* Counts of a stretch of words; the first four for each of eight places. */
typedef struct stretch {
    uint64_t gaps;
    uint64_t digits;
    uint64_t capitals;
    uint64_t commas;
    uint32_t sentences;
} stretch;

/* Adds a stretch that ends at `at` to what is counted. */
static void finish_stretch(appending *a, const stretch *s, const char *at) {
    galley_words *words = a->words;
    bool trails = at[-1] == ' ';
    uint32_t gaps = add_up(s->gaps);
    uint32_t runs = gaps - trails;
    uint32_t bytes = (uint32_t)(at - a->at) - gaps;
    words->space = trails;
    words->runs += runs;
    words->bytes += bytes;
    if (a->link) {
        words->link_runs += runs;
        words->link_bytes += bytes;
    }
    words->digits += add_up(s->digits);
    words->capitals += add_up(s->capitals);
    words->commas += add_up(s->commas);
    words->sentences += s->sentences;
    a->to -= trails;
    a->at = at;
    if (trails) {
        a->run = NULL;
    } else if (gaps > 0) {
        a->run = at;
        a->high = 0;
    }
}

/* Takes eight bytes at a time, as long as they are words of ASCII with one space between. Letters,
 * digits and commas end no sentence; behind other bytes below '@' and the bracket it is looked. */
static void take_stretch(appending *a) {
    /* what the byte before was, as the byte before the lowest */
    uint64_t after_space = a->run == NULL ? 0x80 : 0;
    uint64_t after_mark = 0x80;
    stretch s = {0, 0, 0, 0, 0};
    const char *at = a->at;
    char *to = a->to;
    for (unsigned round = 0; round < LONGEST_STRETCH && at < a->end; round++) {
        uint64_t eight = load(a, at);
        uint64_t spaces = equal(eight, ' ');
        if (((eight | ~at_least(eight, ' ')) & TOPS) != 0 ||
            (spaces & (spaces << 8 | after_space)) != 0) {
            break;
        }
        if (a->run == NULL) {
            begin_run(a);
            to = a->to;
        }
        uint64_t digits = at_least(eight, '0') & ~at_least(eight, '9' + 1);
        uint64_t commas = equal(eight, ',') | equal(eight, ';');
        uint64_t marks = ((~eight << 1 & TOPS) | equal(eight, ']')) & ~(digits | commas);
        uint64_t ends = spaces & (marks << 8 | after_mark);
        if (ends != 0) {
            s.sentences += count_ends(a->begin, at, ends);
        }
        s.gaps += spaces >> 7;
        s.digits += digits >> 7;
        s.capitals += (at_least(eight, 'A') & ~at_least(eight, 'Z' + 1)) >> 7;
        s.commas += commas >> 7;
        after_space = spaces >> 56;
        after_mark = marks >> 56;
        store(to, eight);
        size_t len = a->end - at < 8 ? (size_t)(a->end - at) : 8;
        at += len;
        to += len;
    }
    if (at > a->at) {
        a->to = to;
        finish_stretch(a, &s, at);
    }
}

bool galley_words_append(galley_words *words, galley_slice text, bool link, bool verbatim,
                         galley_buffer *out) {
    /* more than the text and a space before it: the last eight bytes may be written in full */
    if ((out->failed || out->capacity - out->len < text.len + 9) &&
        !galley_buffer_reserve(out, text.len + 9)) {
        return false;
    }
    appending a = {.words = words,
                   .begin = text.ptr,
                   .at = text.ptr,
                   .end = text.ptr + text.len,
                   .to = out->bytes + out->len,
                   .link = link,
                   .verbatim = verbatim};
    while (a.at < a.end) {
        if (!verbatim && a.high <= LONGEST_MEAN) {
            take_stretch(&a);
        }
        const char *until = a.end - a.at > 8 ? a.at + 8 : a.end;
        while (a.at < until) {
            take_bytes(&a, until);
        }
    }
    if (a.run != NULL) {
        end_run(&a);
    }
    out->len = (size_t)(a.to - out->bytes);
    return true;
}

static uint16_t saturate(uint32_t count) {
    return (uint16_t)(count < UINT16_MAX ? count : UINT16_MAX);
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
    segment->digits = saturate(words->digits);
    segment->capitals = saturate(words->capitals);
    segment->commas = saturate(words->commas);
    segment->ends_sentence = sentence_before(text.ptr, text.ptr + text.len);
}
