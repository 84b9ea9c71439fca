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
/* The weight of a line that says "by" in an element for it. */
#define SAID 78
/* Of a class, what is looked at */
#define LONGEST_CLASS 120
/* Ancestors whose names are read. */
#define LEVELS 4

#define NOT_THE_ARTICLE                                                                            \
    (GALLEY_EVIDENCE_COMMENT | GALLEY_EVIDENCE_RELATED | GALLEY_EVIDENCE_NAVIGATION |              \
     GALLEY_EVIDENCE_FOOTER | GALLEY_EVIDENCE_ADVERTISEMENT | GALLEY_EVIDENCE_CAPTION |            \
     GALLEY_EVIDENCE_CREDIT | GALLEY_EVIDENCE_QUOTE)

/* What the names of an element say: 2 for a name, 1 for a line with one, 0 for nothing, -1 for
 * something else of an author. */
static int weigh_value(galley_slice value) {
    static const char *const names[] = {"author",   "byline", "autor",       "auteur",
                                        "byauthor", "writer", "contributor", "redakteur",
                                        "autore",   "yazar",  "firma-",      "journalist"};
    static const char *const others[] = {"bio",      "avatar",  "image",  "img",     "photo",
                                         "desc",     "about",   "social", "role",    "title",
                                         "position", "job",     "box",    "twitter", "authority",
                                         "card-",    "related", "date",   "comment"};
    value.len = value.len < LONGEST_CLASS ? value.len : LONGEST_CLASS;
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        if (galley_slice_find_nocase(value, galley_slice_from(names[i])) < value.len) {
            for (size_t k = 0; k < sizeof others / sizeof others[0]; k++) {
                if (galley_slice_find_nocase(value, galley_slice_from(others[k])) < value.len) {
                    return 1;
                }
            }
            return 2;
        }
    }
    return 0;
}

static int weigh_element(const galley_document *document, uint32_t element) {
    galley_attribute_iterator iterator = galley_attribute_begin(document, element);
    galley_attribute attribute;
    int weight = 0;
    while (galley_attribute_next(&iterator, &attribute)) {
        static const char *const read[] = {"class",    "id",          "rel",     "itemprop",
                                           "property", "data-testid", "data-qa", "href"};
        for (size_t i = 0; i < sizeof read / sizeof read[0] && attribute.value.ptr != NULL; i++) {
            if (galley_slice_equal_nocase(attribute.name, galley_slice_from(read[i]))) {
                int found = weigh_value(attribute.value);
                weight = found > weight ? found : weight;
            }
        }
    }
    return weight;
}

/* The best that the elements around a block say. */
static int weigh_path(const galley_blocks *blocks, const galley_document *document,
                      const galley_segment *segment) {
    (void)blocks;
    uint32_t node = document->nodes[segment->first].parent;
    int weight = 0;
    for (int level = 0; level < LEVELS && node != GALLEY_NODE_NONE && weight < 2; level++) {
        galley_tag tag = galley_node_tag(&document->nodes[node]);
        if (tag == GALLEY_TAG_BODY || tag == GALLEY_TAG_MAIN || tag == GALLEY_TAG_ARTICLE) {
            break;
        }
        int found = weigh_element(document, node);
        weight = found > weight ? found : weight;
        node = document->nodes[node].parent;
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
    galley_slice names[GALLEY_NAMES_MOST];
    size_t count = galley_names_split(line, names);
    return count > 0 && galley_name_judge(names[0], strict) != GALLEY_NAME_NOTHING;
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
static bool is_short_name(galley_slice text) {
    char c = text.ptr[0];
    bool begins = (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
    return begins && text.len <= LONGEST_ALONE && has_name(text, true);
}

/* How surely a block is a byline, 0: it is none; *text is what of it names somebody. */
static int weigh_block(const galley_blocks *blocks, const galley_document *document, size_t index,
                       galley_slice *text) {
    const galley_segment *segment = &blocks->segments[index];
    size_t prefix = galley_names_prefix(*text);
    size_t inner = find_inner(*text);
    bool said = prefix > 0 && prefix < text->len;
    bool byline = (segment->evidence & GALLEY_EVIDENCE_BYLINE) != 0;
    if (!said && inner < text->len) {
        *text = galley_slice_make(text->ptr + inner, text->len - inner);
        return has_name(*text, !byline) ? 64 : 0;
    }
    bool short_line = segment->words <= MOST_NAME_WORDS && !segment->ends_sentence;
    if (!said && !byline && !(short_line && is_short_name(*text))) {
        return 0;
    }
    int path = weigh_path(blocks, document, segment);
    if (path == 0 && !said) {
        return 0;
    }
    if (said && path > 0 && is_line(*text)) {
        return has_name(*text, false) ? SAID : 0;
    }
    if (!has_name(*text, true)) {
        return 0;
    }
    return said ? 70 : path == 2 ? 66 : 50;
}

size_t galley_bylines_find(const galley_blocks *blocks, const galley_document *document,
                           galley_byline bylines[GALLEY_BYLINES_MOST]) {
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
            announced && has_name(text, true) ? 74 : weigh_block(blocks, document, i, &text);
        announced = alone;
        if (weight > 0 && !announced) {
            /* behind the beginning of the text it is less sure */
            bylines[count++] = (galley_byline){text, i > headline + 15 ? weight - 8 : weight,
                                               (uint32_t)i, weight != SAID};
        }
    }
    return count;
}
