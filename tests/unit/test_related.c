/*
 * Items of other pages around an article and in it, and the roles of blocks that are not the
 * article's: a small page for each, marked by hand.
 */
#include "../../src/judge/role_words.h"
#include "../support/check.h"

#include <galley.h>
#include <string.h>

static const char before[] =
    "<html><head><title>The lamp turns again</title></head><body>"
    "<nav><a href=/>Home</a> <a href=/harbour>Harbour</a></nav><article>"
    "<h1>The lamp of Skerrow turns again</h1>"
    "<p>For eleven years the lighthouse at the end of the pier was dark, and boats came home by "
    "the lights of the town alone, which are not many in the winter months.</p>"
    "<p>On Friday the lamp turned again, and several hundred people stood on the quay to see it, "
    "some of whom had never seen it in their lives before this evening.</p>";
static const char after[] =
    "<p>The great lens had come down in pieces in the storm of that year, and a group of "
    "volunteers put it together again in the old net loft, one evening of each week.</p>"
    "<p>Nobody had thought that it could be done, the harbour master said, and least of all those "
    "who did it; they had begun with a bucket of glass and a drawing.</p></article>";
static const char end[] = "<footer><a href=/privacy>Privacy policy of the paper</a></footer></body>"
                          "</html>";

typedef struct expected {
    const char *heading;
    const char *title;
    const char *url;
    const char *teaser;
    const char *image_alt;
} expected;

typedef struct test_case {
    const char *inside; /* between two paragraphs */
    const char *behind;
    size_t count;
    expected items[3];
} test_case;

#define BASE "https://courier.example/"

static const test_case cases[] = {
    {"", "", 0, {{NULL, NULL, NULL, NULL, NULL}}},
    {"",
     "<section><h2>You May Also Like</h2>"
     "<div class=k><a href=/1><img src=/1.jpg alt='A ferry in fog'></a><h3><a href=/1>Ferry "
     "stays in port for a week</a></h3><p>The crossing was closed on Monday when\xE2\x80\xA6</p>"
     "</div><div class=k><a href=/2><img src=/2.jpg alt='A market'></a><h3><a href=/2>Market "
     "opens in the old hall</a></h3><p>Forty stalls will sell fish and bread from\xE2\x80\xA6"
     "</p></div></section>",
     2,
     {{"You May Also Like", "Ferry stays in port for a week", BASE "1",
       "The crossing was closed on Monday when\xE2\x80\xA6", "A ferry in fog"},
      {"You May Also Like", "Market opens in the old hall", BASE "2",
       "Forty stalls will sell fish and bread from\xE2\x80\xA6", "A market"}}},
    {"<p><strong>Read more:</strong> <a href=/3>The winter in which the lamp went out</a></p>",
     "",
     1,
     {{NULL, "The winter in which the lamp went out", BASE "3", NULL, NULL}}},
    {"<aside><h4>Lesen Sie auch</h4><ul><li><a href=/4>Wie der Leuchtturm gebaut wurde</a></li>"
     "<li><a href=/5>Das Netzhaus bekommt ein neues Dach</a></li></ul></aside>",
     "",
     2,
     {{"Lesen Sie auch", "Wie der Leuchtturm gebaut wurde", BASE "4", NULL, NULL},
      {"Lesen Sie auch", "Das Netzhaus bekommt ein neues Dach", BASE "5", NULL, NULL}}},
    {"",
     "<div class=related-posts><a href=/6><span>Bridge is closed until spring</span>"
     "<span>Cars must take the road by the mill from Monday on.</span></a></div>",
     1,
     {{NULL, "Bridge is closed until spring", BASE "6",
       "Cars must take the road by the mill from Monday on.", NULL}}},
    {"<div class=share><a href=/s>Share this story on the network</a></div>",
     "",
     0,
     {{NULL, NULL, NULL, NULL, NULL}}},
};

static bool is(galley_slice slice, const char *wanted) {
    return wanted == NULL
               ? slice.ptr == NULL
               : slice.len == strlen(wanted) && memcmp(slice.ptr, wanted, slice.len) == 0;
}

static void extract(galley_page *page, const char *inside, const char *behind) {
    static char html[8192];
    galley_hints hints = GALLEY_HINTS_INIT;
    hints.url = (galley_slice){BASE "lamp", sizeof BASE "lamp" - 1};
    int len = snprintf(html, sizeof html, "%s%s%s%s%s", before, inside, after, behind, end);
    CHECK(galley_extract(page, html, (size_t)len, &hints, NULL) == GALLEY_STATUS_OK);
}

static void test_items(galley_page *page) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        extract(page, cases[i].inside, cases[i].behind);
        const galley_article *article = galley_page_article(page);
        size_t count = galley_article_related_count(article);
        CHECK_SAYING(count == cases[i].count, "case %zu: %zu items", i, count);
        for (size_t k = 0; k < count && k < cases[i].count; k++) {
            const expected *want = &cases[i].items[k];
            galley_related got = {{NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}};
            CHECK(galley_article_related(article, k, &got) == GALLEY_STATUS_OK);
            CHECK_SAYING(is(got.heading, want->heading) && is(got.title, want->title) &&
                             is(got.url, want->url) && is(got.teaser, want->teaser) &&
                             is(got.image_alt, want->image_alt),
                         "case %zu, %zu: \"%.*s\" \"%.*s\" \"%.*s\" \"%.*s\" \"%.*s\"", i, k,
                         (int)got.heading.len, got.heading.ptr, (int)got.title.len, got.title.ptr,
                         (int)got.url.len, got.url.ptr, (int)got.teaser.len, got.teaser.ptr,
                         (int)got.image_alt.len, got.image_alt.ptr);
        }
        galley_related none;
        CHECK(galley_article_related(article, count, &none) == GALLEY_STATUS_ARGUMENT);
    }
}

/* Short blocks and what their own words say. */
static void test_words(void) {
    static const struct {
        const char *text;
        uint32_t words;
        galley_role role;
    } lines[] = {
        {"Share this @courier.example", 3, GALLEY_ROLE_SHARE},
        {"Share on Facebook", 3, GALLEY_ROLE_SHARE},
        {"Auf Facebook teilen", 3, GALLEY_ROLE_OTHER},
        {"Artikel teilen", 2, GALLEY_ROLE_SHARE},
        {"Partager sur Twitter", 3, GALLEY_ROLE_SHARE},
        {"Shares of the ferry company fell on Monday", 8, GALLEY_ROLE_OTHER},
        {"ADVERTISEMENT", 1, GALLEY_ROLE_ADVERTISEMENT},
        {"Anzeige", 1, GALLEY_ROLE_ADVERTISEMENT},
        {"PUBLICIT\xC3\x89", 1, GALLEY_ROLE_ADVERTISEMENT},
        {"Publicidad", 1, GALLEY_ROLE_ADVERTISEMENT},
        {"\xE5\xBA\x83\xE5\x91\x8A", 1, GALLEY_ROLE_ADVERTISEMENT},
        {"\xC2\xA9 2026 The Courier", 4, GALLEY_ROLE_LEGAL},
        {"All rights reserved.", 3, GALLEY_ROLE_LEGAL},
        {"Alle Rechte vorbehalten", 3, GALLEY_ROLE_LEGAL},
        {"Sign up to our newsletter", 5, GALLEY_ROLE_FORM},
        {"Suscr\xC3\xAD"
         "bete al bolet\xC3\xADn",
         3, GALLEY_ROLE_FORM},
        {"Iscriviti alla newsletter", 3, GALLEY_ROLE_FORM},
        {"5 min read", 3, GALLEY_ROLE_DATELINE},
        {"Lesezeit: 3 Minuten", 3, GALLEY_ROLE_DATELINE},
        {"Published 12 May 2026, 10:30", 5, GALLEY_ROLE_DATELINE},
        {"Publi\xC3\xA9 le 12 mai 2026", 5, GALLEY_ROLE_DATELINE},
        {"By Ida Holm", 3, GALLEY_ROLE_BYLINE},
        {"Von Ida Holm und Per Aas", 6, GALLEY_ROLE_BYLINE},
        {"By noon all boats were home", 6, GALLEY_ROLE_OTHER},
        {"12 boats", 2, GALLEY_ROLE_OTHER},
        {"Print", 1, GALLEY_ROLE_SHARE},
        {"Printing was invented", 3, GALLEY_ROLE_OTHER},
    };
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        galley_slice text = {lines[i].text, strlen(lines[i].text)};
        galley_role role = galley_role_of_words(text, lines[i].words);
        CHECK_SAYING(role == lines[i].role, "\"%s\" is %s", lines[i].text, galley_role_name(role));
    }
    static const char *const heads[] = {
        "You May Also Like",  "RELATED",
        "Mehr zum Thema",     "\xC3\x80 lire aussi",
        "Lee tambi\xC3\xA9n", "Leggi anche",
        "Lees ook:",          "\xE9\x96\xA2\xE9\x80\xA3\xE8\xA8\x98\xE4\xBA\x8B"};
    for (size_t i = 0; i < sizeof heads / sizeof heads[0]; i++) {
        CHECK_SAYING(galley_role_heads_related((galley_slice){heads[i], strlen(heads[i])}), "%s",
                     heads[i]);
    }
    CHECK(!galley_role_heads_related(galley_slice_from("The lamp of Skerrow")));
    CHECK(galley_role_related_prefix(galley_slice_from("Read more: The lamp")) == 11);
    CHECK(galley_role_related_prefix(galley_slice_from("The lamp: a history")) == 0);
}

/* Roles of whole pages' blocks. */
static void test_roles(galley_page *page) {
    static const struct {
        const char *html;
        const char *text;
        galley_role role;
    } blocks[] = {
        {"<div class=share-bar>Share this @courier.example</div>", "Share this @courier.example",
         GALLEY_ROLE_SHARE},
        {"<figure><img src=/a.jpg><figcaption>The lens on its way up</figcaption></figure>",
         "The lens on its way up", GALLEY_ROLE_CAPTION},
        {"<figure><img src=/a.jpg><small>\xC2\xA9 Ida Holm</small></figure>", "\xC2\xA9 Ida Holm",
         GALLEY_ROLE_CREDIT},
        {"<aside><h4>Read next</h4><a href=/5>A new roof for the old net loft</a></aside>",
         "Read next", GALLEY_ROLE_RELATED_HEADING},
        {"<aside><h4>Read next</h4><a href=/5>A new roof for the old net loft</a></aside>",
         "A new roof for the old net loft", GALLEY_ROLE_RELATED_TITLE},
        {"<form class=newsletter><p>Sign up to our newsletter</p></form>",
         "Sign up to our newsletter", GALLEY_ROLE_FORM},
        {"<div>Advertisement</div>", "Advertisement", GALLEY_ROLE_ADVERTISEMENT},
        {"", "Privacy policy of the paper", GALLEY_ROLE_LEGAL},
        {"", "Home", GALLEY_ROLE_NAVIGATION},
    };
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        extract(page, blocks[i].html, "");
        const galley_article *article = galley_page_article(page);
        galley_role role = GALLEY_ROLE_OTHER;
        for (size_t k = 0; k < galley_article_block_count(article); k++) {
            galley_block block;
            if (galley_article_block(article, k, &block) == GALLEY_STATUS_OK &&
                is(block.text, blocks[i].text)) {
                role = block.role;
            }
        }
        CHECK_SAYING(role == blocks[i].role, "\"%s\" is %s", blocks[i].text,
                     galley_role_name(role));
    }
}

int main(void) {
    galley_engine *engine = galley_engine_new(NULL);
    galley_page *page = galley_page_new(engine);
    test_items(page);
    test_words();
    test_roles(page);
    galley_page_free(page);
    galley_engine_free(engine);
    return check_finish();
}
