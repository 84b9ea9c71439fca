/*
 * A text in, tokens out: numbers in the digits of many scripts, words, marks. A sign of Chinese,
 * Japanese or Korean is a token of its own, since no white space stands around it.
 */
#include "date_token.h"
#include "month_table.h"

typedef struct reader {
    const unsigned char *at;
    const unsigned char *end;
} reader;

/* The next code point of UTF-8; a byte that cannot be read gives U+FFFD. */
static uint32_t read_code(reader *r) {
    uint32_t first = *r->at++;
    if (first < 0xC0) {
        return first < 0x80 ? first : 0xFFFD;
    }
    int more = first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    uint32_t code = first & (0x3FU >> more);
    for (; more > 0 && r->at < r->end && (*r->at & 0xC0) == 0x80; more--) {
        code = code << 6 | (*r->at++ & 0x3FU);
    }
    return more == 0 ? code : 0xFFFD;
}

/* The value of a decimal digit, or -1. */
static int digit_of(uint32_t code) {
    /* the zeros of Arabic, Persian, Hindi, Bengali, Gujarati, Tamil, Thai, and of full width */
    static const uint16_t zeros[] = {0x660, 0x6F0, 0x966, 0x9E6, 0xAE6, 0xBE6, 0xE50, 0xFF10};
    if (code < 0x80) {
        return code >= '0' && code <= '9' ? (int)(code - '0') : -1;
    }
    for (size_t i = 0; i < sizeof zeros / sizeof zeros[0]; i++) {
        if (code >= zeros[i] && code < zeros[i] + 10U) {
            return (int)(code - zeros[i]);
        }
    }
    return -1;
}

static bool is_space(uint32_t code) {
    return code <= ' ' || code == 0xA0 || (code >= 0x2000 && code <= 0x200F) || code == 0x202F ||
           code == 0x3000 || code == 0xFEFF;
}

/* A mark that is no ASCII character and no letter, or 0. */
static uint8_t mark_of(uint32_t code) {
    static const struct {
        uint16_t code;
        uint8_t mark;
    } signs[] = {
        {0x5E74, GALLEY_DATE_MARK_YEAR},
        {0xB144, GALLEY_DATE_MARK_YEAR},
        {0x6708, GALLEY_DATE_MARK_MONTH},
        {0xC6D4, GALLEY_DATE_MARK_MONTH},
        {0x65E5, GALLEY_DATE_MARK_DAY},
        {0xC77C, GALLEY_DATE_MARK_DAY},
        {0x53F7, GALLEY_DATE_MARK_DAY},
        {0x6642, GALLEY_DATE_MARK_HOUR},
        {0x65F6, GALLEY_DATE_MARK_HOUR},
        {0xC2DC, GALLEY_DATE_MARK_HOUR},
        {0x70B9, GALLEY_DATE_MARK_HOUR},
        {0x5206, GALLEY_DATE_MARK_MINUTE},
        {0xBD84, GALLEY_DATE_MARK_MINUTE},
        {0x79D2, GALLEY_DATE_MARK_SECOND},
        {0xCD08, GALLEY_DATE_MARK_SECOND},
        {0x4E0B, GALLEY_DATE_MARK_AFTER_NOON},
        {0x5F8C, GALLEY_DATE_MARK_AFTER_NOON},
        {0x540E, GALLEY_DATE_MARK_AFTER_NOON},
        {0xD6C4, GALLEY_DATE_MARK_AFTER_NOON},
        {0x2010, '-'},
        {0x2011, '-'},
        {0x2012, '-'},
        {0x2013, '-'},
        {0x2014, '-'},
        {0x2212, '-'},
        {0x2019, '\''},
        {0x60C, ','},
        {0xFF0C, ','},
        {0xFF1A, ':'},
        {0xFF0F, '/'},
        {0xFF0E, '.'},
        {0x2044, '/'},
        {0x2236, ':'},
        {0x3001, ','},
        {0xB7, GALLEY_DATE_MARK_OTHER},
    };
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (signs[i].code == code) {
            return signs[i].mark;
        }
    }
    /* signs and syllables of East Asia, punctuation, symbols; U+00AA and U+00BA are letters */
    bool sign = (code >= 0x3000 && code < 0xD7B0) || (code >= 0x2010 && code < 0x2C00) ||
                (code < 0xC0 && code != 0xAA && code != 0xBA) || code >= 0xFE00;
    return sign ? GALLEY_DATE_MARK_OTHER : 0;
}

static uint8_t ascii_mark(uint32_t code) {
    bool letter = (code | 0x20) >= 'a' && (code | 0x20) <= 'z';
    return letter ? 0 : (uint8_t)code;
}

static uint8_t any_mark(uint32_t code) { return code < 0x80 ? ascii_mark(code) : mark_of(code); }

/* Reads the rest of a number whose first digit was read. */
static void read_number(reader *r, int digit, galley_date_token *token) {
    token->kind = GALLEY_DATE_NUMBER;
    token->number = (uint32_t)digit;
    token->digits = 1;
    while (r->at < r->end) {
        reader ahead = *r;
        digit = digit_of(read_code(&ahead));
        if (digit < 0) {
            return;
        }
        *r = ahead;
        token->digits = (uint8_t)(token->digits + (token->digits < UINT8_MAX));
        if (token->digits <= 9) {
            token->number = token->number * 10 + (uint32_t)digit;
        }
    }
}

static void read_word(reader *r, galley_date_token *token) {
    token->kind = GALLEY_DATE_WORD;
    while (r->at < r->end) {
        if ((unsigned char)((*r->at | 0x20) - 'a') < 26) {
            r->at++; /* the letters that most words are made of */
            continue;
        }
        reader ahead = *r;
        uint32_t code = read_code(&ahead);
        if (is_space(code) || digit_of(code) >= 0 || any_mark(code) != 0) {
            return;
        }
        *r = ahead;
    }
}

void galley_date_tokenize(galley_slice text, galley_date_tokens *out) {
    const unsigned char *start = (const unsigned char *)text.ptr;
    reader r = {start, start + text.len};
    bool spaced = true;
    out->text = text;
    out->count = 0;
    while (r.at < r.end && out->count < GALLEY_DATE_TOKENS) {
        if (*r.at <= ' ') {
            r.at++;
            spaced = true;
            continue;
        }
        galley_date_token token = {.begin = (uint32_t)(r.at - start), .spaced = spaced};
        uint32_t code = read_code(&r);
        spaced = is_space(code);
        if (spaced) {
            continue;
        }
        int digit = digit_of(code);
        token.mark = digit >= 0 ? 0 : any_mark(code);
        if (digit >= 0) {
            read_number(&r, digit, &token);
        } else if (token.mark != 0) {
            token.kind = GALLEY_DATE_MARK;
        } else {
            read_word(&r, &token);
        }
        token.end = (uint32_t)(r.at - start);
        out->tokens[out->count++] = token;
    }
    out->tokens[out->count] =
        (galley_date_token){.kind = GALLEY_DATE_END, .begin = (uint32_t)text.len, .spaced = true};
}

/* Latin letters with marks from U+00C0 on, as the letter below the mark. */
static const char latin[] = "aaaaaaaceeeeiiiidnooooo ouuuuytsaaaaaaaceeeeiiii"
                            "dnooooo ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggg"
                            "gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooo"
                            "oooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

static uint32_t fold_greek(uint32_t code) {
    /* from U+0386 on, pairs of a letter with a mark and the one below it */
    static const uint16_t marked[][2] = {
        {0x386, 0x3B1}, {0x388, 0x3B5}, {0x389, 0x3B7}, {0x38A, 0x3B9}, {0x38C, 0x3BF},
        {0x38E, 0x3C5}, {0x38F, 0x3C9}, {0x390, 0x3B9}, {0x3AC, 0x3B1}, {0x3AD, 0x3B5},
        {0x3AE, 0x3B7}, {0x3AF, 0x3B9}, {0x3CA, 0x3B9}, {0x3CC, 0x3BF}, {0x3CD, 0x3C5},
        {0x3CE, 0x3C9}, {0x3AA, 0x3B9}, {0x3C2, 0x3C3},
    };
    for (size_t i = 0; i < sizeof marked / sizeof marked[0]; i++) {
        if (marked[i][0] == code) {
            return marked[i][1];
        }
    }
    return code >= 0x391 && code <= 0x3A9 ? code + 0x20 : code;
}

/* Lower case without marks; 0 for a code point that is left out. */
static uint32_t fold(uint32_t code) {
    if (code < 0x80) {
        return (uint32_t)(unsigned char)galley_ascii_lower((char)code);
    }
    if (code >= 0xC0 && code < 0x180) {
        return (unsigned char)latin[code - 0xC0];
    }
    if (code >= 0x218 && code <= 0x21B) {
        return code < 0x21A ? 's' : 't';
    }
    if (code >= 0x370 && code < 0x400) {
        return fold_greek(code);
    }
    if (code >= 0x400 && code < 0x430) {
        code += code < 0x410 ? 0x50 : 0x20;
    }
    switch (code) {
    case 0x451: /* Cyrillic yo */
        return 0x435;
    case 0x622: /* alef with a mark */
    case 0x623:
    case 0x625:
        return 0x627;
    default:
        /* marks of Latin and of Arabic letters that stand on their own */
        return (code >= 0x300 && code < 0x370) || (code >= 0x64B && code <= 0x652) ? 0 : code;
    }
}

/* A code point of at most U+FFFF as UTF-8; others are of no word in the tables. */
static size_t put_code(uint32_t code, char *out) {
    if (code < 0x80) {
        out[0] = (char)code;
        return 1;
    }
    if (code < 0x800) {
        out[0] = (char)(0xC0 | code >> 6);
        out[1] = (char)(0x80 | (code & 0x3F));
        return 2;
    }
    out[0] = (char)(0xE0 | (code >> 12 & 0xF));
    out[1] = (char)(0x80 | (code >> 6 & 0x3F));
    out[2] = (char)(0x80 | (code & 0x3F));
    return 3;
}

bool galley_date_word(const galley_date_tokens *tokens, size_t index, char *out) {
    const galley_date_token *token = &tokens->tokens[index];
    const unsigned char *text = (const unsigned char *)tokens->text.ptr;
    size_t len = 0;
    if (token->kind != GALLEY_DATE_WORD) {
        return false;
    }
    for (reader r = {text + token->begin, text + token->end}; r.at < r.end;) {
        if (len + 4 > GALLEY_DATE_WORD_LONGEST) {
            return false;
        }
        if (*r.at < 0x80) {
            out[len++] = galley_ascii_lower((char)*r.at++);
            continue;
        }
        uint32_t code = fold(read_code(&r));
        len += code == 0 ? 0 : put_code(code, out + len);
    }
    out[len] = '\0';
    return true;
}

int galley_date_month(const galley_date_tokens *tokens, size_t index) {
    char word[GALLEY_DATE_WORD_LONGEST];
    size_t low = 0;
    size_t high = GALLEY_MONTH_COUNT;
    if (!galley_date_word(tokens, index, word)) {
        return 0;
    }
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(word, galley_month_rows[middle].name);
        if (order == 0) {
            return galley_month_rows[middle].month;
        }
        if (order < 0) {
            high = middle;
        } else {
            low = middle + 1;
        }
    }
    return 0;
}
