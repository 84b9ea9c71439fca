/*
 * What the pages of a host have in common: the sketch held against exact counts, prints that hold
 * what they should tell apart and what not, and pages learnt through the public functions.
 */
#include "../../src/judge/prints.h"
#include "../support/check.h"
#include "../support/random.h"
#include "../support/stages.h"

#include <string.h>

static uint64_t random_key(random_source *random) {
    uint64_t high = random_next(random);
    return high << 32 | random_next(random);
}

/* Six things a line, as docs/sites.md has it: no count is too small, few are too large. */
static void test_sketch(random_source *random) {
    enum { KEYS = 60000, BYTES = KEYS / 6 * 64 };
    static uint64_t keys[KEYS];
    galley_allocator allocator = galley_allocator_default();
    galley_sketch sketch;
    size_t small = 0, large = 0, strange = 0;
    CHECK(galley_sketch_open(&sketch, &allocator, BYTES));
    for (size_t i = 0; i < KEYS; i++) {
        keys[i] = random_key(random);
        for (size_t times = 0; times < 1 + i % 20; times++) {
            galley_sketch_add(&sketch, keys[i]);
        }
    }
    for (size_t i = 0; i < KEYS; i++) {
        unsigned times = 1 + (unsigned)(i % 20);
        unsigned wanted = times < GALLEY_SKETCH_MOST ? times : GALLEY_SKETCH_MOST;
        unsigned count = galley_sketch_count(&sketch, keys[i]);
        small += count < wanted;
        large += count > wanted;
        strange += galley_sketch_count(&sketch, random_key(random)) > 0;
    }
    CHECK(small == 0);
    CHECK_SAYING(large < KEYS / 500, "%zu of %d counts are too large", large, KEYS);
    CHECK_SAYING(strange < KEYS / 200, "%zu of %d unknown things are known", strange, KEYS);
    galley_sketch_close(&sketch);
}

/* However little memory was asked for. */
static void test_small_sketch(random_source *random) {
    galley_allocator allocator = galley_allocator_default();
    galley_sketch sketch;
    CHECK(galley_sketch_open(&sketch, &allocator, 0));
    for (int i = 0; i < 1000; i++) {
        galley_sketch_add(&sketch, random_key(random));
    }
    CHECK(galley_sketch_count(&sketch, random_key(random)) > 0);
    galley_sketch_close(&sketch);
}

static uint64_t print_of(stages *s, galley_print_list *list, const char *host, const char *text) {
    char html[256];
    snprintf(html, sizeof html, "<p>%s</p>", text);
    stages_cut(s, galley_slice_from(html));
    CHECK(s->blocks.count == 1);
    CHECK(galley_print_list_make(list, &s->blocks, galley_slice_from(host)));
    CHECK(list->count == GALLEY_PRINT_TEXTS + 1);
    return list->of[GALLEY_PRINT_TEXTS];
}

static void test_prints(stages *s) {
    static const struct {
        const char *host, *text, *other_host, *other_text;
        bool same;
    } cases[] = {
        {"a.org", "3 comments so far", "a.org", "7 comments so far", true},
        {"a.org", "3 comments so far", "a.org", "12 comments so far", false},
        {"a.org", "0123456789/:", "a.org", "9999999999/:", true},
        {"a.org", "0123456789/:", "a.org", "0123456789/9", false},
        {"a.org", "\xD9\xA3 \xE2\x82\xAC", "a.org", "\xD9\xA4 \xE2\x82\xAC", false},
        {"a.org", "Read on", "a.org", "Read on", true},
        {"a.org", "Read on", "b.org", "Read on", false},
        {"a.org", "Read on", "www.A.org", "Read on", true},
        {"a.org", "Read on", "www.", "Read on", false},
        {"a.org", "Read on", "a.org", "Read on.", false},
        {"a.org", "pages of the harbour", "a.org", "pages of the harbouR", false},
    };
    galley_print_list list;
    galley_allocator allocator = galley_allocator_default();
    galley_print_list_init(&list, &allocator);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint64_t one = print_of(s, &list, cases[i].host, cases[i].text);
        uint64_t other = print_of(s, &list, cases[i].other_host, cases[i].other_text);
        CHECK_SAYING((one == other) == cases[i].same, "case %zu", i);
    }
    stages_cut(s, galley_slice_from("<p>one<p>two<p>one<p>three<p>two"));
    CHECK(galley_print_list_make(&list, &s->blocks, galley_slice_from("a.org")));
    CHECK(list.count == GALLEY_PRINT_TEXTS + 5);
    CHECK(galley_print_list_settle(&list));
    CHECK(list.count == GALLEY_PRINT_TEXTS + 3);
    CHECK(galley_print_list_make(&list, &s->blocks, galley_slice_from("")));
    CHECK(list.count == 0);
    CHECK(galley_print_list_settle(&list));
    galley_print_list_free(&list);
}

static galley_hints hints_of(const char *url) {
    galley_hints hints = GALLEY_HINTS_INIT;
    hints.url = galley_slice_from(url);
    return hints;
}

/* Learns a page of a menu and a text that is its own. Returns how many prints it has. */
static size_t learn(galley_page *page, galley_sites *sites, const char *url, int number) {
    char html[256];
    galley_prints prints;
    galley_hints hints = hints_of(url);
    int len = snprintf(html, sizeof html, "<p>Menu of all pages</p><p>Text with the letter %c</p>",
                       'A' + number);
    CHECK(galley_page_prints(page, html, (size_t)len, &hints, &prints, NULL) == GALLEY_STATUS_OK);
    galley_sites_learn(sites, prints);
    return prints.len;
}

static galley_repeats repeats(stages *s, galley_print_list *list, const galley_sites *sites,
                              const char *html, size_t index) {
    stages_cut(s, galley_slice_from(html));
    CHECK(galley_print_list_make(list, &s->blocks, galley_slice_from("a.org")));
    galley_site_view view = galley_sites_view(sites, list->of);
    return galley_site_repeats(&view, index);
}

#define PAGE_A "<p>Menu of all pages</p><p>Text with the letter A</p>"

static void test_repeats(stages *s, galley_page *page) {
    galley_allocator allocator = galley_allocator_default();
    galley_sites *sites = galley_sites_new(&allocator, 1 << 20);
    galley_print_list list;
    galley_print_list_init(&list, &allocator);
    CHECK(repeats(s, &list, sites, PAGE_A, 0) == GALLEY_REPEATS_UNKNOWN);
    CHECK(learn(page, sites, "https://a.org/1", 0) == 4);
    CHECK(repeats(s, &list, sites, PAGE_A, 0) == GALLEY_REPEATS_UNKNOWN); /* it is the only one */
    learn(page, sites, "https://a.org/1?again", 0);
    learn(page, sites, "https://b.org/1", 1);
    CHECK(repeats(s, &list, sites, PAGE_A, 0) == GALLEY_REPEATS_UNKNOWN);
    learn(page, sites, "https://a.org/2", 1);
    CHECK(repeats(s, &list, sites, PAGE_A, 0) == GALLEY_REPEATS_MOST);
    CHECK(repeats(s, &list, sites, PAGE_A, 1) == GALLEY_REPEATS_NEVER);
    /* A page that was not learnt: those that were are all others. */
    CHECK(repeats(s, &list, sites, "<p>Text with the letter A", 0) == GALLEY_REPEATS_SOME);
    for (int i = 2; i < 20; i++) {
        learn(page, sites, "https://www.a.org/", i);
    }
    CHECK(repeats(s, &list, sites, PAGE_A, 0) == GALLEY_REPEATS_MOST);
    CHECK(repeats(s, &list, sites, "<p>Text with the letter A", 0) == GALLEY_REPEATS_FEW);
    CHECK(repeats(s, &list, sites, "<p>Text of no page", 0) == GALLEY_REPEATS_NEVER);
    galley_print_list_free(&list);
    galley_sites_free(sites);
}

static void test_public(galley_page *page) {
    static const char html[] = "<p>One text.<p>Another text.";
    galley_prints prints;
    galley_error error;
    galley_hints hints = hints_of("https://a.org/");
    CHECK(galley_page_prints(page, html, sizeof html - 1, &hints, &prints, &error) ==
          GALLEY_STATUS_OK);
    CHECK(prints.len == 4);
    CHECK(galley_article_block_count(galley_page_article(page)) == 0);
    hints = hints_of("about:blank");
    CHECK(galley_page_prints(page, html, sizeof html - 1, &hints, &prints, NULL) ==
          GALLEY_STATUS_OK);
    CHECK(prints.len == 0);
    CHECK(galley_page_prints(page, html, sizeof html - 1, NULL, &prints, NULL) == GALLEY_STATUS_OK);
    CHECK(prints.len == 0);
    hints = hints_of("https://a.org/");
    hints.input = GALLEY_INPUT_TEXT;
    CHECK(galley_page_prints(page, "Lines\n\nof text", 14, &hints, &prints, NULL) ==
          GALLEY_STATUS_OK);
    CHECK(prints.len == 4);
    CHECK(galley_page_prints(NULL, html, 3, &hints, &prints, &error) == GALLEY_STATUS_ARGUMENT);
    CHECK(error.status == GALLEY_STATUS_ARGUMENT && prints.len == 0);
    CHECK(galley_page_prints(page, NULL, 3, &hints, &prints, &error) == GALLEY_STATUS_ARGUMENT);
    galley_sites_free(NULL);
}

int main(void) {
    random_source random = {20261129};
    stages s;
    galley_engine *engine = galley_engine_new(NULL);
    galley_page *page = galley_page_new(engine);
    test_sketch(&random);
    test_small_sketch(&random);
    stages_open(&s);
    test_prints(&s);
    test_repeats(&s, page);
    test_public(page);
    galley_page_free(page);
    galley_engine_free(engine);
    stages_close(&s);
    return check_finish();
}
