/*
 * The article as Markdown: CommonMark with GitHub's tables and strikethrough.
 *
 * One loop over the tree. A block that is about to begin ends the line, leaves one empty if need
 * be, and writes what the blocks around it put before every line. What Markdown has no form for is
 * written in the nearest it has: terms and summaries as strong lines, with the definition behind a
 * colon; tables that no pipes can draw as tables of HTML.
 */
#include "../article/article.h"
#include "html_writer.h"
#include "markdown.h"
#include "render.h"
#include <string.h>

typedef enum gap { GAP_LINE, GAP_BLANK } gap;

/* An empty line of the blocks around: their signs, without white space at the end. */
static void write_blank(galley_markdown *m) {
    uint32_t len = m->prefix_len;
    while (len > 0 && m->prefix[len - 1] == ' ') {
        len--;
    }
    galley_sink_write(m->sink, m->prefix, len);
    galley_sink_write(m->sink, "\n", 1);
}

/* Goes to where the next block begins. */
static void begin_block(galley_markdown *m, gap wanted) {
    if (m->begun && !m->fresh) {
        galley_sink_write(m->sink, "\n", 1);
        if (wanted == GAP_BLANK) {
            write_blank(m);
        }
        galley_sink_write(m->sink, m->prefix, m->prefix_len);
    }
    m->begun = true;
    m->fresh = false;
    m->after_list = false;
    m->line_start = true;
    m->before = GALLEY_CHAR_SPACE;
    m->after_close = false;
}

static galley_markdown_frame *push(galley_markdown *m, uint32_t part) {
    galley_markdown_frame *frame = &m->frames[m->depth++];
    *frame = (galley_markdown_frame){.part = part};
    return frame;
}

/* Writes a marker, and lets the lines below begin with `indent`, or with spaces of its width. */
static void push_marker(galley_markdown *m, uint32_t part, const char *marker, const char *indent) {
    size_t len = strlen(marker);
    galley_markdown_frame *frame = push(m, part);
    galley_sink_write(m->sink, marker, len);
    for (size_t i = 0; i < len; i++) {
        m->prefix[m->prefix_len++] = indent == NULL ? ' ' : indent[i];
    }
    frame->indent = (uint8_t)len;
    m->fresh = true;
}

static void pop(galley_markdown *m) { m->prefix_len -= m->frames[--m->depth].indent; }

static const galley_part *part_at(const galley_markdown *m, uint32_t index) {
    return &m->tree->parts[index];
}

/* Does each item hold a line, and below it lists at most? */
static bool is_tight(const galley_tree *tree, uint32_t list) {
    uint32_t end = tree->parts[list].end;
    for (uint32_t item = list + 1; item < end; item = tree->parts[item].end) {
        uint32_t item_end = tree->parts[item].end;
        for (uint32_t i = item + 1; i < item_end; i = tree->parts[i].end) {
            uint8_t kind = tree->parts[i].kind;
            if (kind != GALLEY_PART_LIST && !(kind == GALLEY_PART_PARAGRAPH && i == item + 1)) {
                return false;
            }
        }
    }
    return true;
}

/* Two lists of one sort side by side would be one, had they the same marks. */
static char choose_mark(const galley_markdown *m, uint32_t list) {
    bool ordered = (part_at(m, list)->flags & GALLEY_PART_ORDERED) != 0;
    char mark = ordered ? '.' : '-';
    char other = ordered ? ')' : '*';
    bool beside = m->after_list && m->list_prefix_len == m->prefix_len;
    return beside && m->last_mark == mark ? other : mark;
}

static void enter_list(galley_markdown *m, uint32_t index) {
    const galley_part *part = part_at(m, index);
    char mark = choose_mark(m, index);
    galley_markdown_frame *frame = push(m, index);
    frame->mark = mark;
    frame->number = part->number;
    frame->tight = is_tight(m->tree, index);
}

static void leave_list(galley_markdown *m) {
    m->last_mark = m->frames[m->depth - 1].mark;
    m->list_prefix_len = m->prefix_len;
    m->after_list = true;
    pop(m);
}

/* A list that stands right below the line of an item of a tight list needs no blank line; but an
 * ordered one that does not start with 1 would then be more of that line. */
static gap gap_before_item(const galley_markdown *m, uint32_t item) {
    const galley_markdown_frame *list = &m->frames[m->depth - 1];
    if (item != list->part + 1) {
        return list->tight ? GAP_LINE : GAP_BLANK;
    }
    if (m->depth < 3 || part_at(m, m->frames[m->depth - 2].part)->kind != GALLEY_PART_ITEM) {
        return GAP_BLANK;
    }
    uint32_t before = m->frames[m->depth - 2].part + 1;
    bool below =
        part_at(m, before)->kind == GALLEY_PART_PARAGRAPH && part_at(m, before)->end == list->part;
    bool interrupts = (part_at(m, list->part)->flags & GALLEY_PART_ORDERED) == 0 ||
                      part_at(m, list->part)->number == 1;
    return below && interrupts && m->frames[m->depth - 3].tight ? GAP_LINE : GAP_BLANK;
}

static void enter_item(galley_markdown *m, uint32_t index) {
    enum { MOST = 999999999 };
    char marker[GALLEY_MARKDOWN_INDENT + 1];
    size_t at = sizeof marker - 1;
    galley_markdown_frame *list = &m->frames[m->depth - 1];
    begin_block(m, gap_before_item(m, index));
    marker[at] = '\0';
    marker[--at] = ' ';
    marker[--at] = list->mark;
    if (list->mark == '.' || list->mark == ')') {
        uint32_t number = list->number < MOST ? list->number++ : MOST;
        do {
            marker[--at] = (char)('0' + number % 10);
            number /= 10;
        } while (number > 0);
    }
    push_marker(m, index, marker + at, NULL);
}

static void write_fence(galley_markdown *m, size_t ticks) {
    for (size_t i = 0; i < ticks; i++) {
        galley_sink_write(m->sink, "`", 1);
    }
}

static void write_code(galley_markdown *m, const galley_part *part) {
    enum { SHORTEST_FENCE = 3 };
    galley_slice text = galley_tree_slice(m->tree, part->text);
    galley_slice language = galley_tree_slice(m->tree, part->note);
    const char *line = text.ptr;
    const char *end = text.ptr + text.len;
    size_t ticks = galley_markdown_ticks(text) + 1;
    ticks = ticks < SHORTEST_FENCE ? SHORTEST_FENCE : ticks;
    begin_block(m, GAP_BLANK);
    write_fence(m, ticks);
    galley_sink_write(m->sink, language.ptr, language.len);
    galley_sink_write(m->sink, "\n", 1);
    while (line < end) {
        const char *stop = memchr(line, '\n', (size_t)(end - line));
        stop = stop == NULL ? end : stop;
        if (stop == line) {
            write_blank(m);
        } else {
            galley_sink_write(m->sink, m->prefix, m->prefix_len);
            galley_sink_write(m->sink, line, (size_t)(stop - line));
            galley_sink_write(m->sink, "\n", 1);
        }
        line = stop + 1;
    }
    galley_sink_write(m->sink, m->prefix, m->prefix_len);
    write_fence(m, ticks);
}

static void write_formula(galley_markdown *m, const galley_part *part) {
    begin_block(m, GAP_BLANK);
    galley_markdown_math(m, galley_tree_slice(m->tree, part->text), "$$");
}

/* A table as HTML; or its head and then, row by row, pipes. */
static void enter_table(galley_markdown *m, galley_tree_walk *walk) {
    uint32_t index = walk->part;
    if (galley_markdown_fits(m->tree, index)) {
        push(m, index);
        return;
    }
    galley_html html = {m->sink, m->tree, {m->prefix, m->prefix_len}, true};
    begin_block(m, GAP_BLANK);
    galley_html_write(&html, index);
    galley_tree_skip(walk);
}

/* Is the row the table's first? A caption may stand before it. */
static bool is_head(const galley_markdown *m, uint32_t row) {
    uint32_t before = part_at(m, row)->parent + 1;
    return before == row ||
           (part_at(m, before)->kind == GALLEY_PART_CAPTION && part_at(m, before)->end == row);
}

static void enter_row(galley_markdown *m, uint32_t index) {
    begin_block(m, is_head(m, index) ? GAP_BLANK : GAP_LINE);
    m->in_cell = true;
    galley_markdown_put(m, "|");
}

static void leave_row(galley_markdown *m, uint32_t index) {
    const galley_part *row = part_at(m, index);
    m->in_cell = false;
    uint32_t count = 0;
    for (uint32_t i = index + 1; i < row->end; i = part_at(m, i)->end) {
        count++;
    }
    if (!is_head(m, index)) {
        for (; count < m->columns; count++) { /* a short row */
            galley_markdown_put(m, "  |");
        }
        return;
    }
    m->columns = count;
    begin_block(m, GAP_LINE);
    galley_markdown_put(m, "|");
    for (uint32_t i = index + 1; i < row->end; i = part_at(m, i)->end) {
        galley_markdown_put(m, " --- |");
    }
}

/* A colon stands before a definition that begins with a paragraph. */
static void enter_detail(galley_markdown *m, uint32_t index, bool below_term) {
    const galley_part *part = part_at(m, index);
    push(m, index);
    if (index + 1 < part->end && part_at(m, index + 1)->kind == GALLEY_PART_PARAGRAPH) {
        begin_block(m, below_term ? GAP_LINE : GAP_BLANK);
        galley_sink_write_text(m->sink, ": ");
        m->fresh = true;
    }
}

static void begin_line(galley_markdown *m, const galley_part *part) {
    begin_block(m, GAP_BLANK);
    if (part->kind == GALLEY_PART_HEADING) {
        uint32_t level = part->number >= 1 && part->number <= 6 ? part->number : 6;
        galley_sink_write(m->sink, "######", level);
        galley_sink_write(m->sink, " ", 1);
        m->line_start = false;
        m->one_line = true;
    } else if (part->kind == GALLEY_PART_TERM || part->kind == GALLEY_PART_SUMMARY) {
        galley_sink_write(m->sink, "**", 2);
        m->line_start = false;
        m->one_line = true;
    }
}

static void end_line(galley_markdown *m, const galley_part *part) {
    if (part->kind == GALLEY_PART_TERM || part->kind == GALLEY_PART_SUMMARY) {
        galley_sink_write(m->sink, "**", 2);
    }
    m->one_line = false;
}

static void enter(galley_markdown *m, galley_tree_walk *walk) {
    const galley_part *part = part_at(m, walk->part);
    bool after_term = m->after_term;
    m->after_term = false;
    switch (part->kind) {
    case GALLEY_PART_LIST:
        enter_list(m, walk->part);
        break;
    case GALLEY_PART_ITEM:
        enter_item(m, walk->part);
        break;
    case GALLEY_PART_DETAIL:
        enter_detail(m, walk->part, after_term);
        break;
    case GALLEY_PART_QUOTE:
        begin_block(m, GAP_BLANK);
        push_marker(m, walk->part, "> ", "> ");
        break;
    case GALLEY_PART_TABLE:
        enter_table(m, walk);
        break;
    case GALLEY_PART_ROW:
        enter_row(m, walk->part);
        break;
    case GALLEY_PART_CELL:
        galley_sink_write(m->sink, " ", 1);
        m->before = GALLEY_CHAR_SPACE;
        break;
    case GALLEY_PART_CODE:
        write_code(m, part);
        break;
    case GALLEY_PART_FORMULA:
        write_formula(m, part);
        break;
    case GALLEY_PART_EMBED:
        begin_block(m, GAP_BLANK);
        galley_markdown_link(m, part);
        break;
    case GALLEY_PART_PARAGRAPH:
        if (m->in_cell) {
            break;
        }
        begin_line(m, part);
        break;
    case GALLEY_PART_HEADING:
    case GALLEY_PART_TERM:
    case GALLEY_PART_SUMMARY:
    case GALLEY_PART_CAPTION:
        begin_line(m, part);
        break;
    default:
        if (galley_part_is_inline(part)) {
            galley_markdown_enter_inline(m, walk);
        }
        break;
    }
}

static void leave(galley_markdown *m, uint32_t index) {
    const galley_part *part = part_at(m, index);
    switch (part->kind) {
    case GALLEY_PART_LIST:
        leave_list(m);
        break;
    case GALLEY_PART_ITEM:
    case GALLEY_PART_QUOTE:
    case GALLEY_PART_DETAIL:
    case GALLEY_PART_TABLE:
        m->fresh = false;
        pop(m);
        break;
    case GALLEY_PART_ROW:
        leave_row(m, index);
        break;
    case GALLEY_PART_CELL:
        galley_sink_write_text(m->sink, " |");
        break;
    case GALLEY_PART_HEADING:
    case GALLEY_PART_TERM:
    case GALLEY_PART_SUMMARY:
        end_line(m, part);
        m->after_term = part->kind == GALLEY_PART_TERM;
        break;
    default:
        if (galley_part_is_inline(part)) {
            galley_markdown_leave_inline(m, index);
        }
        break;
    }
}

void galley_markdown_write(const galley_article *article, galley_sink *sink) {
    galley_markdown m = {.sink = sink, .tree = &article->tree};
    galley_tree_walk walk = galley_tree_begin(m.tree, 0);
    while (galley_tree_next(&walk) && !sink->failed) {
        if (walk.entered) {
            enter(&m, &walk);
        } else {
            leave(&m, walk.part);
        }
    }
}

static void write_headline(const galley_article *article, galley_slice title, galley_sink *sink) {
    galley_markdown m = {.sink = sink, .tree = &article->tree, .one_line = true};
    galley_markdown_put(&m, "# ");
    m.before = GALLEY_CHAR_SPACE;
    galley_markdown_text(&m, title);
    galley_sink_write(sink, "\n\n", 2);
}

void galley_render_markdown(const galley_article *article, galley_sink *sink) {
    galley_slice title = galley_article_headline(article);
    if (title.len > 0 && article->tree.count > 0) {
        write_headline(article, title, sink);
    }
    galley_markdown_write(article, sink);
    if (article->tree.count > 0) {
        galley_sink_write(sink, "\n", 1);
    }
}
