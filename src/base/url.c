/*
 * A reference and a base in, an absolute address out, by the rules of the WHATWG's URL standard as
 * far as links on pages need them: white space around and line ends inside go, "\" is "/", dot
 * segments are walked, the scheme, the host's ASCII letters and a default port are made regular.
 *
 * What a reader of HTML or Markdown could take for syntax (spaces, quotes, angle brackets, control
 * characters) is percent-encoded. Text outside ASCII stays UTF-8, in hosts too. What the standard
 * does beyond that is left out: hosts that hold "%" are refused, and numbers as IPv4 stay as they
 * are written.
 */
#include "url.h"
#include "hex.h"
#include "url_plain.h"

typedef enum scheme { SCHEME_NONE, SCHEME_HTTP, SCHEME_HTTPS, SCHEME_OPAQUE, SCHEME_OTHER } scheme;

typedef struct parts {
    scheme scheme;
    galley_slice authority; /* ptr is NULL when there is none */
    galley_slice path;      /* of mailto and tel: with scheme and all the rest */
    galley_slice query;     /* without "?"; ptr is NULL when there is none */
    galley_slice fragment;  /* without "#"; the same */
} parts;

enum { PATH = 1, QUERY = 2, FRAGMENT = 4, EVERYWHERE = PATH | QUERY | FRAGMENT };

static bool is_letter(char c) {
    return galley_ascii_lower(c) >= 'a' && galley_ascii_lower(c) <= 'z';
}

static bool is_digit(char c) { return c >= '0' && c <= '9'; }

static bool is_slash(char c) { return c == '/' || c == '\\'; }

static bool is_control(char c) { return (unsigned char)c < 0x20 || c == 0x7F; }

static bool is_line_space(char c) { return c == '\t' || c == '\n' || c == '\r'; }

static galley_slice from(galley_slice s, size_t at) {
    return galley_slice_make(s.ptr + at, s.len - at);
}

static galley_slice trim(galley_slice s) {
    while (s.len > 0 && (unsigned char)s.ptr[0] <= ' ') {
        s = from(s, 1);
    }
    while (s.len > 0 && (unsigned char)s.ptr[s.len - 1] <= ' ') {
        s.len--;
    }
    return s;
}

/* Length of "scheme:" at the beginning, 0 when there is none. */
static size_t scheme_length(galley_slice url) {
    if (url.len == 0 || !is_letter(url.ptr[0])) {
        return 0;
    }
    for (size_t i = 1; i < url.len; i++) {
        char c = url.ptr[i];
        if (c == ':') {
            return i + 1;
        }
        if (!is_letter(c) && !is_digit(c) && c != '+' && c != '-' && c != '.') {
            return 0;
        }
    }
    return 0;
}

static scheme scheme_of(galley_slice name) {
    static const struct {
        const char *name;
        scheme scheme;
    } known[] = {{"http:", SCHEME_HTTP},
                 {"https:", SCHEME_HTTPS},
                 {"mailto:", SCHEME_OPAQUE},
                 {"tel:", SCHEME_OPAQUE}};
    if (name.len == 0) {
        return SCHEME_NONE;
    }
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++) {
        if (galley_slice_equal_nocase(name, galley_slice_from(known[i].name))) {
            return known[i].scheme;
        }
    }
    return SCHEME_OTHER;
}

/* Takes what stands behind the first `mark`, which goes with it. */
static galley_slice take_behind(galley_slice *url, char mark) {
    const char *at = url->len == 0 ? NULL : memchr(url->ptr, mark, url->len);
    if (at == NULL) {
        return galley_slice_make(NULL, 0);
    }
    galley_slice behind = from(*url, (size_t)(at - url->ptr) + 1);
    url->len = (size_t)(at - url->ptr);
    return behind;
}

/* Takes the host with user and port off the front, and all slashes before it. */
static galley_slice take_authority(galley_slice *url) {
    while (url->len > 0 && is_slash(url->ptr[0])) {
        *url = from(*url, 1);
    }
    size_t len = 0;
    while (len < url->len && !is_slash(url->ptr[len])) {
        len++;
    }
    galley_slice authority = galley_slice_make(url->ptr, len);
    *url = from(*url, len);
    return authority;
}

/* Cuts an address up. One of the base's scheme without "//" is relative to it. */
static parts split(galley_slice url, scheme around) {
    size_t named = scheme_length(url);
    parts p = {.scheme = scheme_of(galley_slice_make(url.ptr, named))};
    if (p.scheme == SCHEME_OPAQUE || p.scheme == SCHEME_OTHER) {
        p.path = url;
        return p;
    }
    url = from(url, named);
    p.fragment = take_behind(&url, '#');
    p.query = take_behind(&url, '?');
    bool slashes = url.len >= 2 && is_slash(url.ptr[0]) && is_slash(url.ptr[1]);
    if (p.scheme == SCHEME_NONE ? slashes : p.scheme != around || slashes) {
        p.authority = take_authority(&url);
        p.scheme = p.scheme == SCHEME_NONE ? around : p.scheme;
    } else {
        p.scheme = SCHEME_NONE;
    }
    p.path = url;
    return p;
}

/* Where a byte is encoded; control characters and spaces are everywhere. */
static const unsigned char encoded_in[256] = {
    ['"'] = EVERYWHERE, ['<'] = EVERYWHERE, ['>'] = EVERYWHERE, ['`'] = PATH | FRAGMENT,
    ['^'] = PATH,       ['{'] = PATH,       ['}'] = PATH,       ['\''] = QUERY,
    [0x7F] = EVERYWHERE};

static void append_escape(galley_buffer *out, unsigned char byte) {
    static const char digits[] = "0123456789ABCDEF";
    char encoded[3] = {'%', digits[byte >> 4], digits[byte & 15]};
    galley_buffer_append(out, encoded, sizeof encoded);
}

static void append_encoded(galley_buffer *out, galley_slice s, int place) {
    size_t run = 0;
    for (size_t i = 0; i < s.len; i++) {
        unsigned char byte = (unsigned char)s.ptr[i];
        if (byte <= ' ' || (encoded_in[byte] & place) != 0) {
            galley_buffer_append(out, s.ptr + run, i - run);
            append_escape(out, byte);
            run = i + 1;
        }
    }
    if (run < s.len) {
        galley_buffer_append(out, s.ptr + run, s.len - run);
    }
}

/* How many dots a segment is, written as "." or "%2e"; 0 for any other segment. */
static int dots_of(galley_slice segment) {
    int dots = 0;
    while (segment.len > 0 && dots < 3) {
        if (segment.ptr[0] == '.') {
            segment = from(segment, 1);
        } else if (segment.len >= 3 && memcmp(segment.ptr, "%2", 2) == 0 &&
                   galley_ascii_lower(segment.ptr[2]) == 'e') {
            segment = from(segment, 3);
        } else {
            return 0;
        }
        dots++;
    }
    return dots <= 2 ? dots : 0;
}

/* Appends a path's segments, each with its "/" before it. `root` is where the path begins in `out`:
 * ".." goes up no further. The path without its first slash is given; `file` tells whether its last
 * segment counts. */
static void append_segments(galley_buffer *out, size_t root, galley_slice path, bool file) {
    bool more = true;
    while (more && !out->failed) {
        size_t len = 0;
        while (len < path.len && !is_slash(path.ptr[len])) {
            len++;
        }
        more = len < path.len;
        int dots = dots_of(galley_slice_make(path.ptr, len));
        if (dots == 2) {
            while (out->len > root && out->bytes[--out->len] != '/') {
            }
        }
        if (dots == 0 && (more || file)) {
            galley_buffer_append_byte(out, '/');
            append_encoded(out, galley_slice_make(path.ptr, len), PATH);
        } else if (dots > 0 && !more && file) {
            galley_buffer_append_byte(out, '/');
        }
        path = from(path, more ? len + 1 : len);
    }
}

static galley_slice without_slash(galley_slice path) {
    return path.len > 0 && is_slash(path.ptr[0]) ? from(path, 1) : path;
}

/* The port behind the last ":" of an authority: its length with the colon, 0 without one. */
static size_t port_length(galley_slice authority) {
    size_t len = 0;
    while (len < authority.len && is_digit(authority.ptr[authority.len - 1 - len])) {
        len++;
    }
    return len < authority.len && authority.ptr[authority.len - 1 - len] == ':' ? len + 1 : 0;
}

/* A host that the standard takes, or may take: names, numbers, IPv6 in brackets. */
static bool is_host(galley_slice host) {
    bool six = host.len > 2 && host.ptr[0] == '[' && host.ptr[host.len - 1] == ']';
    if (six) {
        host = galley_slice_make(host.ptr + 1, host.len - 2);
    }
    for (size_t i = 0; i < host.len; i++) {
        char c = host.ptr[i];
        if (!six && (is_letter(c) || is_digit(c) || c == '.' || c == '-')) {
            continue;
        }
        if (six ? galley_hex_digit(c) < 0 && c != ':' && c != '.'
                : is_control(c) || (c != '\0' && strchr(" \"#%/:<>?@[\\]^`{|}", c) != NULL)) {
            return false;
        }
    }
    return host.len > 0;
}

typedef struct authority {
    galley_slice user; /* with its "@" */
    galley_slice host;
    galley_slice port; /* with its ":" */
} authority;

static authority split_authority(galley_slice s) {
    authority a = {.user = galley_slice_make(s.ptr, 0)};
    for (size_t i = s.len; i-- > 0;) {
        if (s.ptr[i] == '@') {
            a.user.len = i + 1;
            break;
        }
    }
    s = from(s, a.user.len);
    size_t port = port_length(s);
    a.host = galley_slice_make(s.ptr, s.len - port);
    a.port = from(s, a.host.len);
    return a;
}

static bool append_authority(galley_buffer *out, galley_slice s, scheme named) {
    authority a = split_authority(s);
    galley_slice usual = galley_slice_from(named == SCHEME_HTTP ? ":80" : ":443");
    if (!is_host(a.host) || a.port.len > sizeof ":65535" - 1) {
        return false;
    }
    append_encoded(out, a.user, EVERYWHERE);
    for (size_t i = 0; i < a.host.len; i++) {
        galley_buffer_append_byte(out, galley_ascii_lower(a.host.ptr[i]));
    }
    if (a.port.len > 1 && !galley_slice_equal(a.port, usual)) {
        galley_buffer_append_slice(out, a.port);
    }
    return true;
}

/* Appends what `base` and `p` together say. */
static bool append_resolved(galley_buffer *out, const parts *base, const parts *p) {
    bool own = p->authority.ptr != NULL;
    const parts *host = own ? p : base;
    galley_buffer_append_slice(
        out, galley_slice_from(host->scheme == SCHEME_HTTP ? "http://" : "https://"));
    if (!append_authority(out, host->authority, host->scheme)) {
        return false;
    }
    size_t root = out->len;
    bool stays = !own && p->path.len == 0;
    if (stays) {
        append_segments(out, root, without_slash(base->path), true);
    } else {
        if (!own && !is_slash(p->path.ptr[0])) {
            append_segments(out, root, without_slash(base->path), false);
        }
        append_segments(out, root, without_slash(p->path), true);
    }
    galley_slice query = stays && p->query.ptr == NULL ? base->query : p->query;
    if (query.ptr != NULL) {
        galley_buffer_append_byte(out, '?');
        append_encoded(out, query, QUERY);
    }
    if (p->fragment.ptr != NULL) {
        galley_buffer_append_byte(out, '#');
        append_encoded(out, p->fragment, FRAGMENT);
    }
    return true;
}

/* mailto and tel: the scheme in lower case, and something behind it. */
static bool append_opaque(galley_buffer *out, galley_slice url) {
    size_t named = scheme_length(url);
    if (named == url.len) {
        return false;
    }
    for (size_t i = 0; i < named; i++) {
        galley_buffer_append_byte(out, galley_ascii_lower(url.ptr[i]));
    }
    append_encoded(out, from(url, named), EVERYWHERE);
    return true;
}

static bool resolve_clean(galley_slice base, galley_slice reference, galley_buffer *out) {
    parts b = split(base, SCHEME_NONE);
    bool absolute =
        b.authority.ptr != NULL && (b.scheme == SCHEME_HTTP || b.scheme == SCHEME_HTTPS);
    parts p = split(reference, absolute ? b.scheme : SCHEME_NONE);
    if (p.scheme == SCHEME_OPAQUE) {
        return append_opaque(out, p.path);
    }
    if (p.scheme == SCHEME_OTHER || (!absolute && p.scheme == SCHEME_NONE)) {
        return false;
    }
    return append_resolved(out, &b, &p);
}

/* Appends a copy without tabs and line ends. */
static galley_slice append_cleaned(galley_buffer *out, galley_slice s) {
    size_t start = out->len;
    for (size_t i = 0; i < s.len; i++) {
        if (!is_line_space(s.ptr[i])) {
            galley_buffer_append_byte(out, s.ptr[i]);
        }
    }
    return galley_buffer_slice(out, start, out->len - start);
}

static bool has_line_space(galley_slice s) {
    for (size_t i = 0; i < s.len; i++) {
        if (is_line_space(s.ptr[i])) {
            return true;
        }
    }
    return false;
}

bool galley_url_resolve(galley_slice base, galley_slice reference, galley_buffer *out) {
    size_t start = out->len;
    base = base.ptr == NULL ? galley_slice_make("", 0) : trim(base);
    reference = reference.ptr == NULL ? galley_slice_make("", 0) : trim(reference);
    if (galley_url_copy_plain(base, reference, out)) {
        return true;
    }
    if (has_line_space(base) || has_line_space(reference)) {
        /* room for the copies and all that is made of them, so that the copies do not move */
        size_t len = base.len + reference.len;
        if (len > SIZE_MAX / 8 || !galley_buffer_reserve(out, 4 * len + 16)) {
            return false;
        }
        base = append_cleaned(out, base);
        reference = append_cleaned(out, reference);
    }
    size_t copied = out->len - start;
    if (!resolve_clean(base, reference, out) || out->failed) {
        out->len = start;
        return false;
    }
    size_t made = out->len - start - copied;
    if (copied > 0) {
        memmove(out->bytes + start, out->bytes + start + copied, made);
        out->len = start + made;
    }
    return true;
}

galley_slice galley_url_host(galley_slice url) {
    if (url.ptr == NULL) {
        return galley_slice_make("", 0);
    }
    parts p = split(trim(url), SCHEME_NONE);
    bool web = p.scheme == SCHEME_HTTP || p.scheme == SCHEME_HTTPS;
    galley_slice host = web ? split_authority(p.authority).host : galley_slice_make("", 0);
    return is_host(host) ? host : galley_slice_make("", 0);
}
