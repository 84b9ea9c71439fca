/*
 * A text in, what its last words call a date out. Words are known by how they begin, so that their
 * endings and the many words of one stem need no lines of their own.
 */
#include "date_label.h"
#include "date_token.h"

/* As much of the end of a text as is looked at, in bytes. */
#define LONGEST 90

typedef struct stem {
    const char *text; /* as galley_date_word writes it */
    galley_date_label label;
} stem;

#define PUBLISHED GALLEY_DATE_LABEL_PUBLISHED
#define MODIFIED GALLEY_DATE_LABEL_MODIFIED
#define OTHER GALLEY_DATE_LABEL_OTHER

/* English, Romance, Germanic, Nordic, Slavic, Baltic, Turkish, Hungarian, Indonesian, Vietnamese,
 * Greek, Russian and Ukrainian, Arabic, Hebrew. A stem that ends in a blank is a whole word. */
static const stem stems[] = {
    {"publi", PUBLISHED},
    {"posted", PUBLISHED},
    {"post ", PUBLISHED},
    {"pubdate", PUBLISHED},
    {"written", PUBLISHED},
    {"created", PUBLISHED},
    {"issued", PUBLISHED},
    {"pubbl", PUBLISHED},
    {"veroffent", PUBLISHED},
    {"erschien", PUBLISHED},
    {"gepostet", PUBLISHED},
    {"verfasst", PUBLISHED},
    {"erstellt", PUBLISHED},
    {"eingestellt", PUBLISHED},
    {"ecrit", PUBLISHED},
    {"escrit", PUBLISHED},
    {"scritto", PUBLISHED},
    {"redige", PUBLISHED},
    {"cree", PUBLISHED},
    {"creado", PUBLISHED},
    {"gepubl", PUBLISHED},
    {"geplaatst", PUBLISHED},
    {"skapad", PUBLISHED},
    {"oprettet", PUBLISHED},
    {"skrevet", PUBLISHED},
    {"julkais", PUBLISHED},
    {"opubl", PUBLISHED},
    {"dodan", PUBLISHED},
    {"zverejn", PUBLISHED},
    {"vydan", PUBLISHED},
    {"objav", PUBLISHED},
    {"paskelb", PUBLISHED},
    {"public", PUBLISHED},
    {"postat", PUBLISHED},
    {"yayin", PUBLISHED},
    {"eklenme", PUBLISHED},
    {"olusturul", PUBLISHED},
    {"megjelen", PUBLISHED},
    {"kozzet", PUBLISHED},
    {"diterbit", PUBLISHED},
    {"tayang", PUBLISHED},
    {"dipos", PUBLISHED},
    {"dang ", PUBLISHED},
    {"entry", PUBLISHED},
    {"δημοσι", PUBLISHED},
    {"αναρτ", PUBLISHED},
    {"опубл", PUBLISHED},
    {"размещ", PUBLISHED},
    {"создан", PUBLISHED},
    {"نشر", PUBLISHED},
    {"פורסם", PUBLISHED},
    {"datum", PUBLISHED},
    {"date ", PUBLISHED},
    {"fecha", PUBLISHED},
    {"data ", PUBLISHED},
    {"дата", PUBLISHED},
    {"tarih", PUBLISHED},
    {"dato ", PUBLISHED},
    {"geschrieben", PUBLISHED},
    {"updat", MODIFIED},
    {"modif", MODIFIED},
    {"revis", MODIFIED},
    {"edited", MODIFIED},
    {"last", MODIFIED},
    {"changed", MODIFIED},
    {"actuali", MODIFIED},
    {"actualis", MODIFIED},
    {"aktual", MODIFIED},
    {"zaktual", MODIFIED},
    {"geandert", MODIFIED},
    {"bearbeitet", MODIFIED},
    {"letzte", MODIFIED},
    {"stand ", MODIFIED},
    {"mis ", MODIFIED},
    {"mise ", MODIFIED},
    {"aggiorn", MODIFIED},
    {"ultim", MODIFIED},
    {"atualiz", MODIFIED},
    {"editado", MODIFIED},
    {"bijgewerkt", MODIFIED},
    {"gewijzigd", MODIFIED},
    {"laatst", MODIFIED},
    {"uppdater", MODIFIED},
    {"andrad", MODIFIED},
    {"senast", MODIFIED},
    {"opdater", MODIFIED},
    {"oppdater", MODIFIED},
    {"endret", MODIFIED},
    {"sist ", MODIFIED},
    {"sidst", MODIFIED},
    {"paivitet", MODIFIED},
    {"muokat", MODIFIED},
    {"ostatni", MODIFIED},
    {"posledn", MODIFIED},
    {"uprav", MODIFIED},
    {"azurira", MODIFIED},
    {"atnauj", MODIFIED},
    {"guncel", MODIFIED},
    {"frissit", MODIFIED},
    {"modosit", MODIFIED},
    {"diperbar", MODIFIED},
    {"diubah", MODIFIED},
    {"ενημερ", MODIFIED},
    {"τελευτ", MODIFIED},
    {"обновл", MODIFIED},
    {"измен", MODIFIED},
    {"оновл", MODIFIED},
    {"تحديث", MODIFIED},
    {"تعديل", MODIFIED},
    {"עודכן", MODIFIED},
    {"event", OTHER},
    {"termin", OTHER},
    {"deadline", OTHER},
    {"expir", OTHER},
    {"until", OTHER},
    {"bis ", OTHER},
    {"since", OTHER},
    {"seit ", OTHER},
    {"born", OTHER},
    {"geboren", OTHER},
    {"abbildung", OTHER},
    {"joined", OTHER},
    {"beigetreten", OTHER},
    {"registr", OTHER},
    {"mitglied", OTHER},
    {"member", OTHER},
    {"inscrit", OTHER},
    {"retrieved", OTHER},
    {"accessed", OTHER},
    {"abgerufen", OTHER},
    {"consult", OTHER},
    {"copyright", OTHER},
    {"valid", OTHER},
    {"birth", OTHER},
    {"died", OTHER},
    {"deces", OTHER},
    {"starts", OTHER},
    {"ends", OTHER},
    {"effective", OTHER},
    {"comment", OTHER},
    {"upcoming", OTHER},
    {"next", OTHER},
    {"between", OTHER},
    {"archived", OTHER},
    {"from ", OTHER},
};

/* The same in scripts without white space: found anywhere. */
static const stem signs[] = {
    {"更新", MODIFIED},  {"修改", MODIFIED},  {"수정", MODIFIED},  {"변경", MODIFIED},
    {"公開", PUBLISHED}, {"掲載", PUBLISHED}, {"発表", PUBLISHED}, {"発行", PUBLISHED},
    {"配信", PUBLISHED}, {"投稿", PUBLISHED}, {"发布", PUBLISHED}, {"發布", PUBLISHED},
    {"发表", PUBLISHED}, {"發表", PUBLISHED}, {"입력", PUBLISHED}, {"등록", PUBLISHED},
    {"작성", PUBLISHED}, {"기사", PUBLISHED}, {"게시", PUBLISHED},
};

static galley_date_label label_of(const char *word) {
    size_t len = strlen(word);
    for (size_t i = 0; i < sizeof stems / sizeof stems[0]; i++) {
        if (stems[i].text[0] != word[0]) {
            continue;
        }
        size_t stem_len = strlen(stems[i].text);
        bool whole = stems[i].text[stem_len - 1] == ' ';
        if (whole ? len + 1 == stem_len && memcmp(word, stems[i].text, len) == 0
                  : len >= stem_len && memcmp(word, stems[i].text, stem_len) == 0) {
            return stems[i].label;
        }
    }
    return GALLEY_DATE_LABEL_NONE;
}

static bool contains(galley_slice text, const char *part) {
    size_t len = strlen(part);
    for (size_t at = 0; at + len <= text.len; at++) {
        if (memcmp(text.ptr + at, part, len) == 0) {
            return true;
        }
    }
    return false;
}

static galley_date_label find_sign(galley_slice text) {
    for (size_t i = 0; i < sizeof signs / sizeof signs[0]; i++) {
        if (contains(text, signs[i].text)) {
            return signs[i].label;
        }
    }
    return GALLEY_DATE_LABEL_NONE;
}

galley_date_label galley_date_label_find(galley_slice text) {
    galley_date_tokens tokens;
    bool other_script = false;
    if (text.len > LONGEST) {
        text.ptr += text.len - LONGEST;
        text.len = LONGEST;
    }
    galley_date_tokenize(text, &tokens);
    for (size_t i = tokens.count; i-- > 0;) {
        char word[GALLEY_DATE_WORD_LONGEST];
        other_script = other_script || tokens.tokens[i].mark == GALLEY_DATE_MARK_OTHER;
        if (!galley_date_word(&tokens, i, word)) {
            continue;
        }
        galley_date_label label = label_of(word);
        if (label != GALLEY_DATE_LABEL_NONE) {
            return label;
        }
    }
    return other_script ? find_sign(text) : GALLEY_DATE_LABEL_NONE;
}
