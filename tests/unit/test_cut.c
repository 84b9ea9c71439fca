/*
 * Where blocks are cut, what is text, what is counted of it, and how many blocks a page may give.
 */
#include "../support/stages.h"

/* Texts of all blocks, with a bar between. */
static void expect_blocks(stages *s, const char *html, const char *want) {
    stages_cut(s, galley_slice_from(html));
    galley_buffer line;
    galley_buffer_init(&line, &s->allocator);
    for (size_t i = 0; i < s->blocks.count; i++) {
        if (i > 0) {
            galley_buffer_append_byte(&line, '|');
        }
        galley_buffer_append_slice(&line, galley_segment_text(&s->blocks, &s->blocks.segments[i]));
    }
    stages_expect(galley_slice_make(line.bytes, line.len), want, html);
    galley_buffer_free(&line);
}

static void test_cutting(stages *s) {
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
        {"<ul><li>one <a><code>two</code></a> three</ul>", "one two three"},
        {"<table><tr><td>one (<a><span>two</span></a>)</table>", "one (two)"},
        {"<div>one <a><span>two</span> <span>three</span></a></div>", "one two three"},
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
        expect_blocks(s, cases[i][0], cases[i][1]);
    }
}

/* Where a block's source lies, and that no page gives more blocks than its length allows. */
static void test_spans_and_limit(stages *s) {
    const char *html = "<div>one <b>&amp;</b> two</div>";
    stages_cut(s, galley_slice_from(html));
    const galley_segment *segment = &s->blocks.segments[0];
    CHECK(s->blocks.count == 1);
    CHECK(s->document.nodes[segment->first].start == 5);
    CHECK(s->document.nodes[segment->last].start + s->document.nodes[segment->last].extent == 25);

    galley_buffer many;
    galley_buffer_init(&many, &s->allocator);
    for (int i = 0; i < 10000; i++) {
        galley_buffer_append(&many, "<div>a", 6);
    }
    galley_buffer_append_byte(&many, '\0');
    stages_cut(s, galley_slice_from(many.bytes));
    CHECK(s->blocks.count > 1000 && s->blocks.count < 1300);
    CHECK(s->blocks.container_count <= s->blocks.count + 1);
    const galley_segment *last = &s->blocks.segments[s->blocks.count - 1];
    CHECK(last->words > 8000);
    galley_verdict verdict;
    CHECK(galley_judge_blocks(&s->survey, &s->blocks, &s->document, NULL, GALLEY_FAVOR_BALANCED,
                              &verdict) == GALLEY_STATUS_OK);
    galley_buffer_free(&many);
}

static void test_counts(stages *s) {
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
        stages_cut(s, galley_slice_from(cases[i].html));
        const galley_segment *got = &s->blocks.segments[0];
        CHECK_SAYING(got->words == cases[i].words && got->link_words == cases[i].links &&
                         got->sentences == cases[i].sentences &&
                         got->ends_sentence == cases[i].ends,
                     "%s: %u words, %u linked, %u sentences, %d", cases[i].html, got->words,
                     got->link_words, got->sentences, got->ends_sentence);
    }
}

int main(void) {
    static stages s;
    stages_open(&s);
    test_cutting(&s);
    test_spans_and_limit(&s);
    test_counts(&s);
    stages_close(&s);
    return check_finish();
}
