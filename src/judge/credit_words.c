/*
 * A piece of a caption in, what its words say of a credit out. Letters outside ASCII are compared
 * as they are; where a language writes both cases, both are in the table.
 *
 * Known limit: names of agencies are a list. A house that is not in it is found by a label, a
 * slash or brackets only.
 */
#include "credit_words.h"

typedef struct label_word {
    const char *text; /* lower case */
    bool strong;
} label_word;

/* Words that a label is made of, ended by a colon: "Photo credit:", "Foto:", "Image source:". */
static const label_word label_words[] = {
    {"credit", true},
    {"credits", true},
    {"photo", true},
    {"photos", true},
    {"photograph", true},
    {"photographs", true},
    {"photographer", true},
    {"photography", true},
    {"photographe", true},
    {"picture", false},
    {"pictures", false},
    {"image", false},
    {"images", false},
    {"foto", true},
    {"fotos", true},
    {"foto's", true},
    {"fotograf", true},
    {"fotografin", true},
    {"fotografie", true},
    {"fotografo", true},
    {"fot\xC3\xB3grafo", true},
    {"fotocredit", true},
    {"fotokredit", true},
    {"fotonachweis", true},
    {"fotoquelle", true},
    {"bild", false},
    {"bilder", false},
    {"bildquelle", true},
    {"bildquellen", true},
    {"bildnachweis", true},
    {"bildrechte", true},
    {"bildcredit", true},
    {"bildagentur", true},
    {"quelle", true},
    {"quellen", true},
    {"source", false},
    {"sources", false},
    {"cr\xC3\xA9"
     "dit",
     true},
    {"cr\xC3\xA9"
     "dits",
     true},
    {"cr\xC3\xA9"
     "dito",
     true},
    {"cr\xC3\xA9"
     "ditos",
     true},
    {"credito", true},
    {"crediti", true},
    {"copyright", true},
    {"fotograf\xC3\xAD"
     "a",
     true},
    {"fotografia", true},
    {"imagen", false},
    {"im\xC3\xA1genes", false},
    {"imagem", false},
    {"immagine", false},
    {"fuente", true},
    {"fonte", true},
    {"bron", true},
    {"beeld", true},
    {"kilde", true},
    {"k\xC3\xA4lla", true},
    {"kuva", true},
    {"kuvat", true},
    {"zdroj", true},
    {"autor", false},
    {"zdj\xC4\x99"
     "cie",
     true},
    {"\xC5\xBAr\xC3\xB3"
     "d\xC5\x82o",
     true},
    {"fot", true},
    {"fot.", true},
    {"foto\xC4\x9Fraf", true},
    {"kaynak", true},
    {"g\xC3\xB6rsel", false},
    {"lj\xC3\xB3smynd", true},
    {"lj\xC3\xB3smyndir", true},
    {"file", false},
    {"illustration", false},
    {"grafik", false},
    {"graphic", false},
    {"rights", false},
    {"stock", false},
    {"courtesy", true},
    {"isithombe", true},
    {"umfanekiso", true},
    {"zdj\xC4\x99"
     "cia",
     true},
    {"\xD0\xA4\xD0\xBE\xD1\x82\xD0\xBE", true}, /* Russian: photo, ... */
    {"\xD1\x84\xD0\xBE\xD1\x82\xD0\xBE", true},
    {"\xD0\x98\xD1\x81\xD1\x82\xD0\xBE\xD1\x87\xD0\xBD\xD0\xB8\xD0\xBA", true}, /* source */
    {"\xE5\x86\x99\xE7\x9C\x9F", true}, /* Japanese: photo */
    {"\xE6\x92\xAE\xE5\xBD\xB1", true}, /* taken by */
    {"\xE6\x8F\x90\xE4\xBE\x9B", true}, /* given by */
    {"\xE5\x9B\xBE\xE6\xBA\x90", true}, /* Chinese */
    {"\xE5\x9B\xBE\xE7\x89\x87\xE6\x9D\xA5\xE6\xBA\x90", true},
    {"\xE6\x9D\xA5\xE6\xBA\x90", true},
    {"\xE6\x91\x84\xE5\xBD\xB1", true},
    {"\xEC\x82\xAC\xEC\xA7\x84", true}, /* Korean: photo, source, given by */
    {"\xEC\xB6\x9C\xEC\xB2\x98", true},
    {"\xEC\xA0\x9C\xEA\xB3\xB5", true},
};

/* Labels with no colon. A name must follow. */
static const label_word bare_labels[] = {
    {"photo by ", true},
    {"photos by ", true},
    {"photograph by ", true},
    {"photographs by ", true},
    {"photographed by ", true},
    {"picture by ", true},
    {"pictures by ", true},
    {"image by ", true},
    {"images by ", true},
    {"photo courtesy of ", true},
    {"photo courtesy ", true},
    {"image courtesy of ", true},
    {"image courtesy ", true},
    {"picture courtesy ", true},
    {"photos courtesy of ", true},
    {"courtesy of ", false},
    {"courtesy ", false},
    {"illustration by ", true},
    {"graphic by ", true},
    {"image via ", true},
    {"photo via ", true},
    {"photo from ", false},
    {"foto von ", false},
    {"fotos von ", false},
    {"foto de ", false},
    {"foto di ", false},
    {"foto van ", false},
    {"foto av ", false},
    {"foto af ", false},
    {"foto \xC2\xA9", true},
    {"photo de ", false},
    {"photo : ", true},
    {"fotograf\xC3\xAD"
     "a de ",
     false},
    {"fotografia de ", false},
    {"fotografia di ", false},
    {"fot. ", true},
    {"cr\xC3\xA9"
     "dit ",
     false},
    {"credit ", false},
    {"image: ", true},
    {"copyright ", true},
    {"(c) ", true},
    {"\xC2\xA9", true},
    {"\xE2\x93\x92", true},
    {"\xD0\xA4\xD0\xBE\xD1\x82\xD0\xBE ", false},
    {"foto/", false},
    {"photo/", false},
    {"lj\xC3\xB3smynd/", true},
};

/* As they are written; the short ones would be words otherwise. */
static const char *const agencies[] = {
    "AP",
    "AFP",
    "REUTERS",
    "Reuters",
    "EPA",
    "EFE",
    "dpa",
    "DPA",
    "AAP",
    "PA",
    "ZUMA",
    "Zuma",
    "APA",
    "ANP",
    "ANSA",
    "LaPresse",
    "NTB",
    "TT",
    "Ritzau",
    "Scanpix",
    "Xinhua",
    "TASS",
    "Sputnik",
    "Kyodo",
    "Jiji",
    "Yonhap",
    "PAP",
    "CTK",
    "\xC4\x8CTK",
    "Belga",
    "Lusa",
    "LUSA",
    "SIPA",
    "Sipa",
    "Abaca",
    "MAXPPP",
    "Maxppp",
    "Alamy",
    "iStock",
    "iStockphoto",
    "Shutterstock",
    "IMAGO",
    "imago",
    "Imago",
    "Keystone",
    "KEYSTONE",
    "Getty",
    "GETTY",
    "Unsplash",
    "Pexels",
    "Pixabay",
    "Depositphotos",
    "Wikimedia",
    "Flickr",
    "UPI",
    "VCG",
    "Anadolu",
    "MTI",
    "Agerpres",
    "NurPhoto",
    "SOPA",
    "epd",
    "KNA",
    "ddp",
    "Witters",
    "Backgrid",
    "BACKGRID",
    "Bloomberg",
    "Europapress",
    "Telegram",
    "Handout",
    "HANDOUT",
    "ZUMAPRESS",
    "Lehtikuva",
    "EPA-EFE",
    "AFP/Getty",
    "CNS",
    "EyeEm",
    "Fotolia",
    "Pressefoto",
    "\xEF\xBC\xA1\xEF\xBC\xB0",
    "\xEF\xBC\xA1\xEF\xBC\xA6\xEF\xBC\xB0",
    "\xE3\x83\xAD\xE3\x82\xA4\xE3\x82\xBF\xE3\x83\xBC", /* the same in Japanese, ... */
    "\xE5\x85\xB1\xE5\x90\x8C",
    "\xE6\x99\x82\xE4\xBA\x8B",
    "\xE4\xBB\xA3\xE8\xA1\xA8",
    "\xE6\x96\xB0\xE5\x8D\x8E\xE7\xA4\xBE",             /* ... Chinese, ... */
    "\xEC\x97\xB0\xED\x95\xA9\xEB\x89\xB4\xEC\x8A\xA4", /* ... and Korean */
    "\xEB\x89\xB4\xEC\x8B\x9C\xEC\x8A\xA4",
    "\xEB\x89\xB4\xEC\x8A\xA4\x31",
    "\xD0\xA2\xD0\x90\xD0\xA1\xD0\xA1",
    "\xD0\xA0\xD0\x98\xD0\x90",
};

/* Names of two words, in lower case. */
static const char *const phrases[] = {
    "getty images",     "press association", "associated press", "picture alliance",
    "picture-alliance", "adobe stock",       "europa press",     "hans lucas",
    "action images",    "press wire",        "usa today",        "ap photo",
    "wire image",       "agence france",     "agencia efe",      "imago images",
};

static const char *const joining[] = {
    "via",
    "for",
    "by",
    "de",
    "von",
    "van",
    "der",
    "den",
    "and",
    "und",
    "y",
    "e",
    "et",
    "the",
    "of",
    "&",
    "/",
    "-",
    "|",
    "la",
    "le",
    "du",
    "di",
    "da",
    "dos",
    "og",
    "och",
    "en",
    "i",
    "f\xC3\xBCr",
    "for",
    "pool",
    "courtesy",
    "dpa",
    "epd",
    "ddp",
    "imago",
    "picture",
    "alliance",
    "alliance/dpa",
    "\xE2\x80\x93",
    "\xE2\x80\x94",
    "\xC2\xB7",
    "\xE2\x80\xA2",
    "+",
};

/* Does the text begin with the word, whatever the case of ASCII letters? */
static bool begins(galley_slice text, const char *word, size_t len) {
    return text.len >= len && galley_slice_equal_nocase(galley_slice_make(text.ptr, len),
                                                        galley_slice_make(word, len));
}

static bool is_letter(char c) {
    char lower = galley_ascii_lower(c);
    return (lower >= 'a' && lower <= 'z') || (c >= '0' && c <= '9') || (c & 0x80) != 0;
}

static galley_slice skip(galley_slice text, size_t len) {
    return galley_slice_make(text.ptr + len, text.len - len);
}

/* The length of the longest word of a label that the text begins with. */
static size_t match_word(galley_slice text, bool *strong) {
    size_t best = 0;
    char first = text.len > 0 ? galley_ascii_lower(text.ptr[0]) : '\0';
    for (size_t i = 0; i < sizeof label_words / sizeof label_words[0]; i++) {
        if (label_words[i].text[0] != first) {
            continue;
        }
        size_t len = strlen(label_words[i].text);
        if (len > best && begins(text, label_words[i].text, len)) {
            best = len;
            *strong |= label_words[i].strong;
        }
    }
    return best;
}

/* The length of what parts a label from the name: a colon, an equals sign, wide or not. */
static size_t match_colon(galley_slice text) {
    static const char *const colons[] = {":", "=", "\xEF\xBC\x9A", "\xEF\xBC\x9D"};
    size_t spaces = 0;
    while (spaces < text.len && (text.ptr[spaces] == ' ' || text.ptr[spaces] == '.')) {
        spaces++;
    }
    if (text.len >= spaces + 2 && memcmp(text.ptr + spaces, "\xC2\xA0", 2) == 0) {
        spaces += 2;
    }
    text = skip(text, spaces);
    for (size_t i = 0; i < sizeof colons / sizeof colons[0]; i++) {
        size_t len = strlen(colons[i]);
        if (begins(text, colons[i], len)) {
            return spaces + len;
        }
    }
    return 0;
}

static galley_credit_label match_with_colon(galley_slice text) {
    galley_credit_label label = {0, false};
    galley_slice rest = text;
    for (int words = 0; words < 3; words++) {
        size_t len = match_word(rest, &label.strong);
        if (len == 0) {
            break;
        }
        rest = skip(rest, len);
        size_t colon = match_colon(rest);
        if (colon > 0) {
            label.len = text.len - rest.len + colon;
            return label;
        }
        while (rest.len > 0 && (*rest.ptr == ' ' || *rest.ptr == '-' || *rest.ptr == '&')) {
            rest = skip(rest, 1);
        }
    }
    return (galley_credit_label){0, false};
}

static galley_credit_label match_bare(galley_slice text) {
    galley_credit_label label = {0, false};
    char first = text.len > 0 ? galley_ascii_lower(text.ptr[0]) : '\0';
    for (size_t i = 0; i < sizeof bare_labels / sizeof bare_labels[0]; i++) {
        if (bare_labels[i].text[0] != first) {
            continue;
        }
        size_t len = strlen(bare_labels[i].text);
        if (len > label.len && begins(text, bare_labels[i].text, len)) {
            label = (galley_credit_label){len, bare_labels[i].strong};
        }
    }
    return label;
}

void galley_credit_label_starts(bool starts[256]) {
    memset(starts, 0, 256 * sizeof *starts);
    for (size_t i = 0; i < sizeof label_words / sizeof label_words[0]; i++) {
        starts[(unsigned char)label_words[i].text[0]] = true;
    }
    for (size_t i = 0; i < sizeof bare_labels / sizeof bare_labels[0]; i++) {
        starts[(unsigned char)bare_labels[i].text[0]] = true;
    }
}

galley_credit_label galley_credit_label_at(galley_slice text) {
    galley_credit_label label = match_with_colon(text);
    return label.len > 0 ? label : match_bare(text);
}

/* Names of a language without spaces stand anywhere; others at the edges of words. */
static bool stands_at(galley_slice text, size_t at, const char *name, size_t len, bool nocase) {
    galley_slice here = galley_slice_make(text.ptr + at, len);
    if (at + len > text.len ||
        !(nocase ? begins(here, name, len) : memcmp(here.ptr, name, len) == 0)) {
        return false;
    }
    bool open = at == 0 || !is_letter(text.ptr[at - 1]);
    bool closed = at + len == text.len || !is_letter(text.ptr[at + len]);
    return (name[0] & 0x80) != 0 || (open && closed);
}

bool galley_credit_names_agency(galley_slice text) {
    for (size_t at = 0; at < text.len; at++) {
        if (at > 0 && is_letter(text.ptr[at - 1]) && (text.ptr[at] & 0x80) == 0) {
            continue;
        }
        for (size_t i = 0; i < sizeof agencies / sizeof agencies[0]; i++) {
            if (agencies[i][0] == text.ptr[at] &&
                stands_at(text, at, agencies[i], strlen(agencies[i]), false)) {
                return true;
            }
        }
        for (size_t i = 0; i < sizeof phrases / sizeof phrases[0]; i++) {
            if (phrases[i][0] == galley_ascii_lower(text.ptr[at]) &&
                stands_at(text, at, phrases[i], strlen(phrases[i]), true)) {
                return true;
            }
        }
    }
    return false;
}

static bool is_name_word(galley_slice word) {
    char first = word.ptr[0];
    if ((first >= 'A' && first <= 'Z') || first == '@' || first == '(' || (first & 0x80) != 0) {
        return true;
    }
    for (size_t i = 0; i < sizeof joining / sizeof joining[0]; i++) {
        if (galley_slice_equal_nocase(word, galley_slice_from(joining[i]))) {
            return true;
        }
    }
    /* ddp/Name, n-tv.de, picture-alliance */
    return memchr(word.ptr, '/', word.len) != NULL || memchr(word.ptr, '.', word.len - 1) != NULL ||
           memchr(word.ptr, '-', word.len) != NULL;
}

bool galley_credit_is_names(galley_slice text, size_t *words) {
    *words = 0;
    size_t at = 0;
    while (at < text.len) {
        size_t begin = at;
        while (at < text.len && !galley_ascii_space(text.ptr[at])) {
            at++;
        }
        if (at > begin) {
            ++*words;
            if (!is_name_word(galley_slice_make(text.ptr + begin, at - begin))) {
                return false;
            }
        }
        at++;
    }
    return *words > 0;
}

size_t galley_credit_suffix(galley_slice text) {
    static const char *const suffixes[] = {
        "\xE6\x92\xAE\xE5\xBD\xB1", /* Japanese: taken by, given by */
        "\xE6\x8F\x90\xE4\xBE\x9B",
        "\xE6\x91\x84", /* Chinese, both scripts */
        "\xE6\x94\x9D",
        "\xEC\xA0\x9C\xEA\xB3\xB5", /* Korean */
    };
    for (size_t i = 0; i < sizeof suffixes / sizeof suffixes[0]; i++) {
        size_t len = strlen(suffixes[i]);
        if (text.len > len && memcmp(text.ptr + text.len - len, suffixes[i], len) == 0) {
            return len;
        }
    }
    return 0;
}
