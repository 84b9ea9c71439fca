/*
 * Fuzzes the way from bytes to UTF-8.
 *
 * The first byte chooses: an encoding to decode from, finding the encoding, or unpacking gzip with
 * a limit. An input that begins as HTML does is taken whole, and its encoding found. What must
 * hold: what comes out is UTF-8, no longer than three bytes for one, and the same from a fresh
 * decoder; every version of the UTF-8 check agrees with a plain one; what is UTF-8 is not copied;
 * unpacked bytes keep to the limit.
 */
#include "../src/input/decode.h"
#include "../src/input/gzip.h"
#include "../tests/support/utf8.h"
#include "target.h"

enum {
    UNPACK = 0xFF,
    LIMIT = 1 << 16 /* of unpacked bytes */
};

/* In place of an encoding to decode from. */
static const galley_encoding find_encoding = GALLEY_ENCODING_NONE;

static void check_twins(galley_slice bytes) {
    galley_utf8_kind kind = galley_utf8_nth(0)->check(bytes);
    if ((kind != GALLEY_UTF8_INVALID) != utf8_is_valid(bytes.ptr, bytes.len)) {
        stop("the UTF-8 check is wrong");
    }
    for (size_t i = 1; galley_utf8_nth(i) != NULL; i++) {
        if (galley_utf8_nth(i)->check(bytes) != kind) {
            stop("two UTF-8 checks differ");
        }
    }
}

static galley_slice decode(galley_decoder *decoder, galley_slice bytes, galley_encoding encoding) {
    galley_slice none = {NULL, 0};
    galley_slice text = none;
    galley_sniffed found = {GALLEY_ENCODING_NONE, GALLEY_SNIFF_DEFAULT, GALLEY_UTF8_INVALID};
    galley_status status = encoding == find_encoding
                               ? galley_decode_page(decoder, bytes, none, &found, &text)
                               : galley_decode(decoder, bytes, encoding, &text);
    if (status != GALLEY_STATUS_OK) {
        stop("no text");
    }
    if (encoding == find_encoding && *galley_encoding_name(found.encoding) == '\0') {
        stop("an encoding without a name");
    }
    return text;
}

static void check_text(galley_slice bytes, galley_slice text, galley_encoding encoding) {
    if (!utf8_is_valid(text.ptr, text.len)) {
        stop("the text is not UTF-8");
    }
    if (text.len > 3 * bytes.len) {
        stop("the text is more than three times as long");
    }
    if (encoding == GALLEY_ENCODING_UTF_8 && utf8_is_valid(bytes.ptr, bytes.len) &&
        (text.ptr < bytes.ptr || text.ptr > bytes.ptr + bytes.len)) {
        stop("UTF-8 was copied");
    }
}

static void check_decoding(galley_slice bytes, galley_encoding encoding) {
    /* Both live as long as the program, for unpacking indexes takes longer than decoding; they have
     * seen the same encodings but not the same text before. */
    static galley_allocator allocator;
    static galley_decoder one;
    static galley_decoder other;
    if (one.allocator == NULL) {
        allocator = galley_allocator_default();
        galley_decoder_init(&one, &allocator, galley_utf8_best());
        galley_decoder_init(&other, &allocator, galley_utf8_nth(0));
    }
    decode(&one, galley_slice_from("a page before, \xFF of which nothing may remain"), encoding);
    galley_slice text = decode(&one, bytes, encoding);
    check_text(bytes, text, encoding);
    if (!galley_slice_equal(text, decode(&other, bytes, encoding))) {
        stop("another decoder gives another text");
    }
}

static void check_unpacking(galley_slice bytes) {
    galley_allocator allocator = galley_allocator_default();
    galley_buffer output;
    galley_buffer_init(&output, &allocator);
    galley_error error = {GALLEY_STATUS_OK, NULL, 0};
    galley_status status = galley_gzip_unpack(bytes, LIMIT, &output, &error);
    if (output.len > LIMIT || error.status != status || error.position > bytes.len ||
        (status == GALLEY_STATUS_OK) != (error.message == NULL)) {
        stop("unpacking went past its limits");
    }
    galley_buffer_free(&output);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
    if (size == 0) {
        return 0;
    }
    bool whole = data[0] == '<';
    galley_slice bytes = {(const char *)data + !whole, size - !whole};
    if (data[0] == UNPACK) {
        check_unpacking(bytes);
        return 0;
    }
    check_twins(bytes);
    check_decoding(bytes,
                   whole ? find_encoding : (galley_encoding)(data[0] % GALLEY_ENCODING_COUNT));
    return 0;
}
