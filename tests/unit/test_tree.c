/*
 * The tree and what is made of it: pages of which all is kept but what says "no", as HTML and as
 * Markdown.
 */
#include "../../src/judge/role.h"
#include "../../src/render/render.h"
#include "../support/stages.h"

#include <string.h>

static struct {
    char bytes[1 << 16];
    size_t len;
} out;

static int collect(void *context, const char *bytes, size_t len) {
    (void)context;
    if (len > sizeof out.bytes - out.len) {
        return 1;
    }
    memcpy(out.bytes + out.len, bytes, len);
    out.len += len;
    return 0;
}

static void build(stages *s, const char *html, const char *url, galley_tree_without without) {
    stages_judge(s, galley_slice_from(html), GALLEY_FAVOR_BALANCED);
    for (size_t i = 0; i < s->blocks.count; i++) {
        galley_segment *segment = &s->blocks.segments[i];
        segment->kept =
            !galley_slice_equal(galley_segment_text(&s->blocks, segment), galley_slice_from("no"));
        segment->role =
            (uint8_t)galley_role_find(segment, galley_segment_text(&s->blocks, segment), false);
    }
    galley_article_clear(&s->article);
    s->article.url = galley_slice_from(url);
    s->article.without = without;
    galley_article_begin(&s->article, &s->blocks, &s->document, &s->reasons);
    CHECK(galley_article_describe(&s->article) == GALLEY_STATUS_OK);
    CHECK(galley_article_look_around(&s->article, &s->blocks, &s->survey) == GALLEY_STATUS_OK);
    CHECK(galley_article_build(&s->article) == GALLEY_STATUS_OK);
}

static void expect(const stages *s, void (*render)(const galley_article *, galley_sink *),
                   const char *want, const char *page) {
    galley_sink sink;
    out.len = 0;
    galley_sink_init(&sink, collect, NULL);
    render(&s->article, &sink);
    CHECK(galley_sink_flush(&sink));
    stages_expect(galley_slice_make(out.bytes, out.len), want, page);
}

/* A page; its Markdown and its HTML, NULL where it is not looked at. */
typedef struct example {
    const char *page;
    const char *markdown;
    const char *html;
} example;

static void expect_all(stages *s, const example *examples, size_t count) {
    galley_tree_without nothing = {false, false, false};
    for (size_t i = 0; i < count; i++) {
        build(s, examples[i].page, "https://a.example/b/c", nothing);
        if (examples[i].markdown != NULL) {
            expect(s, galley_render_markdown, examples[i].markdown, examples[i].page);
        }
        if (examples[i].html != NULL) {
            expect(s, galley_render_html, examples[i].html, examples[i].page);
        }
    }
}

#define EXPECT_ALL(s, examples) expect_all(s, examples, sizeof(examples) / sizeof((examples)[0]))

static void test_blocks(stages *s) {
    static const example examples[] = {
        {"<h1>a</h1><p>b<h3><b>c</b></h3>d", "# a\n\nb\n\n### c\n\nd\n",
         "<h1>a</h1>\n<p>b</p>\n<h3>c</h3>\n<p>d</p>\n"},
        {"<p>a<br>b<br><br>c", "a\\\nb\n\nc\n", "<p>a<br>b</p>\n<p>c</p>\n"},
        {"<p>a<p>no<div><div><p>b", "a\n\nb\n", "<p>a</p>\n<p>b</p>\n"},
        {"<ul><li>a<ul><li>b</ul><li>no<li>c</ul>d", "- a\n  - b\n- c\n\nd\n",
         "<ul>\n<li>a<ul>\n<li>b</li>\n</ul>\n</li>\n<li>c</li>\n</ul>\n<p>d</p>\n"},
        {"<ol start=9><li>a<li><p>b<p>c</ol>", "9. a\n\n10. b\n\n    c\n",
         "<ol start=\"9\">\n<li>a</li>\n<li><p>b</p>\n<p>c</p>\n</li>\n</ol>\n"},
        {"<ul><li>a</ul><ul><li>b</ul>", "- a\n\n* b\n", NULL},
        {"<ul><li>a<ul><li>b</ul></ul><aside><ul><li>c</ul></aside>", "- a\n  - b\n\n* c\n", NULL},
        {"<ul>a<li>b<p>c</ul>", "- a\n\n- b\n\n  c\n", NULL},
        {"<ul><li>a</li><ul><li>b</ul></ul>", "- a\n  - b\n", NULL},
        {"<li>a<li>b", "a\n\nb\n", "<p>a</p>\n<p>b</p>\n"},
        {"<dl><dt>a<dd>b<dd><ul><li>c</ul></dl>", "**a**\n: b\n\n- c\n",
         "<dl>\n<dt>a</dt>\n<dd>b</dd>\n<dd><ul>\n<li>c</li>\n</ul>\n</dd>\n</dl>\n"},
        {"<blockquote cite=/q><p>a<p>b</blockquote>", "> a\n>\n> b\n",
         "<blockquote cite=\"https://a.example/q\">\n<p>a</p>\n<p>b</p>\n</blockquote>\n"},
        {"<details><summary>a <b>b</b></summary>c</details>", "**a b**\n\nc\n",
         "<details>\n<summary>a b</summary>\n<p>c</p>\n</details>\n"},
    };
    EXPECT_ALL(s, examples);
}

static void test_inline(stages *s) {
    static const example examples[] = {
        {"<p>a <b>b </b>c<i> d</i>", "a **b** c *d*\n",
         "<p>a <strong>b</strong> c <em>d</em></p>\n"},
        {"<p><b>a</b><b>b</b><i></i><b><i>c</i></b>", "**ab*c***\n", NULL},
        {"<p><b>\"a\"</b>b", "<strong>\"a\"</strong>b\n", NULL},
        {"<p><b>a</b><i>b</i>", "**a**<em>b</em>\n", NULL},
        {"<p><b><p>a<p>b</b>", "**a**\n\n**b**\n", NULL},
        {"<p>H<sub>2</sub>O <del>a</del> <kbd>b</kbd> <q>c</q>",
         "H<sub>2</sub>O ~~a~~ <kbd>b</kbd> \xE2\x80\x9C"
         "c\xE2\x80\x9D\n",
         "<p>H<sub>2</sub>O <del>a</del> <kbd>b</kbd> <q>c</q></p>\n"},
        {"<p><code>a`b</code> <code>*</code>", "``a`b`` `*`\n", NULL},
        {"<p><a href='d?e=1&f=(2'>x]</a> <a href='#n'>y</a> <a href='javascript:z'>z</a>",
         "[x\\]](https://a.example/b/d?e=1&f=%282) y z\n",
         "<p><a href=\"https://a.example/b/d?e=1&amp;f=(2\">x]</a> y z</p>\n"},
        {"<base href=https://o.example/><p><a href=p>x</a>", "[x](https://o.example/p)\n", NULL},
        {"<a href=/p><h2>a</h2><p>b</a>",
         "## [a](https://a.example/p)\n\n[b](https://a.example/p)\n", NULL},
    };
    EXPECT_ALL(s, examples);
}

static void test_escapes(stages *s) {
    static const example examples[] = {
        {"<p># a<p>1. b<p>- c<p>+ d<p>&gt; e<p>#f 1.5 -g", NULL,
         "<p># a</p>\n<p>1. b</p>\n<p>- c</p>\n<p>+ d</p>\n<p>&gt; e</p>\n<p>#f 1.5 -g</p>\n"},
        {"<p># a<p>1. b<p>- c<p>+ d<p>&gt; e<p>#f 1.5 -g",
         "\\# a\n\n1\\. b\n\n\\- c\n\n\\+ d\n\n\\> e\n\n#f 1.5 -g\n", NULL},
        {"<p>a*b _c_ snake_case `d` [e](f) [1] &lt;b> 1 &lt; 2 &amp;amp; AT&amp;T x\\y",
         "a\\*b \\_c\\_ snake_case \\`d\\` [e\\](f) [1] \\<b> 1 < 2 \\&amp; AT&T x\\\\y\n", NULL},
        {"<p>a<br>===<br>--- | ---<br>| b", "a\\\n\\===\\\n\\--- | ---\\\n\\| b\n", NULL},
        {"<p>a!<a href=/p>b</a>", "a\\![b](https://a.example/p)\n", NULL},
        {"<p>a! b!<p>c! <a href=/p>d!</a>!<p><b>e!</b><a href=/p>f</a>!<br>g",
         "a! b!\n\nc! [d!](https://a.example/p)!\n\n**e!**[f](https://a.example/p)!\\\ng\n", NULL},
        {"<p>a!<a href='#n'><i>b</i>!</a><a href=/p>c</a>", "a!*b*\\![c](https://a.example/p)\n",
         NULL},
        {"<p>a![b](c) ![d]<a href=/p>![e]</a>!",
         "a![b\\](c) ![d\\][!\\[e\\]](https://a.example/p)!\n", NULL},
        {"<h2>a #</h2>", "## a \\#\n", NULL},
    };
    EXPECT_ALL(s, examples);
}

static void test_code(stages *s) {
    static const example examples[] = {
        {"<pre><code class='language-C++ x'>int a;\n\n  b();\n</code></pre>",
         "```c++\nint a;\n\n  b();\n```\n",
         "<pre><code class=\"language-c++\">int a;\n\n  b();</code></pre>\n"},
        {"<pre>```\na</pre>", "````\n```\na\n````\n", NULL},
        {"<ul><li>a<pre>b\n\nc</pre></ul>", "- a\n\n  ```\n  b\n\n  c\n  ```\n", NULL},
        {"<div class='highlight highlight-source-shell'><pre>ls</pre></div>", "```shell\nls\n```\n",
         NULL},
        {"<pre class='brush: js; x'>a</pre>", "```js\na\n```\n", NULL},
        {"<pre class='hljs python'>a</pre>", "```python\na\n```\n", NULL},
        {"<pre><span class=lineno>1 </span>a\n<span class=lineno>2 "
         "</span>b<button>Copy</button></pre>",
         "```\na\nb\n```\n", NULL},
        {"<pre><div>a</div><div>b</div>c<br>d</pre>", "```\na\nb\nc\nd\n```\n", NULL},
        {"<table class=highlighttable><tr><td class=linenos><pre>1\n2</pre><td class=code><pre>a\nb"
         "</pre></table>",
         "```\na\nb\n```\n", NULL},
    };
    EXPECT_ALL(s, examples);
}

static void test_tables(stages *s) {
    static const example examples[] = {
        {"<table><tr><th>a<th>b|c<tr><td>1<br>2<td><code>|</code></table>",
         "| a | b\\|c |\n| --- | --- |\n| 1<br>2 | `\\|` |\n",
         "<table>\n<tr><th>a</th><th>b|c</th></tr>\n<tr><td>1<br>2</td><td><code>|</code></td></"
         "tr>\n"
         "</table>\n"},
        {"<table><tr><th>a<th>b<th>c<tr><td>1<tr><td>2<td>3<td>4</table>",
         "| a | b | c |\n| --- | --- | --- |\n| 1 |  |  |\n| 2 | 3 | 4 |\n", NULL},
        {"<h2>a <a href=#a>&para;</a></h2><p>b", "## a\n\nb\n", NULL},
        {"<h2><a href=#a>#</a>a <a href=/b>#</a></h2><p>b",
         "## a [\\#](https://a.example/b)\n\nb\n", NULL},
        {"<table><tr><th>a<th>b<tr><td><td>1</table>", "| a | b |\n| --- | --- |\n|  | 1 |\n",
         NULL},
        {"<table><caption>t</caption><tr><th colspan=2>a<tr><td>1<td>2</table>",
         "<table>\n<caption>t</caption>\n<tr><th colspan=\"2\">a</th></tr>\n"
         "<tr><td>1</td><td>2</td></tr>\n</table>\n",
         NULL},
        {"<table><tr><td><p>a<p>b</table>", "a\n\nb\n", NULL},
        {"<ul><li>x<table><tr><td>a<td>1<tr><td>b<td>2</table></ul>",
         "- x\n\n  <table>\n  <tr><td>a</td><td>1</td></tr>\n  <tr><td>b</td><td>2</td></tr>\n"
         "  </table>\n",
         NULL},
    };
    EXPECT_ALL(s, examples);
}

/* Frames of the sites that are known, between what is kept. */
static void test_embeds(stages *s) {
    static const example examples[] = {
        {"<p>a<div><iframe title='A [film]' src=//www.youtube.com/embed/x></iframe></div><p>b",
         "a\n\n[A \\[film\\]](https://www.youtube.com/embed/x)\n\nb\n",
         "<p>a</p>\n<p><a href=\"https://www.youtube.com/embed/x\">A [film]</a></p>\n<p>b</p>\n"},
        {"<p>a<iframe src=https://ads.example/></iframe><p>b", "a\n\nb\n", NULL},
        {"<p>a<iframe src=https://notyoutube.com/></iframe><p>b", "a\n\nb\n", NULL},
        {"<iframe src=https://vimeo.com/1></iframe><p>a", "a\n", NULL},
        {"<p>a<p>b<iframe src=https://vimeo.com/1></iframe>", "a\n\nb\n", NULL},
    };
    EXPECT_ALL(s, examples);
}

/* What the caller does not want is not there. */
static void test_without(stages *s) {
    static const char page[] = "<p>a <a href=/p>b</a><table><tr><th>c<th>d<tr><td>1<td>2</table>";
    galley_tree_without without = {.links = true, .tables = true};
    build(s, page, "https://a.example/", without);
    expect(s, galley_render_markdown, "a b\n", page);
    stages_expect(s->article.text, "a b", page);
}

static void test_walk(stages *s) {
    galley_tree_without nothing = {false, false, false};
    build(s, "<ul><li>a <b>b</b><li>c</ul><p>d", "", nothing);
    const galley_tree *tree = &s->article.tree;
    galley_tree_walk walk = galley_tree_begin(tree, 0);
    size_t entered = 0;
    size_t left = 0;
    size_t holders = 0;
    while (galley_tree_next(&walk)) {
        entered += walk.entered;
        left += !walk.entered;
        holders += walk.entered && galley_part_holds(&tree->parts[walk.part]);
    }
    CHECK(entered == tree->count && left == holders);
    /* a walk over one part ends with it, and skipping passes over what is in a part */
    walk = galley_tree_begin(tree, 1);
    CHECK(galley_tree_next(&walk) && walk.part == 1);
    galley_tree_skip(&walk);
    CHECK(!galley_tree_next(&walk));
    build(s, "<p>no", "", nothing);
    walk = galley_tree_begin(&s->article.tree, 0);
    CHECK(s->article.tree.count == 0 && !galley_tree_next(&walk));
    expect(s, galley_render_markdown, "", "nothing kept");
    expect(s, galley_render_html, "", "nothing kept");
}

int main(void) {
    static stages s;
    stages_open(&s);
    test_blocks(&s);
    test_inline(&s);
    test_escapes(&s);
    test_code(&s);
    test_tables(&s);
    test_embeds(&s);
    test_without(&s);
    test_walk(&s);
    stages_close(&s);
    return check_finish();
}
