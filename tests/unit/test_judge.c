/*
 * What any good judge makes of plain pages, in several languages: articles with menus, teasers,
 * comments and footers around them, a manual with code and a table, and pages without a text.
 *
 * The pages are those of tests/pages. An element with data-want="kept" or "dropped" says what the
 * blocks in it are; other blocks (a title, a byline) may be either. <html data-type> is the type
 * that must be found. Whatever a model learns from, these are easy: hardly a word may be wrong.
 */
#include "../../src/base/slice.h"
#include "../../src/judge/forest.h"
#include "../../src/judge/model.h"
#include "../support/file.h"
#include "../support/stages.h"
#include "../support/utf8.h"

#include <string.h>

static const char *const articles[] = {
    "tests/pages/article_english.html", "tests/pages/article_german.html",
    "tests/pages/article_chinese.html", "tests/pages/article_japanese.html",
    "tests/pages/article_arabic.html",  "tests/pages/article_russian.html",
    "tests/pages/article_cards.html",   "tests/pages/manual_code.html",
};
enum { ARTICLES = sizeof articles / sizeof articles[0] };

static const char *const empties[] = {"tests/pages/empty_menu.html", "tests/pages/empty_shell.html",
                                      "tests/pages/empty_error.html"};
enum { EMPTIES = sizeof empties / sizeof empties[0] };

/* Words in a hundred that may be wrong, either way; this is less than the shortest paragraph. */
enum { WRONG_MOST = 3 };

/* The value of data-want around a block, or an absent slice. */
static galley_slice find_want(const stages *s, const galley_segment *segment) {
    galley_slice want = {NULL, 0};
    uint32_t at = s->document.nodes[segment->first].parent;
    while (at != GALLEY_NODE_NONE) {
        if (galley_node_is_element(&s->document.nodes[at]) &&
            galley_document_attribute(&s->document, at, galley_slice_from("data-want"), &want)) {
            return want;
        }
        at = s->document.nodes[at].parent;
    }
    return want;
}

typedef struct tally {
    uint64_t wanted;
    uint64_t missed;
    uint64_t added;
} tally;

static tally count_words(const stages *s) {
    tally sum = {0, 0, 0};
    for (size_t i = 0; i < s->blocks.count; i++) {
        const galley_segment *segment = &s->blocks.segments[i];
        galley_slice text = galley_segment_text(&s->blocks, segment);
        galley_slice want = find_want(s, segment);
        bool kept = galley_slice_equal(want, galley_slice_from("kept"));
        if (kept) {
            sum.wanted += segment->words;
        }
        if (want.ptr != NULL && kept != segment->kept) {
            printf("  %s at %.2f: %.*s\n", kept ? "missed" : "added", (double)segment->score,
                   (int)(text.len < 60 ? text.len : 60), text.ptr);
            *(kept ? &sum.missed : &sum.added) += segment->words;
        }
    }
    return sum;
}

static void test_articles(stages *s) {
    for (size_t i = 0; i < ARTICLES; i++) {
        galley_slice html = file_read(articles[i]);
        stages_judge(s, html, GALLEY_FAVOR_BALANCED);
        tally sum = count_words(s);
        CHECK(sum.wanted > 100);
        CHECK_SAYING(sum.missed * 100 <= sum.wanted * WRONG_MOST, "%s: %u words of %u missing",
                     articles[i], (unsigned)sum.missed, (unsigned)sum.wanted);
        CHECK_SAYING(sum.added * 100 <= sum.wanted * WRONG_MOST, "%s: %u words beside its %u",
                     articles[i], (unsigned)sum.added, (unsigned)sum.wanted);
        CHECK_SAYING(s->verdict.confidence > 0.7 && s->verdict.confidence <= 1,
                     "%s: a confidence of %.3f", articles[i], s->verdict.confidence);
        file_free(html);
    }
}

static void test_empty(stages *s) {
    for (size_t i = 0; i < EMPTIES; i++) {
        galley_slice html = file_read(empties[i]);
        stages_judge(s, html, GALLEY_FAVOR_BALANCED);
        stages_assemble(s);
        CHECK_SAYING(s->blocks.count > 0, "%s: no blocks", empties[i]);
        stages_expect(s->article.text, "", empties[i]);
        CHECK_SAYING(s->verdict.confidence < 0.3, "%s: a confidence of %.3f", empties[i],
                     s->verdict.confidence);
        file_free(html);
    }
    static const char *const nothing[] = {"", "<p>", "<script>no</script><p> &nbsp; <img alt=no>"};
    for (size_t i = 0; i < sizeof nothing / sizeof nothing[0]; i++) {
        stages_judge(s, galley_slice_from(nothing[i]), GALLEY_FAVOR_BALANCED);
        CHECK(s->blocks.count == 0 && s->verdict.confidence == 0);
    }
}

/* For precision no block is kept that is not kept otherwise, for recall none is left out. */
static void test_favor(stages *s) {
    static bool kept[3][1024];
    for (size_t i = 0; i < ARTICLES; i++) {
        galley_slice html = file_read(articles[i]);
        for (int favor = GALLEY_FAVOR_BALANCED; favor <= GALLEY_FAVOR_RECALL; favor++) {
            stages_judge(s, html, (galley_favor)favor);
            for (size_t k = 0; CHECK(s->blocks.count <= 1024) && k < s->blocks.count; k++) {
                kept[favor][k] = s->blocks.segments[k].kept;
            }
        }
        for (size_t k = 0; k < s->blocks.count; k++) {
            CHECK_SAYING(kept[GALLEY_FAVOR_PRECISION][k] <= kept[GALLEY_FAVOR_BALANCED][k] &&
                             kept[GALLEY_FAVOR_BALANCED][k] <= kept[GALLEY_FAVOR_RECALL][k],
                         "%s: block %zu", articles[i], k);
        }
        file_free(html);
    }
}

/* Every version of the forest's loops gives the same scores of a page. */
static void test_kernels(stages *s) {
    galley_slice html = file_read(articles[0]);
    stages_judge(s, html, GALLEY_FAVOR_BALANCED);
    size_t stride = s->survey.stride;
    size_t size = s->blocks.count * sizeof(int32_t);
    int32_t *scores = malloc(2 * stride * sizeof *scores);
    const galley_forest_kernel *kernel = NULL;
    for (size_t i = 0; scores != NULL && (kernel = galley_forest_kernel_nth(i)) != NULL; i++) {
        int32_t *into = i == 0 ? scores : scores + stride;
        galley_forest_score_with(kernel, &galley_model_forest, s->survey.columns, stride,
                                 s->blocks.count, into);
        CHECK_SAYING(memcmp(into, scores, size) == 0, "%s scores otherwise", kernel->name);
    }
    free(scores);
    file_free(html);
}

/* So many links of a menu, in front of an article or behind it. */
static void append_links(galley_buffer *page, int links) {
    static const char link[] =
        "<nav class=footer><ul class=menu><li><a href=/>Harbour</a></ul></nav>";
    for (int i = 0; i < links; i++) {
        galley_buffer_append(page, link, sizeof link - 1);
    }
}

/* What an earlier page has left in the workspace changes nothing. */
static void test_reused(stages *s) {
    enum { LINKS = 300, MOST = 1024 };
    static int32_t scores[MOST];
    galley_slice html = file_read(articles[0]);
    galley_buffer page;
    galley_buffer_init(&page, &s->allocator);
    append_links(&page, LINKS);
    galley_buffer_append(&page, html.ptr, html.len);
    append_links(&page, LINKS);
    stages_judge(s, galley_buffer_slice(&page, 0, page.len), GALLEY_FAVOR_BALANCED);
    size_t count = s->blocks.count;
    CHECK(count > (size_t)2 * LINKS && count <= MOST);
    memcpy(scores, s->survey.scores, count * sizeof *scores);
    memset(s->survey.memory, 0xA5, s->survey.capacity);
    stages_judge(s, galley_buffer_slice(&page, 0, page.len), GALLEY_FAVOR_BALANCED);
    CHECK(s->blocks.count == count);
    CHECK(memcmp(scores, s->survey.scores, count * sizeof *scores) == 0);
    galley_buffer_free(&page);
    file_free(html);
}

static void check_reasons(const galley_article *article, const char *name) {
    size_t explained = 0;
    for (size_t i = 0; i < galley_article_block_count(article); i++) {
        galley_block block;
        CHECK(galley_article_block(article, i, &block) == GALLEY_STATUS_OK);
        explained += block.why[0].len > 0;
        for (size_t k = 0; k < GALLEY_BLOCK_REASONS; k++) {
            const galley_slice why = block.why[k];
            CHECK_SAYING(utf8_is_valid(why.ptr, why.len), "%s: a reason is not UTF-8", name);
            CHECK_SAYING(memchr(why.len > 0 ? why.ptr : "", '%', why.len) == NULL,
                         "%s: a reason without its value", name);
            CHECK(k == 0 || why.len == 0 || block.why[k - 1].len > 0);
        }
    }
    CHECK_SAYING(explained * 10 >= galley_article_block_count(article) * 9,
                 "%s: %zu of %zu blocks are explained", name, explained,
                 galley_article_block_count(article));
}

/* Through the whole library: the page's type, and reasons for its blocks. */
static void test_pages(stages *s) {
    galley_options options = GALLEY_OPTIONS_INIT;
    options.explain = 1;
    galley_engine *engine = galley_engine_new(&options);
    galley_page *page = galley_page_new(engine);
    for (size_t i = 0; i < ARTICLES; i++) {
        galley_slice html = file_read(articles[i]);
        galley_slice type = {NULL, 0};
        CHECK(galley_extract(page, html.ptr, html.len, NULL, NULL) == GALLEY_STATUS_OK);
        const galley_article *article = galley_page_article(page);
        const char *found = galley_page_type_name(galley_article_page_type(article));
        stages_cut(s, html);
        for (uint32_t at = 0; at < s->document.count && type.ptr == NULL; at++) {
            if (galley_node_tag(&s->document.nodes[at]) == GALLEY_TAG_HTML) {
                (void)galley_document_attribute(&s->document, at, galley_slice_from("data-type"),
                                                &type);
                break;
            }
        }
        CHECK_SAYING(type.ptr == NULL ||
                         (found != NULL && galley_slice_equal(type, galley_slice_from(found))),
                     "%s: taken for %s", articles[i], found == NULL ? "nothing" : found);
        check_reasons(article, articles[i]);
        file_free(html);
    }
    galley_page_free(page);
    galley_engine_free(engine);
}

#define TEXT                                                                                       \
    "the harbour was quiet that morning, and nobody on the quay had seen the boat come in. When "  \
    "the mist rose it lay at the old mole, without a crew and with all its lamps burning."

/* Texts that scripts show, or those without scripts get. */
static void test_hidden(stages *s) {
    static const char *const pages[] = {
        "<div><p>One: " TEXT "<p>Two: " TEXT
        "</div><noscript>Please enable scripts to read this page.</noscript>",
        "<div>Loading</div><noscript><p>One: " TEXT "<p>Two: " TEXT "</noscript>",
        "<body style='visibility:hidden'><p>One: " TEXT "<p>Two: " TEXT,
    };
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        stages_judge(s, galley_slice_from(pages[i]), GALLEY_FAVOR_BALANCED);
        stages_assemble(s);
        stages_expect(s->article.text, "One: " TEXT "\n\nTwo: " TEXT, pages[i]);
    }
}

int main(void) {
    static stages s;
    stages_open(&s);
    test_articles(&s);
    test_empty(&s);
    test_favor(&s);
    test_kernels(&s);
    test_reused(&s);
    test_pages(&s);
    test_hidden(&s);
    stages_close(&s);
    return check_finish();
}
