/*
 * A line's text in, what it says of itself out, by how it begins. Letters of ASCII are compared
 * without case, others as they stand: each entry is written as pages write it.
 */
#include "line_words.h"
#include "../judge/words.h"

/* A line with more words says more than what it is. */
#define MOST_WORDS 9
/* A heading over other articles. */
#define MOST_HEADING_WORDS 7

typedef struct saying {
    const char *begins;
    galley_line_saying says;
} saying;

#define SHARE(x)                                                                                   \
    { x, GALLEY_LINE_SAYS_SHARE }
#define RELATED(x)                                                                                 \
    { x, GALLEY_LINE_SAYS_RELATED }
#define FORM(x)                                                                                    \
    { x, GALLEY_LINE_SAYS_FORM }
#define ADVERTISEMENT(x)                                                                           \
    { x, GALLEY_LINE_SAYS_ADVERTISEMENT }
#define LEGAL(x)                                                                                   \
    { x, GALLEY_LINE_SAYS_LEGAL }
#define COMMENTS(x)                                                                                \
    { x, GALLEY_LINE_SAYS_COMMENTS }
#define BYLINE(x)                                                                                  \
    { x, GALLEY_LINE_SAYS_BYLINE }

/* English, German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian, Polish, Turkish,
 * Russian, Japanese, Chinese, as far as each has one. */
static const saying sayings[] = {
    SHARE("share this"),
    SHARE("share on"),
    SHARE("share via"),
    SHARE("share the"),
    SHARE("share article"),
    SHARE("share story"),
    SHARE("share with"),
    SHARE("tweet this"),
    SHARE("follow us"),
    SHARE("teilen"),
    SHARE("artikel teilen"),
    SHARE("auf facebook teilen"),
    SHARE("partager"),
    SHARE("compartir"),
    SHARE("comparte"),
    SHARE("compartilh"),
    SHARE("partilhar"),
    SHARE("condividi"),
    SHARE("deel dit"),
    SHARE("deel via"),
    SHARE("delen"),
    SHARE("dela artikel"),
    SHARE("dela p\xC3\xA5"),
    SHARE("del artikkel"),
    SHARE("del artiklen"),
    SHARE("del p\xC3\xA5"),
    SHARE("udost\xC4\x99pnij"),
    SHARE("podziel si"),
    SHARE("payla\xC5\x9F"),
    SHARE("\xD0\x9F\xD0\xBE\xD0\xB4\xD0\xB5\xD0\xBB\xD0\xB8\xD1\x82\xD1\x8C\xD1\x81\xD1\x8F"),
    SHARE("\xE3\x82\xB7\xE3\x82\xA7\xE3\x82\xA2"),
    SHARE("\xE5\x88\x86\xE4\xBA\xAB"),
    RELATED("you may also"),
    RELATED("you might also"),
    RELATED("also like"),
    RELATED("related"),
    RELATED("more from"),
    RELATED("more stories"),
    RELATED("more news"),
    RELATED("more on"),
    RELATED("more in"),
    RELATED("more like this"),
    RELATED("read more"),
    RELATED("read also"),
    RELATED("read next"),
    RELATED("up next"),
    RELATED("see also"),
    RELATED("recommended"),
    RELATED("most read"),
    RELATED("most popular"),
    RELATED("most viewed"),
    RELATED("trending"),
    RELATED("popular now"),
    RELATED("popular posts"),
    RELATED("latest news"),
    RELATED("latest stories"),
    RELATED("recent posts"),
    RELATED("don't miss"),
    RELATED("don\xE2\x80\x99t miss"),
    RELATED("editor's picks"),
    RELATED("editor\xE2\x80\x99s picks"),
    RELATED("keep reading"),
    RELATED("what to read next"),
    RELATED("around the web"),
    RELATED("similar posts"),
    RELATED("similar articles"),
    RELATED("mehr zum thema"),
    RELATED("mehr aus"),
    RELATED("mehr von"),
    RELATED("lesen sie auch"),
    RELATED("das k\xC3\xB6nnte"),
    RELATED("auch interessant"),
    RELATED("meistgelesen"),
    RELATED("weitere artikel"),
    RELATED("weitere themen"),
    RELATED("weitere meldungen"),
    RELATED("empfehlungen"),
    RELATED("passend dazu"),
    RELATED("zum thema"),
    RELATED("\xC3\xA0 lire"),
    RELATED("lire aussi"),
    RELATED("\xC3\xA0 voir aussi"),
    RELATED("sur le m\xC3\xAAme sujet"),
    RELATED("les plus lus"),
    RELATED("articles similaires"),
    RELATED("vous aimerez"),
    RELATED("dans la m\xC3\xAAme rubrique"),
    RELATED("te puede interesar"),
    RELATED("m\xC3\xA1s noticias"),
    RELATED("m\xC3\xA1s le\xC3\xAD"
            "das"),
    RELATED("noticias relacionadas"),
    RELATED("art\xC3\xAD"
            "culos relacionados"),
    RELATED("lo m\xC3\xA1s le\xC3\xAD"
            "do"),
    RELATED("lee tambi\xC3\xA9n"),
    RELATED("leia tamb\xC3\xA9m"),
    RELATED("leia mais"),
    RELATED("mais lidas"),
    RELATED("veja tamb\xC3\xA9m"),
    RELATED("leggi anche"),
    RELATED("potrebbe interessarti"),
    RELATED("articoli correlati"),
    RELATED("i pi\xC3\xB9 letti"),
    RELATED("lees ook"),
    RELATED("lees meer"),
    RELATED("meest gelezen"),
    RELATED("gerelateerd"),
    RELATED("l\xC3\xA4s mer"),
    RELATED("l\xC3\xA4s ocks\xC3\xA5"),
    RELATED("les ogs\xC3\xA5"),
    RELATED("les mer"),
    RELATED("l\xC3\xA6s ogs\xC3\xA5"),
    RELATED("l\xC3\xA6s mere"),
    RELATED("mest lest"),
    RELATED("mest l\xC3\xA6ste"),
    RELATED("mest l\xC3\xA4st"),
    RELATED("czytaj tak\xC5\xBC"
            "e"),
    RELATED("czytaj te\xC5\xBC"),
    RELATED("zobacz tak\xC5\xBC"
            "e"),
    RELATED("polecane"),
    RELATED("najcz\xC4\x99\xC5\x9B"
            "ciej czytane"),
    RELATED("ilgili haberler"),
    RELATED("bunlar da ilginizi"),
    RELATED("benzer"),
    RELATED("\xD0\xA7\xD0\xB8\xD1\x82\xD0\xB0\xD0\xB9\xD1\x82\xD0\xB5 "
            "\xD1\x82\xD0\xB0\xD0\xBA\xD0\xB6\xD0\xB5"),
    RELATED("\xE9\x96\xA2\xE9\x80\xA3"),
    RELATED("\xE3\x81\x82\xE3\x82\x8F\xE3\x81\x9B\xE3\x81\xA6\xE8\xAA\xAD"),
    RELATED("\xE7\x9B\xB8\xE5\x85\xB3"),
    RELATED("\xE7\x9B\xB8\xE9\x97\x9C"),
    RELATED("\xE6\x8E\xA8\xE8\x8D\x90"),
    RELATED("\xE5\xBB\xB6\xE4\xBC\xB8\xE9\x98\x85\xE8\xAF\xBB"),
    FORM("sign up"),
    FORM("subscribe"),
    FORM("newsletter"),
    FORM("enter your email"),
    FORM("log in"),
    FORM("sign in"),
    FORM("register"),
    FORM("abonnieren"),
    FORM("anmelden"),
    FORM("abonnez-vous"),
    FORM("s'inscrire"),
    FORM("suscr\xC3\xAD"
         "bete"),
    FORM("inscreva-se"),
    FORM("iscriviti"),
    FORM("aanmelden"),
    FORM("zapisz si"),
    FORM("abone ol"),
    ADVERTISEMENT("advertisement"),
    ADVERTISEMENT("advertising"),
    ADVERTISEMENT("sponsored"),
    ADVERTISEMENT("promoted"),
    ADVERTISEMENT("story continues below"),
    ADVERTISEMENT("anzeige"),
    ADVERTISEMENT("werbung"),
    ADVERTISEMENT("publicit\xC3\xA9"),
    ADVERTISEMENT("publicidad"),
    ADVERTISEMENT("pubblicit\xC3\xA0"),
    ADVERTISEMENT("advertentie"),
    ADVERTISEMENT("annons"),
    ADVERTISEMENT("annonse"),
    ADVERTISEMENT("reklam"),
    ADVERTISEMENT("\xE5\xBA\x83\xE5\x91\x8A"),
    ADVERTISEMENT("\xE5\xB9\xBF\xE5\x91\x8A"),
    LEGAL("\xC2\xA9"),
    LEGAL("copyright"),
    LEGAL("(c) 2"),
    LEGAL("all rights reserved"),
    LEGAL("privacy policy"),
    LEGAL("terms of"),
    LEGAL("impressum"),
    LEGAL("datenschutz"),
    LEGAL("mentions l\xC3\xA9gales"),
    LEGAL("alle rechte"),
    LEGAL("tous droits"),
    LEGAL("todos los derechos"),
    LEGAL("todos os direitos"),
    LEGAL("tutti i diritti"),
    COMMENTS("comments"),
    COMMENTS("leave a comment"),
    COMMENTS("leave a reply"),
    COMMENTS("kommentare"),
    COMMENTS("commentaires"),
    COMMENTS("comentarios"),
    COMMENTS("coment\xC3\xA1rios"),
    COMMENTS("commenti"),
    COMMENTS("reacties"),
    COMMENTS("komentarze"),
    COMMENTS("yorumlar"),
    BYLINE("by "),
    BYLINE("written by"),
    BYLINE("von "),
    BYLINE("par "),
    BYLINE("por "),
    BYLINE("di "),
    BYLINE("door "),
    BYLINE("av "),
    BYLINE("af "),
    BYLINE("autor:"),
    BYLINE("author:"),
    BYLINE("\xE6\x96\x87\xEF\xBC\x9A"),
    BYLINE("\xE8\xAE\xB0\xE8\x80\x85"),
};

static bool begins_with(galley_slice text, const char *word) {
    galley_slice begin = galley_slice_from(word);
    return text.len >= begin.len &&
           galley_slice_equal_nocase(galley_slice_make(text.ptr, begin.len), begin);
}

/* "Read also: a title" names another article in the line itself. */
static bool has_title_behind(galley_slice text, size_t words) {
    const char *colon = memchr(text.ptr, ':', text.len);
    size_t after = colon == NULL ? 0 : text.len - (size_t)(colon - text.ptr);
    return colon != NULL && words > 3 && after > text.len / 2;
}

galley_line_saying galley_line_says(galley_slice text, size_t words) {
    galley_line_saying says = GALLEY_LINE_SAYS_NOTHING;
    for (size_t i = 0; i < sizeof sayings / sizeof sayings[0]; i++) {
        if (begins_with(text, sayings[i].begins)) {
            says = sayings[i].says;
            break;
        }
    }
    if (says == GALLEY_LINE_SAYS_RELATED && has_title_behind(text, words)) {
        return GALLEY_LINE_SAYS_READ_ALSO;
    }
    size_t most = says == GALLEY_LINE_SAYS_RELATED ? MOST_HEADING_WORDS
                  : says == GALLEY_LINE_SAYS_LEGAL ? SIZE_MAX
                                                   : MOST_WORDS;
    return words <= most ? says : GALLEY_LINE_SAYS_NOTHING;
}
