/*
 * Text and what is around it inside a paragraph.
 *
 * An inline element's part is made only when its first text comes. So empty elements leave nothing,
 * white space at the edges of an element goes outside of it, and an element around several
 * paragraphs is made anew in each. One that begins where another of its kind ended goes on with
 * that: "<b>a</b><b>b</b>" is one part.
 */
#include "../judge/words.h"
#include "tree_build.h"

static bool has_mark(const galley_tree_builder *b, galley_part_kind kind) {
    for (uint32_t i = 0; i < b->mark_count; i++) {
        if (b->marks[i].kind == kind) {
            return true;
        }
    }
    return false;
}

void galley_tree_push_mark(galley_tree_builder *b, galley_part_kind kind, uint32_t node) {
    if (b->mark_count == GALLEY_TREE_MARKS || has_mark(b, kind) ||
        has_mark(b, GALLEY_PART_CODE_SPAN)) {
        return;
    }
    galley_tree_mark mark = {.end = b->document->nodes[node].extent,
                             .node = node,
                             .part = GALLEY_PART_NONE,
                             .kind = (uint8_t)kind};
    if (kind == GALLEY_PART_LINK) {
        mark.url = b->source->without.links ? mark.url : galley_tree_address(b, node, "href");
        if (mark.url.len == 0) {
            return;
        }
    }
    b->marks[b->mark_count++] = mark;
}

static void close_mark(galley_tree_builder *b, galley_tree_mark *mark) {
    if (mark->part != GALLEY_PART_NONE) {
        galley_tree_close(b->tree, mark->part);
        b->top = b->tree->parts[mark->part].parent;
        b->closed = mark->part;
        mark->part = GALLEY_PART_NONE;
    }
}

void galley_tree_pop_marks(galley_tree_builder *b, uint32_t index) {
    while (b->mark_count > 0 && b->marks[b->mark_count - 1].end <= index) {
        close_mark(b, &b->marks[--b->mark_count]);
    }
}

void galley_tree_close_marks(galley_tree_builder *b) {
    for (uint32_t i = b->mark_count; i > 0; i--) {
        close_mark(b, &b->marks[i - 1]);
    }
    b->closed = GALLEY_PART_NONE;
}

/* Is the inline part that was closed last the part's last child, and of the mark's kind? */
static bool goes_on(const galley_tree_builder *b, const galley_tree_mark *mark) {
    const galley_tree *tree = b->tree;
    if (b->closed == GALLEY_PART_NONE) {
        return false;
    }
    const galley_part *part = &tree->parts[b->closed];
    return part->kind == mark->kind && part->end == tree->count && part->parent == b->top &&
           (mark->kind != GALLEY_PART_LINK ||
            galley_slice_equal(galley_tree_slice(tree, part->url),
                               galley_tree_slice(tree, mark->url)));
}

static void open_mark(galley_tree_builder *b, galley_tree_mark *mark) {
    if (goes_on(b, mark)) {
        mark->part = b->top = b->closed;
        b->closed = GALLEY_PART_NONE;
        return;
    }
    /* a term and a summary stand out as they are */
    uint8_t leaf = b->tree->parts[b->leaf].kind;
    bool plain = mark->kind == GALLEY_PART_STRONG &&
                 (leaf == GALLEY_PART_TERM || leaf == GALLEY_PART_SUMMARY);
    uint32_t part =
        galley_tree_open(b, plain ? GALLEY_PART_PLAIN : (galley_part_kind)mark->kind, mark->node);
    if (part == GALLEY_PART_NONE) {
        return;
    }
    b->tree->parts[part].url = mark->url;
    b->tree->parts[part].note = mark->note;
    mark->part = part;
}

/* Adds a text that ends the buffer to the part that is open, or to the text it ends with. */
static void add_text(galley_tree_builder *b, size_t start) {
    galley_tree *tree = b->tree;
    uint32_t len = (uint32_t)(tree->text.len - start);
    galley_part *before = &tree->parts[tree->count - 1];
    if (before->kind == GALLEY_PART_TEXT && before->parent == b->top &&
        before->text.start + (size_t)before->text.len == start) {
        before->text.len += len;
        return;
    }
    uint32_t part = galley_tree_add(tree, GALLEY_PART_TEXT, b->top, GALLEY_NODE_NONE);
    if (part == GALLEY_PART_NONE) {
        b->no_memory = true;
        return;
    }
    tree->parts[part].text = (galley_span){(uint32_t)start, len};
}

void galley_tree_prepare(galley_tree_builder *b) {
    if (b->leaf == GALLEY_PART_NONE && b->inside) { /* a formula has cut the paragraph */
        uint32_t end = b->segment->last + 1;
        if (!galley_tree_begin_leaf(b, b->segment->first, end)) {
            return;
        }
    }
    bool begun = b->tree->count > b->leaf + (size_t)1;
    if (begun && b->line) {
        b->no_memory |= galley_tree_add(b->tree, GALLEY_PART_BREAK, b->top, GALLEY_NODE_NONE) ==
                        GALLEY_PART_NONE;
    } else if (begun && b->space) {
        size_t start = b->tree->text.len;
        b->no_memory |= !galley_buffer_append_byte(&b->tree->text, ' ');
        add_text(b, start);
    }
    b->line = false;
    b->space = false;
    for (uint32_t i = 0; i < b->mark_count && !b->no_memory; i++) {
        if (b->marks[i].part == GALLEY_PART_NONE) {
            open_mark(b, &b->marks[i]);
        }
    }
}

void galley_tree_take_text(galley_tree_builder *b, galley_slice text, bool collapsed) {
    galley_slice rest = collapsed ? text : galley_words_skip(text);
    b->space |= rest.len < text.len;
    if (rest.len == 0 || b->no_memory) {
        return;
    }
    galley_tree_prepare(b);
    size_t start = b->tree->text.len;
    galley_words words = {.space = false};
    if (start + rest.len >= UINT32_MAX ||
        !(collapsed ? galley_buffer_append_slice(&b->tree->text, rest)
                    : galley_words_append(&words, rest, false, false, &b->tree->text))) {
        b->no_memory = true;
    }
    if (!b->no_memory) {
        add_text(b, start);
        b->space = words.space;
    }
}
