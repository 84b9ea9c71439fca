/*
 * URLs among the names of inputs. In: a name; out: by which scheme it is fetched, if it is a URL. A
 * path may hold a colon, so only a scheme with two slashes behind it counts, and "file:" with one.
 * Such a path can still be written: ./http://...
 */
#define _POSIX_C_SOURCE 200809L
#include "scheme.h"

#include <stdbool.h>
#include <stddef.h>
#include <string.h>
#include <strings.h>

static const char letters[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
static const char others[] = "0123456789+.-";

static size_t scheme_len(const char *name) {
    size_t len = strspn(name, letters);
    if (len == 0) {
        return 0;
    }
    for (size_t more = 1; more > 0; len += more) {
        more = strspn(name + len, letters) + strspn(name + len, others);
    }
    return name[len] == ':' ? len : 0;
}

static bool is_named(const char *name, size_t len, const char *scheme) {
    return len == strlen(scheme) && strncasecmp(name, scheme, len) == 0;
}

galley_cli_scheme galley_cli_scheme_of(const char *name) {
    size_t len = scheme_len(name);
    if (len == 0 || name[len + 1] != '/') {
        return GALLEY_CLI_SCHEME_NONE;
    }
    if (is_named(name, len, "file")) {
        return GALLEY_CLI_SCHEME_FILE;
    }
    if (name[len + 2] != '/') {
        return GALLEY_CLI_SCHEME_NONE;
    }
    bool web = is_named(name, len, "http") || is_named(name, len, "https");
    return web ? GALLEY_CLI_SCHEME_WEB : GALLEY_CLI_SCHEME_OTHER;
}
