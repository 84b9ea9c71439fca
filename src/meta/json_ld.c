/*
 * A script's text in, facts out.
 *
 * The reader is tolerant and keeps no tree. It goes over the tokens once with a stack of the open
 * objects and arrays, each with the length of the way of keys that leads to it; a value becomes a
 * fact with that way as its key. Commas are not asked for and may be too many, comments, CDATA
 * marks and HTML comments are passed over, brackets that do not match close what they can. What is
 * nested deeper than DEEPEST is passed over.
 *
 * An object that no other holds, or that stands in an @graph, is an item, and keys begin at it. So
 * does an article that a page names as its mainEntity. Which kind an item is stands in its @type,
 * which may come last: the facts of an item get their kind when it closes.
 */
#include "json_ld.h"
#include "json_ld_string.h"

/* Real ones have up to 12. */
#define DEEPEST 32
/* Longer ways of keys are cut off with all that they lead to. */
#define LONGEST_WAY 120

typedef struct level {
    size_t first;   /* the next fact when it was opened */
    uint32_t group; /* of an object; an array has that of the object around it */
    uint16_t way;   /* length of the way to it */
    uint16_t base;  /* from where in the way keys begin */
    uint8_t kind;   /* galley_item_kind, of an object */
    bool array;
    bool item; /* keys begin at it */
} level;

typedef struct reader {
    galley_facts *facts;
    const char *at;
    const char *end;
    galley_slice quote;
    uint32_t node;
    size_t depth;  /* of the stack */
    size_t beyond; /* levels open above it */
    size_t way_len;
    bool lost;  /* the way is too long: nothing is kept until its member ends */
    bool keyed; /* a key is read, its value is not */
    char way[LONGEST_WAY];
    level levels[DEEPEST];
} reader;

static level *top_of(reader *r) { return r->depth > 0 ? &r->levels[r->depth - 1] : NULL; }

/* The innermost object, or NULL. */
static level *object_of(reader *r) {
    for (size_t i = r->depth; i > 0; i--) {
        if (!r->levels[i - 1].array) {
            return &r->levels[i - 1];
        }
    }
    return NULL;
}

static bool way_ends_with(const reader *r, const char *key) {
    galley_slice want = galley_slice_from(key);
    return r->way_len >= want.len &&
           memcmp(r->way + r->way_len - want.len, want.ptr, want.len) == 0 &&
           (r->way_len == want.len || r->way[r->way_len - want.len - 1] == '.');
}

/* The member that was begun, if any, has its value. */
static void end_member(reader *r) {
    const level *top = top_of(r);
    if (top != NULL && !top->array) {
        r->way_len = top->way;
        r->keyed = false;
        r->lost = false;
    }
}

/* Much of a page's JSON is what nobody asks for: bodies of articles, lists of other pages, sizes.
 * What they hold is passed over without a look. */
static bool is_unwanted(galley_slice key) {
    static const char *const keys[] = {
        "@context",
        "articlebody",
        "text",
        "reviewbody",
        "itemlistelement",
        "logo",
        "position",
        "thumbnail",
        "offers",
        "comment",
        "reviews",
        "review",
        "wordcount",
        "speakable",
        "transcript",
        "recipeinstructions",
        "potentialaction",
        "acceptedanswer",
        "suggestedanswer",
        "aggregaterating",
        "contactpoint",
        "address",
        "interactionstatistic",
        "width",
        "height",
        "blogpost",
    };
    for (size_t i = 0; i < sizeof keys / sizeof keys[0]; i++) {
        if (galley_ascii_lower(key.len > 0 ? key.ptr[0] : '\0') == keys[i][0] &&
            galley_slice_equal_nocase(key, galley_slice_from(keys[i]))) {
            return true;
        }
    }
    return false;
}

static void begin_member(reader *r, galley_slice key) {
    end_member(r);
    key = galley_property_name(galley_slice_trim(key));
    bool point = r->way_len > 0;
    r->keyed = true;
    if (r->way_len + point + key.len > LONGEST_WAY || is_unwanted(key)) {
        r->lost = true;
        return;
    }
    if (point) {
        r->way[r->way_len++] = '.';
    }
    for (size_t i = 0; i < key.len; i++) {
        r->way[r->way_len++] = galley_ascii_lower(key.ptr[i]);
    }
}

static void open_level(reader *r, bool array) {
    if (r->depth == DEEPEST || r->lost || r->beyond > 0) {
        r->beyond++;
        return;
    }
    const level *around = top_of(r);
    bool graph = around != NULL && way_ends_with(r, "@graph");
    level next = {.first = r->facts->count,
                  .group = around != NULL ? around->group : 0,
                  .way = (uint16_t)r->way_len,
                  .base = around != NULL ? around->base : 0,
                  .array = array};
    if (!array) {
        next.item = graph || object_of(r) == NULL;
        next.base = next.item ? next.way : next.base;
        next.group = ++r->facts->groups;
    }
    r->levels[r->depth++] = next;
    r->keyed = false;
}

/* Gives an item's facts its kind and number, and their keys a later beginning. */
static void settle(reader *r, const level *item, size_t cut) {
    galley_facts *facts = r->facts;
    uint16_t number = facts->items < UINT16_MAX ? ++facts->items : facts->items;
    for (size_t i = item->first; i < facts->count; i++) {
        galley_fact *fact = &facts->list[i];
        if (fact->item == 0 && fact->key_len > cut) {
            fact->item = number;
            fact->kind = item->kind;
            fact->key += (uint32_t)cut;
            fact->key_len = (uint8_t)(fact->key_len - cut);
        }
    }
}

static void close_top(reader *r) {
    level top = r->levels[--r->depth];
    r->way_len = top.way;
    if (!top.array && top.item) {
        settle(r, &top, 0);
    } else if (!top.array && top.kind == GALLEY_ITEM_ARTICLE && way_ends_with(r, "mainentity")) {
        settle(r, &top, (size_t)(top.way - top.base) + (top.way > top.base && top.base == 0));
    }
    end_member(r);
}

static void close_level(reader *r, bool array) {
    if (r->beyond > 0) {
        r->beyond--;
        if (r->beyond == 0) {
            end_member(r);
        }
        return;
    }
    size_t at = r->depth;
    while (at > 0 && r->levels[at - 1].array != array) {
        at--;
    }
    while (at > 0 && r->depth >= at) {
        close_top(r);
    }
}

/* A value without quotes, or the text of a string. */
static void take_value(reader *r, galley_slice value) {
    level *object = object_of(r);
    if (object == NULL || r->beyond > 0 || r->lost || (!top_of(r)->array && !r->keyed)) {
        end_member(r);
        return;
    }
    if (way_ends_with(r, "@type")) {
        object->kind = (uint8_t)galley_item_kind_join((galley_item_kind)object->kind,
                                                      galley_item_kind_of(value));
    }
    bool point = object->base > 0 && r->way[object->base] == '.';
    size_t base = object->base + (size_t)point;
    galley_slice key = galley_slice_make(r->way + base, r->way_len - base);
    galley_fact form = {.source = GALLEY_FACT_JSON, .group = object->group, .node = r->node};
    galley_facts_add(r->facts, &form, key, value, true);
    end_member(r);
}

static void take_string(reader *r) {
    r->at += r->quote.len;
    galley_slice string = galley_json_ld_string(&r->at, r->end, r->quote);
    const level *top = top_of(r);
    if (top != NULL && !top->array && !r->keyed && r->beyond == 0) {
        begin_member(r, string);
        return;
    }
    if (r->lost || r->beyond > 0) {
        end_member(r);
        return;
    }
    if (memchr(string.ptr, '\\', string.len) != NULL && string.len < UINT16_MAX) {
        galley_buffer *escaped = &r->facts->escaped;
        galley_buffer_clear(escaped);
        if (!galley_json_ld_unescape(string, escaped)) {
            r->facts->no_memory = true;
            return;
        }
        string = galley_buffer_slice(escaped, 0, escaped->len);
    }
    take_value(r, string);
}

static bool ends_literal(char c) {
    return galley_ascii_space(c) || c == ',' || c == '}' || c == ']' || c == '"' || c == '{' ||
           c == '[' || c == ':';
}

static void take_literal(reader *r) {
    const char *begin = r->at;
    while (r->at < r->end && !ends_literal(*r->at)) {
        r->at++;
    }
    galley_slice literal = galley_slice_make(begin, (size_t)(r->at - begin));
    if (literal.len == 0) {
        r->at++;
    } else if (galley_slice_equal(literal, galley_slice_from("null"))) {
        end_member(r);
    } else {
        take_value(r, literal);
    }
}

/* Moves behind a text that begins here: false when it does not. */
static bool pass(reader *r, const char *text) {
    size_t len = strlen(text);
    if ((size_t)(r->end - r->at) < len || memcmp(r->at, text, len) != 0) {
        return false;
    }
    r->at += len;
    return true;
}

/* Moves behind a comment or a mark that JSON does not know. */
static bool pass_comment(reader *r) {
    if (pass(r, "/*")) {
        while (r->at < r->end && !pass(r, "*/")) {
            r->at++;
        }
        return true;
    }
    if (pass(r, "//")) {
        if (!pass(r, "<![CDATA[") && !pass(r, "]]>") && !pass(r, "<!--") && !pass(r, "-->")) {
            const char *line = memchr(r->at, '\n', (size_t)(r->end - r->at));
            r->at = line == NULL ? r->end : line;
        }
        return true;
    }
    return pass(r, "<![CDATA[") || pass(r, "<!--") || pass(r, "-->") || pass(r, "]]>");
}

static void take_token(reader *r) {
    char c = *r->at;
    bool quote =
        (size_t)(r->end - r->at) >= r->quote.len && memcmp(r->at, r->quote.ptr, r->quote.len) == 0;
    if (quote) {
        take_string(r);
    } else if (c == '{' || c == '[') {
        r->at++;
        open_level(r, c == '[');
    } else if (((c == '/' || c == '<' || c == '-') && pass_comment(r)) ||
               (c == ']' && r->end - r->at >= 3 && pass_comment(r))) {
        return;
    } else if (c == '}' || c == ']') {
        r->at++;
        close_level(r, c == ']');
    } else if (galley_ascii_space(c) || c == ',' || c == ':' || c == ';') {
        r->at++;
    } else {
        take_literal(r);
    }
}

void galley_json_ld_read(galley_facts *facts, galley_slice script, uint32_t node) {
    reader r;
    r.facts = facts;
    r.at = script.ptr;
    r.end = script.ptr + script.len;
    r.quote = galley_slice_from("\"");
    r.node = node;
    r.depth = r.beyond = r.way_len = 0;
    r.lost = r.keyed = false;
    const char *plain = memchr(script.ptr, '"', script.len);
    if (plain == NULL && memchr(script.ptr, '&', script.len) != NULL) {
        r.quote = galley_slice_from("&quot;");
    }
    while (r.at < r.end && !facts->no_memory) {
        take_token(&r);
    }
    while (r.depth > 0) {
        close_top(&r);
    }
}
