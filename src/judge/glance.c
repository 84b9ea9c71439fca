/*
 * A text in, tokens and signs out.
 *
 * A word is what stands between spaces, without ASCII punctuation at its ends and in lower case as
 * far as ASCII goes. Where writing has no spaces a run is cut into pairs of characters, which say
 * in Chinese, Japanese and Thai about what words say elsewhere. Digits are all one digit to the
 * lexicon, so that a date or a count of comments is a word it can know.
 *
 * Eight bytes are taken at a time, as one number with a flag in the top bit of each byte.
 */
#include "glance.h"

/* Longer runs are no words of a spaced script, or links: only this much is looked at. */
#define LONGEST_WORD 32
/* A run this long, with most bytes outside ASCII, is cut into pairs of characters. */
#define LONGEST_SPACED 30
#define PAIR 6 /* bytes: two characters of three */
/* A text up to this length is a token as a whole ("Read more", "Share this article"). */
#define SHORT_TEXT 48
/* Signs are looked for within so many bytes. */
#define SIGNS_WITHIN 160

static bool is_digit(char c) { return (unsigned)(c - '0') < 10; }
static bool is_letter(char c) { return (unsigned)((c | 0x20) - 'a') < 26; }
static bool is_high(char c) { return (unsigned char)c >= 0x80; }

#define EACH(byte) (UINT64_C(0x0101010101010101) * (byte))
#define TOPS EACH(0x80)

/* Eight bytes of a text, NUL standing for those behind its end. */
static inline uint64_t load(galley_slice text, size_t at) {
    size_t left = at < text.len ? text.len - at : 0;
    if (left >= 8) {
        return galley_lexicon_load(text.ptr + at);
    }
    if (text.len >= 8 && left > 0) {
        return galley_lexicon_load(text.ptr + text.len - 8) >> 8 * (8 - left);
    }
    uint64_t eight = 0;
    for (size_t i = 0; i < left; i++) {
        eight |= (uint64_t)(unsigned char)text.ptr[at + i] << 8 * i;
    }
    return eight;
}

/* Top bits where bytes lie between two of ASCII. */
static uint64_t between(uint64_t eight, unsigned first, unsigned last) {
    uint64_t low = eight & ~TOPS;
    return (low + EACH(0x80 - first)) & ~(low + EACH(0x7F - last)) & ~eight & TOPS;
}

/* Small letters, and 0 for every digit. */
static inline uint64_t fold(uint64_t eight) {
    uint64_t digits = between(eight, '0', '9') >> 7;
    return (eight | between(eight, 'A', 'Z') >> 2) & ~(digits * 0x0F);
}

/* How many bytes stand before the first that has its top bit in `marks`. */
static size_t count_before(uint64_t marks) {
    uint64_t bits = marks >> 7;
    return (size_t)((((bits & (0 - bits)) - 1) & EACH(1)) * EACH(1) >> 56);
}

/* Behind the bytes up to white space, but not beyond `until`. */
static size_t find_space(galley_slice text, size_t at, size_t until) {
    while (at < until) {
        uint64_t marks = between(load(text, at), 0, ' '); /* white space, or signs of control */
        if (marks == 0) {
            at += 8;
            continue;
        }
        at += count_before(marks);
        if (at >= until || galley_ascii_space(text.ptr[at])) {
            break;
        }
        at++;
    }
    return at < until ? at : until;
}

static bool is_of_word(char c) { return is_letter(c) || is_digit(c) || is_high(c); }

/* The hash of what begins and ends there, as much of it as is looked at. 0 when that is nothing. */
static uint32_t hash_run(galley_lexicon_kind kind, galley_slice text, size_t at, size_t end) {
    size_t left = end - at < LONGEST_WORD ? end - at : LONGEST_WORD;
    if (left == 0) {
        return 0;
    }
    uint64_t hash = galley_lexicon_start(kind, left);
    for (; left >= 8; at += 8, left -= 8) {
        hash = galley_lexicon_mix(hash, fold(galley_lexicon_load(text.ptr + at)));
    }
    uint64_t rest = load(text, at) & ((UINT64_C(1) << 8 * left) - 1);
    return galley_lexicon_end(hash, fold(rest));
}

/* The same without the signs at both ends. */
static uint32_t hash_word(galley_lexicon_kind kind, galley_slice text, size_t at, size_t end) {
    while (at < end && !is_of_word(text.ptr[at])) {
        at++;
    }
    while (end > at && !is_of_word(text.ptr[end - 1])) {
        end--;
    }
    return hash_run(kind, text, at, end);
}

static bool is_unspaced(galley_slice run) {
    if (run.len < LONGEST_SPACED) {
        return false;
    }
    size_t high = 0;
    for (size_t i = 0; i < LONGEST_SPACED; i++) {
        high += is_high(run.ptr[i]);
    }
    return high > LONGEST_SPACED / 2;
}

/* Where a character begins at or after `at`. */
static size_t next_character(galley_slice run, size_t at) {
    while (at < run.len && ((unsigned char)run.ptr[at] & 0xC0) == 0x80) {
        at++;
    }
    return at;
}

int galley_glance_words(galley_slice text, galley_lexicon_kind kind,
                        uint32_t hashes[GALLEY_GLANCE_FIRST]) {
    int count = 0;
    size_t at = 0;
    while (at < text.len && count < GALLEY_GLANCE_FIRST) {
        size_t most = 4 * (size_t)LONGEST_WORD;
        size_t end = find_space(text, at, text.len - at < most ? text.len : at + most);
        galley_slice run = galley_slice_make(text.ptr + at, end - at);
        uint32_t hash;
        if (is_unspaced(run)) {
            end = at + next_character(run, PAIR);
            hash = hash_run(kind, text, at, end);
        } else {
            hash = hash_word(kind, text, at, end);
        }
        if (hash != 0) {
            hashes[count++] = hash;
        }
        at = end + (end < text.len && galley_ascii_space(text.ptr[end]));
    }
    return count;
}

bool galley_glance_word(galley_slice word, galley_lexicon_kind kind, uint32_t *hash) {
    *hash = hash_word(kind, word, 0, word.len);
    return *hash != 0;
}

static uint8_t take_last(galley_slice text, uint32_t hashes[GALLEY_GLANCE_LAST]) {
    uint8_t count = 0;
    size_t end = text.len;
    size_t least = end > 3 * (size_t)LONGEST_WORD ? end - 3 * (size_t)LONGEST_WORD : 0;
    while (end > least && count < GALLEY_GLANCE_LAST) {
        size_t begin = end;
        while (begin > least && !galley_ascii_space(text.ptr[begin - 1])) {
            begin--;
        }
        uint32_t hash = hash_word(GALLEY_LEXICON_LAST, text, begin, end);
        if (hash != 0) {
            hashes[count++] = hash;
        }
        end = begin > least ? begin - 1 : least;
    }
    return count;
}

static bool is_quote_at(const char *at, size_t len) {
    return *at == '"' || *at == '\'' ||
           (len >= 3 && at[0] == '\xE2' && at[1] == '\x80' && at[2] >= '\x98' && at[2] <= '\x9E') ||
           (len >= 2 && at[0] == '\xC2' && at[1] == '\xAB') ||
           (len >= 3 && at[0] == '\xE3' && at[1] == '\x80' && at[2] == '\x8C');
}

static uint8_t find_start(galley_slice text) {
    char c = text.ptr[0];
    if (is_quote_at(text.ptr, text.len)) {
        return GALLEY_STARTS_QUOTE;
    }
    if (is_letter(c)) {
        return c & 0x20 ? GALLEY_STARTS_SMALL : GALLEY_STARTS_CAPITAL;
    }
    return is_digit(c) ? GALLEY_STARTS_DIGIT : is_high(c) ? GALLEY_STARTS_WIDE : GALLEY_STARTS_SIGN;
}

static bool ends_with(galley_slice text, const char *end, size_t len) {
    return text.len >= len && memcmp(text.ptr + text.len - len, end, len) == 0;
}

static uint8_t find_end(galley_slice text) {
    char c = text.ptr[text.len - 1];
    switch (c) {
    case '.':
        return ends_with(text, "...", 3) ? GALLEY_ENDS_ELLIPSIS : GALLEY_ENDS_STOP;
    case ':':
        return GALLEY_ENDS_COLON;
    case '?':
    case '!':
        return GALLEY_ENDS_QUESTION;
    case ')':
    case ']':
        return GALLEY_ENDS_BRACKET;
    case '>':
        return GALLEY_ENDS_ARROW;
    default:
        break;
    }
    if (is_letter(c)) {
        return GALLEY_ENDS_WORD;
    }
    if (is_digit(c)) {
        return GALLEY_ENDS_DIGIT;
    }
    if (!is_high(c)) {
        return GALLEY_ENDS_SIGN;
    }
    if (ends_with(text, "\xE2\x80\xA6", 3)) {
        return GALLEY_ENDS_ELLIPSIS;
    }
    if (ends_with(text, "\xE3\x80\x82", 3)) {
        return GALLEY_ENDS_STOP;
    }
    if (ends_with(text, "\xEF\xBC\x9A", 3)) {
        return GALLEY_ENDS_COLON;
    }
    /* » › → and other arrows */
    if (ends_with(text, "\xC2\xBB", 2) || ends_with(text, "\xE2\x80\xBA", 3) ||
        (text.len >= 3 && text.ptr[text.len - 3] == '\xE2' && text.ptr[text.len - 2] == '\x86')) {
        return GALLEY_ENDS_ARROW;
    }
    return GALLEY_ENDS_WORD;
}

static uint8_t sign_at(galley_slice text, size_t at) {
    switch (text.ptr[at]) {
    case '|':
        return GALLEY_SIGN_BAR;
    case '@':
        return GALLEY_SIGN_AT;
    case '\xC2': /* © and » */
        if (at + 1 < text.len) {
            return text.ptr[at + 1] == '\xA9'   ? GALLEY_SIGN_COPYRIGHT
                   : text.ptr[at + 1] == '\xBB' ? GALLEY_SIGN_ARROW
                                                : 0;
        }
        return 0;
    default:
        return 0;
    }
}

/* Top bits where bytes are equal to one that is given, and perhaps above such. */
static uint64_t equal(uint64_t eight, unsigned byte) {
    uint64_t rest = eight ^ EACH(byte);
    return (rest - EACH(1)) & ~rest & TOPS;
}

static uint8_t find_signs(galley_slice text) {
    uint8_t signs = 0;
    text.len = text.len < SIGNS_WITHIN ? text.len : SIGNS_WITHIN;
    for (size_t at = 0; at < text.len; at += 8) {
        uint64_t eight = load(text, at);
        if ((equal(eight, '|') | equal(eight, '@') | equal(eight, 0xC2)) != 0) {
            for (size_t i = at; i < at + 8 && i < text.len; i++) {
                signs |= sign_at(text, i);
            }
        }
    }
    return signs;
}

/* The hash of the whole text. */
static uint32_t hash_text(galley_slice text) {
    uint64_t hash = galley_lexicon_start(GALLEY_LEXICON_TEXT, text.len);
    size_t at = 0;
    for (; text.len - at >= 8; at += 8) {
        hash = galley_lexicon_mix(hash, fold(galley_lexicon_load(text.ptr + at)));
    }
    return galley_lexicon_end(hash, fold(load(text, at)));
}

galley_glance galley_glance_at(galley_slice text) {
    galley_glance glance = {.starts = find_start(text), .ends = find_end(text)};
    glance.first_count = (uint8_t)galley_glance_words(text, GALLEY_LEXICON_WORD, glance.first);
    if (text.len <= SHORT_TEXT) {
        glance.text = hash_text(text);
    } else {
        glance.last_count = take_last(text, glance.last);
    }
    glance.signs = find_signs(text);
    return glance;
}
