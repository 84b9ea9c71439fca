/*
 * Kept blocks in, the language of their text out, and the declared language where that is right.
 *
 * Most scripts are of one language. Languages of Latin letters are told by their frequent short
 * words: each word that is found counts for the languages it is frequent in, the more, the fewer
 * these are. Cyrillic and Arabic letters are told by letters that not all of their languages have.
 *
 * A page's own word is doubted only where the text is clearly in another language: templates
 * declare what their makers wrote in. Known limit: languages that are not in the table and text
 * that is too short are not told, and what is declared stands.
 */
#include "language_guess.h"
#include "language_table.h"

/* Bytes of text that are read, and of these before a language that fits what is declared is
 * believed. */
#define MOST_READ 2000
#define GLANCE 500
/* Words a Latin text must have to be told; and to be told against the page. */
#define LEAST_WORDS 12
#define LEAST_AGAINST 50
/* What a word is worth that one language alone has. */
#define WORTH 12
/* The longest word of the table, in bytes. */
#define LONGEST_WORD 8

typedef enum script {
    SCRIPT_NONE,
    SCRIPT_LATIN,
    SCRIPT_CYRILLIC,
    SCRIPT_GREEK,
    SCRIPT_ARMENIAN,
    SCRIPT_HEBREW,
    SCRIPT_ARABIC,
    SCRIPT_DEVANAGARI,
    SCRIPT_BENGALI,
    SCRIPT_GURMUKHI,
    SCRIPT_GUJARATI,
    SCRIPT_ODIA,
    SCRIPT_TAMIL,
    SCRIPT_TELUGU,
    SCRIPT_KANNADA,
    SCRIPT_MALAYALAM,
    SCRIPT_SINHALA,
    SCRIPT_THAI,
    SCRIPT_LAO,
    SCRIPT_MYANMAR,
    SCRIPT_GEORGIAN,
    SCRIPT_ETHIOPIC,
    SCRIPT_KHMER,
    SCRIPT_KANA,
    SCRIPT_HAN,
    SCRIPT_HANGUL,
    SCRIPT_COUNT
} script;

/* The language that a script's text is taken to be in, and all that are written in it. */
static const char *const script_languages[SCRIPT_COUNT] = {
    [SCRIPT_GREEK] = "el grc",
    [SCRIPT_ARMENIAN] = "hy",
    [SCRIPT_HEBREW] = "he iw yi",
    [SCRIPT_ARABIC] = "ar fa ur ps ckb ku ug sd pa ks az ms arz",
    [SCRIPT_DEVANAGARI] = "hi mr ne sa mai bho kok sd",
    [SCRIPT_BENGALI] = "bn as",
    [SCRIPT_GURMUKHI] = "pa",
    [SCRIPT_GUJARATI] = "gu",
    [SCRIPT_ODIA] = "or",
    [SCRIPT_TAMIL] = "ta",
    [SCRIPT_TELUGU] = "te",
    [SCRIPT_KANNADA] = "kn",
    [SCRIPT_MALAYALAM] = "ml",
    [SCRIPT_SINHALA] = "si",
    [SCRIPT_THAI] = "th",
    [SCRIPT_LAO] = "lo",
    [SCRIPT_MYANMAR] = "my",
    [SCRIPT_GEORGIAN] = "ka",
    [SCRIPT_ETHIOPIC] = "am ti",
    [SCRIPT_KHMER] = "km",
    [SCRIPT_KANA] = "ja",
    [SCRIPT_HAN] = "zh yue wuu cmn lzh",
    [SCRIPT_HANGUL] = "ko",
    [SCRIPT_CYRILLIC] = "ru uk be bg sr mk kk ky mn tg tt ba cv os ce uz az bs sh",
};

/* What was counted. */
typedef struct tally {
    uint32_t letters[SCRIPT_COUNT]; /* of a script, in code points; of Latin letters, bytes */
    uint32_t scores[GALLEY_LANGUAGE_COUNT];
    uint32_t words;           /* of Latin letters */
    uint32_t cyrillic[4][64]; /* U+0400 to U+04FF, by the last bits of their two bytes */
    uint32_t arabic[4][64];   /* U+0600 to U+06FF, the same */
} tally;

/* Eight bytes as a number that is in the same order: one instruction where it is read so. */
static uint64_t read_word(const char *word) {
    const unsigned char *w = (const unsigned char *)word;
    return (uint64_t)w[0] << 56 | (uint64_t)w[1] << 48 | (uint64_t)w[2] << 40 |
           (uint64_t)w[3] << 32 | (uint64_t)w[4] << 24 | (uint64_t)w[5] << 16 |
           (uint64_t)w[6] << 8 | (uint64_t)w[7];
}

static uint64_t languages_of(const char *word) {
    uint64_t wanted = read_word(word);
    size_t low = 0;
    size_t high = GALLEY_LANGUAGE_ROWS;
    while (low < high) {
        size_t middle = (low + high) / 2;
        uint64_t value = read_word(galley_language_rows[middle].word);
        if (value == wanted) {
            return galley_language_rows[middle].languages;
        }
        if (value < wanted) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}

static void count_word(tally *t, const char *word) {
    uint64_t languages = languages_of(word);
    unsigned count = 0;
    for (uint64_t bits = languages; bits != 0; bits &= bits - 1) {
        count++;
    }
    for (size_t i = 0; languages >> i != 0; i++) {
        t->scores[i] += (languages >> i & 1) != 0 ? WORTH / count : 0;
    }
}

/* The script of a code point of two bytes or three, by the first two of them. */
static script script_of(unsigned char first, unsigned char second) {
    static const struct {
        uint16_t from; /* to the next row */
        uint8_t script;
    } rows[] = {
        {0xC380, SCRIPT_LATIN},     {0xCA80, SCRIPT_NONE},       {0xCC80, SCRIPT_LATIN},
        {0xCD80, SCRIPT_NONE},      {0xCE80, SCRIPT_GREEK},      {0xD080, SCRIPT_CYRILLIC},
        {0xD4B0, SCRIPT_ARMENIAN},  {0xD690, SCRIPT_HEBREW},     {0xD880, SCRIPT_ARABIC},
        {0xDC80, SCRIPT_NONE},      {0xE0A4, SCRIPT_DEVANAGARI}, {0xE0A6, SCRIPT_BENGALI},
        {0xE0A8, SCRIPT_GURMUKHI},  {0xE0AA, SCRIPT_GUJARATI},   {0xE0AC, SCRIPT_ODIA},
        {0xE0AE, SCRIPT_TAMIL},     {0xE0B0, SCRIPT_TELUGU},     {0xE0B2, SCRIPT_KANNADA},
        {0xE0B4, SCRIPT_MALAYALAM}, {0xE0B6, SCRIPT_SINHALA},    {0xE0B8, SCRIPT_THAI},
        {0xE0BA, SCRIPT_LAO},       {0xE0BC, SCRIPT_NONE},       {0xE180, SCRIPT_MYANMAR},
        {0xE182, SCRIPT_GEORGIAN},  {0xE184, SCRIPT_HANGUL},     {0xE188, SCRIPT_ETHIOPIC},
        {0xE18E, SCRIPT_NONE},      {0xE19E, SCRIPT_KHMER},      {0xE1A0, SCRIPT_NONE},
        {0xE1B8, SCRIPT_LATIN},     {0xE1BC, SCRIPT_GREEK},      {0xE280, SCRIPT_NONE},
        {0xE381, SCRIPT_KANA},      {0xE384, SCRIPT_NONE},       {0xE390, SCRIPT_HAN},
        {0xEA80, SCRIPT_NONE},      {0xEAB0, SCRIPT_HANGUL},     {0xED9F, SCRIPT_NONE},
    };
    uint16_t code = (uint16_t)(first << 8 | second);
    size_t low = 0;
    size_t high = sizeof rows / sizeof rows[0];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (rows[middle].from <= code) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low == 0 ? SCRIPT_NONE : (script)rows[low - 1].script;
}

/* A word of Latin letters as it is read. */
typedef struct word {
    char letters[LONGEST_WORD];
    size_t len;
} word;

static void end_word(tally *t, word *w) {
    if (w->len > 0) {
        t->words++;
        t->letters[SCRIPT_LATIN] += (uint32_t)w->len;
        if (w->len <= LONGEST_WORD) {
            count_word(t, w->letters);
        }
        memset(w, 0, sizeof *w);
    }
}

static void add_letter(word *w, char c) {
    if (w->len < LONGEST_WORD) {
        w->letters[w->len] = c;
    }
    w->len++;
}

/* Counts a code point outside ASCII and gives its length. */
static size_t count_high(tally *t, word *w, const unsigned char *at, size_t left) {
    size_t len = at[0] < 0xE0 ? 2 : at[0] < 0xF0 ? 3 : 4;
    script s = len < 4 && len <= left ? script_of(at[0], at[1]) : SCRIPT_NONE;
    if (s == SCRIPT_LATIN) {
        for (size_t i = 0; i < len; i++) {
            /* capitals of Latin-1 lie 0x20 before the small ones */
            bool capital = i == 1 && at[0] == 0xC3 && at[1] < 0x9F && at[1] != 0x97;
            add_letter(w, (char)(at[i] + (capital ? 0x20 : 0)));
        }
        return len;
    }
    end_word(t, w);
    t->letters[s]++;
    if (s == SCRIPT_CYRILLIC) {
        t->cyrillic[at[0] & 3][at[1] & 63]++;
    } else if (s == SCRIPT_ARABIC) {
        t->arabic[at[0] & 3][at[1] & 63]++;
    }
    return len < left ? len : left;
}

static void count_text(tally *t, galley_slice text) {
    word w = {{0}, 0};
    for (size_t i = 0; i < text.len;) {
        unsigned char c = (unsigned char)text.ptr[i];
        if ((unsigned char)((c | 0x20) - 'a') < 26) {
            add_letter(&w, (char)(c | 0x20));
            i++;
        } else if (c >= 0xC0) {
            i += count_high(t, &w, (const unsigned char *)text.ptr + i, text.len - i);
        } else {
            end_word(t, &w);
            i++;
        }
    }
    end_word(t, &w);
}

/* How often a letter stands there, by its two bytes. */
static uint32_t often(const tally *t, const char *letter) {
    unsigned first = (unsigned char)letter[0];
    unsigned second = (unsigned char)letter[1];
    return first < 0xD8 ? t->cyrillic[first & 3][second & 63] : t->arabic[first & 3][second & 63];
}

/* Of these letters, how many stand there? */
static uint32_t sum_of(const tally *t, const char *letters) {
    uint32_t sum = 0;
    for (; *letters != '\0'; letters += 2) {
        sum += often(t, letters);
    }
    return sum;
}

static const char *cyrillic_of(const tally *t) {
    uint32_t some = t->letters[SCRIPT_CYRILLIC] / 250 + 1;
    bool russian = sum_of(t, "\321\213\321\215") >= some; /* yery, e */
    if (sum_of(t, "\322\233\322\223\323\231") >= some * 3) {
        return "kk";
    }
    if (sum_of(t, "\323\251\322\257") >= some * 3) {
        return russian ? "mn" : NULL;
    }
    if (sum_of(t, "\321\236") >= some) {
        return "be";
    }
    if (sum_of(t, "\321\227\321\224\321\226") >= some * 2) {
        return "uk";
    }
    if (sum_of(t, "\321\230") >= some) { /* je */
        return sum_of(t, "\321\223\321\234\321\225") >= some ? "mk" : "sr";
    }
    return russian ? "ru" : sum_of(t, "\321\212") >= some ? "bg" : NULL;
}

static const char *arabic_of(const tally *t) {
    uint32_t some = t->letters[SCRIPT_ARABIC] / 200 + 1;
    if (sum_of(t, "\331\271\332\210\333\222\332\272") >= some * 2) {
        return "ur";
    }
    return sum_of(t, "\332\257\332\206\331\276\333\214") >= some * 2 ? "fa" : "ar";
}

/* The script that most of the text is in; signs that are words count more. */
static script main_script(const tally *t) {
    script best = SCRIPT_NONE;
    uint32_t most = 0;
    for (int i = SCRIPT_LATIN; i < SCRIPT_COUNT; i++) {
        uint32_t weight = t->letters[i] * (i >= SCRIPT_KANA ? 3 : 1);
        if (weight > most) {
            best = (script)i;
            most = weight;
        }
    }
    bool kana = best == SCRIPT_HAN && t->letters[SCRIPT_KANA] * 12 > t->letters[SCRIPT_HAN];
    return kana ? SCRIPT_KANA : best;
}

/* Is a tag's language one of a list's, "zh yue"? */
static bool is_listed(galley_slice base, const char *list) {
    while (*list != '\0') {
        size_t len = strcspn(list, " ");
        if (galley_slice_equal_nocase(base, galley_slice_make(list, len))) {
            return true;
        }
        list += len + (list[len] == ' ');
    }
    return false;
}

/* The languages of Latin letters by their tags: each with those that are taken for it. */
static const char *const latin_languages[GALLEY_LANGUAGE_COUNT] = {
    "en",
    "de gsw nds bar",
    "fr",
    "es ast an",
    "it",
    "pt",
    "nl",
    "af",
    "sv",
    "no nb nn",
    "da",
    "fi",
    "pl",
    "cs",
    "sk",
    "hu",
    "ro mo",
    "tr az",
    "id ms in jv su",
    "vi",
    "hr bs sr sh cnr",
    "sl",
    "et",
    "lv",
    "lt",
    "ca oc",
    "gl",
    "is fo",
    "sq",
    "sw",
    "tl fil",
    "eu",
    "cy",
    "ga gd",
    "lb",
};

static size_t best_latin(const tally *t) {
    size_t best = 0;
    for (size_t i = 1; i < GALLEY_LANGUAGE_COUNT; i++) {
        best = t->scores[i] > t->scores[best] ? i : best;
    }
    return best;
}

static size_t find_latin(galley_slice base) {
    size_t i = 0;
    while (i < GALLEY_LANGUAGE_COUNT && !is_listed(base, latin_languages[i])) {
        i++;
    }
    return i;
}

/* May the declared language, or none, be kept for a text of Latin letters? */
static bool is_latin_fit(const tally *t, galley_slice base, size_t best) {
    uint32_t score = t->scores[best];
    if (base.len == 0) {
        return t->words < LEAST_WORDS || score < t->words * WORTH / 12;
    }
    size_t declared = find_latin(base);
    if (declared < GALLEY_LANGUAGE_COUNT && t->scores[declared] * 2 > score) {
        return true;
    }
    /* of a language that is not in the table only what looks like nothing else is sure */
    uint32_t part = declared < GALLEY_LANGUAGE_COUNT ? 8 : 5;
    return t->words < LEAST_AGAINST || score * part < t->words * WORTH;
}

/* What the text is in, as a tag without a region; NULL where what is declared may stand. */
static const char *tell(const tally *t, galley_slice base) {
    script s = main_script(t);
    if (s == SCRIPT_LATIN) {
        size_t best = best_latin(t);
        return is_latin_fit(t, base, best) ? NULL : latin_languages[best];
    }
    if (s == SCRIPT_NONE || t->letters[s] < (s >= SCRIPT_KANA ? 10 : 30)) {
        return NULL;
    }
    if (s == SCRIPT_CYRILLIC && (base.len == 0 || is_listed(base, "ru uk bg"))) {
        return cyrillic_of(t);
    }
    if (is_listed(base, script_languages[s])) {
        return NULL;
    }
    return s == SCRIPT_CYRILLIC ? cyrillic_of(t)
           : s == SCRIPT_ARABIC ? arabic_of(t)
                                : script_languages[s];
}

static galley_slice base_of(const galley_buffer *tag) {
    size_t len = 0;
    while (len < tag->len && tag->bytes[len] != '-') {
        len++;
    }
    return galley_slice_make(tag->bytes, len);
}

/* Is what was read so far what it is declared to be? */
static bool is_as_declared(const tally *t, size_t declared) {
    return declared < GALLEY_LANGUAGE_COUNT && best_latin(t) == declared &&
           t->scores[declared] * 8 > t->words * WORTH && main_script(t) == SCRIPT_LATIN;
}

bool galley_language_settle(const galley_blocks *blocks, galley_buffer *tag) {
    galley_slice base = base_of(tag);
    size_t declared = base.len > 0 ? find_latin(base) : GALLEY_LANGUAGE_COUNT;
    size_t read = 0;
    tally t;
    memset(&t, 0, sizeof t);
    for (size_t i = 0; i < blocks->count && read < MOST_READ; i++) {
        const galley_segment *segment = &blocks->segments[i];
        if (!segment->kept) {
            continue;
        }
        galley_slice text = galley_segment_text(blocks, segment);
        text.len = text.len < MOST_READ - read ? text.len : MOST_READ - read;
        count_text(&t, text);
        read += text.len;
        if (read >= GLANCE && is_as_declared(&t, declared)) {
            return true;
        }
    }
    const char *told = tell(&t, base);
    size_t len = told == NULL ? 0 : strcspn(told, " ");
    if (len == 0 || galley_slice_equal_nocase(base, galley_slice_make(told, len))) {
        return true;
    }
    galley_buffer_clear(tag);
    return galley_buffer_append_slice(tag, galley_slice_make(told, len));
}
