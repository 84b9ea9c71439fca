/*
 * Document and blocks in, the page's title out.
 *
 * The first h1 that the title element or og:title contains is the title as the page shows it. Else
 * og:title, if the title element contains it or is missing; else the title element. From both the
 * site's name is taken off, which stands behind the last bar or dash. Else the first h1.
 *
 * An h1 counts only from a third of the other's length on: a shorter one is the name of the site.
 * Known limit: which h1 is the headline on a page of many is not asked of the judge.
 */
#include "../judge/words.h"
#include "meta.h"

/* A longer one is no title. This also bounds the search of one text in another. */
#define LONGEST_TITLE 500
/* More h1 than these are not looked at, for the same reason. */
#define MOST_HEADINGS 20

typedef struct candidates {
    galley_slice element; /* the title element's text */
    galley_slice graph;   /* og:title */
} candidates;

static bool contains(galley_slice whole, galley_slice part) {
    if (part.len == 0 || part.len > whole.len) {
        return false;
    }
    for (size_t at = 0; at + part.len <= whole.len; at++) {
        if (galley_slice_equal_nocase(galley_slice_make(whole.ptr + at, part.len), part)) {
            return true;
        }
    }
    return false;
}

/* Length of a separator with white space on both sides at `at`, 0 when there is none. */
static size_t separator_at(galley_slice s, size_t at) {
    static const char *const separators[] = {
        " | ",        " - ", " \xE2\x80\x93 ", " \xE2\x80\x94 ", " \xC2\xB7 ", " \xE2\x80\xA2 ",
        " \xC2\xBB ",
    };
    for (size_t i = 0; i < sizeof separators / sizeof separators[0]; i++) {
        size_t len = strlen(separators[i]);
        if (s.len - at >= len && memcmp(s.ptr + at, separators[i], len) == 0) {
            return len;
        }
    }
    return 0;
}

/* Takes off what stands behind the last separator, unless that is the longer part. */
static galley_slice without_site(galley_slice title) {
    for (size_t at = title.len; at-- > 1;) {
        size_t len = separator_at(title, at);
        if (len > 0) {
            bool longer = at >= title.len - at - len;
            return longer ? galley_slice_make(title.ptr, at) : title;
        }
    }
    return title;
}

/* Collapses the white space of what `out` holds after `from`. A text that is too long for a title
 * is taken away, and *len becomes 0. */
static bool collapse_tail(galley_buffer *out, size_t from, size_t *len) {
    size_t decoded = out->len - from;
    galley_words words = {.space = false};
    /* the room that the append asks for, so that it does not move what it reads */
    if (!galley_buffer_reserve(out, decoded + 9) ||
        !galley_words_append(&words, galley_buffer_slice(out, from, decoded), false, false, out)) {
        return false;
    }
    *len = out->len - from - decoded;
    if (*len > LONGEST_TITLE) {
        *len = 0;
    }
    memmove(out->bytes + from, out->bytes + from + decoded, *len);
    out->len = from + *len;
    return true;
}

static bool read_title_element(const galley_document *document, uint32_t element,
                               galley_buffer *out, size_t *len) {
    size_t from = out->len;
    uint32_t end = document->nodes[element].extent;
    for (uint32_t i = element + 1; i < end; i++) {
        if (galley_node_is_text(&document->nodes[i]) && !galley_document_read(document, i, out)) {
            return false;
        }
    }
    return collapse_tail(out, from, len);
}

/* Appends the content of a meta element that is og:title; sets *len to 0 when it is not. */
static bool read_graph_title(const galley_document *document, uint32_t element, galley_buffer *out,
                             size_t *len) {
    galley_slice name;
    galley_slice content;
    *len = 0;
    if (!galley_document_attribute(document, element, galley_slice_from("property"), &name) ||
        !galley_slice_equal_nocase(galley_slice_trim(name), galley_slice_from("og:title")) ||
        !galley_document_attribute(document, element, galley_slice_from("content"), &content)) {
        return true;
    }
    size_t from = out->len;
    return galley_attribute_read_value(content, out) && collapse_tail(out, from, len);
}

static bool find_candidates(const galley_document *document, galley_buffer *scratch,
                            candidates *found) {
    size_t begin = scratch->len;
    size_t element = 0;
    size_t graph = 0;
    size_t graph_begin = begin;
    for (uint32_t i = 1; i < document->count && (element == 0 || graph == 0); i++) {
        galley_tag tag = galley_node_tag(&document->nodes[i]);
        if (tag == GALLEY_TAG_TITLE && element == 0) {
            size_t from = scratch->len;
            if (!read_title_element(document, i, scratch, &element)) {
                return false;
            }
            begin = element > 0 ? from : begin;
        } else if (tag == GALLEY_TAG_META && graph == 0) {
            graph_begin = scratch->len;
            if (!read_graph_title(document, i, scratch, &graph)) {
                return false;
            }
        }
    }
    found->element = galley_buffer_slice(scratch, begin, element);
    found->graph = galley_buffer_slice(scratch, graph_begin, graph);
    return true;
}

static bool is_headline(galley_slice heading, galley_slice title) {
    return heading.len * 3 >= title.len && contains(title, heading);
}

/* The first h1 that is contained in a candidate, or else an absent slice; *first is any. */
static galley_slice find_heading(const galley_blocks *blocks, const candidates *found,
                                 galley_slice *first) {
    galley_slice name = without_site(found->element);
    size_t seen = 0;
    *first = galley_slice_make(NULL, 0);
    for (size_t i = 0; i < blocks->count && seen < MOST_HEADINGS; i++) {
        if (blocks->segments[i].tag != GALLEY_TAG_H1) {
            continue;
        }
        galley_slice heading = galley_segment_text(blocks, &blocks->segments[i]);
        bool long_enough = heading.len * 3 >= name.len;
        if (first->ptr == NULL && heading.len <= LONGEST_TITLE) {
            *first = heading;
        }
        if ((long_enough && contains(found->element, heading)) ||
            is_headline(heading, found->graph)) {
            return heading;
        }
        seen++;
    }
    return galley_slice_make(NULL, 0);
}

bool galley_title_find(const galley_blocks *blocks, const galley_document *document,
                       galley_buffer *scratch, galley_slice *title) {
    candidates found;
    galley_slice first;
    if (!find_candidates(document, scratch, &found)) {
        return false;
    }
    *title = find_heading(blocks, &found, &first);
    if (title->ptr != NULL) {
        return true;
    }
    bool agreed = found.element.len == 0 || contains(found.element, found.graph);
    if (found.graph.len > 0 && agreed) {
        *title = without_site(found.graph);
    } else if (found.element.len > 0) {
        *title = without_site(found.element);
    } else {
        *title = first;
    }
    return true;
}
