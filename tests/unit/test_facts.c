/*
 * Facts: what is read from a page's head, its JSON-LD, microdata, RDFa, times and links.
 *
 * Each case is a page and the facts it must give, in order, one a line: source, kind of item, key
 * and value. In pages a ' stands for a " where JSON is written.
 */
#include "../../src/meta/facts.h"
#include "../support/stages.h"

typedef struct fact_case {
    const char *html;
    const char *want;
} fact_case;

#define LD "<script type=application/ld+json>"
#define END "</script>"

static const fact_case markup[] = {
    {"<title> A\n b </title><svg><title>no</title></svg><title>no</title>", "T0 title=A b\n"},
    {"<meta name=Author content=' A &amp;amp; B '><meta name=viewport content=x><meta name=x "
     "content>",
     "M0 author=A & B\n"},
    {"<meta property='og:title' name='twitter:title' content=A>",
     "M0 twitter:title=A\nM0 og:title=A\n"},
    {"<link rel='canonical nofollow' href=/a?b&amp;c><link rel=icon href=/i><base href=/b/>",
     "L0 canonical=/a?b&c\nB0 base=/b/\n"},
    {"<p><time datetime=2024-01-02>no</time><time>2 May</time><time></time>",
     "D0 datetime=2024-01-02\nD0 text=2 May\n"},
    {"<p><a rel='nofollow author' href=/a>Ann<br>Lee</a><a rel=license href=/l>L</a><a "
     "rel=nofollow>",
     "R0 author=Ann Lee\nR0 license=/l\n"},
    {"<div itemscope itemtype=https://schema.org/NewsArticle><p itemprop='headline name'>A</p>"
     "<span itemprop=author itemscope itemtype=//schema.org/Person><span "
     "itemprop=name>Ann</span></span>"
     "<meta itemprop=datePublished content=2024></div><p itemprop=x>y",
     "I1 @type=https://schema.org/NewsArticle\nI1 headline=A\nI1 name=A\n"
     "I1 author.@type=//schema.org/Person\nI1 author.name=Ann\nI1 datepublished=2024\nI0 x=y\n"},
    {"<div typeof=schema:Article><p property=schema:name>A</p><span "
     "property=dc:creator>B</span></div>",
     "A1 @type=schema:Article\nA1 name=A\nA1 creator=B\n"},
};

static const fact_case json[] = {
    {LD "{'@context':'x','@type':'NewsArticle','headline':'A','author':[{'@type':'Person',"
        "'name':'Ann'},{'name':'Bob'}],'keywords':['a','b'],'n':1,'t':true,'z':null}" END,
     "J1 @type=NewsArticle\nJ1 headline=A\nJ1 author.@type=Person\nJ1 author.name=Ann\n"
     "J1 author.name=Bob\nJ1 keywords=a\nJ1 keywords=b\nJ1 n=1\nJ1 t=true\n"},
    {LD "{'@graph':[{'headline':'A','@type':['Thing','BlogPosting']},{'@type':'Person','name':'B'}]"
        "}" END,
     "J1 headline=A\nJ1 @type=Thing\nJ1 @type=BlogPosting\nJ7 @type=Person\nJ7 name=B\n"},
    {LD "[{'@type':'WebPage','name':'p','mainEntity':{'@type':'Article','author':{'name':'A'}},"
        "'url':'u'}]" END,
     "J4 @type=WebPage\nJ4 name=p\nJ1 @type=Article\nJ1 author.name=A\nJ4 url=u\n"},
    {LD
     "<!-- //<![CDATA[\n{ /* c */ '@type' : 'Article', // c\n'a':'b\nc','d':'\\u00e9\\ud83d\\ude00"
     "\\ud83d\\/\\n\\\\',} //]]> -->" END,
     "J1 @type=Article\nJ1 a=b c\nJ1 d=\xC3\xA9\xF0\x9F\x98\x80\xEF\xBF\xBD/ \\\n"},
    {LD "{'headline':'He said 'no' to it','b':'c'\n'd':'e'}" END,
     "J0 headline=He said \"no\" to it\nJ0 b=c\nJ0 d=e\n"},
    {LD "{'a':'&amp;quot;x&amp;quot; &lt;b&gt;','b':'" END, "J0 a=\"x\" <b>\n"},
    {LD "{&quot;a&quot;:&quot;b&quot;}" END, "J0 a=b\n"},
    {LD "{'a':{'b':'c'],'d':'e'}" END, "J0 a.b=c\nJ0 a.d=e\n"},
    {LD "}]{'a':1}}]{'b':2}" END, "J0 a=1\nJ0 b=2\n"},
    {LD "{'articleBody':'x','itemListElement':[{'a':'b'}],'c':'d'}" END, "J0 c=d\n"},
    {"<script>{'a':1}</script>", ""},
    {LD "{'@type':'BlogPosting','headline':'Other'}" END LD
        "{'@type':'BlogPosting','headline':'The boat of old'}" END
        "<title>The boat of old | N</title>",
     "J2 @type=BlogPosting\nJ2 headline=Other\nJ1 @type=BlogPosting\nJ1 headline=The boat of old\n"
     "T0 title=The boat of old | N\n"},
};

/* The facts as the cases write them. */
static galley_slice print_facts(const galley_facts *facts, galley_buffer *out) {
    static const char sources[] = "TMLBJIADR";
    galley_buffer_clear(out);
    for (size_t i = 0; i < facts->count; i++) {
        const galley_fact *fact = &facts->list[i];
        galley_buffer_append_byte(out, sources[fact->source]);
        galley_buffer_append_byte(out, (char)('0' + fact->kind));
        galley_buffer_append_byte(out, ' ');
        galley_buffer_append_slice(out, galley_fact_key(facts, fact));
        galley_buffer_append_byte(out, '=');
        galley_buffer_append_slice(out, galley_fact_value(facts, fact));
        galley_buffer_append_byte(out, '\n');
    }
    return galley_slice_make(out->len > 0 ? out->bytes : "", out->len);
}

static void run_cases(stages *s, const fact_case *cases, size_t count, bool quotes) {
    galley_facts facts;
    galley_buffer html;
    galley_buffer printed;
    galley_facts_init(&facts, &s->allocator);
    galley_buffer_init(&html, &s->allocator);
    galley_buffer_init(&printed, &s->allocator);
    for (size_t i = 0; i < count; i++) {
        galley_buffer_clear(&html);
        for (const char *c = cases[i].html; *c != '\0'; c++) {
            galley_buffer_append_byte(&html, *c == '\'' && quotes ? '"' : *c);
        }
        stages_cut(s, galley_buffer_slice(&html, 0, html.len));
        CHECK(galley_facts_collect(&facts, &s->document, &s->blocks) == GALLEY_STATUS_OK);
        stages_expect(print_facts(&facts, &printed), cases[i].want, cases[i].html);
    }
    galley_facts_free(&facts);
    galley_buffer_free(&html);
    galley_buffer_free(&printed);
}

/* Facts of one group describe one thing. */
static void test_groups(stages *s) {
    galley_facts facts;
    galley_facts_init(&facts, &s->allocator);
    stages_cut(s, galley_slice_from(LD "{\"author\":[{\"name\":\"A\",\"url\":\"u\"},{\"name\":"
                                       "\"B\"}],\"x\":1}" END));
    CHECK(galley_facts_collect(&facts, &s->document, &s->blocks) == GALLEY_STATUS_OK);
    if (CHECK(facts.count == 4)) {
        CHECK(facts.list[0].group == facts.list[1].group);
        CHECK(facts.list[1].group != facts.list[2].group);
        CHECK(facts.list[3].group != facts.list[2].group);
        CHECK(facts.list[0].item == facts.list[3].item && facts.list[0].item != 0);
    }
    galley_facts_free(&facts);
}

/* Deep, long and many: nothing of it may take long, overflow or crash. */
static void test_hostile(stages *s) {
    static const char *const pieces[] = {
        "{\"a\":", "[",     "{\"mainEntity\":{\"@type\":\"Article\",",
        "\\\"",    "\" ",   "{\"@graph\":[",
        "\"a\\",   "&quot;"};
    static const char *const elements[] = {"<div itemscope itemprop=a>", "<p itemprop='a b c'>x",
                                           "<meta name=a content=b>", "<time>x", "<a rel=author>x"};
    galley_facts facts;
    galley_buffer html;
    galley_facts_init(&facts, &s->allocator);
    galley_buffer_init(&html, &s->allocator);
    size_t kinds = sizeof pieces / sizeof pieces[0] + sizeof elements / sizeof elements[0];
    for (size_t i = 0; i < kinds; i++) {
        bool script = i < sizeof pieces / sizeof pieces[0];
        const char *piece = script ? pieces[i] : elements[i - sizeof pieces / sizeof pieces[0]];
        galley_buffer_clear(&html);
        galley_buffer_append(&html, LD "{\"x\":\"", script ? strlen(LD "{\"x\":\"") : 0);
        for (int k = 0; k < 60000; k++) {
            galley_buffer_append(&html, piece, strlen(piece));
        }
        stages_cut(s, galley_buffer_slice(&html, 0, html.len));
        CHECK(galley_facts_collect(&facts, &s->document, &s->blocks) == GALLEY_STATUS_OK);
        CHECK(facts.count <= 4096);
    }
    galley_facts_free(&facts);
    galley_buffer_free(&html);
}

int main(void) {
    static stages s;
    stages_open(&s);
    run_cases(&s, markup, sizeof markup / sizeof markup[0], false);
    run_cases(&s, json, sizeof json / sizeof json[0], true);
    test_groups(&s);
    test_hostile(&s);
    stages_close(&s);
    return check_finish();
}
