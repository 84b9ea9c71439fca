/*
 * How kept blocks become one text: what stands between them, rows of tables, and that what was
 * dropped leaves no trace. Which blocks are kept is said here, not judged.
 */
#include "../../src/judge/role.h"
#include "../support/stages.h"

#include <string.h>

/* The text of a page of which all is kept but blocks that say "no". */
static void expect_text(stages *s, const char *html, const char *want) {
    stages_judge(s, galley_slice_from(html), GALLEY_FAVOR_BALANCED);
    for (size_t i = 0; i < s->blocks.count; i++) {
        galley_segment *segment = &s->blocks.segments[i];
        segment->kept =
            !galley_slice_equal(galley_segment_text(&s->blocks, segment), galley_slice_from("no"));
        segment->role =
            (uint8_t)galley_role_find(segment, galley_segment_text(&s->blocks, segment), false);
    }
    stages_assemble(s);
    stages_expect(s->article.text, want, html);
}

static void test_joins(stages *s) {
    static const char *const cases[][2] = {
        {"<p>one<p>two", "one\n\ntwo"},
        {"<p>one<br>two", "one\ntwo"},
        {"<p>one<br><br>two", "one\n\ntwo"},
        {"<p>zero<ul><li>one<li>two</ul><p>three", "zero\n\none\ntwo\n\nthree"},
        {"<h2>one</h2><p>two", "one\n\ntwo"},
        {"<p>zero<pre>one\n  two</pre>", "zero\n\none\n  two"},
        {"<blockquote><p>one<p>two</blockquote>three", "one\n\ntwo\n\nthree"},
        {"<p>one<p>no<p>two", "one\n\ntwo"},
        {"<p>no<p>one<p>no", "one"},
        {"<p>zero<ul><li>one<li>no<li>two</ul>", "zero\n\none\ntwo"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_text(s, cases[i][0], cases[i][1]);
    }
}

#define LINE                                                                                       \
    "the harbour was quiet that morning, and nobody on the quay had seen the boat come in. When "  \
    "the mist rose it lay at the old mole, without a crew and with all its lamps burning."

/* Cells stand in rows; a table that only lays out the page has no cells. */
static void test_tables(stages *s) {
    static const char *const cases[][2] = {
        {"<table><tr><td>lamps<td>seven<tr><td>hands<td>none</table>", "lamps\tseven\nhands\tnone"},
        {"<p>zero<table><tr><th>a<th>b c<tr><td>1<td>2</table>"
         "<table><tr><td>d<br>e<td>f<tr><td>g<td>h</table>",
         "zero\n\na\tb c\n1\t2\n\nd e\tf\ng\th"},
        {"<table><tr><th>a<th>b<th>c<tr><td>1<td><td>3</table>", "a\tb\tc\n1\t\t3"},
        {"<table><tr><td><p>One: " LINE "<p>Two: " LINE "<p>Three: " LINE "<p>Four: " LINE
         "<td><p>Five: " LINE "<p>Six: " LINE "<p>Seven: " LINE "<p>Eight: " LINE "</table>",
         "One: " LINE "\n\nTwo: " LINE "\n\nThree: " LINE "\n\nFour: " LINE "\n\nFive: " LINE
         "\n\nSix: " LINE "\n\nSeven: " LINE "\n\nEight: " LINE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        expect_text(s, cases[i][0], cases[i][1]);
    }
}

static void test_nothing(stages *s) {
    static const char *const pages[] = {"", "<p>no", "<ul><li>no<li>no</ul><table><tr><td>no"};
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        expect_text(s, pages[i], "");
        CHECK(s->article.text.ptr == NULL);
    }
}

int main(void) {
    static stages s;
    stages_open(&s);
    test_joins(&s);
    test_tables(&s);
    test_nothing(&s);
    stages_close(&s);
    return check_finish();
}
