/*
 * Tokens in, dates out. Each number or month name is asked for the patterns that can begin with it:
 * "2019-05-12", "12. Mai 2019", "May 12th, 2019", "12/5/2019", "20190512", "Dec 12 10:00 2019".
 *
 * A date needs a year: "12 May" alone is none, for nobody says of which year it is; nor is "three
 * days ago", for the library has no clock.
 */
#include "date_clock.h"

typedef struct pattern {
    const galley_date_tokens *tokens;
    galley_date_order order;
    size_t at; /* the next token to read */
    galley_date_match match;
} pattern;

static const galley_date_token *token_at(const pattern *p, size_t ahead) {
    size_t index = p->at + ahead;
    return &p->tokens->tokens[index < p->tokens->count ? index : p->tokens->count];
}

static bool is_mark(const galley_date_token *token, uint8_t mark) {
    return token->kind == GALLEY_DATE_MARK && token->mark == mark;
}

static bool is_number(const galley_date_token *token, unsigned digits, uint32_t most) {
    return token->kind == GALLEY_DATE_NUMBER && token->digits <= digits && token->number >= 1 &&
           token->number <= most;
}

static bool is_year(const galley_date_token *token) {
    return token->kind == GALLEY_DATE_NUMBER && token->digits == 4 &&
           token->number >= GALLEY_DATE_FIRST_YEAR && token->number <= GALLEY_DATE_LAST_YEAR;
}

/* Words that stand between the parts of a date. */
static bool is_joint(const pattern *p, size_t ahead) {
    static const char *const joints[] = {
        "de",  "del", "di",    "of",  "d",  "do",       "da",
        "den", "the", "a",     "m",   "sh", "\xD0\xB3", /* Russian and Ukrainian "year", short */
        "r",   "ta",  "thang", "nam", "i",
    };
    char word[GALLEY_DATE_WORD_LONGEST];
    if (p->at + ahead >= p->tokens->count || !galley_date_word(p->tokens, p->at + ahead, word)) {
        return false;
    }
    for (size_t i = 0; i < sizeof joints / sizeof joints[0]; i++) {
        if (strcmp(word, joints[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* Goes over ".", ",", "-", "/", "'" and joints, three at most. */
static void skip_joints(pattern *p) {
    for (int i = 0; i < 3; i++) {
        const galley_date_token *token = token_at(p, 0);
        bool mark = is_mark(token, '.') || is_mark(token, ',') || is_mark(token, '-') ||
                    is_mark(token, '/') || is_mark(token, '\'') || is_mark(token, '_');
        if (!mark && !is_joint(p, 0)) {
            return;
        }
        p->at++;
    }
}

/* Goes over "th" of "12th", "er" of "1er": a short word right behind a number. */
static void skip_ordinal(pattern *p) {
    const galley_date_token *token = token_at(p, 0);
    bool shortish = token->end - token->begin <= 4;
    if (token->kind == GALLEY_DATE_WORD && !token->spaced && shortish &&
        galley_date_month(p->tokens, p->at) == 0) {
        p->at++;
    }
}

static int read_month_name(pattern *p) {
    int month = p->at < p->tokens->count ? galley_date_month(p->tokens, p->at) : 0;
    p->at += month != 0;
    return month;
}

static bool set(pattern *p, uint32_t year, uint32_t month, uint32_t day) {
    galley_date *date = &p->match.date;
    date->year = (int16_t)year;
    date->month = (uint8_t)month;
    date->day = (uint8_t)day;
    return galley_date_valid(date);
}

/* "2019-05-12", "2019. majus 12.", and with the signs for year, month and day */
static bool match_year_first(pattern *p) {
    uint32_t year = token_at(p, 0)->number;
    const galley_date_token *mark = token_at(p, 1);
    uint8_t separator = mark->kind == GALLEY_DATE_MARK ? mark->mark : 0;
    p->at++;
    if (separator == GALLEY_DATE_MARK_YEAR) {
        p->at++;
    } else {
        skip_joints(p);
    }
    uint32_t month = (uint32_t)read_month_name(p);
    p->match.named = month != 0;
    if (month == 0) {
        bool known = separator == '-' || separator == '/' || separator == '.' ||
                     separator == GALLEY_DATE_MARK_YEAR || separator == '_';
        const galley_date_token *after = token_at(p, 1);
        uint8_t expected = separator == GALLEY_DATE_MARK_YEAR ? GALLEY_DATE_MARK_MONTH : separator;
        if (!known || !is_number(token_at(p, 0), 2, 12) || !is_mark(after, expected)) {
            return false;
        }
        month = token_at(p, 0)->number;
        p->at += 2;
    } else {
        skip_joints(p);
    }
    if (!is_number(token_at(p, 0), 2, 31)) {
        return false;
    }
    uint32_t day = token_at(p, 0)->number;
    p->at++;
    if (is_mark(token_at(p, 0), GALLEY_DATE_MARK_DAY)) {
        p->at++;
    }
    return set(p, year, month, day);
}

/* "20190512", and no digit more */
static bool match_compact(pattern *p) {
    uint32_t number = token_at(p, 0)->number;
    p->at++;
    return number / 100 % 100 >= 1 && number % 100 >= 1 &&
           set(p, number / 10000, number / 100 % 100, number % 100);
}

/* The year that ends a date: four digits, "'19", or two where `separator` stood before it. */
static bool read_year(pattern *p, uint8_t separator, uint32_t *year) {
    const galley_date_token *token = token_at(p, 0);
    bool quoted = p->at > 0 && is_mark(&p->tokens->tokens[p->at - 1], '\'') && !token->spaced;
    if (is_year(token)) {
        *year = token->number;
    } else if (token->kind == GALLEY_DATE_NUMBER && token->digits == 2 &&
               (quoted || separator != 0)) {
        *year = token->number + (token->number < 60 ? 2000 : 1900);
        p->match.short_year = true;
    } else {
        return false;
    }
    p->at++;
    return true;
}

/* "12/5/2019": which is the month is said by the numbers, or else by the order. */
static bool match_numbers(pattern *p) {
    uint32_t first = token_at(p, 0)->number;
    uint8_t mark = token_at(p, 1)->mark;
    uint32_t second = token_at(p, 2)->number;
    bool spread = mark != '.' && mark != '|' && (token_at(p, 1)->spaced || token_at(p, 2)->spaced);
    bool part =
        p->at > 0 && is_mark(&p->tokens->tokens[p->at - 1], mark) && !token_at(p, 0)->spaced;
    uint32_t year;
    if (spread || part || !is_number(token_at(p, 2), 2, 31) || !is_mark(token_at(p, 3), mark)) {
        return false;
    }
    p->at += 4;
    if (!read_year(p, mark, &year)) {
        return false;
    }
    bool more = is_mark(token_at(p, 0), mark) && !token_at(p, 1)->spaced &&
                token_at(p, 1)->kind == GALLEY_DATE_NUMBER;
    if (more || (first > 12 && second > 12)) {
        return false;
    }
    bool month_first =
        second > 12 || (first <= 12 && mark == '/' && p->order == GALLEY_DATE_MONTH_FIRST);
    p->match.turned = first <= 12 && second <= 12 && first != second && mark != '.';
    p->match.month_shown = (first > 12 || second > 12) && mark == '/';
    p->match.month_first = month_first;
    return set(p, year, month_first ? first : second, month_first ? second : first);
}

/* "12th of May, 2019", "12-May-19" */
static bool match_day_first(pattern *p) {
    uint32_t day = token_at(p, 0)->number;
    uint8_t mark = token_at(p, 1)->kind == GALLEY_DATE_MARK ? token_at(p, 1)->mark : 0;
    uint32_t year;
    if ((mark == '/' || mark == '-' || mark == '.' || mark == '|') &&
        token_at(p, 2)->kind == GALLEY_DATE_NUMBER) {
        return match_numbers(p);
    }
    p->at++;
    skip_ordinal(p);
    skip_joints(p);
    uint32_t month = (uint32_t)read_month_name(p);
    if (month == 0) {
        return false;
    }
    skip_joints(p);
    p->match.named = true;
    return read_year(p, mark == '-' || mark == '/' ? mark : 0, &year) && set(p, year, month, day);
}

/* "May 12th, 2019", "Dec 12 10:00:00 +0000 2019"; "May 2019" */
static bool match_month_first(pattern *p) {
    uint32_t month = (uint32_t)read_month_name(p);
    uint32_t year;
    p->match.named = true;
    skip_joints(p);
    if (is_year(token_at(p, 0))) {
        year = token_at(p, 0)->number;
        p->at++;
        return set(p, year, month, 0);
    }
    if (!is_number(token_at(p, 0), 2, 31)) {
        return false;
    }
    uint32_t day = token_at(p, 0)->number;
    p->at++;
    skip_ordinal(p);
    galley_date timed = p->match.date;
    size_t end = galley_date_clock(p->tokens, p->at, &timed);
    if (end > p->at && is_year(&p->tokens->tokens[end])) {
        p->match.date = timed;
        p->at = end;
    }
    skip_joints(p);
    return read_year(p, 0, &year) && set(p, year, month, day);
}

/* A month's name is looked up only where a day or a year may follow. */
static bool is_number_near(const pattern *p) {
    for (size_t i = 1; i <= 4; i++) {
        if (token_at(p, i)->kind == GALLEY_DATE_NUMBER) {
            return true;
        }
    }
    return false;
}

static bool match_any(pattern *p) {
    const galley_date_token *token = token_at(p, 0);
    if (token->kind == GALLEY_DATE_WORD) {
        return is_number_near(p) && galley_date_month(p->tokens, p->at) != 0 &&
               match_month_first(p);
    }
    if (token->kind != GALLEY_DATE_NUMBER) {
        return false;
    }
    if (is_year(token)) {
        return match_year_first(p);
    }
    if (token->digits == 8) {
        return match_compact(p);
    }
    return is_number(token, 2, 31) && match_day_first(p);
}

/* Matches at one token; *next is the token to go on with. */
static bool match_at(const galley_date_tokens *tokens, galley_date_order order, size_t at,
                     galley_date_match *match, size_t *next) {
    pattern p = {tokens, order, at, {.begin = tokens->tokens[at].begin}};
    *next = at + 1;
    if (!match_any(&p)) {
        return false;
    }
    size_t end = p.at;
    if (p.match.date.day != 0 && !p.match.date.has_time) {
        end = galley_date_clock_near(tokens, at, p.at, &p.match.date);
    }
    p.match.end = tokens->tokens[end - 1].end;
    *match = p.match;
    *next = end;
    return true;
}

size_t galley_date_scan(galley_slice text, galley_date_order order, galley_date_match *found,
                        size_t most) {
    galley_date_tokens tokens;
    size_t count = 0;
    size_t at = 0;
    galley_date_tokenize(text, &tokens);
    while (at < tokens.count && count < most) {
        if (match_at(&tokens, order, at, &found[count], &at)) {
            count++;
        }
    }
    return count;
}

static bool from_unix(uint64_t seconds, galley_date *date) {
    galley_date start = {.year = 1970,
                         .month = 1,
                         .day = 1,
                         .has_time = true,
                         .has_seconds = true,
                         .has_zone = true};
    if (seconds < UINT64_C(631152000) || seconds > UINT64_C(4102444800)) {
        return false;
    }
    *date = galley_date_add_days(start, (int32_t)(seconds / 86400));
    date->hour = (uint8_t)(seconds % 86400 / 3600);
    date->minute = (uint8_t)(seconds % 3600 / 60);
    date->second = (uint8_t)(seconds % 60);
    return true;
}

static uint32_t digits_at(galley_slice value, size_t at, size_t len) {
    uint32_t number = 0;
    for (size_t i = at; i < at + len; i++) {
        number = number * 10 + (uint32_t)(value.ptr[i] - '0');
    }
    return number;
}

/* "201905121430", "20190512143000" */
static bool from_digits(galley_slice value, galley_date *date) {
    *date = (galley_date){.year = (int16_t)digits_at(value, 0, 4),
                          .month = (uint8_t)digits_at(value, 4, 2),
                          .day = (uint8_t)digits_at(value, 6, 2),
                          .hour = (uint8_t)digits_at(value, 8, 2),
                          .minute = (uint8_t)digits_at(value, 10, 2),
                          .has_time = true};
    if (value.len == 14) {
        date->second = (uint8_t)digits_at(value, 12, 2);
        date->has_seconds = true;
    }
    return date->day != 0 && galley_date_valid(date);
}

static bool is_digits(galley_slice value) {
    for (size_t i = 0; i < value.len; i++) {
        if (value.ptr[i] < '0' || value.ptr[i] > '9') {
            return false;
        }
    }
    return value.len > 0;
}

/* Values of digits alone, but for the eight of a date. */
static bool parse_digits(galley_slice value, galley_date *date) {
    switch (value.len) {
    case 4:
        *date = (galley_date){.year = (int16_t)digits_at(value, 0, 4)};
        return galley_date_valid(date);
    case 9:
    case 10:
        return from_unix((uint64_t)digits_at(value, 0, value.len), date);
    case 13:
        return from_unix((uint64_t)digits_at(value, 0, 9) * 10 + digits_at(value, 9, 1), date);
    case 12:
    case 14:
        return from_digits(value, date);
    default:
        return false;
    }
}

/* "2019-05" */
static bool parse_month(galley_slice value, galley_date *date) {
    galley_slice year = galley_slice_make(value.ptr, value.len < 4 ? value.len : 4);
    if (value.len != 7 || !is_digits(year) || (value.ptr[4] != '-' && value.ptr[4] != '/') ||
        !is_digits(galley_slice_make(value.ptr + 5, 2))) {
        return false;
    }
    *date = (galley_date){.year = (int16_t)digits_at(value, 0, 4),
                          .month = (uint8_t)digits_at(value, 5, 2)};
    return date->month != 0 && galley_date_valid(date);
}

bool galley_date_parse(galley_slice value, galley_date_order order, galley_date *date,
                       bool *turned) {
    galley_date_match match;
    value = galley_slice_trim(value);
    *turned = false;
    if (is_digits(value) && value.len != 8) {
        return parse_digits(value, date);
    }
    if (parse_month(value, date)) {
        return true;
    }
    if (galley_date_scan(value, order, &match, 1) == 0) {
        return false;
    }
    *date = match.date;
    *turned = match.turned;
    return true;
}
