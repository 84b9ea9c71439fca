/*
 * Pages of lines: told from HTML, cut, wrapped lines joined, signs, and the roles of lines on a
 * small page of our own.
 */
#include "../../src/lines/line_signs.h"
#include "../../src/lines/line_words.h"
#include "../../src/lines/lines.h"
#include "../support/check.h"

#include <stdlib.h>
#include <string.h>

typedef struct workspace {
    galley_allocator allocator;
    galley_lines lines;
    galley_blocks blocks;
    galley_document document;
} workspace;

static void open_workspace(workspace *w) {
    w->allocator = galley_allocator_default();
    galley_lines_init(&w->lines, &w->allocator);
    galley_blocks_init(&w->blocks, &w->allocator);
    galley_document_init(&w->document, &w->allocator);
}

static void close_workspace(workspace *w) {
    galley_lines_free(&w->lines);
    galley_blocks_free(&w->blocks);
    galley_document_free(&w->document);
}

static void cut(workspace *w, const char *text) {
    CHECK(galley_lines_cut(&w->lines, galley_slice_from(text), &w->document, &w->blocks) ==
          GALLEY_STATUS_OK);
}

static bool text_is(const workspace *w, size_t index, const char *text) {
    return index < w->blocks.count &&
           galley_slice_equal(galley_segment_text(&w->blocks, &w->blocks.segments[index]),
                              galley_slice_from(text));
}

static void test_cut(void) {
    workspace w;
    open_workspace(&w);
    cut(&w, "");
    CHECK(w.blocks.count == 0);
    cut(&w, "\n \t\r\n\xC2\xA0\n");
    CHECK(w.blocks.count == 0);
    cut(&w, "  one  two \r\nthree\r\r\n\n\nfour &amp; <five>");
    CHECK(w.blocks.count == 3);
    CHECK(text_is(&w, 0, "one two") && text_is(&w, 1, "three"));
    CHECK(text_is(&w, 2, "four &amp; <five>"));
    CHECK(w.lines.gaps[0] == 0 && w.lines.gaps[2] == 0 && w.lines.gaps[4] == 3);
    const galley_node *node = &w.document.nodes[w.blocks.segments[1].first];
    CHECK(node->start == 13 && node->extent == 5 && galley_node_is_text(node));
    CHECK(galley_node_tag(&w.document.nodes[node->parent]) == GALLEY_TAG_P);
    CHECK(w.document.nodes[2].extent == w.document.count);
    close_workspace(&w);
}

static const char wrapped[] = "The harbour of the old town was closed for three days in\n"
                              "spring because the lock at its mouth had to be mended, and\n"
                              "the boats lay outside until the water rose.\n"
                              "Short.\n"
                              "\n"
                              "Nobody had counted on so much ice, said the master of the\n"
                              "harbour, who has kept the lock for more than twenty years\n"
                              "and knows the river better than most others in the town.\n";

static void test_wrapped(void) {
    workspace w;
    open_workspace(&w);
    CHECK(galley_lines_width(galley_slice_from(wrapped)) > 50);
    cut(&w, wrapped);
    CHECK(w.lines.wrapped);
    CHECK_SAYING(w.blocks.count == 3, "%zu blocks", w.blocks.count);
    CHECK(text_is(&w, 1, "Short.") && w.lines.gaps[1] == 3);
    cut(&w, "One line of some length, which ends where it likes to end.\n"
            "Another.\nAnd one that is longer than both of those before it were, by far.\n");
    CHECK(!w.lines.wrapped && w.blocks.count == 3);
    close_workspace(&w);
}

static void test_plain(void) {
    char text[2000];
    CHECK(!galley_lines_plain(galley_slice_from("two\nlines")));
    memset(text, 'a', sizeof text);
    for (size_t i = 99; i < sizeof text; i += 100) {
        text[i] = '\n';
    }
    CHECK(galley_lines_plain(galley_slice_make(text, sizeof text)));
    memcpy(text + 500, "<br>", 4); /* one is allowed */
    CHECK(galley_lines_plain(galley_slice_make(text, sizeof text)));
    for (size_t i = 600; i < 1000; i += 50) {
        memcpy(text + i, "</p>", 4);
    }
    CHECK(!galley_lines_plain(galley_slice_make(text, sizeof text)));
    memset(text + 500, 'a', 500);
    memcpy(text, "\n<!-- ", 6);
    CHECK(!galley_lines_plain(galley_slice_make(text, 1500)));
    memcpy(text, "1 < 2", 5);
    CHECK(galley_lines_plain(galley_slice_make(text, 1500)));
}

static unsigned signs(const char *text) { return galley_line_signs(galley_slice_from(text)); }

static void test_signs(void) {
    CHECK(signs("- one of a list") == GALLEY_LINE_BULLET);
    CHECK(signs("12. one of a list") == GALLEY_LINE_BULLET);
    CHECK((signs("on 3.12.2024") & GALLEY_LINE_DATE) != 0);
    CHECK((signs("in 1987 or so") & GALLEY_LINE_DATE) != 0);
    CHECK((signs("some 5000 of them") & GALLEY_LINE_DATE) == 0);
    CHECK((signs("at 12:30") & GALLEY_LINE_CLOCK) != 0);
    CHECK((signs("for $ 12") & signs("12 \xE2\x82\xAC") & GALLEY_LINE_PRICE) != 0);
    CHECK((signs("somebody@example.org") & GALLEY_LINE_ADDRESS) != 0);
    CHECK((signs("up 3 %") & GALLEY_LINE_PERCENT) != 0);
    CHECK((signs("* * *") & GALLEY_LINE_RULE) != 0);
    CHECK((signs("make();") & GALLEY_LINE_CODE) != 0);
    CHECK(signs("Nothing at all.") == 0);
    CHECK(galley_line_cased(galley_slice_from("One two Three four")) == 100);
    CHECK(galley_line_cased(galley_slice_from("12 ...")) == 0);
}

static void test_sayings(void) {
    static const struct {
        const char *text;
        size_t words;
        galley_line_saying says;
    } cases[] = {
        {"Share this article", 3, GALLEY_LINE_SAYS_SHARE},
        {"PARTAGER", 1, GALLEY_LINE_SAYS_SHARE},
        {"Share prices fell again on Monday as the banks and the insurers sold", 13,
         GALLEY_LINE_SAYS_NOTHING},
        {"Lesen Sie auch", 3, GALLEY_LINE_SAYS_RELATED},
        {"Read more: The lock is open again", 7, GALLEY_LINE_SAYS_READ_ALSO},
        {"\xC2\xA9 2024 The Harbour Post. All rights reserved.", 8, GALLEY_LINE_SAYS_LEGAL},
        {"The lock is open", 4, GALLEY_LINE_SAYS_NOTHING},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        CHECK_SAYING(galley_line_says(galley_slice_from(cases[i].text), cases[i].words) ==
                         cases[i].says,
                     "%s", cases[i].text);
    }
}

static void test_runs(void) {
    static const int worths[] = {-3, 5, -1, 4, -20, 6, 1};
    galley_line_run run = {0};
    for (uint32_t i = 0; i < sizeof worths / sizeof worths[0]; i++) {
        galley_line_run_add(&run, i, worths[i]);
    }
    CHECK(run.begin == 1 && run.end == 4 && run.most == 8);
}

/* A page as people copy it: pictures' texts and captions between the paragraphs, teasers behind. */
static const char page[] =
    "Home\nNews\nHarbour\nWeather\nLog in\n\n"
    "Ice closes the harbour of the old town for three days\n\n"
    "By Anna Fisher\n\n12 March 2024\n\n"
    "The harbour of the old town has been closed since Tuesday, because ice has broken the lower "
    "gate of the lock, and the boats have to wait in the river until it is mended.\n\n"
    "Nobody had counted on so much ice in March, said the master of the harbour, who has kept the "
    "lock for more than twenty years.\n\n"
    "Boats before the lock of the harbour.\n"
    "The boats wait in the river for the lock to openCredit: Harbour Post\n"
    "Two men with a pump at the gate.\n"
    "Divers look at the lower gate of the lockCredit: EPA\n\n"
    "The town had wanted to renew both gates two years ago, but the money went into the bridge, "
    "which was in a worse state, as the mayor told the council on Wednesday evening.\n\n"
    "Divers have looked at the gate and found that it can be mended where it is, so that the "
    "harbour may open again on Friday if the water does not rise.\n\n"
    "Until then the fishermen sell what they catch from the quay below the bridge, and the market "
    "has moved there with them.\n\n"
    "Share this with your friends\nYou may also like\n"
    "The bridge from the north\n\nBridge is to be painted green again\n\n"
    "The council has decided that the bridge over the river is to be\xE2\x80\xA6\n"
    "A boat on a lorry\n\nBoats go around the town by road\n\n"
    "Those who could not wait have had their boats taken by\xE2\x80\xA6\n"
    "Fish on ice in a box\n\nMarket moves down to the quay\n\n"
    "Nobody minds the longer way, say those who come to buy\xE2\x80\xA6\n"
    "\xC2\xA9 2024 Harbour Post. All rights reserved.\n";

static galley_role role_of(const workspace *w, const char *text) {
    for (size_t i = 0; i < w->blocks.count; i++) {
        if (text_is(w, i, text)) {
            return (galley_role)w->blocks.segments[i].role;
        }
    }
    return GALLEY_ROLE_OTHER;
}

static void test_roles(void) {
    static const struct {
        const char *text;
        galley_role role;
    } cases[] = {
        {"Boats before the lock of the harbour.", GALLEY_ROLE_IMAGE_ALT},
        {"Divers look at the lower gate of the lockCredit: EPA", GALLEY_ROLE_CAPTION},
        {"Share this with your friends", GALLEY_ROLE_SHARE},
        {"You may also like", GALLEY_ROLE_RELATED_HEADING},
        {"A boat on a lorry", GALLEY_ROLE_IMAGE_ALT},
        {"Boats go around the town by road", GALLEY_ROLE_RELATED_TITLE},
        {"Nobody minds the longer way, say those who come to buy\xE2\x80\xA6",
         GALLEY_ROLE_RELATED_TEASER},
        {"\xC2\xA9 2024 Harbour Post. All rights reserved.", GALLEY_ROLE_LEGAL},
    };
    workspace w;
    galley_verdict verdict;
    open_workspace(&w);
    cut(&w, page);
    CHECK(galley_lines_judge(&w.lines, &w.blocks, &w.document, NULL, GALLEY_FAVOR_BALANCED,
                             &verdict) == GALLEY_STATUS_OK);
    CHECK(verdict.confidence > 0.5);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        galley_role role = role_of(&w, cases[i].text);
        CHECK_SAYING(role == cases[i].role, "%s is called %s", cases[i].text,
                     galley_role_name(role));
    }
    /* behind the title and its date */
    for (size_t i = 8; i < w.blocks.count; i++) {
        bool paragraph = w.blocks.segments[i].words > 15 && w.blocks.segments[i].ends_sentence;
        CHECK_SAYING(w.blocks.segments[i].kept == paragraph, "line %zu", i);
    }
    close_workspace(&w);
}

static void test_public(void) {
    galley_engine *engine = galley_engine_new(NULL);
    galley_page *extracted = galley_page_new(engine);
    galley_hints hints = GALLEY_HINTS_INIT;
    for (int i = 0; i < 2; i++) {
        hints.input = i == 0 ? GALLEY_INPUT_DETECT : GALLEY_INPUT_TEXT;
        CHECK(galley_extract(extracted, page, strlen(page), &hints, NULL) == GALLEY_STATUS_OK);
        const galley_article *article = galley_page_article(extracted);
        galley_image image;
        CHECK(galley_article_image_count(article) == 2);
        CHECK(galley_article_image(article, 1, &image) == GALLEY_STATUS_OK);
        CHECK(galley_slice_equal(image.credit, galley_slice_from("EPA")));
        CHECK(galley_slice_equal(image.alt, galley_slice_from("Two men with a pump at the gate.")));
        galley_related related;
        CHECK(galley_article_related_count(article) == 3);
        CHECK(galley_article_related(article, 2, &related) == GALLEY_STATUS_OK);
        CHECK(
            galley_slice_equal(related.title, galley_slice_from("Market moves down to the quay")));
        CHECK(galley_slice_equal(related.image_alt, galley_slice_from("Fish on ice in a box")));
        CHECK(related.teaser.len > 20 && related.url.ptr == NULL);
        CHECK(galley_slice_equal(related.heading, galley_slice_from("You may also like")));
        galley_block block;
        CHECK(galley_article_block(article, 5, &block) == GALLEY_STATUS_OK);
        CHECK(block.end - block.start == block.text.len &&
              memcmp(page + block.start, block.text.ptr, block.text.len) == 0);
    }
    hints.input = GALLEY_INPUT_HTML;
    CHECK(galley_extract(extracted, page, strlen(page), &hints, NULL) == GALLEY_STATUS_OK);
    CHECK(galley_article_block_count(galley_page_article(extracted)) == 1);
    galley_page_free(extracted);
    galley_engine_free(engine);
}

int main(void) {
    test_cut();
    test_wrapped();
    test_plain();
    test_signs();
    test_sayings();
    test_runs();
    test_roles();
    test_public();
    return check_finish();
}
