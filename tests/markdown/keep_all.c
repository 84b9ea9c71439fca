/*
 * usage: keep-all md|html < pages
 *
 * Pages in, with a form feed and a line feed between two; the Markdown or the HTML of each out,
 * with the same between, everything that is text being kept. Not a test itself: test_hostile.py
 * runs it.
 */
#include "../../src/judge/role.h"
#include "../../src/render/render.h"
#include "../support/file.h"
#include "../support/stages.h"

#include <stdlib.h>

static int write_out(void *context, const char *bytes, size_t len) {
    return fwrite(bytes, 1, len, context) == len ? 0 : 1;
}

static void render(stages *s, galley_slice html, bool markdown) {
    galley_sink sink;
    stages_judge(s, html, GALLEY_FAVOR_BALANCED);
    for (size_t i = 0; i < s->blocks.count; i++) {
        galley_segment *segment = &s->blocks.segments[i];
        segment->kept = true;
        segment->role =
            (uint8_t)galley_role_find(segment, galley_segment_text(&s->blocks, segment), false);
    }
    galley_article_clear(&s->article);
    galley_article_begin(&s->article, &s->blocks, &s->document, &s->reasons);
    CHECK(galley_article_describe(&s->article) == GALLEY_STATUS_OK);
    CHECK(galley_article_look_around(&s->article, &s->blocks, &s->survey) == GALLEY_STATUS_OK);
    CHECK(galley_article_build(&s->article) == GALLEY_STATUS_OK);
    galley_sink_init(&sink, write_out, stdout);
    if (markdown) {
        galley_render_markdown(&s->article, &sink);
    } else {
        galley_render_html(&s->article, &sink);
    }
    galley_sink_flush(&sink);
}

/* All of standard input, ended by a zero byte. */
static char *read_all(size_t *len) {
    size_t room = 1 << 16;
    char *bytes = malloc(room);
    *len = 0;
    for (;;) {
        *len += fread(bytes + *len, 1, room - *len - 1, stdin);
        if (*len < room - 1) {
            bytes[*len] = '\0';
            return bytes;
        }
        room *= 2;
        bytes = realloc(bytes, room);
        if (bytes == NULL) {
            exit(1);
        }
    }
}

int main(int argc, char **argv) {
    static stages s;
    size_t len = 0;
    bool markdown = argc == 2 && strcmp(argv[1], "md") == 0;
    if (argc != 2) {
        return 2;
    }
    char *pages = read_all(&len);
    char *at = pages;
    stages_open(&s);
    while (at <= pages + len) {
        char *end = strstr(at, "\f\n");
        end = end == NULL ? pages + len : end;
        render(&s, galley_slice_make(at, (size_t)(end - at)), markdown);
        if (end == pages + len) {
            break;
        }
        (void)fputs("\f\n", stdout);
        at = end + 2;
    }
    stages_close(&s);
    free(pages);
    return check_counts.failed > 0;
}
