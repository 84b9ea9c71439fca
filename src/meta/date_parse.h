/*
 * Dates in text: what machines write (ISO 8601, RFC 822, Unix time) and what people read, in many
 * languages. A date has only as much as was written: perhaps no day, no time, no zone.
 */
#ifndef GALLEY_META_DATE_PARSE_H
#define GALLEY_META_DATE_PARSE_H

#include "../base/slice.h"

/* Years that a page of the web can be from. The library has no clock: a later bound is for those
 * who know the page. */
enum { GALLEY_DATE_FIRST_YEAR = 1990, GALLEY_DATE_LAST_YEAR = 2100 };

typedef struct galley_date {
    int16_t year;
    uint8_t month; /* 1 to 12, or 0: not said */
    uint8_t day;   /* 1 to 31, or 0: not said */
    uint8_t hour;
    uint8_t minute;
    uint8_t second;
    int16_t zone; /* minutes east of Greenwich */
    bool has_time;
    bool has_seconds;
    bool has_zone;
} galley_date;

/* How 5/6/2019 is read when nothing else decides. */
typedef enum galley_date_order { GALLEY_DATE_DAY_FIRST, GALLEY_DATE_MONTH_FIRST } galley_date_order;

/* A date found in a text. */
typedef struct galley_date_match {
    galley_date date;
    size_t begin;     /* of the date and its time, in bytes ... */
    size_t end;       /* ... and the byte after it */
    bool turned;      /* day and month might stand the other way round */
    bool month_shown; /* a number that is no day stood first or second, so that the order is sure */
    bool month_first; /* ... and which it was */
    bool named;       /* the month is a word */
    bool short_year;  /* of two digits */
} galley_date_match;

/* The longest text that is looked at, in tokens: words, numbers, marks. */
enum { GALLEY_DATE_TOKENS = 160 };

/* Finds the dates of a text, at most `most` of them, in their order. Texts of prose may be given:
 * a month without a year, or a number alone, is no date. */
size_t galley_date_scan(galley_slice text, galley_date_order order, galley_date_match *found,
                        size_t most);

/* Reads a value that is meant as a date: an attribute, a string of JSON. Unix time in seconds or
 * milliseconds, a year, a year and a month are dates here. *turned: see galley_date_match. */
bool galley_date_parse(galley_slice value, galley_date_order order, galley_date *date,
                       bool *turned);

/* Do year, month, day, time exist? Months and days may be 0. */
bool galley_date_valid(const galley_date *date);

/* The same time in another zone; the date must have a time and a zone. */
galley_date galley_date_in_zone(galley_date date, int zone);

/* A date with a day, so many days later. */
galley_date galley_date_add_days(galley_date date, int32_t days);

/* Days since 1970-01-01 of a date with a day. */
int32_t galley_date_days(const galley_date *date);

/* Before (-1), the same (0) or after (1), by day, then by time where both have one. */
int galley_date_compare(const galley_date *a, const galley_date *b);

/* "2019-05-12T14:30:00+02:00", or as much of it as there is. Returns the length. */
enum { GALLEY_DATE_LONGEST = 32 };
size_t galley_date_format(const galley_date *date, char *out);

#endif
