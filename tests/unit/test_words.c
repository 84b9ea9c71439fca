/*
 * Texts on their way to a block: what is counted of them, and that eight bytes at a time give what
 * single bytes give. A verbatim text is always taken byte by byte, and counts the same.
 */
#include "../../src/judge/words.h"
#include "../support/check.h"
#include "../support/random.h"

static galley_allocator allocator;

static void test_counts(void) {
    static const struct {
        const char *text;
        uint16_t digits;
        uint16_t capitals;
        uint16_t commas;
        uint32_t high;
    } cases[] = {
        {"A", 0, 1, 0, 0},
        {"12 of JULY, 2024; or so", 6, 4, 2, 0},
        {"(a, b)", 0, 0, 1, 0},
        {"a@[`{/:~ Z", 0, 1, 0, 0},
        {"\xC3\x89t\xC3\xA9, 7", 1, 0, 1, 4},
        {"\xE4\xB8\x80\xEF\xBC\x8C\xE4\xBA\x8C\xE3\x80\x81\xE4\xB8\x89\xEF\xBC\x9B", 0, 0, 3, 18},
        {"\xD9\x88\xD8\x8C \xD9\x88", 0, 0, 1, 6},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        galley_slice text = galley_slice_from(cases[i].text);
        galley_buffer out;
        galley_buffer_init(&out, &allocator);
        galley_words words = {.space = false};
        CHECK(galley_words_append(&words, text, false, false, &out));
        galley_segment s = {.len = 0};
        galley_words_finish(&words, galley_buffer_slice(&out, 0, out.len), &s);
        CHECK_SAYING(s.digits == cases[i].digits && s.capitals == cases[i].capitals &&
                         s.commas == cases[i].commas && s.high == cases[i].high,
                     "%s: %u %u %u %u", cases[i].text, s.digits, s.capitals, s.commas,
                     (unsigned)s.high);
        galley_buffer_free(&out);
    }
    galley_words many = {.runs = 1, .digits = 70000};
    galley_segment s = {.len = 0};
    galley_words_finish(&many, galley_slice_from("1"), &s);
    CHECK(s.digits == UINT16_MAX);
}

static bool same_counts(const galley_words *a, const galley_words *b) {
    return a->space == b->space && a->runs == b->runs && a->link_runs == b->link_runs &&
           a->sentences == b->sentences && a->bytes == b->bytes && a->link_bytes == b->link_bytes &&
           a->high == b->high && a->digits == b->digits && a->capitals == b->capitals &&
           a->commas == b->commas;
}

/* Some text, mostly plain words. */
static void make_text(random_source *random, galley_buffer *text) {
    static const char *const pieces[] = {
        "a",
        "word",
        "Zeta",
        "7",
        " ",
        " ",
        " ",
        "  ",
        ". ",
        ", ",
        "\n",
        ".\" ",
        "]. ",
        "?) ",
        "\t;",
        "!",
        "[]@",
        "\x7F ",
        "\x01",
        "  x",
        "\xC2\xA0",
        "\xC3\xA9",
        "\xE3\x80\x80",
        "\xE2\x80\x9D ",
        "\xE4\xB8\x80\xE4\xBA\x8C\xE4\xB8\x89\xE5\x9B\x9B\xE4\xBA\x94",
        "\xE3\x80\x82",
        "\xEF\xBC\x8C",
        "\xD8\x9F ",
        "sentence. The next one, ",
    };
    galley_buffer_clear(text);
    for (size_t left = random_below(random, 30); left > 0; left--) {
        size_t piece = random_below(random, sizeof pieces / sizeof pieces[0]);
        galley_buffer_append_slice(text, galley_slice_from(pieces[piece]));
    }
}

/* Texts one after another, as text nodes of a block are. */
static void test_both_ways(void) {
    random_source random = {0x5EEDC0DE};
    galley_buffer text;
    galley_buffer out[2];
    galley_buffer again;
    galley_buffer_init(&text, &allocator);
    galley_buffer_init(&out[0], &allocator);
    galley_buffer_init(&out[1], &allocator);
    galley_buffer_init(&again, &allocator);
    for (size_t round = 0; round < 20000; round++) {
        galley_words words[2] = {{.space = false}, {.space = false}};
        galley_buffer_clear(&out[0]);
        galley_buffer_clear(&out[1]);
        for (size_t texts = random_below(&random, 4); texts > 0; texts--) {
            make_text(&random, &text);
            galley_slice slice = galley_buffer_slice(&text, 0, text.len);
            bool link = random_below(&random, 2) == 0;
            CHECK(galley_words_append(&words[0], slice, link, false, &out[0]));
            CHECK(galley_words_append(&words[1], slice, link, true, &out[1]));
        }
        CHECK_SAYING(same_counts(&words[0], &words[1]), "%.*s", (int)out[1].len,
                     out[1].len > 0 ? out[1].bytes : "");
        /* what stood verbatim collapses to the other */
        galley_words once = {.space = false};
        galley_buffer_clear(&again);
        galley_slice verbatim = galley_buffer_slice(&out[1], 0, out[1].len);
        CHECK(galley_words_append(&once, verbatim, false, false, &again));
        CHECK(galley_slice_equal(galley_buffer_slice(&again, 0, again.len),
                                 galley_buffer_slice(&out[0], 0, out[0].len)));
    }
    galley_buffer_free(&text);
    galley_buffer_free(&out[0]);
    galley_buffer_free(&out[1]);
    galley_buffer_free(&again);
}

int main(void) {
    allocator = galley_allocator_default();
    test_counts();
    test_both_ways();
    return check_finish();
}
