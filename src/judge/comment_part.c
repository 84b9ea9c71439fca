/*
 * An element in, what its tag, class, id and properties say of comments out. The names are those
 * that makers of pages all over the world use, which are English.
 */
#include "comment_part.h"
#include "../html/char_class.h"
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

/* A name and its length. */
typedef struct part_name {
    const char *text;
    size_t len;
} part_name;

#define NAME(name)                                                                                 \
    { name, sizeof(name) - 1 }

/* Names of a kind, and the letters that they begin with. */
typedef struct part_names {
    const part_name *names;
    size_t count;
    uint32_t firsts;
} part_names;

#define LETTER(c) (1U << ((c) - 'a'))
#define NAMES(names, firsts)                                                                       \
    { names, sizeof(names) / sizeof(names)[0], firsts }

static const part_name comment_names[] = {
    NAME("comment"),       NAME("comment-item"),     NAME("comment_item"),
    NAME("comments-item"), NAME("comments__item"),   NAME("commentitem"),
    NAME("c-comment"),     NAME("js-comment"),       NAME("user-comment"),
    NAME("comment-block"), NAME("comment-wrapper"),  NAME("comment-entry"),
    NAME("comment-box"),   NAME("comment-single"),   NAME("single-comment"),
    NAME("comment__item"), NAME("commentlist-item"), NAME("article-comment"),
    NAME("kommentar"),     NAME("comentario")};
static const part_name post_names[] = {
    NAME("post"),      NAME("message--post"), NAME("answer"),      NAME("reply"),
    NAME("question"),  NAME("postcontainer"), NAME("post-layout"), NAME("forum-post"),
    NAME("forumpost"), NAME("messagecard"),   NAME("topic-post"),  NAME("post-container"),
    NAME("postbox"),   NAME("post_body"),     NAME("post_wrap"),   NAME("cpost")};
static const part_name comment_ids[] = {NAME("comment"),    NAME("div-comment"), NAME("li-comment"),
                                        NAME("comment-id"), NAME("cmt"),         NAME("kommentar"),
                                        NAME("c")};
static const part_name post_ids[] = {NAME("post"),  NAME("answer"),      NAME("question"),
                                     NAME("reply"), NAME("msg"),         NAME("message"),
                                     NAME("p"),     NAME("post_message")};

static const part_names comment_classes =
    NAMES(comment_names,
          LETTER('c') | LETTER('j') | LETTER('u') | LETTER('s') | LETTER('a') | LETTER('k'));
static const part_names post_classes =
    NAMES(post_names, LETTER('p') | LETTER('m') | LETTER('a') | LETTER('r') | LETTER('q') |
                          LETTER('f') | LETTER('t') | LETTER('c'));
static const part_names comment_id_names =
    NAMES(comment_ids, LETTER('c') | LETTER('d') | LETTER('l') | LETTER('k'));
static const part_names post_id_names =
    NAMES(post_ids, LETTER('p') | LETTER('a') | LETTER('q') | LETTER('r') | LETTER('m'));

static bool begins(galley_slice text, const char *with, size_t len) {
    return text.len >= len && galley_slice_equal_nocase(galley_slice_make(text.ptr, len),
                                                        galley_slice_make(with, len));
}

/* One of the names, with digits and marks behind it: "comment-123", "comment_item". */
static bool is_name(galley_slice token, const part_names *of) {
    unsigned letter = (unsigned)(galley_ascii_lower(token.ptr[0]) - 'a');
    if (letter >= 26 || (of->firsts >> letter & 1) == 0) {
        return false;
    }
    while (token.len > 0 && ((token.ptr[token.len - 1] >= '0' && token.ptr[token.len - 1] <= '9') ||
                             token.ptr[token.len - 1] == '-' || token.ptr[token.len - 1] == '_')) {
        token.len--;
    }
    for (size_t i = 0; i < of->count; i++) {
        if (of->names[i].len == token.len && begins(token, of->names[i].text, token.len)) {
            return true;
        }
    }
    return false;
}

static bool any_token(galley_slice value, const part_names *of) {
    size_t at = 0;
    while (at < value.len) {
        size_t begin = at;
        while (at < value.len && !galley_char_is(value.ptr[at], GALLEY_CHAR_SPACE)) {
            at++;
        }
        if (at > begin && is_name(galley_slice_make(value.ptr + begin, at - begin), of)) {
            return true;
        }
        at++;
    }
    return false;
}

/* The attributes that are asked, each as it stands first in the element's tag. */
typedef struct attributes {
    galley_slice class;
    galley_slice id;
    galley_slice property;
    galley_slice type;
} attributes;

static void take_first(galley_slice *to, galley_slice value) {
    if (to->ptr == NULL) {
        *to = value.ptr == NULL ? galley_slice_make("", 0) : value;
        to->len = to->len < MOST_CLASS ? to->len : MOST_CLASS;
    }
}

static attributes read_attributes(const galley_document *document, uint32_t element) {
    attributes all = {.class = {NULL, 0}};
    galley_attribute_iterator at = galley_attribute_begin(document, element);
    galley_attribute attribute;
    while (galley_attribute_next(&at, &attribute)) {
        galley_slice name = attribute.name;
        if (name.len == 5 && begins(name, "class", 5)) {
            take_first(&all.class, attribute.value);
        } else if (name.len == 2 && begins(name, "id", 2)) {
            take_first(&all.id, attribute.value);
        } else if (name.len == 8 && begins(name, "itemprop", 8)) {
            take_first(&all.property, attribute.value);
        } else if (name.len == 8 && begins(name, "itemtype", 8)) {
            take_first(&all.type, attribute.value);
        }
    }
    return all;
}

static bool is_numbered(galley_slice id) {
    return id.len > 0 && id.ptr[id.len - 1] >= '0' && id.ptr[id.len - 1] <= '9';
}

bool galley_comment_is(const galley_document *document, uint32_t element, bool posts) {
    attributes all = read_attributes(document, element);
    galley_slice type = all.type;
    bool numbered = is_numbered(all.id);
    return (all.property.len == 7 && begins(all.property, "comment", 7)) ||
           (type.len > 8 && begins(galley_slice_make(type.ptr + type.len - 8, 8), "/Comment", 8)) ||
           any_token(all.class, &comment_classes) ||
           (numbered && is_name(all.id, &comment_id_names)) ||
           (posts &&
            (any_token(all.class, &post_classes) || (numbered && is_name(all.id, &post_id_names))));
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
    attributes all = read_attributes(document, element);
    galley_slice class = all.class;
    galley_slice property = all.property;
    if (begins(property, "author", 6) || begins(property, "creator", 7) ||
        begins(property, "name", 4)) {
        return GALLEY_COMMENT_AUTHOR;
    }
    if (begins(property, "date", 4)) {
        return GALLEY_COMMENT_DATE;
    }
    if (begins(property, "text", 4)) {
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
