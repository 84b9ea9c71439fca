/*
 * A document in, the language of its html element out: lang, or else xml:lang.
 *
 * Only what has the form of a language tag is taken, "en", "pt-BR", "zh-Hans-CN": letters and
 * digits in groups of up to eight, the first of two or three letters or more, with hyphens between.
 * An underscore, which many sites write, is made a hyphen. Whether the text is in that language
 * language_guess.c asks.
 */
#include "meta.h"

/* Longest tag that is in use, with room. */
#define LONGEST_TAG 35
#define LONGEST_GROUP 8

static bool is_letter(char c) {
    char lower = galley_ascii_lower(c);
    return lower >= 'a' && lower <= 'z';
}

static bool is_tag(galley_slice value) {
    size_t group = 0;
    bool first = true;
    if (value.len > LONGEST_TAG) {
        return false;
    }
    for (size_t i = 0; i < value.len; i++) {
        char c = value.ptr[i];
        if (c == '-' || c == '_') {
            if (group == 0 || (first && group < 2)) {
                return false;
            }
            group = 0;
            first = false;
        } else if (is_letter(c) || (!first && c >= '0' && c <= '9')) {
            group++;
        } else {
            return false;
        }
        if (group > LONGEST_GROUP) {
            return false;
        }
    }
    return group > 0 && (!first || group >= 2);
}

static bool append_tag(galley_slice value, galley_buffer *out) {
    for (size_t i = 0; i < value.len; i++) {
        galley_buffer_append_byte(out, value.ptr[i] == '_' ? '-' : value.ptr[i]);
    }
    return !out->failed;
}

bool galley_language_find(const galley_document *document, galley_buffer *out) {
    static const char *const names[] = {"lang", "xml:lang"};
    uint32_t html = 1;
    while (html < document->count && galley_node_tag(&document->nodes[html]) != GALLEY_TAG_HTML) {
        html++;
    }
    for (size_t i = 0; i < 2 && html < document->count; i++) {
        galley_slice value;
        if (galley_document_attribute(document, html, galley_slice_from(names[i]), &value) &&
            is_tag(galley_slice_trim(value))) {
            return append_tag(galley_slice_trim(value), out);
        }
    }
    return true;
}
