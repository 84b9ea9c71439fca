/*
 * Captions' texts and what they come to: the caption alone, and the credit without its label.
 */
#include "../../src/judge/credit.h"
#include "../support/check.h"

#include <string.h>

typedef struct test_case {
    const char *text;
    const char *caption;
    const char *credit; /* NULL: there is none */
} test_case;

static const test_case cases[] = {
    /* glued */
    {"The harbour in the stormCredit: EPA", "The harbour in the storm", "EPA"},
    {"Boats near the pierFoto: Ilse Brand/dpa", "Boats near the pier", "Ilse Brand/dpa"},
    /* brackets */
    {"The lamp turns again (Photo: A. Name/AFP)", "The lamp turns again", "A. Name/AFP"},
    {"The lamp turns again. (Ida Holm / Reuters)", "The lamp turns again.", "Ida Holm / Reuters"},
    {"The lamp [Ida Holm/AP Photo]", "The lamp", "Ida Holm/AP Photo"},
    {"The mayor (left) and her deputy (right)", "The mayor (left) and her deputy (right)", NULL},
    {"Jane Roe (D., Mont.)", "Jane Roe (D., Mont.)", NULL},
    {"The ship in port (archive)", "The ship in port (archive)", NULL},
    /* labels */
    {"Der Turm im Mai. Foto: Max Muster / dpa", "Der Turm im Mai.", "Max Muster / dpa"},
    {"Der Turm im Mai Foto: Max Muster", "Der Turm im Mai", "Max Muster"},
    {"Der Turm. Bild: Keystone", "Der Turm.", "Keystone"},
    {"Der Turm. Quelle: Stadt Marrow", "Der Turm.", "Stadt Marrow"},
    {"Im Bild: Torfrau Ida Holm", "Im Bild: Torfrau Ida Holm", NULL},
    {"La tour. Cr\xC3\xA9"
     "dit photo : Ida Holm",
     "La tour.", "Ida Holm"},
    {"La torre. Fotograf\xC3\xAD"
     "a de Ida Holm",
     "La torre.", "Ida Holm"},
    {"Photograph: Ida Holm/Getty", "", "Ida Holm/Getty"},
    {"The tower. Photo by Ida Holm/Getty Images", "The tower.", "Ida Holm/Getty Images"},
    {"The tower. Image: (c) Ida Holm.", "The tower.", "Ida Holm"},
    {"The tower \xC2\xA9 Ida Holm", "The tower", "Ida Holm"},
    {"The tower, source of all light", "The tower, source of all light", NULL},
    {"Photo: the old tower stood for two hundred years before the storm of the last winter took it",
     "Photo: the old tower stood for two hundred years before the storm of the last winter took it",
     NULL},
    {"A photo of the tower", "A photo of the tower", NULL},
    {"Wie\xC5\xBC"
     "a. fot. Ida Holm",
     "Wie\xC5\xBC"
     "a.",
     "Ida Holm"},
    {"\xE7\x81\xAF\xE5\x8F\xB0\xEF\xBC\x88\xE5\xB1\xB1\xE7\x94\xB0\xE6\x92\xAE\xE5\xBD\xB1"
     "\xEF\xBC\x89",
     "\xE7\x81\xAF\xE5\x8F\xB0", "\xE5\xB1\xB1\xE7\x94\xB0"},
    {"\xE7\x81\xAF\xE5\x8F\xB0\xEF\xBC\x9D\xEF\xBC\xA1\xEF\xBC\xB0", "\xE7\x81\xAF\xE5\x8F\xB0",
     "\xEF\xBC\xA1\xEF\xBC\xB0"},
    {"\xEB\x93\xB1\xEB\x8C\x80 [\xEC\x82\xAC\xEC\xA7\x84=\xEC\x97\xB0\xED\x95\xA9]",
     "\xEB\x93\xB1\xEB\x8C\x80", "\xEC\x97\xB0\xED\x95\xA9"},
    /* agencies */
    {"The lamp turns again. Ida Holm / AP", "The lamp turns again.", "Ida Holm / AP"},
    {"The lamp turns again - REUTERS", "The lamp turns again", "REUTERS"},
    {"The lamp turns again. Ida Holm via ZUMA", "The lamp turns again.", "Ida Holm via ZUMA"},
    {"picture alliance / dpa", "", "picture alliance / dpa"},
    {"She told Reuters that the lamp turns", "She told Reuters that the lamp turns", NULL},
    {"The lamp turns. It was seen by AP reporters", "The lamp turns. It was seen by AP reporters",
     NULL},
    /* nothing, and next to nothing */
    {"", "", NULL},
    {"  The lamp\n", "The lamp", NULL},
    {"Foto:", "Foto:", NULL},
    {"\xC2\xA9", "\xC2\xA9", NULL},
    {")", ")", NULL},
    {"())", "())", NULL},
};

static bool is(galley_slice slice, const char *text) {
    return text == NULL ? slice.ptr == NULL
                        : galley_slice_equal(slice, galley_slice_from(text)) && slice.ptr != NULL;
}

static void test_splits(void) {
    for (size_t i = 0; i < sizeof cases / sizeof cases[0]; i++) {
        galley_slice caption;
        galley_slice credit;
        bool found = galley_credit_split(galley_slice_from(cases[i].text), &caption, &credit);
        CHECK_SAYING(found == (cases[i].credit != NULL) && is(caption, cases[i].caption) &&
                         is(credit, cases[i].credit),
                     "\"%s\" gave \"%.*s\" and \"%.*s\"", cases[i].text, (int)caption.len,
                     caption.ptr, (int)credit.len, credit.ptr == NULL ? "" : credit.ptr);
    }
}

/* Parts of a text stay in it, whatever its bytes are. */
static void test_hostile(void) {
    static char bytes[3000];
    static const char alphabet[] = "()[]:=/ .\xC2\xA9\xEF\xBC\x88\x89 fotoPhoto:APby\n";
    uint32_t random = 1;
    for (int round = 0; round < 400; round++) {
        size_t len = (size_t)round * 7;
        for (size_t i = 0; i < len; i++) {
            random = random * 1664525U + 1013904223U;
            bytes[i] = alphabet[(random >> 16) % (sizeof alphabet - 1)];
        }
        galley_slice caption;
        galley_slice credit;
        if (galley_credit_split(galley_slice_make(bytes, len), &caption, &credit)) {
            CHECK(credit.len > 0 && credit.ptr >= bytes && credit.ptr + credit.len <= bytes + len);
        }
        CHECK(caption.ptr >= bytes && caption.ptr + caption.len <= bytes + len);
    }
}

int main(void) {
    test_splits();
    test_hostile();
    return check_finish();
}
