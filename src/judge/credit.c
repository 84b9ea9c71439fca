/*
 * A caption's text in, caption and credit out. Four ways are tried, the surest first: a label with
 * a short rest behind it; brackets at the end that hold names; what Japanese captions put behind a
 * wide equals sign; names with an agency's after the last sentence.
 *
 * A credit stands at the end, so that only the last WINDOW bytes are looked at: the time is bounded
 * whatever is given for a caption.
 */
#include "credit.h"
#include "credit_words.h"

/* Bytes at the end in which a label is looked for. The longest credit of the press pages at hand
 * has 71. */
#define WINDOW 320
/* A rest with more words or bytes is a caption behind a label ("Photo: ...") and no credit. */
#define MOST_WORDS 16
#define MOST_BYTES 160
/* Names without a label: more words are a sentence with an agency in it. */
#define MOST_NAMES 9

static const char wide_open[] = "\xEF\xBC\x88";
static const char wide_close[] = "\xEF\xBC\x89";
static const char wide_equals[] = "\xEF\xBC\x9D";

static galley_slice cut(galley_slice text, size_t from, size_t to) {
    return galley_slice_make(text.ptr + from, to - from);
}

static bool starts_with(galley_slice text, const char *with) {
    size_t len = strlen(with);
    return text.len >= len && memcmp(text.ptr, with, len) == 0;
}

static bool ends_with(galley_slice text, const char *with) {
    size_t len = strlen(with);
    return text.len >= len && memcmp(text.ptr + text.len - len, with, len) == 0;
}

/* Marks of more than one byte that part a caption and a credit, or two credits. */
static const char *const dividers[] = {"\xE2\x80\x93", "\xE2\x80\x94", "\xC2\xB7", "\xE2\x80\xA2",
                                       "\xC2\xA0",     "\xC2\xA9",     wide_open,  "\xE2\x96\xA0"};

static galley_slice trim_end(galley_slice text, const char *marks) {
    for (bool more = true; more && text.len > 0;) {
        more = strchr(marks, text.ptr[text.len - 1]) != NULL;
        text.len -= more;
        for (size_t i = 0; i < sizeof dividers / sizeof dividers[0]; i++) {
            if (ends_with(text, dividers[i])) {
                text.len -= strlen(dividers[i]);
                more = true;
            }
        }
    }
    return text;
}

static galley_slice trim_start(galley_slice text, const char *marks) {
    for (bool more = true; more && text.len > 0;) {
        size_t len = strchr(marks, text.ptr[0]) != NULL;
        for (size_t i = 0; i < sizeof dividers / sizeof dividers[0]; i++) {
            len = starts_with(text, dividers[i]) ? strlen(dividers[i]) : len;
        }
        more = len > 0;
        text = cut(text, len, text.len);
    }
    return text;
}

static size_t count_of(galley_slice text, char c) {
    size_t count = 0;
    for (size_t i = 0; i < text.len; i++) {
        count += text.ptr[i] == c;
    }
    return count;
}

/* Takes brackets off that were opened before the credit, and marks at its end. */
static galley_slice close_credit(galley_slice credit) {
    for (size_t before = credit.len + 1; credit.len < before && credit.len > 0;) {
        before = credit.len;
        credit = trim_end(credit, " \t\n\r\f,;|/-:");
        if ((ends_with(credit, ")") && count_of(credit, '(') < count_of(credit, ')')) ||
            (ends_with(credit, "]") && count_of(credit, '[') < count_of(credit, ']'))) {
            credit.len--;
        } else if (ends_with(credit, wide_close)) {
            credit.len -= strlen(wide_close);
        } else if (ends_with(credit, ".") && credit.len > 1 && credit.ptr[credit.len - 2] != '.') {
            credit.len--;
        }
    }
    return credit;
}

/* Without a notice of rights behind the name: "A. Name/Copyright 2026 X. All rights reserved". */
static galley_slice cut_rights(galley_slice credit) {
    static const char *const notices[] = {"copyright",   "all rights reserved", "alle rechte",
                                          "tous droits", "todos los derechos",  "tutti i diritti"};
    for (size_t at = 3; at < credit.len; at++) {
        for (size_t i = 0; i < sizeof notices / sizeof notices[0]; i++) {
            if (notices[i][0] != galley_ascii_lower(credit.ptr[at])) {
                continue;
            }
            size_t len = strlen(notices[i]);
            if (at + len <= credit.len &&
                galley_slice_equal_nocase(cut(credit, at, at + len),
                                          galley_slice_make(notices[i], len))) {
                return cut(credit, 0, at);
            }
        }
    }
    return credit;
}

galley_slice galley_credit_bare(galley_slice text) {
    /* "[Photo: (c) Name]": a label behind a label, with brackets between */
    for (size_t before = text.len + 1; text.len > 0 && text.len < before;) {
        before = text.len;
        text = galley_slice_trim(text);
        galley_credit_label label = galley_credit_label_at(text);
        if (label.len > 0 && label.len < text.len) {
            text = cut(text, label.len, text.len);
        } else {
            text = trim_start(text, "([{|/-:,;");
        }
    }
    text = close_credit(cut_rights(close_credit(text)));
    text.len -= galley_credit_suffix(text);
    return text;
}

/* Does a sentence end in the text? An initial or "St." ends none. */
static bool holds_sentence(galley_slice text) {
    size_t letters = 0;
    for (size_t i = 0; i + 2 < text.len; i++) {
        char c = text.ptr[i];
        bool small = (c >= 'a' && c <= 'z') || (c & 0x80) != 0;
        if ((c == '.' || c == '!' || c == '?') && text.ptr[i + 1] == ' ' && letters >= 4) {
            return true;
        }
        letters = small ? letters + 1 : 0;
    }
    return false;
}

static size_t count_words(galley_slice text) {
    size_t words = 0;
    bool space = true;
    for (size_t i = 0; i < text.len; i++) {
        bool now = galley_ascii_space(text.ptr[i]);
        words += space && !now;
        space = now;
    }
    return words;
}

static bool can_be_credit(galley_slice rest) {
    rest = galley_slice_trim(rest);
    return rest.len > 1 && rest.len <= MOST_BYTES && count_words(rest) <= MOST_WORDS &&
           !holds_sentence(rest);
}

/* What stands before a place in a caption. */
typedef enum before { BEFORE_LETTER, BEFORE_SPACE, BEFORE_END, BEFORE_GLUED } before;

static before look_before(galley_slice text, size_t at) {
    if (at == 0) {
        return BEFORE_END;
    }
    char c = text.ptr[at - 1];
    bool upper = text.ptr[at] >= 'A' && text.ptr[at] <= 'Z';
    if (galley_ascii_space(c) || ends_with(cut(text, 0, at), "\xC2\xA0")) {
        galley_slice left = galley_slice_trim(cut(text, 0, at));
        static const char *const ends[] = {".",
                                           "!",
                                           "?",
                                           ")",
                                           "(",
                                           "[",
                                           "|",
                                           "/",
                                           "-",
                                           "\"",
                                           ":",
                                           ";",
                                           ",",
                                           "]",
                                           "\xE2\x80\x93",
                                           "\xE2\x80\x94",
                                           "\xC2\xBB",
                                           "\xE2\x80\x9D",
                                           "\xE2\x80\x9C",
                                           "\xE2\x80\xA6",
                                           "\xE2\x80\xA2",
                                           "\xC2\xA9"};
        for (size_t i = 0; i < sizeof ends / sizeof ends[0]; i++) {
            if (ends_with(left, ends[i])) {
                return BEFORE_END;
            }
        }
        return left.len == 0 || c == '\n' ? BEFORE_END : BEFORE_SPACE;
    }
    if (strchr("([{|/.!?\"", c) != NULL || (text.ptr[at] & 0x80) != 0) {
        return BEFORE_END;
    }
    bool small = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0 || c == '\'';
    return upper && small ? BEFORE_GLUED : BEFORE_LETTER;
}

/* Is a place inside a word, where no label begins? Most places are. */
static bool is_inside(galley_slice text, size_t at) {
    char last = at > 0 ? text.ptr[at - 1] : ' ';
    char here = text.ptr[at];
    bool small = (last >= 'a' && last <= 'z') || (last >= '0' && last <= '9');
    return small && (here & 0x80) == 0 && !(here >= 'A' && here <= 'Z');
}

/* A label that stands where it can be one, with a rest that can be a credit. */
static bool find_label(galley_slice text, size_t from, size_t *at, size_t *behind) {
    bool starts[256];
    galley_credit_label_starts(starts);
    for (size_t i = from; i < text.len; i++) {
        if (is_inside(text, i) || !starts[(unsigned char)galley_ascii_lower(text.ptr[i])]) {
            continue;
        }
        before where = look_before(text, i);
        if (where == BEFORE_LETTER) {
            continue;
        }
        galley_credit_label label = galley_credit_label_at(cut(text, i, text.len));
        bool placed = where == BEFORE_END || (label.strong && where != BEFORE_LETTER) ||
                      where == BEFORE_GLUED;
        if (label.len > 0 && placed && can_be_credit(cut(text, i + label.len, text.len))) {
            *at = i;
            *behind = i + label.len;
            return true;
        }
    }
    return false;
}

/* Where the bracket opens that ends the text, or the length of the text. */
static size_t find_open(galley_slice text) {
    size_t depth = 0;
    size_t from = text.len > MOST_BYTES ? text.len - MOST_BYTES : 0;
    for (size_t i = text.len; i-- > from;) {
        char c = text.ptr[i];
        if (c == ')' || c == ']') {
            depth++;
        } else if ((c == '(' || c == '[') && --depth == 0) {
            return i;
        }
        if (depth == 0) {
            break;
        }
    }
    return text.len;
}

static bool is_bracket_credit(galley_slice inside) {
    size_t words;
    galley_slice bare = galley_slice_trim(inside);
    if (bare.len == 0 || !can_be_credit(bare)) {
        return false;
    }
    if (galley_credit_suffix(bare) > 0) {
        return true;
    }
    return galley_credit_is_names(bare, &words) && words <= MOST_NAMES &&
           (galley_credit_names_agency(bare) ||
            (words >= 3 && memchr(bare.ptr, '/', bare.len) != NULL));
}

/* Behind a sentence's end a bracket with a few names is a credit, whoever they are. */
static bool is_behind_sentence(galley_slice text, size_t open, galley_slice inside) {
    static const char *const others[] = {"Archiv", "archiv", "Symbol", "File", "file"};
    galley_slice left = galley_slice_trim(cut(text, 0, open));
    size_t words;
    for (size_t i = 0; i < sizeof others / sizeof others[0]; i++) {
        if (starts_with(inside, others[i])) {
            return false;
        }
    }
    return (ends_with(left, ".") || ends_with(left, "!") || ends_with(left, "?")) &&
           galley_credit_is_names(inside, &words) && words <= 5;
}

/* "... (A. Name/AFP)" and the same in wide brackets. */
static bool find_bracket(galley_slice text, size_t *at, size_t *behind) {
    galley_slice body = trim_end(text, " .\n");
    size_t open = body.len;
    size_t width = 1;
    size_t closing = 1;
    if (ends_with(body, ")") || ends_with(body, "]")) {
        open = find_open(body);
    } else if (ends_with(body, wide_close)) {
        width = strlen(wide_open);
        closing = strlen(wide_close);
        for (size_t i = body.len - closing; i-- > 0 && body.len - i < MOST_BYTES;) {
            if (starts_with(cut(body, i, body.len), wide_open)) {
                open = i;
                break;
            }
        }
    }
    if (open + width + closing > body.len) {
        return false;
    }
    galley_slice inside = cut(body, open + width, body.len - closing);
    if (!is_bracket_credit(inside) && !is_behind_sentence(body, open, inside)) {
        return false;
    }
    *at = open;
    *behind = open + width;
    return true;
}

/* Japanese: the name behind the last wide equals sign; a day or a place may stand there, too. */
static bool find_equals(galley_slice text, size_t *at, size_t *behind) {
    size_t len = strlen(wide_equals);
    size_t from = text.len > MOST_BYTES ? text.len - MOST_BYTES : 0;
    for (size_t i = text.len; i-- > from;) {
        galley_slice rest = cut(text, i, text.len);
        if (starts_with(rest, wide_equals)) {
            rest = cut(rest, len, rest.len);
            *at = i;
            *behind = i + len;
            return rest.len > 0 && (galley_credit_suffix(rest) > 0 ||
                                    (rest.len <= 36 && galley_credit_names_agency(rest)));
        }
    }
    return false;
}

/* Is the place after a mark that can stand before an agency's byline? */
static bool is_parted(galley_slice text, size_t at) {
    galley_slice left = cut(text, 0, at);
    char c = at > 0 ? text.ptr[at - 1] : '\n';
    char d = at > 1 ? text.ptr[at - 2] : '.';
    if ((c & 0x80) == 0 && (!galley_ascii_space(c) ||
                            (c != '\n' && (d & 0x80) == 0 && strchr(".!?-|)\"'/", d) == NULL))) {
        return false;
    }
    static const char *const marks[] = {". ",
                                        "! ",
                                        "? ",
                                        " - ",
                                        " | ",
                                        "\n",
                                        "\" ",
                                        ".) ",
                                        " \xE2\x80\x93 ",
                                        " \xE2\x80\x94 ",
                                        "\xC2\xBB ",
                                        ") ",
                                        "\xE2\x80\x9D ",
                                        "\xE2\x80\x9C ",
                                        "\xE2\x80\xA6 ",
                                        "' ",
                                        "\xE2\x80\x99 ",
                                        "\xE3\x80\x82",
                                        " \xC2\xB7 ",
                                        " / "};
    for (size_t i = 0; i < sizeof marks / sizeof marks[0]; i++) {
        if (ends_with(left, marks[i])) {
            return true;
        }
    }
    return at == 0;
}

/* Names with an agency's behind the last sentence or a dash: the longest such run. */
static bool find_byline(galley_slice text, size_t *at, size_t *behind) {
    size_t from = text.len > MOST_BYTES ? text.len - MOST_BYTES : 0;
    for (size_t i = from; i < text.len; i++) {
        size_t words;
        if ((text.ptr[i] & 0xC0) == 0x80 || galley_ascii_space(text.ptr[i]) ||
            !is_parted(text, i)) {
            continue;
        }
        galley_slice rest = cut(text, i, text.len);
        if (galley_credit_is_names(rest, &words) && words <= MOST_NAMES && can_be_credit(rest) &&
            galley_credit_names_agency(rest)) {
            *at = i;
            *behind = i;
            return true;
        }
    }
    return false;
}

bool galley_credit_is_whole(galley_slice text) {
    text = galley_slice_trim(text);
    size_t words;
    if (text.len < 2 || text.len > MOST_BYTES) {
        return false;
    }
    size_t label = galley_credit_label_at(text).len;
    if (label > 0) {
        return can_be_credit(cut(text, label, text.len));
    }
    if (text.ptr[0] == '(' || text.ptr[0] == '[') {
        galley_slice caption;
        galley_slice credit;
        return galley_credit_split(text, &caption, &credit) && caption.len == 0;
    }
    /* in scripts without capitals and spaces everything looks like a name */
    bool dense = (unsigned char)text.ptr[0] >= 0xE0 && text.len > 30;
    return !dense && galley_credit_is_names(text, &words) && words <= MOST_NAMES &&
           galley_credit_names_agency(text);
}

bool galley_credit_split(galley_slice text, galley_slice *caption, galley_slice *credit) {
    text = galley_slice_trim(text);
    *caption = text;
    *credit = galley_slice_make(NULL, 0);
    if (text.len == 0) {
        return false;
    }
    size_t at;
    size_t behind;
    size_t from = text.len > WINDOW ? text.len - WINDOW : 0;
    if (!find_label(text, from, &at, &behind) && !find_bracket(text, &at, &behind) &&
        !find_equals(text, &at, &behind) && !find_byline(text, &at, &behind)) {
        return false;
    }
    galley_slice found = galley_credit_bare(cut(text, behind, text.len));
    if (found.len == 0) {
        return false;
    }
    *caption = trim_end(cut(text, 0, at), " \t\n\r\f([{|/-,;:");
    *credit = found;
    return true;
}
