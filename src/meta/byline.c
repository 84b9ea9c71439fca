/*
 * Judged blocks in, lines that name the article's authors out.
 *
 * A byline stands between the headline and the text, or at once before or behind these, and says
 * "By ...", or stands in an element whose class, id, rel or property has "author" or "byline".
 * Lists of other articles and comments have bylines, too: what names say of these tells them apart.
 */
#include "byline.h"
#include "names.h"
#include "word_list.h"

/* A longer block is a text, not a line. */
#define LONGEST_LINE 200
/* ... that has a day and "by" in it, and a name alone */
#define LONGEST_DATED 120
#define LONGEST_ALONE 60
#define MOST_NAME_WORDS 5
/* Blocks that are looked at before the headline, and behind it. */
#define BEFORE 6
#define BEHIND 40
/* Of a class, what is looked at */
#define LONGEST_CLASS 120
/* Ancestors whose names are read. */
#define LEVELS 4
/* Elements whose weight is remembered. */
#define KEPT 64

#define NOT_THE_ARTICLE                                                                            \
    (GALLEY_EVIDENCE_COMMENT | GALLEY_EVIDENCE_RELATED | GALLEY_EVIDENCE_NAVIGATION |              \
     GALLEY_EVIDENCE_FOOTER | GALLEY_EVIDENCE_ADVERTISEMENT | GALLEY_EVIDENCE_CAPTION |            \
     GALLEY_EVIDENCE_CREDIT | GALLEY_EVIDENCE_QUOTE)

/* Does a value have one of the words in it? `letters` is the set of those they begin with. */
static bool has_any(galley_slice value, const char *const *words, uint32_t letters) {
    for (size_t at = 0; at < value.len; at++) {
        uint32_t letter = (uint32_t)(unsigned char)value.ptr[at] | 0x20U;
        if (letter < 'a' || letter > 'z' || (letters >> (letter - 'a') & 1) == 0) {
            continue;
        }
        galley_slice rest = galley_slice_make(value.ptr + at, value.len - at);
        for (size_t i = 0; words[i] != NULL; i++) {
            if ((uint32_t)words[i][0] == letter &&
                galley_slice_begins_nocase(rest, galley_slice_from(words[i]))) {
                return true;
            }
        }
    }
    return false;
}

#define LETTER(c) (UINT32_C(1) << ((c) - 'a'))

/* What the names of an element say: 2 for a name, 1 for a line with one, or something else of an
 * author, 0 for nothing. */
static int weigh_value(galley_slice value) {
    static const char *const names[] = {"author", "byline",      "autor",     "auteur",
                                        "writer", "contributor", "redakteur", "yazar",
                                        "firma-", "journalist",  NULL};
    static const char *const others[] = {"bio",      "avatar",  "image",  "img",     "photo",
                                         "desc",     "about",   "social", "role",    "title",
                                         "position", "job",     "box",    "twitter", "authority",
                                         "card-",    "related", "date",   "comment", NULL};
    value.len = value.len < LONGEST_CLASS ? value.len : LONGEST_CLASS;
    uint32_t named = LETTER('a') | LETTER('b') | LETTER('w') | LETTER('c') | LETTER('r') |
                     LETTER('y') | LETTER('f') | LETTER('j');
    if (!has_any(value, names, named)) {
        return 0;
    }
    return has_any(value, others, UINT32_MAX) ? 1 : 2;
}

/* Is it an attribute whose value names what stands in an element? Told by its length first. */
static bool is_read(galley_slice name) {
    static const char *const read[] = {"class",    "id",          "rel",     "itemprop",
                                       "property", "data-testid", "data-qa", "href"};
    if ((UINT32_C(1) << (name.len & 31) &
         (1U << 2 | 1U << 3 | 1U << 4 | 1U << 5 | 1U << 7 | 1U << 8 | 1U << 11)) == 0) {
        return false;
    }
    for (size_t i = 0; i < sizeof read / sizeof read[0]; i++) {
        if (((uint32_t)(unsigned char)name.ptr[0] | 0x20U) == (uint32_t)read[i][0] &&
            galley_slice_equal_nocase(name, galley_slice_from(read[i]))) {
            return true;
        }
    }
    return false;
}

static int weigh_element(const galley_document *document, uint32_t element) {
    galley_attribute_iterator iterator = galley_attribute_begin(document, element);
    galley_attribute attribute;
    int weight = 0;
    while (weight < 2 && galley_attribute_next(&iterator, &attribute)) {
        if (attribute.value.ptr != NULL && is_read(attribute.name)) {
            int found = weigh_value(attribute.value);
            weight = found > weight ? found : weight;
        }
    }
    return weight;
}

/* What elements say, kept for a while: blocks have their ancestors in common. */
typedef struct search {
    const galley_document *document;
    uint32_t node[KEPT]; /* 0, the document, for none */
    uint8_t weight[KEPT];
} search;

static int recall_element(search *s, uint32_t element) {
    uint32_t at = element % KEPT;
    if (s->node[at] != element) {
        s->node[at] = element;
        s->weight[at] = (uint8_t)weigh_element(s->document, element);
    }
    return s->weight[at];
}

/* The best that the elements around a block say. */
static int weigh_path(search *s, const galley_segment *segment) {
    const galley_node *nodes = s->document->nodes;
    uint32_t node = nodes[segment->first].parent;
    int weight = 0;
    for (int level = 0; level < LEVELS && node != GALLEY_NODE_NONE && weight < 2; level++) {
        galley_tag tag = galley_node_tag(&nodes[node]);
        if (tag == GALLEY_TAG_BODY || tag == GALLEY_TAG_MAIN || tag == GALLEY_TAG_ARTICLE) {
            break;
        }
        int found = node == 0 ? 0 : recall_element(s, node);
        weight = found > weight ? found : weight;
        node = nodes[node].parent;
    }
    return weight;
}

/* Where the article begins: its headline, else the first block that is kept. */
static size_t find_headline(const galley_blocks *blocks) {
    size_t kept = blocks->count;
    for (size_t i = 0; i < blocks->count; i++) {
        const galley_segment *segment = &blocks->segments[i];
        if (segment->role == GALLEY_ROLE_TITLE || segment->tag == GALLEY_TAG_H1) {
            return i;
        }
        kept = kept == blocks->count && segment->kept ? i : kept;
    }
    return kept;
}

static bool has_name(galley_slice line, bool strict) {
    galley_slice name;
    return galley_names_first(line, &name) &&
           galley_name_judge(name, strict) != GALLEY_NAME_NOTHING;
}

/* Does what follows "by" begin as names do? */
static bool is_line(galley_slice text) {
    size_t at = galley_names_prefix(text);
    while (at < text.len && (galley_ascii_space(text.ptr[at]) || text.ptr[at] == ':')) {
        at++;
    }
    galley_slice rest = galley_slice_make(text.ptr + at, text.len - at);
    size_t space = galley_slice_find_nocase(rest, galley_slice_from(" "));
    bool capital = rest.len > 0 && (unsigned char)(rest.ptr[0] - 'a') > 25;
    return rest.len > 0 && rest.len < 120 && (capital || space == rest.len);
}

/* Where "by" stands inside of a line that also tells a day, "3 May 2010 by Ann Lee": behind it, or
 * the line's end. */
static size_t find_inner(galley_slice text) {
    static const char *const words[] = {" by ",   " von ", " par ", " por ",
                                        " door ", " av ",  " af ",  " przez "};
    bool digit = false;
    for (size_t at = 0; at < text.len && text.len <= LONGEST_DATED; at++) {
        digit |= text.ptr[at] >= '0' && text.ptr[at] <= '9';
        for (size_t i = 0; digit && text.ptr[at] == ' ' && i < sizeof words / sizeof words[0];
             i++) {
            galley_slice rest = galley_slice_make(text.ptr + at, text.len - at);
            if (galley_slice_begins_nocase(rest, galley_slice_from(words[i]))) {
                return at + strlen(words[i]);
            }
        }
    }
    return text.len;
}

/* Could this be a name alone? Asked before the elements around it are read. */
static bool is_short(const galley_segment *segment, galley_slice text) {
    char c = text.ptr[0];
    bool begins = (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
    return begins && text.len <= LONGEST_ALONE && segment->words <= MOST_NAME_WORDS &&
           !segment->ends_sentence;
}

/* How surely a block is a byline, 0: it is none; *text is what of it names somebody. */
static int weigh_block(search *s, const galley_segment *segment, size_t prefix,
                       galley_slice *text) {
    bool said = prefix > 0 && prefix < text->len;
    bool byline = (segment->evidence & GALLEY_EVIDENCE_BYLINE) != 0;
    size_t inner = !said && segment->digits > 0 ? find_inner(*text) : text->len;
    if (inner < text->len) {
        *text = galley_slice_make(text->ptr + inner, text->len - inner);
        return has_name(*text, !byline) ? 64 : 0;
    }
    if (!said && !byline && !is_short(segment, *text)) {
        return 0;
    }
    int path = weigh_path(s, segment);
    if (path == 0 && !said) {
        return 0;
    }
    if (said && path > 0 && is_line(*text)) {
        return has_name(*text, false) ? GALLEY_BYLINE_SAID : 0;
    }
    if (!has_name(*text, true)) {
        return 0;
    }
    return said ? 70 : path == 2 ? 66 : 50;
}

size_t galley_bylines_find(const galley_blocks *blocks, const galley_document *document,
                           galley_byline bylines[GALLEY_BYLINES_MOST]) {
    search s = {.document = document};
    size_t headline = find_headline(blocks);
    size_t count = 0;
    size_t begin = headline > BEFORE ? headline - BEFORE : 0;
    size_t end = headline + BEHIND < blocks->count ? headline + BEHIND : blocks->count;
    bool announced = false; /* the block before is "By" alone */
    for (size_t i = begin; i < end && count < GALLEY_BYLINES_MOST; i++) {
        const galley_segment *segment = &blocks->segments[i];
        if (segment->len > LONGEST_LINE || (segment->evidence & NOT_THE_ARTICLE) != 0 ||
            segment->tag == GALLEY_TAG_H1) {
            announced = false;
            continue;
        }
        galley_slice text = galley_segment_text(blocks, segment);
        size_t prefix = galley_names_prefix(text);
        bool alone = prefix > 0 && prefix + 1 >= text.len;
        int weight =
            announced && has_name(text, true) ? 74 : weigh_block(&s, segment, prefix, &text);
        announced = alone;
        if (weight > 0 && !announced) {
            /* behind the beginning of the text it is less sure */
            bylines[count++] = (galley_byline){text, i > headline + 15 ? weight - 8 : weight,
                                               (uint32_t)i, weight != GALLEY_BYLINE_SAID};
        }
    }
    return count;
}
