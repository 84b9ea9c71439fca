/*
 * Inline parts as Markdown.
 *
 * Emphasis is written with asterisks where CommonMark's rules for them certainly give it back: what
 * stands at both sides of a delimiter decides over that. Where they might not (quotes or brackets
 * at the inner edge and a letter at the outer, as often in Chinese and Japanese; a delimiter right
 * behind another one), it is written as an element of HTML.
 */
#include "markdown.h"

static const char *delimiter_of(const galley_part *part) {
    return part->kind == GALLEY_PART_STRONG     ? "**"
           : part->kind == GALLEY_PART_EMPHASIS ? "*"
           : part->kind == GALLEY_PART_DELETED  ? "~~"
                                                : NULL;
}

static const char *tag_of(uint8_t kind, bool open) {
    switch (kind) {
    case GALLEY_PART_EMPHASIS:
        return open ? "<em>" : "</em>";
    case GALLEY_PART_STRONG:
        return open ? "<strong>" : "</strong>";
    case GALLEY_PART_DELETED:
        return open ? "<del>" : "</del>";
    case GALLEY_PART_KEYBOARD:
        return open ? "<kbd>" : "</kbd>";
    case GALLEY_PART_SUB:
        return open ? "<sub>" : "</sub>";
    case GALLEY_PART_SUP:
        return open ? "<sup>" : "</sup>";
    case GALLEY_PART_QUOTED:
        return open ? "\xE2\x80\x9C" : "\xE2\x80\x9D";
    default:
        return "";
    }
}

/* What a part is written with at its beginning. */
static galley_char_sort first_of(const galley_tree *tree, uint32_t index) {
    while (tree->parts[index].kind == GALLEY_PART_PLAIN) {
        index++; /* it is never empty */
    }
    const galley_part *part = &tree->parts[index];
    return part->kind == GALLEY_PART_TEXT
               ? galley_char_sort_first(galley_tree_slice(tree, part->text))
               : GALLEY_CHAR_PUNCTUATION;
}

/* What it ends with: the last part of the array that is in it is the innermost last one. */
static galley_char_sort last_inside(const galley_tree *tree, uint32_t index) {
    const galley_part *part = &tree->parts[tree->parts[index].end - 1];
    bool direct = part->kind == GALLEY_PART_TEXT;
    for (uint32_t up = part->parent; direct && up != index; up = tree->parts[up].parent) {
        direct = tree->parts[up].kind == GALLEY_PART_PLAIN;
    }
    return direct ? galley_char_sort_last(galley_tree_slice(tree, part->text))
                  : GALLEY_CHAR_PUNCTUATION;
}

/* What follows a part, with the closing delimiters of those that end with it left out. */
static galley_char_sort next_after(const galley_markdown *m, uint32_t index) {
    const galley_tree *tree = m->tree;
    for (;;) {
        const galley_part *part = &tree->parts[index];
        const galley_part *around = &tree->parts[part->parent];
        if (part->end < around->end) {
            return first_of(tree, part->end);
        }
        if (!galley_part_is_inline(around)) {
            return GALLEY_CHAR_SPACE;
        }
        bool run = around->kind == GALLEY_PART_PLAIN ||
                   ((around->kind == GALLEY_PART_STRONG || around->kind == GALLEY_PART_EMPHASIS) &&
                    !m->as_tag[around->kind]);
        if (!run) {
            return GALLEY_CHAR_PUNCTUATION;
        }
        index = part->parent;
    }
}

static bool parts_words(galley_char_sort sort) {
    return sort == GALLEY_CHAR_SPACE || sort == GALLEY_CHAR_PUNCTUATION;
}

/* Would both delimiters be read as such? */
static bool can_delimit(const galley_markdown *m, uint32_t index) {
    const galley_tree *tree = m->tree;
    galley_char_sort first = first_of(tree, index + 1);
    galley_char_sort last = last_inside(tree, index);
    if (m->after_close || first == GALLEY_CHAR_SPACE || last == GALLEY_CHAR_SPACE) {
        return false;
    }
    return (first == GALLEY_CHAR_LETTER || parts_words(m->before)) &&
           (last == GALLEY_CHAR_LETTER || parts_words(next_after(m, index)));
}

static void open_emphasis(galley_markdown *m, uint32_t index) {
    const galley_part *part = &m->tree->parts[index];
    const char *delimiter = delimiter_of(part);
    bool as_tag = delimiter == NULL || !can_delimit(m, index);
    m->as_tag[part->kind] = as_tag;
    galley_char_sort before = m->before;
    galley_markdown_put(m, as_tag ? tag_of(part->kind, true) : delimiter);
    if (!as_tag && part->kind != GALLEY_PART_DELETED) {
        m->before = before; /* more delimiters would make one run with this */
    }
}

static void close_emphasis(galley_markdown *m, const galley_part *part) {
    const char *delimiter = delimiter_of(part);
    bool as_tag = m->as_tag[part->kind];
    galley_markdown_put(m, as_tag ? tag_of(part->kind, false) : delimiter);
    m->after_close = !as_tag;
}

static void write_break(galley_markdown *m) {
    if (m->one_line) {
        galley_markdown_put(m, " ");
        m->before = GALLEY_CHAR_SPACE;
    } else if (m->in_cell) {
        galley_markdown_put(m, "<br>");
    } else {
        galley_markdown_put(m, "\\\n");
        galley_sink_write(m->sink, m->prefix, m->prefix_len);
        m->line_start = true;
        m->before = GALLEY_CHAR_SPACE;
    }
}

static void write_image(galley_markdown *m, const galley_part *part) {
    bool in_link = m->in_link;
    galley_markdown_put(m, "![");
    m->in_link = true;
    galley_markdown_text(m, galley_tree_slice(m->tree, part->text));
    m->in_link = in_link;
    galley_markdown_put(m, "]");
    galley_markdown_target(m, part);
}

void galley_markdown_link(galley_markdown *m, const galley_part *part) {
    galley_span text = part->text.len > 0 ? part->text : part->url;
    galley_markdown_put(m, "[");
    m->in_link = true;
    galley_markdown_text(m, galley_tree_slice(m->tree, text));
    m->in_link = false;
    galley_markdown_put(m, "]");
    galley_markdown_target(m, part);
}

/* Does a link begin right behind a part, with nothing written in between? */
static bool is_before_link(const galley_tree *tree, uint32_t index) {
    const galley_part *parts = tree->parts;
    uint32_t next = parts[index].end;
    for (uint32_t up = parts[index].parent; parts[up].end == next; up = parts[up].parent) {
        if (parts[up].kind != GALLEY_PART_PLAIN) {
            return false;
        }
    }
    while (parts[next].kind == GALLEY_PART_PLAIN) {
        next++; /* it is never empty */
    }
    return parts[next].kind == GALLEY_PART_LINK;
}

void galley_markdown_enter_inline(galley_markdown *m, galley_tree_walk *walk) {
    const galley_part *part = &m->tree->parts[walk->part];
    switch (part->kind) {
    case GALLEY_PART_TEXT:
        m->before_link = is_before_link(m->tree, walk->part);
        galley_markdown_text(m, galley_tree_slice(m->tree, part->text));
        m->before_link = false;
        break;
    case GALLEY_PART_BREAK:
        write_break(m);
        break;
    case GALLEY_PART_IMAGE:
        write_image(m, part);
        break;
    case GALLEY_PART_MATH:
        galley_markdown_math(m, galley_tree_slice(m->tree, part->text), "$");
        break;
    case GALLEY_PART_CODE_SPAN:
        galley_markdown_code_span(m, walk->part);
        galley_tree_skip(walk);
        break;
    case GALLEY_PART_LINK:
        galley_markdown_put(m, "[");
        m->in_link = true;
        break;
    case GALLEY_PART_PLAIN:
        break;
    default:
        open_emphasis(m, walk->part);
        break;
    }
}

void galley_markdown_leave_inline(galley_markdown *m, uint32_t index) {
    const galley_part *part = &m->tree->parts[index];
    if (part->kind == GALLEY_PART_LINK) {
        m->in_link = false;
        galley_markdown_put(m, "]");
        galley_markdown_target(m, part);
    } else if (part->kind != GALLEY_PART_PLAIN) {
        close_emphasis(m, part);
    }
}
