/*
 * Drives the decoders. In: bytes and their encoding. Out: UTF-8, which is the input itself whenever
 * it is UTF-8 already. Everything else goes block by block into one buffer that is kept, so that
 * room is asked for by what has been written, and not by the three bytes for one that could be.
 */
#include "decode.h"

#include "decode_run.h"
#include "index.h"

/* Input bytes between two looks at the room left: many enough that looking costs nothing. */
enum { BLOCK = 4096 };

/* How an encoding that is not single-byte is read. */
typedef struct method {
    galley_decode_fn decode;
    galley_index_name indexes[2];
} method;

static const method methods[GALLEY_ENCODING_COUNT] = {
    [GALLEY_ENCODING_UTF_8] = {galley_decode_utf8, {GALLEY_INDEX_NONE}},
    [GALLEY_ENCODING_UTF_16LE] = {galley_decode_utf16, {GALLEY_INDEX_NONE}},
    [GALLEY_ENCODING_UTF_16BE] = {galley_decode_utf16, {GALLEY_INDEX_NONE}},
    [GALLEY_ENCODING_X_USER_DEFINED] = {galley_decode_x_user_defined, {GALLEY_INDEX_NONE}},
    [GALLEY_ENCODING_REPLACEMENT] = {galley_decode_replacement, {GALLEY_INDEX_NONE}},
    [GALLEY_ENCODING_GBK] = {galley_decode_gb18030, {GALLEY_INDEX_GB18030}},
    [GALLEY_ENCODING_GB18030] = {galley_decode_gb18030, {GALLEY_INDEX_GB18030}},
    [GALLEY_ENCODING_BIG5] = {galley_decode_big5, {GALLEY_INDEX_BIG5}},
    [GALLEY_ENCODING_EUC_KR] = {galley_decode_euc_kr, {GALLEY_INDEX_EUC_KR}},
    [GALLEY_ENCODING_SHIFT_JIS] = {galley_decode_shift_jis, {GALLEY_INDEX_JIS0208}},
    [GALLEY_ENCODING_ISO_2022_JP] = {galley_decode_iso_2022_jp, {GALLEY_INDEX_JIS0208}},
    [GALLEY_ENCODING_EUC_JP] = {galley_decode_euc_jp, {GALLEY_INDEX_JIS0208, GALLEY_INDEX_JIS0212}},
};

void galley_decoder_init(galley_decoder *decoder, const galley_allocator *allocator,
                         const galley_utf8 *utf8) {
    *decoder = (galley_decoder){.allocator = allocator, .utf8 = utf8};
    galley_buffer_init(&decoder->output, allocator);
}

static size_t index_size(galley_index_name name) {
    return galley_packed_indexes[name].entries * sizeof(uint32_t);
}

void galley_decoder_free(galley_decoder *decoder) {
    for (unsigned i = 0; i < GALLEY_INDEX_COUNT; i++) {
        galley_memory_free(decoder->allocator, decoder->indexes[i], index_size(i));
        decoder->indexes[i] = NULL;
    }
    galley_buffer_free(&decoder->output);
}

static bool need_index(galley_decoder *decoder, galley_index_name name) {
    if (name == GALLEY_INDEX_NONE || decoder->indexes[name] != NULL) {
        return true;
    }
    uint32_t *code_points = galley_memory_new(decoder->allocator, index_size(name));
    if (code_points == NULL) {
        return false;
    }
    galley_index_unpack(name, code_points);
    decoder->indexes[name] = code_points;
    return true;
}

/* The function for the encoding, with its tables ready; NULL when there is no memory for them. */
static galley_decode_fn prepare(galley_decoder *decoder, galley_encoding encoding,
                                galley_decode_run *run) {
    run->single = galley_single_byte_indexes[encoding];
    if (run->single != NULL) {
        return galley_decode_single_byte;
    }
    const method *chosen = &methods[encoding];
    if (!need_index(decoder, chosen->indexes[0]) || !need_index(decoder, chosen->indexes[1])) {
        return NULL;
    }
    for (unsigned i = 0; i < GALLEY_INDEX_COUNT; i++) {
        run->indexes[i] = decoder->indexes[i];
    }
    run->big_endian = encoding == GALLEY_ENCODING_UTF_16BE;
    return chosen->decode;
}

static galley_status decode_all(galley_decoder *decoder, galley_slice bytes,
                                galley_encoding encoding, galley_slice *text) {
    galley_decode_run run = {.at = (const unsigned char *)bytes.ptr};
    galley_decode_fn decode = prepare(decoder, encoding, &run);
    if (decode == NULL) {
        return GALLEY_STATUS_NO_MEMORY;
    }
    galley_buffer *output = &decoder->output;
    galley_buffer_clear(output);
    run.end = run.at + bytes.len;
    while (run.at < run.end) {
        run.stop = run.end - run.at > BLOCK ? run.at + BLOCK : run.end;
        size_t most = 3 * (size_t)(run.stop - run.at) + GALLEY_DECODE_SLACK;
        if (!galley_buffer_reserve(output, most)) {
            return GALLEY_STATUS_NO_MEMORY;
        }
        run.out = output->bytes + output->len;
        decode(&run);
        output->len = (size_t)(run.out - output->bytes);
    }
    *text = galley_buffer_slice(output, 0, output->len);
    return GALLEY_STATUS_OK;
}

static galley_slice without_mark(galley_slice bytes, galley_encoding encoding) {
    size_t len = 0;
    if (galley_sniff_mark(bytes, &len) == encoding) {
        bytes.ptr += len;
        bytes.len -= len;
    }
    return bytes;
}

/* Whether the bytes need no decoding, knowing what they are as UTF-8. */
static bool stays(galley_encoding encoding, galley_utf8_kind kind) {
    return (encoding == GALLEY_ENCODING_UTF_8 && kind != GALLEY_UTF8_INVALID) ||
           (kind == GALLEY_UTF8_ASCII && galley_encoding_ascii_superset(encoding));
}

galley_status galley_decode(galley_decoder *decoder, galley_slice bytes, galley_encoding encoding,
                            galley_slice *text) {
    bytes = without_mark(bytes, encoding);
    if (bytes.len == 0 || stays(encoding, decoder->utf8->check(bytes))) {
        *text = bytes;
        return GALLEY_STATUS_OK;
    }
    return decode_all(decoder, bytes, encoding, text);
}

galley_status galley_decode_page(galley_decoder *decoder, galley_slice bytes, galley_slice charset,
                                 galley_sniffed *sniffed, galley_slice *text) {
    galley_sniffed found = galley_sniff(bytes, charset, decoder->utf8);
    if (sniffed != NULL) {
        *sniffed = found;
    }
    bytes = without_mark(bytes, found.encoding);
    if (bytes.len == 0 || stays(found.encoding, found.kind)) {
        *text = bytes;
        return GALLEY_STATUS_OK;
    }
    return decode_all(decoder, bytes, found.encoding, text);
}
