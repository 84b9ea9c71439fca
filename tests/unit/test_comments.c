/*
 * Comments of whole pages: who, when, what, and below whom; that they are in the text only where
 * that is wanted; and posts of a forum.
 */
#include "../support/check.h"

#include <galley.h>
#include <string.h>

static const char article[] =
    "<html><head><title>The lamp turns again</title></head><body><article>"
    "<h1>The lamp of Skerrow turns again</h1>"
    "<p>For eleven years the lighthouse at the end of the pier was dark, and boats came home by "
    "the lights of the town alone, which are not many in the winter months.</p>"
    "<p>On Friday the lamp turned again, and several hundred people stood on the quay to see it, "
    "some of whom had never seen it in their lives before this evening.</p>"
    "<p>The great lens had come down in pieces in the storm of that year, and a group of "
    "volunteers put it together again in the old net loft, one evening of each week.</p>"
    "</article>";

/* As a widely used system for blogs writes it. */
static const char listed[] =
    "<div id=comments class=comments-area><h2>2 thoughts on the lamp</h2><ol class=comment-list>"
    "<li id=comment-11 class='comment even'><article id=div-comment-11 class=comment-body>"
    "<footer class=comment-meta><div class='comment-author vcard'><b class=fn>Ida Holm</b> "
    "<span class=says>says:</span></div><div class=comment-metadata><a href=#><time "
    "datetime=2026-10-17T08:30:00+01:00>17 October 2026 at 8:30</time></a></div></footer>"
    "<div class=comment-content><p>I saw it from the ferry and could not believe my eyes.</p>"
    "<p>Well done, all of you.</p></div><div class=reply><a href=#r>Reply</a></div></article>"
    "<ol class=children><li id=comment-12 class='comment odd'><article id=div-comment-12 "
    "class=comment-body><footer class=comment-meta><div class='comment-author vcard'><b "
    "class=fn>Per Aas</b></div><div class=comment-metadata><time "
    "datetime=2026-10-17T09:00:00+01:00>9:00</time></div></footer><div class=comment-content>"
    "<p>So did I, and my daughter with me.</p></div></article></li></ol></li>"
    "<li id=comment-13 class='comment even'><article id=div-comment-13 class=comment-body>"
    "<footer class=comment-meta><div class='comment-author vcard'><b class=fn>Ruth Kell</b></div>"
    "</footer><div class=comment-content><p>When can one go up the tower?</p></div></article></li>"
    "</ol><div id=respond class=comment-respond><h3>Leave a reply</h3><form action=/post><p>Your "
    "email address will not be published.</p><textarea></textarea></form></div></div>";

/* By hand, with names that say little. */
static const char plain[] =
    "<section class=comments><h2>Comments</h2>"
    "<div class=comment><a href=/u/1>Ida Holm</a><span>17.10.2026, 8:30</span><p>I saw it from the "
    "ferry and could not believe my eyes.</p><a href=#>Reply</a><span>12</span></div>"
    "<div class=comment><a href=/u/2>Per Aas</a><span>17.10.2026, 9:00</span><p>So did I, and my "
    "daughter with me.</p><a href=#>Reply</a></div></section>";

static bool is(galley_slice slice, const char *wanted) {
    return wanted == NULL
               ? slice.ptr == NULL
               : slice.len == strlen(wanted) && memcmp(slice.ptr, wanted, slice.len) == 0;
}

typedef struct expected {
    const char *author;
    const char *date;
    const char *text;
    uint32_t depth;
} expected;

static void expect(galley_page *page, const char *comments, const expected *wanted, size_t count) {
    static char html[8192];
    int len = snprintf(html, sizeof html, "%s%s</body></html>", article, comments);
    CHECK(galley_extract(page, html, (size_t)len, NULL, NULL) == GALLEY_STATUS_OK);
    const galley_article *got = galley_page_article(page);
    CHECK_SAYING(galley_article_comment_count(got) == count, "%zu comments",
                 galley_article_comment_count(got));
    for (size_t i = 0; i < count; i++) {
        galley_comment comment = {{NULL, 0}, {NULL, 0}, {NULL, 0}, 0};
        CHECK(galley_article_comment(got, i, &comment) == GALLEY_STATUS_OK);
        CHECK_SAYING(is(comment.author, wanted[i].author) && is(comment.date, wanted[i].date) &&
                         is(comment.text, wanted[i].text) && comment.depth == wanted[i].depth,
                     "%zu: \"%.*s\" \"%.*s\" \"%.*s\" %u", i, (int)comment.author.len,
                     comment.author.ptr, (int)comment.date.len, comment.date.ptr,
                     (int)comment.text.len, comment.text.ptr, (unsigned)comment.depth);
    }
    galley_comment none;
    CHECK(galley_article_comment(got, count, &none) == GALLEY_STATUS_ARGUMENT);
}

static bool text_holds(galley_page *page, const char *words) {
    galley_slice text = galley_article_field(galley_page_article(page), GALLEY_FIELD_TEXT);
    size_t len = strlen(words);
    for (size_t i = 0; i + len <= text.len; i++) {
        if (memcmp(text.ptr + i, words, len) == 0) {
            return true;
        }
    }
    return false;
}

static const expected in_list[] = {
    {"Ida Holm", "2026-10-17T08:30:00+01:00",
     "I saw it from the ferry and could not believe my eyes.\n\nWell done, all of you.", 0},
    {"Per Aas", "2026-10-17T09:00:00+01:00", "So did I, and my daughter with me.", 1},
    {"Ruth Kell", NULL, "When can one go up the tower?", 0},
};
static const expected in_plain[] = {
    {"Ida Holm", "17.10.2026, 8:30", "I saw it from the ferry and could not believe my eyes.", 0},
    {"Per Aas", "17.10.2026, 9:00", "So did I, and my daughter with me.", 0},
};

int main(void) {
    galley_options options = GALLEY_OPTIONS_INIT;
    for (int wanted = 0; wanted < 2; wanted++) {
        options.comments = wanted;
        galley_engine *engine = galley_engine_new(&options);
        galley_page *page = galley_page_new(engine);
        expect(page, listed, in_list, 3);
        CHECK(text_holds(page, "several hundred people"));
        CHECK(text_holds(page, "When can one go up") == (wanted == 1));
        CHECK(!text_holds(page, "Leave a reply") && !text_holds(page, "Per Aas"));
        expect(page, plain, in_plain, 2);
        CHECK(text_holds(page, "So did I, and my daughter") == (wanted == 1));
        expect(page, "<div class=comments-link><a href=#c>12 Comments</a></div>", NULL, 0);
        galley_page_free(page);
        galley_engine_free(engine);
    }
    return check_finish();
}
