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
 * Greek, Russian and Ukrainian, Arabic, Hebrew. A stem that ends in a blank is a whole word. In the
 * order of their first bytes. */
static const stem stems[] = {
    {"actuali", MODIFIED},    {"actualis", MODIFIED},   {"aktual", MODIFIED},
    {"aggiorn", MODIFIED},    {"atualiz", MODIFIED},    {"andrad", MODIFIED},
    {"azurira", MODIFIED},    {"atnauj", MODIFIED},     {"abbildung", OTHER},
    {"accessed", OTHER},      {"abgerufen", OTHER},     {"archived", OTHER},
    {"bearbeitet", MODIFIED}, {"bijgewerkt", MODIFIED}, {"bis ", OTHER},
    {"born", OTHER},          {"beigetreten", OTHER},   {"birth", OTHER},
    {"between", OTHER},       {"created", PUBLISHED},   {"cree", PUBLISHED},
    {"creado", PUBLISHED},    {"changed", MODIFIED},    {"consult", OTHER},
    {"copyright", OTHER},     {"comment", OTHER},       {"dodan", PUBLISHED},
    {"diterbit", PUBLISHED},  {"dipos", PUBLISHED},     {"dang ", PUBLISHED},
    {"datum", PUBLISHED},     {"date ", PUBLISHED},     {"data ", PUBLISHED},
    {"dato ", PUBLISHED},     {"diperbar", MODIFIED},   {"diubah", MODIFIED},
    {"deadline", OTHER},      {"died", OTHER},          {"deces", OTHER},
    {"erschien", PUBLISHED},  {"erstellt", PUBLISHED},  {"eingestellt", PUBLISHED},
    {"ecrit", PUBLISHED},     {"escrit", PUBLISHED},    {"eklenme", PUBLISHED},
    {"entry", PUBLISHED},     {"edited", MODIFIED},     {"editado", MODIFIED},
    {"endret", MODIFIED},     {"event", OTHER},         {"expir", OTHER},
    {"ends", OTHER},          {"effective", OTHER},     {"fecha", PUBLISHED},
    {"frissit", MODIFIED},    {"from ", OTHER},         {"gepostet", PUBLISHED},
    {"gepubl", PUBLISHED},    {"geplaatst", PUBLISHED}, {"geschrieben", PUBLISHED},
    {"geandert", MODIFIED},   {"gewijzigd", MODIFIED},  {"guncel", MODIFIED},
    {"geboren", OTHER},       {"issued", PUBLISHED},    {"inscrit", OTHER},
    {"julkais", PUBLISHED},   {"joined", OTHER},        {"kozzet", PUBLISHED},
    {"last", MODIFIED},       {"letzte", MODIFIED},     {"laatst", MODIFIED},
    {"megjelen", PUBLISHED},  {"modif", MODIFIED},      {"mis ", MODIFIED},
    {"mise ", MODIFIED},      {"muokat", MODIFIED},     {"modosit", MODIFIED},
    {"mitglied", OTHER},      {"member", OTHER},        {"next", OTHER},
    {"oprettet", PUBLISHED},  {"opubl", PUBLISHED},     {"objav", PUBLISHED},
    {"olusturul", PUBLISHED}, {"opdater", MODIFIED},    {"oppdater", MODIFIED},
    {"ostatni", MODIFIED},    {"publi", PUBLISHED},     {"posted", PUBLISHED},
    {"post ", PUBLISHED},     {"pubdate", PUBLISHED},   {"pubbl", PUBLISHED},
    {"paskelb", PUBLISHED},   {"public", PUBLISHED},    {"postat", PUBLISHED},
    {"paivitet", MODIFIED},   {"posledn", MODIFIED},    {"redige", PUBLISHED},
    {"revis", MODIFIED},      {"registr", OTHER},       {"retrieved", OTHER},
    {"scritto", PUBLISHED},   {"skapad", PUBLISHED},    {"skrevet", PUBLISHED},
    {"stand ", MODIFIED},     {"senast", MODIFIED},     {"sist ", MODIFIED},
    {"sidst", MODIFIED},      {"since", OTHER},         {"seit ", OTHER},
    {"starts", OTHER},        {"tayang", PUBLISHED},    {"tarih", PUBLISHED},
    {"termin", OTHER},        {"updat", MODIFIED},      {"ultim", MODIFIED},
    {"uppdater", MODIFIED},   {"uprav", MODIFIED},      {"until", OTHER},
    {"upcoming", OTHER},      {"veroffent", PUBLISHED}, {"verfasst", PUBLISHED},
    {"vydan", PUBLISHED},     {"valid", OTHER},         {"written", PUBLISHED},
    {"yayin", PUBLISHED},     {"zverejn", PUBLISHED},   {"zaktual", MODIFIED},
    {"δημοσι", PUBLISHED},    {"αναρτ", PUBLISHED},     {"ενημερ", MODIFIED},
    {"τελευτ", MODIFIED},     {"опубл", PUBLISHED},     {"дата", PUBLISHED},
    {"обновл", MODIFIED},     {"измен", MODIFIED},      {"оновл", MODIFIED},
    {"размещ", PUBLISHED},    {"создан", PUBLISHED},    {"פורסם", PUBLISHED},
    {"עודכן", MODIFIED},      {"تحديث", MODIFIED},      {"تعديل", MODIFIED},
    {"نشر", PUBLISHED},
};

/* The same in scripts without white space: found anywhere. */
static const stem signs[] = {
    {"更新", MODIFIED},  {"修改", MODIFIED},  {"수정", MODIFIED},  {"변경", MODIFIED},
    {"公開", PUBLISHED}, {"掲載", PUBLISHED}, {"発表", PUBLISHED}, {"発行", PUBLISHED},
    {"配信", PUBLISHED}, {"投稿", PUBLISHED}, {"发布", PUBLISHED}, {"發布", PUBLISHED},
    {"发表", PUBLISHED}, {"發表", PUBLISHED}, {"입력", PUBLISHED}, {"등록", PUBLISHED},
    {"작성", PUBLISHED}, {"기사", PUBLISHED}, {"게시", PUBLISHED},
};

/* The first stem whose first byte is not before that of the word. */
static size_t find_stem(char first) {
    size_t low = 0;
    size_t high = sizeof stems / sizeof stems[0];
    while (low < high) {
        size_t middle = (low + high) / 2;
        if ((unsigned char)stems[middle].text[0] < (unsigned char)first) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

static galley_date_label label_of(const char *word) {
    size_t len = strlen(word);
    for (size_t i = find_stem(word[0]);
         i < sizeof stems / sizeof stems[0] && stems[i].text[0] == word[0]; i++) {
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
