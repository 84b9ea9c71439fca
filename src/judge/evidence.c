/*
 * An element's attributes in; bits of evidence, points of the lexicon and a shape out.
 *
 * Class and id are cut into names, at everything but letters and where a capital follows a small
 * letter ("postBody"), and each is looked up twice: in the table below, which says what it means,
 * and in the lexicon, which has learnt what it weighs. The names are what page makers of all
 * countries write in their style sheets, which is English; a page that writes others loses nothing
 * but this evidence. The table knows a name by its first eight letters, so that it is one number.
 * Values are read raw: a character reference in a class is a name that is not found.
 *
 * One tokenizer serves both readers, the judge and the training tool, so that they never differ:
 * cut_value hands each token of a value to whoever takes it. The judge's results are remembered by
 * value, so that a class is cut once a page however many elements have it.
 */
#include "evidence.h"

#include "../html/attribute_step.h"
#include "display.h"

/* Longer class attributes are lists of style utilities that say nothing: a bound on work, too. */
#define LONGEST_VALUE 400
/* A longer label is a sentence for a screen reader, and unlike all others. */
#define LONGEST_LABEL 64
/* Of a name, what the lexicon is asked for: no word is longer. */
#define LONGEST_NAME 24
/* A class or id as a whole, unless it is longer or mostly a number. */
#define LONGEST_CLASS 48
#define MOST_DIGITS 3

typedef struct word {
    char name[8]; /* lower case, cut at eight, filled with NUL */
    uint32_t bits;
} word;

#define NAVIGATION GALLEY_EVIDENCE_NAVIGATION
#define HEADER GALLEY_EVIDENCE_HEADER
#define FOOTER GALLEY_EVIDENCE_FOOTER
#define ASIDE GALLEY_EVIDENCE_ASIDE
#define FORM GALLEY_EVIDENCE_FORM
#define COMMENT GALLEY_EVIDENCE_COMMENT
#define SHARE GALLEY_EVIDENCE_SHARE
#define RELATED GALLEY_EVIDENCE_RELATED
#define ADVERTISEMENT GALLEY_EVIDENCE_ADVERTISEMENT
#define LEGAL GALLEY_EVIDENCE_LEGAL
#define CAPTION GALLEY_EVIDENCE_CAPTION
#define CREDIT GALLEY_EVIDENCE_CREDIT
#define BYLINE GALLEY_EVIDENCE_BYLINE
#define TAGS GALLEY_EVIDENCE_TAGS
#define PROMOTION GALLEY_EVIDENCE_PROMOTION
#define POPUP GALLEY_EVIDENCE_POPUP
#define UNSEEN GALLEY_EVIDENCE_UNSEEN
#define LISTING GALLEY_EVIDENCE_LISTING
#define ARTICLE GALLEY_EVIDENCE_ARTICLE
#define CONTENT GALLEY_EVIDENCE_CONTENT
#define MAIN GALLEY_EVIDENCE_MAIN
#define BODY GALLEY_EVIDENCE_BODY
#define QUOTE GALLEY_EVIDENCE_QUOTE
#define CODE GALLEY_EVIDENCE_CODE
#define EMBED GALLEY_EVIDENCE_EMBED
#define PULLED GALLEY_EVIDENCE_PULLED

/* In the order of the alphabet, for readers. */
static const word words[] = {
    {"ad", ADVERTISEMENT},
    {"ads", ADVERTISEMENT},
    {"adslot", ADVERTISEMENT},
    {"adv", ADVERTISEMENT},
    {"advert", ADVERTISEMENT},
    {"advertis", ADVERTISEMENT},
    {"alert", POPUP},
    {"also", RELATED},
    {"archive", LISTING},
    {"article", ARTICLE},
    {"articleb", BODY},
    {"aside", ASIDE},
    {"author", BYLINE},
    {"authors", BYLINE},
    {"badge", TAGS},
    {"bio", BYLINE},
    {"blockquo", QUOTE},
    {"body", CONTENT},
    {"bodytext", BODY},
    {"bottom", FOOTER},
    {"brand", HEADER},
    {"breadcru", NAVIGATION},
    {"btn", FORM},
    {"button", FORM},
    {"buttons", FORM},
    {"byline", BYLINE},
    {"caption", CAPTION},
    {"card", LISTING},
    {"cards", LISTING},
    {"carousel", LISTING},
    {"categori", TAGS},
    {"category", TAGS},
    {"code", CODE},
    {"colophon", FOOTER},
    {"comment", COMMENT},
    {"comments", COMMENT},
    {"consent", LEGAL},
    {"content", CONTENT},
    {"contents", CONTENT},
    {"cookie", LEGAL},
    {"cookies", LEGAL},
    {"copyrigh", LEGAL},
    {"credit", CREDIT},
    {"credits", CREDIT},
    {"cta", PROMOTION},
    {"date", BYLINE},
    {"datetime", BYLINE},
    {"disclaim", LEGAL},
    {"discussi", COMMENT},
    {"disqus", COMMENT},
    {"donate", PROMOTION},
    {"donation", PROMOTION},
    {"drawer", NAVIGATION},
    {"dropdown", NAVIGATION},
    {"editor", CONTENT},
    {"embed", EMBED},
    {"embedded", EMBED},
    {"embeds", EMBED},
    {"entry", ARTICLE},
    {"facebook", SHARE},
    {"figcapti", CAPTION},
    {"filter", FORM},
    {"filters", FORM},
    {"flyout", NAVIGATION},
    {"follow", SHARE},
    {"foot", FOOTER},
    {"footer", FOOTER},
    {"form", FORM},
    {"gallery", LISTING},
    {"gdpr", LEGAL},
    {"grid", LISTING},
    {"header", HEADER},
    {"hentry", ARTICLE},
    {"hidden", UNSEEN},
    {"hide", UNSEEN},
    {"highligh", CODE},
    {"instagra", SHARE},
    {"invisibl", UNSEEN},
    {"keywords", TAGS},
    {"latest", RELATED},
    {"lightbox", POPUP},
    {"linkedin", SHARE},
    {"links", NAVIGATION},
    {"list", LISTING},
    {"listing", LISTING},
    {"login", FORM},
    {"logo", HEADER},
    {"main", MAIN},
    {"markdown", BODY},
    {"masthead", HEADER},
    {"megamenu", NAVIGATION},
    {"menu", NAVIGATION},
    {"meta", BYLINE},
    {"metadata", BYLINE},
    {"modal", POPUP},
    {"more", RELATED},
    {"nav", NAVIGATION},
    {"navbar", NAVIGATION},
    {"navigati", NAVIGATION},
    {"newslett", PROMOTION},
    {"next", RELATED},
    {"notice", POPUP},
    {"notifica", POPUP},
    {"outbrain", ADVERTISEMENT},
    {"overlay", POPUP},
    {"pager", NAVIGATION},
    {"paginati", NAVIGATION},
    {"paragrap", BODY},
    {"paywall", PROMOTION},
    {"popular", RELATED},
    {"popup", POPUP},
    {"post", ARTICLE},
    {"posted", BYLINE},
    {"print", SHARE},
    {"privacy", LEGAL},
    {"promo", PROMOTION},
    {"promoted", ADVERTISEMENT},
    {"promotio", PROMOTION},
    {"prose", BODY},
    {"publishe", BYLINE},
    {"pullquot", PULLED},
    {"quote", QUOTE},
    {"rail", ASIDE},
    {"read", RELATED},
    {"readmore", RELATED},
    {"recommen", RELATED},
    {"register", FORM},
    {"related", RELATED},
    {"replies", COMMENT},
    {"reply", COMMENT},
    {"respond", COMMENT},
    {"review", COMMENT},
    {"reviews", COMMENT},
    {"richtext", BODY},
    {"screen", UNSEEN},
    {"search", FORM},
    {"share", SHARE},
    {"sharing", SHARE},
    {"sidebar", ASIDE},
    {"sidenav", NAVIGATION},
    {"signup", PROMOTION},
    {"similar", RELATED},
    {"sitemap", NAVIGATION},
    {"skip", UNSEEN},
    {"slider", LISTING},
    {"social", SHARE},
    {"sponsor", ADVERTISEMENT},
    {"sponsore", ADVERTISEMENT},
    {"sr", UNSEEN},
    {"story", ARTICLE},
    {"subscrib", PROMOTION},
    {"subscrip", PROMOTION},
    {"summary", CONTENT},
    {"tab", NAVIGATION},
    {"taboola", ADVERTISEMENT},
    {"tabs", NAVIGATION},
    {"tag", TAGS},
    {"tags", TAGS},
    {"teaser", RELATED},
    {"teasers", RELATED},
    {"terms", LEGAL},
    {"text", CONTENT},
    {"textbody", BODY},
    {"time", BYLINE},
    {"timestam", BYLINE},
    {"toc", NAVIGATION},
    {"toggle", NAVIGATION},
    {"toolbar", NAVIGATION},
    {"tools", SHARE},
    {"tooltip", POPUP},
    {"top", HEADER},
    {"topbar", HEADER},
    {"topics", TAGS},
    {"trending", RELATED},
    {"twitter", SHARE},
    {"visually", UNSEEN},
    {"warning", POPUP},
    {"whatsapp", SHARE},
    {"widget", ASIDE},
    {"widgets", ASIDE},
    {"wysiwyg", BODY},
};

enum { WORDS = sizeof words / sizeof words[0] };
_Static_assert(WORDS < UINT8_MAX && 2 * WORDS < GALLEY_EVIDENCE_PLACES, "places are bytes");

/* Which attribute it is, of those that are read. */
typedef enum reading {
    READING_NOTHING,
    READING_CLASS,
    READING_PART, /* of a class, between white space */
    READING_ID,
    READING_ROLE,
    READING_ITEMPROP,
    READING_LABEL,
    READING_TAG, /* a custom element's name */
    READING_STYLE,
    READING_HIDDEN,
    READING_SILENT
} reading;

/* Who takes tokens: their hashes, and of names inside a class or id the key, otherwise 0. */
typedef void taker(void *context, uint32_t hash, uint64_t key);

/* A value that is being cut: a copy, so that eight bytes can be read at each of its places. */
typedef struct cutting {
    char text[LONGEST_VALUE + LONGEST_NAME];
    size_t len;
    taker *take;
    void *context;
} cutting;

/* What a byte is to a name. */
enum { SMALL = 1, CAPITAL = 2, DIGIT = 4, SPACE = 8 };
#define FOUR(x) x, x, x, x
#define TWENTY_SIX(x) FOUR(x), FOUR(x), FOUR(x), FOUR(x), FOUR(x), FOUR(x), x, x
static const unsigned char sorts[256] = {['\t'] = SPACE,
                                         ['\n'] = SPACE,
                                         ['\f'] = SPACE,
                                         ['\r'] = SPACE,
                                         [' '] = SPACE,
                                         ['0'] = FOUR(DIGIT),
                                         FOUR(DIGIT),
                                         DIGIT,
                                         DIGIT,
                                         ['A'] = TWENTY_SIX(CAPITAL),
                                         ['a'] = TWENTY_SIX(SMALL)};
#undef FOUR
#undef TWENTY_SIX

static unsigned sort_of(char c) { return sorts[(unsigned char)c]; }

#define LOWER UINT64_C(0x2020202020202020)

/* The first eight bytes of an attribute's name as a number, in lower case: one bit of a letter. */
static uint64_t make_key(galley_slice name) {
    if (name.len >= 8) {
        return galley_lexicon_load(name.ptr) | LOWER;
    }
    uint64_t key = 0;
    for (size_t i = 0; i < name.len; i++) {
        key |= (uint64_t)((unsigned char)name.ptr[i] | 0x20U) << 8 * i;
    }
    return key;
}

static size_t place_of(uint64_t key) {
    return (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) % GALLEY_EVIDENCE_PLACES;
}

static uint32_t find_word(const galley_evidence_memory *memory, uint64_t key) {
    for (size_t place = place_of(key); memory->places[place] != 0;
         place = (place + 1) % GALLEY_EVIDENCE_PLACES) {
        const word *found = &words[memory->places[place] - 1];
        if (galley_lexicon_load(found->name) == key) {
            return found->bits;
        }
    }
    return 0;
}

/* Hands over a name of so many letters. */
static void take_name(const cutting *c, galley_lexicon_kind kind, const char *at, size_t len) {
    size_t left = len < LONGEST_NAME ? len : LONGEST_NAME;
    uint64_t hash = galley_lexicon_start(kind, left);
    uint64_t key = galley_lexicon_load(at) | LOWER;
    uint64_t rest = key;
    for (; left >= 8; left -= 8) {
        hash = galley_lexicon_mix(hash, rest);
        at += 8;
        rest = galley_lexicon_load(at) | LOWER;
    }
    rest &= (UINT64_C(1) << 8 * left) - 1;
    key = len < 8 ? rest : key;
    c->take(c->context, galley_lexicon_end(hash, rest), kind == GALLEY_LEXICON_NAME ? key : 0);
}

/* Behind the name that begins at `at`: letters, up to a capital after a small one. */
static size_t name_end(const cutting *c, size_t at) {
    unsigned ends = 0;
    unsigned sort = sort_of(c->text[at]);
    while ((sort & (SMALL | CAPITAL) & ~ends) != 0) {
        ends = (sort & SMALL) * CAPITAL;
        sort = sort_of(c->text[++at]);
    }
    return at;
}

/* A class or id as a whole, when it has more than one name and is not mostly a number. */
static void take_class(const cutting *c, size_t begin, size_t end, size_t names, size_t digits) {
    if (names >= 2 && digits <= MOST_DIGITS && end - begin <= LONGEST_CLASS) {
        galley_slice class = galley_slice_make(c->text + begin, end - begin);
        c->take(c->context, galley_lexicon_hash(GALLEY_LEXICON_CLASS, class), 0);
    }
}

/* All names of a value and, of a class or id, its parts between white space. */
static void cut_names(const cutting *c, galley_lexicon_kind kind) {
    size_t begin = 0;
    size_t names = 0;
    size_t digits = 0;
    size_t at = 0;
    while (at < c->len) {
        unsigned sort = sort_of(c->text[at]);
        if ((sort & (SMALL | CAPITAL)) != 0) {
            size_t end = name_end(c, at);
            if (end - at >= 2) {
                take_name(c, kind, c->text + at, end - at);
                names++;
            }
            at = end;
            continue;
        }
        digits += (sort & DIGIT) != 0;
        if ((sort & SPACE) != 0) {
            if (kind == GALLEY_LEXICON_NAME) {
                take_class(c, begin, at, names, digits);
            }
            begin = at + 1;
            names = digits = 0;
        }
        at++;
    }
    if (kind == GALLEY_LEXICON_NAME) {
        take_class(c, begin, at, names, digits);
    }
}

/* Each part of a value between white space, as it is, but in lower case. */
static void cut_parts(cutting *c, galley_lexicon_kind kind) {
    size_t begin = 0;
    for (size_t at = 0; at <= c->len; at++) {
        if (at < c->len && (sort_of(c->text[at]) & SPACE) == 0) {
            c->text[at] = galley_ascii_lower(c->text[at]);
            continue;
        }
        if (at > begin && at - begin <= LONGEST_CLASS) {
            galley_slice part = galley_slice_make(c->text + begin, at - begin);
            c->take(c->context, galley_lexicon_hash(kind, part), 0);
        }
        begin = at + 1;
    }
}

/* What of a value is looked at. */
static galley_slice shorten(reading what, galley_slice value) {
    size_t longest = what == READING_LABEL ? LONGEST_LABEL : LONGEST_VALUE;
    value.len = value.len < longest ? value.len : longest;
    return value;
}

/* A value, shortened already, to its tokens. */
static void cut_value(reading what, galley_slice value, taker *take, void *context) {
    cutting c;
    c.len = value.len;
    c.take = take;
    c.context = context;
    memcpy(c.text, value.len > 0 ? value.ptr : "", value.len);
    memset(c.text + value.len, 0, LONGEST_NAME);
    switch (what) {
    case READING_CLASS:
    case READING_PART:
    case READING_ID:
        cut_names(&c, GALLEY_LEXICON_NAME);
        break;
    case READING_ROLE:
    case READING_ITEMPROP:
        cut_parts(&c, GALLEY_LEXICON_ROLE);
        break;
    case READING_TAG:
        cut_parts(&c, GALLEY_LEXICON_TAG);
        break;
    case READING_LABEL:
        cut_names(&c, GALLEY_LEXICON_LABEL);
        break;
    default:
        break;
    }
}

/* Names of up to eight bytes, told apart by length first: most attributes have none of these. */
static reading classify_short(galley_slice name) {
    uint64_t key;
    switch (name.len) {
    case 2:
        return make_key(name) == galley_lexicon_load("id\0\0\0\0\0") ? READING_ID : READING_NOTHING;
    case 4:
        return make_key(name) == galley_lexicon_load("role\0\0\0") ? READING_ROLE : READING_NOTHING;
    case 5:
        key = make_key(name);
        return key == galley_lexicon_load("class\0\0")   ? READING_CLASS
               : key == galley_lexicon_load("style\0\0") ? READING_STYLE
                                                         : READING_NOTHING;
    case 6:
        return make_key(name) == galley_lexicon_load("hidden\0") ? READING_HIDDEN : READING_NOTHING;
    case 8:
        return make_key(name) == galley_lexicon_load("itemprop") ? READING_ITEMPROP
                                                                 : READING_NOTHING;
    default:
        return READING_NOTHING;
    }
}

/* Compares a longer name, by its first and last eight bytes. */
static bool is_long(galley_slice name, const char *wanted, size_t len) {
    return (galley_lexicon_load(name.ptr) | LOWER) == galley_lexicon_load(wanted) &&
           (galley_lexicon_load(name.ptr + len - 8) | LOWER) ==
               galley_lexicon_load(wanted + len - 8);
}

static reading classify_long(galley_slice name) {
    switch (name.len) {
    case 9:
        return is_long(name, "data-type", 9) || is_long(name, "data-zone", 9) ? READING_LABEL
                                                                              : READING_NOTHING;
    case 10:
        return is_long(name, "aria-label", 10) || is_long(name, "data-block", 10) ? READING_LABEL
                                                                                  : READING_NOTHING;
    case 11:
        if (is_long(name, "data-testid", 11) || is_long(name, "data-module", 11)) {
            return READING_LABEL;
        }
        return is_long(name, "aria-hidden", 11) ? READING_SILENT : READING_NOTHING;
    case 14:
        return is_long(name, "data-component", 14) ? READING_LABEL : READING_NOTHING;
    default:
        return READING_NOTHING;
    }
}

static reading classify(galley_slice name) {
    return name.len <= 8 ? classify_short(name) : classify_long(name);
}

static bool value_is(galley_slice value, const char *text) {
    return galley_slice_equal_nocase(galley_slice_trim(value), galley_slice_from(text));
}

/* True when a style declares property: word, in any spacing. */
static bool style_has(galley_slice style, const char *property, const char *wanted) {
    galley_slice name = galley_slice_from(property);
    galley_slice want = galley_slice_from(wanted);
    size_t at = 0;
    while (at < style.len) {
        const char *found = memchr(style.ptr + at, ':', style.len - at);
        if (found == NULL) {
            return false;
        }
        size_t colon = (size_t)(found - style.ptr);
        size_t end = colon;
        while (end < style.len && style.ptr[end] != ';') {
            end++;
        }
        galley_slice left = galley_slice_trim(galley_slice_make(style.ptr + at, colon - at));
        galley_slice right = galley_slice_trim(
            galley_slice_make(style.ptr + colon + 1, end - colon - (end > colon)));
        if (right.len > want.len) {
            right.len = want.len; /* "none !important" */
        }
        if (galley_slice_equal_nocase(left, name) && galley_slice_equal_nocase(right, want)) {
            return true;
        }
        at = end + 1;
    }
    return false;
}

static uint32_t read_role(galley_slice role) {
    static const struct {
        const char *name;
        uint32_t bits;
    } roles[] = {
        {"navigation", NAVIGATION}, {"menu", NAVIGATION},    {"menubar", NAVIGATION},
        {"banner", HEADER},         {"contentinfo", FOOTER}, {"complementary", ASIDE},
        {"search", FORM},           {"form", FORM},          {"button", FORM},
        {"dialog", POPUP},          {"alertdialog", POPUP},  {"main", MAIN},
        {"article", ARTICLE},       {"tablist", NAVIGATION},
    };
    for (size_t i = 0; i < sizeof roles / sizeof roles[0]; i++) {
        if (value_is(role, roles[i].name)) {
            return roles[i].bits;
        }
    }
    return 0;
}

static uint32_t read_itemprop(galley_slice value) {
    if (value_is(value, "articleBody")) {
        return BODY;
    }
    return value_is(value, "author") || value_is(value, "datePublished") ? BYLINE : 0;
}

/* A value while the judge reads it. */
typedef struct weighing {
    const galley_evidence_memory *memory;
    galley_evidence told;
} weighing;

static void weigh_token(void *context, uint32_t hash, uint64_t key) {
    weighing *w = context;
    w->told.bits |= key != 0 ? find_word(w->memory, key) : 0;
    w->told.points =
        galley_evidence_add(w->told.points, galley_lexicon_find(w->memory->lexicon, hash));
}

/* A class without its digits, as a number. */
static uint32_t shape_of(galley_slice value) {
    char kept[LONGEST_VALUE];
    size_t len = 0;
    for (size_t i = 0; i < value.len; i++) {
        kept[len] = value.ptr[i];
        len += (sort_of(value.ptr[i]) & DIGIT) == 0;
    }
    return galley_lexicon_hash(GALLEY_LEXICON_CLASS, galley_slice_make(kept, len));
}

static galley_evidence weigh_value(const galley_evidence_memory *memory, reading what,
                                   galley_slice value) {
    weighing w = {memory, {0, 0, 0}};
    cut_value(what, value, weigh_token, &w);
    if (what == READING_PART) {
        w.told.shape = shape_of(value);
    } else if (what == READING_ROLE) {
        w.told.bits = read_role(value);
    } else if (what == READING_ITEMPROP) {
        w.told.bits = read_itemprop(value);
    }
    return w.told;
}

static void add_evidence(galley_evidence *sum, galley_evidence more) {
    sum->bits |= more.bits;
    sum->shape += more.shape;
    sum->points = galley_evidence_add(sum->points, more.points);
}

/* A value's place in the memory, from its length, ends and middle: classes differ there. */
static uint32_t hash_value(reading what, galley_slice value) {
    uint64_t hash = galley_lexicon_start((galley_lexicon_kind)what, value.len);
    uint64_t last = 0;
    if (value.len >= 8) {
        last = galley_lexicon_load(value.ptr + value.len - 8);
        hash ^= galley_lexicon_load(value.ptr) ^
                galley_lexicon_load(value.ptr + (value.len - 8) / 2) << 1;
    } else {
        for (size_t i = 0; i < value.len; i++) {
            last = last << 8 | (unsigned char)value.ptr[i];
        }
    }
    return galley_lexicon_end(hash, last);
}

static bool is_entry(const galley_evidence_memory *memory, const galley_evidence_entry *entry,
                     galley_slice value, uint32_t hash) {
    return entry->page == memory->page && entry->hash == hash && entry->len == value.len &&
           memcmp(entry->value, value.ptr, value.len) == 0;
}

/* What a value tells that is not put together of parts. It is cut only when it was not met on this
 * page. */
static galley_evidence recall_part(galley_evidence_memory *memory, reading what,
                                   galley_slice value) {
    uint32_t hash = hash_value(what, value);
    galley_evidence_entry *entry = &memory->entries[hash % GALLEY_EVIDENCE_REMEMBERED];
    if (!is_entry(memory, entry, value, hash)) {
        *entry = (galley_evidence_entry){value.ptr, (uint32_t)value.len, hash, memory->page,
                                         weigh_value(memory, what, value)};
    }
    return entry->told;
}

/* Classes are put together of the same parts again and again. */
static galley_evidence recall_parts(galley_evidence_memory *memory, galley_slice value) {
    galley_evidence sum = {0, 0, 0};
    const char *at = value.ptr;
    const char *end = at + value.len;
    while (at < end) {
        const char *begin = at;
        while (at < end && (sort_of(*at) & SPACE) == 0) {
            at++;
        }
        if (at > begin) {
            galley_slice part = galley_slice_make(begin, (size_t)(at - begin));
            add_evidence(&sum, recall_part(memory, READING_PART, part));
        }
        at += at < end;
    }
    return sum;
}

static galley_evidence recall_class(galley_evidence_memory *memory, galley_slice value) {
    uint32_t hash = hash_value(READING_CLASS, value);
    galley_evidence_entry *entry = &memory->entries[hash % GALLEY_EVIDENCE_REMEMBERED];
    if (!is_entry(memory, entry, value, hash)) {
        galley_evidence told = recall_parts(memory, value); /* may write the same entry */
        *entry = (galley_evidence_entry){value.ptr, (uint32_t)value.len, hash, memory->page, told};
    }
    return entry->told;
}

static void read_value(galley_evidence_memory *memory, reading what, galley_slice value,
                       galley_evidence *sum) {
    value = shorten(what, value);
    if (value.len > 0) {
        add_evidence(sum, what == READING_CLASS ? recall_class(memory, value)
                                                : recall_part(memory, what, value));
    }
}

static void read_attribute(galley_evidence_memory *memory, const galley_attribute *attribute,
                           galley_evidence *sum) {
    galley_slice value = attribute->value;
    reading what = classify(attribute->name);
    switch (what) {
    case READING_NOTHING:
        break;
    case READING_STYLE:
        if (style_has(value, "display", "none") || style_has(value, "visibility", "hidden")) {
            sum->bits |= GALLEY_EVIDENCE_CONCEALED;
        }
        break;
    case READING_HIDDEN:
        sum->bits |= GALLEY_EVIDENCE_CONCEALED;
        break;
    case READING_SILENT:
        sum->bits |= value_is(value, "true") ? GALLEY_EVIDENCE_SILENT : 0U;
        break;
    default:
        read_value(memory, what, value, sum);
    }
}

/* An element's name as it stands in its start tag. */
static galley_slice tag_in_source(const galley_document *document, const galley_node *node) {
    const char *name = document->input.ptr + node->start + 1;
    const char *end = galley_char_skip_tag_name(name, document->input.ptr + document->input.len);
    return galley_slice_make(name, (size_t)(end - name));
}

void galley_evidence_init(galley_evidence_memory *memory, const galley_lexicon *lexicon) {
    memset(memory, 0, sizeof *memory);
    memory->lexicon = lexicon;
    for (size_t i = 0; i < WORDS; i++) {
        size_t place = place_of(galley_lexicon_load(words[i].name));
        while (memory->places[place] != 0) {
            place = (place + 1) % GALLEY_EVIDENCE_PLACES;
        }
        memory->places[place] = (uint8_t)(i + 1);
    }
    for (size_t i = GALLEY_TAG_NONE + 1; i < GALLEY_TAG_COUNT; i++) {
        galley_slice name = galley_slice_from(galley_tag_name((galley_tag)i));
        uint32_t hash = galley_lexicon_hash(GALLEY_LEXICON_TAG, name);
        memory->tags[i] = (int8_t)galley_lexicon_find(lexicon, hash);
    }
}

void galley_evidence_forget(galley_evidence_memory *memory) {
    if (++memory->page == 0) {
        memset(memory->entries, 0, sizeof memory->entries);
        memory->page = 1;
    }
}

galley_evidence galley_evidence_plain(const galley_node *element) {
    return (galley_evidence){.shape = galley_node_name(element) * 0x9E3779B1U};
}

/* The commonest spellings of the commonest attributes, passed without a look at each byte: `at` is
 * behind a tag's name or an attribute. True when there was one; it may tell nothing. */
static bool read_common(galley_evidence_memory *memory, const char **at, const char *end,
                        galley_evidence *sum) {
    if (end - *at < 8) {
        return false;
    }
    uint64_t eight = galley_lexicon_load(*at);
    bool class = eight == galley_lexicon_load(" class=\"");
    if (!class && eight << 8 != galley_lexicon_load(" href=\"") << 8) {
        return false;
    }
    const char *value = *at + (class ? 8 : 7);
    const char *close = memchr(value, '"', (size_t)(end - value));
    if (close == NULL) {
        return false;
    }
    if (class) {
        read_value(memory, READING_CLASS, galley_slice_make(value, (size_t)(close - value)), sum);
    }
    *at = close + 1;
    return true;
}

/* Only html and body can have attributes of later tags, and theirs are not read. */
galley_evidence galley_evidence_read(galley_evidence_memory *memory,
                                     const galley_document *document, uint32_t element) {
    const galley_node *node = &document->nodes[element];
    galley_evidence sum = galley_evidence_plain(node);
    uint32_t name = galley_node_name(node);
    if (name < GALLEY_TAG_COUNT) {
        sum.points = memory->tags[name];
    }
    if ((node->bits & GALLEY_NODE_IMPLIED) != 0) {
        return sum;
    }
    galley_slice tag = tag_in_source(document, node);
    if (name >= GALLEY_TAG_COUNT) {
        read_value(memory, READING_TAG, tag, &sum);
    }
    const char *at = tag.ptr + tag.len;
    const char *end = document->input.ptr + document->input.len;
    galley_attribute attribute;
    while (at < end && *at != '>') {
        if (read_common(memory, &at, end, &sum)) {
            continue;
        }
        if (galley_attribute_step_next(&at, end, &attribute) != GALLEY_ATTRIBUTE_STEP_FOUND) {
            break;
        }
        read_attribute(memory, &attribute, &sum);
    }
    return sum;
}

/* The training tool, while it is handed tokens. */
typedef struct handing {
    void (*take)(void *context, uint32_t hash);
    void *context;
} handing;

static void hand_token(void *context, uint32_t hash, uint64_t key) {
    const handing *to = context;
    (void)key;
    to->take(to->context, hash);
}

void galley_evidence_tokens(const galley_document *document, uint32_t element,
                            void (*take)(void *context, uint32_t hash), void *context) {
    const galley_node *node = &document->nodes[element];
    handing to = {take, context};
    if (!galley_node_is_element(node) || galley_display_of(node)->quiet) {
        return;
    }
    uint32_t name = galley_node_name(node);
    if (name < GALLEY_TAG_COUNT) {
        galley_slice tag = galley_slice_from(galley_tag_name((galley_tag)name));
        hand_token(&to, galley_lexicon_hash(GALLEY_LEXICON_TAG, tag), 0);
    } else {
        cut_value(READING_TAG, shorten(READING_TAG, tag_in_source(document, node)), hand_token,
                  &to);
    }
    galley_attribute_iterator iterator = galley_attribute_begin(document, element);
    galley_attribute attribute;
    while (galley_attribute_next(&iterator, &attribute)) {
        reading what = classify(attribute.name);
        cut_value(what, shorten(what, attribute.value), hand_token, &to);
    }
}
