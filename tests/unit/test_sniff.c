/*
 * Which encoding a page is found to be in: each rule of the standard's prescan, the order of what
 * may tell, and the guess.
 */
#include "../../src/input/decode.h"
#include "../../src/input/guess.h"
#include "../support/check.h"
#include "guess_cases.h"

#include <string.h>

#define E(name) GALLEY_ENCODING_##name
#define NONE GALLEY_ENCODING_NONE

typedef struct sniff_case {
    const char *page;
    galley_encoding declared; /* NONE: nothing is */
} sniff_case;

static const sniff_case prescans[] = {
    /* the charset attribute */
    {"<meta charset=koi8-r>", E(KOI8_R)},
    {"<META CHARSET = \"KOI8-R\" />", E(KOI8_R)},
    {"<meta\tcharset='koi8-r'\n>", E(KOI8_R)},
    {"<meta/charset=koi8-r>", E(KOI8_R)},
    {"<meta charset=koi8-r/>", NONE}, /* the slash is part of the value */
    {"<meta x charset=koi8-r>", E(KOI8_R)},
    {"<meta x=charset charset=koi8-r>", E(KOI8_R)},
    {"<meta =charset=koi8-r>", NONE},
    {"<meta =x charset=koi8-r>", E(KOI8_R)},
    {"<metacharset=koi8-r>", NONE},
    {"<meta\x0b"
     "charset=koi8-r>",
     NONE},
    {"<meta charset=koi8-r", NONE},
    {"<meta charset=koi8-r ", NONE},
    {"<meta charset=", NONE},
    {"<meta charset", NONE},
    {"<meta charset='koi8-r", NONE},
    {"<meta charset=koi8-r charset=big5>", E(KOI8_R)},
    {"<meta charset=nonsense charset=big5>", NONE},
    {"<meta charset=nonsense><meta charset=big5>", E(BIG5)},
    {"<meta charset=''><meta charset=big5>", E(BIG5)},
    {"<meta><meta charset=big5>", E(BIG5)},
    {"<meta charset>x", NONE},
    /* http-equiv and content */
    {"<meta http-equiv=content-type content='text/html; charset=koi8-r'>", E(KOI8_R)},
    {"<meta content='text/html; charset=koi8-r' http-equiv=Content-Type>", E(KOI8_R)},
    {"<meta content='text/html; charset=koi8-r'>", NONE},
    {"<meta http-equiv=refresh content='text/html; charset=koi8-r'>", NONE},
    {"<meta http-equiv='content-type ' content='charset=koi8-r'>", NONE},
    {"<meta http-equiv=content-type content='charset=koi8-r;x'>", E(KOI8_R)},
    {"<meta http-equiv=content-type content='charset = koi8-r x'>", E(KOI8_R)},
    {"<meta http-equiv=content-type content='charset=\"koi8-r\"x'>", E(KOI8_R)},
    {"<meta http-equiv=content-type content='charset=\"koi8-r'>", NONE},
    {"<meta http-equiv=content-type content=\"charset='koi8-r\">", NONE},
    {"<meta http-equiv=content-type content='charset'>", NONE},
    {"<meta http-equiv=content-type content='charset='>", NONE},
    {"<meta http-equiv=content-type content='charset charset=koi8-r'>", E(KOI8_R)},
    {"<meta http-equiv=content-type content='charsetcharset=koi8-r'>", E(KOI8_R)},
    {"<meta http-equiv=content-type content='CharSet=koi8-r'>", E(KOI8_R)},
    {"<meta http-equiv=content-type content='charset=koi8-r' charset=big5>", E(BIG5)},
    {"<meta http-equiv=content-type charset=big5 content='charset=koi8-r'>", E(BIG5)},
    {"<meta content='charset=koi8-r' charset=big5>", E(BIG5)},
    {"<meta http-equiv=x http-equiv=content-type content='charset=koi8-r'>", NONE},
    {"<meta content=x content='charset=koi8-r' http-equiv=content-type>", NONE},
    /* encodings that cannot be what is declared */
    {"<meta charset=utf-16>", E(UTF_8)},
    {"<meta charset=utf-16be>", E(UTF_8)},
    {"<meta charset=x-user-defined>", E(WINDOWS_1252)},
    {"<meta charset=iso-2022-kr>", E(REPLACEMENT)},
    /* what is passed over */
    {"<!-- <meta charset=big5> --><meta charset=koi8-r>", E(KOI8_R)},
    {"<!--><meta charset=koi8-r>-->", E(KOI8_R)},
    {"<!---><meta charset=koi8-r>-->", E(KOI8_R)},
    {"<!-- > - -> <meta charset=koi8-r>", NONE},
    {"<!-- <meta charset=koi8-r>", NONE},
    {"<!doctype html><meta charset=koi8-r>", E(KOI8_R)},
    {"<! <meta charset=big5><meta charset=koi8-r>", E(KOI8_R)},
    {"<? <meta charset=big5><meta charset=koi8-r>", E(KOI8_R)},
    {"</ <meta charset=big5><meta charset=koi8-r>", E(KOI8_R)},
    {"<1 <meta charset=koi8-r>", E(KOI8_R)},
    {"< <meta charset=koi8-r>", E(KOI8_R)},
    {"<<meta charset=koi8-r>", E(KOI8_R)},
    {"<a title='<meta charset=big5>'><meta charset=koi8-r>", E(KOI8_R)},
    {"<a title='><meta charset=koi8-r>", NONE},
    {"<a title=><meta charset=koi8-r>", E(KOI8_R)},
    {"</a title='<meta charset=big5>'><meta charset=koi8-r>", E(KOI8_R)},
    {"<a<meta charset=koi8-r>", NONE},
    {"x > y <meta charset=koi8-r>", E(KOI8_R)},
    {"<script>'<meta charset=koi8-r>'</script>", E(KOI8_R)}, /* the prescan knows no script */
    /* the XML declaration */
    {"<?xml version='1.0' encoding='koi8-r'?>", E(KOI8_R)},
    {"<?xml encoding = \"koi8-r\"?>", E(KOI8_R)},
    {"<?xml encoding='koi8-r'?><meta charset=big5>", E(BIG5)},
    {"<?xml encoding='utf-16'?>", E(UTF_8)},
    {"<?xml encoding='koi8-r'", NONE},
    {"<?xml encoding='koi8-r>", NONE},
    {"<?xml encoding='koi8 r'?>", NONE},
    {"<?xml encoding=koi8-r?>", NONE},
    {"<?xml encoding?>", NONE},
    {"<?xml version='1.0'?><p encoding='koi8-r'>", NONE},
    {" <?xml encoding='koi8-r'?>", NONE},
    {"<?XML encoding='koi8-r'?>", NONE},
    {"", NONE},
    {"<", NONE},
    {"<!", NONE},
    {"<!-", NONE},
    {"<!--", NONE},
    {"<meta", NONE},
    {"<meta ", NONE},
    {"<?xml", NONE},
};

static galley_sniffed sniff(galley_slice page, const char *charset) {
    return galley_sniff(page, galley_slice_from(charset), galley_utf8_best());
}

static void expect(galley_slice page, const char *charset, galley_encoding encoding,
                   galley_sniff_source source) {
    galley_sniffed found = sniff(page, charset);
    CHECK_SAYING(found.encoding == encoding && found.source == source, "%.60s: %s by %d", page.ptr,
                 galley_encoding_name(found.encoding), (int)found.source);
}

static void test_prescans(void) {
    for (size_t i = 0; i < sizeof prescans / sizeof *prescans; i++) {
        galley_encoding declared = prescans[i].declared;
        expect(galley_slice_from(prescans[i].page), "",
               declared == NONE ? E(WINDOWS_1252) : declared,
               declared == NONE ? GALLEY_SNIFF_DEFAULT : GALLEY_SNIFF_DECLARED);
    }
    expect(galley_slice_make("<\0?\0x\0", 6), "", E(UTF_16LE), GALLEY_SNIFF_DECLARED);
    expect(galley_slice_make("\0<\0?\0x", 6), "", E(UTF_16BE), GALLEY_SNIFF_DECLARED);
    expect(galley_slice_make(NULL, 0), "", E(WINDOWS_1252), GALLEY_SNIFF_DEFAULT);
}

static void test_order(void) {
    galley_slice marked = galley_slice_from("\xEF\xBB\xBF<meta charset=koi8-r>");
    expect(marked, "big5", E(UTF_8), GALLEY_SNIFF_MARK);
    expect(galley_slice_make("\xFF\xFEh\0", 4), "big5", E(UTF_16LE), GALLEY_SNIFF_MARK);
    expect(galley_slice_make("\xFE\xFF\0h", 4), "big5", E(UTF_16BE), GALLEY_SNIFF_MARK);
    galley_slice declared = galley_slice_from("<meta charset=koi8-r>");
    expect(declared, " Big5 ", E(BIG5), GALLEY_SNIFF_HINT);
    expect(declared, "nonsense", E(KOI8_R), GALLEY_SNIFF_DECLARED);
    /* The caller may say what a page cannot. */
    expect(declared, "utf-16be", E(UTF_16BE), GALLEY_SNIFF_HINT);
    /* Saved as UTF-8, its declaration kept. */
    expect(galley_slice_from("<meta charset=iso-8859-1>caf\xC3\xA9"), "", E(UTF_8),
           GALLEY_SNIFF_CONTENT);
    expect(galley_slice_from("<meta charset=iso-8859-1>caf\xC3\xA9"), "iso-8859-1", E(WINDOWS_1252),
           GALLEY_SNIFF_HINT);
    expect(galley_slice_from("<meta charset=utf-8>caf\xC3\xA9"), "", E(UTF_8),
           GALLEY_SNIFF_DECLARED);
    expect(galley_slice_from("<meta charset=gbk>caf\xC3\xA9"), "", E(GBK), GALLEY_SNIFF_DECLARED);
    expect(galley_slice_from("caf\xC3\xA9"), "", E(UTF_8), GALLEY_SNIFF_CONTENT);
    expect(galley_slice_from("caf\xE9"), "", E(WINDOWS_1252), GALLEY_SNIFF_DEFAULT);
}

static void test_saved_as_utf8(void) {
    static char page[2000] = "<meta charset=gb2312>";
    size_t len = strlen(page);
    for (int sequences = 0; sequences < 255; sequences++, len += 3) {
        memcpy(page + len, "\xE4\xBA\xBA", 3);
    }
    expect(galley_slice_make(page, len), "", E(GBK), GALLEY_SNIFF_DECLARED);
    memcpy(page + len, "\xE4\xBA\xBA", 3);
    expect(galley_slice_make(page, len + 3), "", E(UTF_8), GALLEY_SNIFF_CONTENT);
}

/* A declaration after the first 1,024 bytes, behind what only looks like one. */
static void test_late(void) {
    static char page[4000];
    static const char *const ends[] = {
        "<meta charset=koi8-r>\xC1",
        "<script>'<meta charset=big5>'</script><meta charset=koi8-r>\xC1",
        "<style><meta charset=big5></style ><meta charset=koi8-r>\xC1",
        "<title><meta charset=big5></tit></TITLE><meta charset=koi8-r>\xC1",
        "<titles><meta charset=koi8-r></titles>\xC1",
    };
    for (size_t fill = 990; fill < 1100; fill++) {
        for (size_t i = 0; i < sizeof ends / sizeof *ends; i++) {
            memset(page, ' ', fill);
            memcpy(page + fill, ends[i], strlen(ends[i]));
            galley_slice whole = galley_slice_make(page, fill + strlen(ends[i]));
            /* Where a declaration in a script still lies in the first bytes, it counts. */
            if (fill > 1015 || i == 0 || i == 4) {
                expect(whole, "", E(KOI8_R), GALLEY_SNIFF_DECLARED);
            }
        }
    }
    memset(page, ' ', sizeof page);
    memcpy(page + 2000, "<script><meta charset=koi8-r>", 29);
    expect(galley_slice_make(page, sizeof page), "", E(WINDOWS_1252), GALLEY_SNIFF_DEFAULT);
}

static void test_guesses(void) {
    for (size_t i = 0; i < sizeof guesses / sizeof *guesses; i++) {
        galley_sniffed found = sniff(galley_slice_from(guesses[i].bytes), "");
        CHECK_SAYING(found.encoding == guesses[i].encoding, "%s: %s", guesses[i].name,
                     galley_encoding_name(found.encoding));
    }
    expect(galley_slice_make("<\0p\0>\0h\0i\0", 10), "", E(UTF_16LE), GALLEY_SNIFF_GUESS);
    expect(galley_slice_make("\0<\0p\0>\0h\0i", 10), "", E(UTF_16BE), GALLEY_SNIFF_GUESS);
    galley_slice pasted = galley_slice_from("\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC\xC3\xBC"
                                            "\xC3\xBC\xC3\xBC\xC3\xBC\xE4!");
    expect(pasted, "", E(UTF_8), GALLEY_SNIFF_GUESS);
    CHECK(galley_guess(galley_slice_make("", 0)) == NONE);
    CHECK(galley_guess(galley_slice_from("\x1B$")) == NONE);
    CHECK(galley_guess(galley_slice_from("\xFF")) == NONE);
}

/* From bytes to text in one call. */
static void test_pages(void) {
    galley_allocator allocator = galley_allocator_default();
    galley_decoder decoder;
    galley_decoder_init(&decoder, &allocator, galley_utf8_best());
    galley_slice page = galley_slice_from("\xEF\xBB\xBFgr\xC3\xBC\xC3\x9F");
    galley_slice text;
    galley_sniffed found;
    CHECK(galley_decode_page(&decoder, page, galley_slice_make(NULL, 0), &found, &text) ==
          GALLEY_STATUS_OK);
    CHECK(text.ptr == page.ptr + 3 && text.len == page.len - 3);
    CHECK(found.encoding == E(UTF_8) && found.kind == GALLEY_UTF8_VALID);
    page = galley_slice_from("<meta charset=shift_jis>\x82\xA0");
    CHECK(galley_decode_page(&decoder, page, galley_slice_from("x"), NULL, &text) ==
          GALLEY_STATUS_OK);
    CHECK(galley_slice_equal(text, galley_slice_from("<meta charset=shift_jis>\xE3\x81\x82")));
    page = galley_slice_make(NULL, 0);
    CHECK(galley_decode_page(&decoder, page, page, &found, &text) == GALLEY_STATUS_OK);
    CHECK(text.len == 0);
    galley_decoder_free(&decoder);
}

int main(void) {
    test_prescans();
    test_order();
    test_saved_as_utf8();
    test_late();
    test_guesses();
    test_pages();
    return check_finish();
}
