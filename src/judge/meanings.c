/*
 * Words of markup in, bits of evidence out: what the names inside classes and ids, the roles and
 * the properties mean, as far as a person can tell. The words are what page makers of all countries
 * write in their style sheets, which is English; a page that writes others loses nothing but this
 * evidence.
 *
 * The table knows a name by its first eight letters, so that it is one number.
 */
#include "meanings.h"

#include "evidence.h"
#include "lexicon.h"

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
_Static_assert(WORDS < UINT8_MAX && 2 * WORDS < GALLEY_MEANING_PLACES, "places are bytes");

static size_t place_of(uint64_t key) {
    return (size_t)(key * UINT64_C(0x9E3779B97F4A7C15) >> 32) % GALLEY_MEANING_PLACES;
}

void galley_meaning_fill(uint8_t *places) {
    memset(places, 0, GALLEY_MEANING_PLACES);
    for (size_t i = 0; i < WORDS; i++) {
        size_t place = place_of(galley_lexicon_load(words[i].name));
        while (places[place] != 0) {
            place = (place + 1) % GALLEY_MEANING_PLACES;
        }
        places[place] = (uint8_t)(i + 1);
    }
}

uint32_t galley_meaning_of_name(const uint8_t *places, uint64_t key) {
    for (size_t place = place_of(key); places[place] != 0;
         place = (place + 1) % GALLEY_MEANING_PLACES) {
        const word *found = &words[places[place] - 1];
        if (galley_lexicon_load(found->name) == key) {
            return found->bits;
        }
    }
    return 0;
}

static bool value_is(galley_slice value, const char *text) {
    return galley_slice_equal_nocase(galley_slice_trim(value), galley_slice_from(text));
}

uint32_t galley_meaning_of_role(galley_slice role) {
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

uint32_t galley_meaning_of_itemprop(galley_slice value) {
    if (value_is(value, "articleBody")) {
        return BODY;
    }
    return value_is(value, "author") || value_is(value, "datePublished") ? BYLINE : 0;
}
