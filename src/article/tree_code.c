/*
 * A pre, or a table of lines, in; its code out: all text in it as it stands, a line where a block
 * element or <br> makes one; columns of line numbers and buttons left out.
 */
#include "../judge/display.h"
#include "code_language.h"
#include "tree_build.h"

static void take_line_end(galley_buffer *out, size_t start) {
    if (out->len > start && out->bytes[out->len - 1] != '\n') {
        galley_buffer_append_byte(out, '\n');
    }
}

/* Appends a text with its line ends made line feeds, and no other control that divides it. */
static void take_text(galley_tree_builder *b, uint32_t index) {
    galley_buffer *out = &b->tree->text;
    size_t start = out->len;
    b->no_memory |= !galley_document_read(b->document, index, out);
    for (size_t i = start; i < out->len; i++) {
        char c = out->bytes[i];
        out->bytes[i] = (char)(c == '\r' ? '\n' : c == '\f' || c == '\v' || c == '\0' ? ' ' : c);
    }
}

/* Opens an element inside; the node to go on with. */
static uint32_t enter(galley_tree_builder *b, uint32_t index, size_t start) {
    const galley_node *node = &b->document->nodes[index];
    const galley_display *display = galley_display_of(node);
    galley_tag tag = galley_node_tag(node);
    switch (display->flow) {
    case GALLEY_FLOW_BREAK:
        galley_buffer_append_byte(&b->tree->text, '\n');
        return node->extent;
    case GALLEY_FLOW_PICTURE:
    case GALLEY_FLOW_SKIP:
        return node->extent;
    default:
        break;
    }
    if (tag == GALLEY_TAG_BUTTON || galley_code_is_gutter(b->document, index)) {
        return node->extent;
    }
    if (display->flow == GALLEY_FLOW_BLOCK && tag != GALLEY_TAG_TD && tag != GALLEY_TAG_TH) {
        take_line_end(&b->tree->text, start);
    }
    return index + 1;
}

/* All of the text, with a line's end where the last block element closed. */
static void take_all(galley_tree_builder *b, uint32_t pre) {
    const galley_node *nodes = b->document->nodes;
    galley_buffer *out = &b->tree->text;
    size_t start = out->len;
    uint32_t end = nodes[pre].extent;
    uint32_t block_end = end; /* of the innermost block element that was opened last */
    uint32_t index = pre + 1;
    while (index < end && !b->no_memory) {
        if (index >= block_end) {
            take_line_end(out, start);
            block_end = end;
        }
        if (galley_node_is_text(&nodes[index])) {
            take_text(b, index++);
        } else if (galley_node_is_element(&nodes[index])) {
            uint32_t next = enter(b, index, start);
            if (next == index + 1 && galley_display_of(&nodes[index])->flow == GALLEY_FLOW_BLOCK) {
                block_end = nodes[index].extent;
            }
            index = next;
        } else {
            index++;
        }
    }
    b->no_memory |= out->failed;
}

/* Without empty lines at both ends. */
static galley_span trim(const galley_buffer *text, size_t start) {
    size_t end = text->len;
    while (end > start && galley_ascii_space(text->bytes[end - 1])) {
        end--;
    }
    size_t line = start;
    for (size_t i = start; i < end && galley_ascii_space(text->bytes[i]); i++) {
        line = text->bytes[i] == '\n' ? i + 1 : line;
    }
    return (galley_span){(uint32_t)line, (uint32_t)(end - line)};
}

static bool is_gutter(const galley_document *document, uint32_t pre) {
    uint32_t parent = document->nodes[pre].parent;
    return galley_code_is_gutter(document, pre) || galley_code_is_gutter(document, parent);
}

/* Makes a part of the code that was read since `start`. `node` is what names may stand at. */
static void finish(galley_tree_builder *b, uint32_t node, size_t start) {
    galley_tree *tree = b->tree;
    galley_span text = trim(&tree->text, start);
    if (text.len == 0 || tree->text.len >= UINT32_MAX || b->no_memory) {
        b->no_memory |= tree->text.len >= UINT32_MAX;
        return;
    }
    size_t language = tree->text.len;
    galley_code_language(b->document, node, &tree->text);
    b->no_memory |= tree->text.failed;
    uint32_t part = galley_tree_add(tree, GALLEY_PART_CODE, b->top, node);
    if (part == GALLEY_PART_NONE) {
        b->no_memory = true;
        return;
    }
    tree->parts[part].text = text;
    tree->parts[part].note =
        (galley_span){(uint32_t)language, (uint32_t)(tree->text.len - language)};
}

void galley_tree_take_code(galley_tree_builder *b, uint32_t node) {
    size_t start = b->tree->text.len;
    if (!is_gutter(b->document, node)) {
        take_all(b, node);
        finish(b, node, start);
    }
}

void galley_tree_take_code_table(galley_tree_builder *b, uint32_t node, const galley_table *table) {
    size_t start = b->tree->text.len;
    for (size_t i = 0; i < table->count && !b->no_memory; i++) {
        if (table->cells[i].column == table->code_column) {
            take_line_end(&b->tree->text, start);
            take_all(b, table->cells[i].node);
        }
    }
    finish(b, node, start);
}
