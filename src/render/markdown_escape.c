/*
 * Texts, code, addresses in; Markdown that reads as them out.
 *
 * A backslash stands before what CommonMark and its tables, strikethroughs and dollar signs would
 * take for syntax where it stands, and nowhere else, so that plain prose stays as it is.
 */
#include "markdown.h"
#include "special.h"
#include <string.h>

typedef struct escaping {
    galley_markdown *m;
    const char *begin;
    const char *at;
    const char *end;
} escaping;

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_word(char c) {
    return is_digit(c) || (galley_ascii_lower(c) >= 'a' && galley_ascii_lower(c) <= 'z');
}

/* The character `ahead` bytes on, or a space behind the end. */
static char peek(const escaping *e, size_t ahead) {
    return (size_t)(e->end - e->at) > ahead ? e->at[ahead] : ' ';
}

/* Could what begins here be a character reference? At the end of the text, the next may go on. */
static bool begins_reference(const escaping *e) {
    enum { LONGEST = 40 };
    const char *at = e->at + 1;
    while (at < e->end && at - e->at < LONGEST && (is_word(*at) || *at == '#')) {
        at++;
    }
    return at == e->end || *at == ';';
}

/* A number and a point, as before an item of a list: the place of the point, or NULL. */
static const char *find_item_point(const escaping *e) {
    enum { MOST_DIGITS = 9 };
    const char *at = e->at;
    while (at < e->end && at - e->at < MOST_DIGITS && is_digit(*at)) {
        at++;
    }
    bool point = at > e->at && at < e->end && (*at == '.' || *at == ')');
    return point && (at + 1 == e->end || galley_ascii_space(at[1])) ? at : NULL;
}

/* Is the first character of a line the beginning of a block? */
static bool begins_block(const escaping *e) {
    char next = peek(e, 1);
    size_t marks = 0;
    switch (*e->at) {
    case '>':
    case '=':
    case '|':
        return true;
    case '-':
        return next == ' ' || next == '-' || next == '|' || next == ':';
    case '+':
        return next == ' ';
    case ':':
        return next == '-' || next == ' ' || next == '|';
    case '#':
        while (peek(e, marks) == '#') {
            marks++;
        }
        return peek(e, marks) == ' ';
    default:
        return false;
    }
}

/* Is an underscore between two letters? Then it emphasizes nothing. */
static bool is_inside_word(const escaping *e) {
    return e->at > e->begin && is_word(e->at[-1]) && is_word(peek(e, 1));
}

/* There are no definitions of links, so that brackets only mean something in the text of a link,
 * before a parenthesis, as marks of footnotes, and as boxes to be ticked in a list. */
static bool needs_escape_bracket(const escaping *e) {
    char next = peek(e, 1);
    if (e->m->in_link || e->at + 1 == e->end) {
        return true;
    }
    if (*e->at == ']') {
        return next == '(' || next == '[' || next == ':';
    }
    return next == '^' || (e->at == e->begin && e->m->line_start && peek(e, 2) == ']');
}

static bool needs_escape(const escaping *e) {
    char next = peek(e, 1);
    switch (*e->at) {
    case '\\':
    case '`':
    case '*':
    case '~':
        return true;
    case '[':
    case ']':
        return needs_escape_bracket(e);
    case '_':
        return !is_inside_word(e);
    case '<':
        return e->at + 1 == e->end || next == '/' || next == '!' || next == '?' ||
               (is_word(next) && !is_digit(next));
    case '&':
        return begins_reference(e);
    case '!':
        return e->at + 1 == e->end && e->m->before_link; /* would make it a picture */
    case '|':
        return e->m->in_cell;
    case '$':
        return e->m->tree->has_math;
    case '#':
        return e->m->one_line && e->at + 1 == e->end; /* would end a heading */
    case '^':
        return e->m->in_link && e->at == e->begin;
    default:
        return false;
    }
}

static void write_bytes(galley_markdown *m, const char *from, const char *to) {
    galley_sink_write(m->sink, from, (size_t)(to - from));
}

static const char *escape_line_start(escaping *e) {
    const char *point = find_item_point(e);
    if (point != NULL) {
        write_bytes(e->m, e->at, point);
        e->at = point;
    }
    if (point != NULL || begins_block(e)) {
        galley_sink_write(e->m->sink, "\\", 1);
        return e->at++;
    }
    return e->at;
}

void galley_markdown_text(galley_markdown *m, galley_slice text) {
    if (text.len == 0) {
        return;
    }
    escaping e = {m, text.ptr, text.ptr, text.ptr + text.len};
    const char *run = m->line_start ? escape_line_start(&e) : e.at;
    for (;; e.at++) {
        e.at = galley_special_next(e.at, e.end, GALLEY_SPECIAL_CONTROL | GALLEY_SPECIAL_MARKDOWN);
        if (e.at == e.end) {
            break;
        }
        bool space = galley_ascii_space(*e.at) || *e.at == '\v';
        if (space || needs_escape(&e)) {
            write_bytes(m, run, e.at);
            galley_sink_write(m->sink, space ? " " : "\\", 1);
            run = space ? e.at + 1 : e.at;
        }
    }
    write_bytes(m, run, e.end);
    m->before = galley_char_sort_last(text);
    m->after_close = false;
    m->line_start = false;
}

size_t galley_markdown_ticks(galley_slice text) {
    size_t run = 0;
    size_t longest = 0;
    for (size_t i = 0; i < text.len; i++) {
        run = text.ptr[i] == '`' ? run + 1 : 0;
        longest = run > longest ? run : longest;
    }
    return longest;
}

static void write_ticks(galley_markdown *m, size_t count) {
    for (size_t i = 0; i < count; i++) {
        galley_sink_write(m->sink, "`", 1);
    }
}

/* Code in a line: line ends are spaces, and in a table a backslash stands before a pipe. */
static void write_code(galley_markdown *m, galley_slice text) {
    const char *run = text.ptr;
    const char *end = text.ptr + text.len;
    for (const char *at = run; at < end; at++) {
        bool space = *at == '\n' || *at == '\r';
        if (space || (*at == '|' && m->in_cell)) {
            write_bytes(m, run, at);
            galley_sink_write(m->sink, space ? " " : "\\", 1);
            run = space ? at + 1 : at;
        }
    }
    write_bytes(m, run, end);
}

void galley_markdown_code_span(galley_markdown *m, uint32_t index) {
    const galley_tree *tree = m->tree;
    uint32_t end = tree->parts[index].end;
    size_t ticks = 0;
    bool pad = false;
    for (uint32_t i = index + 1; i < end; i++) {
        galley_slice text = galley_tree_slice(tree, tree->parts[i].text);
        if (tree->parts[i].kind != GALLEY_PART_TEXT || text.len == 0) {
            continue;
        }
        size_t longest = galley_markdown_ticks(text);
        ticks = longest > ticks ? longest : ticks;
        pad |= text.ptr[0] == '`' || text.ptr[text.len - 1] == '`' || text.ptr[0] == ' ';
    }
    write_ticks(m, ticks + 1);
    galley_sink_write(m->sink, " ", pad);
    for (uint32_t i = index + 1; i < end; i++) {
        const galley_part *part = &tree->parts[i];
        if (part->kind == GALLEY_PART_TEXT) {
            write_code(m, galley_tree_slice(tree, part->text));
        } else if (part->kind == GALLEY_PART_BREAK) {
            galley_sink_write(m->sink, " ", 1);
        }
    }
    galley_sink_write(m->sink, " ", pad);
    write_ticks(m, ticks + 1);
    galley_markdown_put(m, "");
}

/* What an address may not hold as it is. The tree has no spaces, quotes or brackets in it. */
static const char *address_escape(char c) {
    switch (c) {
    case '(':
        return "%28";
    case ')':
        return "%29";
    case '\\':
        return "%5C";
    case '`':
        return "%60";
    case '|':
        return "%7C";
    case '<':
        return "%3C";
    case '>':
        return "%3E";
    case '&':
        return "&amp;";
    default:
        return "%20";
    }
}

static bool has_reference(galley_slice address, const char *at) {
    escaping e = {NULL, address.ptr, at, address.ptr + address.len};
    return begins_reference(&e);
}

/* Parentheses in pairs may stay as they are. */
static bool is_balanced(galley_slice address) {
    enum { DEEPEST = 16 };
    int depth = 0;
    for (size_t i = 0; i < address.len && depth >= 0 && depth < DEEPEST; i++) {
        depth += address.ptr[i] == '(' ? 1 : address.ptr[i] == ')' ? -1 : 0;
    }
    return depth == 0;
}

static void write_address(galley_markdown *m, galley_slice address) {
    const char *end = address.ptr + address.len;
    const char *run = address.ptr;
    const char *at = galley_special_find(run, end, GALLEY_SPECIAL_ADDRESS);
    bool balanced = at == end || is_balanced(address);
    for (; at < end; at = galley_special_find(at + 1, end, GALLEY_SPECIAL_ADDRESS)) {
        if ((*at == '&' && !has_reference(address, at)) ||
            (balanced && (*at == '(' || *at == ')'))) {
            continue;
        }
        write_bytes(m, run, at);
        galley_sink_write_text(m->sink, address_escape(*at));
        run = at + 1;
    }
    write_bytes(m, run, end);
}

void galley_markdown_target(galley_markdown *m, const galley_part *part) {
    galley_slice title = galley_tree_slice(m->tree, part->note);
    galley_sink_write(m->sink, "(", 1);
    write_address(m, galley_tree_slice(m->tree, part->url));
    if (title.len > 0) {
        galley_sink_write(m->sink, " \"", 2);
        for (size_t i = 0; i < title.len; i++) {
            char c = title.ptr[i];
            bool escape = c == '"' || c == '\\' || c == '&' || c == '`' || c == '<' || c == '*' ||
                          c == '_' || c == '[' || c == ']' || (c == '|' && m->in_cell);
            galley_sink_write(m->sink, "\\", escape);
            galley_sink_write(m->sink, (unsigned char)c < ' ' ? " " : &title.ptr[i], 1);
        }
        galley_sink_write(m->sink, "\"", 1);
    }
    galley_markdown_put(m, ")");
}

void galley_markdown_math(galley_markdown *m, galley_slice tex, const char *around) {
    galley_sink_write_text(m->sink, around);
    write_code(m, tex);
    galley_markdown_put(m, around);
}
