/*
 * A block's text in, a role out. A phrase counts at the beginning of a block that is hardly longer,
 * or as the whole of it: the same words inside a sentence say nothing.
 *
 * Letters outside ASCII are compared as they are written, in small letters and with a capital where
 * a phrase begins with one.
 */
#include "role_words.h"
#include "credit_words.h"

/* How much longer than its phrase a block may be. */
enum { WHOLE = 0, SOME = 4, MANY = 14 };

typedef struct phrase {
    const char *text; /* ASCII in lower case */
    uint8_t role;
    uint8_t more; /* words that may follow */
} phrase;

#define SHARE GALLEY_ROLE_SHARE
#define ADVERTISEMENT GALLEY_ROLE_ADVERTISEMENT
#define LEGAL GALLEY_ROLE_LEGAL
#define FORM GALLEY_ROLE_FORM
#define DATELINE GALLEY_ROLE_DATELINE

/* In the order of their first bytes, by which they are found. */
static const phrase phrases[] = {
    {"(c) 20", LEGAL, MANY},
    {"- advertisement", ADVERTISEMENT, SOME},
    {"artikel teilen", SHARE, SOME},
    {"advertisement", ADVERTISEMENT, SOME},
    {"advertising", ADVERTISEMENT, WHOLE},
    {"article continues after", ADVERTISEMENT, SOME},
    {"article continues below", ADVERTISEMENT, SOME},
    {"anzeige", ADVERTISEMENT, 1},
    {"advertentie", ADVERTISEMENT, SOME},
    {"annons", ADVERTISEMENT, 1},
    {"annonse", ADVERTISEMENT, 1},
    {"annonce", ADVERTISEMENT, 1},
    {"all rights reserved", LEGAL, MANY},
    {"agb", LEGAL, WHOLE},
    {"alle rechte vorbehalten", LEGAL, MANY},
    {"aviso legal", LEGAL, SOME},
    {"anmelden", FORM, SOME},
    {"abonnieren", FORM, SOME},
    {"abonnez-vous", FORM, MANY},
    {"abbonati", FORM, SOME},
    {"accedi", FORM, WHOLE},
    {"assine", FORM, MANY},
    {"aktualisiert", DATELINE, 8},
    {"actualizado", DATELINE, 8},
    {"atualizado", DATELINE, 8},
    {"aggiornato", DATELINE, 8},
    {"copy link", SHARE, SOME},
    {"copier le lien", SHARE, SOME},
    {"compartir", SHARE, SOME},
    {"copiar enlace", SHARE, SOME},
    {"compartilh", SHARE, SOME},
    {"condividi", SHARE, SOME},
    {"copia link", SHARE, SOME},
    {"continua dopo la pubblicit\xC3\xA0", ADVERTISEMENT, SOME},
    {"copyright", LEGAL, MANY},
    {"cookie", LEGAL, SOME},
    {"drucken", SHARE, WHOLE},
    {"delen", SHARE, SOME},
    {"deel ", SHARE, SOME},
    {"dela ", SHARE, SOME},
    {"del p\xC3\xA5", SHARE, SOME},
    {"datenschutz", LEGAL, SOME},
    {"e-mail", SHARE, WHOLE},
    {"email", SHARE, 1},
    {"enter your email", FORM, MANY},
    {"e-mail-adresse", FORM, SOME},
    {"follow us", SHARE, SOME},
    {"facebook", SHARE, 1},
    {"flipboard", SHARE, WHOLE},
    {"first published", DATELINE, 8},
    {"get our newsletter", FORM, MANY},
    {"get the latest", FORM, MANY},
    {"gepubliceerd", DATELINE, 8},
    {"imprimer", SHARE, 1},
    {"inzerce", ADVERTISEMENT, 1},
    {"imprint", LEGAL, 1},
    {"impressum", LEGAL, 1},
    {"informativa", LEGAL, SOME},
    {"inscrivez-vous", FORM, MANY},
    {"iniciar sesi\xC3\xB3n", FORM, SOME},
    {"iscriviti", FORM, MANY},
    {"jaa ", SHARE, SOME},
    {"jetzt anmelden", FORM, SOME},
    {"jetzt abonnieren", FORM, SOME},
    {"link copied", SHARE, SOME},
    {"linkedin", SHARE, 1},
    {"link kopieren", SHARE, SOME},
    {"la suite apr\xC3\xA8s cette publicit\xC3\xA9", ADVERTISEMENT, SOME},
    {"log in", FORM, SOME},
    {"login", FORM, WHOLE},
    {"last updated", DATELINE, 8},
    {"lesezeit", DATELINE, SOME},
    {"mainos", ADVERTISEMENT, 1},
    {"mentions l\xC3\xA9gales", LEGAL, SOME},
    {"mis \xC3\xA0 jour", DATELINE, 10},
    {"nutzungsbedingungen", LEGAL, SOME},
    {"newsletter", FORM, SOME},
    {"oppdatert", DATELINE, 8},
    {"opublikowano", DATELINE, 8},
    {"pinterest", SHARE, 1},
    {"print", SHARE, 1},
    {"partager", SHARE, SOME},
    {"partilhar", SHARE, SOME},
    {"payla\xC5\x9F", SHARE, SOME},
    {"paid content", ADVERTISEMENT, SOME},
    {"promoted", ADVERTISEMENT, 1},
    {"publicit\xC3\xA9", ADVERTISEMENT, SOME},
    {"publicidad", ADVERTISEMENT, SOME},
    {"publicidade", ADVERTISEMENT, SOME},
    {"pubblicit\xC3\xA0", ADVERTISEMENT, SOME},
    {"privacy policy", LEGAL, SOME},
    {"politique de confidentialit\xC3\xA9", LEGAL, SOME},
    {"pol\xC3\xADtica de ", LEGAL, SOME},
    {"published", DATELINE, 8},
    {"posted on", DATELINE, 8},
    {"publi\xC3\xA9", DATELINE, 10},
    {"publicado", DATELINE, 8},
    {"pubblicato", DATELINE, 8},
    {"publisert", DATELINE, 8},
    {"publicerad", DATELINE, 8},
    {"reddit", SHARE, WHOLE},
    {"reklama", ADVERTISEMENT, SOME},
    {"reklam", ADVERTISEMENT, 1},
    {"riproduzione riservata", LEGAL, SOME},
    {"registrieren", FORM, SOME},
    {"reg\xC3\xADstrate", FORM, SOME},
    {"reading time", DATELINE, SOME},
    {"share this", SHARE, MANY},
    {"share on", SHARE, SOME},
    {"share via", SHARE, SOME},
    {"share", SHARE, 2},
    {"share article", SHARE, SOME},
    {"sd\xC3\xADlet", SHARE, SOME},
    {"story continues below", ADVERTISEMENT, SOME},
    {"sponsored", ADVERTISEMENT, SOME},
    {"sign up", FORM, MANY},
    {"sign in", FORM, SOME},
    {"subscribe", FORM, MANY},
    {"s'inscrire", FORM, SOME},
    {"s'abonner", FORM, SOME},
    {"se connecter", FORM, SOME},
    {"suscr\xC3\xAD"
     "bete",
     FORM, MANY},
    {"schrijf je in", FORM, MANY},
    {"stand:", DATELINE, 6},
    {"tweet", SHARE, 1},
    {"twitter", SHARE, 1},
    {"telegram", SHARE, WHOLE},
    {"teilen", SHARE, SOME},
    {"terms of", LEGAL, SOME},
    {"terms and conditions", LEGAL, SOME},
    {"tous droits r\xC3\xA9serv\xC3\xA9s", LEGAL, MANY},
    {"todos los derechos", LEGAL, MANY},
    {"todos os direitos", LEGAL, MANY},
    {"tutti i diritti", LEGAL, MANY},
    {"temps de lecture", DATELINE, SOME},
    {"tiempo de lectura", DATELINE, SOME},
    {"udost\xC4\x99pnij", SHARE, SOME},
    {"updated", DATELINE, 8},
    {"uppdaterad", DATELINE, 8},
    {"ver\xC3\xB6"
     "ffentlicht",
     DATELINE, 8},
    {"whatsapp", SHARE, 1},
    {"werbung", ADVERTISEMENT, SOME},
    {"wszelkie prawa", LEGAL, MANY},
    {"your email", FORM, SOME},
    {"zapisz si\xC4\x99", FORM, MANY},
    {"\xC2\xA9", LEGAL, MANY},
    {"\xD0\x9F\xD0\xBE\xD0\xB4\xD0\xB5\xD0\xBB\xD0\xB8\xD1\x82\xD1\x8C\xD1\x81\xD1\x8F", SHARE,
     SOME},
    {"\xD0\xA0\xD0\xB5\xD0\xBA\xD0\xBB\xD0\xB0\xD0\xBC\xD0\xB0", ADVERTISEMENT, 1},
    {"\xD0\x92\xD1\x81\xD0\xB5 \xD0\xBF\xD1\x80\xD0\xB0\xD0\xB2\xD0\xB0", LEGAL, MANY},
    {"\xD0\x9E\xD0\xBF\xD1\x83\xD0\xB1\xD0\xBB\xD0\xB8\xD0\xBA\xD0\xBE\xD0\xB2\xD0\xB0\xD0\xBD",
     DATELINE, 8},
    {"\xE3\x82\xB7\xE3\x82\xA7\xE3\x82\xA2", SHARE, SOME},
    {"\xE5\x88\x86\xE4\xBA\xAB", SHARE, SOME},
    {"\xE5\xBA\x83\xE5\x91\x8A", ADVERTISEMENT, 1},
    {"\xE5\xB9\xBF\xE5\x91\x8A", ADVERTISEMENT, 1},
    {"\xE6\x9B\xB4\xE6\x96\xB0", DATELINE, SOME},
    {"\xEA\xB3\xB5\xEC\x9C\xA0", SHARE, SOME},
    {"\xEA\xB4\x91\xEA\xB3\xA0", ADVERTISEMENT, 1},
};

/* Headings over other pages, by how they begin; in the order of their first bytes. */
static const char *const headings[] = {
    "also read",
    "also on",
    "auch interessant",
    "auch lesenswert",
    "aktuelle",
    "a lire aussi",
    "articles similaires",
    "articles li\xC3\xA9s",
    "art\303\255culos relacionados",
    "articoli correlati",
    "altri articoli",
    "artigos relacionados",
    "beliebt",
    "bekijk ook",
    "correlati",
    "czytaj tak\xC5\xBC"
    "e",
    "czytaj wi\xC4\x99"
    "cej",
    "don't miss",
    "dont miss",
    "das k\xC3\xB6nnte sie auch",
    "das k\xC3\xB6nnte dich auch",
    "dans la m\xC3\xAAme",
    "derni\xC3\xA8res",
    "di\xC4\x9F"
    "er haberler",
    "editor's picks",
    "editors' picks",
    "elsewhere on",
    "empfehlungen",
    "empfohlen",
    "further reading",
    "from around the web",
    "gerelateerd",
    "in other news",
    "i pi\xC3\xB9 letti",
    "ilgili haberler",
    "keep reading",
    "latest",
    "lesen sie auch",
    "lesen sie mehr",
    "lire aussi",
    "les plus lus",
    "les plus lues",
    "lee tambi\xC3\xA9n",
    "leer tambi\xC3\xA9n",
    "lo m\xC3\xA1s le\xC3\xAD"
    "do",
    "lo m\xC3\xA1s visto",
    "leggi anche",
    "leia tamb\xC3\xA9m",
    "leia mais",
    "lees ook",
    "lees meer",
    "les ogs\xC3\xA5",
    "l\xC3\xA6s ogs\xC3\xA5",
    "l\xC3\xA4s mer",
    "l\xC3\xA4s ocks\xC3\xA5",
    "lue my\xC3\xB6s",
    "luetuimmat",
    "more from",
    "more on",
    "more in",
    "more stories",
    "more news",
    "more like this",
    "more articles",
    "most read",
    "most popular",
    "most viewed",
    "mehr zum thema",
    "mehr zu",
    "mehr aus",
    "mehr von",
    "mehr artikel",
    "mehr lesen",
    "meistgelesen",
    "meist gelesen",
    "m\xC3\xA1s noticias",
    "m\xC3\xA1s sobre",
    "m\xC3\xA1s en",
    "m\xC3\xA1s de",
    "mais lidas",
    "mais lidos",
    "meer over",
    "meest gelezen",
    "mest lest",
    "mest l\xC3\xA6ste",
    "mest l\xC3\xA4sta",
    "mohlo by v\xC3\xA1s",
    "neueste",
    "nos derniers",
    "noticias relacionadas",
    "not\xC3\xAD"
    "cias relacionadas",
    "najcz\xC4\x99\xC5\x9B"
    "ciej",
    "nej\xC4\x8Dten\xC4\x9Bj\xC5\xA1\xC3\xAD",
    "popular",
    "passend zum thema",
    "plus d'articles",
    "potrebbe interessarti",
    "przeczytaj",
    "powi\xC4\x85zane",
    "related",
    "read more",
    "read next",
    "read also",
    "recommended",
    "recommendations",
    "recent posts",
    "recent articles",
    "relacionad",
    "relaterte",
    "relaterat",
    "see also",
    "similar",
    "sur le m\xC3\xAAme sujet",
    "sur le m\xC3\xAAme th\xC3\xA8me",
    "siste nytt",
    "senaste",
    "souvisej\xC3\xAD"
    "c\xC3\xAD",
    "son haberler",
    "trending",
    "top stories",
    "top-themen",
    "te puede interesar",
    "te puede gustar",
    "tambi\xC3\xA9n te puede",
    "ti potrebbe",
    "up next",
    "ultime notizie",
    "verwandte",
    "voir aussi",
    "vous aimerez",
    "ver tambi\xC3\xA9n",
    "veja tamb\xC3\xA9m",
    "what to read next",
    "weitere artikel",
    "weitere themen",
    "weitere beitr\xC3\xA4ge",
    "weitere meldungen",
    "weitere nachrichten",
    "weiterlesen",
    "you may also",
    "you might also",
    "zum thema",
    "zobacz tak\xC5\xBC"
    "e",
    "\xC3\xA4hnliche",
    "\xC3\x84hnliche",
    "\xC3\xA0 lire aussi",
    "\xC3\x80 lire aussi",
    "\xC3\xA0 lire",
    "\xC3\x80 lire",
    "\xC3\xA0 d\xC3\xA9"
    "couvrir",
    "\xC3\xBAltimas noticias",
    "\xC4\xB0lgili",
    "\xD0\xA7\xD0\xB8\xD1\x82\xD0\xB0\xD0\xB9\xD1\x82\xD0\xB5",
    "\xD0\xA7\xD0\xB8\xD1\x82\xD0\xB0\xD1\x82\xD1\x8C",
    "\xD0\x9F\xD0\xBE \xD1\x82\xD0\xB5\xD0\xBC\xD0\xB5",
    "\xD0\xA1\xD0\xBC\xD0\xBE\xD1\x82\xD1\x80\xD0\xB8\xD1\x82\xD0\xB5",
    "\xD0\x9F\xD0\xBE\xD1\x85\xD0\xBE\xD0\xB6\xD0\xB8\xD0\xB5",
    "\xE3\x81\x82\xE3\x82\x8F\xE3\x81\x9B\xE3\x81\xA6",
    "\xE3\x81\x8A\xE3\x81\x99\xE3\x81\x99\xE3\x82\x81",
    "\xE3\x83\xA9\xE3\x83\xB3\xE3\x82\xAD\xE3\x83\xB3\xE3\x82\xB0",
    "\xE6\x8E\xA8\xE8\x8D\x90",
    "\xE7\x9B\xB8\xE5\x85\xB3",
    "\xE7\x9B\xB8\xE9\x97\x9C",
    "\xE9\x96\xA2\xE9\x80\xA3",
    "\xEA\xB4\x80\xEB\xA0\xA8",
};

enum {
    PHRASES = sizeof phrases / sizeof phrases[0],
    HEADINGS = sizeof headings / sizeof headings[0]
};

/* The first entry that begins with this byte or a greater one. */
static size_t find_phrase(char first) {
    size_t from = 0;
    size_t to = PHRASES;
    while (from < to) {
        size_t middle = (from + to) / 2;
        if ((unsigned char)phrases[middle].text[0] < (unsigned char)first) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from;
}

static size_t find_heading(char first) {
    size_t from = 0;
    size_t to = HEADINGS;
    while (from < to) {
        size_t middle = (from + to) / 2;
        if ((unsigned char)headings[middle][0] < (unsigned char)first) {
            from = middle + 1;
        } else {
            to = middle;
        }
    }
    return from;
}

/* ASCII letters are compared without their case, and those of Latin-1 and Latin Extended, whose
 * small forms stand 32 after the capitals or one after them. */
static bool begins(galley_slice text, const char *with, size_t len) {
    if (text.len < len) {
        return false;
    }
    for (size_t i = 0; i < len; i++) {
        unsigned char a = (unsigned char)galley_ascii_lower(text.ptr[i]);
        unsigned char b = (unsigned char)galley_ascii_lower(with[i]);
        bool latin = i > 0 && with[i - 1] == '\xC3' && a >= 0x80 && a <= 0x9E;
        if (a != b && !(latin && a + 0x20 == b)) {
            return false;
        }
    }
    return true;
}

static bool is_edge(galley_slice text, size_t at) {
    if (at >= text.len || text.ptr[at - 1] == ' ' || (text.ptr[at - 1] & 0x80) != 0) {
        return true;
    }
    char c = galley_ascii_lower(text.ptr[at]);
    return !(c >= 'a' && c <= 'z') && (c & 0x80) == 0;
}

static uint32_t count_words(const char *text) {
    uint32_t words = 1;
    for (const char *at = text; *at != '\0'; at++) {
        words += *at == ' ' && at[1] != '\0';
    }
    return words;
}

/* "5 min read", "3 Min. Lesezeit", "12 minutes": a number, then minutes. */
static bool is_reading_time(galley_slice text, uint32_t words) {
    size_t at = 0;
    while (at < text.len && at < 3 && text.ptr[at] >= '0' && text.ptr[at] <= '9') {
        at++;
    }
    galley_slice rest = galley_slice_trim(galley_slice_make(text.ptr + at, text.len - at));
    return at > 0 && words <= 5 && rest.len >= 3 && begins(rest, "min", 3);
}

/* "By A. Name", "Von A. Name": a word that names who wrote, then nothing but names. */
static bool is_byline(galley_slice text, uint32_t words) {
    static const char *const starts[] = {"By ",       "Von ",          "Par ",     "Por ",
                                         "Di ",       "Door ",         "Av ",      "Af ",
                                         "Text: ",    "Autor: ",       "Author: ", "Written by ",
                                         "Words by ", "Reporting by ", "Autora: ", "Od "};
    if (words > 10 || strchr("BVPDATWRO", text.ptr[0]) == NULL) {
        return false;
    }
    for (size_t i = 0; i < sizeof starts / sizeof starts[0]; i++) {
        size_t len = strlen(starts[i]);
        size_t names;
        if (text.len > len && memcmp(text.ptr, starts[i], len) == 0) {
            return galley_credit_is_names(galley_slice_make(text.ptr + len, text.len - len),
                                          &names);
        }
    }
    return false;
}

galley_role galley_role_of_words(galley_slice text, uint32_t words) {
    if (words > 24 || text.len > 240) {
        return GALLEY_ROLE_OTHER;
    }
    char first = galley_ascii_lower(text.ptr[0]);
    for (size_t i = find_phrase(first); i < PHRASES && phrases[i].text[0] == first; i++) {
        const phrase *p = &phrases[i];
        if (text.len > 1 && galley_ascii_lower(text.ptr[1]) != p->text[1] &&
            (text.ptr[1] & 0x80) == 0) {
            continue;
        }
        size_t len = strlen(p->text);
        if (begins(text, p->text, len) && is_edge(text, len) &&
            words <= count_words(p->text) + p->more) {
            return (galley_role)p->role;
        }
    }
    return is_reading_time(text, words) ? GALLEY_ROLE_DATELINE
           : is_byline(text, words)     ? GALLEY_ROLE_BYLINE
                                        : GALLEY_ROLE_OTHER;
}

static size_t heading_length(galley_slice text) {
    if (text.len == 0) {
        return 0;
    }
    char first = galley_ascii_lower(text.ptr[0]);
    for (size_t i = find_heading(first); i < HEADINGS && headings[i][0] == first; i++) {
        size_t len = strlen(headings[i]);
        if (begins(text, headings[i], len) && is_edge(text, len)) {
            return len;
        }
    }
    return 0;
}

bool galley_role_heads_related(galley_slice text) {
    return text.len <= 80 && heading_length(text) > 0;
}

size_t galley_role_related_prefix(galley_slice text) {
    size_t len = heading_length(text);
    if (len == 0) {
        return 0;
    }
    size_t at = len;
    while (at < text.len && at < len + 12 && text.ptr[at] != ':' && text.ptr[at] != '|') {
        at++;
    }
    if (at >= text.len || at == len + 12) {
        return 0;
    }
    at++;
    while (at < text.len && galley_ascii_space(text.ptr[at])) {
        at++;
    }
    return at;
}
