/*
 * The prescan of the HTML standard: meta elements and the XML declaration, found in the bytes
 * before anything is parsed. In: the beginning of a page. Out: the encoding it declares. The steps
 * are the standard's, as are their odd results: a tag that the end cuts off declares nothing. Every
 * step goes forward, but for the comment end that may share its hyphens with the beginning.
 */
#include "prescan.h"

typedef struct cursor {
    const char *at;
    const char *end;
} cursor;

typedef struct attribute {
    galley_slice name;
    galley_slice value;
} attribute;

typedef enum found { FOUND_ATTRIBUTE, FOUND_NONE, FOUND_END } found;

static bool is_letter(char c) {
    return galley_ascii_lower(c) >= 'a' && galley_ascii_lower(c) <= 'z';
}

static void skip_space(cursor *c) {
    while (c->at < c->end && galley_ascii_space(*c->at)) {
        c->at++;
    }
}

static galley_slice since(const cursor *c, const char *start) {
    return galley_slice_make(start, (size_t)(c->at - start));
}

static bool starts_with(const cursor *c, const char *lower) {
    const char *at = c->at;
    while (*lower != '\0' && at < c->end && galley_ascii_lower(*at) == *lower) {
        at++;
        lower++;
    }
    return *lower == '\0';
}

/* To the next byte of that value; false, and at the end, without one. */
static bool seek_byte(cursor *c, char byte) {
    const char *hit = c->at < c->end ? memchr(c->at, byte, (size_t)(c->end - c->at)) : NULL;
    c->at = hit == NULL ? c->end : hit;
    return hit != NULL;
}

/* The value of an attribute, from after its "=". False when the input ends in it. */
static bool read_value(cursor *c, galley_slice *value) {
    skip_space(c);
    if (c->at == c->end) {
        return false;
    }
    if (*c->at == '"' || *c->at == '\'') {
        char quote = *c->at++;
        const char *start = c->at;
        if (!seek_byte(c, quote)) {
            return false;
        }
        *value = since(c, start);
        c->at++;
        return true;
    }
    const char *start = c->at;
    while (c->at < c->end && !galley_ascii_space(*c->at) && *c->at != '>') {
        c->at++;
    }
    *value = since(c, start);
    return c->at < c->end;
}

/* "Get an attribute". */
static found read_attribute(cursor *c, attribute *result) {
    while (c->at < c->end && (galley_ascii_space(*c->at) || *c->at == '/')) {
        c->at++;
    }
    if (c->at == c->end) {
        return FOUND_END;
    }
    if (*c->at == '>') {
        return FOUND_NONE;
    }
    const char *start = c->at;
    /* An equals sign in the first place is part of the name. */
    do {
        c->at++;
    } while (c->at < c->end && !galley_ascii_space(*c->at) && *c->at != '/' && *c->at != '>' &&
             *c->at != '=');
    *result = (attribute){since(c, start), galley_slice_make(c->at, 0)};
    skip_space(c);
    if (c->at == c->end) {
        return FOUND_END;
    }
    if (*c->at != '=') {
        return FOUND_ATTRIBUTE;
    }
    c->at++;
    return read_value(c, &result->value) ? FOUND_ATTRIBUTE : FOUND_END;
}

/* "Extract a character encoding from a meta element", from its content attribute. */
static galley_encoding read_content(galley_slice content) {
    cursor c = {content.ptr, content.ptr + content.len};
    for (;; c.at++) {
        while (c.at < c.end && !starts_with(&c, "charset")) {
            c.at++;
        }
        if (c.at == c.end) {
            return GALLEY_ENCODING_NONE;
        }
        c.at += strlen("charset");
        skip_space(&c);
        if (c.at == c.end) {
            return GALLEY_ENCODING_NONE;
        }
        if (*c.at == '=') {
            break;
        }
        c.at--;
    }
    c.at++;
    skip_space(&c);
    if (c.at == c.end) {
        return GALLEY_ENCODING_NONE;
    }
    if (*c.at == '"' || *c.at == '\'') {
        char quote = *c.at++;
        const char *start = c.at;
        return seek_byte(&c, quote) ? galley_encoding_from_label(since(&c, start))
                                    : GALLEY_ENCODING_NONE;
    }
    const char *start = c.at;
    while (c.at < c.end && !galley_ascii_space(*c.at) && *c.at != ';') {
        c.at++;
    }
    return galley_encoding_from_label(since(&c, start));
}

/* No page can tell by itself, in ASCII, that it is UTF-16. */
static galley_encoding as_declared(galley_encoding encoding) {
    switch (encoding) {
    case GALLEY_ENCODING_UTF_16LE:
    case GALLEY_ENCODING_UTF_16BE:
        return GALLEY_ENCODING_UTF_8;
    case GALLEY_ENCODING_X_USER_DEFINED:
        return GALLEY_ENCODING_WINDOWS_1252;
    default:
        return encoding;
    }
}

/* What the attributes of one meta element have said so far. */
typedef struct meta {
    bool seen_pragma;
    bool seen_content;
    bool seen_charset;
    bool got_pragma;
    bool need_pragma;
    bool charset_set; /* also by a label that means nothing */
    galley_encoding charset;
} meta;

static bool named(galley_slice name, const char *lower, bool *seen) {
    bool first = !*seen && galley_slice_equal_nocase(name, galley_slice_from(lower));
    *seen = *seen || first;
    return first;
}

static void note_attribute(meta *m, const attribute *a) {
    if (named(a->name, "http-equiv", &m->seen_pragma)) {
        m->got_pragma = galley_slice_equal_nocase(a->value, galley_slice_from("content-type"));
    } else if (named(a->name, "content", &m->seen_content)) {
        galley_encoding encoding = read_content(a->value);
        if (encoding != GALLEY_ENCODING_NONE && !m->charset_set) {
            m->charset = encoding;
            m->charset_set = true;
            m->need_pragma = true;
        }
    } else if (named(a->name, "charset", &m->seen_charset)) {
        m->charset = galley_encoding_from_label(a->value);
        m->charset_set = true;
        m->need_pragma = false;
    }
}

/* From after "<meta". FOUND_ATTRIBUTE when it declares *encoding. */
static found read_meta(cursor *c, galley_encoding *encoding) {
    meta m = {0};
    attribute a;
    found result;
    while ((result = read_attribute(c, &a)) == FOUND_ATTRIBUTE) {
        note_attribute(&m, &a);
    }
    if (result == FOUND_END || m.charset == GALLEY_ENCODING_NONE ||
        (m.need_pragma && !m.got_pragma)) {
        return result;
    }
    *encoding = as_declared(m.charset);
    return FOUND_ATTRIBUTE;
}

/* From after the "<" of any other tag, to its ">". */
static void skip_tag(cursor *c) {
    while (c->at < c->end && !galley_ascii_space(*c->at) && *c->at != '>') {
        c->at++;
    }
    attribute a;
    while (read_attribute(c, &a) == FOUND_ATTRIBUTE) {
    }
}

/* From "<!--", to the ">" of the first "-->", whose hyphens may be those of the beginning. */
static void skip_comment(cursor *c) {
    for (c->at += 4; seek_byte(c, '>'); c->at++) {
        if (c->at[-1] == '-' && c->at[-2] == '-') {
            return;
        }
    }
}

/* From after the "<" of a begin tag whose content is no markup: to its end tag, if it has one. */
static void skip_raw(cursor *c) {
    static const char *const names[] = {"script", "style",   "title",    "textarea",
                                        "xmp",    "noembed", "noframes", "iframe"};
    const char *name = NULL;
    for (size_t i = 0; i < sizeof names / sizeof *names && name == NULL; i++) {
        if (starts_with(c, names[i])) {
            size_t len = strlen(names[i]);
            bool longer = (size_t)(c->end - c->at) == len || is_letter(c->at[len]);
            name = longer ? NULL : names[i];
        }
    }
    skip_tag(c);
    while (name != NULL && seek_byte(c, '<')) {
        c->at++;
        if (c->at < c->end && *c->at == '/') {
            c->at++;
            if (starts_with(c, name)) {
                return;
            }
        }
    }
}

static bool is_meta(const cursor *c) {
    return starts_with(c, "<meta") && c->end - c->at > 5 &&
           (galley_ascii_space(c->at[5]) || c->at[5] == '/');
}

static galley_encoding scan_markup(galley_slice bytes, bool skip_raw_text) {
    cursor c = {bytes.ptr, bytes.ptr + bytes.len};
    for (; seek_byte(&c, '<'); c.at += c.at < c.end) {
        if (starts_with(&c, "<!--")) {
            skip_comment(&c);
        } else if (is_meta(&c)) {
            c.at += 5;
            galley_encoding encoding = GALLEY_ENCODING_NONE;
            if (read_meta(&c, &encoding) == FOUND_ATTRIBUTE) {
                return encoding;
            }
        } else if (c.end - c.at > 1 && is_letter(c.at[1])) {
            c.at++;
            if (skip_raw_text) {
                skip_raw(&c);
            } else {
                skip_tag(&c);
            }
        } else if (c.end - c.at > 2 && c.at[1] == '/' && is_letter(c.at[2])) {
            c.at++;
            skip_tag(&c);
        } else if (c.end - c.at > 1 && strchr("!/?", c.at[1]) != NULL && c.at[1] != '\0') {
            seek_byte(&c, '>');
        }
    }
    return GALLEY_ENCODING_NONE;
}

static void skip_controls(cursor *c) {
    while (c->at < c->end && (unsigned char)*c->at <= ' ') {
        c->at++;
    }
}

/* "Get an XML encoding". */
static galley_encoding read_xml(galley_slice bytes) {
    cursor c = {bytes.ptr, bytes.ptr + bytes.len};
    if (bytes.len < 5 || memcmp(bytes.ptr, "<?xml", 5) != 0 || !seek_byte(&c, '>')) {
        return GALLEY_ENCODING_NONE;
    }
    c = (cursor){bytes.ptr, c.at};
    const size_t len = strlen("encoding");
    while ((size_t)(c.end - c.at) > len && memcmp(c.at, "encoding", len) != 0) {
        c.at++;
    }
    c.at = (size_t)(c.end - c.at) > len ? c.at + len : c.end;
    skip_controls(&c);
    if (c.at == c.end || *c.at != '=') {
        return GALLEY_ENCODING_NONE;
    }
    c.at++;
    skip_controls(&c);
    if (c.at == c.end || (*c.at != '"' && *c.at != '\'')) {
        return GALLEY_ENCODING_NONE;
    }
    char quote = *c.at++;
    const char *start = c.at;
    while (c.at < c.end && *c.at != quote && (unsigned char)*c.at > ' ') {
        c.at++;
    }
    if (c.at == c.end || *c.at != quote) {
        return GALLEY_ENCODING_NONE;
    }
    return as_declared(galley_encoding_from_label(since(&c, start)));
}

static galley_encoding scan(galley_slice bytes, bool skip_raw_text) {
    if (bytes.len >= 6 && memcmp(bytes.ptr, "<\0?\0x\0", 6) == 0) {
        return GALLEY_ENCODING_UTF_16LE;
    }
    if (bytes.len >= 6 && memcmp(bytes.ptr, "\0<\0?\0x", 6) == 0) {
        return GALLEY_ENCODING_UTF_16BE;
    }
    if (bytes.len == 0) {
        return GALLEY_ENCODING_NONE;
    }
    galley_encoding encoding = scan_markup(bytes, skip_raw_text);
    return encoding == GALLEY_ENCODING_NONE ? read_xml(bytes) : encoding;
}

galley_encoding galley_prescan(galley_slice bytes) { return scan(bytes, false); }

galley_encoding galley_prescan_page(galley_slice bytes) { return scan(bytes, true); }
