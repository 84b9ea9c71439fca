/*
 * Printing a document as html5lib-tests does. Adjacent texts are written as one; a template's
 * children stand under a line "content".
 */
#include "tree_print.h"

#include <stdlib.h>

#include "foreign_names.h"

struct printer {
    const galley_document *document;
    galley_buffer *out;
    galley_buffer names;     /* decoded attribute names and values, one after the other */
    galley_buffer positions; /* of struct attribute */
};

/* Where an attribute's decoded name and value lie in `names`. */
struct attribute {
    size_t start;
    size_t name_len;
    size_t value_len;
    const char *names;
};

static void append_text(galley_buffer *out, const char *text) {
    galley_buffer_append(out, text, strlen(text));
}

static void indent(struct printer *printer, uint32_t depth) {
    append_text(printer->out, "| ");
    for (uint32_t i = 0; i < depth; i++) {
        append_text(printer->out, "  ");
    }
}

static const char *space_prefix(galley_namespace space) {
    return space == GALLEY_NAMESPACE_SVG ? "svg " : space == GALLEY_NAMESPACE_MATH ? "math " : "";
}

static int compare_bytes(const char *a, size_t a_len, const char *b, size_t b_len) {
    int order = memcmp(a, b, a_len < b_len ? a_len : b_len);
    return order != 0 ? order : (a_len > b_len) - (a_len < b_len);
}

/* By name, and of one name the first written first. */
static int compare_attributes(const void *a, const void *b) {
    const struct attribute *left = a;
    const struct attribute *right = b;
    int order = compare_bytes(left->names + left->start, left->name_len,
                              right->names + right->start, right->name_len);
    return order != 0 ? order : (left->start > right->start) - (left->start < right->start);
}

static void collect_attribute(struct printer *printer, galley_namespace space,
                              const galley_attribute *raw) {
    galley_buffer *names = &printer->names;
    struct attribute attribute = {names->len, 0, 0, NULL};
    galley_attribute_read_name(raw->name, names);
    attribute.name_len = names->len - attribute.start;
    if (!names->failed) {
        galley_slice lower = galley_slice_make(names->bytes + attribute.start, attribute.name_len);
        const char *adjusted = galley_foreign_attribute_name(space, lower);
        if (adjusted != NULL) {
            names->len = attribute.start;
            append_text(names, adjusted);
            attribute.name_len = names->len - attribute.start;
        }
    }
    galley_attribute_read_value(raw->value, names);
    attribute.value_len = names->len - attribute.start - attribute.name_len;
    galley_buffer_append(&printer->positions, (const char *)&attribute, sizeof attribute);
}

static void write_attributes(struct printer *printer, uint32_t depth) {
    struct attribute *attributes = (struct attribute *)(void *)printer->positions.bytes;
    size_t count = printer->positions.len / sizeof *attributes;
    for (size_t i = 0; i < count; i++) {
        attributes[i].names = printer->names.bytes;
    }
    qsort(attributes, count, sizeof *attributes, compare_attributes);
    for (size_t i = 0; i < count; i++) {
        const struct attribute *attribute = &attributes[i];
        const char *name = attribute->names + attribute->start;
        if (i > 0 &&
            compare_bytes(name, attribute->name_len, attribute[-1].names + attribute[-1].start,
                          attribute[-1].name_len) == 0) {
            continue; /* written twice: the first one counts */
        }
        indent(printer, depth);
        galley_buffer_append(printer->out, name, attribute->name_len);
        append_text(printer->out, "=\"");
        galley_buffer_append(printer->out, name + attribute->name_len, attribute->value_len);
        append_text(printer->out, "\"\n");
    }
}

static void print_attributes(struct printer *printer, uint32_t index, uint32_t depth) {
    galley_buffer_clear(&printer->names);
    galley_buffer_clear(&printer->positions);
    galley_namespace space = galley_node_space(&printer->document->nodes[index]);
    galley_attribute_iterator iterator = galley_attribute_begin(printer->document, index);
    for (galley_attribute raw; galley_attribute_next(&iterator, &raw);) {
        collect_attribute(printer, space, &raw);
    }
    if (printer->names.failed || printer->positions.failed) {
        printer->out->failed = true;
    } else if (printer->positions.len > 0) {
        write_attributes(printer, depth);
    }
}

static void print_doctype(struct printer *printer, uint32_t index) {
    galley_buffer *out = printer->out;
    galley_doctype doctype =
        galley_doctype_parse(galley_document_span(printer->document, index), false);
    append_text(out, "<!DOCTYPE ");
    galley_attribute_read_name(doctype.name, out);
    if (doctype.public_id.ptr != NULL || doctype.system_id.ptr != NULL) {
        append_text(out, " \"");
        galley_doctype_read_id(doctype.public_id, out);
        append_text(out, "\" \"");
        galley_doctype_read_id(doctype.system_id, out);
        append_text(out, "\"");
    }
    append_text(out, ">\n");
}

static void print_element(struct printer *printer, uint32_t index, uint32_t depth) {
    const galley_node *node = &printer->document->nodes[index];
    append_text(printer->out, "<");
    append_text(printer->out, space_prefix(galley_node_space(node)));
    galley_document_read_name(printer->document, index, printer->out);
    append_text(printer->out, ">\n");
    print_attributes(printer, index, depth + 1);
    if (galley_node_tag(node) == GALLEY_TAG_TEMPLATE) {
        indent(printer, depth + 1);
        append_text(printer->out, "content\n");
    }
}

/* Writes the text at `index` with the adjacent ones; gives the node after them. */
static uint32_t print_text(struct printer *printer, uint32_t index, uint32_t depth) {
    const galley_document *document = printer->document;
    uint32_t parent = document->nodes[index].parent;
    size_t before = printer->out->len;
    indent(printer, depth);
    append_text(printer->out, "\"");
    size_t opened = printer->out->len;
    while (index < document->count && galley_node_is_text(&document->nodes[index]) &&
           document->nodes[index].parent == parent) {
        galley_document_read(document, index, printer->out);
        index++;
    }
    if (printer->out->len == opened && !printer->out->failed) {
        printer->out->len = before; /* it held NULs only */
    } else {
        append_text(printer->out, "\"\n");
    }
    return index;
}

static uint32_t print_node(struct printer *printer, uint32_t index, uint32_t depth) {
    switch (galley_node_kind_of(&printer->document->nodes[index])) {
    case GALLEY_NODE_TEXT:
        return print_text(printer, index, depth);
    case GALLEY_NODE_DOCTYPE:
        indent(printer, depth);
        print_doctype(printer, index);
        break;
    case GALLEY_NODE_COMMENT:
        indent(printer, depth);
        append_text(printer->out, "<!-- ");
        galley_document_read(printer->document, index, printer->out);
        append_text(printer->out, " -->\n");
        break;
    default:
        indent(printer, depth);
        print_element(printer, index, depth);
        break;
    }
    return index + 1;
}

/* How much deeper the children of a node stand than the node: two levels in a template. */
static uint32_t child_levels(const galley_node *node) {
    return galley_node_tag(node) == GALLEY_TAG_TEMPLATE ? 2 : 1;
}

bool galley_tree_print(const galley_document *document, uint32_t root, galley_buffer *buffer) {
    struct printer printer = {document, buffer, {0}, {0}};
    galley_buffer_init(&printer.names, buffer->allocator);
    galley_buffer_init(&printer.positions, buffer->allocator);
    uint32_t end = galley_document_after(document, root);
    uint32_t depth = 0;
    uint32_t parent = root;
    for (uint32_t index = root + 1; index < end && !buffer->failed;) {
        uint32_t above = document->nodes[index].parent;
        if (above == index - 1 && above != root) {
            depth += child_levels(&document->nodes[above]);
            parent = above;
        }
        while (parent != above) {
            depth -= child_levels(&document->nodes[parent]);
            parent = document->nodes[parent].parent;
        }
        index = print_node(&printer, index, depth);
    }
    galley_buffer_free(&printer.names);
    galley_buffer_free(&printer.positions);
    return !buffer->failed;
}
