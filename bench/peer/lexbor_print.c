/*
 * lexbor's document comes in, the lines of html5lib-tests go out. The walk follows lexbor's own
 * links and keeps a stack only of the templates it is inside of, whose children hang elsewhere.
 * Each page gets a new document: lexbor's clean does not take back quirks mode.
 */
#include "lexbor_print.h"
#include "pages.h"

#include <lexbor/dom/dom.h>
#include <lexbor/html/html.h>
#include <stdlib.h>
#include <string.h>

/* A template whose content is being printed. */
typedef struct opened {
    lxb_dom_node_t *node;
} opened;

typedef struct walk {
    galley_buffer *out;
    galley_buffer *names; /* names of one element's attributes, one after the other */
    opened *templates;
    size_t template_count;
    size_t template_capacity;
    size_t depth;
} walk;

static void put(galley_buffer *out, const char *text) {
    galley_buffer_append(out, text, strlen(text));
}

static void put_bytes(galley_buffer *out, const lxb_char_t *bytes, size_t len) {
    if (len > 0) {
        galley_buffer_append(out, (const char *)bytes, len);
    }
}

static void put_indent(walk *w, size_t depth) {
    put(w->out, "| ");
    for (size_t i = 0; i < depth; i++) {
        put(w->out, "  ");
    }
}

static void print_doctype(walk *w, lxb_dom_node_t *node) {
    const lxb_dom_document_type_t *doctype = lxb_dom_interface_document_type(node);
    size_t len;
    const lxb_char_t *name = lxb_dom_document_type_name(doctype, &len);
    put_indent(w, w->depth);
    put(w->out, "<!DOCTYPE ");
    put_bytes(w->out, name, len);
    if (doctype->public_id.length > 0 || doctype->system_id.length > 0) {
        put(w->out, " \"");
        put_bytes(w->out, doctype->public_id.data, doctype->public_id.length);
        put(w->out, "\" \"");
        put_bytes(w->out, doctype->system_id.data, doctype->system_id.length);
        put(w->out, "\"");
    }
    put(w->out, ">\n");
}

static void print_comment(walk *w, lxb_dom_node_t *node) {
    const lexbor_str_t *data = &lxb_dom_interface_character_data(node)->data;
    put_indent(w, w->depth);
    put(w->out, "<!-- ");
    put_bytes(w->out, data->data, data->length);
    put(w->out, " -->\n");
}

/* lexbor knows the processing instructions that the standard's older text reads as comments. */
static void print_instruction(walk *w, lxb_dom_node_t *node) {
    const lxb_dom_processing_instruction_t *pi = lxb_dom_interface_processing_instruction(node);
    put_indent(w, w->depth);
    put(w->out, "<?");
    put_bytes(w->out, pi->target.data, pi->target.length);
    put(w->out, " ");
    put_bytes(w->out, pi->char_data.data.data, pi->char_data.data.length);
    put(w->out, ">\n");
}

static bool is_text(const lxb_dom_node_t *node) {
    return node && node->type == LXB_DOM_NODE_TYPE_TEXT;
}

static void print_text(walk *w, lxb_dom_node_t *node) {
    const lexbor_str_t *data = &lxb_dom_interface_character_data(node)->data;
    if (!is_text(node->prev)) {
        put_indent(w, w->depth);
        put(w->out, "\"");
    }
    put_bytes(w->out, data->data, data->length);
    if (!is_text(node->next)) {
        put(w->out, "\"\n");
    }
}

/* An attribute and the name it is printed and sorted by, a span of walk.names. */
typedef struct named {
    lxb_dom_attr_t *attr;
    const galley_buffer *names;
    size_t start;
    size_t len;
} named;

static int compare_named(const void *left, const void *right) {
    const named *a = left;
    const named *b = right;
    size_t len = a->len < b->len ? a->len : b->len;
    int order = memcmp(a->names->bytes + a->start, b->names->bytes + b->start, len);
    return order != 0 ? order : (a->len > b->len) - (a->len < b->len);
}

/* "xlink href" for an attribute in a namespace, else the name as it is. */
static named name_attribute(walk *w, lxb_dom_attr_t *attr) {
    size_t start = w->names->len;
    size_t len;
    const lxb_char_t *name = lxb_dom_attr_qualified_name(attr, &len);
    const char *space = attr->node.ns == LXB_NS_XLINK   ? "xlink "
                        : attr->node.ns == LXB_NS_XML   ? "xml "
                        : attr->node.ns == LXB_NS_XMLNS ? "xmlns "
                                                        : "";
    const lxb_char_t *colon = *space ? memchr(name, ':', len) : NULL;
    if (colon) {
        len -= (size_t)(colon + 1 - name);
        name = colon + 1;
    }
    put(w->names, space);
    put_bytes(w->names, name, len);
    return (named){attr, w->names, start, w->names->len - start};
}

static void print_attributes(walk *w, lxb_dom_element_t *element) {
    size_t count = 0;
    for (lxb_dom_attr_t *attr = element->first_attr; attr; attr = attr->next) {
        count++;
    }
    if (count == 0) {
        return;
    }
    named *list = bench_new(count, sizeof *list);
    galley_buffer_clear(w->names);
    size_t i = 0;
    for (lxb_dom_attr_t *attr = element->first_attr; attr; attr = attr->next) {
        list[i++] = name_attribute(w, attr);
    }
    qsort(list, count, sizeof *list, compare_named);
    for (i = 0; i < count; i++) {
        const lexbor_str_t *value = list[i].attr->value;
        put_indent(w, w->depth + 1);
        galley_buffer_append(w->out, w->names->bytes + list[i].start, list[i].len);
        put(w->out, "=\"");
        if (value) {
            put_bytes(w->out, value->data, value->length);
        }
        put(w->out, "\"\n");
    }
    free(list);
}

static void print_element(walk *w, lxb_dom_node_t *node) {
    lxb_dom_element_t *element = lxb_dom_interface_element(node);
    size_t len;
    const lxb_char_t *name = lxb_dom_element_qualified_name(element, &len);
    put_indent(w, w->depth);
    put(w->out, node->ns == LXB_NS_SVG ? "<svg " : node->ns == LXB_NS_MATH ? "<math " : "<");
    put_bytes(w->out, name, len);
    put(w->out, ">\n");
    print_attributes(w, element);
}

static void print_node(walk *w, lxb_dom_node_t *node) {
    switch (node->type) {
    case LXB_DOM_NODE_TYPE_ELEMENT:
        print_element(w, node);
        break;
    case LXB_DOM_NODE_TYPE_TEXT:
        print_text(w, node);
        break;
    case LXB_DOM_NODE_TYPE_COMMENT:
        print_comment(w, node);
        break;
    case LXB_DOM_NODE_TYPE_DOCUMENT_TYPE:
        print_doctype(w, node);
        break;
    case LXB_DOM_NODE_TYPE_PROCESSING_INSTRUCTION:
        print_instruction(w, node);
        break;
    default: /* a document holds no other kinds */
        break;
    }
}

static bool is_template(const lxb_dom_node_t *node) {
    return node->type == LXB_DOM_NODE_TYPE_ELEMENT && node->ns == LXB_NS_HTML &&
           node->local_name == LXB_TAG_TEMPLATE;
}

static lxb_dom_node_t *enter_template(walk *w, lxb_dom_node_t *node) {
    lxb_html_template_element_t *element = lxb_html_interface_template(node);
    put_indent(w, w->depth + 1);
    put(w->out, "content\n");
    lxb_dom_node_t *child = lxb_dom_interface_node(element->content)->first_child;
    if (child) {
        if (w->template_count == w->template_capacity) {
            w->template_capacity = w->template_capacity ? w->template_capacity * 2 : 16;
            w->templates = bench_resize(w->templates, w->template_capacity * sizeof *w->templates);
        }
        w->templates[w->template_count++].node = node;
        w->depth += 2;
    }
    return child;
}

/* The node's first child, counting the depth, or NULL. */
static lxb_dom_node_t *enter(walk *w, lxb_dom_node_t *node) {
    if (is_template(node)) {
        return enter_template(w, node);
    }
    if (node->type != LXB_DOM_NODE_TYPE_ELEMENT || !node->first_child) {
        return NULL;
    }
    w->depth++;
    return node->first_child;
}

/* The next node after a subtree, in preorder, or NULL at the end of the document. */
static lxb_dom_node_t *leave(walk *w, lxb_dom_node_t *node) {
    while (!node->next) {
        node = node->parent;
        if (!node || node->type == LXB_DOM_NODE_TYPE_DOCUMENT) {
            return NULL;
        }
        if (node->type == LXB_DOM_NODE_TYPE_DOCUMENT_FRAGMENT && w->template_count > 0) {
            node = w->templates[--w->template_count].node;
            w->depth--;
        }
        w->depth--;
    }
    return node->next;
}

static void print_document(walk *w, lxb_html_document_t *document) {
    lxb_dom_node_t *node = lxb_dom_interface_node(document)->first_child;
    while (node) {
        print_node(w, node);
        lxb_dom_node_t *child = enter(w, node);
        node = child ? child : leave(w, node);
    }
}

bool bench_lexbor_print(const char *bytes, size_t len, galley_buffer *buffer) {
    lxb_html_document_t *document = lxb_html_document_create();
    if (!document) {
        return false;
    }
    lxb_html_document_scripting_set(document, false);
    bool ok = lxb_html_document_parse(document, (const lxb_char_t *)bytes, len) == LXB_STATUS_OK;
    if (ok) {
        galley_buffer names;
        galley_buffer_init(&names, buffer->allocator);
        walk w = {buffer, &names, NULL, 0, 0, 0};
        print_document(&w, document);
        ok = !buffer->failed && !names.failed;
        free(w.templates);
        galley_buffer_free(&names);
    }
    lxb_html_document_destroy(document);
    return ok;
}
