/*
 * TeX as pages write it in; TeX on one line, without what only says where it is, out.
 *
 * Pictures of formulas are told by the class that their makers give them or by the address of the
 * service that draws them. Their TeX is the alt, or else stands in the address, percent-encoded.
 */
#include "math_tex.h"
#include "../base/hex.h"

static galley_slice part(galley_slice s, size_t from, size_t to) {
    return galley_slice_make(s.ptr + from, to - from);
}

bool galley_tex_contains(galley_slice text, const char *wanted) {
    size_t len = strlen(wanted);
    const char *at = text.ptr;
    const char *end = text.ptr + text.len;
    while (text.len >= len && (size_t)(end - at) >= len) {
        at = memchr(at, wanted[0], (size_t)(end - at) - len + 1);
        if (at == NULL) {
            return false;
        }
        if (memcmp(at, wanted, len) == 0) {
            return true;
        }
        at++;
    }
    return false;
}

static bool begins(galley_slice text, const char *with) {
    size_t len = strlen(with);
    return text.ptr != NULL && text.len >= len && memcmp(text.ptr, with, len) == 0;
}

static bool ends(galley_slice text, const char *with) {
    size_t len = strlen(with);
    return text.len >= len && memcmp(text.ptr + text.len - len, with, len) == 0;
}

typedef struct delimiters {
    const char *open, *close;
    bool display;
} delimiters;

static const delimiters known_delimiters[] = {{"$$", "$$", true},
                                              {"\\[", "\\]", true},
                                              {"\\(", "\\)", false},
                                              {"$`", "`$", false},
                                              {"$", "$", false}};

/* The delimiters around a text, or NULL. */
static const delimiters *delimiters_of(galley_slice text) {
    for (size_t i = 0; i < sizeof known_delimiters / sizeof known_delimiters[0]; i++) {
        const delimiters *d = &known_delimiters[i];
        if (text.len > strlen(d->open) + strlen(d->close) && begins(text, d->open) &&
            ends(text, d->close)) {
            return d;
        }
    }
    return NULL;
}

bool galley_tex_is_delimited(galley_slice text) {
    text = galley_slice_trim(text);
    return delimiters_of(text) != NULL || (begins(text, "\\begin{") && ends(text, "}"));
}

bool galley_tex_has_sign(galley_slice text) {
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '\\' || c == '^' || c == '_' || c == '{') {
            return true;
        }
    }
    return false;
}

static bool is_letter(char c) {
    return galley_ascii_lower(c) >= 'a' && galley_ascii_lower(c) <= 'z';
}

/* Two words of three letters and more, and no sign of TeX, are a description. */
bool galley_tex_likely(galley_slice text) {
    if (galley_tex_has_sign(text)) {
        return true;
    }
    int words = 0;
    size_t run = 0;
    for (size_t i = 0; i < text.len; i++) {
        run = is_letter(text.ptr[i]) || (unsigned char)text.ptr[i] >= 0x80 ? run + 1 : 0;
        words += run == 3;
    }
    return words < 2;
}

/* Writes the text to `out`, which lies not behind it: comments out, white space one space. Returns
 * the length. */
static size_t copy_line(galley_slice text, char *out) {
    size_t len = 0;
    bool escaped = false;
    for (size_t i = 0; i < text.len; i++) {
        char c = text.ptr[i];
        if (c == '%' && !escaped) {
            while (i < text.len && text.ptr[i] != '\n') {
                i++;
            }
            continue;
        }
        bool space = galley_ascii_space(c);
        escaped = c == '\\' && !escaped;
        if (!space) {
            out[len++] = c;
        } else if (len > 0 && out[len - 1] != ' ') {
            out[len++] = ' ';
        }
    }
    while (len > 0 && out[len - 1] == ' ' && !(len > 1 && out[len - 2] == '\\')) {
        len--;
    }
    return len;
}

/* Does the brace that a text begins with close at its end? */
static bool is_one_group(galley_slice text) {
    size_t depth = 0;
    for (size_t i = 0; i < text.len; i++) {
        if (text.ptr[i] == '\\') {
            i++;
        } else if (text.ptr[i] == '{') {
            depth++;
        } else if (text.ptr[i] == '}' && --depth == 0) {
            return i + 1 == text.len;
        }
    }
    return false;
}

static const char *const styles[] = {"\\displaystyle", "\\textstyle", "\\scriptstyle"};

/* Takes off one style that a text begins with. */
static bool without_style(galley_slice *text) {
    for (size_t i = 0; i < sizeof styles / sizeof styles[0]; i++) {
        size_t len = strlen(styles[i]);
        if (begins(*text, styles[i]) && (text->len == len || !is_letter(text->ptr[len]))) {
            *text = galley_slice_trim(part(*text, len, text->len));
            return true;
        }
    }
    return false;
}

/* "{\displaystyle x}" and "\displaystyle x" are x. */
static galley_slice unwrap(galley_slice text) {
    if (begins(text, "{\\") && is_one_group(text)) {
        galley_slice inner = galley_slice_trim(part(text, 1, text.len - 1));
        if (without_style(&inner)) {
            return inner;
        }
    }
    without_style(&text);
    return text;
}

bool galley_tex_clean(galley_buffer *tex, size_t start, bool *display) {
    if (tex->failed || tex->len == start) {
        tex->len = start;
        return false;
    }
    char *begin = tex->bytes + start;
    galley_slice text = galley_slice_trim(galley_slice_make(begin, tex->len - start));
    const delimiters *d = delimiters_of(text);
    if (d != NULL) {
        text = galley_slice_trim(part(text, strlen(d->open), text.len - strlen(d->close)));
        *display = *display || d->display;
    }
    text = galley_slice_make(begin, copy_line(text, begin));
    text = unwrap(text);
    if (text.len > 0) {
        memmove(begin, text.ptr, text.len);
    }
    tex->len = start + text.len;
    return text.len > 0;
}

typedef struct sign {
    const char *text;
    bool display;
} sign;

/* Classes, and parts of the addresses of services that draw TeX. */
static const sign picture_classes[] = {{"mwe-math-fallback-image-display", true},
                                       {"mwe-math-fallback-image-inline", false},
                                       {"ql-img-displayed-equation", true},
                                       {"ql-img-inline-formula", false},
                                       {"texrender", false},
                                       {"ltx_Math", false},
                                       {"tex", false},
                                       {"latex", false},
                                       {"math", false},
                                       {"latexImg", false},
                                       {"teximg", false},
                                       {"formula", false},
                                       {"equation", false}};
static const char *const services[] = {
    "/latex.php?",     "latex.codecogs.com",
    "/equation?tex=",  "/media/math/render/",
    "mathtex.cgi",     "mimetex.cgi",
    "cht=tx",          "tex.s2cms.ru",
    "math.vercel.app", "render.githubusercontent.com/render/math",
    "/cgi-bin/mathtex"};
/* What stands before TeX in an address. */
static const char *const parameters[] = {
    "latex=", "tex=", "chl=", "math=", ".latex?", "cgi?", "svg?from="};

bool galley_tex_may_name(galley_slice names) {
    static const unsigned char rare[256] = {
        ['x'] = 1, ['X'] = 1, ['q'] = 1, ['h'] = 't', ['u'] = 'm'};
    for (size_t i = 0; i < names.len; i++) {
        unsigned char kind = rare[(unsigned char)names.ptr[i]];
        if (kind != 0 && (kind == 1 || (i > 0 && (unsigned char)names.ptr[i - 1] == kind))) {
            return true;
        }
    }
    return false;
}

/* All services have "tex", "math" or "tx" in their addresses. */
static bool may_be_service(galley_slice source) {
    for (size_t i = 2; i < source.len; i++) {
        const char *at = source.ptr + i;
        if (*at == 'x' ? at[-1] == 't' || at[-1] == 'e'
                       : *at == 'h' && at[-1] == 't' && at[-2] == 'a') {
            return true;
        }
    }
    return false;
}

static bool has_service(galley_slice source) {
    if (!may_be_service(source)) {
        return false;
    }
    for (size_t i = 0; i < sizeof services / sizeof services[0]; i++) {
        if (galley_tex_contains(source, services[i])) {
            return true;
        }
    }
    return false;
}

static bool has_picture_class(galley_slice list, bool *display) {
    if (!galley_tex_may_name(list)) {
        return false;
    }
    const char *at = list.ptr;
    const char *end = at + list.len;
    while (at < end) {
        const char *begin = at;
        while (at < end && !galley_ascii_space(*at)) {
            at++;
        }
        galley_slice token = galley_slice_make(begin, (size_t)(at - begin));
        for (size_t i = 0; i < sizeof picture_classes / sizeof picture_classes[0]; i++) {
            if (galley_slice_equal(token, galley_slice_from(picture_classes[i].text))) {
                *display = *display || picture_classes[i].display;
                return true;
            }
        }
        at++;
    }
    return false;
}

bool galley_tex_is_picture(const galley_document *document, uint32_t node, bool *display) {
    galley_attribute_iterator it = galley_attribute_begin(document, node);
    galley_attribute attribute;
    bool found = false;
    while (galley_attribute_next(&it, &attribute)) {
        if (attribute.value.len == 0) {
            continue;
        }
        if (galley_slice_equal_nocase(attribute.name, galley_slice_from("class"))) {
            found = found || has_picture_class(attribute.value, display);
        } else if (galley_slice_equal_nocase(attribute.name, galley_slice_from("src"))) {
            found = found || has_service(attribute.value);
        } else if (galley_slice_equal_nocase(attribute.name, galley_slice_from("eeimg"))) {
            found = true;
        }
    }
    return found;
}

/* Decodes the TeX in an address in its place, up to the next parameter. Returns its length. Only
 * ASCII is decoded: other bytes may not be UTF-8. */
static size_t decode_address(galley_slice s, char *out) {
    size_t len = 0;
    for (size_t i = 0; i < s.len; i++) {
        char c = s.ptr[i];
        galley_slice rest = part(s, i, s.len);
        if (begins(rest, "&space;") || begins(rest, "&plus;")) {
            c = rest.ptr[1] == 's' ? ' ' : '+';
            i += rest.ptr[1] == 's' ? 6 : 5;
        } else if (c == '&' || c == '#') {
            break;
        } else if (c == '+') {
            c = ' ';
        } else if (c == '%' && rest.len > 2 && galley_hex_digit(rest.ptr[1]) >= 0 &&
                   galley_hex_digit(rest.ptr[1]) < 8 && galley_hex_digit(rest.ptr[2]) >= 0) {
            c = (char)(galley_hex_digit(rest.ptr[1]) * 16 + galley_hex_digit(rest.ptr[2]));
            i += 2;
        }
        out[len++] = c == '\0' ? ' ' : c;
    }
    return len;
}

/* Cuts an address from `start` on to the TeX in it. False when there is none. */
static bool keep_parameter(galley_buffer *tex, size_t start) {
    galley_slice address = galley_buffer_slice(tex, start, tex->len - start);
    for (size_t i = 0; i < sizeof parameters / sizeof parameters[0]; i++) {
        size_t len = strlen(parameters[i]);
        for (size_t at = 0; at + len < address.len; at++) {
            if (memcmp(address.ptr + at, parameters[i], len) == 0) {
                galley_slice rest = part(address, at + len, address.len);
                tex->len = start + decode_address(rest, tex->bytes + start);
                return tex->len > start;
            }
        }
    }
    return false;
}

static bool append_value(const galley_document *document, uint32_t node, const char *name,
                         galley_buffer *tex) {
    galley_slice value;
    return galley_document_attribute(document, node, galley_slice_from(name), &value) &&
           value.len > 0 && galley_attribute_read_value(value, tex);
}

bool galley_tex_read_picture(const galley_document *document, uint32_t node, bool *display,
                             galley_buffer *tex) {
    static const char *const names[] = {"alt", "data-formula", "title"};
    size_t start = tex->len;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (append_value(document, node, names[i], tex) &&
            galley_tex_likely(galley_buffer_slice(tex, start, tex->len - start)) &&
            galley_tex_clean(tex, start, display)) {
            return true;
        }
        tex->len = start;
    }
    if (append_value(document, node, "src", tex) &&
        has_service(galley_buffer_slice(tex, start, tex->len - start)) &&
        keep_parameter(tex, start) && galley_tex_clean(tex, start, display)) {
        return true;
    }
    tex->len = start;
    return false;
}
