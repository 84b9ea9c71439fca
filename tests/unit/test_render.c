/*
 * The renderers: what each format writes, that JSON is valid whatever stands in a string, and that
 * a write that fails is reported and the last one.
 */
#include "../../src/base/slice.h"
#include "../../src/render/json_writer.h"
#include "../support/check.h"

#include <string.h>

#define PARAGRAPH                                                                                  \
    "The harbour was quiet that morning, and nobody on the quay had seen the boat come in. When "  \
    "the mist rose it lay at the old mole, without a crew and with all its lamps burning."

/* Obvious to any judge; what is tested is what is written of it. */
#define MENU                                                                                       \
    "<nav><ul><li><a href=/>Home</a><li><a href=/s>Sport</a><li><a href=/c>Culture</a></ul></nav>"

static const char page_html[] =
    "<html lang=en><title>The \"boat\"</title>" MENU "<p>" PARAGRAPH "<p>Second: " PARAGRAPH;

typedef struct output {
    char bytes[65536];
    size_t len;
    size_t calls;
    size_t fail_at; /* the call that fails, counted from 1; 0 for none */
} output;

static int collect(void *context, const char *bytes, size_t len) {
    output *out = context;
    if (++out->calls == out->fail_at || out->len + len > sizeof out->bytes) {
        return 1;
    }
    memcpy(out->bytes + out->len, bytes, len);
    out->len += len;
    return 0;
}

static output out;

static void expect(const char *want, const char *what) {
    CHECK_SAYING(out.len == strlen(want) && memcmp(out.bytes, want, out.len) == 0,
                 "%s\n  gives: %.*s\n  not:   %s", what, (int)out.len, out.bytes, want);
}

static galley_status render(const galley_page *page, galley_format format) {
    out.len = 0;
    out.calls = 0;
    return galley_render(page, format, collect, &out);
}

static void expect_string(galley_slice value, const char *want) {
    galley_sink sink;
    galley_json json = {.sink = &sink};
    out.len = 0;
    galley_sink_init(&sink, collect, &out);
    galley_json_string(&json, value);
    CHECK(galley_sink_flush(&sink));
    expect(want, want);
}

static void test_strings(void) {
    static const struct {
        const char *bytes;
        size_t len;
        const char *json;
    } cases[] = {
        {"", 0, "\"\""},
        {"plain", 5, "\"plain\""},
        {"\"\\/", 3, "\"\\\"\\\\/\""},
        {"a\nb\tc\rd", 7, "\"a\\nb\\tc\\u000dd\""},
        {"\0\x1F\x7F", 3, "\"\\u0000\\u001f\x7F\""},
        {"\xC3\xA9\xE2\x80\xA8\xF0\x9F\x98\x80", 9, "\"\xC3\xA9\xE2\x80\xA8\xF0\x9F\x98\x80\""},
        {"a\xFF"
         "b\xC3",
         4,
         "\"a\xEF\xBF\xBD"
         "b\xEF\xBF\xBD\""},
        {"\xED\xA0\x80", 3, "\"\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD\""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_string(galley_slice_make(cases[i].bytes, cases[i].len), cases[i].json);
    }
    expect_string(galley_slice_make(NULL, 0), "\"\"");
}

static void test_numbers(void) {
    static const struct {
        double value;
        const char *text;
    } shares[] = {{0, "0.000"},      {1, "1.000"},  {0.5, "0.500"}, {0.12345, "0.123"},
                  {0.9996, "1.000"}, {-1, "0.000"}, {7, "1.000"},   {0.001, "0.001"}};
    galley_sink sink;
    galley_json json = {.sink = &sink};
    for (size_t i = 0; i < sizeof shares / sizeof shares[0]; i++) {
        out.len = 0;
        galley_sink_init(&sink, collect, &out);
        galley_json_share(&json, shares[i].value);
        galley_sink_flush(&sink);
        expect(shares[i].text, "a share");
    }
    out.len = 0;
    galley_sink_init(&sink, collect, &out);
    galley_json_count(&json, 0);
    galley_json_element(&json);
    galley_json_count(&json, 1234567890);
    galley_sink_flush(&sink);
    expect("01234567890", "counts");
}

static void test_nesting(void) {
    galley_sink sink;
    for (int indented = 0; indented < 2; indented++) {
        galley_json json = {.sink = &sink, .indented = indented == 1};
        out.len = 0;
        galley_sink_init(&sink, collect, &out);
        galley_json_open(&json, '{');
        galley_json_key(&json, "a");
        galley_json_open(&json, '[');
        galley_json_close(&json, ']');
        galley_json_key(&json, "b");
        galley_json_open(&json, '[');
        galley_json_element(&json);
        galley_json_bool(&json, true);
        galley_json_element(&json);
        galley_json_bool(&json, false);
        galley_json_close(&json, ']');
        galley_json_close(&json, '}');
        galley_sink_flush(&sink);
        expect(indented ? "{\n  \"a\": [],\n  \"b\": [\n    true,\n    false\n  ]\n}"
                        : "{\"a\":[],\"b\":[true,false]}",
               "nesting");
    }
}

static void test_formats(galley_page *page) {
    galley_hints hints = GALLEY_HINTS_INIT;
    hints.id = galley_slice_from("7");
    hints.source = galley_slice_from("boat.html");
    hints.url = galley_slice_from("https://news.example/boat");
    CHECK(galley_extract(page, page_html, sizeof page_html - 1, &hints, NULL) == GALLEY_STATUS_OK);
    CHECK(render(page, GALLEY_FORMAT_TEXT) == GALLEY_STATUS_OK);
    expect(PARAGRAPH "\n\nSecond: " PARAGRAPH "\n", "text");
    CHECK(render(page, GALLEY_FORMAT_JSONL) == GALLEY_STATUS_OK);
    static const char begin[] =
        "{\"schema\":\"galley/1\",\"id\":\"7\",\"source\":\"boat.html\","
        "\"url\":\"https://news.example/boat\",\"language\":\"en\",\"page_type\":\"";
    static const char rest[] =
        "\"title\":\"The \\\"boat\\\"\",\"text\":\"" PARAGRAPH "\\n\\nSecond: " PARAGRAPH
        "\",\"markdown\":\"" PARAGRAPH "\\n\\nSecond: " PARAGRAPH "\",\"confidence\":0.";
    CHECK(out.len > sizeof begin && memcmp(out.bytes, begin, sizeof begin - 1) == 0);
    CHECK(memchr(out.bytes, '\n', out.len) == out.bytes + out.len - 1);
    out.bytes[out.len] = '\0';
    CHECK(strstr(out.bytes, rest) != NULL);
    CHECK(render(page, GALLEY_FORMAT_JSON) == GALLEY_STATUS_OK);
    static const char pretty[] = "{\n  \"schema\": \"galley/1\",\n  \"id\": \"7\",\n";
    CHECK(memcmp(out.bytes, pretty, sizeof pretty - 1) == 0);
    CHECK(memcmp(out.bytes + out.len - 3, "\n}\n", 3) == 0);
    CHECK(render(page, (galley_format)99) == GALLEY_STATUS_ARGUMENT);
    CHECK(galley_render(page, GALLEY_FORMAT_TEXT, NULL, NULL) == GALLEY_STATUS_ARGUMENT);
    CHECK(galley_render(NULL, GALLEY_FORMAT_TEXT, collect, &out) == GALLEY_STATUS_ARGUMENT);
}

/* What the page does not have is not in the record. */
static void test_absent(galley_page *page) {
    CHECK(galley_extract(page, "", 0, NULL, NULL) == GALLEY_STATUS_OK);
    CHECK(render(page, GALLEY_FORMAT_TEXT) == GALLEY_STATUS_OK && out.len == 0);
    CHECK(render(page, GALLEY_FORMAT_JSONL) == GALLEY_STATUS_OK);
    expect("{\"schema\":\"galley/1\"}\n", "an empty page");
}

static void test_explain(void) {
    galley_options options = GALLEY_OPTIONS_INIT;
    options.explain = 1;
    galley_engine *engine = galley_engine_new(&options);
    galley_page *page = galley_page_new(engine);
    const char *html = MENU "<p>" PARAGRAPH "<p>Second: " PARAGRAPH;
    CHECK(galley_extract(page, html, strlen(html), NULL, NULL) == GALLEY_STATUS_OK);
    CHECK(render(page, GALLEY_FORMAT_JSONL) == GALLEY_STATUS_OK);
    out.bytes[out.len] = '\0';
    const char *blocks = strstr(out.bytes, ",\"blocks\":[{\"role\":\"navigation\","
                                           "\"text\":\"Home\",\"score\":0.");
    CHECK(blocks != NULL);
    CHECK(strstr(out.bytes, "\"kept\":false,\"why\":[") != NULL);
    CHECK(strstr(out.bytes, "],\"start\":23,\"end\":27}") != NULL);
    CHECK(strstr(out.bytes, "{\"role\":\"paragraph\",\"text\":\"Second: ") != NULL);
    galley_page_free(page);
    galley_engine_free(engine);
}

/* Every write in turn fails: none follows it. */
static void test_failing(galley_page *page) {
    static char large[20000];
    size_t len = (size_t)snprintf(large, sizeof large, "<title>t</title>");
    while (len + 2 * sizeof PARAGRAPH < sizeof large) {
        len += (size_t)snprintf(large + len, sizeof large - len, "<p>\"%zu\": " PARAGRAPH, len);
    }
    CHECK(galley_extract(page, large, len, NULL, NULL) == GALLEY_STATUS_OK);
    static const galley_format formats[] = {GALLEY_FORMAT_TEXT, GALLEY_FORMAT_JSON,
                                            GALLEY_FORMAT_JSONL};
    for (size_t i = 0; i < 3; i++) {
        CHECK(render(page, formats[i]) == GALLEY_STATUS_OK);
        size_t calls = out.calls;
        CHECK(calls > 1);
        for (size_t at = 1; at <= calls; at++) {
            out.fail_at = at;
            CHECK(render(page, formats[i]) == GALLEY_STATUS_WRITE && out.calls == at);
        }
        out.fail_at = 0;
    }
}

int main(void) {
    galley_engine *engine = galley_engine_new(NULL);
    galley_page *page = galley_page_new(engine);
    test_strings();
    test_numbers();
    test_nesting();
    test_formats(page);
    test_absent(page);
    test_explain();
    test_failing(page);
    galley_page_free(page);
    galley_engine_free(engine);
    return check_finish();
}
