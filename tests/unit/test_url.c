/*
 * Addresses made absolute, and those that are refused.
 */
#include "../../src/base/url.h"
#include "../support/check.h"
#include "../support/random.h"

#define BASE "http://example.org/a/b/c?q=1#top"

typedef struct url_case {
    const char *base;
    const char *reference;
    const char *want; /* NULL: refused */
} url_case;

static const url_case cases[] = {
    {"", "http://example.org", "http://example.org/"},
    {"", "HTTP://Example.ORG:80/A", "http://example.org/A"},
    {"", "https://example.org:443/", "https://example.org/"},
    {"", "https://example.org:80/", "https://example.org:80/"},
    {"", "http://example.org:/x", "http://example.org/x"},
    {"", "http:\\\\example.org\\x", "http://example.org/x"},
    {"", "http:example.org/x", "http://example.org/x"},
    {"", "http:///x", "http://x/"},
    {"", "http://user:word@example.org/", "http://user:word@example.org/"},
    {"", "http://a@b@example.org/", "http://a@b@example.org/"},
    {"", "http://[2001:db8::1]:8080/x", "http://[2001:db8::1]:8080/x"},
    {"",
     "http://b\xC3\xBC"
     "cher.example/\xC3\xA4",
     "http://b\xC3\xBC"
     "cher.example/\xC3\xA4"},
    {"", " \n http://example.org/x \t", "http://example.org/x"},
    {"", "ht\ntp://exa\tmple.org/\r\nx", "http://example.org/x"},
    {"", "http://example.org/a b\"<c>`{d}", "http://example.org/a%20b%22%3Cc%3E%60%7Bd%7D"},
    {"", "http://example.org/?a b\"<c>'", "http://example.org/?a%20b%22%3Cc%3E%27"},
    {"", "http://example.org/#a b\"<c>`", "http://example.org/#a%20b%22%3Cc%3E%60"},
    {"", "http://example.org/\x01\x7F", "http://example.org/%01%7F"},
    {"", "http://example.org/a/../b/./c/..", "http://example.org/b/"},
    {"", "http://example.org/a/%2E%2e/b/%2e", "http://example.org/b/"},
    {"", "http://example.org/../../..", "http://example.org/"},
    {"", "http://example.org/.../..a/.b", "http://example.org/.../..a/.b"},
    {"", "http://example.org//a//b", "http://example.org//a//b"},
    {"", "http://example.org?x/../y", "http://example.org/?x/../y"},
    {"", "mailto:post@example.org", "mailto:post@example.org"},
    {"", "MailTo:a b@example.org", "mailto:a%20b@example.org"},
    {"", "tel:+49 30 1234", "tel:+49%2030%201234"},
    {"", "mailto:", NULL},
    {"", "", NULL},
    {"", "x", NULL},
    {"", "/x", NULL},
    {"", "//example.org/x", NULL},
    {"", "#x", NULL},
    {"", "//", NULL},
    {"", "http://", NULL},
    {"", "http:", NULL},
    {"", "http://exa mple.org/", NULL},
    {"", "http://exam%70le.org/", NULL},
    {"", "http://user@/", NULL},
    {"", "http://:80/", NULL},
    {"", "http://a:b/", NULL},
    {"", "http://[]/", NULL},
    {"", "http://[::g]/", NULL},
    {"", "http://a:123456/", NULL},
    {"", "javascript:alert(1)", NULL},
    {BASE, "javascript:alert(1)", NULL},
    {BASE, "JaVaScRiPt:alert(1)", NULL},
    {BASE, "java\nscript:alert(1)", NULL},
    {BASE, "\x01\x02 javascript:alert(1)", NULL},
    {BASE, "data:text/html,<script>", NULL},
    {BASE, "vbscript:x", NULL},
    {BASE, "file:///x", NULL},
    {BASE, "blob:http://example.org/x", NULL},
    {BASE, "about:blank", NULL},
    {BASE, "", "http://example.org/a/b/c?q=1"},
    {BASE, "#x", "http://example.org/a/b/c?q=1#x"},
    {BASE, "?x", "http://example.org/a/b/c?x"},
    {BASE, "?", "http://example.org/a/b/c?"},
    {BASE, "d", "http://example.org/a/b/d"},
    {BASE, "./d", "http://example.org/a/b/d"},
    {BASE, ".", "http://example.org/a/b/"},
    {BASE, "..", "http://example.org/a/"},
    {BASE, "../d", "http://example.org/a/d"},
    {BASE, "../../../d?e#f", "http://example.org/d?e#f"},
    {BASE, "/d", "http://example.org/d"},
    {BASE, "\\d", "http://example.org/d"},
    {BASE, "//other.example/d", "http://other.example/d"},
    {BASE, "\\/other.example/d", "http://other.example/d"},
    {BASE, "///other.example/d", "http://other.example/d"},
    {BASE, "//", NULL},
    {BASE, "http:d", "http://example.org/a/b/d"},
    {BASE, "https:d", "https://d/"},
    {BASE, "d:e", NULL},
    {BASE, "./d:e", "http://example.org/a/b/d:e"},
    {BASE, "1:2", "http://example.org/a/b/1:2"},
    {BASE, "&#106;avascript:alert(1)", "http://example.org/a/b/&#106;avascript:alert(1)"},
    {"https://example.org", "d", "https://example.org/d"},
    {"https://example.org", "", "https://example.org/"},
    {"https://example.org?q", "d", "https://example.org/d"},
    {" https://exam\nple.org/x y/z ", "d", "https://example.org/x%20y/d"},
    {"mailto:a@b", "d", NULL},
    {"//example.org/", "d", NULL},
    {"example.org", "d", NULL},
    {"javascript:x", "d", NULL},
};

static void expect(const url_case *c, galley_buffer *out) {
    galley_buffer_clear(out);
    galley_buffer_append(out, "kept", 4);
    bool good =
        galley_url_resolve(galley_slice_from(c->base), galley_slice_from(c->reference), out);
    galley_slice got = galley_buffer_slice(out, 4, out->len - 4);
    galley_slice want = galley_slice_from(c->want == NULL ? "" : c->want);
    CHECK_SAYING(good == (c->want != NULL) && galley_slice_equal(got, want) &&
                     memcmp(out->bytes, "kept", 4) == 0,
                 "%s and %s give %.*s", c->base, c->reference, (int)got.len, got.ptr);
}

/* An address that was made is made again of itself, and holds nothing that ends an attribute. */
static void test_settled(galley_buffer *out, galley_buffer *again) {
    static const char letters[] = "ahtps:/\\.%2e?#@[] \n\t\"'<>&;0:80x\x01\xC3\xA4";
    random_source random = {1};
    for (int round = 0; round < 200000; round++) {
        char bytes[24];
        size_t len = random_below(&random, sizeof bytes);
        for (size_t i = 0; i < len; i++) {
            bytes[i] = letters[random_below(&random, sizeof letters - 1)];
        }
        galley_buffer_clear(out);
        galley_buffer_clear(again);
        if (!galley_url_resolve(galley_slice_from(BASE), galley_slice_make(bytes, len), out)) {
            continue;
        }
        galley_slice once = galley_buffer_slice(out, 0, out->len);
        bool good = galley_url_resolve(galley_slice_make(NULL, 0), once, again);
        CHECK_SAYING(good && galley_slice_equal(once, galley_buffer_slice(again, 0, again->len)),
                     "%.*s becomes %.*s", (int)once.len, once.ptr, (int)again->len, again->bytes);
        for (size_t i = 0; i < once.len; i++) {
            CHECK((unsigned char)once.ptr[i] > ' ' && strchr("\"<>", once.ptr[i]) == NULL);
        }
    }
}

/* What is copied as it stands is what the long way makes: a tab in the reference, which means
 * nothing, keeps it from being copied. */
static void test_plain(galley_buffer *out, galley_buffer *again) {
    static const char *const bases[] = {BASE,
                                        "https://example.org",
                                        "http://a.b?c",
                                        "https://X.y/",
                                        "http://a:80/b/",
                                        "http://a#b",
                                        "https://\\a/",
                                        ""};
    static const char *const begins[] = {"",        "/",       "//",  "http://",  "https://",
                                         "https:/", "HTTP://", "//a", "http://a", "https://a.b/",
                                         "http:///"};
    static const char letters[] = "ab0-_./?#%2eE:@A\\'^|{} \x7F\xC3\xA4";
    enum { BASES = sizeof bases / sizeof bases[0], BEGINS = sizeof begins / sizeof begins[0] };
    random_source random = {2};
    for (int round = 0; round < 200000; round++) {
        char bytes[32];
        char divided[33];
        galley_slice base = galley_slice_from(bases[random_below(&random, BASES)]);
        galley_slice begin = galley_slice_from(begins[random_below(&random, BEGINS)]);
        size_t len = begin.len + random_below(&random, 16);
        memcpy(bytes, begin.ptr, begin.len);
        for (size_t i = begin.len; i < len; i++) {
            bytes[i] = letters[random_below(&random, sizeof letters - 1)];
        }
        if (len < 2) {
            continue;
        }
        memcpy(divided, bytes, 1);
        divided[1] = '\t';
        memcpy(divided + 2, bytes + 1, len - 1);
        galley_buffer_clear(out);
        galley_buffer_clear(again);
        bool one = galley_url_resolve(base, galley_slice_make(bytes, len), out);
        bool other = galley_url_resolve(base, galley_slice_make(divided, len + 1), again);
        CHECK_SAYING(one == other && galley_slice_equal(galley_buffer_slice(out, 0, out->len),
                                                        galley_buffer_slice(again, 0, again->len)),
                     "%s and %.*s", base.ptr, (int)len, bytes);
    }
}

static void test_host(void) {
    static const char *const hosts[][2] = {
        {"http://example.org/x", "example.org"},
        {"https://a@b.example:80?x", "b.example"},
        {"http://[::1]:8/", "[::1]"},
        {"mailto:a@b", ""},
        {"//example.org", ""},
        {"x", ""},
        {"http://", ""},
        {"http://a b/", ""},
    };
    for (size_t i = 0; i < sizeof hosts / sizeof hosts[0]; i++) {
        galley_slice host = galley_url_host(galley_slice_from(hosts[i][0]));
        CHECK_SAYING(galley_slice_equal(host, galley_slice_from(hosts[i][1])), "%s", hosts[i][0]);
    }
    CHECK(galley_url_host(galley_slice_make(NULL, 0)).len == 0);
}

int main(void) {
    galley_allocator allocator = galley_allocator_default();
    galley_buffer out;
    galley_buffer again;
    galley_buffer_init(&out, &allocator);
    galley_buffer_init(&again, &allocator);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect(&cases[i], &out);
    }
    test_settled(&out, &again);
    test_plain(&out, &again);
    test_host();
    galley_buffer_free(&out);
    galley_buffer_free(&again);
    return check_finish();
}
