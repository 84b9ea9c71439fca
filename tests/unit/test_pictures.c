/*
 * Pictures of whole pages: which are the article's, and what caption and credit they have.
 */
#include "../support/check.h"

#include <galley.h>
#include <string.h>

static const char before[] =
    "<html><head><title>The lamp turns again</title></head><body><nav><a href=/>Home</a> "
    "<img src=/menu/map-of-town.jpg alt='Map of the town'></nav>"
    "<article><h1>The lamp of Skerrow turns again</h1>"
    "<div class=author-box><img class=avatar src=/people/ida.jpg alt='Ida Holm'>"
    "<span class=author>By Ida Holm</span></div>";
static const char text[] =
    "<p>For eleven years the lighthouse at the end of the pier was dark, and boats came home by "
    "the lights of the town alone, which are not many in the winter months.</p>"
    "<p>On Friday the lamp turned again, and several hundred people stood on the quay to see it, "
    "some of whom had never seen it in their lives before this evening.</p>";
static const char more[] =
    "<p>The great lens had come down in pieces in the storm of that year, and a group of "
    "volunteers put it together again in the old net loft, one evening of each week.</p>"
    "<p>Nobody had thought that it could be done, the harbour master said, and least of all those "
    "who did it; they had begun with a bucket of glass and a drawing.</p>";
static const char after[] =
    "</article><aside class=related><h2>Read more</h2><ul>"
    "<li><a href=/1><img src=/1.jpg alt='Ferry stays in port'>Ferry stays in port</a></li>"
    "<li><a href=/2><img src=/2.jpg alt='Market opens'>Market opens</a></li>"
    "<li><a href=/3><img src=/3.jpg alt='Bridge is closed'>Bridge is closed</a></li></ul></aside>"
    "<footer><img src=/foot.png alt='The Courier'> All rights reserved</footer></body></html>";

typedef struct expected {
    const char *src;
    const char *alt;
    const char *caption;
    const char *credit;
} expected;

typedef struct test_case {
    const char *figure;
    expected image; /* src NULL: no picture at all */
} test_case;

static const test_case cases[] = {
    {"", {NULL, NULL, NULL, NULL}},
    {"<figure><img src=/a.jpg alt='The lens'><figcaption>The lens on its way up the tower.Credit: "
     "EPA</figcaption></figure>",
     {"https://courier.example/a.jpg", "The lens", "The lens on its way up the tower.", "EPA"}},
    {"<div class=wp-caption><img src=/a.jpg><p class=wp-caption-text>The lens (Photo: Ida "
     "Holm/AFP)</p></div>",
     {"https://courier.example/a.jpg", NULL, "The lens", "Ida Holm/AFP"}},
    {"<figure><img src=/a.jpg><figcaption>The lens on its way<span class=credit>Ida Holm</span>"
     "</figcaption></figure>",
     {"https://courier.example/a.jpg", NULL, "The lens on its way", "Ida Holm"}},
    {"<div><div><img src='data:,' data-src=/a.jpg></div><div class=image-caption>The lens</div>"
     "<div class=image-credit>Foto: Ida Holm / dpa</div></div>",
     {"https://courier.example/a.jpg", NULL, "The lens", "Ida Holm / dpa"}},
    {"<figure><img src=/a.jpg><small>\xC2\xA9 Ida Holm</small><figcaption>The lens on its way"
     "</figcaption></figure>",
     {"https://courier.example/a.jpg", NULL, "The lens on its way", "Ida Holm"}},
    {"<figure><img src=/a.jpg><figcaption><span>The Courier</span><br>The lens on its way up the "
     "tower.</figcaption></figure>",
     {"https://courier.example/a.jpg", NULL, "The lens on its way up the tower.", "The Courier"}},
    {"<div class=x1><img src=/a.jpg alt='The lens on its way up'></div><div class=x2><span>The "
     "lens on its way up</span></div>",
     {"https://courier.example/a.jpg", "The lens on its way up", "The lens on its way up", NULL}},
    {"<table><tr><td><img src=/a.jpg></td></tr><tr><td class=caption>The lens. Photo by Ida Holm"
     "</td></tr></table>",
     {"https://courier.example/a.jpg", NULL, "The lens.", "Ida Holm"}},
    {"<p><img src=/a.jpg alt='The lens'></p>",
     {"https://courier.example/a.jpg", "The lens", NULL, NULL}},
    {"<p><a href=/large/a.jpg><img src=/a.jpg></a></p>",
     {"https://courier.example/a.jpg", NULL, NULL, NULL}},
    {"<figure><img src=/a.jpg alt='The lens' title='The lens | Ida Holm'></figure>",
     {"https://courier.example/a.jpg", "The lens", NULL, "Ida Holm"}},
    {"<figure><img src=/a.jpg data-caption='The lens. Foto: Ida Holm'></figure>",
     {"https://courier.example/a.jpg", NULL, "The lens.", "Ida Holm"}},
    {"<figure><img src='data:,' alt=A><noscript><img src=/a.jpg alt=A></noscript><figcaption>The "
     "lens</figcaption></figure>",
     {"https://courier.example/a.jpg", "A", "The lens", NULL}},
    {"<figure><brick-image data-src=/a.jpg></brick-image><figcaption>The lens</figcaption>"
     "</figure>",
     {"https://courier.example/a.jpg", NULL, "The lens", NULL}},
    {"<figure><div><img src=/a.jpg alt='The lens'><img src=/zoom.jpg alt=Zoom></div><figcaption>"
     "The lens on its way</figcaption></figure>",
     {"https://courier.example/a.jpg", "The lens", "The lens on its way", NULL}},
    {"<p><a href=/shop/offer><img src=/offer.jpg></a></p>", {NULL, NULL, NULL, NULL}},
    {"<p><img src=/a.gif width=1 height=1></p>", {NULL, NULL, NULL, NULL}},
    {"<p><img class=emoji src=/smile.png></p>", {NULL, NULL, NULL, NULL}},
    {"<div class=related><a href=/4><img src=/4.jpg alt='Ferry in fog'><span>Ferry in "
     "fog</span></a></div>",
     {NULL, NULL, NULL, NULL}},
    {"<figure><img src=/a.jpg><figcaption>\xE3\x80\x80The lens on its way&nbsp;&nbsp; \xE2\x80\x82"
     "</figcaption></figure>",
     {"https://courier.example/a.jpg", NULL, "The lens on its way", NULL}},
    {"<p>The light is <img class=mwe-math-fallback-image-inline src=/math/render/1 "
     "alt='{\\displaystyle a=b}'></p>",
     {NULL, NULL, NULL, NULL}},
    {"<div class=ad-slot><img src=/ad.jpg></div>", {NULL, NULL, NULL, NULL}},
};

static bool is(galley_slice slice, const char *wanted) {
    return wanted == NULL
               ? slice.ptr == NULL
               : slice.len == strlen(wanted) && memcmp(slice.ptr, wanted, slice.len) == 0;
}

static void test_case_of(galley_page *page, const test_case *one) {
    static char html[8192];
    galley_hints hints = GALLEY_HINTS_INIT;
    hints.url = (galley_slice){"https://courier.example/harbour/lamp", 36};
    int len = snprintf(html, sizeof html, "%s%s%s%s%s", before, text, one->figure, more, after);
    CHECK(galley_extract(page, html, (size_t)len, &hints, NULL) == GALLEY_STATUS_OK);
    const galley_article *article = galley_page_article(page);
    size_t count = galley_article_image_count(article);
    galley_image image = {{NULL, 0}, {NULL, 0}, {NULL, 0}, {NULL, 0}, 0, 0};
    CHECK_SAYING(count == (one->image.src == NULL ? 0U : 1U), "%s: %zu pictures", one->figure,
                 count);
    if (one->image.src != NULL && galley_article_image(article, 0, &image) == GALLEY_STATUS_OK) {
        CHECK_SAYING(is(image.src, one->image.src) && is(image.alt, one->image.alt) &&
                         is(image.caption, one->image.caption) &&
                         is(image.credit, one->image.credit),
                     "%s: \"%.*s\" \"%.*s\" \"%.*s\" \"%.*s\"", one->figure, (int)image.src.len,
                     image.src.ptr, (int)image.alt.len, image.alt.ptr, (int)image.caption.len,
                     image.caption.ptr, (int)image.credit.len, image.credit.ptr);
    }
    CHECK(galley_article_image(article, count, &image) == GALLEY_STATUS_ARGUMENT);
}

int main(void) {
    galley_engine *engine = galley_engine_new(NULL);
    galley_page *page = galley_page_new(engine);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        test_case_of(page, &cases[i]);
    }
    galley_page_free(page);
    galley_engine_free(engine);
    return check_finish();
}
