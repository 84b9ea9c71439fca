/*
 * A math element in, its content as TeX out.
 *
 * A stack of things still to write takes the place of recursion: an element that is written pushes
 * the parts of its TeX, texts and children, in the order in which they are to come. Children are
 * read where TeX wants them, which is not always where MathML has them.
 *
 * It is what school and university pages use of presentation MathML. Content MathML, elementary
 * arithmetic (mstack) and line breaking are not read; unknown elements stand for their children.
 */
#include "math.h"
#include "math_names.h"

/* An element pushes ten tasks at most, and the deepest formulas of real pages have 20 levels. */
#define MOST_TASKS 600
/* Single children that are looked through for what they hold. */
#define MOST_WRAPPERS 6

typedef enum element {
    ELEMENT_ROW, /* and every unknown one */
    ELEMENT_NOTHING,
    ELEMENT_FIRST, /* the first child stands for it */
    ELEMENT_IDENTIFIER,
    ELEMENT_NUMBER,
    ELEMENT_OPERATOR,
    ELEMENT_TEXT,
    ELEMENT_SPACE,
    ELEMENT_FRACTION,
    ELEMENT_SQUARE_ROOT,
    ELEMENT_ROOT,
    ELEMENT_SUB,
    ELEMENT_SUP,
    ELEMENT_SUBSUP,
    ELEMENT_UNDER,
    ELEMENT_OVER,
    ELEMENT_UNDEROVER,
    ELEMENT_SCRIPTS,
    ELEMENT_PRESCRIPTS,
    ELEMENT_FENCED,
    ELEMENT_ENCLOSE,
    ELEMENT_PHANTOM,
    ELEMENT_TABLE,
    ELEMENT_TABLE_ROW,
    ELEMENT_LABELED_ROW
} element;

typedef struct task {
    const char *text; /* written; before each child but the first when `end` is not 0 */
    uint32_t node;    /* written when `text` is NULL; the first of a list */
    uint32_t end;     /* of a list of children, else 0 */
} task;

typedef struct writer {
    const galley_document *document;
    galley_buffer *out;
    size_t count;
    bool failed;
    bool after_command; /* a letter must not follow at once */
    task tasks[MOST_TASKS];
} writer;

/* The element's name without a prefix, as it stands in its tag. */
static galley_slice raw_name(const galley_document *document, uint32_t node) {
    const char *end = document->input.ptr + document->input.len;
    const char *at = document->input.ptr + document->nodes[node].start + 1;
    const char *begin = at;
    if ((document->nodes[node].bits & GALLEY_NODE_IMPLIED) != 0) {
        return galley_slice_make("", 0);
    }
    while (at < end && *at != '>' && *at != '/' && !galley_ascii_space(*at)) {
        begin = *at == ':' ? at + 1 : begin;
        at++;
    }
    return galley_slice_make(begin, (size_t)(at - begin));
}

static element element_of(const galley_document *document, uint32_t node) {
    static const struct {
        const char *name;
        element element;
    } known[] = {
        {"mi", ELEMENT_IDENTIFIER},
        {"mn", ELEMENT_NUMBER},
        {"mo", ELEMENT_OPERATOR},
        {"ms", ELEMENT_TEXT},
        {"mtext", ELEMENT_TEXT},
        {"mspace", ELEMENT_SPACE},
        {"mfrac", ELEMENT_FRACTION},
        {"msqrt", ELEMENT_SQUARE_ROOT},
        {"mroot", ELEMENT_ROOT},
        {"msub", ELEMENT_SUB},
        {"msup", ELEMENT_SUP},
        {"msubsup", ELEMENT_SUBSUP},
        {"munder", ELEMENT_UNDER},
        {"mover", ELEMENT_OVER},
        {"munderover", ELEMENT_UNDEROVER},
        {"mmultiscripts", ELEMENT_SCRIPTS},
        {"mprescripts", ELEMENT_PRESCRIPTS},
        {"mfenced", ELEMENT_FENCED},
        {"menclose", ELEMENT_ENCLOSE},
        {"mphantom", ELEMENT_PHANTOM},
        {"mtable", ELEMENT_TABLE},
        {"mtr", ELEMENT_TABLE_ROW},
        {"mlabeledtr", ELEMENT_LABELED_ROW},
        {"semantics", ELEMENT_FIRST},
        {"maction", ELEMENT_FIRST},
        {"none", ELEMENT_NOTHING},
        {"annotation", ELEMENT_NOTHING},
        {"annotation-xml", ELEMENT_NOTHING},
        {"script", ELEMENT_NOTHING},
        {"style", ELEMENT_NOTHING},
        {"svg", ELEMENT_NOTHING},
    };
    galley_slice name = raw_name(document, node);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (galley_slice_equal_nocase(name, galley_slice_from(known[i].name))) {
            return known[i].element;
        }
    }
    return ELEMENT_ROW;
}

static uint32_t end_of(const writer *w, uint32_t node) { return w->document->nodes[node].extent; }

/* The first element at or after `at`, a child or what follows one; `end` when there is none. */
static uint32_t next_element(const writer *w, uint32_t at, uint32_t end) {
    while (at < end && !galley_node_is_element(&w->document->nodes[at])) {
        at++;
    }
    return at;
}

/* The first children of a node; GALLEY_NODE_NONE for those it does not have. Returns how many. */
static size_t children_of(const writer *w, uint32_t node, uint32_t *children, size_t most) {
    uint32_t end = end_of(w, node);
    size_t count = 0;
    uint32_t at = next_element(w, node + 1, end);
    while (at < end && count < most) {
        children[count++] = at;
        at = next_element(w, end_of(w, at), end);
    }
    for (size_t i = count; i < most; i++) {
        children[i] = GALLEY_NODE_NONE;
    }
    return count;
}

static void push(writer *w, task next) {
    if (w->count < MOST_TASKS) {
        w->tasks[w->count++] = next;
    } else {
        w->failed = true;
    }
}

static task text_task(const char *text) { return (task){.text = text}; }

static task node_task(uint32_t node) { return (task){.node = node}; }

/* All children of a node, with a text between them. */
static task list_task(const writer *w, uint32_t node, const char *between) {
    return (task){between, node + 1, end_of(w, node)};
}

/* What is to be written next, in this order. */
static void plan(writer *w, const task *tasks, size_t count) {
    while (count > 0) {
        push(w, tasks[--count]);
    }
}

static bool is_letter(char c) {
    return galley_ascii_lower(c) >= 'a' && galley_ascii_lower(c) <= 'z';
}

static void write_slice(writer *w, galley_slice s) {
    if (s.len == 0) {
        return;
    }
    if (w->after_command && is_letter(s.ptr[0])) {
        galley_buffer_append_byte(w->out, ' ');
    }
    galley_buffer_append_slice(w->out, s);
    size_t len = s.len;
    while (len > 0 && is_letter(s.ptr[len - 1])) {
        len--;
    }
    w->after_command = len > 0 && len < s.len && s.ptr[len - 1] == '\\';
}

static void write_text(writer *w, const char *text) { write_slice(w, galley_slice_from(text)); }

/* Decodes one character of valid UTF-8. */
static uint32_t decode(galley_slice s, size_t *at) {
    unsigned char first = (unsigned char)s.ptr[(*at)++];
    uint32_t c = first;
    size_t more = first < 0xC0 ? 0 : first < 0xE0 ? 1 : first < 0xF0 ? 2 : 3;
    c = more == 0 ? c : first & (0x3FU >> more);
    while (more-- > 0 && *at < s.len) {
        c = c << 6 | ((unsigned char)s.ptr[(*at)++] & 0x3F);
    }
    return c;
}

/* Without white space at the ends, no-break spaces too. */
static galley_slice trim_wide(galley_slice s) {
    size_t before;
    do {
        before = s.len;
        s = galley_slice_trim(s);
        if (s.len >= 2 && memcmp(s.ptr, "\xC2\xA0", 2) == 0) {
            s = galley_slice_make(s.ptr + 2, s.len - 2);
        }
        if (s.len >= 2 && memcmp(s.ptr + s.len - 2, "\xC2\xA0", 2) == 0) {
            s.len -= 2;
        }
    } while (s.len != before);
    return s;
}

/* Appends all text of a token to the output, where it stands until it is cut off again. */
static size_t read_token(writer *w, uint32_t node) {
    size_t start = w->out->len;
    for (uint32_t i = node + 1; i < end_of(w, node); i++) {
        if (galley_node_is_text(&w->document->nodes[i])) {
            galley_document_read(w->document, i, w->out);
        }
    }
    return w->out->len - start;
}

static bool is_token(element e) { return e >= ELEMENT_IDENTIFIER && e <= ELEMENT_TEXT; }

/* What a row of one child holds, through several of them. */
static uint32_t unwrap(const writer *w, uint32_t node) {
    for (int i = 0; i < MOST_WRAPPERS && node != GALLEY_NODE_NONE; i++) {
        uint32_t children[2];
        if (element_of(w->document, node) != ELEMENT_ROW ||
            children_of(w, node, children, 2) != 1) {
            break;
        }
        node = children[0];
    }
    return node;
}

/* The only character of a token; 0 when it is none, or has more. */
static uint32_t character_of(writer *w, uint32_t node) {
    node = unwrap(w, node);
    if (node == GALLEY_NODE_NONE || !is_token(element_of(w->document, node))) {
        return 0;
    }
    size_t start = w->out->len;
    size_t len = read_token(w, node);
    galley_slice text = galley_slice_trim(galley_buffer_slice(w->out, start, len));
    size_t at = 0;
    uint32_t c = text.len > 0 && text.len <= 4 ? decode(text, &at) : 0;
    w->out->len = start;
    return at == text.len ? c : 0;
}

/* Is it an operator or a function whose limits stand under and over it? */
static bool takes_limits(writer *w, uint32_t node) {
    uint32_t c = character_of(w, node);
    if (c != 0) {
        return (c >= 0x220F && c <= 0x2211) || (c >= 0x222B && c <= 0x2233) ||
               (c >= 0x22C0 && c <= 0x22C3) || (c >= 0x2A00 && c <= 0x2A1C);
    }
    node = unwrap(w, node);
    if (node == GALLEY_NODE_NONE || !is_token(element_of(w->document, node))) {
        return false;
    }
    size_t start = w->out->len;
    size_t len = read_token(w, node);
    bool limits = galley_math_function(trim_wide(galley_buffer_slice(w->out, start, len)));
    w->out->len = start;
    return limits;
}

/* The command for a mark over a base, "" when it is none. `wide` for bases of several characters.
 */
static const char *accent_of(uint32_t c, bool wide) {
    switch (c) {
    case '^':
    case 0x2C6:
    case 0x302:
        return wide ? "\\widehat{" : "\\hat{";
    case '~':
    case 0x2DC:
    case 0x303:
        return wide ? "\\widetilde{" : "\\tilde{";
    case '_':
    case '-':
    case 0xAF:
    case 0x203E:
    case 0x304:
    case 0x305:
    case 0x2015:
    case 0x2212:
    case 0x2500:
        return wide ? "\\overline{" : "\\bar{";
    case 0x2192:
    case 0x20D7:
        return wide ? "\\overrightarrow{" : "\\vec{";
    case 0x2190:
        return "\\overleftarrow{";
    case '.':
    case 0x2D9:
    case 0x307:
        return "\\dot{";
    case 0xA8:
    case 0x308:
        return "\\ddot{";
    case 0x20DB:
        return "\\dddot{";
    case 0x2D8:
    case 0x306:
        return "\\breve{";
    case 0x2C7:
    case 0x30C:
        return "\\check{";
    case 0xB4:
    case 0x301:
        return "\\acute{";
    case '`':
    case 0x300:
        return "\\grave{";
    case 0x2DA:
    case 0x30A:
        return "\\mathring{";
    case 0x23DE:
    case 0xFE37:
        return "\\overbrace{";
    default:
        return "";
    }
}

static const char *under_mark_of(uint32_t c) {
    switch (c) {
    case '_':
    case 0xAF:
    case 0x203E:
    case 0x2015:
    case 0x332:
    case 0x2212:
    case 0x2500:
        return "\\underline{";
    case 0x23DF:
    case 0xFE38:
        return "\\underbrace{";
    default:
        return "";
    }
}

/* A brace with the base that it stands over or under. */
static bool is_braced(writer *w, uint32_t node) {
    node = unwrap(w, node);
    uint32_t children[2];
    if (node == GALLEY_NODE_NONE) {
        return false;
    }
    element e = element_of(w->document, node);
    if ((e != ELEMENT_UNDER && e != ELEMENT_OVER) || children_of(w, node, children, 2) != 2) {
        return false;
    }
    uint32_t c = character_of(w, children[1]);
    return c == 0x23DE || c == 0x23DF || c == 0xFE37 || c == 0xFE38;
}

static const char *long_arrow_of(uint32_t c) {
    switch (c) {
    case 0x2192:
    case 0x27F6:
        return "\\xrightarrow";
    case 0x2190:
    case 0x27F5:
        return "\\xleftarrow";
    default:
        return "";
    }
}

static void plan_argument(writer *w, const char *command, uint32_t child) {
    const task tasks[] = {text_task(command), node_task(child), text_task("}")};
    plan(w, tasks, 3);
}

static void plan_under(writer *w, uint32_t node) {
    uint32_t c[2];
    children_of(w, node, c, 2);
    const char *mark = under_mark_of(character_of(w, c[1]));
    if (mark[0] != '\0') {
        plan_argument(w, mark, c[0]);
    } else if (takes_limits(w, c[0]) || is_braced(w, c[0])) {
        const task tasks[] = {node_task(c[0]), text_task("_{"), node_task(c[1]), text_task("}")};
        plan(w, tasks, 4);
    } else {
        const task tasks[] = {text_task("\\underset{"), node_task(c[1]), text_task("}{"),
                              node_task(c[0]), text_task("}")};
        plan(w, tasks, 5);
    }
}

static void plan_over(writer *w, uint32_t node) {
    uint32_t c[2];
    children_of(w, node, c, 2);
    const char *mark = accent_of(character_of(w, c[1]), character_of(w, c[0]) == 0);
    const char *arrow = long_arrow_of(character_of(w, c[0]));
    if (mark[0] != '\0') {
        plan_argument(w, mark, c[0]);
    } else if (arrow[0] != '\0') {
        const task tasks[] = {text_task(arrow), text_task("{"), node_task(c[1]), text_task("}")};
        plan(w, tasks, 4);
    } else if (takes_limits(w, c[0]) || is_braced(w, c[0])) {
        const task tasks[] = {node_task(c[0]), text_task("^{"), node_task(c[1]), text_task("}")};
        plan(w, tasks, 4);
    } else {
        const task tasks[] = {text_task("\\overset{"), node_task(c[1]), text_task("}{"),
                              node_task(c[0]), text_task("}")};
        plan(w, tasks, 5);
    }
}

static void plan_underover(writer *w, uint32_t node) {
    uint32_t c[3];
    children_of(w, node, c, 3);
    const char *arrow = long_arrow_of(character_of(w, c[0]));
    if (arrow[0] != '\0') {
        const task tasks[] = {text_task(arrow), text_task("["),  node_task(c[1]),
                              text_task("]{"),  node_task(c[2]), text_task("}")};
        plan(w, tasks, 6);
    } else if (takes_limits(w, c[0])) {
        const task tasks[] = {node_task(c[0]),  text_task("_{"), node_task(c[1]),
                              text_task("}^{"), node_task(c[2]), text_task("}")};
        plan(w, tasks, 6);
    } else {
        const task tasks[] = {text_task("\\overset{"), node_task(c[2]), text_task("}{\\underset{"),
                              node_task(c[1]),         text_task("}{"), node_task(c[0]),
                              text_task("}}")};
        plan(w, tasks, 7);
    }
}

static bool is_fence(uint32_t c) {
    return c == '(' || c == ')' || c == '[' || c == ']' || c == '{' || c == '}' || c == '|' ||
           c == 0x2016 || (c >= 0x2308 && c <= 0x230B) || c == 0x27E8 || c == 0x27E9;
}

static bool is_prime(writer *w, uint32_t node) {
    uint32_t c = character_of(w, node);
    return c == '\'' || (c >= 0x2032 && c <= 0x2034);
}

/* Does a row end with a bracket that closes it, so that a script may follow at once? */
static bool is_bracketed(writer *w, uint32_t row) {
    uint32_t end = end_of(w, row);
    uint32_t first = next_element(w, row + 1, end);
    uint32_t last = first;
    for (uint32_t at = first; at < end; at = next_element(w, end_of(w, at), end)) {
        last = at;
    }
    if (first >= end || first == last) {
        return false;
    }
    uint32_t c = character_of(w, last);
    return is_fence(character_of(w, first)) && (c == ')' || c == ']' || c == '}' || c == '|');
}

/* A base with what stands below and above it, either of which may be missing. */
static void plan_scripts(writer *w, uint32_t base, uint32_t below, uint32_t above) {
    bool simple = base != GALLEY_NODE_NONE;
    if (simple) {
        uint32_t inner = unwrap(w, base);
        element e = element_of(w->document, inner);
        simple = is_token(e) || (e == ELEMENT_ROW && is_bracketed(w, inner)) ||
                 e == ELEMENT_UNDER || e == ELEMENT_OVER || e == ELEMENT_UNDEROVER;
    }
    task tasks[9];
    size_t count = 0;
    tasks[count++] = text_task(simple ? "" : "{");
    tasks[count++] = node_task(base);
    tasks[count++] = text_task(simple ? "" : "}");
    if (below != GALLEY_NODE_NONE) {
        tasks[count++] = text_task("_{");
        tasks[count++] = node_task(below);
        tasks[count++] = text_task("}");
    }
    if (above != GALLEY_NODE_NONE) {
        bool prime = is_prime(w, above);
        tasks[count++] = text_task(prime ? "" : "^{");
        tasks[count++] = node_task(above);
        tasks[count++] = text_task(prime ? "" : "}");
    }
    plan(w, tasks, count);
}

/* One pair of scripts of a side; those before the base first, upon an empty one. */
static void plan_multiscripts(writer *w, uint32_t node) {
    uint32_t c[7];
    size_t count = children_of(w, node, c, 7);
    uint32_t after[2] = {GALLEY_NODE_NONE, GALLEY_NODE_NONE};
    uint32_t before[2] = {GALLEY_NODE_NONE, GALLEY_NODE_NONE};
    uint32_t *side = after;
    size_t place = 0;
    for (size_t i = 1; i < count; i++) {
        element e = element_of(w->document, c[i]);
        if (e == ELEMENT_PRESCRIPTS) {
            side = before;
            place = 0;
        } else if (place < 2) {
            side[place++] = e == ELEMENT_NOTHING ? GALLEY_NODE_NONE : c[i];
        }
    }
    plan_scripts(w, c[0], after[0], after[1]);
    if (before[0] != GALLEY_NODE_NONE || before[1] != GALLEY_NODE_NONE) {
        plan_scripts(w, GALLEY_NODE_NONE, before[0], before[1]);
    }
}

static bool attribute_is(const writer *w, uint32_t node, const char *name, const char *value) {
    galley_slice found;
    return galley_document_attribute(w->document, node, galley_slice_from(name), &found) &&
           galley_slice_equal_nocase(galley_slice_trim(found), galley_slice_from(value));
}

static bool attribute_begins(const writer *w, uint32_t node, const char *name, const char *value) {
    galley_slice found;
    size_t len = strlen(value);
    return galley_document_attribute(w->document, node, galley_slice_from(name), &found) &&
           found.len >= len && memcmp(found.ptr, value, len) == 0;
}

static bool has_no_line(const writer *w, uint32_t node) {
    galley_slice found;
    return galley_document_attribute(w->document, node, galley_slice_from("linethickness"),
                                     &found) &&
           found.len > 0 && found.ptr[0] == '0' && (found.len == 1 || found.ptr[1] != '.');
}

static void plan_fraction(writer *w, uint32_t node) {
    uint32_t c[2];
    children_of(w, node, c, 2);
    bool none = has_no_line(w, node);
    bool slanted = attribute_is(w, node, "bevelled", "true");
    const task tasks[] = {text_task(none      ? "{"
                                    : slanted ? "{"
                                              : "\\frac{"),
                          node_task(c[0]),
                          text_task(none      ? " \\atop "
                                    : slanted ? "}/{"
                                              : "}{"),
                          node_task(c[1]), text_task("}")};
    plan(w, tasks, 5);
}

typedef struct environment {
    const char *begin;
    const char *end;
} environment;

/* A table by the fences around it. 0: none. */
static environment environment_for(uint32_t open, uint32_t close) {
    if (open == '(' && close == ')') {
        return (environment){"\\begin{pmatrix} ", " \\end{pmatrix}"};
    }
    if (open == '[' && close == ']') {
        return (environment){"\\begin{bmatrix} ", " \\end{bmatrix}"};
    }
    if (open == '|' && close == '|') {
        return (environment){"\\begin{vmatrix} ", " \\end{vmatrix}"};
    }
    if (open == 0x2016 && close == 0x2016) {
        return (environment){"\\begin{Vmatrix} ", " \\end{Vmatrix}"};
    }
    if (open == '{' && close == 0) {
        return (environment){"\\begin{cases} ", " \\end{cases}"};
    }
    return (environment){NULL, NULL};
}

static void plan_table(writer *w, uint32_t node, environment around) {
    if (around.begin == NULL) {
        bool aligned = attribute_begins(w, node, "columnalign", "right left");
        around = aligned ? (environment){"\\begin{aligned} ", " \\end{aligned}"}
                         : (environment){"\\begin{matrix} ", " \\end{matrix}"};
    }
    const task tasks[] = {text_task(around.begin), list_task(w, node, " \\\\ "),
                          text_task(around.end)};
    plan(w, tasks, 3);
}

static bool is_tall_element(const writer *w, uint32_t node) {
    element e = element_of(w->document, node);
    return e == ELEMENT_FRACTION || e == ELEMENT_TABLE || e == ELEMENT_UNDEROVER;
}

/* Is it high itself, or a row with something high in it? */
static bool is_tall(const writer *w, uint32_t node) {
    if (element_of(w->document, node) != ELEMENT_ROW) {
        return is_tall_element(w, node);
    }
    uint32_t end = end_of(w, node);
    for (uint32_t at = next_element(w, node + 1, end); at < end;
         at = next_element(w, end_of(w, at), end)) {
        if (is_tall_element(w, at)) {
            return true;
        }
    }
    return false;
}

/* Between fences that grow: \left and \right, where something between is high. */
static bool plan_grown(writer *w, uint32_t node, uint32_t first) {
    uint32_t end = end_of(w, node);
    uint32_t last = first;
    bool tall = false;
    for (uint32_t at = next_element(w, end_of(w, first), end); at < end;
         at = next_element(w, end_of(w, at), end)) {
        last = at;
        tall = tall || is_tall(w, at);
    }
    if (!tall || last == first || attribute_is(w, first, "stretchy", "false") ||
        !is_fence(character_of(w, first)) || !is_fence(character_of(w, last))) {
        return false;
    }
    const task tasks[] = {text_task("\\left"), node_task(first), (task){"", end_of(w, first), last},
                          text_task("\\right"), node_task(last)};
    plan(w, tasks, 5);
    return true;
}

/* A row: matrices and binomials between their fences, else child after child. */
static void plan_row(writer *w, uint32_t node) {
    uint32_t c[4];
    size_t count = children_of(w, node, c, 4);
    if (count >= 2 && element_of(w->document, unwrap(w, c[0])) == ELEMENT_OPERATOR) {
        uint32_t open = character_of(w, c[0]);
        uint32_t close = count == 3 ? character_of(w, c[2]) : 0;
        uint32_t inner = unwrap(w, c[1]);
        element e = element_of(w->document, inner);
        environment around = environment_for(open, close);
        if (count <= 3 && e == ELEMENT_TABLE && around.begin != NULL) {
            plan_table(w, inner, around);
            return;
        }
        if (count == 3 && e == ELEMENT_FRACTION && open == '(' && close == ')' &&
            has_no_line(w, inner)) {
            uint32_t parts[2];
            children_of(w, inner, parts, 2);
            const task tasks[] = {text_task("\\binom{"), node_task(parts[0]), text_task("}{"),
                                  node_task(parts[1]), text_task("}")};
            plan(w, tasks, 5);
            return;
        }
        if (plan_grown(w, node, c[0])) {
            return;
        }
    }
    push(w, list_task(w, node, ""));
}

/* An attribute's first character, or `usual` when it does not have the attribute; 0 when empty. */
static uint32_t attribute_character(writer *w, uint32_t node, const char *name, uint32_t usual) {
    galley_slice value;
    if (!galley_document_attribute(w->document, node, galley_slice_from(name), &value)) {
        return usual;
    }
    size_t start = w->out->len;
    galley_attribute_read_value(value, w->out);
    galley_slice text = galley_slice_trim(galley_buffer_slice(w->out, start, w->out->len - start));
    size_t at = 0;
    uint32_t c = text.len > 0 ? decode(text, &at) : 0;
    w->out->len = start;
    return c;
}

static const char *fence_name(uint32_t c, bool left) {
    static const struct {
        uint32_t c;
        const char *left, *right;
    } known[] = {
        {'(', "\\left(", "\\right("},
        {')', "\\left)", "\\right)"},
        {'[', "\\left[", "\\right["},
        {']', "\\left]", "\\right]"},
        {'{', "\\left\\{", "\\right\\{"},
        {'}', "\\left\\}", "\\right\\}"},
        {'|', "\\left|", "\\right|"},
        {0x2016, "\\left\\|", "\\right\\|"},
        {0x2308, "\\left\\lceil", "\\right\\lceil"},
        {0x2309, "\\left\\rceil", "\\right\\rceil"},
        {0x230A, "\\left\\lfloor", "\\right\\lfloor"},
        {0x230B, "\\left\\rfloor", "\\right\\rfloor"},
        {0x2329, "\\left\\langle", "\\right\\langle"},
        {0x232A, "\\left\\rangle", "\\right\\rangle"},
        {0x27E8, "\\left\\langle", "\\right\\langle"},
        {0x27E9, "\\left\\rangle", "\\right\\rangle"},
    };
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (known[i].c == c) {
            return left ? known[i].left : known[i].right;
        }
    }
    return left ? "\\left." : "\\right.";
}

static void plan_fenced(writer *w, uint32_t node) {
    uint32_t open = attribute_character(w, node, "open", '(');
    uint32_t close = attribute_character(w, node, "close", ')');
    uint32_t separator = attribute_character(w, node, "separators", ',');
    uint32_t c[2];
    size_t count = children_of(w, node, c, 2);
    uint32_t inner = count == 1 ? unwrap(w, c[0]) : GALLEY_NODE_NONE;
    environment around = environment_for(open, close);
    if (inner != GALLEY_NODE_NONE && element_of(w->document, inner) == ELEMENT_TABLE &&
        around.begin != NULL) {
        plan_table(w, inner, around);
        return;
    }
    const char *between = separator == 0     ? ""
                          : separator == ';' ? ";"
                          : separator == '|' ? "|"
                                             : ",";
    const task tasks[] = {text_task(fence_name(open, true)), list_task(w, node, between),
                          text_task(fence_name(close, false))};
    plan(w, tasks, 3);
}

static void plan_enclosed(writer *w, uint32_t node) {
    static const struct {
        const char *notation, *begin;
    } known[] = {{"box", "\\boxed{"},
                 {"roundedbox", "\\boxed{"},
                 {"top", "\\overline{"},
                 {"bottom", "\\underline{"},
                 {"radical", "\\sqrt{"},
                 {"updiagonalstrike", "\\cancel{"},
                 {"downdiagonalstrike", "\\bcancel{"},
                 {"horizontalstrike", "\\cancel{"},
                 {"circle", "\\boxed{"}};
    const char *begin = "{";
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (attribute_is(w, node, "notation", known[i].notation)) {
            begin = known[i].begin;
        }
    }
    const task tasks[] = {text_task(begin), list_task(w, node, ""), text_task("}")};
    plan(w, tasks, 3);
}

/* A width in thousandths of an em; 0 for what is no number of em. */
static int read_width(galley_slice value) {
    static const struct {
        const char *name;
        int width;
    } names[] = {{"veryverythinmathspace", 56}, {"verythinmathspace", 111},
                 {"thinmathspace", 167},        {"mediummathspace", 222},
                 {"thickmathspace", 278},       {"negativethinmathspace", -167},
                 {"verythickmathspace", 333},   {"veryverythickmathspace", 389}};
    value = galley_slice_trim(value);
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (galley_slice_equal(value, galley_slice_from(names[i].name))) {
            return names[i].width;
        }
    }
    int width = 0;
    int scale = 1000;
    bool fraction = false;
    size_t i = value.len > 0 && value.ptr[0] == '-' ? 1 : 0;
    int sign = i == 1 ? -1 : 1;
    for (; i < value.len && width < 100000; i++) {
        char c = value.ptr[i];
        if (c == '.') {
            fraction = true;
        } else if (c >= '0' && c <= '9') {
            scale = fraction ? scale / 10 : scale;
            width = fraction ? width + (c - '0') * scale : width * 10 + (c - '0') * 1000;
        } else {
            break;
        }
    }
    bool em = value.len - i == 2 && value.ptr[i] == 'e' && value.ptr[i + 1] == 'm';
    bool ex = value.len - i == 2 && value.ptr[i] == 'e' && value.ptr[i + 1] == 'x';
    return em ? sign * width : ex ? sign * width / 2 : 0;
}

static void write_space(writer *w, uint32_t node) {
    galley_slice value;
    if (attribute_is(w, node, "linebreak", "newline")) {
        write_text(w, "\\\\ ");
        return;
    }
    if (!galley_document_attribute(w->document, node, galley_slice_from("width"), &value)) {
        return;
    }
    int width = read_width(value);
    write_text(w, width < 0      ? "\\!"
                  : width < 100  ? ""
                  : width < 200  ? "\\,"
                  : width < 250  ? "\\:"
                  : width < 900  ? "\\;"
                  : width < 1900 ? "\\quad"
                                 : "\\qquad");
}

/* A character of a formula, by its name or itself. */
static void write_character(writer *w, uint32_t c, galley_slice utf8) {
    char plain = '\0';
    const char *tex = galley_math_name(c);
    const char *alphabet = tex == NULL ? galley_math_alphabet(c, &plain) : NULL;
    if (alphabet == NULL) {
        write_slice(w, tex != NULL ? galley_slice_from(tex) : utf8);
        return;
    }
    galley_slice letter = galley_slice_make(&plain, 1);
    if (alphabet[0] == '\0') {
        write_slice(w, letter);
    } else {
        write_text(w, "\\");
        write_text(w, alphabet);
        write_text(w, "{");
        write_slice(w, letter);
        write_text(w, "}");
    }
}

/* Copies the source's text to where it may be read while the output grows. Tokens are short: what
 * is over the length is cut. */
#define MOST_TOKEN 400
typedef struct token {
    char bytes[MOST_TOKEN];
    galley_slice text;
} token;

static void take_token(writer *w, uint32_t node, token *t) {
    size_t start = w->out->len;
    size_t len = read_token(w, node);
    if (len > MOST_TOKEN) {
        w->failed = true; /* prose, not a formula */
        len = 0;
    }
    if (len > 0) {
        memcpy(t->bytes, w->out->bytes + start, len);
    }
    w->out->len = start;
    t->text = galley_slice_make(t->bytes, len);
}

static bool all_letters(galley_slice s) {
    for (size_t i = 0; i < s.len; i++) {
        if (!is_letter(s.ptr[i])) {
            return false;
        }
    }
    return s.len > 0;
}

/* The command for a variant, "" when it has none or the command would say what TeX does anyhow. */
static const char *variant_of(const writer *w, uint32_t node, galley_slice text) {
    static const struct {
        const char *variant, *command;
    } known[] = {{"bold", "\\mathbf{"},
                 {"bold-italic", "\\boldsymbol{"},
                 {"double-struck", "\\mathbb{"},
                 {"script", "\\mathcal{"},
                 {"bold-script", "\\mathcal{"},
                 {"fraktur", "\\mathfrak{"},
                 {"bold-fraktur", "\\mathfrak{"},
                 {"sans-serif", "\\mathsf{"},
                 {"bold-sans-serif", "\\mathsf{"},
                 {"monospace", "\\mathtt{"}};
    galley_slice value;
    if (!galley_document_attribute(w->document, node, galley_slice_from("mathvariant"), &value)) {
        return "";
    }
    value = galley_slice_trim(value);
    bool letters = all_letters(text);
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (galley_slice_equal(value, galley_slice_from(known[i].variant))) {
            return letters || i != 0 ? known[i].command : "\\boldsymbol{";
        }
    }
    bool normal = galley_slice_equal(value, galley_slice_from("normal"));
    return normal && letters && text.len == 1 ? "\\mathrm{" : "";
}

static void write_characters(writer *w, galley_slice text) {
    for (size_t at = 0; at < text.len;) {
        size_t from = at;
        uint32_t c = decode(text, &at);
        if (c < 0x20 || c == ' ') {
            continue;
        }
        write_character(w, c, galley_slice_make(text.ptr + from, at - from));
    }
}

static void write_token(writer *w, uint32_t node, bool is_operator) {
    token t;
    take_token(w, node, &t);
    galley_slice text = trim_wide(t.text);
    const char *variant = variant_of(w, node, text);
    if (galley_math_function(text)) {
        write_text(w, "\\");
        write_slice(w, text);
        w->after_command = true;
        return;
    }
    bool word = text.len > 1 && all_letters(text) && variant[0] == '\0';
    const char *begin = !word ? variant : is_operator ? "\\operatorname{" : "\\mathrm{";
    write_text(w, begin);
    write_characters(w, text);
    write_text(w, begin[0] == '\0' ? "" : "}");
}

/* Text between formulas. White space alone is a space. */
static void write_words(writer *w, uint32_t node) {
    token t;
    take_token(w, node, &t);
    if (t.text.len == 0) {
        return;
    }
    if (trim_wide(t.text).len == 0) {
        write_text(w, "\\ ");
        return;
    }
    write_text(w, "\\text{");
    for (size_t at = 0; at < t.text.len;) {
        size_t from = at;
        uint32_t c = decode(t.text, &at);
        const char *tex = c < 0x80 ? galley_math_name(c) : NULL;
        if (c == 0xA0 || c < 0x20) {
            galley_buffer_append_byte(w->out, ' ');
        } else if (c == '\\' || c == '^' || c == '~') {
            galley_buffer_append_byte(w->out, '/');
        } else if (tex != NULL) {
            galley_buffer_append_slice(w->out, galley_slice_from(tex));
        } else {
            galley_buffer_append(w->out, t.text.ptr + from, at - from);
        }
    }
    w->after_command = false;
    write_text(w, "}");
}

static void plan_labeled(writer *w, uint32_t node) {
    uint32_t c[1];
    if (children_of(w, node, c, 1) == 1) {
        push(w, (task){" & ", end_of(w, c[0]), end_of(w, node)});
    }
}

static void plan_element(writer *w, uint32_t node, element e) {
    uint32_t c[3];
    switch (e) {
    case ELEMENT_FRACTION:
        plan_fraction(w, node);
        return;
    case ELEMENT_SQUARE_ROOT: {
        const task tasks[] = {text_task("\\sqrt{"), list_task(w, node, ""), text_task("}")};
        plan(w, tasks, 3);
        return;
    }
    case ELEMENT_ROOT: {
        children_of(w, node, c, 2);
        const task tasks[] = {text_task("\\sqrt["), node_task(c[1]), text_task("]{"),
                              node_task(c[0]), text_task("}")};
        plan(w, tasks, 5);
        return;
    }
    case ELEMENT_SUB:
        children_of(w, node, c, 2);
        plan_scripts(w, c[0], c[1], GALLEY_NODE_NONE);
        return;
    case ELEMENT_SUP:
        children_of(w, node, c, 2);
        plan_scripts(w, c[0], GALLEY_NODE_NONE, c[1]);
        return;
    case ELEMENT_SUBSUP:
        children_of(w, node, c, 3);
        plan_scripts(w, c[0], c[1], c[2]);
        return;
    case ELEMENT_UNDER:
        plan_under(w, node);
        return;
    case ELEMENT_OVER:
        plan_over(w, node);
        return;
    case ELEMENT_UNDEROVER:
        plan_underover(w, node);
        return;
    case ELEMENT_SCRIPTS:
        plan_multiscripts(w, node);
        return;
    case ELEMENT_FENCED:
        plan_fenced(w, node);
        return;
    case ELEMENT_ENCLOSE:
        plan_enclosed(w, node);
        return;
    case ELEMENT_PHANTOM: {
        const task tasks[] = {text_task("\\phantom{"), list_task(w, node, ""), text_task("}")};
        plan(w, tasks, 3);
        return;
    }
    case ELEMENT_TABLE:
        plan_table(w, node, (environment){NULL, NULL});
        return;
    case ELEMENT_TABLE_ROW:
        push(w, list_task(w, node, " & "));
        return;
    case ELEMENT_LABELED_ROW:
        plan_labeled(w, node);
        return;
    default:
        plan_row(w, node);
    }
}

static void write_node(writer *w, uint32_t node) {
    if (node == GALLEY_NODE_NONE) {
        return;
    }
    element e = element_of(w->document, node);
    switch (e) {
    case ELEMENT_NOTHING:
    case ELEMENT_PRESCRIPTS:
        break;
    case ELEMENT_FIRST: {
        uint32_t c[1];
        children_of(w, node, c, 1);
        push(w, node_task(c[0]));
        break;
    }
    case ELEMENT_IDENTIFIER:
    case ELEMENT_NUMBER:
    case ELEMENT_OPERATOR:
        write_token(w, node, e == ELEMENT_OPERATOR);
        break;
    case ELEMENT_TEXT:
        write_words(w, node);
        break;
    case ELEMENT_SPACE:
        write_space(w, node);
        break;
    default:
        plan_element(w, node, e);
    }
}

/* The next child of a list, and then the rest of it. */
static void write_list(writer *w, task list) {
    uint32_t child = next_element(w, list.node, list.end);
    if (child >= list.end) {
        return;
    }
    uint32_t next = next_element(w, end_of(w, child), list.end);
    if (next < list.end) {
        push(w, (task){list.text, next, list.end});
        push(w, text_task(list.text));
    }
    push(w, node_task(child));
}

bool galley_mathml_write(const galley_document *document, uint32_t node, galley_buffer *tex) {
    writer w;
    w.document = document;
    w.out = tex;
    w.count = 0;
    w.failed = false;
    w.after_command = false;
    size_t start = tex->len;
    plan_row(&w, node);
    while (w.count > 0 && !w.failed && !tex->failed) {
        task next = w.tasks[--w.count];
        if (next.end != 0) {
            write_list(&w, next);
        } else if (next.text != NULL) {
            write_text(&w, next.text);
        } else {
            write_node(&w, next.node);
        }
    }
    return !w.failed && !tex->failed && tex->len > start;
}
