/*
 * What is read of a picture's element: the best of its addresses, its words, its size.
 */
#include "../../src/article/picture_source.h"
#include "../../src/html/parser.h"
#include "../support/check.h"

#include <string.h>

typedef struct bench {
    galley_allocator allocator;
    galley_parser *parser;
    galley_document document;
    galley_buffer scratch;
    galley_buffer out;
} bench;

/* Reads the first img of a page. */
static bool read_picture(bench *b, const char *html, galley_picture_source *picture) {
    CHECK(galley_parser_parse(b->parser, galley_slice_from(html), &b->document) ==
          GALLEY_STATUS_OK);
    galley_buffer_clear(&b->out);
    for (uint32_t i = 0; i < b->document.count; i++) {
        if (galley_node_tag(&b->document.nodes[i]) == GALLEY_TAG_IMG) {
            return galley_picture_read(&b->document, i,
                                       galley_slice_from("https://a.example/news/one.html"),
                                       &b->scratch, &b->out, picture);
        }
    }
    return false;
}

static void test_addresses(bench *b) {
    static const struct {
        const char *html;
        const char *url; /* NULL: no picture */
    } cases[] = {
        {"<img src=a.jpg>", "https://a.example/news/a.jpg"},
        {"<img src='/a.jpg?x=1&amp;y=2'>", "https://a.example/a.jpg?x=1&y=2"},
        {"<img src=a.jpg srcset='b.jpg 320w, c.jpg 1200w,d.jpg 640w'>",
         "https://a.example/news/c.jpg"},
        {"<img src=a.jpg srcset='b.jpg, c.jpg 2x'>", "https://a.example/news/c.jpg"},
        {"<img src=a.jpg srcset='w_1,h_2/b.jpg 1x, w_3,h_4/c.jpg 1.5x'>",
         "https://a.example/news/w_3,h_4/c.jpg"},
        {"<img src='data:image/gif;base64,R0lG' data-src=b.jpg data-x=/y>", NULL},
        {"<img src='data:image/gif;base64,R0lG' data-src=/b.jpg>", "https://a.example/b.jpg"},
        {"<img src=/small.jpg data-original=/large.jpg>", "https://a.example/large.jpg"},
        {"<img src=/static/spacer.gif data-srcset='/b.jpg 10w'>", "https://a.example/b.jpg"},
        {"<img src=/static/spacer.gif>", NULL},
        {"<img src=/placeholder/a.jpg>", "https://a.example/placeholder/a.jpg"},
        {"<img src=''>", NULL},
        {"<img>", NULL},
        {"<img src='javascript:x()'>", NULL},
        {"<img src='data:image/png;base64,AAAA'>", NULL},
        {"<img src=a.gif width=1 height=1>", NULL},
        {"<img src=a.gif width=600 height=1>", NULL},
        {"<img src=a.gif width='100%'>", "https://a.example/news/a.gif"},
        {"<picture><source srcset='/b.webp 900w'><source srcset='/c.webp 1800w'><img src=a.jpg>"
         "</picture>",
         "https://a.example/c.webp"},
        {"<img src='data:,' class=lazy><noscript><img src=/a.jpg></noscript>",
         "https://a.example/a.jpg"},
        {"<div><picture><img src='data:,'></picture> <noscript><p><img src=/a.jpg></p></noscript>",
         "https://a.example/a.jpg"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        galley_picture_source picture;
        bool found = read_picture(b, cases[i].html, &picture);
        galley_slice url =
            found ? galley_picture_slice(&b->out, picture.url) : galley_slice_make(NULL, 0);
        CHECK_SAYING(found == (cases[i].url != NULL) &&
                         (!found || galley_slice_equal(url, galley_slice_from(cases[i].url))),
                     "%s gave %.*s", cases[i].html, (int)url.len, found ? url.ptr : "");
    }
}

static void test_words(bench *b) {
    galley_picture_source picture;
    CHECK(
        read_picture(b,
                     "<img src=a.jpg alt=' The old\n lamp &amp; its lens ' title=Lamp width=640px "
                     "height=0480 data-caption='The <b>lamp</b>'>",
                     &picture));
    CHECK(galley_slice_equal(galley_picture_slice(&b->out, picture.alt),
                             galley_slice_from("The old lamp & its lens")));
    CHECK(galley_slice_equal(galley_picture_slice(&b->out, picture.title),
                             galley_slice_from("Lamp")));
    CHECK(galley_slice_equal(galley_picture_slice(&b->out, picture.caption),
                             galley_slice_from("The <b>lamp</b>")));
    CHECK(picture.width == 640 && picture.height == 480);
    CHECK(read_picture(b, "<img src=a.jpg width=99999999999 height=-4>", &picture));
    CHECK(picture.alt.len == 0 && picture.height == 0);
}

int main(void) {
    bench b = {.allocator = galley_allocator_default()};
    galley_document_init(&b.document, &b.allocator);
    galley_buffer_init(&b.scratch, &b.allocator);
    galley_buffer_init(&b.out, &b.allocator);
    b.parser = galley_parser_new(&b.allocator, galley_scan_best(), 0);
    test_addresses(&b);
    test_words(&b);
    galley_parser_free(b.parser);
    galley_buffer_free(&b.out);
    galley_buffer_free(&b.scratch);
    galley_document_free(&b.document);
    return check_finish();
}
