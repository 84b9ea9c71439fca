/*
 * References in, absolute addresses out, where joining is copying.
 *
 * Most links of a page name a host in small letters without a port, or begin with a slash, and hold
 * nothing that must be encoded and no dot segments. One look at each byte tells it. Whatever is not
 * that plain is left to url.c, so that nothing here has to know the rules of the others.
 */
#include "url_plain.h"

enum {
    HOST = 1,  /* may stand in a host as it is */
    SLASH = 2, /* what follows may be a dot segment */
    NEVER = 4  /* may not stand behind the host as it is */
};

static const unsigned char kinds[256] = {
    ['a'] = HOST,   ['b'] = HOST,  ['c'] = HOST,  ['d'] = HOST,  ['e'] = HOST,   ['f'] = HOST,
    ['g'] = HOST,   ['h'] = HOST,  ['i'] = HOST,  ['j'] = HOST,  ['k'] = HOST,   ['l'] = HOST,
    ['m'] = HOST,   ['n'] = HOST,  ['o'] = HOST,  ['p'] = HOST,  ['q'] = HOST,   ['r'] = HOST,
    ['s'] = HOST,   ['t'] = HOST,  ['u'] = HOST,  ['v'] = HOST,  ['w'] = HOST,   ['x'] = HOST,
    ['y'] = HOST,   ['z'] = HOST,  ['0'] = HOST,  ['1'] = HOST,  ['2'] = HOST,   ['3'] = HOST,
    ['4'] = HOST,   ['5'] = HOST,  ['6'] = HOST,  ['7'] = HOST,  ['8'] = HOST,   ['9'] = HOST,
    ['-'] = HOST,   ['.'] = HOST,  ['/'] = SLASH, ['"'] = NEVER, ['<'] = NEVER,  ['>'] = NEVER,
    ['`'] = NEVER,  ['^'] = NEVER, ['{'] = NEVER, ['}'] = NEVER, ['\''] = NEVER, ['\\'] = NEVER,
    [0x7F] = NEVER,
};

static unsigned char kind_of(char c) { return kinds[(unsigned char)c]; }

/* Length of "http://" or "https://" at the beginning, or 0. */
static size_t scheme_length(galley_slice url) {
    enum { HTTP = sizeof "http://" - 1, HTTPS = sizeof "https://" - 1 };
    if (url.len > HTTPS && memcmp(url.ptr, "https://", HTTPS) == 0) {
        return HTTPS;
    }
    return url.len > HTTP && memcmp(url.ptr, "http://", HTTP) == 0 ? HTTP : 0;
}

/* Where the host ends that begins at `at`; `at` when it is none that is plain. */
static size_t host_end(galley_slice url, size_t at) {
    size_t start = at;
    while (at < url.len && kind_of(url.ptr[at]) == HOST) {
        at++;
    }
    bool ended = at == url.len || url.ptr[at] == '/' || url.ptr[at] == '?' || url.ptr[at] == '#';
    return ended ? at : start;
}

/* Is what begins with the slash at `at` an address's path, and all behind it, as it must be? */
static bool is_plain_rest(galley_slice url, size_t at) {
    if (at >= url.len || url.ptr[at] != '/') {
        return false;
    }
    for (; at < url.len; at++) {
        unsigned char byte = (unsigned char)url.ptr[at];
        if (byte <= ' ' || kinds[byte] > HOST) {
            bool dots = at + 1 < url.len && (url.ptr[at + 1] == '.' || url.ptr[at + 1] == '%');
            if (byte != '/' || dots) {
                return false;
            }
        }
    }
    return true;
}

bool galley_url_copy_plain(galley_slice base, galley_slice reference, galley_buffer *out) {
    size_t scheme = scheme_length(reference);
    size_t from_base = 0;
    size_t host = scheme;
    if (scheme == 0) {
        scheme = scheme_length(base);
        if (reference.len == 0 || reference.ptr[0] != '/' || scheme == 0 ||
            host_end(base, scheme) == scheme) {
            return false;
        }
        bool named = reference.len > 1 && reference.ptr[1] == '/';
        from_base = named ? scheme - 2 : host_end(base, scheme); /* "//" stands in both */
        host = named ? 2 : 0;
    }
    size_t path = host == 0 ? 0 : host_end(reference, host);
    if ((host > 0 && path == host) || !is_plain_rest(reference, path)) {
        return false;
    }
    size_t start = out->len;
    galley_buffer_append(out, base.ptr, from_base);
    if (!galley_buffer_append_slice(out, reference)) {
        out->len = start;
        return false;
    }
    return true;
}
