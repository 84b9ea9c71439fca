/*
 * An element in, the formula that begins with it out: what in it, beside it or in its attributes
 * says the formula in TeX.
 *
 * Forms by element and class: math; KaTeX's and Wikipedia's wrappers, which hold a math element
 * with its TeX as annotation; MathJax 2's spans, which a script with the TeX follows; MathJax 3's
 * mjx-container, with a math element for screen readers; pictures whose alt, or address, is TeX;
 * elements that hold nothing but TeX between its delimiters. A formula drawn twice is read once:
 * `end` lies behind the twins.
 *
 * Known limit: what MathJax 3 has drawn without anything for screen readers is not read.
 */
#include "math.h"
#include "math_tex.h"

/* Elements looked at, among the children of a wrapper and among what follows MathJax's. Their
 * number is small, so that wrappers in wrappers cost no more than so many looks each. */
#define MOST_LOOKS 12
#define MOST_LEVELS 4
/* Text and comments around a formula that may stand alone in its block. */
#define MOST_BLANKS 6

typedef enum form {
    FORM_NONE,
    FORM_MATHML,
    FORM_WRAPPER,   /* holds a math element, or a picture of the formula */
    FORM_MATHJAX,   /* a twin of the script behind it; may be a wrapper as well */
    FORM_SCRIPT,    /* its content is TeX */
    FORM_PICTURE,   /* its alt may be */
    FORM_DELIMITED, /* holds TeX between delimiters */
    FORM_TEX,       /* ... or without them */
    FORM_ATTRIBUTE  /* data-tex */
} form;

typedef struct finding {
    form form;
    bool display; /* the form says so */
    bool settled; /* ... or says that it is not */
} finding;

typedef struct known_class {
    const char *name;
    form form;
    bool display;
    bool settled;
} known_class;

static const known_class classes[] = {
    {"katex", FORM_WRAPPER, false, true},
    {"katex-display", FORM_WRAPPER, true, true},
    {"katex-block", FORM_WRAPPER, true, true},
    {"katex-inline", FORM_WRAPPER, false, true},
    {"katex--display", FORM_WRAPPER, true, true},
    {"katex--inline", FORM_WRAPPER, false, true},
    {"mwe-math-element", FORM_WRAPPER, false, false},
    {"MathJax", FORM_MATHJAX, false, true},
    {"MathJax_Preview", FORM_MATHJAX, false, true},
    {"MathJax_Display", FORM_MATHJAX, true, true},
    {"MathJax_SVG", FORM_MATHJAX, false, true},
    {"MathJax_SVG_Display", FORM_MATHJAX, true, true},
    {"MathJax_CHTML", FORM_MATHJAX, false, true},
    {"MathJax_MathML", FORM_MATHJAX, false, true},
    {"MJXc-display", FORM_MATHJAX, true, true},
    {"mjx-chtml", FORM_MATHJAX, false, true},
    {"math", FORM_TEX, false, true},
    {"tex", FORM_TEX, false, true},
    {"latex", FORM_TEX, false, true},
    {"math-inline", FORM_TEX, false, true},
    {"inline-math", FORM_TEX, false, true},
    {"math-display", FORM_TEX, true, true},
    {"display-math", FORM_TEX, true, true},
    {"math-block", FORM_TEX, true, true},
    {"js-render-math", FORM_TEX, false, true},
    {"math-container", FORM_DELIMITED, false, true},
    {"math-tex", FORM_DELIMITED, false, true},
    {"mathjax-tex", FORM_DELIMITED, false, true},
    {"arithmatex", FORM_DELIMITED, false, true},
    {"equation", FORM_DELIMITED, true, true},
    {"formula", FORM_DELIMITED, false, true},
    {"ztext-math", FORM_ATTRIBUTE, false, false},
};

/* Do the first two letters of a name stand at the beginning of one of ours? */
static bool begins_known(const char *name) {
    switch (name[0]) {
    case 'k':
    case 'l':
        return name[1] == 'a';
    case 'm':
        return name[1] == 'a' || name[1] == 'w' || name[1] == 'j';
    case 'M':
        return name[1] == 'a' || name[1] == 'J';
    case 't':
        return name[1] == 'e';
    case 'i':
        return name[1] == 'n';
    case 'd':
        return name[1] == 'i';
    case 'a':
        return name[1] == 'r';
    case 'e':
        return name[1] == 'q';
    case 'f':
        return name[1] == 'o';
    case 'j':
        return name[1] == 's';
    case 'z':
        return name[1] == 't';
    default:
        return false;
    }
}

/* What a class list says. pandoc writes "math display". */
static finding read_classes(galley_slice list) {
    finding found = {FORM_NONE, false, false};
    bool display = false;
    const char *at = list.ptr;
    const char *end = at + list.len;
    while (at < end) {
        const char *begin = at;
        while (at < end && !galley_ascii_space(*at)) {
            at++;
        }
        galley_slice token = galley_slice_make(begin, (size_t)(at - begin));
        at++;
        display = display || galley_slice_equal(token, galley_slice_from("display"));
        bool may = found.form == FORM_NONE && token.len > 2 && begins_known(token.ptr);
        for (size_t i = 0; may && i < sizeof classes / sizeof classes[0]; i++) {
            if (token.ptr[0] == classes[i].name[0] &&
                galley_slice_equal(token, galley_slice_from(classes[i].name))) {
                found = (finding){classes[i].form, classes[i].display, classes[i].settled};
                break;
            }
        }
    }
    found.display = found.display || (display && found.form == FORM_TEX);
    return found;
}

static bool attribute(const galley_document *document, uint32_t node, const char *name,
                      galley_slice *value) {
    return galley_document_attribute(document, node, galley_slice_from(name), value) &&
           value->len > 0;
}

static bool attribute_equals(const galley_document *document, uint32_t node, const char *name,
                             const char *wanted) {
    galley_slice value;
    return attribute(document, node, name, &value) &&
           galley_slice_equal_nocase(galley_slice_trim(value), galley_slice_from(wanted));
}

/* Does the element's tag begin with this name? For names that have no number. */
static bool is_named(const galley_document *document, uint32_t node, const char *name) {
    const char *at = document->input.ptr + document->nodes[node].start + 1;
    size_t left = document->input.len - document->nodes[node].start - 1;
    size_t len = strlen(name);
    return left > len &&
           galley_slice_equal_nocase(galley_slice_make(at, len), galley_slice_make(name, len)) &&
           (at[len] == '>' || at[len] == '/' || galley_ascii_space(at[len]));
}

/* Reads the class of an element whose name has `name` letters. Most elements that have one have it
 * first, where it is found without a step through the attributes. */
static bool read_class(const galley_document *document, uint32_t node, size_t name,
                       galley_slice *list) {
    static const char first[] = " class=\"";
    enum { LENGTH = sizeof first - 1 };
    const galley_node *n = &document->nodes[node];
    size_t begin = n->start + 1 + name;
    if ((n->bits & GALLEY_NODE_IMPLIED) != 0 || begin >= document->input.len ||
        document->input.ptr[begin] == '>') {
        return false;
    }
    const char *at = document->input.ptr + begin;
    size_t left = document->input.len - begin;
    if (left > LENGTH && memcmp(at, first, LENGTH) == 0) {
        const char *end = memchr(at + LENGTH, '"', left - LENGTH);
        if (end != NULL) {
            *list = galley_slice_make(at + LENGTH, (size_t)(end - at) - LENGTH);
            return true;
        }
    }
    return attribute(document, node, "class", list);
}

static finding find_class(const galley_document *document, uint32_t node, size_t name) {
    galley_slice list;
    return read_class(document, node, name, &list) && galley_tex_may_name(list)
               ? read_classes(list)
               : (finding){FORM_NONE, false, false};
}

static finding find_custom(const galley_document *document, uint32_t node) {
    if (is_named(document, node, "mjx-container")) {
        return (finding){FORM_MATHJAX, attribute_equals(document, node, "display", "true"), true};
    }
    if (is_named(document, node, "math-renderer")) {
        return (finding){FORM_DELIMITED, false, true};
    }
    if (is_named(document, node, "tex-math")) {
        return (finding){FORM_TEX, false, true};
    }
    bool math = is_named(document, node, "mml:math") || is_named(document, node, "m:math");
    return (finding){math ? FORM_MATHML : FORM_NONE, false, false};
}

static finding find_script(const galley_document *document, uint32_t node) {
    galley_slice type;
    finding found = {FORM_NONE, false, true};
    if (attribute(document, node, "type", &type)) {
        type = galley_slice_trim(type);
        size_t len = strlen("math/tex");
        if (type.len >= len && galley_slice_equal_nocase(galley_slice_make(type.ptr, len),
                                                         galley_slice_from("math/tex"))) {
            found.form = FORM_SCRIPT;
            found.display = galley_tex_contains(type, "display");
        }
    }
    return found;
}

static finding find_form(const galley_document *document, uint32_t node) {
    const galley_node *n = &document->nodes[node];
    finding none = {FORM_NONE, false, false};
    if (!galley_node_is_element(n)) {
        return none;
    }
    uint32_t name = galley_node_name(n);
    if (galley_node_space(n) != GALLEY_NAMESPACE_HTML) {
        bool math = name == GALLEY_TAG_MATH && galley_node_space(n) == GALLEY_NAMESPACE_MATH;
        return math ? (finding){FORM_MATHML, false, false} : none;
    }
    if (name >= GALLEY_TAG_COUNT) {
        return find_custom(document, node);
    }
    switch ((galley_tag)name) {
    case GALLEY_TAG_SCRIPT:
        return find_script(document, node);
    case GALLEY_TAG_IMG:
        return (finding){FORM_PICTURE, false, false};
    case GALLEY_TAG_SPAN:
        return find_class(document, node, sizeof "span" - 1);
    case GALLEY_TAG_DIV:
        return find_class(document, node, sizeof "div" - 1);
    case GALLEY_TAG_P:
        return find_class(document, node, sizeof "p" - 1);
    case GALLEY_TAG_CODE:
        return find_class(document, node, sizeof "code" - 1);
    case GALLEY_TAG_SECTION:
        return find_class(document, node, sizeof "section" - 1);
    default:
        return none;
    }
}

bool galley_math_begins(const galley_document *document, uint32_t node) {
    finding found = find_form(document, node);
    if (found.form != FORM_PICTURE) {
        return found.form != FORM_NONE;
    }
    return galley_tex_is_picture(document, node, &found.display);
}

static uint32_t next_element(const galley_document *document, uint32_t at, uint32_t end) {
    for (int i = 0; i < MOST_LOOKS && at < end; i++) {
        if (galley_node_is_element(&document->nodes[at])) {
            return at;
        }
        at++;
    }
    return end;
}

/* Is it one of the elements between a wrapper and its math element? */
static bool is_inner(const galley_document *document, uint32_t node) {
    galley_slice list;
    if (galley_node_name(&document->nodes[node]) >= GALLEY_TAG_COUNT) {
        return is_named(document, node, "mjx-assistive-mml");
    }
    return attribute(document, node, "class", &list) &&
           (read_classes(list).form != FORM_NONE || galley_tex_contains(list, "katex-mathml") ||
            galley_tex_contains(list, "MJX_Assistive_MathML") ||
            galley_tex_contains(list, "mwe-math-mathml") || galley_tex_contains(list, "MathJax_"));
}

/* The math element in a wrapper, or the picture of a formula; GALLEY_NODE_NONE when there is none
 * near. */
static uint32_t find_inside(const galley_document *document, uint32_t node, bool *display) {
    uint32_t picture = GALLEY_NODE_NONE;
    for (int level = 0; level < MOST_LEVELS; level++) {
        uint32_t end = document->nodes[node].extent;
        uint32_t inner = GALLEY_NODE_NONE;
        uint32_t at = next_element(document, node + 1, end);
        for (int looks = 0; at < end && looks < MOST_LOOKS; looks++) {
            form f = find_form(document, at).form;
            if (f == FORM_MATHML) {
                return at;
            }
            if (f == FORM_PICTURE && galley_tex_is_picture(document, at, display)) {
                picture = at;
            } else if (is_inner(document, at)) {
                inner = at;
            }
            at = next_element(document, document->nodes[at].extent, end);
        }
        if (inner == GALLEY_NODE_NONE) {
            break;
        }
        node = inner;
    }
    return picture;
}

/* The child of semantics that is the formula in TeX. */
static uint32_t find_annotation(const galley_document *document, uint32_t math) {
    uint32_t end = document->nodes[math].extent;
    uint32_t at = next_element(document, math + 1, end);
    if (at >= end || galley_node_name(&document->nodes[at]) != GALLEY_TAG_SEMANTICS) {
        return GALLEY_NODE_NONE;
    }
    end = document->nodes[at].extent;
    for (at = at + 1; at < end; at = galley_document_after(document, at)) {
        galley_slice encoding;
        if (galley_node_is_element(&document->nodes[at]) &&
            galley_node_name(&document->nodes[at]) == GALLEY_TAG_ANNOTATION &&
            attribute(document, at, "encoding", &encoding) &&
            (galley_tex_contains(encoding, "tex") || galley_tex_contains(encoding, "TeX"))) {
            return at;
        }
    }
    return GALLEY_NODE_NONE;
}

/* Appends all text in a node. */
static void append_texts(const galley_document *document, uint32_t node, galley_buffer *tex) {
    for (uint32_t i = node + 1; i < document->nodes[node].extent; i++) {
        if (galley_node_is_text(&document->nodes[i])) {
            galley_document_read(document, i, tex);
        }
    }
}

static bool append_attribute(const galley_document *document, uint32_t node, const char *name,
                             galley_buffer *tex) {
    galley_slice value;
    return attribute(document, node, name, &value) && galley_attribute_read_value(value, tex);
}

/* The TeX of a math element: its annotation, its alttext if that is TeX, else its content's. */
static bool read_mathml(const galley_document *document, uint32_t node, bool *display,
                        galley_buffer *tex) {
    size_t start = tex->len;
    uint32_t annotation = find_annotation(document, node);
    if (annotation != GALLEY_NODE_NONE) {
        append_texts(document, annotation, tex);
        if (galley_tex_clean(tex, start, display)) {
            return true;
        }
    }
    if (append_attribute(document, node, "alttext", tex)) {
        if (galley_tex_likely(galley_buffer_slice(tex, start, tex->len - start)) &&
            galley_tex_clean(tex, start, display)) {
            return true;
        }
        tex->len = start;
    }
    if (galley_mathml_write(document, node, tex) && galley_tex_clean(tex, start, display)) {
        return true;
    }
    tex->len = start;
    return false;
}

/* Has the element text alone, beside the number of an equation? */
static bool append_sole_text(const galley_document *document, uint32_t node, galley_buffer *tex) {
    uint32_t end = document->nodes[node].extent;
    for (uint32_t i = node + 1; i < end; i = galley_document_after(document, i)) {
        galley_slice list;
        if (galley_node_is_text(&document->nodes[i])) {
            galley_document_read(document, i, tex);
        } else if (galley_node_is_element(&document->nodes[i]) &&
                   !(attribute(document, i, "class", &list) && galley_tex_contains(list, "eqno"))) {
            return false;
        }
    }
    return true;
}

static bool read_text(const galley_document *document, uint32_t node, bool bare, bool *display,
                      galley_buffer *tex) {
    size_t start = tex->len;
    if (append_sole_text(document, node, tex)) {
        galley_slice text = galley_buffer_slice(tex, start, tex->len - start);
        if ((galley_tex_is_delimited(text) || (bare && galley_tex_has_sign(text))) &&
            galley_tex_clean(tex, start, display)) {
            return true;
        }
    }
    tex->len = start;
    return false;
}

/* What follows MathJax's element: its script, after more elements of the kind. */
static uint32_t find_twin(const galley_document *document, uint32_t node, bool *display) {
    uint32_t parent = document->nodes[node].parent;
    uint32_t end = parent == GALLEY_NODE_NONE ? 0 : document->nodes[parent].extent;
    uint32_t at = document->nodes[node].extent;
    for (int i = 0; i < MOST_LOOKS && at < end; i++) {
        const galley_node *n = &document->nodes[at];
        if (galley_node_is_element(n)) {
            finding found = find_form(document, at);
            *display = *display || found.display;
            if (found.form == FORM_SCRIPT) {
                return at;
            }
            if (found.form != FORM_MATHJAX) {
                break;
            }
        } else if (galley_node_is_text(n) &&
                   galley_slice_trim(galley_document_span(document, at)).len > 0) {
            break;
        }
        at = galley_document_after(document, at);
    }
    return GALLEY_NODE_NONE;
}

static bool read_wrapper(const galley_document *document, uint32_t node, galley_math *found,
                         galley_buffer *tex) {
    bool display = found->display;
    uint32_t inner = find_inside(document, node, &display);
    if (inner == GALLEY_NODE_NONE) {
        return read_text(document, node, true, &found->display, tex);
    }
    found->display = display || attribute_equals(document, inner, "display", "block");
    return galley_node_tag(&document->nodes[inner]) == GALLEY_TAG_IMG
               ? galley_tex_read_picture(document, inner, &found->display, tex)
               : read_mathml(document, inner, &found->display, tex);
}

static bool read_mathjax(const galley_document *document, uint32_t node, galley_math *found,
                         galley_buffer *tex) {
    size_t start = tex->len;
    bool display = found->display;
    uint32_t script = find_twin(document, node, &display);
    if (script != GALLEY_NODE_NONE) {
        append_texts(document, script, tex);
        if (galley_tex_clean(tex, start, &display)) {
            *found = (galley_math){document->nodes[script].extent, display};
            return true;
        }
    }
    uint32_t drawn = next_element(document, node + 1, document->nodes[node].extent);
    if (append_attribute(document, node, "data-latex", tex) ||
        (drawn < document->nodes[node].extent &&
         append_attribute(document, drawn, "data-latex", tex))) {
        if (galley_tex_clean(tex, start, &found->display)) {
            return true;
        }
    }
    uint32_t inner = find_inside(document, node, &display);
    return inner != GALLEY_NODE_NONE && read_mathml(document, inner, &found->display, tex);
}

static bool is_blank(const galley_document *document, uint32_t node, size_t most) {
    const galley_node *n = &document->nodes[node];
    return galley_node_is_element(n)
               ? galley_node_tag(n) == GALLEY_TAG_BR
               : !galley_node_is_text(n) ||
                     galley_slice_trim(galley_document_span(document, node)).len <= most;
}

/* Does the formula stand alone in its paragraph, but for a comma or full stop? */
static bool stands_alone(const galley_document *document, uint32_t node, uint32_t after) {
    uint32_t parent = document->nodes[node].parent;
    galley_tag tag =
        parent == GALLEY_NODE_NONE ? GALLEY_TAG_NONE : galley_node_tag(&document->nodes[parent]);
    if (tag != GALLEY_TAG_P && tag != GALLEY_TAG_DD && tag != GALLEY_TAG_DIV &&
        tag != GALLEY_TAG_CENTER) {
        return false;
    }
    uint32_t at = parent + 1;
    for (int i = 0; i < MOST_BLANKS && at < node && is_blank(document, at, 0); i++) {
        at = galley_document_after(document, at);
    }
    if (at != node) {
        return false;
    }
    at = after;
    for (int i = 0;
         i < MOST_BLANKS && at < document->nodes[parent].extent && is_blank(document, at, 1); i++) {
        at = galley_document_after(document, at);
    }
    return at == document->nodes[parent].extent;
}

static bool read_form(const galley_document *document, uint32_t node, form kind, galley_math *found,
                      galley_buffer *tex) {
    size_t start = tex->len;
    switch (kind) {
    case FORM_MATHML:
        return read_mathml(document, node, &found->display, tex);
    case FORM_WRAPPER:
        return read_wrapper(document, node, found, tex);
    case FORM_MATHJAX:
        return read_mathjax(document, node, found, tex);
    case FORM_SCRIPT:
        append_texts(document, node, tex);
        return galley_tex_clean(tex, start, &found->display);
    case FORM_PICTURE:
        return galley_tex_read_picture(document, node, &found->display, tex);
    case FORM_DELIMITED:
    case FORM_TEX:
        return read_text(document, node, kind == FORM_TEX, &found->display, tex);
    case FORM_ATTRIBUTE:
        return append_attribute(document, node, "data-tex", tex) &&
               galley_tex_clean(tex, start, &found->display);
    default:
        return false;
    }
}

bool galley_math_read(const galley_document *document, uint32_t node, galley_math *found,
                      galley_buffer *tex) {
    size_t start = tex->len;
    finding first = find_form(document, node);
    if (first.form == FORM_NONE ||
        (first.form == FORM_PICTURE && !galley_tex_is_picture(document, node, &first.display))) {
        return false;
    }
    *found = (galley_math){galley_document_after(document, node), first.display};
    if (!read_form(document, node, first.form, found, tex) || tex->failed) {
        tex->len = start;
        return false;
    }
    galley_slice mode;
    if (first.form == FORM_MATHML && attribute(document, node, "display", &mode)) {
        first.settled = true;
        found->display =
            found->display || galley_slice_equal_nocase(mode, galley_slice_from("block"));
    }
    if (!first.settled && !found->display) {
        found->display = stands_alone(document, node, found->end);
    }
    return true;
}
