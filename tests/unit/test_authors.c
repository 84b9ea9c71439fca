/*
 * Authors: bylines are cut into names, names are told from what is none, and the page's authors are
 * found where it names them.
 */
#include "../../src/meta/names.h"
#include "../support/stages.h"

/* A line, and its names with bars between; those that are no person's have a mark before. */
static const char *const lines[][2] = {
    {"By Ann Lee", "Ann Lee"},
    {"by Ann Lee and Bob Ray", "Ann Lee|Bob Ray"},
    {"Von Ann Lee und Bob Ray, dpa", "Ann Lee|Bob Ray|+dpa"},
    {"Par Ann Lee et Bob Ray", "Ann Lee|Bob Ray"},
    {"Por Ann Lee y Bob Ray", "Ann Lee|Bob Ray"},
    {"di Ann Lee e Bob Ray", "Ann Lee|Bob Ray"},
    {"Door Ann Lee en Bob Ray", "Ann Lee|Bob Ray"},
    {"Av Ann Lee og Bob Ray", "Ann Lee|Bob Ray"},
    {"Ann Lee; Bob Ray & Cy Dee", "Ann Lee|Bob Ray|Cy Dee"},
    {"Written by: Ann Lee, PhD, RD", "Ann Lee"},
    {"Ann Lee Senior Reporter", "Ann Lee"},
    {"Ann Lee, Political Editor", "Ann Lee"},
    {"Ann Lee for The Paper", "Ann Lee"},
    {"Ann Lee (The Paper)", "Ann Lee"},
    {"Ann Lee December 3, 2024", "Ann Lee"},
    {"Ann Lee \xC2\xB7 Updated: Monday", "Ann Lee"},
    {"Text: Ann Lee", "Ann Lee"},
    {"Ursula von der Leyen", "Ursula von der Leyen"},
    {"J. R. Dee Jr.", "J. R. Dee Jr."},
    {"det/dpa", "+det/dpa"},
    {"\xE4\xBD\x9C\xE8\x80\x85\xEF\xBC\x9A\xE5\xBC\xA0\xE4\xB8\x89", "\xE5\xBC\xA0\xE4\xB8\x89"},
    {"Staff", ""},
    {"Redaktion", "-Redaktion"},
    {"Boat News", "+Boat News"},
    {"boats.example", "+boats.example"},
    {"ann_lee", "+ann_lee"},
    {"ann@boats.example", "-ann@boats.example"},
    {"", ""},
    {", , ;", ""},
};

static void test_lines(void) {
    for (size_t i = 0; i < sizeof lines / sizeof lines[0]; i++) {
        static const char marks[] = "-+";
        galley_slice names[GALLEY_NAMES_MOST];
        char got[400];
        size_t len = 0;
        size_t count = galley_names_split(galley_slice_from(lines[i][0]), names);
        for (size_t k = 0; k < count; k++) {
            galley_name_kind kind = galley_name_judge(names[k], false);
            if (k > 0) {
                got[len++] = '|';
            }
            if (kind != GALLEY_NAME_PERSON) {
                got[len++] = marks[kind];
            }
            memcpy(got + len, names[k].ptr, names[k].len);
            len += names[k].len;
        }
        stages_expect(galley_slice_make(got, len), lines[i][1], lines[i][0]);
    }
}

#define LD "<script type=application/ld+json>{\"@type\":\"Article\",\"author\":"
#define TEXT                                                                                       \
    "<p>The boat came in at dawn, and nobody was there to see it but the old man.</p>"             \
    "<p>He had waited for it all night, and he went down to the harbour slowly.</p>"

/* A page, and its authors with bars between. */
static const char *const pages[][2] = {
    {LD "{\"name\":\"Ann Lee\"}}</script>", "Ann Lee"},
    {LD "[\"Ann Lee\",\"Bob Ray\"]}</script>", "Ann Lee|Bob Ray"},
    {LD "[{\"name\":\"Ann Lee\"},{\"@type\":\"Organization\",\"name\":\"The Paper\"}]}</script>",
     "Ann Lee"},
    {LD "{\"@type\":\"Organization\",\"name\":\"The Paper\"}}</script>", "The Paper"},
    {LD "{\"@type\":\"Organization\",\"name\":\"The Paper\"}}</script><h1>The boat</h1>"
        "<p class=byline>By Ann Lee</p>" TEXT,
     "Ann Lee"},
    {LD "{\"@id\":\"#a\"}}</script><script type=application/ld+json>{\"@type\":\"Person\",\"@id\":"
        "\"#a\",\"name\":\"Ann Lee\"}</script>",
     "Ann Lee"},
    {"<meta name=author content='Staff'><h1>A</h1><p>By Ann Lee</p>" TEXT, "Ann Lee"},
    {"<meta name=citation_author content='Lee, Ann'><meta name=citation_author content='Ray, Bob'>",
     "Ann Lee|Bob Ray"},
    {"<meta property=article:author content=https://faces.example/annlee>", ""},
    {"<h1>A</h1><p>By</p><p><a>Ann Lee</a></p>" TEXT, "Ann Lee"},
    {"<h1>A</h1>" TEXT "<div class=comment><p class=author>Bob Ray</p></div>", ""},
    {"<h1>A</h1><p>By following the tips below</p>" TEXT, ""},
    {"<div itemscope itemtype=//schema.org/Article><span itemprop=author>Ann Lee</span></div>",
     "Ann Lee"},
    {TEXT, ""},
};

static void test_pages(stages *s) {
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++) {
        char got[400];
        size_t len = 0;
        stages_judge(s, galley_slice_from(pages[i][0]), GALLEY_FAVOR_BALANCED);
        stages_assemble(s);
        for (size_t k = 0; k < galley_article_list_count(&s->article, GALLEY_LIST_AUTHORS); k++) {
            galley_slice name = galley_article_list_item(&s->article, GALLEY_LIST_AUTHORS, k);
            got[len] = '|';
            len += k > 0;
            memcpy(got + len, name.ptr, name.len);
            len += name.len;
        }
        stages_expect(galley_slice_make(got, len), pages[i][1], pages[i][0]);
    }
}

int main(void) {
    static stages s;
    stages_open(&s);
    test_lines();
    test_pages(&s);
    stages_close(&s);
    return check_finish();
}
