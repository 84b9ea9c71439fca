/*
 * The types of schema.org: a name or address in, the kind of item out. Also the prefixes that names
 * of properties carry.
 *
 * Articles are told by how their type's name ends, for new kinds of them come up ("NewsArticle",
 * "LiveBlogPosting"); the others by name.
 */
#include "facts.h"

static bool ends_with(galley_slice name, const char *text) {
    galley_slice end = galley_slice_from(text);
    return name.len >= end.len &&
           galley_slice_equal_nocase(galley_slice_make(name.ptr + name.len - end.len, end.len),
                                     end);
}

static galley_item_kind find_by_name(galley_slice name) {
    static const struct {
        const char *name;
        galley_item_kind kind;
    } kinds[] = {
        {"person", GALLEY_ITEM_PERSON},
        {"organization", GALLEY_ITEM_ORGANIZATION},
        {"newsmediaorganization", GALLEY_ITEM_ORGANIZATION},
        {"corporation", GALLEY_ITEM_ORGANIZATION},
        {"educationalorganization", GALLEY_ITEM_ORGANIZATION},
        {"governmentorganization", GALLEY_ITEM_ORGANIZATION},
        {"localbusiness", GALLEY_ITEM_ORGANIZATION},
        {"website", GALLEY_ITEM_SITE},
        {"comment", GALLEY_ITEM_COMMENT},
        {"usercomments", GALLEY_ITEM_COMMENT},
        {"answer", GALLEY_ITEM_COMMENT},
        {"review", GALLEY_ITEM_COMMENT},
        {"userreview", GALLEY_ITEM_COMMENT},
        {"jobposting", GALLEY_ITEM_OTHER},
        {"recipe", GALLEY_ITEM_WORK},
        {"howto", GALLEY_ITEM_WORK},
        {"book", GALLEY_ITEM_WORK},
        {"question", GALLEY_ITEM_WORK},
        {"creativework", GALLEY_ITEM_WORK},
        {"videoobject", GALLEY_ITEM_WORK},
        {"podcastepisode", GALLEY_ITEM_WORK},
        {"softwaresourcecode", GALLEY_ITEM_WORK},
        {"dataset", GALLEY_ITEM_WORK},
        {"report", GALLEY_ITEM_ARTICLE},
        {"criticreview", GALLEY_ITEM_ARTICLE},
        {"qapage", GALLEY_ITEM_PAGE},
        {"webpage", GALLEY_ITEM_PAGE},
    };
    for (size_t i = 0; i < sizeof kinds / sizeof kinds[0]; i++) {
        if (galley_slice_equal_nocase(name, galley_slice_from(kinds[i].name))) {
            return kinds[i].kind;
        }
    }
    return GALLEY_ITEM_OTHER;
}

/* What follows the last slash, hash or colon. */
static galley_slice last_part(galley_slice address) {
    for (size_t at = address.len; at > 0; at--) {
        char c = address.ptr[at - 1];
        if (c == '/' || c == '#' || c == ':') {
            return galley_slice_make(address.ptr + at, address.len - at);
        }
    }
    return address;
}

galley_item_kind galley_item_kind_of(galley_slice type) {
    galley_slice name = last_part(galley_slice_trim(type));
    if (name.len == 0) {
        return GALLEY_ITEM_NONE;
    }
    galley_item_kind kind = find_by_name(name);
    if (kind != GALLEY_ITEM_OTHER ||
        galley_slice_equal_nocase(name, galley_slice_from("JobPosting"))) {
        return kind;
    }
    return ends_with(name, "article") || ends_with(name, "posting") ? GALLEY_ITEM_ARTICLE
           : ends_with(name, "page")                                ? GALLEY_ITEM_PAGE
           : ends_with(name, "organization")                        ? GALLEY_ITEM_ORGANIZATION
                                                                    : GALLEY_ITEM_OTHER;
}

galley_item_kind galley_item_kind_join(galley_item_kind a, galley_item_kind b) {
    return a == GALLEY_ITEM_NONE ? b : b == GALLEY_ITEM_NONE || a < b ? a : b;
}

galley_slice galley_property_name(galley_slice name) {
    static const char *const prefixes[] = {
        "http://schema.org/",
        "https://schema.org/",
        "http://purl.org/dc/terms/",
        "http://purl.org/dc/elements/1.1/",
        "schema:",
        "dc:",
        "dcterms:",
        "dct:",
    };
    for (size_t i = 0; i < sizeof prefixes / sizeof prefixes[0]; i++) {
        size_t len = strlen(prefixes[i]);
        if (name.len > len && galley_slice_equal_nocase(galley_slice_make(name.ptr, len),
                                                        galley_slice_from(prefixes[i]))) {
            return galley_slice_make(name.ptr + len, name.len - len);
        }
    }
    return name;
}
