/*
 * From a document to its article: where blocks are cut, what is read of elements, what the judge
 * keeps of a page, how the kept text is put together, title and language.
 */
#include "../../src/article/article.h"
#include "../../src/html/parser.h"
#include "../../src/judge/judge.h"
#include "../../src/judge/model.h"
#include "../../src/meta/meta.h"
#include "../support/check.h"

#include <string.h>

typedef struct bench {
    galley_allocator allocator;
    galley_parser *parser;
    galley_document document;
    galley_blocks blocks;
    galley_survey survey;
    galley_reasons reasons;
    galley_article article;
    galley_buffer line;
} bench;

static void open_bench(bench *b) {
    b->allocator = galley_allocator_default();
    b->parser = galley_parser_new(&b->allocator, galley_scan_best(), 0);
    galley_document_init(&b->document, &b->allocator);
    galley_blocks_init(&b->blocks, &b->allocator);
    galley_survey_init(&b->survey, &b->allocator);
    galley_reasons_init(&b->reasons, &b->allocator);
    galley_article_init(&b->article, &b->allocator);
    galley_buffer_init(&b->line, &b->allocator);
}

static void close_bench(bench *b) {
    galley_buffer_free(&b->line);
    galley_article_free(&b->article);
    galley_reasons_free(&b->reasons);
    galley_survey_free(&b->survey);
    galley_blocks_free(&b->blocks);
    galley_document_free(&b->document);
    galley_parser_free(b->parser);
}

static void cut(bench *b, const char *html) {
    CHECK(galley_parser_parse(b->parser, galley_slice_from(html), &b->document) ==
          GALLEY_STATUS_OK);
    CHECK(galley_blocks_cut(&b->blocks, &b->document) == GALLEY_STATUS_OK);
}

static void expect(galley_slice got, const char *want, const char *what) {
    CHECK_SAYING(galley_slice_equal(got, galley_slice_from(want)), "%s\n  gives: %.*s\n  not:   %s",
                 what, (int)got.len, got.len > 0 ? got.ptr : "", want);
}

/* Texts of all blocks, with a bar between. */
static void expect_blocks(bench *b, const char *html, const char *want) {
    cut(b, html);
    galley_buffer_clear(&b->line);
    for (size_t i = 0; i < b->blocks.count; i++) {
        if (i > 0) {
            galley_buffer_append_byte(&b->line, '|');
        }
        galley_buffer_append_slice(&b->line,
                                   galley_segment_text(&b->blocks, &b->blocks.segments[i]));
    }
    expect(galley_slice_make(b->line.bytes, b->line.len), want, html);
}

static void test_cutting(bench *b) {
    static const char *const cases[][2] = {
        {"", ""},
        {" \n ", ""},
        {"one", "one"},
        {"<p>one<p>two", "one|two"},
        {"one<div>two</div>three", "one|two|three"},
        {"<p>one<br>two<br><br>three", "one|two|three"},
        {"<p>one<hr>two", "one|two"},
        /* inline elements run on where there is text of their parent, and in paragraphs */
        {"<div>one <a>two</a><a>three</a></div>", "one twothree"},
        {"<p><a>one</a> <a>two</a></p>", "one two"},
        {"<h2><span>one</span><span> two</span></h2>", "one two"},
        {"<p>H<sub>2</sub>O", "H2O"},
        /* but are blocks of their own where there is none */
        {"<div><a>one</a> <a>two</a></div>", "one|two"},
        {"<div><a>one</a>&nbsp;<a>two</a></div>", "one|two"},
        {"<div><span><i>one</i> <i>two</i></span></div>", "one|two"},
        {"<div><b><i>one</i> <i>two</i></b></div>", "one two"},
        {"<x-card><x-name>one</x-name><x-date>two</x-date></x-card>", "one|two"},
        {"<ul><li>one<li>two <b>three</b></ul>", "one|two three"},
        {"<table><caption>zero<tr><td>one<td>two<tr><th>three</table>", "zero|one|two|three"},
        {"<dl><dt>one<dd>two</dl>", "one|two"},
        /* white space */
        {"<p> one\n\t two&nbsp;&nbsp;three ", "one two three"},
        {"<p>\xE3\x80\x80one\xC2\xA0two", "one two"},
        {"<pre>\n\n  one\n   two  three\n\n</pre>", "  one\n   two  three"},
        {"<pre>one<br>two</pre>", "one\ntwo"},
        {"<p>a &lt;b&gt; &amp; &eacute;", "a <b> & \xC3\xA9"},
        /* what is no text */
        {"<title>no</title><p>one<script>no</script><style>no</style><template>no</template>two",
         "onetwo"},
        {"<p>one<select><option>no</select><textarea>no</textarea><svg><text>no</svg>", "one"},
        {"<p>one<iframe>no</iframe><video>no</video><object>no</object><img alt=no>", "one"},
        {"<p>x = <math><mi>y</mi><annotation>no</annotation></math>", "x = y"},
        {"<!-- no --><p>one<!-- no -->two", "onetwo"},
        /* what may be hidden is read, and judged */
        {"<p>one<p hidden>two<noscript>three</noscript><dialog>four</dialog>",
         "one|two|three|four"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_blocks(b, cases[i][0], cases[i][1]);
    }
}

/* Where a block's source lies, and that no page gives more blocks than its length allows. */
static void test_spans_and_limit(bench *b) {
    const char *html = "<div>one <b>&amp;</b> two</div>";
    cut(b, html);
    const galley_segment *segment = &b->blocks.segments[0];
    CHECK(b->blocks.count == 1);
    CHECK(b->document.nodes[segment->first].start == 5);
    CHECK(b->document.nodes[segment->last].start + b->document.nodes[segment->last].extent == 25);

    galley_buffer many;
    galley_buffer_init(&many, &b->allocator);
    for (int i = 0; i < 10000; i++) {
        galley_buffer_append(&many, "<div>a", 6);
    }
    galley_buffer_append_byte(&many, '\0');
    cut(b, many.bytes);
    CHECK(b->blocks.count > 1000 && b->blocks.count < 1300);
    CHECK(b->blocks.container_count <= b->blocks.count + 1);
    const galley_segment *last = &b->blocks.segments[b->blocks.count - 1];
    CHECK(last->words > 8000);
    galley_verdict verdict;
    CHECK(galley_judge_blocks(&b->survey, &b->blocks, &b->document, GALLEY_FAVOR_BALANCED,
                              &verdict) == GALLEY_STATUS_OK);
    galley_buffer_free(&many);
}

static void test_counts(bench *b) {
    static const struct {
        const char *html;
        uint32_t words;
        uint32_t links;
        uint32_t sentences;
        bool ends;
    } cases[] = {
        {"<p>one two", 2, 0, 0, false},
        {"<p>one <a>two three</a> four.", 4, 2, 1, true},
        {"<p>It is 3.5 long. Is it? \xE2\x80\x9CYes!\xE2\x80\x9D", 7, 0, 3, true},
        {"<p>He said \xC2\xABno.\xC2\xBB (Yes.)", 4, 0, 2, true},
        {"<p>\xD9\x87\xD9\x84\xD8\x9F", 1, 0, 1, true},
        {"<p>one<b>two</b>", 1, 0, 0, false},
        /* two sentences of ten and twelve characters, three bytes each */
        {"<p>\xE4\xBB\x8A\xE5\xA4\xA9\xE5\xA4\xA9\xE6\xB0\x94\xE5\xBE\x88\xE5\xA5\xBD\xE6\x88\x91"
         "\xE4\xBB\xAC\xE5\x8E\xBB\xE3\x80\x82\xE5\x85\xAC\xE5\x9B\xAD\xE9\x87\x8C\xE6\x9C\x89"
         "\xE5\xBE\x88\xE5\xA4\x9A\xE7\x9A\x84\xE4\xBA\xBA\xE5\x9C\xA8\xE7\x8E\xA9\xE3\x80\x82",
         10, 0, 2, true},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        cut(b, cases[i].html);
        const galley_segment *s = &b->blocks.segments[0];
        CHECK_SAYING(s->words == cases[i].words && s->link_words == cases[i].links &&
                         s->sentences == cases[i].sentences && s->ends_sentence == cases[i].ends,
                     "%s: %u words, %u linked, %u sentences, %d", cases[i].html, s->words,
                     s->link_words, s->sentences, s->ends_sentence);
    }
}

static void test_evidence(bench *b) {
    static const struct {
        const char *tag;
        uint32_t bits;
    } cases[] = {
        {"<div>", 0},
        {"<div class='x ad'>", GALLEY_EVIDENCE_ADVERTISEMENT},
        {"<div class=wysiwyg>", GALLEY_EVIDENCE_BODY},
        {"<div class=\"c-Comments__list\">", GALLEY_EVIDENCE_COMMENT | GALLEY_EVIDENCE_LISTING},
        {"<div id=postBody>", GALLEY_EVIDENCE_ARTICLE | GALLEY_EVIDENCE_CONTENT},
        {"<div ID=NAVBAR>", GALLEY_EVIDENCE_NAVIGATION},
        {"<div class=advertisement>", GALLEY_EVIDENCE_ADVERTISEMENT},
        {"<div class=advantage>", 0},
        {"<div class=upload>", 0},
        {"<div role=' Navigation '>", GALLEY_EVIDENCE_NAVIGATION},
        {"<div itemprop=articleBody>", GALLEY_EVIDENCE_BODY},
        {"<div style='color:red; DISPLAY : none!important'>", GALLEY_EVIDENCE_CONCEALED},
        {"<div style='visibility:hidden'>", GALLEY_EVIDENCE_CONCEALED},
        {"<div style='display:block'>", 0},
        {"<div style='not-display:none'>", 0},
        {"<div hidden>", GALLEY_EVIDENCE_CONCEALED},
        {"<div aria-hidden=true>", GALLEY_EVIDENCE_SILENT},
        {"<div aria-hidden=false>", 0},
        {"<div class>", 0},
        {"<div class='\xC3\xA9 caption'>", GALLEY_EVIDENCE_CAPTION},
    };
    static galley_evidence_memory memory;
    galley_evidence_init(&memory, &galley_model_lexicon);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        galley_slice html = galley_slice_from(cases[i].tag);
        CHECK(galley_parser_parse(b->parser, html, &b->document) == GALLEY_STATUS_OK);
        galley_evidence_forget(&memory);
        uint32_t element = (uint32_t)b->document.count - 1;
        galley_evidence first = galley_evidence_read(&memory, &b->document, element);
        galley_evidence again = galley_evidence_read(&memory, &b->document, element);
        CHECK_SAYING(first.bits == cases[i].bits, "%s: %x", cases[i].tag, first.bits);
        CHECK(again.bits == first.bits && again.shape == first.shape &&
              again.points == first.points);
    }
}

#define TEXT                                                                                       \
    "the harbour was quiet that morning, and nobody on the quay had seen the boat come in. When "  \
    "the mist rose it lay at the old mole, without a crew and with all its lamps burning."

static void judge(bench *b, const char *html) {
    cut(b, html);
    galley_article_clear(&b->article);
    galley_verdict verdict;
    CHECK(galley_judge_blocks(&b->survey, &b->blocks, &b->document, GALLEY_FAVOR_BALANCED,
                              &verdict) == GALLEY_STATUS_OK);
    b->article.confidence = verdict.confidence;
    CHECK(galley_article_assemble(&b->article, &b->blocks, &b->document, &b->reasons) ==
          GALLEY_STATUS_OK);
}

static const galley_segment *find_block(bench *b, const char *text) {
    for (size_t i = 0; i < b->blocks.count; i++) {
        galley_slice found = galley_segment_text(&b->blocks, &b->blocks.segments[i]);
        if (galley_slice_equal(found, galley_slice_from(text))) {
            return &b->blocks.segments[i];
        }
    }
    CHECK_SAYING(false, "no block: %s", text);
    return &b->blocks.segments[0];
}

static const char page[] =
    "<html lang=en-GB><title>The empty boat | Harbour News</title><body>"
    "<nav><a href=/>Home</a> <a href=/s>Sport</a></nav>"
    "<div class=article><header><h1>The empty boat</h1><div class=byline>By Ann "
    "Other</div></header>"
    "<p>One: " TEXT "</p><p>Two: " TEXT "</p>"
    "<figure><img><figcaption>The boat at the mole</figcaption></figure>"
    "<h2>What the pilot saw</h2><p>Three: " TEXT "</p>"
    "<ul><li>a lamp that burned with a green flame all night long</li>"
    "<li>a log book that was empty from the first page on</li></ul>"
    "<p>Four: " TEXT "<br>Five: " TEXT "</p>"
    "<div class=ad>Advertisement</div>"
    "<pre>lamp = 1\n  boat = 0</pre>"
    "<table><tr><td>lamps<td>seven<tr><td>hands<td>none</table>"
    "<blockquote><p>Six: " TEXT "</p></blockquote></div>"
    "<div class=share><a href=/f>Share this</a></div>"
    "<div class=related><h3>More news</h3><a href=/1>Ferry fares to rise again</a></div>"
    "<div class=comments><p>Nice.</p></div>"
    "<footer><p>Copyright Harbour News</p><a href=/p>Privacy</a></footer>";

static const char page_text[] =
    "One: " TEXT "\n\nTwo: " TEXT "\n\nWhat the pilot saw\n\nThree: " TEXT "\n\n"
    "a lamp that burned with a green flame all night long\n"
    "a log book that was empty from the first page on\n\n"
    "Four: " TEXT "\nFive: " TEXT "\n\nlamp = 1\n  boat = 0\n\n"
    "lamps\tseven\nhands\tnone\n\nSix: " TEXT;

static void test_article(bench *b) {
    static const struct {
        const char *text;
        galley_role role;
        bool kept;
    } blocks[] = {
        {"Home", GALLEY_ROLE_NAVIGATION, false},
        {"The empty boat", GALLEY_ROLE_TITLE, false},
        {"By Ann Other", GALLEY_ROLE_BYLINE, false},
        {"One: " TEXT, GALLEY_ROLE_PARAGRAPH, true},
        {"The boat at the mole", GALLEY_ROLE_CAPTION, false},
        {"What the pilot saw", GALLEY_ROLE_HEADING, true},
        {"a log book that was empty from the first page on", GALLEY_ROLE_LIST_ITEM, true},
        {"Advertisement", GALLEY_ROLE_ADVERTISEMENT, false},
        {"lamp = 1\n  boat = 0", GALLEY_ROLE_CODE, true},
        {"seven", GALLEY_ROLE_TABLE, true},
        {"Six: " TEXT, GALLEY_ROLE_QUOTE, true},
        {"Share this", GALLEY_ROLE_SHARE, false},
        {"More news", GALLEY_ROLE_RELATED_HEADING, false},
        {"Ferry fares to rise again", GALLEY_ROLE_RELATED_TITLE, false},
        {"Nice.", GALLEY_ROLE_COMMENT, false},
    };
    judge(b, page);
    expect(b->article.text, page_text, "the text");
    expect(b->article.title, "The empty boat", "the title");
    expect(b->article.language, "en-GB", "the language");
    CHECK(b->article.confidence > 0.8 && b->article.confidence <= 1);
    for (size_t i = 0; i < sizeof blocks / sizeof blocks[0]; i++) {
        const galley_segment *segment = find_block(b, blocks[i].text);
        CHECK_SAYING(segment->role == blocks[i].role && segment->kept == blocks[i].kept,
                     "%s: %s, kept %d", blocks[i].text,
                     galley_role_name((galley_role)segment->role), segment->kept);
        CHECK(segment->score >= 0 && segment->score <= 1);
    }
}

static void test_hidden(bench *b) {
    judge(b, "<div><p>One: " TEXT "<p>Two: " TEXT "</div><noscript>Please enable scripts to read "
             "this page.</noscript>");
    expect(b->article.text, "One: " TEXT "\n\nTwo: " TEXT, "noscript beside a text");
    judge(b, "<div>Loading</div><noscript><p>One: " TEXT "<p>Two: " TEXT "</noscript>");
    expect(b->article.text, "One: " TEXT "\n\nTwo: " TEXT, "all of the text in noscript");
    judge(b, "<body style='visibility:hidden'><p>One: " TEXT "<p>Two: " TEXT);
    expect(b->article.text, "One: " TEXT "\n\nTwo: " TEXT, "a page that is shown by a script");
}

static void test_empty(bench *b) {
    static const char furniture[] =
        "<nav><a href=/>Home</a><a href=/a>About</a></nav><div class=cookies>We use cookies."
        "</div><footer><a href=/b>Privacy</a><a href=/c>Terms</a></footer>";
    static const char *const pages[] = {"", "<p>", "<script>no</script><p> &nbsp; <img alt=no>",
                                        furniture};
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        judge(b, pages[i]);
        CHECK_SAYING(b->article.text.ptr == NULL && b->article.text.len == 0, "%s", pages[i]);
        CHECK(b->article.confidence == 0);
    }
}

/* Cells stand in rows; a table that only lays out the page has no cells. */
static void test_tables(bench *b) {
    judge(b, "<table><tr><td><p>One: " TEXT "<p>Two: " TEXT "<p>Three: " TEXT "<p>Four: " TEXT
             "<td><p>Five: " TEXT "<p>Six: " TEXT "<p>Seven: " TEXT "<p>Eight: " TEXT "</table>");
    expect(b->article.text,
           "One: " TEXT "\n\nTwo: " TEXT "\n\nThree: " TEXT "\n\nFour: " TEXT "\n\nFive: " TEXT
           "\n\nSix: " TEXT "\n\nSeven: " TEXT "\n\nEight: " TEXT,
           "a table for layout");
    judge(b, "<p>One: " TEXT "<table><tr><th>a<th>b c</table><table><tr><td>d<br>e<td>f</table>");
    expect(b->article.text, "One: " TEXT "\n\na\tb c\n\nd e\tf", "two tables");
}

static void test_title(bench *b) {
#define META "<meta property=og:title content='"
    static const char *const cases[][2] = {
        {"<title> The  boat\n| News</title>", "The boat"},
        {"<title>The boat \xE2\x80\x93 News</title>", "The boat"},
        {"<title>A-b: the boat</title>", "A-b: the boat"},
        {"<title>News - the boat at the old mole</title>", "News - the boat at the old mole"},
        {"<title>The old boat | N1</title><h1>N1</h1><h1>The <i>old</i> boat</h1>", "The old boat"},
        {"<title>The boat of the old harbour | N</title><h1>N</h1>", "The boat of the old harbour"},
        {"<title>News of the day</title>" META "The boat'><h1>The boat</h1>", "The boat"},
        {"<title>The boat &amp; I | News</title>" META "The boat &amp; I'>", "The boat & I"},
        {"<title>The boat | News</title>" META "Other'>", "The boat"},
        {META "The boat | News'>", "The boat"},
        {"<title></title><h1>The boat</h1>", "The boat"},
        {"<svg><title>no</title></svg><h1>The boat</h1>", "The boat"},
        {"<p>no", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        judge(b, cases[i][0]);
        expect(b->article.title, cases[i][1], cases[i][0]);
    }
}

static void test_language(bench *b) {
    static const char *const cases[][2] = {
        {"<html lang=en>", "en"},
        {"<html lang=' pt-BR '>", "pt-BR"},
        {"<html lang=de_AT>", "de-AT"},
        {"<html lang=zh-Hans-CN>", "zh-Hans-CN"},
        {"<html xml:lang=fr>", "fr"},
        {"<html lang='' xml:lang=fr>", "fr"},
        {"<html lang=es-419>", "es-419"},
        {"<html lang='{{lang}}'>", ""},
        {"<html lang=e>", ""},
        {"<html lang=en->", ""},
        {"<html lang=english-language>", "english-language"},
        {"<html lang=abcdefghi>", ""},
        {"<p lang=en>", ""},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        judge(b, cases[i][0]);
        expect(b->article.language, cases[i][1], cases[i][0]);
    }
}

int main(void) {
    static bench b;
    open_bench(&b);
    test_cutting(&b);
    test_spans_and_limit(&b);
    test_counts(&b);
    test_evidence(&b);
    test_article(&b);
    test_hidden(&b);
    test_empty(&b);
    test_tables(&b);
    test_title(&b);
    test_language(&b);
    close_bench(&b);
    return check_finish();
}
