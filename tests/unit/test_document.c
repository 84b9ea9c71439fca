/*
 * The functions of document.h, on small pages: walking, reading texts and names, finding attributes
 * with all the ways to write them, and the parts of a doctype. The tree itself is the matter of
 * tests/spec.txt.
 */
#include "../../src/html/document.h"
#include "../../src/html/parser.h"
#include "../support/check.h"
#include "../support/invariants.h"

typedef struct fixture {
    galley_allocator allocator;
    galley_parser *parser;
    galley_document document;
    galley_buffer buffer;
} fixture;

static fixture setup(void) { return (fixture){.allocator = galley_allocator_default()}; }

static void begin(fixture *f) {
    f->parser = galley_parser_new(&f->allocator, galley_scan_best(), 0);
    galley_document_init(&f->document, &f->allocator);
    galley_buffer_init(&f->buffer, &f->allocator);
}

static void end(fixture *f) {
    galley_buffer_free(&f->buffer);
    galley_document_free(&f->document);
    galley_parser_free(f->parser);
}

static void parse(fixture *f, const char *bytes, size_t len) {
    galley_slice input = galley_slice_make(bytes, len);
    CHECK(galley_parser_parse(f->parser, input, &f->document) == GALLEY_STATUS_OK);
    const char *wrong = check_structure(&f->document);
    CHECK_SAYING(wrong == NULL, "%s in %s", wrong == NULL ? "" : wrong, bytes);
}

#define PARSE(f, literal) parse((f), (literal), sizeof(literal) - 1)

/* The n-th node of a kind, from 0. */
static uint32_t find_kind(const fixture *f, galley_node_kind kind, size_t n) {
    for (uint32_t i = 0; i < f->document.count; i++) {
        if (galley_node_kind_of(&f->document.nodes[i]) == kind && n-- == 0) {
            return i;
        }
    }
    CHECK_SAYING(false, "there is no such node");
    return 0;
}

static uint32_t find_tag(const fixture *f, galley_tag tag) {
    for (uint32_t i = 0; i < f->document.count; i++) {
        if (galley_node_tag(&f->document.nodes[i]) == tag) {
            return i;
        }
    }
    CHECK_SAYING(false, "there is no element %s", galley_tag_name(tag));
    return 0;
}

static bool buffer_is(const galley_buffer *buffer, const char *text, size_t len) {
    return galley_slice_equal(galley_slice_make(buffer->bytes, buffer->len),
                              galley_slice_make(text, len));
}

#define READS_AS(f, literal) buffer_is(&(f)->buffer, (literal), sizeof(literal) - 1)

static bool reads(fixture *f, uint32_t node, const char *text, size_t len) {
    galley_buffer_clear(&f->buffer);
    return galley_document_read(&f->document, node, &f->buffer) && buffer_is(&f->buffer, text, len);
}

#define READS(f, node, literal) reads((f), (node), (literal), sizeof(literal) - 1)

static void check_walk(fixture *f) {
    PARSE(f, "<!doctype html><title>t</title><body><p>a<b>b</b><!--c--></p><div></div>d");
    const galley_document *document = &f->document;
    uint32_t p = find_tag(f, GALLEY_TAG_P);
    uint32_t div = find_tag(f, GALLEY_TAG_DIV);
    CHECK(galley_document_after(document, p) == div);
    CHECK(galley_document_after(document, div) == div + 1);
    CHECK(galley_document_after(document, 0) == document->count);
    CHECK(document->nodes[p].parent == find_tag(f, GALLEY_TAG_BODY));
    CHECK(document->nodes[p + 1].parent == p);
    CHECK(galley_node_is_text(&document->nodes[p + 1]));
    uint32_t comment = find_kind(f, GALLEY_NODE_COMMENT, 0);
    CHECK(galley_document_after(document, comment) == comment + 1);
    CHECK(galley_slice_equal(galley_document_span(document, comment), galley_slice_from("c")));
    CHECK(!document->quirks && !document->limited_quirks);
    CHECK(sizeof(galley_node) == 16);
}

static void check_texts(fixture *f) {
    PARSE(f, "<p>plain");
    uint32_t text = find_kind(f, GALLEY_NODE_TEXT, 0);
    CHECK(!galley_document_needs_decoding(&f->document, text));
    CHECK(READS(f, text, "plain"));

    PARSE(f, "<p>a &lt; b\r\nc\0d");
    text = find_kind(f, GALLEY_NODE_TEXT, 0);
    CHECK(galley_document_needs_decoding(&f->document, text));
    galley_buffer_clear(&f->buffer);
    for (uint32_t i = text; i < f->document.count; i++) {
        CHECK(galley_document_read(&f->document, i, &f->buffer));
    }
    CHECK(READS_AS(f, "a < b\ncd"));

    PARSE(f, "<style>a &lt; b\r\nc\0d</style>");
    CHECK(READS(f, find_kind(f, GALLEY_NODE_TEXT, 0),
                "a &lt; b\nc\xef\xbf\xbd"
                "d"));

    PARSE(f, "<!--a &lt; b\r\nc\0d-->");
    CHECK(READS(f, find_kind(f, GALLEY_NODE_COMMENT, 0),
                "a &lt; b\nc\xef\xbf\xbd"
                "d"));
}

static bool has_name(fixture *f, uint32_t node, const char *name) {
    galley_buffer_clear(&f->buffer);
    return galley_document_read_name(&f->document, node, &f->buffer) &&
           buffer_is(&f->buffer, name, strlen(name));
}

static void check_names(fixture *f) {
    PARSE(f, "<DIV><Made-Up><made-UP><svg><LINEARgradient><Weird></svg><MATH><mI>");
    uint32_t div = find_tag(f, GALLEY_TAG_DIV);
    const galley_node *nodes = f->document.nodes;
    CHECK(has_name(f, div, "div"));
    CHECK(has_name(f, div + 1, "made-up") && has_name(f, div + 2, "made-up"));
    CHECK(galley_node_name(&nodes[div + 1]) >= GALLEY_TAG_COUNT);
    CHECK(galley_node_name(&nodes[div + 1]) == galley_node_name(&nodes[div + 2]));
    CHECK(galley_node_tag(&nodes[div + 1]) == GALLEY_TAG_NONE);
    CHECK(has_name(f, div + 3, "svg"));
    CHECK(galley_node_space(&nodes[div + 3]) == GALLEY_NAMESPACE_SVG);
    CHECK(galley_node_tag(&nodes[div + 3]) == GALLEY_TAG_NONE);
    CHECK(has_name(f, div + 4, "linearGradient"));
    CHECK(has_name(f, div + 5, "weird"));
    CHECK(has_name(f, div + 7, "mi"));
    CHECK(galley_node_space(&nodes[div + 7]) == GALLEY_NAMESPACE_MATH);
    CHECK(galley_node_name(&nodes[div + 7]) == GALLEY_TAG_MI);
}

/* The value of an attribute as it is read; "(absent)" when the element has it not. */
static bool attribute_is(fixture *f, uint32_t node, const char *name, const char *value) {
    galley_slice raw = {NULL, 0};
    galley_buffer_clear(&f->buffer);
    if (!galley_document_attribute(&f->document, node, galley_slice_from(name), &raw)) {
        return strcmp(value, "(absent)") == 0;
    }
    return galley_attribute_read_value(raw, &f->buffer) &&
           buffer_is(&f->buffer, value, strlen(value));
}

static void check_attributes_found(fixture *f) {
    PARSE(f, "<p A=1 b = '2\"' c=\"3'\" d e='' f=/x/ a=9 g=\"&lt;\r\n&copy=\" =h=4 i=&amp>t");
    uint32_t p = find_tag(f, GALLEY_TAG_P);
    CHECK(attribute_is(f, p, "a", "1"));
    CHECK(attribute_is(f, p, "b", "2\""));
    CHECK(attribute_is(f, p, "c", "3'"));
    CHECK(attribute_is(f, p, "d", ""));
    CHECK(attribute_is(f, p, "e", ""));
    CHECK(attribute_is(f, p, "f", "/x/"));
    CHECK(attribute_is(f, p, "g", "<\n&copy="));
    CHECK(attribute_is(f, p, "=h", "4"));
    CHECK(attribute_is(f, p, "i", "&"));
    CHECK(attribute_is(f, p, "j", "(absent)"));
    CHECK(attribute_is(f, p, "", "(absent)"));
    CHECK(attribute_is(f, find_tag(f, GALLEY_TAG_BODY), "a", "(absent)"));
    CHECK(attribute_is(f, find_kind(f, GALLEY_NODE_TEXT, 0), "a", "(absent)"));
}

static void check_attributes_in_turn(fixture *f) {
    PARSE(f, "<p One=1 two ONE=3 four=\"a>b\" >x");
    static const char *const names[] = {"one", "two", "one", "four"};
    static const char *const values[] = {"1", NULL, "3", "a>b"};
    galley_attribute_iterator iterator =
        galley_attribute_begin(&f->document, find_tag(f, GALLEY_TAG_P));
    galley_attribute attribute;
    size_t count = 0;
    while (galley_attribute_next(&iterator, &attribute) && count < 4) {
        galley_buffer_clear(&f->buffer);
        CHECK(galley_attribute_read_name(attribute.name, &f->buffer));
        CHECK(buffer_is(&f->buffer, names[count], strlen(names[count])));
        CHECK((attribute.value.ptr == NULL) == (values[count] == NULL));
        if (values[count] != NULL) {
            CHECK(galley_slice_equal(attribute.value, galley_slice_from(values[count])));
        }
        count++;
    }
    CHECK(count == 4);
    CHECK(!galley_attribute_next(&iterator, &attribute));

    iterator = galley_attribute_begin(&f->document, find_tag(f, GALLEY_TAG_HEAD));
    CHECK(!galley_attribute_next(&iterator, &attribute));
}

/* Names and values with bytes that are read as others. */
static void check_attributes_odd(fixture *f) {
    PARSE(f, "<p x\0Y=a\0b \xc3\x84=c>t");
    uint32_t p = find_tag(f, GALLEY_TAG_P);
    CHECK(attribute_is(f, p, "\xc3\x84", "c"));
    galley_attribute_iterator iterator = galley_attribute_begin(&f->document, p);
    galley_attribute attribute;
    CHECK(galley_attribute_next(&iterator, &attribute));
    galley_buffer_clear(&f->buffer);
    CHECK(galley_attribute_read_name(attribute.name, &f->buffer));
    CHECK(READS_AS(f, "x\xef\xbf\xbdy"));
    galley_buffer_clear(&f->buffer);
    CHECK(galley_attribute_read_value(attribute.value, &f->buffer));
    CHECK(READS_AS(f, "a\xef\xbf\xbd"
                      "b"));
}

static void check_merged(fixture *f) {
    PARSE(f, "<html a=1><body b=1><p><html a=2 c=2><body b=2 d=2><html e=3>");
    uint32_t html = find_tag(f, GALLEY_TAG_HTML);
    uint32_t body = find_tag(f, GALLEY_TAG_BODY);
    CHECK(attribute_is(f, html, "a", "1"));
    CHECK(attribute_is(f, html, "c", "2"));
    CHECK(attribute_is(f, html, "e", "3"));
    CHECK(attribute_is(f, html, "d", "(absent)"));
    CHECK(attribute_is(f, body, "b", "1"));
    CHECK(attribute_is(f, body, "d", "2"));

    PARSE(f, "x<html lang=en><body id=i>");
    CHECK(attribute_is(f, find_tag(f, GALLEY_TAG_HTML), "lang", "en"));
    CHECK(attribute_is(f, find_tag(f, GALLEY_TAG_BODY), "id", "i"));
}

static bool slice_is(galley_slice slice, const char *text) {
    return text == NULL ? slice.ptr == NULL
                        : slice.ptr != NULL && galley_slice_equal(slice, galley_slice_from(text));
}

static void check_doctype(fixture *f, const char *page, const char *name, const char *public_id,
                          const char *system_id) {
    parse(f, page, strlen(page));
    uint32_t node = find_kind(f, GALLEY_NODE_DOCTYPE, 0);
    galley_doctype doctype = galley_doctype_parse(galley_document_span(&f->document, node), false);
    CHECK_SAYING(slice_is(doctype.name, name), "%s: name", page);
    CHECK_SAYING(slice_is(doctype.public_id, public_id), "%s: public", page);
    CHECK_SAYING(slice_is(doctype.system_id, system_id), "%s: system", page);
}

static void check_doctypes(fixture *f) {
    check_doctype(f, "<!doctype html>", "html", NULL, NULL);
    check_doctype(f, "<!doctype html public 'a' \"b\">", "html", "a", "b");
    check_doctype(f, "<!doctype html PUBLIC \"\">", "html", "", NULL);
    check_doctype(f, "<!doctype  html  system 'c' d>", "html", NULL, "c");
    check_doctype(f, "<!doctype x public \"abc>", "x", "abc", NULL);
    PARSE(f, "<!doctype html system 'a\r\nb\0'>");
    galley_doctype odd = galley_doctype_parse(
        galley_document_span(&f->document, find_kind(f, GALLEY_NODE_DOCTYPE, 0)), false);
    galley_buffer_clear(&f->buffer);
    CHECK(galley_doctype_read_id(odd.system_id, &f->buffer) && READS_AS(f, "a\nb\xef\xbf\xbd"));
    PARSE(f, "<!doctype>");
    uint32_t node = find_kind(f, GALLEY_NODE_DOCTYPE, 0);
    CHECK(galley_doctype_parse(galley_document_span(&f->document, node), false).force_quirks);
    CHECK(f->document.quirks);
    PARSE(f, "<!DOCTYPE html PUBLIC \"-//W3C//DTD XHTML 1.0 Transitional//EN\" \"x\">");
    CHECK(f->document.limited_quirks && !f->document.quirks);
    PARSE(f, "<p>");
    CHECK(f->document.quirks);
}

/* A document of the default depth and one page after another in the same memory. */
static void check_reused(fixture *f) {
    PARSE(f, "<!doctype html><p>long enough to leave something behind<made-up><html x=1>");
    PARSE(f, "");
    CHECK(f->document.count == 4);
    CHECK(f->document.merge_count == 0);
    CHECK(find_kind(f, GALLEY_NODE_ELEMENT, 2) == 3);
}

static size_t count_elements(const fixture *f) {
    size_t elements = 0;
    for (size_t i = 0; i < f->document.count; i++) {
        elements += galley_node_is_element(&f->document.nodes[i]);
    }
    return elements;
}

/* Of two formatting elements that a second paragraph opens again, each limit leaves one. */
static void check_limits(fixture *f) {
    static const struct {
        uint32_t formatting;
        uint32_t copies;
        size_t elements;
    } cases[] = {{0, 0, 9}, {1, 0, 8}, {0, 1, 8}, {2, 2, 9}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        galley_parser_set_limits(f->parser, cases[i].formatting, cases[i].copies);
        PARSE(f, "<p><b><i>x<p>y");
        CHECK_SAYING(count_elements(f) == cases[i].elements, "case %zu: %zu elements", i,
                     count_elements(f));
    }
    galley_parser_set_limits(f->parser, 0, 0);
}

static void check_everything_readable(fixture *f) {
    PARSE(f,
          "<!doctype html><!--\0--><svg a=&amp; viewbox='\r'><desc>x&y</desc></svg>&eacute;<q\0>");
    const char *wrong = check_readable(&f->document, &f->buffer);
    CHECK_SAYING(wrong == NULL, "%s", wrong == NULL ? "" : wrong);
}

int main(void) {
    fixture f = setup();
    begin(&f);
    check_walk(&f);
    check_texts(&f);
    check_names(&f);
    check_attributes_found(&f);
    check_attributes_in_turn(&f);
    check_attributes_odd(&f);
    check_merged(&f);
    check_doctypes(&f);
    check_reused(&f);
    check_limits(&f);
    check_everything_readable(&f);
    end(&f);
    return check_finish();
}
