/*
 * A name in; whether it is a person's, an organization's or no name out.
 *
 * Pages name themselves, their teams and their agencies as authors. A page that names nobody else
 * may give these, but a person is always to be had rather.
 */
#include "names.h"
#include "word_list.h"

/* Bytes and words of the longest real name, with room; longer ones are sentences. */
#define LONGEST_NAME 70
#define MOST_WORDS 6

/* What is nobody's name. */
static const char *const nobody[] = {
    "admin",
    "administrator",
    "staff",
    "staff writer",
    "staff writers",
    "staff reporter",
    "staff report",
    "editor",
    "editors",
    "editorial",
    "editorial staff",
    "editorial team",
    "the editorial team",
    "the editors",
    "editorial board",
    "newsroom",
    "news desk",
    "newsdesk",
    "news staff",
    "web desk",
    "web staff",
    "online desk",
    "guest",
    "guest author",
    "guest post",
    "guest writer",
    "guest contributor",
    "author",
    "authors",
    "author name",
    "anonymous",
    "anonym",
    "unknown",
    "none",
    "null",
    "undefined",
    "n/a",
    "na",
    "user",
    "webmaster",
    "root",
    "team",
    "our team",
    "the team",
    "press release",
    "press",
    "contributor",
    "contributors",
    "contributing writer",
    "system",
    "super user",
    "superuser",
    "test",
    "wp-admin",
    "site admin",
    "web team",
    "content team",
    "marketing team",
    "wire",
    "wire report",
    "wire reports",
    "wire services",
    "agencies",
    "agency",
    "various",
    "name",
    "by",
    "from",
    "home",
    "blog",
    "news",
    "article",
    "login",
    "about",
    "about us",
    "contact",
    "published",
    "updated",
    "posted",
    "share",
    "comments",
    "comment",
    "read more",
    "subscribe",
    "advertisement",
    "advertiser",
    "date",
    "follow",
    "print",
    "email",
    "image",
    "photo",
    "getty images",
    "shutterstock",
    "true",
    "false",
    "default",
    "[email protected]",
    "author profile",
    "profile",
    "view profile",
    "see all posts",
    "view all posts",
    "all posts",
    "more",
    "posts",
    "archive",
    "others",
    "et al",
    "et al.",
    "by staff",
    "company",
    "sponsored",
    "sponsored content",
    "partner content",
    "reviews",
    "website",
    "redaktion",
    "die redaktion",
    "onlineredaktion",
    "online-redaktion",
    "redaktionsteam",
    "autor",
    "autoren",
    "gast",
    "gastautor",
    "gastbeitrag",
    "unbekannt",
    "agenturen",
    "pressemitteilung",
    "la r\303\251daction",
    "r\303\251daction",
    "la redaction",
    "redaction",
    "auteur",
    "invit\xC3\xA9",
    "redacci\xC3\xB3n",
    "la redacci\xC3\xB3n",
    "redaccion",
    "autor invitado",
    "invitado",
    "agencias",
    "redazione",
    "la redazione",
    "autore",
    "reda\xC3\xA7\xC3\xA3o",
    "da reda\xC3\xA7\xC3\xA3o",
    "redacao",
    "redactie",
    "de redactie",
    "redaksjonen",
    "redaktionen",
    "redakcja",
    "redakce",
    "haber merkezi",
    "edit\xC3\xB6r",
    "toimitus",
    "szerkeszt\xC5\x91s\xC3\xA9g",
    "\xD1\x80\xD0\xB5\xD0\xB4\xD0\xB0\xD0\xBA\xD1\x86\xD0\xB8\xD1\x8F",
    "\xE7\xBC\x96\xE8\xBE\x91",
    "\xE4\xBD\x9C\xE8\x80\x85",
    "\xE7\xB7\xA8\xE9\x9B\x86\xE9\x83\xA8",
    NULL};

/* Agencies go by letters or short names that look like people's or like nothing. */
static const char *const agencies[] = {"dpa",
                                       "afp",
                                       "ap",
                                       "apa",
                                       "sda",
                                       "sid",
                                       "epd",
                                       "kna",
                                       "rtr",
                                       "reuters",
                                       "associated press",
                                       "the associated press",
                                       "agence france-presse",
                                       "ansa",
                                       "adnkronos",
                                       "efe",
                                       "ep",
                                       "europa press",
                                       "lusa",
                                       "xinhua",
                                       "tass",
                                       "ria",
                                       "interfax",
                                       "bloomberg",
                                       "pti",
                                       "ani",
                                       "ians",
                                       "upi",
                                       "aap",
                                       "cp",
                                       "canadian press",
                                       "the canadian press",
                                       "pa",
                                       "pa media",
                                       "press association",
                                       "ntb",
                                       "ritzau",
                                       "tt",
                                       "stt",
                                       "anp",
                                       "belga",
                                       "pap",
                                       "\xC4\x8Dtk",
                                       "ctk",
                                       "mti",
                                       "kyodo",
                                       "kyodo news",
                                       "jiji",
                                       "yonhap",
                                       "aa",
                                       "iha",
                                       "dha",
                                       "anadolu ajans\xC4\xB1",
                                       "keystone-sda",
                                       "deutsche presse-agentur",
                                       "afp deutschland",
                                       "ots",
                                       "dapd",
                                       "ddp",
                                       NULL};

/* A word that a company's or a paper's name has and a person's has not. */
static const char *const company_words[] = {"news",
                                            "media",
                                            "press",
                                            "team",
                                            "staff",
                                            "redaktion",
                                            "online",
                                            "zeitung",
                                            "times",
                                            "magazine",
                                            "magazin",
                                            "inc",
                                            "inc.",
                                            "llc",
                                            "ltd",
                                            "ltd.",
                                            "gmbh",
                                            "ag",
                                            "e.v.",
                                            "group",
                                            "agency",
                                            "agentur",
                                            "agence",
                                            "agencia",
                                            "agenzia",
                                            "ajans\xC4\xB1",
                                            "university",
                                            "institute",
                                            "foundation",
                                            "association",
                                            "department",
                                            "office",
                                            "center",
                                            "centre",
                                            "company",
                                            "corporation",
                                            "corp",
                                            "corp.",
                                            "network",
                                            "studio",
                                            "studios",
                                            "blog",
                                            "radio",
                                            "tv",
                                            "journal",
                                            "daily",
                                            "weekly",
                                            "editorial",
                                            "editors",
                                            "newsroom",
                                            "wire",
                                            "bureau",
                                            "council",
                                            "committee",
                                            "ministry",
                                            "redazione",
                                            "redacci\xC3\xB3n",
                                            "r\303\251daction",
                                            "universit\xC3\xA4t",
                                            "verlag",
                                            "nachrichten",
                                            "presse",
                                            "post",
                                            "tribune",
                                            "herald",
                                            "gazette",
                                            "society",
                                            "club",
                                            "services",
                                            "solutions",
                                            "software",
                                            "technologies",
                                            "marketing",
                                            "content",
                                            "support",
                                            "community",
                                            "school",
                                            "academy",
                                            "official",
                                            "the",
                                            NULL};

static bool is_address(galley_slice name) {
    return galley_slice_find_nocase(name, galley_slice_from("http")) < name.len ||
           galley_slice_find_nocase(name, galley_slice_from("www.")) < name.len ||
           memchr(name.ptr, '@', name.len) != NULL || memchr(name.ptr, '{', name.len) != NULL ||
           memchr(name.ptr, '=', name.len) != NULL;
}

/* "example.com": a point inside a word, with two letters or more on both sides. */
static bool is_domain(galley_slice name) {
    for (size_t i = 2; i + 2 < name.len; i++) {
        bool around = !galley_ascii_space(name.ptr[i + 1]) && name.ptr[i + 1] != '.' &&
                      !galley_ascii_space(name.ptr[i - 1]) && name.ptr[i + 2] != '.' &&
                      name.ptr[i - 2] != ' ' && name.ptr[i - 2] != '.';
        if (name.ptr[i] == '.' && around && memchr(name.ptr, ' ', name.len) == NULL) {
            return true;
        }
    }
    return false;
}

/* What the words of a name look like. */
typedef struct shape {
    size_t words;
    size_t capitals; /* words that begin with a capital, or are of no script with capitals */
    size_t digits;
    bool company;
    bool wide; /* a script without spaces or capitals */
} shape;

/* One word in small letters, or parts with points, dashes or digits between: a user's name. */
static bool is_handle(galley_slice name) {
    bool small = true;
    for (size_t i = 0; i < name.len; i++) {
        char c = name.ptr[i];
        if (galley_ascii_space(c) || (unsigned char)c >= 0x80) {
            return false;
        }
        small &= !(c >= 'A' && c <= 'Z');
    }
    return small;
}

static bool is_small_word(galley_slice word) {
    static const char *const small[] = {
        "de", "del", "della", "di", "da", "dos", "das", "do",  "van", "der", "den", "von",
        "zu", "zum", "la",    "le", "du", "el",  "al",  "bin", "ibn", "y",   "e",   "af",
        "av", "ter", "ten",   "te", "op", "los", "las", "vom", "d'",  "'t",  NULL};
    return galley_word_in(small, word);
}

static shape measure(galley_slice name) {
    shape s = {0, 0, 0, false, false};
    size_t at = 0;
    while (at < name.len) {
        size_t end = at;
        while (end < name.len && !galley_ascii_space(name.ptr[end])) {
            s.digits += name.ptr[end] >= '0' && name.ptr[end] <= '9';
            end++;
        }
        galley_slice word = galley_slice_make(name.ptr + at, end - at);
        unsigned char lead = (unsigned char)word.ptr[0];
        s.words++;
        s.company |= galley_word_in(company_words, word);
        s.wide |= lead >= 0xE0;
        /* of letters beyond ASCII the second byte tells: small ones of Latin begin at A0 */
        bool small_high = lead == 0xC3 && word.len > 1 && (unsigned char)word.ptr[1] >= 0xA0;
        s.capitals += (lead >= 'A' && lead <= 'Z') || (lead >= 0x80 && !small_high) ||
                      (s.words > 1 && is_small_word(word)) || lead == '\'' ||
                      (lead == 'd' && word.len > 2 && word.ptr[1] == '\'');
        at = end;
        while (at < name.len && galley_ascii_space(name.ptr[at])) {
            at++;
        }
    }
    return s;
}

bool galley_name_is_agency(galley_slice name) { return galley_word_in(agencies, name); }

galley_name_kind galley_name_judge(galley_slice name, bool strict) {
    if (name.len < 2 || name.len > LONGEST_NAME || is_address(name) ||
        galley_word_in(nobody, name) || name.ptr[0] == '#' || name.ptr[0] == '&') {
        return GALLEY_NAME_NOTHING;
    }
    shape s = measure(name);
    if (s.words > MOST_WORDS || s.digits > 2) {
        return GALLEY_NAME_NOTHING;
    }
    if (strict && s.words > 1 && s.capitals < s.words) {
        return GALLEY_NAME_NOTHING;
    }
    if (galley_word_in(agencies, name) || is_domain(name) || s.company || is_handle(name)) {
        return GALLEY_NAME_ORGANIZATION;
    }
    if (strict && (s.capitals < s.words || s.digits > 0 ||
                   (s.words < 2 && !s.wide && name.len < 1000) || (s.wide && name.len > 40))) {
        return GALLEY_NAME_NOTHING;
    }
    return GALLEY_NAME_PERSON;
}
