/*
 * Attributes that the tree keeps: addresses, resolved, and short texts.
 *
 * Without a base a relative address is kept as it stands, when it cannot be anything else: it names
 * no scheme. What only leads to another place of the same page leads nowhere in ours, and is left
 * out; so is any scheme but those that galley_url_resolve allows.
 */
#include "../base/url.h"
#include "../judge/words.h"
#include "tree_build.h"

/* A longer address is no address but data. */
#define LONGEST_ADDRESS 8192

/* Appends an attribute's value, decoded, to the scratch buffer, emptied before. */
static bool read_value(galley_tree_builder *b, uint32_t node, const char *attribute) {
    galley_slice value;
    galley_buffer_clear(b->scratch);
    if (!galley_document_attribute(b->document, node, galley_slice_from(attribute), &value)) {
        return false;
    }
    if (value.len == 0 || value.len > LONGEST_ADDRESS) {
        return false;
    }
    if (!galley_attribute_read_value(value, b->scratch)) {
        b->no_memory = true;
        return false;
    }
    return true;
}

static bool is_control(char c) { return (unsigned char)c <= ' ' || c == '\x7F'; }

static bool names_scheme(galley_slice address) {
    for (size_t i = 0; i < address.len; i++) {
        char c = address.ptr[i];
        if (c == '/' || c == '?' || c == '#') {
            return false;
        }
        if (c == ':' || c == '\\' || c == '&') {
            return true;
        }
    }
    return false;
}

/* A relative address, with what could end it anywhere written as in addresses. */
static bool keep_relative(galley_slice address, galley_buffer *out) {
    static const char hex[] = "0123456789ABCDEF";
    if (address.len == 0 || names_scheme(address)) {
        return false;
    }
    if (address.len >= 2 && address.ptr[0] == '/' && address.ptr[1] == '/') {
        galley_buffer_append(out, "https:", sizeof "https:" - 1);
    }
    for (size_t i = 0; i < address.len; i++) {
        char c = address.ptr[i];
        if (is_control(c) || strchr("\"<>\\^`{|}", c) != NULL) {
            char escape[] = {'%', hex[(unsigned char)c >> 4], hex[(unsigned char)c & 15]};
            galley_buffer_append(out, escape, sizeof escape);
        } else {
            galley_buffer_append_byte(out, c);
        }
    }
    return true;
}

galley_span galley_tree_resolve(galley_tree_builder *b, galley_slice value) {
    galley_span none = {0, 0};
    galley_buffer *out = &b->tree->text;
    while (value.len > 0 && is_control(value.ptr[0])) {
        value.ptr++;
        value.len--;
    }
    while (value.len > 0 && is_control(value.ptr[value.len - 1])) {
        value.len--;
    }
    if (value.len == 0 || value.len > LONGEST_ADDRESS || value.ptr[0] == '#') {
        return none;
    }
    size_t start = out->len;
    bool found =
        galley_url_resolve(b->base, value, out) || (b->base.len == 0 && keep_relative(value, out));
    size_t len = out->len - start;
    b->no_memory |= out->failed;
    if (!found || b->no_memory || len > b->address_room || out->len >= UINT32_MAX) {
        out->len = start;
        return none;
    }
    b->address_room -= len;
    return (galley_span){(uint32_t)start, (uint32_t)len};
}

galley_span galley_tree_address(galley_tree_builder *b, uint32_t node, const char *attribute) {
    if (!read_value(b, node, attribute)) {
        return (galley_span){0, 0};
    }
    return galley_tree_resolve(b, galley_buffer_slice(b->scratch, 0, b->scratch->len));
}

galley_span galley_tree_attribute(galley_tree_builder *b, uint32_t node, const char *attribute) {
    galley_buffer *out = &b->tree->text;
    size_t start = out->len;
    if (!read_value(b, node, attribute)) {
        return (galley_span){0, 0};
    }
    galley_words words = {.space = false};
    galley_slice text = galley_words_skip(galley_buffer_slice(b->scratch, 0, b->scratch->len));
    b->no_memory |=
        start + text.len >= UINT32_MAX || !galley_words_append(&words, text, false, false, out);
    return (galley_span){(uint32_t)start, (uint32_t)(out->len - start)};
}
