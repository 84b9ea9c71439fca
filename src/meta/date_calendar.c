/*
 * What the calendar says of dates: which exist, how many days lie between them, what a date is in
 * another zone, and how ISO 8601 writes it.
 */
#include "date_parse.h"

static bool is_leap(int year) { return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0; }

static int days_of(int year, int month) {
    static const uint8_t days[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    int extra = month == 2 && is_leap(year);
    return month == 0 ? 31 : days[month - 1] + extra;
}

bool galley_date_valid(const galley_date *date) {
    bool year = date->year >= GALLEY_DATE_FIRST_YEAR && date->year <= GALLEY_DATE_LAST_YEAR;
    if (!year || date->month > 12 || (date->month == 0 && date->day != 0)) {
        return false;
    }
    bool day = date->day == 0 || date->day <= days_of(date->year, date->month);
    bool clock = date->hour < 24 && date->minute < 60 && date->second < 60;
    return day && clock && (!date->has_time || date->day != 0);
}

/* The civil calendar in eras of 400 years that begin in March, so that a leap day is a year's last.
 */
int32_t galley_date_days(const galley_date *date) {
    int year = date->year - (date->month <= 2);
    int era = year / 400;
    int of_era = year - era * 400;
    int of_year = (153 * (date->month + (date->month > 2 ? -3 : 9)) + 2) / 5 + date->day - 1;
    return era * 146097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719468;
}

static void set_days(galley_date *date, int32_t days) {
    days += 719468;
    int32_t era = days / 146097;
    int32_t of_era = days - era * 146097;
    int32_t year = (of_era - of_era / 1460 + of_era / 36524 - of_era / 146096) / 365;
    int32_t of_year = of_era - (365 * year + year / 4 - year / 100);
    int32_t month = (5 * of_year + 2) / 153;
    date->day = (uint8_t)(of_year - (153 * month + 2) / 5 + 1);
    date->month = (uint8_t)(month < 10 ? month + 3 : month - 9);
    date->year = (int16_t)(year + era * 400 + (date->month <= 2));
}

galley_date galley_date_add_days(galley_date date, int32_t days) {
    set_days(&date, galley_date_days(&date) + days);
    return date;
}

galley_date galley_date_in_zone(galley_date date, int zone) {
    int32_t minutes = date.hour * 60 + date.minute + zone - date.zone;
    int32_t days = galley_date_days(&date);
    /* offsets are of less than a day */
    if (minutes < 0) {
        minutes += 24 * 60;
        days--;
    } else if (minutes >= 24 * 60) {
        minutes -= 24 * 60;
        days++;
    }
    set_days(&date, days);
    date.hour = (uint8_t)(minutes / 60);
    date.minute = (uint8_t)(minutes % 60);
    date.zone = (int16_t)zone;
    return date;
}

static int order(int32_t a, int32_t b) { return (a > b) - (a < b); }

int galley_date_compare(const galley_date *a, const galley_date *b) {
    int by_day =
        order(a->year * 400 + a->month * 32 + a->day, b->year * 400 + b->month * 32 + b->day);
    if (by_day != 0 || !a->has_time || !b->has_time) {
        return by_day;
    }
    int32_t shift = a->has_zone && b->has_zone ? (a->zone - b->zone) * 60 : 0;
    int32_t first = (a->hour * 60 + a->minute) * 60 + a->second - shift;
    return order(first, (b->hour * 60 + b->minute) * 60 + b->second);
}

static char *put(char *out, char before, unsigned value, int digits) {
    *out = before;
    out += before != '\0';
    for (int i = digits; i-- > 0;) {
        out[i] = (char)('0' + value % 10);
        value /= 10;
    }
    return out + digits;
}

size_t galley_date_format(const galley_date *date, char *out) {
    char *at = put(out, '\0', (unsigned)date->year, 4);
    if (date->month != 0) {
        at = put(at, '-', date->month, 2);
    }
    if (date->day != 0) {
        at = put(at, '-', date->day, 2);
    }
    if (date->has_time) {
        at = put(at, 'T', date->hour, 2);
        at = put(at, ':', date->minute, 2);
        if (date->has_seconds) {
            at = put(at, ':', date->second, 2);
        }
        if (date->has_zone && date->zone == 0) {
            *at++ = 'Z';
        } else if (date->has_zone) {
            unsigned offset = (unsigned)(date->zone < 0 ? -date->zone : date->zone);
            at = put(at, date->zone < 0 ? '-' : '+', offset / 60, 2);
            at = put(at, ':', offset % 60, 2);
        }
    }
    return (size_t)(at - out);
}
