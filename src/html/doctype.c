/*
 * The parts of a doctype, from the bytes between "<!DOCTYPE" and its end: the standard's doctype
 * states.
 */
#include "decode_text.h"
#include "document.h"

static void skip_space(galley_slice *rest) {
    while (rest->len > 0 && galley_ascii_space(rest->ptr[0])) {
        rest->ptr++;
        rest->len--;
    }
}

static bool take_keyword(galley_slice *rest, const char *keyword) {
    size_t len = strlen(keyword);
    if (rest->len < len || !galley_slice_equal_nocase(galley_slice_make(rest->ptr, len),
                                                      galley_slice_make(keyword, len))) {
        return false;
    }
    rest->ptr += len;
    rest->len -= len;
    return true;
}

/* A quoted identifier. False without one, or when its closing quote is missing. */
static bool take_quoted(galley_slice *rest, galley_slice *value) {
    skip_space(rest);
    if (rest->len == 0 || (rest->ptr[0] != '"' && rest->ptr[0] != '\'')) {
        return false;
    }
    const char *start = rest->ptr + 1;
    const char *close = memchr(start, rest->ptr[0], rest->len - 1);
    const char *stop = close != NULL ? close : rest->ptr + rest->len;
    *value = galley_slice_make(start, (size_t)(stop - start));
    rest->len -= (size_t)(stop - rest->ptr) + (close != NULL ? 1 : 0);
    rest->ptr = stop + (close != NULL ? 1 : 0);
    return close != NULL;
}

static void take_name(galley_slice *rest, galley_slice *name) {
    const char *start = rest->ptr;
    while (rest->len > 0 && !galley_ascii_space(rest->ptr[0])) {
        rest->ptr++;
        rest->len--;
    }
    *name = galley_slice_make(start, (size_t)(rest->ptr - start));
}

/* The system identifier, if there is one. False for anything else but the end. What follows the
 * identifier is passed over, and then it does not matter either whether the input ended there. */
static bool take_system_id(galley_slice *rest, galley_doctype *doctype, bool *cut) {
    if (!take_quoted(rest, &doctype->system_id)) {
        return false;
    }
    skip_space(rest);
    *cut = *cut && rest->len == 0;
    return true;
}

static bool take_ids(galley_slice *rest, galley_doctype *doctype, bool *cut) {
    if (take_keyword(rest, "SYSTEM")) {
        return take_system_id(rest, doctype, cut);
    }
    if (!take_keyword(rest, "PUBLIC") || !take_quoted(rest, &doctype->public_id)) {
        return false;
    }
    skip_space(rest);
    return rest->len == 0 || take_system_id(rest, doctype, cut);
}

galley_doctype galley_doctype_parse(galley_slice span, bool cut) {
    galley_doctype doctype = {{NULL, 0}, {NULL, 0}, {NULL, 0}, false};
    galley_slice rest = span;
    skip_space(&rest);
    if (rest.len > 0) {
        take_name(&rest, &doctype.name);
        skip_space(&rest);
        doctype.force_quirks = rest.len > 0 && !take_ids(&rest, &doctype, &cut);
    }
    doctype.force_quirks = doctype.force_quirks || doctype.name.ptr == NULL || cut;
    return doctype;
}

bool galley_doctype_read_id(galley_slice id, galley_buffer *buffer) {
    return galley_decode_text(id, GALLEY_DECODE_REPLACE_NUL, buffer);
}
