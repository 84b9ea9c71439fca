/*
 * An element in, what its tag, class, id and properties say of comments out. The names are those
 * that makers of pages all over the world use, which are English.
 */
#include "comment_part.h"
#include "name_search.h"

#define MOST_LEVELS 10
/* Bytes of a class that are read. */
#define MOST_CLASS 240
#define MOST_NODES 24

static galley_slice attribute_of(const galley_document *document, uint32_t element,
                                 const char *name) {
    galley_slice value = galley_slice_make("", 0);
    if (galley_document_attribute(document, element, galley_slice_from(name), &value) &&
        value.len > MOST_CLASS) {
        value.len = MOST_CLASS;
    }
    return value.ptr == NULL ? galley_slice_make("", 0) : value;
}

static bool begins(galley_slice text, const char *with) {
    size_t len = strlen(with);
    return text.len >= len && galley_slice_equal_nocase(galley_slice_make(text.ptr, len),
                                                        galley_slice_make(with, len));
}

/* One of the names, with digits and marks behind it: "comment-123", "comment_item". */
static bool is_name(galley_slice token, const char *const *names, size_t count) {
    for (size_t i = 0; i < count; i++) {
        if (!begins(token, names[i])) {
            continue;
        }
        size_t at = strlen(names[i]);
        while (at < token.len && ((token.ptr[at] >= '0' && token.ptr[at] <= '9') ||
                                  token.ptr[at] == '-' || token.ptr[at] == '_')) {
            at++;
        }
        if (at == token.len) {
            return true;
        }
    }
    return false;
}

static bool any_token(galley_slice value, const char *const *names, size_t count) {
    size_t at = 0;
    while (at < value.len) {
        size_t begin = at;
        while (at < value.len && !galley_ascii_space(value.ptr[at])) {
            at++;
        }
        if (at > begin && is_name(galley_slice_make(value.ptr + begin, at - begin), names, count)) {
            return true;
        }
        at++;
    }
    return false;
}

bool galley_comment_is(const galley_document *document, uint32_t element, bool posts) {
    static const char *const comments[] = {
        "comment",       "comment-item",     "comment_item",    "comments-item",  "comments__item",
        "commentitem",   "c-comment",        "js-comment",      "user-comment",   "comment-wrapper",
        "comment-block", "comment-entry",    "comment-box",     "comment-single", "single-comment",
        "comment__item", "commentlist-item", "article-comment", "kommentar",      "comentario"};
    static const char *const others[] = {
        "post",        "message--post", "answer",    "reply",       "question",   "postcontainer",
        "post-layout", "forum-post",    "forumpost", "messagecard", "topic-post", "post-container",
        "postbox",     "post_body",     "post_wrap", "cpost"};
    static const char *const comment_ids[] = {"comment", "div-comment", "li-comment", "comment-id",
                                              "cmt",     "kommentar",   "c"};
    static const char *const other_ids[] = {"post", "answer",  "question", "reply",
                                            "msg",  "message", "p",        "post_message"};
    galley_slice class = attribute_of(document, element, "class");
    galley_slice id = attribute_of(document, element, "id");
    galley_slice property = attribute_of(document, element, "itemprop");
    galley_slice type = attribute_of(document, element, "itemtype");
    bool numbered = id.len > 0 && id.ptr[id.len - 1] >= '0' && id.ptr[id.len - 1] <= '9';
    if (galley_slice_equal_nocase(property, galley_slice_from("comment")) ||
        (type.len > 8 && begins(galley_slice_make(type.ptr + type.len - 8, 8), "/Comment")) ||
        any_token(class, comments, sizeof comments / sizeof comments[0]) ||
        (numbered && is_name(id, comment_ids, sizeof comment_ids / sizeof comment_ids[0]))) {
        return true;
    }
    return posts && (any_token(class, others, sizeof others / sizeof others[0]) ||
                     (numbered && is_name(id, other_ids, sizeof other_ids / sizeof other_ids[0])));
}

/* What one element says. Text comes before names: "user-content" is text. */
static galley_comment_part part_of_element(const galley_document *document, uint32_t element) {
    static const char *const texts[] = {"content", "body", "text", "copy", "prose", "bbcode", NULL};
    static const char *const nothing[] = {
        "action", "reply",  "vote",     "score",      "badge",      "signature", "toolbar",
        "share",  "report", "perma",    "count",      "reputation", "rank",      "title",
        "avatar", "like",   "button",   "quote-link", "menu",       "extras",    "controls",
        "number", "stats",  "location", NULL};
    static const char *const dates[] = {"date", "time", "ago", "posted", "created", NULL};
    static const char *const authors[] = {"author", "user",   "name",  "nick",    "login",
                                          "poster", "byline", "vcard", "profile", NULL};
    switch (galley_node_tag(&document->nodes[element])) {
    case GALLEY_TAG_TIME:
        return GALLEY_COMMENT_DATE;
    case GALLEY_TAG_CITE:
        return GALLEY_COMMENT_AUTHOR;
    case GALLEY_TAG_BUTTON:
    case GALLEY_TAG_LABEL:
        return GALLEY_COMMENT_NOTHING;
    default:
        break;
    }
    galley_slice class = attribute_of(document, element, "class");
    galley_slice property = attribute_of(document, element, "itemprop");
    if (begins(property, "author") || begins(property, "creator") || begins(property, "name")) {
        return GALLEY_COMMENT_AUTHOR;
    }
    if (begins(property, "date")) {
        return GALLEY_COMMENT_DATE;
    }
    if (begins(property, "text")) {
        return GALLEY_COMMENT_TEXT;
    }
    if (class.len == 0) {
        return GALLEY_COMMENT_NONE;
    }
    return galley_name_search(class, texts)     ? GALLEY_COMMENT_TEXT
           : galley_name_search(class, nothing) ? GALLEY_COMMENT_NOTHING
           : galley_name_search(class, dates)   ? GALLEY_COMMENT_DATE
           : galley_name_search(class, authors) ? GALLEY_COMMENT_AUTHOR
                                                : GALLEY_COMMENT_NONE;
}

galley_comment_part galley_comment_part_of(const galley_document *document, uint32_t comment,
                                           const galley_segment *segment) {
    uint32_t at = document->nodes[segment->first].parent;
    for (int level = 0; level < MOST_LEVELS && at != GALLEY_NODE_NONE && at > comment; level++) {
        galley_comment_part part = part_of_element(document, at);
        if (part != GALLEY_COMMENT_NONE) {
            return part;
        }
        at = document->nodes[at].parent;
    }
    return GALLEY_COMMENT_NONE;
}

galley_slice galley_comment_datetime(const galley_document *document,
                                     const galley_segment *segment) {
    const galley_node *nodes = document->nodes;
    uint32_t found = GALLEY_NODE_NONE;
    uint32_t at = nodes[segment->first].parent;
    for (int level = 0; level < 3 && at != GALLEY_NODE_NONE; level++) {
        if (galley_node_tag(&nodes[at]) == GALLEY_TAG_TIME) {
            found = at;
        }
        at = nodes[at].parent;
    }
    for (uint32_t i = segment->first;
         found == GALLEY_NODE_NONE && i < segment->last && i < segment->first + MOST_NODES; i++) {
        if (galley_node_tag(&nodes[i]) == GALLEY_TAG_TIME) {
            found = i;
        }
    }
    return found == GALLEY_NODE_NONE ? galley_slice_make("", 0)
                                     : attribute_of(document, found, "datetime");
}
