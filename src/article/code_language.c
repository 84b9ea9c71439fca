/*
 * The class names and attributes of the usual highlighters in, a language or none out.
 *
 * A name with a sign of its own ("language-x", "brush: x") is believed whatever the language is;
 * one that stands alone ("hljs python") only when it is in the list of languages. It is looked for
 * in the pre, in the code element that it begins with, and in the few elements around it.
 */
#include "code_language.h"

/* Around the pre: the highlighter's own elements, no more. */
#define LEVELS_UP 3
#define LONGEST_NAME 20

static const char *const known[] = {
    "apache", "asm",        "awk",    "bash",       "basic",      "batch",  "c",        "c#",
    "c++",    "clojure",    "cmake",  "console",    "cpp",        "cs",     "csharp",   "css",
    "dart",   "diff",       "docker", "dockerfile", "elixir",     "elm",    "erlang",   "fortran",
    "fsharp", "go",         "golang", "gradle",     "graphql",    "groovy", "haskell",  "html",
    "http",   "ini",        "java",   "javascript", "js",         "json",   "jsx",      "julia",
    "kotlin", "latex",      "less",   "lisp",       "lua",        "make",   "makefile", "markdown",
    "matlab", "nginx",      "nix",    "objc",       "objectivec", "ocaml",  "pascal",   "perl",
    "php",    "powershell", "proto",  "protobuf",   "pycon",      "pycon3", "ipython3", "python3",
    "py",     "python",     "r",      "rb",         "ruby",       "rust",   "sass",     "scala",
    "scheme", "scss",       "sh",     "shell",      "sql",        "svg",    "swift",    "tcl",
    "tex",    "toml",       "ts",     "tsx",        "typescript", "vb",     "vim",      "vue",
    "xml",    "yaml",       "yml",    "zig",
};

/* What a name of a language may follow. */
static const char *const signs[] = {
    "language-",
    "lang-",
    "highlight-source-",
    "mw-highlight-lang-",
    "highlight-text-",
    "highlight-",
    "src-",
    "brush:",
    "syntax-",
    "code-",
    "shiki-lang-",
};

/* What may follow a sign, or stand in an attribute, and is no language. */
static const char *const vague[] = {
    "none",    "plain",  "text",   "txt",         "plaintext", "default",   "nohighlight",
    "auto",    "source", "code",   "block",       "wrapper",   "container", "content",
    "unknown", "raw",    "output", "basic-block", "toolbar",   "box",       "copy",
    "inline",  "area",   "en",     "de",          "fr",
};

static const char *const gutters[] = {
    "lineno",
    "linenos",
    "linenodiv",
    "lineno-container",
    "gutter",
    "line-number",
    "line-numbers-rows",
    "linenumber",
    "linenumbers",
    "rouge-gutter",
    "hljs-ln-numbers",
    "hljs-ln-n",
    "blob-num",
    "line-num",
    "lnt",
    "lntd-number",
    "ln",
    "copy-button",
    "copybtn",
    "copy-btn",
    "btn-copy",
    "clipboard-copy",
    "code-copy",
    "copy-code-button",
    "code-toolbar-item",
    "line_numbers",
    "crayon-nums",
    "de1-num",
    "gl",
};

static bool is_one_of(galley_slice word, const char *const *list, size_t count) {
    char first = word.len == 0 ? '\0' : galley_ascii_lower(word.ptr[0]);
    for (size_t i = 0; i < count; i++) {
        if (first == list[i][0] && galley_slice_equal_nocase(word, galley_slice_from(list[i]))) {
            return true;
        }
    }
    return false;
}

#define ONE_OF(word, list) is_one_of(word, list, sizeof(list) / sizeof((list)[0]))

static bool is_name(galley_slice name) {
    if (name.len == 0 || name.len > LONGEST_NAME || ONE_OF(name, vague)) {
        return false;
    }
    for (size_t i = 0; i < name.len; i++) {
        char c = galley_ascii_lower(name.ptr[i]);
        if (!((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') ||
              (i > 0 && (c == '+' || c == '#' || c == '.' || c == '-' || c == '_')))) {
            return false;
        }
    }
    return galley_ascii_lower(name.ptr[0]) >= 'a';
}

static bool accept(galley_slice name, galley_buffer *out) {
    if (!is_name(name)) {
        return false;
    }
    for (size_t i = 0; i < name.len; i++) {
        galley_buffer_append_byte(out, galley_ascii_lower(name.ptr[i]));
    }
    return true;
}

/* The next word of a class, or an empty slice. */
static galley_slice next_word(galley_slice *rest) {
    while (rest->len > 0 && (galley_ascii_space(rest->ptr[0]) || rest->ptr[0] == ';')) {
        rest->ptr++;
        rest->len--;
    }
    galley_slice word = {rest->ptr, 0};
    while (rest->len > 0 && !galley_ascii_space(rest->ptr[0]) && rest->ptr[0] != ';') {
        rest->ptr++;
        rest->len--;
        word.len++;
    }
    return word;
}

/* What follows a sign in a word, or in the next: "brush: js". */
static bool read_signed(galley_slice word, galley_slice rest, galley_buffer *out) {
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        galley_slice sign = galley_slice_from(signs[i]);
        if (word.len < sign.len ||
            !galley_slice_equal_nocase(galley_slice_make(word.ptr, sign.len), sign)) {
            continue;
        }
        galley_slice name = galley_slice_make(word.ptr + sign.len, word.len - sign.len);
        if (name.len == 0 && sign.ptr[sign.len - 1] == ':') {
            name = next_word(&rest);
        }
        /* these two also name parts of a page */
        bool weak = strcmp(signs[i], "code-") == 0 || strcmp(signs[i], "syntax-") == 0 ||
                    strcmp(signs[i], "highlight-") == 0 || strcmp(signs[i], "src-") == 0;
        return (!weak || ONE_OF(name, known)) && accept(name, out);
    }
    return false;
}

static bool read_class(galley_slice value, bool alone, galley_buffer *out) {
    galley_slice rest = value;
    for (galley_slice word = next_word(&rest); word.len > 0; word = next_word(&rest)) {
        if (read_signed(word, rest, out)) {
            return true;
        }
    }
    rest = value;
    for (galley_slice word = next_word(&rest); alone && word.len > 0; word = next_word(&rest)) {
        if (ONE_OF(word, known)) {
            return accept(word, out);
        }
    }
    return false;
}

/* One look at an element's attributes. */
static bool read_element(const galley_document *document, uint32_t element, bool alone,
                         galley_buffer *out) {
    static const char *const names[] = {"data-lang", "data-language", "data-code-language",
                                        "data-enlighter-language"};
    galley_attribute_iterator iterator = galley_attribute_begin(document, element);
    galley_attribute attribute;
    bool is_pre = galley_node_tag(&document->nodes[element]) == GALLEY_TAG_PRE;
    while (galley_attribute_next(&iterator, &attribute)) {
        galley_slice value = galley_slice_trim(attribute.value);
        if (value.len == 0) {
            continue;
        }
        if (ONE_OF(attribute.name, names) ? accept(value, out)
            : galley_slice_equal_nocase(attribute.name, galley_slice_from("class"))
                ? read_class(value, alone, out)
                : is_pre && galley_slice_equal_nocase(attribute.name, galley_slice_from("lang")) &&
                      ONE_OF(value, known) && accept(value, out)) {
            return true;
        }
    }
    return false;
}

void galley_code_language(const galley_document *document, uint32_t pre, galley_buffer *out) {
    const galley_node *nodes = document->nodes;
    uint32_t first = pre + 1;
    if (first < nodes[pre].extent && galley_node_is_element(&nodes[first]) &&
        read_element(document, first, true, out)) {
        return;
    }
    uint32_t at = pre;
    for (int level = 0; level <= LEVELS_UP && at != GALLEY_NODE_NONE; level++) {
        if (galley_node_tag(&nodes[at]) == GALLEY_TAG_BODY ||
            read_element(document, at, level == 0, out)) {
            return;
        }
        at = nodes[at].parent;
    }
}

bool galley_code_is_gutter(const galley_document *document, uint32_t element) {
    galley_slice value;
    if (!galley_document_attribute(document, element, galley_slice_from("class"), &value)) {
        return false;
    }
    for (galley_slice word = next_word(&value); word.len > 0; word = next_word(&value)) {
        if (ONE_OF(word, gutters)) {
            return true;
        }
    }
    return false;
}
