/*
 * The tree in, HTML out: one loop. Elements and attributes are those written here and no others,
 * every text is escaped, and addresses are those that the tree let through. So nothing in it runs.
 */
#include "html_writer.h"

static void write_text(galley_sink *sink, const char *text) { galley_sink_write_text(sink, text); }

static void write_line_end(const galley_html *h) {
    write_text(h->sink, "\n");
    galley_sink_write(h->sink, h->line.ptr, h->line.len);
}

static const char *escape_of(const galley_html *h, char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    case '\r':
        return "&#13;";
    case '\n':
        return h->in_markdown ? "&#10;" : NULL;
    default:
        return NULL;
    }
}

/* In texts and in attributes alike. */
static void write_escaped(const galley_html *h, galley_slice text) {
    const char *run = text.ptr;
    const char *end = text.ptr + text.len;
    for (const char *at = run; at < end; at++) {
        const char *escape = (unsigned char)*at > '>' ? NULL : escape_of(h, *at);
        if (escape != NULL) {
            galley_sink_write(h->sink, run, (size_t)(at - run));
            write_text(h->sink, escape);
            run = at + 1;
        }
    }
    galley_sink_write(h->sink, run, (size_t)(end - run));
}

void galley_html_headline(galley_sink *sink, galley_slice title) {
    const galley_html h = {.sink = sink};
    write_text(sink, "<h1>");
    write_escaped(&h, title);
    write_text(sink, "</h1>\n");
}

static void write_attribute(const galley_html *h, const char *name, galley_span value) {
    if (value.len > 0) {
        write_text(h->sink, " ");
        write_text(h->sink, name);
        write_text(h->sink, "=\"");
        write_escaped(h, galley_tree_slice(h->tree, value));
        write_text(h->sink, "\"");
    }
}

static void write_number(const galley_html *h, const char *name, uint32_t value) {
    char digits[12];
    size_t at = sizeof digits;
    do {
        digits[--at] = (char)('0' + value % 10);
        value /= 10;
    } while (value > 0);
    write_text(h->sink, " ");
    write_text(h->sink, name);
    write_text(h->sink, "=\"");
    galley_sink_write(h->sink, digits + at, sizeof digits - at);
    write_text(h->sink, "\"");
}

/* Names of elements that are a matter of the kind alone; NULL for the others. */
static const char *const names[] = {
    [GALLEY_PART_ITEM] = "li",         [GALLEY_PART_TERMS] = "dl",
    [GALLEY_PART_DETAIL] = "dd",       [GALLEY_PART_QUOTE] = "blockquote",
    [GALLEY_PART_DETAILS] = "details", [GALLEY_PART_ASIDE] = "aside",
    [GALLEY_PART_FIGURE] = "figure",   [GALLEY_PART_TABLE] = "table",
    [GALLEY_PART_ROW] = "tr",          [GALLEY_PART_PARAGRAPH] = "p",
    [GALLEY_PART_TERM] = "dt",         [GALLEY_PART_SUMMARY] = "summary",
    [GALLEY_PART_EMPHASIS] = "em",     [GALLEY_PART_STRONG] = "strong",
    [GALLEY_PART_CODE_SPAN] = "code",  [GALLEY_PART_KEYBOARD] = "kbd",
    [GALLEY_PART_SUB] = "sub",         [GALLEY_PART_SUP] = "sup",
    [GALLEY_PART_DELETED] = "del",     [GALLEY_PART_QUOTED] = "q",
    [GALLEY_PART_LINK] = "a",          [GALLEY_PART_PLAIN] = NULL,
};

static const char *name_of(const galley_html *h, const galley_part *part) {
    static const char *const headings[] = {"h1", "h2", "h3", "h4", "h5", "h6"};
    switch (part->kind) {
    case GALLEY_PART_LIST:
        return part->flags & GALLEY_PART_ORDERED ? "ol" : "ul";
    case GALLEY_PART_CELL:
        return part->flags & GALLEY_PART_HEADER ? "th" : "td";
    case GALLEY_PART_HEADING:
        return headings[part->number >= 1 && part->number <= 6 ? part->number - 1 : 5];
    case GALLEY_PART_CAPTION:
        return h->tree->parts[part->parent].kind == GALLEY_PART_TABLE ? "caption" : "figcaption";
    default:
        return names[part->kind];
    }
}

/* A paragraph that is the only one of an item or a cell needs no element of its own. */
static bool is_bare(const galley_tree *tree, uint32_t index) {
    const galley_part *part = &tree->parts[index];
    if (part->kind != GALLEY_PART_PARAGRAPH || part->parent + 1 != index) {
        return false;
    }
    const galley_part *around = &tree->parts[part->parent];
    if (around->kind != GALLEY_PART_ITEM && around->kind != GALLEY_PART_CELL &&
        around->kind != GALLEY_PART_DETAIL) {
        return false;
    }
    for (uint32_t i = part->end; i < around->end; i = tree->parts[i].end) {
        if (tree->parts[i].kind != GALLEY_PART_LIST) {
            return false;
        }
    }
    return true;
}

static void write_attributes(const galley_html *h, const galley_part *part) {
    switch (part->kind) {
    case GALLEY_PART_LIST:
        if ((part->flags & GALLEY_PART_ORDERED) != 0 && part->number != 1) {
            write_number(h, "start", part->number);
        }
        break;
    case GALLEY_PART_CELL:
        if (part->number > 1) {
            write_number(h, "colspan", part->number);
        }
        if (part->span > 1) {
            write_number(h, "rowspan", part->span);
        }
        break;
    case GALLEY_PART_QUOTE:
        write_attribute(h, "cite", part->url);
        write_text(h->sink, part->flags & GALLEY_PART_PULLED ? " class=\"pullquote\"" : "");
        break;
    case GALLEY_PART_LINK:
        write_attribute(h, "href", part->url);
        break;
    default:
        break;
    }
}

static void write_image(const galley_html *h, const galley_part *part) {
    write_text(h->sink, "<img");
    write_attribute(h, "src", part->url);
    write_text(h->sink, " alt=\"");
    write_escaped(h, galley_tree_slice(h->tree, part->text));
    write_text(h->sink, "\"");
    write_attribute(h, "title", part->note);
    write_text(h->sink, ">");
}

static void write_code(const galley_html *h, const galley_part *part) {
    write_text(h->sink, "<pre><code");
    if (part->note.len > 0) {
        write_text(h->sink, " class=\"language-");
        write_escaped(h, galley_tree_slice(h->tree, part->note));
        write_text(h->sink, "\"");
    }
    write_text(h->sink, ">");
    write_escaped(h, galley_tree_slice(h->tree, part->text));
    write_text(h->sink, "</code></pre>");
}

static void write_embed(const galley_html *h, const galley_part *part) {
    write_text(h->sink, "<p><a");
    write_attribute(h, "href", part->url);
    write_text(h->sink, ">");
    write_escaped(h, galley_tree_slice(h->tree, part->text.len > 0 ? part->text : part->url));
    write_text(h->sink, "</a></p>");
}

static void write_around(const galley_html *h, const char *before, galley_span text,
                         const char *after) {
    write_text(h->sink, before);
    write_escaped(h, galley_tree_slice(h->tree, text));
    write_text(h->sink, after);
}

/* A part that holds nothing. False for all others. */
static bool write_single(const galley_html *h, const galley_part *part) {
    switch (part->kind) {
    case GALLEY_PART_TEXT:
        write_escaped(h, galley_tree_slice(h->tree, part->text));
        return true;
    case GALLEY_PART_BREAK:
        write_text(h->sink, "<br>");
        return true;
    case GALLEY_PART_IMAGE:
        write_image(h, part);
        return true;
    case GALLEY_PART_MATH:
        write_around(h, "<span class=\"math\">\\(", part->text, "\\)</span>");
        return true;
    case GALLEY_PART_CODE:
        write_code(h, part);
        return true;
    case GALLEY_PART_FORMULA:
        write_around(h, "<div class=\"math\">\\[", part->text, "\\]</div>");
        return true;
    case GALLEY_PART_EMBED:
        write_embed(h, part);
        return true;
    default:
        return false;
    }
}

/* Does a line end stand behind the opening tag? */
static bool opens_lines(const galley_part *part) {
    return part->kind == GALLEY_PART_LIST || part->kind == GALLEY_PART_TERMS ||
           part->kind == GALLEY_PART_QUOTE || part->kind == GALLEY_PART_DETAILS ||
           part->kind == GALLEY_PART_ASIDE || part->kind == GALLEY_PART_FIGURE ||
           part->kind == GALLEY_PART_TABLE;
}

static bool ends_line(const galley_tree *tree, uint32_t index, uint32_t top) {
    const galley_part *part = &tree->parts[index];
    return index != top && part->kind != GALLEY_PART_ROOT && part->kind != GALLEY_PART_CELL &&
           !galley_part_is_inline(part) && !is_bare(tree, index) &&
           tree->parts[part->parent].kind != GALLEY_PART_CELL;
}

static void write_tag(const galley_html *h, uint32_t index, bool entered) {
    const galley_part *part = &h->tree->parts[index];
    const char *name = is_bare(h->tree, index) ? NULL : name_of(h, part);
    if (name == NULL) {
        return;
    }
    write_text(h->sink, entered ? "<" : "</");
    write_text(h->sink, name);
    if (entered) {
        write_attributes(h, part);
    }
    write_text(h->sink, ">");
}

void galley_html_write(const galley_html *h, uint32_t top) {
    const galley_tree *tree = h->tree;
    galley_tree_walk walk = galley_tree_begin(tree, top);
    while (galley_tree_next(&walk) && !h->sink->failed) {
        const galley_part *part = &tree->parts[walk.part];
        bool single = write_single(h, part);
        if (!single) {
            write_tag(h, walk.part, walk.entered);
        }
        if (walk.entered && !single ? opens_lines(part) : ends_line(tree, walk.part, top)) {
            write_line_end(h);
        }
    }
}
