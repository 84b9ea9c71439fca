/*
 * An element's attributes in, bits of evidence out.
 *
 * Class and id are cut into words, at everything but letters and where a capital follows a small
 * letter ("postBody"), and each word is looked up in one table. The words are what page makers of
 * all countries write in their style sheets, which is English; a page that writes others loses
 * nothing but this evidence. A word is known by its first eight letters, so that it is one number
 * and the search compares numbers. Values are read raw: a character reference in a class is a word
 * that is not found.
 */
#include "evidence.h"

/* Longer class attributes are lists of style utilities that say nothing: a bound on work, too. */
#define LONGEST_VALUE 400

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

/* In the order of the alphabet. */
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
_Static_assert(WORDS <= UINT8_MAX, "places in the table are bytes");

/* Eight bytes as a number that sorts as the bytes do. Spelled out, compilers make it one load. */
static uint64_t pack(const char *name) {
    const unsigned char *b = (const unsigned char *)name;
    return (uint64_t)b[0] << 56 | (uint64_t)b[1] << 48 | (uint64_t)b[2] << 40 |
           (uint64_t)b[3] << 32 | (uint64_t)b[4] << 24 | (uint64_t)b[5] << 16 |
           (uint64_t)b[6] << 8 | (uint64_t)b[7];
}

static uint32_t find_word(const galley_evidence_memory *memory, uint64_t key) {
    size_t letter = (size_t)(key >> 56) - 'a';
    size_t low = memory->letters[letter];
    size_t high = memory->letters[letter + 1];
    while (low < high) {
        size_t middle = (low + high) / 2;
        uint64_t other = pack(words[middle].name);
        if (other == key) {
            return words[middle].bits;
        }
        if (other < key) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return 0;
}

static bool is_letter(char c) { return (unsigned)((c | 0x20) - 'a') < 26; }
static bool is_capital(char c) { return (unsigned)(c - 'A') < 26; }

/* The first eight of `letters` letters as a word's key, in lower case: that is one bit of each. */
static uint64_t make_key(const char *at, size_t letters, size_t readable) {
    char name[8] = {0};
    if (readable >= 8) {
        memcpy(name, at, 8); /* of constant length, which compilers make one load */
    } else {
        memcpy(name, at, readable);
    }
    uint64_t key = pack(name) | UINT64_C(0x2020202020202020);
    return letters >= 8 ? key : key & ~(UINT64_MAX >> 8 * letters);
}

static uint32_t read_words(const galley_evidence_memory *memory, galley_slice value) {
    const char *at = value.ptr;
    const char *end = at + (value.len < LONGEST_VALUE ? value.len : LONGEST_VALUE);
    uint32_t bits = 0;
    while (at < end) {
        const char *begin = at;
        bool small = false;
        while (at < end && is_letter(*at) && !(small && is_capital(*at))) {
            small = !is_capital(*at);
            at++;
        }
        if (at - begin >= 2) {
            bits |= find_word(memory, make_key(begin, (size_t)(at - begin), (size_t)(end - begin)));
        }
        at += at == begin;
    }
    return bits;
}

/* A place in the memory, from the length and both ends: classes differ there. */
static size_t hash_value(galley_slice value) {
    uint64_t first = 0;
    uint64_t last = 0;
    if (value.len >= 8) {
        memcpy(&first, value.ptr, 8);
        memcpy(&last, value.ptr + value.len - 8, 8);
    } else {
        memcpy(&first, value.ptr, value.len);
    }
    uint64_t mixed = (first ^ (last << 1) ^ value.len) * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(mixed >> 56) % GALLEY_EVIDENCE_REMEMBERED;
}

static uint32_t recall_words(galley_evidence_memory *memory, galley_slice value) {
    if (value.len == 0) {
        return 0;
    }
    size_t place = hash_value(value);
    if (!galley_slice_equal(memory->values[place], value)) {
        memory->values[place] = value;
        memory->bits[place] = read_words(memory, value);
    }
    return memory->bits[place];
}

void galley_evidence_forget(galley_evidence_memory *memory) {
    size_t at = 0;
    memset(memory->values, 0, sizeof memory->values);
    for (size_t letter = 0; letter < 27; letter++) {
        while (at < WORDS && words[at].name[0] < (char)('a' + letter)) {
            at++;
        }
        memory->letters[letter] = (uint8_t)at;
    }
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

static bool is(galley_slice name, const char *lower) {
    return galley_slice_equal_nocase(name, galley_slice_from(lower));
}

/* Told apart by length first: most attributes have none of these names. */
static uint32_t read_attribute(galley_evidence_memory *memory, galley_slice name,
                               galley_slice value) {
    switch (name.len) {
    case 2:
        return is(name, "id") ? recall_words(memory, value) : 0;
    case 4:
        return is(name, "role") ? read_role(value) : 0;
    case 5:
        if (is(name, "class")) {
            return recall_words(memory, value);
        }
        return is(name, "style") && (style_has(value, "display", "none") ||
                                     style_has(value, "visibility", "hidden"))
                   ? GALLEY_EVIDENCE_CONCEALED
                   : 0;
    case 6:
        return is(name, "hidden") ? GALLEY_EVIDENCE_CONCEALED : 0;
    case 8:
        return is(name, "itemprop") ? read_itemprop(value) : 0;
    case 11:
        return is(name, "aria-hidden") && value_is(value, "true") ? GALLEY_EVIDENCE_SILENT : 0;
    default:
        return 0;
    }
}

uint32_t galley_evidence_read(galley_evidence_memory *memory, const galley_document *document,
                              uint32_t element) {
    uint32_t bits = 0;
    galley_attribute_iterator iterator = galley_attribute_begin(document, element);
    galley_attribute attribute;
    while (galley_attribute_next(&iterator, &attribute)) {
        bits |= read_attribute(memory, attribute.name, attribute.value);
    }
    return bits;
}
