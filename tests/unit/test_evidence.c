/*
 * What is read of elements: bits of evidence, the lexicon's points, the tokens that make them, the
 * shape that items of a list share; and what of it comes to containers and blocks.
 */
#include "../../src/html/parser.h"
#include "../../src/judge/blocks.h"
#include "../../src/judge/model.h"
#include "../support/check.h"
#include "../support/small_lexicon.h"

#include <string.h>

typedef struct bench {
    galley_allocator allocator;
    galley_parser *parser;
    galley_document document;
    galley_blocks blocks;
} bench;

static galley_evidence_memory memory;

/* The last node of a page. */
static uint32_t parse(bench *b, const char *html) {
    CHECK(galley_parser_parse(b->parser, galley_slice_from(html), &b->document) ==
          GALLEY_STATUS_OK);
    galley_evidence_forget(&memory);
    return (uint32_t)b->document.count - 1;
}

static void test_bits(bench *b) {
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
    galley_evidence_init(&memory, &galley_model_lexicon);
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint32_t element = parse(b, cases[i].tag);
        galley_evidence first = galley_evidence_read(&memory, &b->document, element);
        galley_evidence again = galley_evidence_read(&memory, &b->document, element);
        CHECK_SAYING(first.bits == cases[i].bits && again.bits == first.bits, "%s: %x",
                     cases[i].tag, (unsigned)first.bits);
    }
}

/* Tokens as they are handed over. */
typedef struct hashes {
    uint32_t values[32];
    size_t count;
} hashes;

static void take_hash(void *context, uint32_t hash) {
    hashes *to = context;
    if (CHECK(to->count < 32)) {
        to->values[to->count++] = hash;
    }
}

typedef struct token {
    galley_lexicon_kind kind;
    const char *text;
} token;

static void test_tokens(bench *b) {
    static const struct {
        const char *tag;
        token tokens[8]; /* in order, but for the element's name, which comes first */
    } cases[] = {
        {"<b class=menu>", {{GALLEY_LEXICON_TAG, NULL}}},
        {"<div>", {{GALLEY_LEXICON_TAG, "div"}}},
        {"<my-Card>", {{GALLEY_LEXICON_TAG, "my-card"}}},
        {"<p CLASS=' postBody  x '>",
         {{GALLEY_LEXICON_TAG, "p"},
          {GALLEY_LEXICON_NAME, "post"},
          {GALLEY_LEXICON_NAME, "body"},
          {GALLEY_LEXICON_CLASS, "postBody"}}},
        {"<p id=item-1234-Row>",
         {{GALLEY_LEXICON_TAG, "p"}, {GALLEY_LEXICON_NAME, "item"}, {GALLEY_LEXICON_NAME, "row"}}},
        {"<p role='Banner main' itemprop=articleBody>",
         {{GALLEY_LEXICON_TAG, "p"},
          {GALLEY_LEXICON_ROLE, "banner"},
          {GALLEY_LEXICON_ROLE, "main"},
          {GALLEY_LEXICON_ROLE, "articlebody"}}},
        {"<p data-testid=storyCard aria-label='4 items' data-typo=x title=y>",
         {{GALLEY_LEXICON_TAG, "p"},
          {GALLEY_LEXICON_LABEL, "story"},
          {GALLEY_LEXICON_LABEL, "card"},
          {GALLEY_LEXICON_LABEL, "items"}}},
        {"<p class=abcdefghijklmnopqrstuvwxyz>",
         {{GALLEY_LEXICON_TAG, "p"}, {GALLEY_LEXICON_NAME, "abcdefghijklmnopqrstuvwx"}}},
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        uint32_t element = parse(b, cases[i].tag);
        hashes got = {{0}, 0};
        galley_evidence_tokens(&b->document, element, take_hash, &got);
        const token *want = cases[i].tokens;
        size_t count = 0;
        for (; want[count].text != NULL; count++) {
            uint32_t hash =
                galley_lexicon_hash(want[count].kind, galley_slice_from(want[count].text));
            CHECK_SAYING(count < got.count && got.values[count] == hash, "%s: not %s", cases[i].tag,
                         want[count].text);
        }
        CHECK_SAYING(got.count == count, "%s: %zu tokens", cases[i].tag, got.count);
    }
}

/* The sum of the weights of an element's tokens is its points, read once or again. */
static void test_points(bench *b) {
    static const char *const cases[] = {
        "<div class='post-body wide' id=comments-list role=main data-testid=teaser>",
        "<x-teaser class='a b cc dd' aria-label='Related stories of the week'>",
        "<section id=a12345b itemprop='author name'>",
        "<i class=icon>",
        "<p>",
    };
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        static small_lexicon words;
        memset(&words, 0, sizeof words);
        uint32_t element = parse(b, cases[i]);
        hashes tokens = {{0}, 0};
        galley_evidence_tokens(&b->document, element, take_hash, &tokens);
        for (size_t k = 0; k < tokens.count; k++) {
            small_lexicon_add(&words, tokens.values[k], k % 3 == 0 ? -7 : 5 + (int)k);
        }
        galley_lexicon lexicon = small_lexicon_make(&words);
        int sum = 0;
        for (size_t k = 0; k < tokens.count; k++) {
            sum += galley_lexicon_find(&lexicon, tokens.values[k]);
        }
        galley_evidence_init(&memory, &lexicon);
        galley_evidence_forget(&memory);
        int first = tokens.count == 0 ? galley_evidence_plain(&b->document.nodes[element]).points
                                      : galley_evidence_read(&memory, &b->document, element).points;
        CHECK_SAYING(first == sum, "%s: %d, not %d", cases[i], first, sum);
        if (tokens.count > 0) {
            CHECK(galley_evidence_read(&memory, &b->document, element).points == sum);
        }
    }
    galley_evidence_init(&memory, &galley_model_lexicon);
    CHECK(galley_evidence_add(INT16_MAX, 1) == INT16_MAX);
    CHECK(galley_evidence_add(-INT16_MAX, -9) == -INT16_MAX);
}

static uint32_t shape(bench *b, const char *tag) {
    uint32_t element = parse(b, tag);
    return galley_evidence_read(&memory, &b->document, element).shape;
}

static void test_shape(bench *b) {
    uint32_t item = shape(b, "<div class='item item-12'>");
    CHECK(shape(b, "<div id=x class='item item-1'>") == item);
    CHECK(shape(b, "<section class='item item-12'>") != item);
    CHECK(shape(b, "<div class='item last'>") != item);
    CHECK(shape(b, "<div>") == shape(b, "<div id=7>"));
}

static void cut(bench *b, const char *html) {
    parse(b, html);
    CHECK(galley_blocks_cut(&b->blocks, &b->document) == GALLEY_STATUS_OK);
}

/* The innermost container of the nth block. */
static const galley_container *container_of(const bench *b, size_t block) {
    return &b->blocks.containers[b->blocks.segments[block].container];
}

static void test_containers(bench *b) {
    cut(b, "<body><div><a href=x>one</a><div><img><iframe></iframe><a><img></a></div>"
           "<p>two <a>three</a> <a><b>four</b></a><a> </a><video></video><svg></svg></div>"
           "<a><div>five</div></a>six<img>");
    const galley_container *p = container_of(b, 1);
    CHECK(p->tag == GALLEY_TAG_P && p->links == 2 && p->images == 1);
    const galley_container *div = &b->blocks.containers[p->parent];
    CHECK(div == container_of(b, 0) && div->links == 1 && div->images == 3);
    const galley_container *body = &b->blocks.containers[div->parent];
    CHECK(body->tag == GALLEY_TAG_BODY && body->links == 1 && body->images == 1);
    CHECK(p->depth == body->depth + 2 && b->blocks.containers[0].depth == 0);
    CHECK(container_of(b, 2)->links == 0);
}

/* Points come to a block from the inline elements in its container, the rest to the container. */
static void test_path(bench *b) {
    static small_lexicon words;
    static const token tokens[] = {{GALLEY_LEXICON_NAME, "aa"},
                                   {GALLEY_LEXICON_NAME, "bb"},
                                   {GALLEY_LEXICON_NAME, "cc"},
                                   {GALLEY_LEXICON_NAME, "dd"}};
    for (size_t i = 0; i < 4; i++) {
        uint32_t hash = galley_lexicon_hash(tokens[i].kind, galley_slice_from(tokens[i].text));
        small_lexicon_add(&words, hash, (int[]){1, 10, 100, -50}[i]);
    }
    galley_lexicon lexicon = small_lexicon_make(&words);
    galley_evidence_init(&b->blocks.memory, &lexicon);
    cut(b, "<div class=aa><span class=bb><section class=cc><a class=dd><i>one</i></a>");
    const galley_segment *one = &b->blocks.segments[0];
    const galley_container *section = container_of(b, 0);
    const galley_container *div = &b->blocks.containers[section->parent];
    CHECK(one->points == -50 && section->points == 110 && div->points == 1);
    const galley_node *nodes = b->document.nodes;
    CHECK(galley_node_tag(&nodes[one->inline_node]) == GALLEY_TAG_I);
    CHECK(galley_node_tag(&nodes[section->inline_node]) == GALLEY_TAG_SPAN);
    CHECK(div->inline_node == GALLEY_NODE_NONE);
    galley_evidence_init(&b->blocks.memory, &galley_model_lexicon);
}

int main(void) {
    static bench b;
    b.allocator = galley_allocator_default();
    b.parser = galley_parser_new(&b.allocator, galley_scan_best(), 0);
    galley_document_init(&b.document, &b.allocator);
    galley_blocks_init(&b.blocks, &b.allocator);
    test_bits(&b);
    test_tokens(&b);
    test_points(&b);
    test_shape(&b);
    test_containers(&b);
    test_path(&b);
    galley_blocks_free(&b.blocks);
    galley_document_free(&b.document);
    galley_parser_free(b.parser);
    return check_finish();
}
