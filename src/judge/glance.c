/*
 * A text in, tokens and signs out.
 *
 * A word is what stands between spaces, without ASCII punctuation at its ends and in lower case as
 * far as ASCII goes. Where writing has no spaces a run is cut into pairs of characters, which say
 * in Chinese, Japanese and Thai about what words say elsewhere. Digits are all one digit to the
 * lexicon, so that a date or a count of comments is a word it can know.
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

static galley_slice strip(galley_slice word) {
    const char *at = word.ptr;
    const char *end = at + word.len;
    while (at < end && !is_letter(*at) && !is_digit(*at) && !is_high(*at)) {
        at++;
    }
    while (end > at && !is_letter(end[-1]) && !is_digit(end[-1]) && !is_high(end[-1])) {
        end--;
    }
    return galley_slice_make(at, (size_t)(end - at));
}

/* A word's hash: small letters, and 0 for every digit. 0 when nothing of it is left. */
static uint32_t hash_word(galley_lexicon_kind kind, galley_slice word) {
    char folded[LONGEST_WORD];
    size_t len = word.len < LONGEST_WORD ? word.len : LONGEST_WORD;
    for (size_t i = 0; i < len; i++) {
        char c = word.ptr[i];
        folded[i] = (unsigned)(c - 'A') < 26 ? (char)(c | 0x20) : is_digit(c) ? '0' : c;
    }
    return len == 0 ? 0 : galley_lexicon_hash(kind, galley_slice_make(folded, len));
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
        size_t end = at;
        while (end < text.len && end - at < 4 * (size_t)LONGEST_WORD &&
               !galley_ascii_space(text.ptr[end])) {
            end++;
        }
        galley_slice run = galley_slice_make(text.ptr + at, end - at);
        if (is_unspaced(run)) {
            size_t pair = next_character(run, PAIR);
            run.len = pair;
            end = at + pair;
        } else {
            run = strip(run);
        }
        uint32_t hash = hash_word(kind, run);
        if (hash != 0) {
            hashes[count++] = hash;
        }
        at = end + (end < text.len && galley_ascii_space(text.ptr[end]));
    }
    return count;
}

bool galley_glance_word(galley_slice word, galley_lexicon_kind kind, uint32_t *hash) {
    *hash = hash_word(kind, strip(word));
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
        uint32_t hash =
            hash_word(GALLEY_LEXICON_LAST, strip(galley_slice_make(text.ptr + begin, end - begin)));
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

static uint8_t find_signs(galley_slice text) {
    uint8_t signs = 0;
    size_t len = text.len < SIGNS_WITHIN ? text.len : SIGNS_WITHIN;
    for (size_t i = 0; i < len; i++) {
        switch (text.ptr[i]) {
        case '|':
            signs |= GALLEY_SIGN_BAR;
            break;
        case '@':
            signs |= GALLEY_SIGN_AT;
            break;
        case '\xC2': /* © and » */
            if (i + 1 < len) {
                signs |= text.ptr[i + 1] == '\xA9'   ? GALLEY_SIGN_COPYRIGHT
                         : text.ptr[i + 1] == '\xBB' ? GALLEY_SIGN_ARROW
                                                     : 0;
            }
            break;
        default:
            break;
        }
    }
    return signs;
}

galley_glance galley_glance_at(galley_slice text) {
    galley_glance glance = {.starts = find_start(text), .ends = find_end(text)};
    glance.first_count = (uint8_t)galley_glance_words(text, GALLEY_LEXICON_WORD, glance.first);
    glance.whole = galley_lexicon_hash(GALLEY_LEXICON_TEXT, text);
    if (text.len <= SHORT_TEXT) {
        char folded[SHORT_TEXT];
        for (size_t i = 0; i < text.len; i++) {
            char c = text.ptr[i];
            folded[i] = (unsigned)(c - 'A') < 26 ? (char)(c | 0x20) : is_digit(c) ? '0' : c;
        }
        glance.text = galley_lexicon_hash(GALLEY_LEXICON_TEXT, galley_slice_make(folded, text.len));
    } else {
        glance.last_count = take_last(text, glance.last);
    }
    glance.signs = find_signs(text);
    return glance;
}
