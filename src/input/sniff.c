/*
 * Finds a page's encoding, the way of the HTML standard: byte order mark, what the caller knows,
 * what the page declares in its first 1,024 bytes, what the bytes look like, else windows-1252.
 *
 * Two things are ours. A page may declare its encoding later than browsers look at first: they then
 * start again when the parser meets the element, and here the rest of the page is searched instead.
 * And pages are often saved as UTF-8 with the declaration that they had before: bytes that are
 * UTF-8 throughout are read as UTF-8, for text in another encoding is hardly ever that by chance.
 * The caller's word is not doubted.
 */
#include "sniff.h"

#include "guess.h"
#include "prescan.h"

/* What browsers look at before they begin, and the standard recommends. */
enum { PRESCAN_BYTES = 1024 };

/*
 * Sequences of UTF-8 that outweigh a declaration of a multi-byte encoding. Two Chinese characters
 * of GB 2312 look like UTF-8 in one case of seven, so that eight never would by chance; but one
 * page of html5lib-tests has 95 and wants its declaration believed, and saved pages have thousands.
 * Of a single-byte encoding one is enough: it would be a capital with an accent before a symbol.
 */
enum { ENOUGH_SEQUENCES = 256 };

galley_encoding galley_sniff_mark(galley_slice bytes, size_t *len) {
    *len = 0;
    if (bytes.len >= 3 && memcmp(bytes.ptr, "\xEF\xBB\xBF", 3) == 0) {
        *len = 3;
        return GALLEY_ENCODING_UTF_8;
    }
    if (bytes.len < 2) {
        return GALLEY_ENCODING_NONE;
    }
    *len = 2;
    if (memcmp(bytes.ptr, "\xFE\xFF", 2) == 0) {
        return GALLEY_ENCODING_UTF_16BE;
    }
    if (memcmp(bytes.ptr, "\xFF\xFE", 2) == 0) {
        return GALLEY_ENCODING_UTF_16LE;
    }
    *len = 0;
    return GALLEY_ENCODING_NONE;
}

/* Counts the sequences of valid UTF-8 over ASCII, up to ENOUGH_SEQUENCES. */
static bool has_enough_sequences(galley_slice bytes) {
    int count = 0;
    for (size_t i = 0; i < bytes.len && count < ENOUGH_SEQUENCES; i++) {
        count += (unsigned char)bytes.ptr[i] >= 0xC0;
    }
    return count == ENOUGH_SEQUENCES;
}

/* Whether bytes of that kind are UTF-8 against the page's own word. */
static bool outweighs(galley_slice bytes, galley_utf8_kind kind, galley_encoding declared) {
    return kind == GALLEY_UTF8_VALID &&
           (declared == GALLEY_ENCODING_NONE || galley_encoding_single_byte(declared) ||
            has_enough_sequences(bytes));
}

static galley_encoding find_declared(galley_slice bytes, galley_utf8_kind kind) {
    size_t len = bytes.len < PRESCAN_BYTES ? bytes.len : PRESCAN_BYTES;
    galley_encoding declared = galley_prescan(galley_slice_make(bytes.ptr, len));
    /* UTF-8 would be the answer whatever a late declaration says. */
    if (declared == GALLEY_ENCODING_NONE && len < bytes.len && kind != GALLEY_UTF8_VALID) {
        declared = galley_prescan_page(bytes);
    }
    return declared;
}

galley_sniffed galley_sniff(galley_slice bytes, galley_slice charset, const galley_utf8 *utf8) {
    galley_utf8_kind kind = utf8->check(bytes);
    size_t mark_len = 0;
    galley_encoding encoding = galley_sniff_mark(bytes, &mark_len);
    if (encoding != GALLEY_ENCODING_NONE) {
        return (galley_sniffed){encoding, GALLEY_SNIFF_MARK, kind};
    }
    encoding = galley_encoding_from_label(charset);
    if (encoding != GALLEY_ENCODING_NONE) {
        return (galley_sniffed){encoding, GALLEY_SNIFF_HINT, kind};
    }
    encoding = find_declared(bytes, kind);
    if (encoding != GALLEY_ENCODING_UTF_8 && outweighs(bytes, kind, encoding)) {
        return (galley_sniffed){GALLEY_ENCODING_UTF_8, GALLEY_SNIFF_CONTENT, kind};
    }
    if (encoding != GALLEY_ENCODING_NONE) {
        return (galley_sniffed){encoding, GALLEY_SNIFF_DECLARED, kind};
    }
    encoding = galley_guess(bytes);
    if (encoding != GALLEY_ENCODING_NONE) {
        return (galley_sniffed){encoding, GALLEY_SNIFF_GUESS, kind};
    }
    return (galley_sniffed){GALLEY_ENCODING_WINDOWS_1252, GALLEY_SNIFF_DEFAULT, kind};
}
