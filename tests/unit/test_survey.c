/*
 * What is known of a page before it is judged, on pages made by hand: what the page says of itself,
 * containers of some size, the part around the title, and texts that stand there twice.
 */
#include "../support/random.h"
#include "../support/stages.h"

#include <string.h>

#define FIRST "The ferry left the northern quay at six and reached the island by noon."
#define SECOND "Nobody on board had expected the fog that came down an hour later."
#define OTHER "Sign up for our letters and never miss an offer from our partners."

static void survey(stages *s, const char *html) {
    stages_cut(s, galley_slice_from(html));
    CHECK(galley_survey_make(&s->survey, &s->blocks, &s->document, NULL));
}

/* The block that begins like this. */
static size_t find_block(const stages *s, const char *begin) {
    for (size_t i = 0; i < s->blocks.count; i++) {
        galley_slice text = galley_segment_text(&s->blocks, &s->blocks.segments[i]);
        if (text.len >= strlen(begin) && memcmp(text.ptr, begin, strlen(begin)) == 0) {
            return i;
        }
    }
    CHECK_SAYING(false, "no block begins like %s", begin);
    return 0;
}

/* Of FIRST and OTHER on the page, what is said is FIRST in whole or not at all. */
static void expect_said(stages *s, const char *head, bool said) {
    char html[2048];
    (void)snprintf(html, sizeof html, "%s<p>%s</p><p>%s</p>", head, FIRST, OTHER);
    survey(s, html);
    size_t first = find_block(s, FIRST);
    uint32_t wanted = said ? s->blocks.segments[first].words : 0;
    CHECK_SAYING(s->survey.marks[first].said == wanted, "%u words said: %s",
                 s->survey.marks[first].said, head);
    CHECK_SAYING(s->survey.marks[find_block(s, OTHER)].said == 0, "another text: %s", head);
    CHECK(s->survey.sums[s->blocks.count].said == wanted);
}

#define DATA(json) "<script type=application/ld+json>" json "</script>"

static void test_said(stages *s) {
    expect_said(s, "<meta name=description content='" FIRST "'>", true);
    expect_said(s, "<meta property=og:description content=' " FIRST "'>", true);
    expect_said(s, "<meta name=keywords content='" FIRST "'>", false);
    expect_said(s, "<meta name=description>", false);
    expect_said(s, DATA("{\"articleBody\": \"" FIRST "\"}"), true);
    expect_said(s, DATA("{\"name\": \"" FIRST "\"}"), false);
    expect_said(s, DATA("[\"text\", \"" FIRST "\"]"), false);
    expect_said(s, "<script>{\"articleBody\": \"" FIRST "\"}</script>", false);
    expect_said(s, "", false);
}

/* Data as the wild has it: markup inside, escapes, broken and cut off. */
static void test_said_wild(stages *s) {
    expect_said(s,
                DATA("{\"text\":\"<p>The&nbsp;ferry left the \\\"northern\\\" quay<br\\/>at "
                     "six\\nand reached\\tthe isl\\u0061nd by noon.<\\/p>\"}"),
                true);
    expect_said(s, DATA("{,,\"description\" : \n\"" FIRST "\",}]"), true);
    expect_said(s, DATA("\"abstract\":\"" FIRST), true);
    expect_said(s, DATA("{\"text\":\"" FIRST "\\u00"), true);
    expect_said(s, DATA("{\"text\":\"" FIRST "\\"), true);
    expect_said(s, DATA("{\"text\""), false);
    expect_said(s, DATA("{\"text\":"), false);
    expect_said(s, DATA("{\"text\":\""), false);
    expect_said(s, DATA("\""), false);
    expect_said(s, DATA(""), false);
}

/* A few letters say nothing: they stand anywhere. A part of a text counts as that. */
static void test_short_said(stages *s) {
    survey(s, "<meta name=description content='The ferry'><p>" FIRST);
    CHECK(s->survey.said.windows == 0 && s->survey.marks[0].said == 0);
    survey(s, "<meta name=description content='Ferry left the northern shore'><p>" FIRST);
    CHECK(s->survey.marks[0].said == 4);
    survey(s, "<meta name=description content='\xe6\xb8\xaf\xe3\x81\xab\xe5\x8f\xa4\xe3\x81\x84"
              "\xe8\x88\xb9'><p>\xe6\xb8\xaf\xe3\x81\xab\xe5\x8f\xa4\xe3\x81\x84\xe8\x88\xb9");
    CHECK(s->survey.said.windows == 0);
}

static bool is_word(unsigned char byte) {
    return byte >= 0x80 || (byte >= '0' && byte <= '9') || (byte >= 'A' && byte <= 'Z') ||
           (byte >= 'a' && byte <= 'z');
}

/* Words begin where a byte of one follows another byte, and at each character of a script without
 * spaces: counted byte by byte, as eight at a time. */
static void test_words(random_source *random) {
    static const galley_said nothing;
    static const char signs[] = "/09:@AZ[`az{ \x7f\x80\xbf\xc3\xe2\xe3\xe4\xff";
    for (int round = 0; round < 5000; round++) {
        char text[40];
        size_t len = random_next(random) % sizeof text;
        uint32_t words = 0;
        bool inside = false;
        for (size_t i = 0; i < len; i++) {
            text[i] = signs[random_next(random) % (sizeof signs - 1)];
            unsigned char byte = (unsigned char)text[i];
            words += byte >= 0xE3 || (is_word(byte) && !inside);
            inside = is_word(byte);
        }
        galley_said_count count = galley_said_find(&nothing, galley_slice_make(text, len));
        CHECK_SAYING(count.words == words && count.found == 0, "%u words of %u in %.*s",
                     count.words, words, (int)len, text);
    }
}

/* Whether anything is said is told without counting, and tells the same. */
static void test_has_said(random_source *random) {
    galley_said said = {.windows = 1};
    for (int round = 0; round < 20000; round++) {
        char text[40];
        size_t len = random_next(random) % sizeof text;
        for (size_t i = 0; i < len; i++) {
            text[i] = "ab1. \xe3\x81\x82"[random_next(random) % 8];
        }
        size_t word = random_next(random) % (sizeof said.bits / sizeof said.bits[0]);
        said.bits[word] = round % 2 == 0 ? UINT64_MAX : 0;
        galley_slice slice = galley_slice_make(text, len);
        CHECK(galley_said_has(&said, slice) == (galley_said_find(&said, slice).found > 0));
    }
}

/* What a page says at length is read in a time that grows with the page: a square would take
 * minutes here. */
static void test_hostile_said(stages *s) {
    static const char *const pieces[] = {"<", "<a", "&", "\\", "\\\"", "\"text\":\"", "\\u0"};
    for (size_t i = 0; i < sizeof pieces / sizeof pieces[0]; i++) {
        galley_buffer page;
        galley_buffer_init(&page, &s->allocator);
        const char *begin = "<script type=application/ld+json>{\"text\":\"";
        galley_buffer_append(&page, begin, strlen(begin));
        while (page.len < 4000000) {
            galley_buffer_append(&page, pieces[i], strlen(pieces[i]));
        }
        galley_buffer_append(&page, "\"}</script><p>", 14);
        galley_buffer_append(&page, FIRST, strlen(FIRST));
        stages_cut(s, galley_buffer_slice(&page, 0, page.len));
        CHECK(galley_survey_make(&s->survey, &s->blocks, &s->document, NULL));
        galley_buffer_free(&page);
    }
}

static uint32_t words_in(const stages *s, uint32_t container) {
    const galley_region *region = &s->survey.regions[container];
    return galley_sum_between(s->survey.sums, region->first, region->end).words;
}

/* Each size is what a walk up from the container finds. */
static void test_sizes(stages *s) {
    static const char html[] =
        "<body><div id=menu><ul><li>Home</li><li>News</li></ul></div><main><h1>The fog</h1>"
        "<article><section><p>" FIRST " " FIRST " " FIRST "</p></section><section><div><p>" SECOND
        " " SECOND "</p></div><p>" SECOND "</p></section></article><aside><p>" OTHER "</p><p>" OTHER
        " " OTHER "</p></aside></main><footer>All rights reserved</footer>";
    survey(s, html);
    uint64_t all = s->survey.sums[s->blocks.count].words;
    const uint64_t least[] = {60, 200, (all + 9) / 10, (3 * all + 9) / 10, (6 * all + 9) / 10};
    for (uint32_t i = 0; i < s->blocks.container_count; i++) {
        const galley_region *region = &s->survey.regions[i];
        for (size_t size = 0; size < GALLEY_SIZE_LESS; size++) {
            uint32_t at = i;
            while (at > 0 && words_in(s, at) < least[size]) {
                at = s->blocks.containers[at].parent;
            }
            CHECK_SAYING(region->sized[size] == at, "container %u, size %zu: %u, not %u", i, size,
                         region->sized[size], at);
        }
        uint32_t less = i;
        while (less > 0 && (uint64_t)2 * words_in(s, s->blocks.containers[less].parent) < all) {
            less = s->blocks.containers[less].parent;
        }
        less = (uint64_t)2 * words_in(s, i) < all ? less : i;
        CHECK_SAYING(region->sized[GALLEY_SIZE_LESS] == less, "container %u: %u, not %u", i,
                     region->sized[GALLEY_SIZE_LESS], less);
    }
}

static galley_tag tag_around(const stages *s, uint32_t container) {
    return (galley_tag)s->blocks.containers[container].tag;
}

static galley_fork fork_of(const stages *s, size_t block, galley_pole pole) {
    return s->survey.regions[s->blocks.segments[block].container].forks[pole];
}

static void test_title(stages *s) {
    survey(s, "<div><nav>Home</nav><main><header><h1>The fog</h1></header><article><p>" FIRST
              "</p></article></main></div>");
    galley_fork menu = fork_of(s, find_block(s, "Home"), GALLEY_POLE_TITLE);
    galley_fork text = fork_of(s, find_block(s, "The ferry"), GALLEY_POLE_TITLE);
    CHECK(tag_around(s, menu.at) == GALLEY_TAG_DIV && menu.below == 1);
    CHECK(tag_around(s, text.at) == GALLEY_TAG_MAIN && text.below >= 1);
    menu = fork_of(s, find_block(s, "Home"), GALLEY_POLE_MAIN);
    CHECK(tag_around(s, menu.at) == GALLEY_TAG_DIV && menu.below == 1);
}

/* Which of the blocks that begin like this are echoes, as a number's bits, when the block `best` of
 * them scores best. */
static unsigned echoes(stages *s, const char *html, const char *begin, size_t best) {
    unsigned found = 0;
    size_t nth = 0;
    stages_judge(s, galley_slice_from(html), GALLEY_FAVOR_BALANCED);
    for (size_t round = 0; round < 2; round++) {
        nth = 0;
        for (size_t i = 0; i < s->blocks.count; i++) {
            galley_slice text = galley_segment_text(&s->blocks, &s->blocks.segments[i]);
            if (text.len < strlen(begin) || memcmp(text.ptr, begin, strlen(begin)) != 0) {
                continue;
            }
            s->survey.scores[i] = nth == best ? 1000 : -1000;
            found |= round == 1 && s->survey.marks[i].echo ? 1U << nth : 0;
            nth++;
        }
        galley_survey_echoes(&s->survey, &s->blocks);
    }
    return found;
}

static void test_echoes(stages *s) {
    static const char twice[] = "<div class=small><section><p>" FIRST
                                "</p></section></div><div class=wide><p>" FIRST "</p><p>" SECOND;
    CHECK(echoes(s, twice, FIRST, 0) == 2);
    CHECK(echoes(s, twice, FIRST, 1) == 1);
    CHECK(echoes(s, twice, SECOND, 0) == 0);
    CHECK(echoes(s, "<div><p>" FIRST "</p><p>" SECOND "</p><p>" FIRST "</p></div>", FIRST, 0) == 0);
    CHECK(echoes(s, "<table><tr><td>" FIRST "</td></tr><tr><td>" FIRST "</td></tr></table>", FIRST,
                 0) == 0);
    CHECK(echoes(s, "<div><div><p>Read more</p></div></div><p>Read more</p>", "Read", 0) == 0);
}

/* Of blocks alike each is drawn three parts of four towards their mean, rounded down; two are no
 * rule, and what stands in no list is left alone. */
static void test_level(stages *s) {
    static const char html[] = "<ul><li><b>One</b><p>First</p><li><b>Two</b><p>Second</p>"
                               "<li><b>Three</b><p>Third</p></ul><p>Alone</p>";
    static const struct {
        const char *text;
        int32_t score;
        int32_t want;
    } cases[] = {{"One", -1000, -1001}, {"Two", -1000, -1001},  {"Three", -1001, -1001},
                 {"First", 4000, 2500}, {"Second", 2000, 2000}, {"Third", 0, 1500},
                 {"Alone", 5000, 5000}};
    stages_judge(s, galley_slice_from(html), GALLEY_FAVOR_BALANCED);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        s->survey.scores[find_block(s, cases[i].text)] = cases[i].score;
    }
    galley_survey_level(&s->survey, &s->blocks);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        int32_t got = s->survey.scores[find_block(s, cases[i].text)];
        CHECK_SAYING(got == cases[i].want, "%s has %d, not %d", cases[i].text, (int)got,
                     (int)cases[i].want);
    }
}

/* Whichever copy is kept, it is kept once. */
static void test_judged_echoes(stages *s) {
    static const char html[] =
        "<h1>The fog</h1><div class=text><p>" FIRST " " SECOND "</p><p>" SECOND " " FIRST
        "</p></div><div class=preview><section><p>" FIRST " " SECOND "</p></section></div>";
    stages_judge(s, galley_slice_from(html), GALLEY_FAVOR_RECALL);
    size_t kept = 0;
    size_t told = 0;
    for (size_t i = 0; i < s->blocks.count; i++) {
        const galley_segment *segment = &s->blocks.segments[i];
        galley_slice text = galley_segment_text(&s->blocks, segment);
        if (galley_slice_equal(text, galley_slice_from(FIRST " " SECOND))) {
            kept += segment->kept;
            told += segment->reason == GALLEY_REASON_ECHO;
        }
    }
    CHECK(kept == 1);
    CHECK(told <= 1);
}

int main(void) {
    static stages s;
    random_source random = {20261129};
    stages_open(&s);
    test_words(&random);
    test_has_said(&random);
    test_said(&s);
    test_said_wild(&s);
    test_short_said(&s);
    test_hostile_said(&s);
    test_sizes(&s);
    test_title(&s);
    test_level(&s);
    test_echoes(&s);
    test_judged_echoes(&s);
    stages_close(&s);
    return check_finish();
}
