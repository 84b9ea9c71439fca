/*
 * Hostile pages against the judge: whatever a page repeats, the time of a whole extraction and its
 * memory grow as its bytes do. The parser has a test of its own, tests/pathological.
 *
 * Time is that of the processor, and compared with that of a page of a quarter of the size, the
 * shortest of some runs each: growth that is linear gives 4, growth with the square 16.
 */
#include "../../src/judge/keys.h"
#include "../support/check.h"
#include "../support/counting.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

enum { SMALL = 500000, FACTOR = 4, RUNS = 3, GROWTH_MOST = 9, MEMORY_MOST = 32 };

/* A page is the unit again and again, with a number that was not there before for each '#'. */
typedef struct family {
    const char *name;
    const char *before;
    const char *unit;
} family;

static const family families[] = {
    {"tiny paragraphs", "", "<p>a"},
    {"tiny divisions", "", "<div>a</div>"},
    {"tiny inline blocks", "<div>", "<a>a</a> "},
    {"list items alike", "<ul>", "<li>one two"},
    {"cards alike", "",
     "<div class=card><h3>one</h3><p>Two three four.</p><a href=/>five</a></div>"},
    {"siblings of classes of their own", "", "<div class='c# d#'>one two three</div>"},
    {"texts of their own", "", "<p>word# is said only once, and never again."},
    {"texts alike", "", "<p>It is said again and again, on each and every line of it."},
    {"headings", "", "<h2>one #</h2>"},
    {"headings without end", "", "<h1>one</h1><h2>two</h2><h3>three</h3><h4>four</h4>"},
    {"nested", "", "<div><p>one two"},
    {"cells", "<table>", "<tr><td>a<td>b"},
    {"rows with classes", "<table>", "<tr class=r#><td id=d#>a"},
    {"classes of many words", "", "<p class='a# b# c# d# e# f# g# h# i#'>x"},
    {"lists in lists", "", "<ul><li>one<ul><li>two</ul></ul>"},
    {"titles", "<title>one two three four five six seven eight</title>", "<h1>one two</h1>"},
    {"embedded data", "", "<script type=application/ld+json>{\"@type\":\"A#\"}</script><p>a"},
    {"one word", "<p>", "aaaaaaaaaaaaaaaa"},
    {"signs", "<p>", ". , ; ! ? "},
    /* without tags these are lines of text */
    {"lines of a letter", "", "a\n"},
    {"lines of their own", "", "This is line # of a text without an end.\n"},
    {"lines alike", "", "one two\n"},
    {"wrapped lines", "", "one two three four five six seven eight nine ten eleven\n"},
    {"captions", "", "A boat at the quay\nBoats in the harbour Credit: EPA\n"},
    {"related items", "Related\n", "The bridge is green #\nNobody knows why it was\xE2\x80\xA6\n"},
    {"headings over nothing", "", "Related\n"},
    {"blank lines", "", "a\n\n\n\n\n\n\n\n"},
    {"bare line feeds", "a\nb\nc\n", "\n"},
    {"carriage returns", "a\nb\nc\n", "a b\r"},
};

static char *make(const family *kind, size_t size, size_t *len) {
    size_t most = size + strlen(kind->before) + 24 * strlen(kind->unit) + 1;
    char *bytes = malloc(most);
    size_t at = strlen(kind->before);
    unsigned number = 0;
    if (bytes == NULL) {
        fprintf(stderr, "no memory\n");
        exit(1);
    }
    memcpy(bytes, kind->before, at);
    while (at < size) {
        for (const char *c = kind->unit; *c != '\0'; c++) {
            if (*c == '#') {
                at += (size_t)snprintf(bytes + at, most - at, "%u", number++);
            } else {
                bytes[at++] = *c;
            }
        }
    }
    *len = at;
    return bytes;
}

typedef struct cost {
    double seconds; /* of the shortest run */
    double memory;  /* bytes for a byte of the page */
} cost;

static cost measure(const family *kind, size_t size) {
    counting count = counting_make();
    galley_allocator allocator = counting_allocator(&count);
    galley_options options = GALLEY_OPTIONS_INIT;
    options.allocator = &allocator;
    galley_engine *engine = galley_engine_new(&options);
    galley_page *page = galley_page_new(engine);
    size_t len = 0;
    char *bytes = make(kind, size, &len);
    cost result = {1e9, 0};
    for (int run = 0; run < RUNS; run++) {
        size_t calls = count.calls;
        clock_t start = clock();
        CHECK(galley_extract(page, bytes, len, NULL, NULL) == GALLEY_STATUS_OK);
        double seconds = (double)(clock() - start) / CLOCKS_PER_SEC;
        CHECK_SAYING(run == 0 || count.calls == calls, "%s: a warm page allocates", kind->name);
        result.seconds = seconds < result.seconds ? seconds : result.seconds;
    }
    result.memory = (double)count.peak / (double)len;
    free(bytes);
    galley_page_free(page);
    galley_engine_free(engine);
    CHECK(count.live == 0 && !count.misused);
    return result;
}

static void test_families(void) {
    double most_growth = 0;
    double most_memory = 0;
    for (size_t i = 0; i < sizeof families / sizeof families[0]; i++) {
        cost small = measure(&families[i], SMALL);
        cost large = measure(&families[i], SMALL * FACTOR);
        double growth = large.seconds / (small.seconds > 0.0005 ? small.seconds : 0.0005);
        CHECK_SAYING(growth < GROWTH_MOST, "%s: %d times the bytes, %.1f times the time",
                     families[i].name, FACTOR, growth);
        CHECK_SAYING(large.memory < MEMORY_MOST, "%s: %.1f bytes of memory a byte",
                     families[i].name, large.memory);
        printf("%-36s %6.2f times the time, %5.2f bytes a byte, %5.1f ns a byte\n",
               families[i].name, growth, large.memory, large.seconds * 1e9 / SMALL / FACTOR);
        most_growth = growth > most_growth ? growth : most_growth;
        most_memory = large.memory > most_memory ? large.memory : most_memory;
    }
    printf("most growth %.2f, most memory a byte %.1f\n", most_growth, most_memory);
}

/* What a table of keys mixes a key to: it is undone here, to make keys that collide. */
static uint64_t collide(uint64_t number) {
    const uint64_t factor = UINT64_C(0x9E3779B97F4A7C15);
    uint64_t inverse = factor;
    for (int i = 0; i < 6; i++) { /* each step doubles the bits that are right */
        inverse *= 2 - factor * inverse;
    }
    uint64_t mixed = number * inverse; /* its place is the upper half of number: 0 */
    return mixed ^ mixed >> 31 ^ mixed >> 62;
}

/* Keys that all want one place are told apart as long as there is patience, and never take more of
 * the table than their number. */
static void test_colliding_keys(void) {
    enum { KEYS = 100000 };
    size_t count = galley_keys_slots(KEYS);
    galley_keys_slot *slots = malloc(count * sizeof *slots);
    galley_keys keys;
    if (slots == NULL) {
        return;
    }
    galley_keys_init(&keys, slots, count);
    clock_t start = clock();
    for (uint64_t i = 0; i < KEYS; i++) {
        uint32_t number = galley_keys_number(&keys, collide(i));
        CHECK(number <= i && number < keys.count);
        CHECK(i > 32 || number == i);
    }
    CHECK_SAYING(keys.count < 100, "%u of the keys were told apart", keys.count);
    CHECK((double)(clock() - start) / CLOCKS_PER_SEC < 5);
    free(slots);
}

int main(void) {
    test_families();
    test_colliding_keys();
    return check_finish();
}
