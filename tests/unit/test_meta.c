/*
 * What a page says of itself: its title, and the language it declares.
 */
#include "../../src/meta/language_table.h"
#include "../support/stages.h"

static void test_title(stages *s) {
#define META "<meta property=og:title content='"
    static const char *const cases[][2] = {
        {"<title> The  boat\n| News</title>", "The boat"},
        {"<title>The boat \xE2\x80\x93 News</title>", "The boat"},
        {"<title>A-b: the boat</title>", "A-b: the boat"},
        {"<title>News - the boat at the old mole</title>", "News - the boat at the old mole"},
        {"<title>The old boat | N1</title><h1>N1</h1><h1>The <i>old</i> boat</h1>", "The old boat"},
        {"<title>The boat of the old harbour | N</title><h1>N</h1>", "The boat of the old harbour"},
        {"<title>News of the day</title>" META "The boat'><h1>The boat</h1>", "The boat"},
        {"<title>The boat &amp; I | News</title>" META "The boat &amp; I'>", "The boat & I"},
        {"<title>The boat | News</title>" META "Other'>", "The boat"},
        {META "The boat | News'><meta property=og:site_name content=News>", "The boat"},
        {"<title></title><h1>The boat</h1>", "The boat"},
        {"<svg><title>no</title></svg><h1>The boat</h1>", "The boat"},
        {"<p>no", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        stages_cut(s, galley_slice_from(cases[i][0]));
        stages_assemble(s);
        stages_expect(s->article.title, cases[i][1], cases[i][0]);
    }
}

static void test_language(stages *s) {
    static const char *const cases[][2] = {
        {"<html lang=en>", "en"},
        {"<html lang=' pt-BR '>", "pt-BR"},
        {"<html lang=de_AT>", "de-AT"},
        {"<html lang=zh-Hans-CN>", "zh-Hans-CN"},
        {"<html xml:lang=fr>", "fr"},
        {"<html lang='' xml:lang=fr>", "fr"},
        {"<html lang=es-419>", "es-419"},
        {"<html lang='{{lang}}'>", ""},
        {"<html lang=e>", ""},
        {"<html lang=en->", ""},
        {"<html lang=english-language>", "english-language"},
        {"<html lang=abcdefghi>", ""},
        {"<p lang=en>", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        stages_cut(s, galley_slice_from(cases[i][0]));
        stages_assemble(s);
        stages_expect(s->article.language, cases[i][1], cases[i][0]);
    }
}

/* The text is asked where nothing is declared, or something that is clearly wrong. */
static void test_language_of_text(stages *s) {
#define GERMAN                                                                                     \
    "Das Boot liegt seit dem Morgen im Hafen, und der Fischer wartet auf die Flut. Er hat sein "   \
    "Netz mit der Hand geflickt, weil ihm das Geld f\303\274r ein neues fehlt. Am Abend wird er "  \
    "mit seinem Sohn auf das Meer fahren, um vor der Insel zu fischen, wenn der Wind es erlaubt."
#define RUSSIAN                                                                                    \
    "\320\233\320\276\320\264\320\272\320\260 \321\201\321\202\320\276\320\270\321\202 \320\262 "  \
    "\320\263\320\260\320\262\320\260\320\275\320\270, \320\270 "                                  \
    "\321\200\321\213\320\261\320\260\320\272 "                                                    \
    "\320\266\320\264\321\221\321\202 \321\215\321\202\320\276\320\271 "                           \
    "\320\262\320\276\320\273\320\275\321\213 \320\261\320\265\320\267 "                           \
    "\321\201\320\265\321\202\320\270"
#define GREEK                                                                                      \
    "\316\227 \316\262\316\254\317\201\316\272\316\261 \316\265\316\257\316\275\316\261\316\271 "  \
    "\317\203\317\204\316\277 \316\273\316\271\316\274\316\254\316\275\316\271 "                   \
    "\316\272\316\261\316\271 "                                                                    \
    "\317\200\316\265\317\201\316\271\316\274\316\255\316\275\316\265\316\271 "                    \
    "\317\204\316\277\316\275"
    static const char *const cases[][2] = {
        {"<p>" GERMAN "</p>", "de"},
        {"<html lang=en-GB><p>" GERMAN "</p>", "de"},
        {"<html lang=de-AT><p>" GERMAN "</p>", "de-AT"},
        {"<html lang=gsw><p>" GERMAN "</p>", "gsw"},
        {"<html lang=en><p>Das Boot im Hafen</p>", "en"},
        {"<p>Boot 12</p>", ""},
        {"<p>" RUSSIAN "</p>", "ru"},
        {"<html lang=en><p>" RUSSIAN "</p>", "ru"},
        {"<html lang=tt><p>" RUSSIAN "</p>", "tt"},
        {"<p>" GREEK "</p>", "el"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        stages_cut(s, galley_slice_from(cases[i][0]));
        for (size_t k = 0; k < s->blocks.count; k++) {
            s->blocks.segments[k].kept = true;
        }
        stages_assemble(s);
        stages_expect(s->article.language, cases[i][1], cases[i][0]);
    }
}

/* Words are looked up by halves. */
static void test_language_table(void) {
    for (size_t i = 1; i < GALLEY_LANGUAGE_ROWS; i++) {
        CHECK(memcmp(galley_language_rows[i - 1].word, galley_language_rows[i].word, 8) < 0);
        CHECK(galley_language_rows[i].languages >> GALLEY_LANGUAGE_COUNT == 0);
    }
}

int main(void) {
    static stages s;
    stages_open(&s);
    test_title(&s);
    test_language(&s);
    test_language_of_text(&s);
    test_language_table();
    stages_close(&s);
    return check_finish();
}
