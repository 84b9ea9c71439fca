/*
 * Tokens in, time of day and zone out: "14:30", "14.30 Uhr", "2:30 p.m. EST", "14h30", "T143000Z",
 * "10:00:00.000+02:00", "10 AM". A zone whose offset hangs on the season ("ET") is not taken.
 */
#include "date_clock.h"

/* Between a date and its time stand at most so many marks and short words: ", um", " | ", " at ".
 */
#define MOST_BETWEEN 5
#define LONGEST_BETWEEN 6
/* A time before a date has at most so many tokens, with the zone. */
#define MOST_BEFORE 12

typedef struct clock_reader {
    const galley_date_tokens *tokens;
    size_t at;
    galley_date date;
} clock_reader;

static const galley_date_token *token_at(const clock_reader *r, size_t ahead) {
    size_t index = r->at + ahead;
    return &r->tokens->tokens[index < r->tokens->count ? index : r->tokens->count];
}

static bool is_mark(const galley_date_token *token, uint8_t mark) {
    return token->kind == GALLEY_DATE_MARK && token->mark == mark;
}

static bool is_number(const galley_date_token *token, unsigned digits, uint32_t most) {
    return token->kind == GALLEY_DATE_NUMBER && token->digits <= digits && token->number <= most;
}

static bool is_two_digits(const galley_date_token *token, uint32_t most) {
    return is_number(token, 2, most) && token->digits == 2;
}

static bool is_word(const clock_reader *r, size_t ahead, const char *expected) {
    char word[GALLEY_DATE_WORD_LONGEST];
    size_t index = r->at + ahead;
    return index < r->tokens->count && galley_date_word(r->tokens, index, word) &&
           strcmp(word, expected) == 0;
}

/* "T143000", "T1430" */
static bool read_compact(clock_reader *r) {
    const galley_date_token *token = token_at(r, 0);
    if (token->kind != GALLEY_DATE_NUMBER || r->at == 0 || token->spaced ||
        (token->digits != 6 && token->digits != 4)) {
        return false;
    }
    clock_reader before = *r;
    before.at--;
    uint32_t seconds = token->digits == 6 ? token->number % 100 : 0;
    uint32_t minutes = token->digits == 6 ? token->number / 100 : token->number;
    if (!is_word(&before, 0, "t") || minutes / 100 > 23 || minutes % 100 > 59 || seconds > 59) {
        return false;
    }
    r->date.hour = (uint8_t)(minutes / 100);
    r->date.minute = (uint8_t)(minutes % 100);
    r->date.second = (uint8_t)seconds;
    r->date.has_seconds = token->digits == 6;
    r->at++;
    return true;
}

/* Seconds and a fraction of one, which is left out. */
static void read_seconds(clock_reader *r) {
    const galley_date_token *mark = token_at(r, 0);
    bool sign = is_mark(mark, GALLEY_DATE_MARK_MINUTE);
    if (sign) {
        r->at++;
        if (is_number(token_at(r, 0), 2, 59) && is_mark(token_at(r, 1), GALLEY_DATE_MARK_SECOND)) {
            r->date.second = (uint8_t)token_at(r, 0)->number;
            r->date.has_seconds = true;
            r->at += 2;
        }
        return;
    }
    if (!is_mark(mark, ':') || !is_two_digits(token_at(r, 1), 60)) {
        return;
    }
    uint32_t second = token_at(r, 1)->number;
    r->date.second = (uint8_t)(second > 59 ? 59 : second);
    r->date.has_seconds = true;
    r->at += 2;
    bool point = is_mark(token_at(r, 0), '.') || is_mark(token_at(r, 0), ',');
    if (point && token_at(r, 1)->kind == GALLEY_DATE_NUMBER && !token_at(r, 1)->spaced) {
        r->at += 2;
    }
}

/* "14:30" and what stands for the colon. */
static bool read_hour(clock_reader *r) {
    const galley_date_token *hour = token_at(r, 0);
    const galley_date_token *mark = token_at(r, 1);
    const galley_date_token *minute = token_at(r, 2);
    if (!is_number(hour, 2, 23)) {
        return false;
    }
    bool colon = is_mark(mark, ':') || is_mark(mark, GALLEY_DATE_MARK_HOUR);
    bool letter = is_word(r, 1, "h") && !mark->spaced;
    /* a point stands in numbers and dates too */
    bool point = is_mark(mark, '.') && !minute->spaced && !is_mark(token_at(r, 3), '.');
    bool two = is_two_digits(minute, 59) || (is_number(minute, 2, 59) && mark->mark >= 128);
    if ((colon || letter || point) && two) {
        r->date.hour = (uint8_t)hour->number;
        r->date.minute = (uint8_t)minute->number;
        r->at += 3;
        read_seconds(r);
        return true;
    }
    return false;
}

/* The length in tokens of "am", "p.m." and their like, or 0. */
static size_t half_of_day(const clock_reader *r, bool *after_noon) {
    *after_noon = is_word(r, 0, "pm") || is_word(r, 0, "p");
    if (is_word(r, 0, "am") || is_word(r, 0, "pm")) {
        return 1;
    }
    if ((is_word(r, 0, "a") || is_word(r, 0, "p")) && is_mark(token_at(r, 1), '.') &&
        is_word(r, 2, "m")) {
        return is_mark(token_at(r, 3), '.') ? 4 : 3;
    }
    return 0;
}

/* "2:30 pm", "2 pm". Returns false when there was no time and still is none. */
static bool read_half(clock_reader *r, bool timed, bool east) {
    clock_reader ahead = *r;
    bool after_noon;
    if (!timed) {
        ahead.at++;
    }
    size_t len = half_of_day(&ahead, &after_noon);
    if (!timed) {
        if (len == 0 || !is_number(token_at(r, 0), 2, 12)) {
            return false;
        }
        ahead.date.hour = (uint8_t)token_at(r, 0)->number;
        ahead.date.minute = 0;
    }
    if (len > 0 && ahead.date.hour <= 12) {
        ahead.date.hour = (uint8_t)(ahead.date.hour % 12 + (after_noon ? 12 : 0));
    } else if (len == 0 && east && ahead.date.hour < 12) {
        ahead.date.hour = (uint8_t)(ahead.date.hour + 12);
    }
    ahead.at += len;
    *r = ahead;
    return true;
}

/* A zone's name, as it stands there: in capitals. */
static bool read_zone_name(clock_reader *r) {
    static const struct {
        char name[6];
        int16_t minutes;
    } zones[] = {
        {"Z", 0},      {"UTC", 0},    {"GMT", 0},    {"WET", 0},    {"BST", 60},   {"WEST", 60},
        {"CET", 60},   {"MEZ", 60},   {"CEST", 120}, {"MESZ", 120}, {"SAST", 120}, {"EET", 120},
        {"EEST", 180}, {"MSK", 180},  {"GST", 240},  {"PKT", 300},  {"IST", 330},  {"WIB", 420},
        {"SGT", 480},  {"HKT", 480},  {"JST", 540},  {"KST", 540},  {"AEST", 600}, {"AEDT", 660},
        {"NZST", 720}, {"NZDT", 780}, {"BRT", -180}, {"ART", -180}, {"EDT", -240}, {"EST", -300},
        {"CDT", -300}, {"CST", -360}, {"MDT", -360}, {"MST", -420}, {"PDT", -420}, {"PST", -480},
    };
    const galley_date_token *token = token_at(r, 0);
    galley_slice word =
        galley_slice_make(r->tokens->text.ptr + token->begin, token->end - token->begin);
    for (size_t i = 0; token->kind == GALLEY_DATE_WORD && i < sizeof zones / sizeof zones[0]; i++) {
        if (galley_slice_equal(word, galley_slice_from(zones[i].name))) {
            r->date.zone = zones[i].minutes;
            r->date.has_zone = true;
            r->at++;
            return true;
        }
    }
    return false;
}

/* "+02:00", "+0200", "+02": the sign stands before its number without white space. */
static void read_offset(clock_reader *r) {
    const galley_date_token *sign = token_at(r, 0);
    const galley_date_token *hours = token_at(r, 1);
    bool plus = is_mark(sign, '+');
    if ((!plus && !is_mark(sign, '-')) || hours->kind != GALLEY_DATE_NUMBER || hours->spaced) {
        return;
    }
    uint32_t minutes = 0;
    size_t len = 2;
    if (hours->digits == 4) {
        minutes = hours->number / 100 * 60 + hours->number % 100;
    } else if (hours->digits == 2 && is_mark(token_at(r, 2), ':') &&
               is_two_digits(token_at(r, 3), 59)) {
        minutes = hours->number * 60 + token_at(r, 3)->number;
        len = 4;
    } else if (hours->digits <= 2 && !sign->spaced) {
        minutes = hours->number * 60;
    } else {
        return;
    }
    if (minutes <= 14 * 60) {
        r->date.zone = (int16_t)(plus ? (int)minutes : -(int)minutes);
        r->date.has_zone = true;
        r->at += len;
    }
}

static void read_zone(clock_reader *r) {
    clock_reader ahead = *r;
    if (is_word(&ahead, 0, "uhr") || is_word(&ahead, 0, "h")) {
        ahead.at++;
        *r = ahead;
    }
    if (is_mark(token_at(&ahead, 0), '(')) {
        ahead.at++;
    }
    if (read_zone_name(&ahead) || is_mark(token_at(&ahead, 0), '+') ||
        is_mark(token_at(&ahead, 0), '-')) {
        bool named = ahead.date.has_zone;
        read_offset(&ahead);
        if (named || ahead.date.has_zone) {
            *r = ahead;
        }
    }
}

static size_t read_clock(const galley_date_tokens *tokens, size_t at, bool east,
                         galley_date *date) {
    clock_reader r = {tokens, at, *date};
    bool timed = read_compact(&r) || read_hour(&r);
    if (!read_half(&r, timed, east)) {
        return at;
    }
    r.date.has_time = true;
    read_zone(&r);
    *date = r.date;
    return r.at;
}

size_t galley_date_clock(const galley_date_tokens *tokens, size_t at, galley_date *date) {
    return read_clock(tokens, at, false, date);
}

/* May the token stand between a date and its time? */
static bool is_between(const galley_date_token *token) {
    bool word = token->kind == GALLEY_DATE_WORD && token->end - token->begin <= LONGEST_BETWEEN;
    return word || token->kind == GALLEY_DATE_MARK;
}

static bool read_before(const galley_date_tokens *tokens, size_t first, galley_date *date) {
    size_t from = first > MOST_BEFORE ? first - MOST_BEFORE : 0;
    for (size_t at = first; at-- > from;) {
        galley_date found = *date;
        const galley_date_token *token = &tokens->tokens[at];
        bool inside = at > 0 && !token->spaced && is_mark(&tokens->tokens[at - 1], ':');
        if (token->kind != GALLEY_DATE_NUMBER || inside) {
            continue;
        }
        size_t end = galley_date_clock(tokens, at, &found);
        size_t between = end;
        while (between < first && is_between(&tokens->tokens[between])) {
            between++;
        }
        if (end > at && between == first && first - end <= MOST_BETWEEN) {
            *date = found;
            return true;
        }
    }
    return false;
}

size_t galley_date_clock_near(const galley_date_tokens *tokens, size_t first, size_t at,
                              galley_date *date) {
    bool east = false;
    for (size_t i = at; i <= at + MOST_BETWEEN && i < tokens->count; i++) {
        const galley_date_token *token = &tokens->tokens[i];
        if (token->kind == GALLEY_DATE_NUMBER) {
            size_t end = read_clock(tokens, i, east, date);
            if (end > i) {
                return end;
            }
            break;
        }
        if (!is_between(token)) {
            break;
        }
        east = east || is_mark(token, GALLEY_DATE_MARK_AFTER_NOON);
    }
    read_before(tokens, first, date);
    return at;
}
