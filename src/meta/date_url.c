/*
 * An address in, the date in its path out as a candidate: "/2019/05/12/", "/2019/may/12/",
 * "-20190512", "/2019-05-12-", and "/2019/05/" for a month.
 */
#include "date.h"

enum { WEIGHT_PATH = 72, WEIGHT_PARTS = 55, WEIGHT_MONTH = 25, LONGEST_ADDRESS = 2000 };

/* The path of the page itself: an archive keeps the page's address in its own. */
static galley_slice path_of(galley_slice url) {
    size_t begin = 0;
    for (size_t i = 0; i + 3 <= url.len && i < LONGEST_ADDRESS; i++) {
        if (memcmp(url.ptr + i, "://", 3) == 0) {
            begin = i + 3;
        } else if (url.ptr[i] == '?' || url.ptr[i] == '#') {
            break;
        }
    }
    while (begin < url.len && url.ptr[begin] != '/') {
        begin++;
    }
    size_t end = begin;
    while (end < url.len && end < LONGEST_ADDRESS && url.ptr[end] != '?' && url.ptr[end] != '#') {
        end++;
    }
    return url.len == 0 ? galley_slice_make("", 0)
                        : galley_slice_make(url.ptr + begin, end - begin);
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

/* "/2019/05/" */
static bool find_month(galley_slice path, galley_date *date) {
    for (size_t i = 0; i + 8 < path.len; i++) {
        const char *at = path.ptr + i;
        galley_slice value = galley_slice_make(at + 1, 7);
        bool form = at[0] == '/' && (at[8] == '/' || at[8] == '-') && is_digit(at[1]) &&
                    (at[5] == '/' || at[5] == '-');
        bool turned;
        if (form && galley_date_parse(value, GALLEY_DATE_DAY_FIRST, date, &turned) &&
            date->day == 0) {
            return true;
        }
    }
    return false;
}

void galley_dates_add_url(galley_dates *dates, galley_slice url) {
    galley_slice path = path_of(url);
    galley_date_match found[2];
    galley_date_candidate c = {
        .source = GALLEY_DATE_FROM_URL, .said = url, .block = GALLEY_DATE_NO_BLOCK};
    size_t count = galley_date_scan(path, dates->order, found, 2);
    for (size_t i = 0; i < count; i++) {
        const galley_date_match *match = &found[i];
        if (match->date.day == 0 || match->short_year) {
            continue;
        }
        char mark = match->begin > 0 ? path.ptr[match->begin - 1] : ' ';
        bool ordered = is_digit(path.ptr[match->begin + 3]); /* begins with its year */
        c.date = match->date;
        c.date.has_time = c.date.has_seconds = c.date.has_zone = false;
        c.turned = match->turned;
        c.published = mark == '/' && ordered ? WEIGHT_PATH : WEIGHT_PARTS;
        galley_dates_add(dates, &c);
        return;
    }
    if (find_month(path, &c.date)) {
        c.published = WEIGHT_MONTH;
        galley_dates_add(dates, &c);
    }
}
