/*
 * Title, authors, date and captions of a small page of lines of our own.
 */
#include "../../include/galley.h"
#include "../../src/base/slice.h"
#include "../support/check.h"

#include <string.h>

static const char page[] =
    "Harbour bridge to open in the spring | The Quay Courier\n"
    "Home\n"
    "News\n"
    "Sports\n"
    "Harbour bridge to open in the spring\n"
    "Ann Lee and Bob Ray\n"
    "12 May 2019, 14:30\n"
    "Workers on the new bridge over the harbour.\n"
    "Workers on the new bridge over the harbour. C. Fox\n"
    "The new bridge over the harbour will open to walkers and riders in the spring, the town's "
    "council said on Monday, two years later than it had hoped.\n"
    "Its members had asked the builders for a day many times, and none of those that were named "
    "was kept, for the river rose each time that a pillar was to be set.\n"
    "\"We are glad that the bridge stands at last,\" the mayor said, and she thanked those who had "
    "worked on it through two winters of ice and rain.\n"
    "The old bridge will be taken down next year, when the harbour has no more need of it, and "
    "its stones will be given to the people of the town.\n"
    "Share this\n"
    "\xC2\xA9 2019 The Quay Courier. All rights reserved.\n";

static bool field_is(const galley_article *article, galley_field field, const char *text) {
    galley_slice value = galley_article_field(article, field);
    return value.ptr != NULL && galley_slice_equal(value, galley_slice_from(text));
}

static bool author_is(const galley_article *article, size_t index, const char *name) {
    return galley_slice_equal(galley_article_list_item(article, GALLEY_LIST_AUTHORS, index),
                              galley_slice_from(name));
}

static void test_facts(galley_page *extracted) {
    galley_hints hints = GALLEY_HINTS_INIT;
    hints.input = GALLEY_INPUT_TEXT;
    CHECK(galley_extract(extracted, page, strlen(page), &hints, NULL) == GALLEY_STATUS_OK);
    const galley_article *article = galley_page_article(extracted);
    CHECK(field_is(article, GALLEY_FIELD_TITLE, "Harbour bridge to open in the spring"));
    CHECK(galley_article_list_count(article, GALLEY_LIST_AUTHORS) == 2);
    CHECK(author_is(article, 0, "Ann Lee") && author_is(article, 1, "Bob Ray"));
    galley_slice day = galley_article_field(article, GALLEY_FIELD_PUBLISHED);
    CHECK(day.len >= 10 && memcmp(day.ptr, "2019-05-12", 10) == 0);
    galley_image image;
    CHECK(galley_article_image(article, 0, &image) == GALLEY_STATUS_OK);
    galley_slice caption = galley_slice_from("Workers on the new bridge over the harbour.");
    CHECK(galley_slice_equal(image.alt, caption) && galley_slice_equal(image.caption, caption));
    CHECK(galley_slice_equal(image.credit, galley_slice_from("C. Fox")));
}

/* A text that has no line for a title has no title. */
static void test_no_title(galley_page *extracted) {
    galley_hints hints = GALLEY_HINTS_INIT;
    hints.input = GALLEY_INPUT_TEXT;
    const char *begin = strstr(page, "The new bridge");
    CHECK(galley_extract(extracted, begin, strlen(begin), &hints, NULL) == GALLEY_STATUS_OK);
    const galley_article *article = galley_page_article(extracted);
    CHECK(galley_article_field(article, GALLEY_FIELD_TITLE).ptr == NULL);
    CHECK(galley_article_list_count(article, GALLEY_LIST_AUTHORS) == 0);
}

int main(void) {
    galley_engine *engine = galley_engine_new(NULL);
    galley_page *extracted = galley_page_new(engine);
    test_facts(extracted);
    test_no_title(extracted);
    galley_page_free(extracted);
    galley_engine_free(engine);
    return check_finish();
}
