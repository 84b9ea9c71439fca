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
    const char *text; /* ASCII in lower case; of two bytes at least */
    uint8_t len;
    uint8_t role;
    uint8_t more; /* words that may follow */
} phrase;

#define TEXT(text) text, sizeof(text) - 1

#define SHARE GALLEY_ROLE_SHARE
#define ADVERTISEMENT GALLEY_ROLE_ADVERTISEMENT
#define LEGAL GALLEY_ROLE_LEGAL
#define FORM GALLEY_ROLE_FORM
#define DATELINE GALLEY_ROLE_DATELINE

/* In the order of their first two bytes, by which they are found; of those the first counts. */
static const phrase phrases[] = {
    {TEXT("(c) 20"), LEGAL, MANY},
    {TEXT("- advertisement"), ADVERTISEMENT, SOME},
    {TEXT("abonnieren"), FORM, SOME},
    {TEXT("abonnez-vous"), FORM, MANY},
    {TEXT("abbonati"), FORM, SOME},
    {TEXT("accedi"), FORM, WHOLE},
    {TEXT("actualizado"), DATELINE, 8},
    {TEXT("advertisement"), ADVERTISEMENT, SOME},
    {TEXT("advertising"), ADVERTISEMENT, WHOLE},
    {TEXT("advertentie"), ADVERTISEMENT, SOME},
    {TEXT("agb"), LEGAL, WHOLE},
    {TEXT("aggiornato"), DATELINE, 8},
    {TEXT("aktualisiert"), DATELINE, 8},
    {TEXT("all rights reserved"), LEGAL, MANY},
    {TEXT("alle rechte vorbehalten"), LEGAL, MANY},
    {TEXT("anzeige"), ADVERTISEMENT, 1},
    {TEXT("annons"), ADVERTISEMENT, 1},
    {TEXT("annonse"), ADVERTISEMENT, 1},
    {TEXT("annonce"), ADVERTISEMENT, 1},
    {TEXT("anmelden"), FORM, SOME},
    {TEXT("artikel teilen"), SHARE, SOME},
    {TEXT("article continues after"), ADVERTISEMENT, SOME},
    {TEXT("article continues below"), ADVERTISEMENT, SOME},
    {TEXT("assine"), FORM, MANY},
    {TEXT("atualizado"), DATELINE, 8},
    {TEXT("aviso legal"), LEGAL, SOME},
    {TEXT("copy link"), SHARE, SOME},
    {TEXT("copier le lien"), SHARE, SOME},
    {TEXT("compartir"), SHARE, SOME},
    {TEXT("copiar enlace"), SHARE, SOME},
    {TEXT("compartilh"), SHARE, SOME},
    {TEXT("condividi"), SHARE, SOME},
    {TEXT("copia link"), SHARE, SOME},
    {TEXT("continua dopo la pubblicit\xC3\xA0"), ADVERTISEMENT, SOME},
    {TEXT("copyright"), LEGAL, MANY},
    {TEXT("cookie"), LEGAL, SOME},
    {TEXT("datenschutz"), LEGAL, SOME},
    {TEXT("delen"), SHARE, SOME},
    {TEXT("deel "), SHARE, SOME},
    {TEXT("dela "), SHARE, SOME},
    {TEXT("del p\xC3\xA5"), SHARE, SOME},
    {TEXT("drucken"), SHARE, WHOLE},
    {TEXT("e-mail"), SHARE, WHOLE},
    {TEXT("e-mail-adresse"), FORM, SOME},
    {TEXT("email"), SHARE, 1},
    {TEXT("enter your email"), FORM, MANY},
    {TEXT("facebook"), SHARE, 1},
    {TEXT("first published"), DATELINE, 8},
    {TEXT("flipboard"), SHARE, WHOLE},
    {TEXT("follow us"), SHARE, SOME},
    {TEXT("get our newsletter"), FORM, MANY},
    {TEXT("get the latest"), FORM, MANY},
    {TEXT("gepubliceerd"), DATELINE, 8},
    {TEXT("imprimer"), SHARE, 1},
    {TEXT("imprint"), LEGAL, 1},
    {TEXT("impressum"), LEGAL, 1},
    {TEXT("inzerce"), ADVERTISEMENT, 1},
    {TEXT("informativa"), LEGAL, SOME},
    {TEXT("inscrivez-vous"), FORM, MANY},
    {TEXT("iniciar sesi\xC3\xB3n"), FORM, SOME},
    {TEXT("iscriviti"), FORM, MANY},
    {TEXT("jaa "), SHARE, SOME},
    {TEXT("jetzt anmelden"), FORM, SOME},
    {TEXT("jetzt abonnieren"), FORM, SOME},
    {TEXT("la suite apr\xC3\xA8s cette publicit\xC3\xA9"), ADVERTISEMENT, SOME},
    {TEXT("last updated"), DATELINE, 8},
    {TEXT("lesezeit"), DATELINE, SOME},
    {TEXT("link copied"), SHARE, SOME},
    {TEXT("linkedin"), SHARE, 1},
    {TEXT("link kopieren"), SHARE, SOME},
    {TEXT("log in"), FORM, SOME},
    {TEXT("login"), FORM, WHOLE},
    {TEXT("mainos"), ADVERTISEMENT, 1},
    {TEXT("mentions l\xC3\xA9gales"), LEGAL, SOME},
    {TEXT("mis \xC3\xA0 jour"), DATELINE, 10},
    {TEXT("newsletter"), FORM, SOME},
    {TEXT("nutzungsbedingungen"), LEGAL, SOME},
    {TEXT("oppdatert"), DATELINE, 8},
    {TEXT("opublikowano"), DATELINE, 8},
    {TEXT("partager"), SHARE, SOME},
    {TEXT("partilhar"), SHARE, SOME},
    {TEXT("payla\xC5\x9F"), SHARE, SOME},
    {TEXT("paid content"), ADVERTISEMENT, SOME},
    {TEXT("pinterest"), SHARE, 1},
    {TEXT("politique de confidentialit\xC3\xA9"), LEGAL, SOME},
    {TEXT("pol\xC3\xADtica de "), LEGAL, SOME},
    {TEXT("posted on"), DATELINE, 8},
    {TEXT("print"), SHARE, 1},
    {TEXT("promoted"), ADVERTISEMENT, 1},
    {TEXT("privacy policy"), LEGAL, SOME},
    {TEXT("publicit\xC3\xA9"), ADVERTISEMENT, SOME},
    {TEXT("publicidad"), ADVERTISEMENT, SOME},
    {TEXT("publicidade"), ADVERTISEMENT, SOME},
    {TEXT("pubblicit\xC3\xA0"), ADVERTISEMENT, SOME},
    {TEXT("published"), DATELINE, 8},
    {TEXT("publi\xC3\xA9"), DATELINE, 10},
    {TEXT("publicado"), DATELINE, 8},
    {TEXT("pubblicato"), DATELINE, 8},
    {TEXT("publisert"), DATELINE, 8},
    {TEXT("publicerad"), DATELINE, 8},
    {TEXT("reddit"), SHARE, WHOLE},
    {TEXT("reklama"), ADVERTISEMENT, SOME},
    {TEXT("reklam"), ADVERTISEMENT, 1},
    {TEXT("registrieren"), FORM, SOME},
    {TEXT("reg\xC3\xADstrate"), FORM, SOME},
    {TEXT("reading time"), DATELINE, SOME},
    {TEXT("riproduzione riservata"), LEGAL, SOME},
    {TEXT("s'inscrire"), FORM, SOME},
    {TEXT("s'abonner"), FORM, SOME},
    {TEXT("schrijf je in"), FORM, MANY},
    {TEXT("sd\xC3\xADlet"), SHARE, SOME},
    {TEXT("se connecter"), FORM, SOME},
    {TEXT("share this"), SHARE, MANY},
    {TEXT("share on"), SHARE, SOME},
    {TEXT("share via"), SHARE, SOME},
    {TEXT("share"), SHARE, 2},
    {TEXT("share article"), SHARE, SOME},
    {TEXT("sign up"), FORM, MANY},
    {TEXT("sign in"), FORM, SOME},
    {TEXT("sponsored"), ADVERTISEMENT, SOME},
    {TEXT("story continues below"), ADVERTISEMENT, SOME},
    {TEXT("stand:"), DATELINE, 6},
    {TEXT("subscribe"), FORM, MANY},
    {TEXT("suscr\xC3\xAD"
          "bete"),
     FORM, MANY},
    {TEXT("telegram"), SHARE, WHOLE},
    {TEXT("teilen"), SHARE, SOME},
    {TEXT("terms of"), LEGAL, SOME},
    {TEXT("terms and conditions"), LEGAL, SOME},
    {TEXT("temps de lecture"), DATELINE, SOME},
    {TEXT("tiempo de lectura"), DATELINE, SOME},
    {TEXT("tous droits r\xC3\xA9serv\xC3\xA9s"), LEGAL, MANY},
    {TEXT("todos los derechos"), LEGAL, MANY},
    {TEXT("todos os direitos"), LEGAL, MANY},
    {TEXT("tutti i diritti"), LEGAL, MANY},
    {TEXT("tweet"), SHARE, 1},
    {TEXT("twitter"), SHARE, 1},
    {TEXT("udost\xC4\x99pnij"), SHARE, SOME},
    {TEXT("updated"), DATELINE, 8},
    {TEXT("uppdaterad"), DATELINE, 8},
    {TEXT("ver\xC3\xB6"
          "ffentlicht"),
     DATELINE, 8},
    {TEXT("werbung"), ADVERTISEMENT, SOME},
    {TEXT("whatsapp"), SHARE, 1},
    {TEXT("wszelkie prawa"), LEGAL, MANY},
    {TEXT("your email"), FORM, SOME},
    {TEXT("zapisz si\xC4\x99"), FORM, MANY},
    {TEXT("\xC2\xA9"), LEGAL, MANY},
    {TEXT("\xD0\x92\xD1\x81\xD0\xB5 \xD0\xBF\xD1\x80\xD0\xB0\xD0\xB2\xD0\xB0"), LEGAL, MANY},
    {TEXT("\xD0\x9E\xD0\xBF\xD1\x83\xD0\xB1\xD0\xBB\xD0\xB8\xD0\xBA\xD0\xBE\xD0\xB2\xD0\xB0\xD0"
          "\xBD"),
     DATELINE, 8},
    {TEXT("\xD0\x9F\xD0\xBE\xD0\xB4\xD0\xB5\xD0\xBB\xD0\xB8\xD1\x82\xD1\x8C\xD1\x81\xD1\x8F"),
     SHARE, SOME},
    {TEXT("\xD0\xA0\xD0\xB5\xD0\xBA\xD0\xBB\xD0\xB0\xD0\xBC\xD0\xB0"), ADVERTISEMENT, 1},
    {TEXT("\xE3\x82\xB7\xE3\x82\xA7\xE3\x82\xA2"), SHARE, SOME},
    {TEXT("\xE5\x88\x86\xE4\xBA\xAB"), SHARE, SOME},
    {TEXT("\xE5\xB9\xBF\xE5\x91\x8A"), ADVERTISEMENT, 1},
    {TEXT("\xE5\xBA\x83\xE5\x91\x8A"), ADVERTISEMENT, 1},
    {TEXT("\xE6\x9B\xB4\xE6\x96\xB0"), DATELINE, SOME},
    {TEXT("\xEA\xB3\xB5\xEC\x9C\xA0"), SHARE, SOME},
    {TEXT("\xEA\xB4\x91\xEA\xB3\xA0"), ADVERTISEMENT, 1},
};

/* Headings over other pages, by how they begin; in the same order. */
static const phrase headings[] = {
    {TEXT("a lire aussi"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("aktuelle"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("also read"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("also on"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("altri articoli"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("articles similaires"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("articles li\xC3\xA9s"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("art\303\255culos relacionados"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("articoli correlati"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("artigos relacionados"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("auch interessant"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("auch lesenswert"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("beliebt"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("bekijk ook"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("correlati"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("czytaj tak\xC5\xBC"
          "e"),
     GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("czytaj wi\xC4\x99"
          "cej"),
     GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("das k\xC3\xB6nnte sie auch"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("das k\xC3\xB6nnte dich auch"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("dans la m\xC3\xAAme"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("derni\xC3\xA8res"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("di\xC4\x9F"
          "er haberler"),
     GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("don't miss"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("dont miss"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("editor's picks"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("editors' picks"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("elsewhere on"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("empfehlungen"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("empfohlen"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("from around the web"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("further reading"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("gerelateerd"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("i pi\xC3\xB9 letti"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("ilgili haberler"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("in other news"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("keep reading"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("latest"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("lesen sie auch"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("lesen sie mehr"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("les plus lus"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("les plus lues"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("lee tambi\xC3\xA9n"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("leer tambi\xC3\xA9n"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("leggi anche"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("leia tamb\xC3\xA9m"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("leia mais"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("lees ook"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("lees meer"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("les ogs\xC3\xA5"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("lire aussi"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("lo m\xC3\xA1s le\xC3\xAD"
          "do"),
     GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("lo m\xC3\xA1s visto"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("lue my\xC3\xB6s"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("luetuimmat"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("l\xC3\xA6s ogs\xC3\xA5"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("l\xC3\xA4s mer"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("l\xC3\xA4s ocks\xC3\xA5"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("mais lidas"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("mais lidos"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("mehr zum thema"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("mehr zu"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("mehr aus"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("mehr von"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("mehr artikel"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("mehr lesen"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("meistgelesen"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("meist gelesen"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("meer over"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("meest gelezen"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("mest lest"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("mest l\xC3\xA6ste"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("mest l\xC3\xA4sta"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("more from"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("more on"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("more in"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("more stories"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("more news"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("more like this"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("more articles"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("most read"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("most popular"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("most viewed"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("mohlo by v\xC3\xA1s"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("m\xC3\xA1s noticias"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("m\xC3\xA1s sobre"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("m\xC3\xA1s en"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("m\xC3\xA1s de"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("najcz\xC4\x99\xC5\x9B"
          "ciej"),
     GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("neueste"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("nej\xC4\x8Dten\xC4\x9Bj\xC5\xA1\xC3\xAD"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("nos derniers"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("noticias relacionadas"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("not\xC3\xAD"
          "cias relacionadas"),
     GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("passend zum thema"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("plus d'articles"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("popular"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("potrebbe interessarti"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("powi\xC4\x85zane"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("przeczytaj"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("related"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("read more"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("read next"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("read also"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("recommended"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("recommendations"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("recent posts"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("recent articles"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("relacionad"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("relaterte"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("relaterat"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("see also"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("senaste"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("similar"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("siste nytt"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("souvisej\xC3\xAD"
          "c\xC3\xAD"),
     GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("son haberler"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("sur le m\xC3\xAAme sujet"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("sur le m\xC3\xAAme th\xC3\xA8me"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("tambi\xC3\xA9n te puede"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("te puede interesar"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("te puede gustar"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("ti potrebbe"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("top stories"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("top-themen"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("trending"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("ultime notizie"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("up next"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("verwandte"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("ver tambi\xC3\xA9n"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("veja tamb\xC3\xA9m"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("voir aussi"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("vous aimerez"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("weitere artikel"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("weitere themen"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("weitere beitr\xC3\xA4ge"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("weitere meldungen"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("weitere nachrichten"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("weiterlesen"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("what to read next"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("you may also"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("you might also"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("zobacz tak\xC5\xBC"
          "e"),
     GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("zum thema"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xC3\xA0 lire aussi"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xC3\xA0 lire"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xC3\xA0 d\xC3\xA9"
          "couvrir"),
     GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xC3\xA4hnliche"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xC3\xBAltimas noticias"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xC4\xB0lgili"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xD0\x9F\xD0\xBE \xD1\x82\xD0\xB5\xD0\xBC\xD0\xB5"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xD0\x9F\xD0\xBE\xD1\x85\xD0\xBE\xD0\xB6\xD0\xB8\xD0\xB5"), GALLEY_ROLE_RELATED_HEADING,
     MANY},
    {TEXT("\xD0\xA1\xD0\xBC\xD0\xBE\xD1\x82\xD1\x80\xD0\xB8\xD1\x82\xD0\xB5"),
     GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xD0\xA7\xD0\xB8\xD1\x82\xD0\xB0\xD0\xB9\xD1\x82\xD0\xB5"), GALLEY_ROLE_RELATED_HEADING,
     MANY},
    {TEXT("\xD0\xA7\xD0\xB8\xD1\x82\xD0\xB0\xD1\x82\xD1\x8C"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xE3\x81\x82\xE3\x82\x8F\xE3\x81\x9B\xE3\x81\xA6"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xE3\x81\x8A\xE3\x81\x99\xE3\x81\x99\xE3\x82\x81"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xE3\x83\xA9\xE3\x83\xB3\xE3\x82\xAD\xE3\x83\xB3\xE3\x82\xB0"),
     GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xE6\x8E\xA8\xE8\x8D\x90"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xE7\x9B\xB8\xE5\x85\xB3"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xE7\x9B\xB8\xE9\x97\x9C"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xE9\x96\xA2\xE9\x80\xA3"), GALLEY_ROLE_RELATED_HEADING, MANY},
    {TEXT("\xEA\xB4\x80\xEB\xA0\xA8"), GALLEY_ROLE_RELATED_HEADING, MANY},
};

enum {
    PHRASES = sizeof phrases / sizeof phrases[0],
    HEADINGS = sizeof headings / sizeof headings[0]
};

static unsigned join(unsigned char first, unsigned char second) {
    return (unsigned)first << 8 | second;
}

/* The first two bytes of a text as a number, letters small. */
static unsigned pair_of(galley_slice text) {
    unsigned char first = (unsigned char)galley_ascii_lower(text.ptr[0]);
    unsigned char second = (unsigned char)galley_ascii_lower(text.ptr[1]);
    bool capital = first == 0xC3 && second >= 0x80 && second <= 0x9E;
    return join(first, capital ? (unsigned char)(second + 0x20) : second);
}

/* The same of an entry, which is in small letters already. */
static unsigned pair_at(const phrase *entry) {
    return join((unsigned char)entry->text[0], (unsigned char)entry->text[1]);
}

/* The first entry that begins with this pair, or a greater one. Most blocks begin as none does. */
static size_t find_pair(const phrase *entries, size_t count, unsigned pair) {
    size_t from = 0;
    size_t left = count;
    while (left > 0) {
        size_t half = left / 2;
        bool less = pair_at(&entries[from + half]) < pair;
        from = less ? from + half + 1 : from;
        left = less ? left - half - 1 : half;
    }
    return from;
}

/* ASCII letters are compared without their case, and those of Latin-1 and Latin Extended, whose
 * small forms stand 32 after the capitals or one after them. */
static bool begins(galley_slice text, const char *with, size_t len) {
    if (text.len < len) {
        return false;
    }
    /* most differ in the third byte, where they agree in the two by which they were found */
    if (len > 2 && ((text.ptr[2] ^ with[2]) & 0xDF) != 0) {
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

/* The letters that the words before a name begin with. */
static bool may_be_byline(char first) {
    switch (first) {
    case 'A':
    case 'B':
    case 'D':
    case 'O':
    case 'P':
    case 'R':
    case 'T':
    case 'V':
    case 'W':
        return true;
    default:
        return false;
    }
}

/* "By A. Name", "Von A. Name": a word that names who wrote, then nothing but names. */
static bool is_byline(galley_slice text, uint32_t words) {
    static const struct {
        const char *text;
        size_t len;
    } starts[] = {
        {TEXT("By ")},       {TEXT("Von ")},          {TEXT("Par ")},     {TEXT("Por ")},
        {TEXT("Di ")},       {TEXT("Door ")},         {TEXT("Av ")},      {TEXT("Af ")},
        {TEXT("Text: ")},    {TEXT("Autor: ")},       {TEXT("Author: ")}, {TEXT("Written by ")},
        {TEXT("Words by ")}, {TEXT("Reporting by ")}, {TEXT("Autora: ")}, {TEXT("Od ")}};
    for (size_t i = 0; words <= 10 && i < sizeof starts / sizeof starts[0]; i++) {
        size_t len = starts[i].len;
        size_t names;
        if (starts[i].text[0] == text.ptr[0] && text.len > len &&
            memcmp(text.ptr, starts[i].text, len) == 0) {
            return galley_credit_is_names(galley_slice_make(text.ptr + len, text.len - len),
                                          &names);
        }
    }
    return false;
}

/* The first phrase that the block is, or begins with; NULL when there is none. */
static const phrase *find_phrase(galley_slice text, uint32_t words) {
    unsigned pair = pair_of(text);
    for (size_t i = find_pair(phrases, PHRASES, pair); i < PHRASES && pair_at(&phrases[i]) == pair;
         i++) {
        const phrase *p = &phrases[i];
        if (begins(text, p->text, p->len) && is_edge(text, p->len) &&
            words <= count_words(p->text) + p->more) {
            return p;
        }
    }
    return NULL;
}

galley_role galley_role_of_words(galley_slice text, uint32_t words) {
    if (words > 24 || text.len > 240 || text.len < 2) {
        return GALLEY_ROLE_OTHER;
    }
    char first = text.ptr[0];
    if (first >= '0' && first <= '9') {
        return is_reading_time(text, words) ? GALLEY_ROLE_DATELINE : GALLEY_ROLE_OTHER;
    }
    const phrase *p = find_phrase(text, words);
    if (p != NULL) {
        return (galley_role)p->role;
    }
    return may_be_byline(first) && is_byline(text, words) ? GALLEY_ROLE_BYLINE : GALLEY_ROLE_OTHER;
}

static size_t heading_length(galley_slice text) {
    if (text.len < 2) {
        return 0;
    }
    unsigned pair = pair_of(text);
    for (size_t i = find_pair(headings, HEADINGS, pair);
         i < HEADINGS && pair_at(&headings[i]) == pair; i++) {
        if (begins(text, headings[i].text, headings[i].len) && is_edge(text, headings[i].len)) {
            return headings[i].len;
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
