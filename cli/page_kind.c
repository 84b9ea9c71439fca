/*
 * HTML among the records. In: the declared type, and the body; out: whether it is a page. A
 * declared type of HTML is believed unless the bytes are plainly of another kind (servers declare
 * pictures and PDF documents as HTML); a declared type of anything else is believed too. Without
 * one, or with one that servers send when they do not know, the signatures of the MIME Sniffing
 * standard decide.
 */
#define _POSIX_C_SOURCE 200809L
#include "page_kind.h"

#include "binary.h"
#include "peek.h"

#include <string.h>
#include <strings.h>

enum { LOOK_LEN = 1024 };

static bool is_blank(char byte) {
    return byte == ' ' || byte == '\t' || byte == '\n' || byte == '\r' || byte == '\f';
}

galley_slice galley_cli_page_kind_essence(galley_slice type) {
    if (type.ptr == NULL) {
        return (galley_slice){"", 0};
    }
    while (type.len > 0 && is_blank(type.ptr[0])) {
        type.ptr++;
        type.len--;
    }
    size_t len = 0;
    while (len < type.len && type.ptr[len] != ';' && type.ptr[len] != ',') {
        len++;
    }
    while (len > 0 && is_blank(type.ptr[len - 1])) {
        len--;
    }
    return (galley_slice){type.ptr, len};
}

static bool is_named(galley_slice essence, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (essence.len == strlen(names[i]) &&
            strncasecmp(essence.ptr, names[i], essence.len) == 0) {
            return true;
        }
    }
    return false;
}

bool galley_cli_page_kind_is_plain(galley_slice type) {
    static const char *const names[] = {"text/plain"};
    return is_named(galley_cli_page_kind_essence(type), names, 1);
}

/* "<title" and what ends the name of a tag. */
static bool begins_with_tag(galley_slice body, const char *name) {
    size_t len = strlen(name);
    if (body.len <= len || strncasecmp(body.ptr, name, len) != 0) {
        return false;
    }
    char next = body.ptr[len];
    return is_blank(next) || next == '>' || name[1] == '!';
}

static bool looks_like_html(galley_slice body) {
    static const char *const tags[] = {
        "<!doctype html", "<!--", "<html", "<head", "<body", "<title", "<meta", "<script",
        "<style",         "<div", "<h1",   "<p",    "<a",    "<table", "<br",   "<font",
        "<iframe",        "<b",
    };
    if (body.len >= 3 && memcmp(body.ptr, "\xEF\xBB\xBF", 3) == 0) {
        body.ptr += 3;
        body.len -= 3;
    }
    while (body.len > 0 && is_blank(body.ptr[0])) {
        body.ptr++;
        body.len--;
    }
    for (size_t i = 0; i < sizeof tags / sizeof tags[0]; i++) {
        if (begins_with_tag(body, tags[i])) {
            return true;
        }
    }
    return false;
}

static bool is_declared_html(galley_slice essence) {
    static const char *const names[] = {"text/html", "application/xhtml+xml"};
    return is_named(essence, names, sizeof names / sizeof names[0]);
}

static bool is_of_no_use(galley_slice essence) {
    static const char *const names[] = {"",       "unknown/unknown",          "application/unknown",
                                        "*/*",    "application/octet-stream", "unk",
                                        "no-type"};
    return is_named(essence, names, sizeof names / sizeof names[0]);
}

bool galley_cli_page_kind_is_html(galley_slice type, galley_slice body) {
    galley_slice essence = galley_cli_page_kind_essence(type);
    size_t len = body.len < LOOK_LEN ? body.len : LOOK_LEN;
    if (is_declared_html(essence)) {
        return len == 0 || (!galley_cli_peek_is_gzip(body.ptr, len) &&
                            galley_cli_binary_name(body.ptr, len) == NULL);
    }
    return is_of_no_use(essence) && looks_like_html(body);
}

bool galley_cli_page_kind_may_be(galley_slice type) {
    galley_slice essence = galley_cli_page_kind_essence(type);
    return is_declared_html(essence) || is_of_no_use(essence) ||
           galley_cli_page_kind_is_plain(type);
}
