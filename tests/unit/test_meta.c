/*
 * What a page says of itself: its title, and the language it declares.
 */
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

int main(void) {
    static stages s;
    stages_open(&s);
    test_title(&s);
    test_language(&s);
    stages_close(&s);
    return check_finish();
}
