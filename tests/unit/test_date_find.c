/*
 * When a page was published and modified: small pages, each with one question.
 */
#include "../support/stages.h"

typedef struct test_page {
    const char *html;
    const char *published;
    const char *modified;
} test_page;

#define HEAD "<title>The boat</title>"
#define LD(json) "<script type=application/ld+json>{\"@type\":\"NewsArticle\"," json "}</script>"
#define TEXT                                                                                       \
    "<p>The old boat lay in the harbour for years, and nobody knew whose it was. Then a storm "    \
    "came, and in the morning it was gone from its place.</p>"

static void expect_pages(stages *s, const test_page *pages, size_t count) {
    for (size_t i = 0; i < count; i++) {
        stages_judge(s, galley_slice_from(pages[i].html), GALLEY_FAVOR_BALANCED);
        stages_assemble(s);
        stages_expect(galley_article_field(&s->article, GALLEY_FIELD_PUBLISHED), pages[i].published,
                      pages[i].html);
        stages_expect(galley_article_field(&s->article, GALLEY_FIELD_MODIFIED), pages[i].modified,
                      pages[i].html);
    }
}

static void test_markup(stages *s) {
    static const test_page pages[] = {
        {LD("\"datePublished\":\"2019-05-12T14:30:00+02:00\","
            "\"dateModified\":\"2019-05-13\"") HEAD TEXT,
         "2019-05-12T14:30:00+02:00", "2019-05-13"},
        {"<meta property=article:published_time content=2019-05-12T14:30Z>"
         "<meta property=article:modified_time content=2019-05-14T10:00Z>" HEAD TEXT,
         "2019-05-12T14:30Z", "2019-05-14T10:00Z"},
        {"<meta name=DC.date.issued content=2019-05-12>" HEAD TEXT, "2019-05-12", ""},
        {"<meta name=parsely-pub-date content='2019-05-12T14:30:00'>" HEAD TEXT,
         "2019-05-12T14:30:00", ""},
        {"<meta name=citation_publication_date content=2019/05/12>" HEAD TEXT, "2019-05-12", ""},
        {"<meta property=article:expiration_time content=2029-05-12>" HEAD TEXT, "", ""},
        {"<meta property=article:publisher content=https://a.example/20190512>" HEAD TEXT, "", ""},
        {"<div itemscope itemtype=https://schema.org/Article><h1>The boat</h1>"
         "<span itemprop=datePublished content=2019-05-12>Sunday</span>" TEXT "</div>",
         "2019-05-12", ""},
        {"<h1>The boat</h1><time datetime=2019-05-12T14:30>12 May</time>" TEXT, "2019-05-12T14:30",
         ""},
        {"<h1>The boat</h1><time class=published datetime=2019-05-12>x</time>"
         "<time class=updated datetime=2019-05-13>x</time>" TEXT,
         "2019-05-12", "2019-05-13"},
        {"<link rel=canonical href=https://a.example/2019/05/12/boat>" HEAD TEXT, "2019-05-12", ""},
        {"<link rel=canonical href=https://a.example/2019/may/12/boat>" HEAD TEXT, "2019-05-12",
         ""},
        {"<link rel=canonical href=https://a.example/boat-20190512.html>" HEAD TEXT, "2019-05-12",
         ""},
        {"<link rel=canonical href=https://a.example/2019/05/boat>" HEAD TEXT, "2019-05", ""},
        {"<link rel=canonical href='https://a.example/boat?on=20190512'>" HEAD TEXT, "", ""},
        {"<link rel=canonical "
         "href=https://a.example/web/20210101000000/http://b.example/2019/05/12/>" HEAD TEXT,
         "2019-05-12", ""},
        {"<script>var page = {\"published_at\": \"2019-05-12T14:30:00Z\"};</script>" HEAD TEXT,
         "2019-05-12T14:30:00Z", ""},
        {"<script>var publisher = 'a', publishing = true;</script>" HEAD TEXT, "", ""},
        {HEAD TEXT "<abbr title=2019-05-12T14:30:00Z>12 May</abbr>", "2019-05-12T14:30:00Z", ""},
        {HEAD TEXT, "", ""},
    };
    expect_pages(s, pages, sizeof pages / sizeof pages[0]);
}

static void test_texts(stages *s) {
    static const test_page pages[] = {
        {"<h1>The boat</h1><p>By A. Name | 12 May 2019, 14:30</p>" TEXT, "2019-05-12T14:30", ""},
        {"<h1>The boat</h1><p>Published 12 May 2019, updated 14 May 2019</p>" TEXT, "2019-05-12",
         "2019-05-14"},
        {"<h1>Das Boot</h1><p>Aktualisiert am 14. Mai 2019</p><p>12.05.2019</p>" TEXT, "2019-05-12",
         "2019-05-14"},
        {"<h1>The boat</h1>" TEXT "<dl><dt>Updated</dt><dd>14 May 2019</dd></dl>", "2019-05-14",
         "2019-05-14"},
        {"<h1>Das Boot</h1>" TEXT "<p>Dieser Beitrag wurde am 12. Mai 2019 von A. Name im Hafen "
         "ver\xC3\xB6"
         "ffentlicht und steht unter Allerlei und noch anderem mehr.</p>",
         "2019-05-12", ""},
        {"<h1>The boat</h1>" TEXT "<footer>Copyright 2001-2019 by the boat</footer>", "", ""},
        {"<h1>The boat</h1>" TEXT
         "<div class=comments><p class=comment>A. Name, 12 May 2019</p></div>",
         "", ""},
        {"<h1>The boat</h1><p>12 May 2019</p>" TEXT
         "<ul class=related><li>Rain, 13 May 2019<li>Snow, 14 May 2019<li>Wind, 15 May 2019</ul>",
         "2019-05-12", ""},
        {"<h1>The boat</h1><p>Event: 12 May 2019</p>" TEXT, "", ""},
        {"<html lang=en-US><h1>The boat</h1><p>5/6/2019</p>" TEXT, "2019-05-06", ""},
        {"<html lang=en-GB><h1>The boat</h1><p>5/6/2019</p>" TEXT, "2019-06-05", ""},
    };
    expect_pages(s, pages, sizeof pages / sizeof pages[0]);
}

static void test_votes(stages *s) {
    static const test_page pages[] = {
        /* evening in America is tomorrow in Greenwich */
        {LD("\"datePublished\":\"2019-05-13T01:25:54Z\"") "<h1>The boat</h1>"
                                                          "<p>May 12, 2019 9:25 pm</p>" TEXT,
         "2019-05-12T21:25:54-04:00", ""},
        {LD("\"datePublished\":\"2019-05-13T01:25:54Z\"") "<link rel=canonical "
                                                          "href=https://a.example/2019/05/12/"
                                                          "boat>" HEAD TEXT,
         "2019-05-12", ""},
        /* the address tells how a date of numbers is meant */
        {"<html lang=en-US><link rel=canonical href=https://a.example/2019/06/05/boat>"
         "<h1>The boat</h1><p>5/6/2019 10:15</p>" TEXT,
         "2019-06-05T10:15", ""},
        /* the day of the last change is given for both */
        {LD("\"datePublished\":\"2021-05-12\",\"dateModified\":\"2021-05-12\"") "<h1>The "
                                                                                "boat</h1><p>12 "
                                                                                "May 2019</p>" TEXT,
         "2019-05-12", "2021-05-12"},
        /* ... but not where the address says that it is true */
        {LD("\"datePublished\":\"2021-05-12\",\"dateModified\":\"2021-05-12\"") "<link "
                                                                                "rel=canonical "
                                                                                "href=https://"
                                                                                "a.example/2021/05/"
                                                                                "boat>"
                                                                                "<h1>The "
                                                                                "boat</h1><p>12 "
                                                                                "May 2019</p>" TEXT,
         "2021-05-12", "2021-05-12"},
        /* the time comes from the most precise of a day */
        {"<link rel=canonical href=https://a.example/2019/05/12/boat>"
         "<h1>The boat</h1><p>12 May 2019, 14:30 CEST</p>" TEXT,
         "2019-05-12T14:30+02:00", ""},
        /* a change before the publication is none */
        {LD("\"datePublished\":\"2021-05-12\",\"dateModified\":\"2021-05-10\"") HEAD TEXT,
         "2021-05-12", ""},
    };
    expect_pages(s, pages, sizeof pages / sizeof pages[0]);
}

int main(void) {
    static stages s;
    stages_open(&s);
    test_markup(&s);
    test_texts(&s);
    test_votes(&s);
    stages_close(&s);
    return check_finish();
}
