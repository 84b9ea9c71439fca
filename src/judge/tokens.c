/*
 * An attribute's value in, tokens out.
 *
 * Class and id are cut into names, at everything but letters and where a capital follows a small
 * letter ("postBody"). Both readers of markup take their tokens from here, the judge and the
 * training tool, so that they never differ. Values are read raw: a character reference in a class
 * is a name that nobody knows.
 */
#include "tokens.h"

/* A longer label is a sentence for a screen reader, and unlike all others. */
#define LONGEST_LABEL 64
/* Of a name, what the lexicon is asked for: no word is longer. */
#define LONGEST_NAME 24
/* A class or id as a whole, unless it is longer or mostly a number. */
#define LONGEST_CLASS 48
#define MOST_DIGITS 3

/* A value that is being cut: a copy, so that eight bytes can be read at each of its places. */
typedef struct cutting {
    char text[GALLEY_READING_LONGEST + LONGEST_NAME];
    size_t len;
    galley_token_taker *take;
    void *context;
} cutting;

/* What a byte is to a name. */
enum { SMALL = 1, CAPITAL = 2, DIGIT = 4, SPACE = 8 };
#define FOUR(x) x, x, x, x
#define TWENTY_SIX(x) FOUR(x), FOUR(x), FOUR(x), FOUR(x), FOUR(x), FOUR(x), x, x
static const unsigned char sorts[256] = {['\t'] = SPACE,
                                         ['\n'] = SPACE,
                                         ['\f'] = SPACE,
                                         ['\r'] = SPACE,
                                         [' '] = SPACE,
                                         ['0'] = FOUR(DIGIT),
                                         FOUR(DIGIT),
                                         DIGIT,
                                         DIGIT,
                                         ['A'] = TWENTY_SIX(CAPITAL),
                                         ['a'] = TWENTY_SIX(SMALL)};
#undef FOUR
#undef TWENTY_SIX

static unsigned sort_of(char c) { return sorts[(unsigned char)c]; }

#define LOWER UINT64_C(0x2020202020202020)

/* The first eight bytes of an attribute's name as a number, in lower case: one bit of a letter. */
static uint64_t make_key(galley_slice name) {
    if (name.len >= 8) {
        return galley_lexicon_load(name.ptr) | LOWER;
    }
    uint64_t key = 0;
    for (size_t i = 0; i < name.len; i++) {
        key |= (uint64_t)((unsigned char)name.ptr[i] | 0x20U) << 8 * i;
    }
    return key;
}

/* Hands over a name of so many letters. */
static void take_name(const cutting *c, galley_lexicon_kind kind, const char *at, size_t len) {
    size_t left = len < LONGEST_NAME ? len : LONGEST_NAME;
    uint64_t hash = galley_lexicon_start(kind, left);
    uint64_t key = galley_lexicon_load(at) | LOWER;
    uint64_t rest = key;
    for (; left >= 8; left -= 8) {
        hash = galley_lexicon_mix(hash, rest);
        at += 8;
        rest = galley_lexicon_load(at) | LOWER;
    }
    rest &= (UINT64_C(1) << 8 * left) - 1;
    key = len < 8 ? rest : key;
    c->take(c->context, galley_lexicon_end(hash, rest), kind == GALLEY_LEXICON_NAME ? key : 0);
}

/* Behind the name that begins at `at`: letters, up to a capital after a small one. */
static size_t name_end(const cutting *c, size_t at) {
    unsigned ends = 0;
    unsigned sort = sort_of(c->text[at]);
    while ((sort & (SMALL | CAPITAL) & ~ends) != 0) {
        ends = (sort & SMALL) * CAPITAL;
        sort = sort_of(c->text[++at]);
    }
    return at;
}

/* A class or id as a whole, when it has more than one name and is not mostly a number. */
static void take_class(const cutting *c, size_t begin, size_t end, size_t names, size_t digits) {
    if (names >= 2 && digits <= MOST_DIGITS && end - begin <= LONGEST_CLASS) {
        galley_slice class = galley_slice_make(c->text + begin, end - begin);
        c->take(c->context, galley_lexicon_hash(GALLEY_LEXICON_CLASS, class), 0);
    }
}

/* All names of a value and, of a class or id, its parts between white space. */
static void cut_names(const cutting *c, galley_lexicon_kind kind) {
    size_t begin = 0;
    size_t names = 0;
    size_t digits = 0;
    size_t at = 0;
    while (at < c->len) {
        unsigned sort = sort_of(c->text[at]);
        if ((sort & (SMALL | CAPITAL)) != 0) {
            size_t end = name_end(c, at);
            if (end - at >= 2) {
                take_name(c, kind, c->text + at, end - at);
                names++;
            }
            at = end;
            continue;
        }
        digits += (sort & DIGIT) != 0;
        if ((sort & SPACE) != 0) {
            if (kind == GALLEY_LEXICON_NAME) {
                take_class(c, begin, at, names, digits);
            }
            begin = at + 1;
            names = digits = 0;
        }
        at++;
    }
    if (kind == GALLEY_LEXICON_NAME) {
        take_class(c, begin, at, names, digits);
    }
}

/* Each part of a value between white space, as it is, but in lower case. */
static void cut_parts(cutting *c, galley_lexicon_kind kind) {
    size_t begin = 0;
    for (size_t at = 0; at <= c->len; at++) {
        if (at < c->len && (sort_of(c->text[at]) & SPACE) == 0) {
            c->text[at] = galley_ascii_lower(c->text[at]);
            continue;
        }
        if (at > begin && at - begin <= LONGEST_CLASS) {
            galley_slice part = galley_slice_make(c->text + begin, at - begin);
            c->take(c->context, galley_lexicon_hash(kind, part), 0);
        }
        begin = at + 1;
    }
}

galley_slice galley_reading_shorten(galley_reading what, galley_slice value) {
    size_t longest = what == GALLEY_READING_LABEL ? LONGEST_LABEL : GALLEY_READING_LONGEST;
    value.len = value.len < longest ? value.len : longest;
    return value;
}

void galley_token_cut(galley_reading what, galley_slice value, galley_token_taker *take,
                      void *context) {
    cutting c;
    c.len = value.len;
    c.take = take;
    c.context = context;
    memcpy(c.text, value.len > 0 ? value.ptr : "", value.len);
    memset(c.text + value.len, 0, LONGEST_NAME);
    switch (what) {
    case GALLEY_READING_CLASS:
    case GALLEY_READING_PART:
    case GALLEY_READING_ID:
        cut_names(&c, GALLEY_LEXICON_NAME);
        break;
    case GALLEY_READING_ROLE:
    case GALLEY_READING_ITEMPROP:
        cut_parts(&c, GALLEY_LEXICON_ROLE);
        break;
    case GALLEY_READING_TAG:
        cut_parts(&c, GALLEY_LEXICON_TAG);
        break;
    case GALLEY_READING_LABEL:
        cut_names(&c, GALLEY_LEXICON_LABEL);
        break;
    default:
        break;
    }
}

/* Names of up to eight bytes, told apart by length first: most attributes have none of these. */
static galley_reading classify_short(galley_slice name) {
    uint64_t key;
    switch (name.len) {
    case 3:
        return make_key(name) == galley_lexicon_load("rel\0\0\0\0") ? GALLEY_READING_RELATION
                                                                    : GALLEY_READING_NOTHING;
    case 2:
        return make_key(name) == galley_lexicon_load("id\0\0\0\0\0") ? GALLEY_READING_ID
                                                                     : GALLEY_READING_NOTHING;
    case 4:
        return make_key(name) == galley_lexicon_load("role\0\0\0") ? GALLEY_READING_ROLE
                                                                   : GALLEY_READING_NOTHING;
    case 5:
        key = make_key(name);
        return key == galley_lexicon_load("class\0\0")   ? GALLEY_READING_CLASS
               : key == galley_lexicon_load("style\0\0") ? GALLEY_READING_STYLE
                                                         : GALLEY_READING_NOTHING;
    case 6:
        key = make_key(name);
        return key == galley_lexicon_load("hidden\0")   ? GALLEY_READING_HIDDEN
               : key == galley_lexicon_load("typeof\0") ? GALLEY_READING_PROPERTY
                                                        : GALLEY_READING_NOTHING;
    case 8:
        key = make_key(name);
        return key == galley_lexicon_load("itemprop")   ? GALLEY_READING_ITEMPROP
               : key == galley_lexicon_load("property") ? GALLEY_READING_PROPERTY
                                                        : GALLEY_READING_NOTHING;
    default:
        return GALLEY_READING_NOTHING;
    }
}

/* Compares a longer name, by its first and last eight bytes. */
static bool is_long(galley_slice name, const char *wanted, size_t len) {
    return (galley_lexicon_load(name.ptr) | LOWER) == galley_lexicon_load(wanted) &&
           (galley_lexicon_load(name.ptr + len - 8) | LOWER) ==
               galley_lexicon_load(wanted + len - 8);
}

static galley_reading classify_long(galley_slice name) {
    switch (name.len) {
    case 9:
        if (is_long(name, "itemscope", 9)) {
            return GALLEY_READING_PROPERTY;
        }
        return is_long(name, "data-type", 9) || is_long(name, "data-zone", 9)
                   ? GALLEY_READING_LABEL
                   : GALLEY_READING_NOTHING;
    case 10:
        return is_long(name, "aria-label", 10) || is_long(name, "data-block", 10)
                   ? GALLEY_READING_LABEL
                   : GALLEY_READING_NOTHING;
    case 11:
        if (is_long(name, "data-testid", 11) || is_long(name, "data-module", 11)) {
            return GALLEY_READING_LABEL;
        }
        return is_long(name, "aria-hidden", 11) ? GALLEY_READING_SILENT : GALLEY_READING_NOTHING;
    case 14:
        return is_long(name, "data-component", 14) ? GALLEY_READING_LABEL : GALLEY_READING_NOTHING;
    default:
        return GALLEY_READING_NOTHING;
    }
}

galley_reading galley_reading_of(galley_slice name) {
    return name.len <= 8 ? classify_short(name) : classify_long(name);
}
