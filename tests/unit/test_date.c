/*
 * Dates: what is read from values and from texts, and how it is written.
 */
#include "../../src/meta/date_parse.h"
#include "../../src/meta/date_token.h"
#include "../../src/meta/month_table.h"
#include "../support/check.h"

static void expect(const galley_date *date, bool found, const char *expected, const char *text) {
    char written[GALLEY_DATE_LONGEST] = "";
    size_t len = found ? galley_date_format(date, written) : 0;
    CHECK_SAYING(len == strlen(expected) && memcmp(written, expected, len) == 0,
                 "%s gives %.*s, not %s", text, (int)len, written, expected);
}

static void test_values(void) {
    static const char *const cases[][2] = {
        {"2019-05-12", "2019-05-12"},
        {" 2019-05-12T14:30:05+02:00 ", "2019-05-12T14:30:05+02:00"},
        {"2019-05-12T14:30:05.123Z", "2019-05-12T14:30:05Z"},
        {"2019-05-12T14:30-0330", "2019-05-12T14:30-03:30"},
        {"2019-05-12T14:30:05 +00:00", "2019-05-12T14:30:05Z"},
        {"2019-05-12 14:30:05 UTC", "2019-05-12T14:30:05Z"},
        {"2019-05-12 14:30:05", "2019-05-12T14:30:05"},
        {"2019-05-12T14:30:05+02", "2019-05-12T14:30:05+02:00"},
        {"20190512T143005Z", "2019-05-12T14:30:05Z"},
        {"20190512", "2019-05-12"},
        {"201905121430", "2019-05-12T14:30"},
        {"20190512143005", "2019-05-12T14:30:05"},
        {"2019/05/12", "2019-05-12"},
        {"2019-5-2", "2019-05-02"},
        {"2019-05", "2019-05"},
        {"2019", "2019"},
        {"1557671405", "2019-05-12T14:30:05Z"},
        {"1557671405123", "2019-05-12T14:30:05Z"},
        {"Sun, 12 May 2019 14:30:05 +0200", "2019-05-12T14:30:05+02:00"},
        {"Sun, 12 May 2019 14:30:05 GMT", "2019-05-12T14:30:05Z"},
        {"Sun May 12 14:30:05 +0000 2019", "2019-05-12T14:30:05Z"},
        {"Sun May 12 14:30:05 EDT 2019", "2019-05-12T14:30:05-04:00"},
        {"Sun May 12 2019 14:30:05 GMT+0200 (CEST)", "2019-05-12T14:30:05+02:00"},
        {"May 12, 2019", "2019-05-12"},
        {"2019-02-30", ""},
        {"2019-13-01", ""},
        {"0000-00-00", ""},
        {"1557", ""},
        {"42", ""},
        {"", ""},
        {"now", ""},
        {"3 days ago", ""},
        {"99999999999999", ""},
        {"2019-05-12T99:99", "2019-05-12"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        galley_date date;
        bool turned;
        bool found = galley_date_parse(galley_slice_from(cases[i][0]), GALLEY_DATE_DAY_FIRST, &date,
                                       &turned);
        expect(&date, found, cases[i][1], cases[i][0]);
    }
}

static void test_texts(void) {
    static const char *const cases[][2] = {
        {"Published: May 12, 2019 at 2:30 p.m. EST", "2019-05-12T14:30-05:00"},
        {"By A. Name | May 12th, 2019 | 12:05 AM", "2019-05-12T00:05"},
        {"Sept. 3, 2020", "2020-09-03"},
        {"3rd of September 2020", "2020-09-03"},
        {"JULY 4 2021", "2021-07-04"},
        {"14:30, 12 May 2019", "2019-05-12T14:30"},
        {"10:28 AM EST Feb 3, 2020", "2020-02-03T10:28-05:00"},
        {"12-May-19", "2019-05-12"},
        {"12 May '19", "2019-05-12"},
        {"25/12/2019", "2019-12-25"},
        {"12/25/2019", "2019-12-25"},
        {"Sonntag, 12. Mai 2019, 14:30 Uhr", "2019-05-12T14:30"},
        {"Stand: 12.05.2019 14.30 Uhr", "2019-05-12T14:30"},
        {"12.5.19", "2019-05-12"},
        {"Wien, am 3. J\xC3\xA4nner 2019", "2019-01-03"},
        {"1. M\xC3\xA4rz 2019", "2019-03-01"},
        {"Publi\xC3\xA9 le 1er ao\xC3\xBBt 2020 \xC3\xA0 14h30", "2020-08-01T14:30"},
        {"F\xC3\x89VRIER 2, 2020", "2020-02-02"},
        {"12 de mayo de 2019 a las 14:30 h.", "2019-05-12T14:30"},
        {"Mayo 12 de 2019", "2019-05-12"},
        {"domenica 12 maggio 2019 - ore 14.30", "2019-05-12T14:30"},
        {"12 de mar\xC3\xA7o de 2019 \xC3\xA0s 14h30", "2019-03-12T14:30"},
        {"12 d'agost de 2019", "2019-08-12"},
        {"zondag 12 mei 2019 om 14:30", "2019-05-12T14:30"},
        {"12. maj 2019 kl. 14.30", "2019-05-12T14:30"},
        {"12. toukokuuta 2019 klo 14.30", "2019-05-12T14:30"},
        {"12 maja 2019 r., godz. 14:30", "2019-05-12T14:30"},
        {"12. kv\xC4\x9Btna 2019", "2019-05-12"},
        {"12 \xD0\xBC\xD0\xB0\xD1\x8F 2019 \xD0\xB3. \xD0\xB2 14:30", "2019-05-12T14:30"},
        {"12 \xD1\x82\xD1\x80\xD0\xB0\xD0\xB2\xD0\xBD\xD1\x8F 2019 \xD1\x80.", "2019-05-12"},
        {"12 May\xC4\xB1s 2019 Pazar 14:30", "2019-05-12T14:30"},
        {"12 A\xC4\x9Eustos 2019", "2019-08-12"},
        {"2019. m\xC3\xA1jus 12. 14:30", "2019-05-12T14:30"},
        {"2019 m. gegu\xC5\xBE\xC4\x97s 12 d.", "2019-05-12"},
        {"12 mai 2019", "2019-05-12"},
        {"12 \xCE\x9C\xCE\xB1\xCE\x90\xCE\xBF\xCF\x85 2019", "2019-05-12"},
        {"12 Agustus 2019 14:30 WIB", "2019-08-12T14:30+07:00"},
        {"2019\xE5\xB9\xB4"
         "5\xE6\x9C\x88"
         "12\xE6\x97\xA5 14:30",
         "2019-05-12T14:30"},
        {"2019\xE5\xB9\xB4"
         "05\xE6\x9C\x88"
         "12\xE6\x97\xA5(\xE6\x97\xA5)14\xE6\x99\x82"
         "05\xE5\x88\x86",
         "2019-05-12T14:05"},
        {"2019\xEB\x85\x84 5\xEC\x9B\x94 12\xEC\x9D\xBC \xEC\x98\xA4\xED\x9B\x84 2:30",
         "2019-05-12T14:30"},
        {"\xD9\xA1\xD9\xA2 \xD9\x85\xD8\xA7\xD9\x8A\xD9\x88 \xD9\xA2\xD9\xA0\xD9\xA1\xD9\xA9",
         "2019-05-12"},
        {"12 \xE0\xA4\xAE\xE0\xA4\x88 2019", "2019-05-12"},
        {"May 2019", "2019-05"},
        {"12.05.2019 13.05.2019", "2019-05-12"},
        {"Version 1.2.19.4", ""},
        {"192.168.12.19", ""},
        {"12 May", ""},
        {"in 2019", ""},
        {"call 2019-555-1234", ""},
        {"(c) 2001-2019", ""},
        {"31.02.2019", ""},
        {"13/13/2019", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        galley_date_match match;
        size_t found =
            galley_date_scan(galley_slice_from(cases[i][0]), GALLEY_DATE_DAY_FIRST, &match, 1);
        expect(&match.date, found == 1, cases[i][1], cases[i][0]);
    }
}

static void test_order(void) {
    galley_date_match match;
    galley_slice text = galley_slice_from("on 5/6/2019 here");
    CHECK(galley_date_scan(text, GALLEY_DATE_MONTH_FIRST, &match, 1) == 1 && match.turned);
    expect(&match.date, true, "2019-05-06", "month first");
    CHECK(match.begin == 3 && match.end == 11);
    CHECK(galley_date_scan(text, GALLEY_DATE_DAY_FIRST, &match, 1) == 1 && match.turned);
    expect(&match.date, true, "2019-06-05", "day first");
    CHECK(galley_date_scan(galley_slice_from("5.6.2019"), GALLEY_DATE_MONTH_FIRST, &match, 1) == 1);
    expect(&match.date, true, "2019-06-05", "points are day first");
    CHECK(galley_date_scan(galley_slice_from("5/26/2019"), GALLEY_DATE_DAY_FIRST, &match, 1) == 1);
    CHECK(!match.turned && match.month_shown && match.month_first);
}

static void test_several(void) {
    galley_date_match found[4];
    galley_slice text = galley_slice_from("12 May 2019 14:30 | updated 13 May 2019, 15:40 | 2020");
    CHECK(galley_date_scan(text, GALLEY_DATE_DAY_FIRST, found, 4) == 2);
    expect(&found[0].date, true, "2019-05-12T14:30", "first");
    expect(&found[1].date, true, "2019-05-13T15:40", "second");
    CHECK(galley_date_scan(text, GALLEY_DATE_DAY_FIRST, found, 1) == 1);
}

static void test_calendar(void) {
    galley_date date = {.year = 2019,
                        .month = 12,
                        .day = 31,
                        .hour = 23,
                        .minute = 30,
                        .has_time = true,
                        .has_zone = true};
    galley_date other = galley_date_in_zone(date, 60);
    expect(&other, true, "2020-01-01T00:30+01:00", "another zone");
    CHECK(galley_date_compare(&date, &other) < 0);
    other = galley_date_in_zone(other, -120);
    expect(&other, true, "2019-12-31T21:30-02:00", "and back");
    CHECK(galley_date_compare(&date, &other) == 0);
    for (int32_t days = 7305; days < 47800; days++) { /* 1990 to 2100 */
        galley_date first = {.year = 1970, .month = 1, .day = 1};
        galley_date then = galley_date_add_days(first, days);
        CHECK(galley_date_valid(&then) && galley_date_days(&then) == days);
    }
}

static void test_table(void) {
    for (size_t i = 0; i < GALLEY_MONTH_COUNT; i++) {
        galley_date_tokens tokens;
        const char *name = galley_month_rows[i].name;
        CHECK(i == 0 || strcmp(galley_month_rows[i - 1].name, name) < 0);
        galley_date_tokenize(galley_slice_from(name), &tokens);
        CHECK_SAYING(galley_date_month(&tokens, 0) == galley_month_rows[i].month, "%s", name);
    }
}

/* Every byte is hostile: cut and broken texts must be read within their bounds. */
static void test_hostile(void) {
    static const char text[] = "12 \xD9\x85\xD8\xA7 2019\xE5\xB9\xB4"
                               "5\xE6\x9C 1/1/1/1 T10:00:0";
    galley_date_match found[4];
    for (size_t len = 0; len < sizeof text; len++) {
        char copy[sizeof text];
        memcpy(copy, text, len);
        CHECK(galley_date_scan(galley_slice_make(copy, len), GALLEY_DATE_DAY_FIRST, found, 4) <= 4);
        for (size_t i = 0; i < len; i++) {
            copy[i] = (char)0xF4;
        }
        galley_date date;
        bool turned;
        CHECK(!galley_date_parse(galley_slice_make(copy, len), GALLEY_DATE_DAY_FIRST, &date,
                                 &turned));
    }
}

int main(void) {
    test_values();
    test_texts();
    test_order();
    test_several();
    test_calendar();
    test_table();
    test_hostile();
    return check_finish();
}
