/*
 * Labels and decoders, held to the Encoding Standard.
 *
 * Each multi-byte decoder must give what a second one gives, written in another language from the
 * standard's text: over all pairs of bytes, and over random inputs in which the bytes where
 * decoders turn are frequent. The errors that matter most are also spelt out here one by one.
 */
#include "../../src/input/decode.h"
#include "../support/check.h"
#include "../support/counting.h"
#include "../support/random.h"
#include "encoding_sums.h"

#include <string.h>

typedef struct case_of_decoding {
    galley_encoding encoding;
    const char *bytes;
    size_t len;
    const char *text;
} case_of_decoding;

#define CASE(encoding, bytes, text)                                                                \
    { GALLEY_ENCODING_##encoding, bytes, sizeof(bytes) - 1, text }
#define BAD "\xEF\xBF\xBD"

static const case_of_decoding cases[] = {
    CASE(UTF_8, "", ""),
    CASE(UTF_8, "\xEF\xBB\xBFmark", "mark"),
    CASE(UTF_8, "a\xEF\xBB\xBF", "a\xEF\xBB\xBF"),
    CASE(UTF_8, "\x80", BAD),
    CASE(UTF_8, "\xC0\xAF", BAD BAD),
    CASE(UTF_8, "\xE0\x80\x80", BAD BAD BAD),
    CASE(UTF_8, "\xED\xA0\x80", BAD BAD BAD),
    CASE(UTF_8, "\xF0\x80\x80\x80", BAD BAD BAD BAD),
    CASE(UTF_8, "\xF0\x9F\x98", BAD),
    CASE(UTF_8, "\xF0\x9F\x98z", BAD "z"),
    CASE(UTF_8, "\xF0\x9F\xE4\xBA\xBA", BAD "\xE4\xBA\xBA"),
    CASE(UTF_8, "\xF4\x90\x80\x80", BAD BAD BAD BAD),
    CASE(UTF_8, "\xF5\xFF", BAD BAD),
    CASE(UTF_8, "\xE4\xBA", BAD),
    CASE(UTF_8, "\xC3<", BAD "<"),
    CASE(UTF_16LE, "\xFF\xFEh\0i\0", "hi"),
    CASE(UTF_16LE, "=\xD8\0\xDE", "\xF0\x9F\x98\x80"),
    CASE(UTF_16LE, "=\xD8h\0", BAD "h"),
    CASE(UTF_16LE, "\0\xDEh\0", BAD "h"),
    CASE(UTF_16LE, "h\0i", "h" BAD),
    CASE(UTF_16LE, "=\xD8\0", BAD),
    CASE(UTF_16LE, "=\xD8=\xD8\0\xDE", BAD "\xF0\x9F\x98\x80"),
    CASE(UTF_16BE, "\xFE\xFF\0h\xD8=\xDE\0", "h\xF0\x9F\x98\x80"),
    CASE(UTF_16BE, "\xD8", BAD),
    CASE(WINDOWS_1252, "\x80\x81\x9F\xE9", "\xE2\x82\xAC\xC2\x81\xC5\xB8\xC3\xA9"),
    CASE(WINDOWS_1253, "\xAA\xD2", BAD BAD),
    CASE(ISO_8859_8_I, "\xE0", "\xD7\x90"),
    CASE(KOI8_U, "\xAE", "\xD1\x9E"),
    CASE(X_USER_DEFINED, "a\x80\xFF", "a\xEF\x9E\x80\xEF\x9F\xBF"),
    CASE(REPLACEMENT, "", ""),
    CASE(REPLACEMENT, "hello", BAD),
    CASE(GB18030, "\x80", "\xE2\x82\xAC"),
    CASE(GB18030, "\xA8\xBC", "\xE1\xB8\xBF"),
    CASE(GB18030, "\xA6\xD9", "\xEF\xB8\x90"),
    CASE(GB18030, "\x81\x35\xF4\x37", "\xEE\x9F\x87"),
    CASE(GB18030, "\x90\x30\x81\x30", "\xF0\x90\x80\x80"),
    CASE(GB18030, "\xE3\x32\x9A\x35", "\xF4\x8F\xBF\xBF"),
    CASE(GB18030, "\xE3\x32\x9A\x36", BAD),
    CASE(GB18030, "\x84\x31\xA4\x3A", BAD "1" BAD ":"),
    CASE(GB18030, "\x81\x30z", BAD "0z"),
    CASE(GB18030, "\x81\x30\x81", BAD),
    CASE(GB18030, "\x81\x30\x81z", BAD "0\xE4\xBA\x83"),
    CASE(GB18030, "\x81\x20", BAD " "),
    CASE(GB18030, "\x81\xFFz", BAD "z"),
    CASE(GB18030, "\xFF", BAD),
    CASE(GBK, "\xC4\xE3\xBA\xC3", "\xE4\xBD\xA0\xE5\xA5\xBD"),
    CASE(BIG5, "\x88\x62\x88\x64", "\xC3\x8A\xCC\x84\xC3\x8A\xCC\x8C"),
    CASE(BIG5, "\x88\xA3\x88\xA5", "\xC3\xAA\xCC\x84\xC3\xAA\xCC\x8C"),
    CASE(BIG5, "\xA4\xA4\xA4\xE5", "\xE4\xB8\xAD\xE6\x96\x87"),
    CASE(BIG5, "\x81\x41", BAD "A"),
    CASE(BIG5, "\x88\x80\x80", BAD BAD),
    CASE(EUC_JP, "\xA4\xA2\x8E\xB1\x8F\xB0\xA1", "\xE3\x81\x82\xEF\xBD\xB1\xE4\xB8\x82"),
    CASE(EUC_JP, "\x8E\x41", BAD "A"),
    CASE(EUC_JP, "\x8F\xA1\x41", BAD "A"),
    CASE(EUC_JP, "\x8F\xB0", BAD),
    CASE(EUC_JP, "\x8F\x8F\xB0\xA1", BAD "\xE4\xBA\x9C"),
    CASE(SHIFT_JIS, "\x82\xA0\xB1\x80", "\xE3\x81\x82\xEF\xBD\xB1\xC2\x80"),
    CASE(SHIFT_JIS, "\xF0\x40\xF9\xFC", "\xEE\x80\x80\xEE\x9D\x97"),
    CASE(SHIFT_JIS, "\x81\x22", BAD "\""),
    CASE(SHIFT_JIS, "\xA0\xFD", BAD BAD),
    CASE(EUC_KR, "\xB0\xA1\x81\x41", "\xEA\xB0\x80\xEA\xB0\x82"),
    CASE(EUC_KR, "\x81\x40", BAD "@"),
    CASE(EUC_KR, "\xC9\xA1", BAD),
    CASE(ISO_2022_JP, "a\x1B$B$\"\x1B(Bz", "a\xE3\x81\x82z"),
    CASE(ISO_2022_JP, "\x1B(J\\~\x1B(I1", "\xC2\xA5\xE2\x80\xBE\xEF\xBD\xB1"),
    CASE(ISO_2022_JP, "\x1B$B\x1B(B", BAD),
    CASE(ISO_2022_JP, "\x1B(Ba\x1B(Bb", "ab"),
    CASE(ISO_2022_JP, "\x1B$", BAD "$"),
    CASE(ISO_2022_JP, "\x1Bq\x0E\x80", BAD "q" BAD BAD),
    CASE(ISO_2022_JP, "\x1B$B$\x1B(Bx", BAD "x"),
    CASE(ISO_2022_JP, "\x1B$B$", BAD),
};

static galley_slice decode(galley_decoder *decoder, galley_slice bytes, galley_encoding encoding) {
    galley_slice text = {NULL, 0};
    CHECK(galley_decode(decoder, bytes, encoding, &text) == GALLEY_STATUS_OK);
    return text;
}

static void test_cases(galley_decoder *decoder) {
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        galley_slice bytes = galley_slice_make(cases[i].bytes, cases[i].len);
        galley_slice text = decode(decoder, bytes, cases[i].encoding);
        CHECK_SAYING(galley_slice_equal(text, galley_slice_from(cases[i].text)),
                     "case %zu, %s: got %.*s", i, galley_encoding_name(cases[i].encoding),
                     (int)text.len, text.ptr);
    }
}

/* FNV-1a over the bytes and one 0xFF, as in the script that made the sums. */
static uint64_t add(uint64_t sum, galley_slice text) {
    const uint64_t prime = UINT64_C(0x100000001B3);
    for (size_t i = 0; i < text.len; i++) {
        sum = (sum ^ (unsigned char)text.ptr[i]) * prime;
    }
    return (sum ^ 0xFF) * prime;
}

static const uint64_t no_sum = UINT64_C(0xCBF29CE484222325);

/* All inputs of `prefix` bytes 0x8F and two more. */
static uint64_t sum_pairs(galley_decoder *decoder, galley_encoding encoding, size_t prefix) {
    uint64_t sum = no_sum;
    for (unsigned pair = 0; pair < 0x10000; pair++) {
        char bytes[3] = {(char)0x8F, (char)0x8F, (char)0x8F};
        bytes[prefix] = (char)(pair >> 8);
        bytes[prefix + 1] = (char)pair;
        galley_slice text = decode(decoder, galley_slice_make(bytes, prefix + 2), encoding);
        sum = add(sum, text);
    }
    return sum;
}

static size_t make_random(uint64_t *state, char *bytes) {
    size_t len = 0;
    for (;;) {
        *state = *state * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
        uint32_t draw = (uint32_t)(*state >> 33);
        if (len == 40 || (draw % 16 == 0 && len > 0)) {
            return len;
        }
        bytes[len++] = (char)((draw & 32) != 0 ? turns[draw >> 8 & 31] : draw >> 16);
    }
}

static uint64_t sum_random(galley_decoder *decoder, galley_encoding encoding) {
    uint64_t sum = no_sum;
    uint64_t state = 1;
    for (int i = 0; i < RANDOM_INPUTS; i++) {
        char bytes[40];
        size_t len = make_random(&state, bytes);
        sum = add(sum, decode(decoder, galley_slice_make(bytes, len), encoding));
    }
    return sum;
}

static void test_sums(galley_decoder *decoder) {
    for (size_t i = 0; i < sizeof sums / sizeof *sums; i++) {
        const char *name = galley_encoding_name(sums[i].encoding);
        CHECK_SAYING(sum_pairs(decoder, sums[i].encoding, 0) == sums[i].pairs, "%s, pairs", name);
        CHECK_SAYING(sum_random(decoder, sums[i].encoding) == sums[i].random, "%s, random", name);
    }
    CHECK(sum_pairs(decoder, GALLEY_ENCODING_EUC_JP, 1) == euc_jp_three_byte_sum);
    uint64_t sum = no_sum;
    for (unsigned pointer = 0; pointer < 126 * 10 * 126 * 10; pointer += 97) {
        char bytes[4] = {(char)(0x81 + pointer / 12600), (char)(0x30 + pointer / 1260 % 10),
                         (char)(0x81 + pointer / 10 % 126), (char)(0x30 + pointer % 10)};
        sum = add(sum, decode(decoder, galley_slice_make(bytes, 4), GALLEY_ENCODING_GB18030));
    }
    CHECK(sum == gb18030_four_byte_sum);
}

static galley_encoding find(const char *label) {
    return galley_encoding_from_label(galley_slice_from(label));
}

static void test_labels(void) {
    for (size_t i = 0; i < galley_encoding_label_count; i++) {
        const galley_encoding_label *label = &galley_encoding_labels[i];
        CHECK_SAYING(find(label->text) == label->encoding, "label %s", label->text);
        CHECK(i == 0 || strcmp(label[-1].text, label->text) < 0);
    }
    CHECK(galley_encoding_label_count == 228);
    for (int i = GALLEY_ENCODING_NONE + 1; i < GALLEY_ENCODING_COUNT; i++) {
        CHECK(find(galley_encoding_name((galley_encoding)i)) == (galley_encoding)i);
    }
    CHECK(find(" \t\nISO-8859-1\f\r") == GALLEY_ENCODING_WINDOWS_1252);
    CHECK(find("\xC2\xA0utf-8") == GALLEY_ENCODING_NONE);
    CHECK(find("utf-") == GALLEY_ENCODING_NONE);
    CHECK(find("utf-80") == GALLEY_ENCODING_NONE);
    CHECK(find("") == GALLEY_ENCODING_NONE);
    CHECK(find("utf-7") == GALLEY_ENCODING_NONE);
    CHECK(galley_encoding_from_label(galley_slice_make("utf8\0", 5)) == GALLEY_ENCODING_NONE);
    CHECK(galley_encoding_from_label(galley_slice_make(NULL, 0)) == GALLEY_ENCODING_NONE);
}

/* What is UTF-8 already must not be copied. */
static void test_no_copy(galley_decoder *decoder) {
    galley_slice text = galley_slice_from("gr\xC3\xBC\xC3\x9F dich");
    CHECK(decode(decoder, text, GALLEY_ENCODING_UTF_8).ptr == text.ptr);
    galley_slice marked = galley_slice_from("\xEF\xBB\xBFgr\xC3\xBC\xC3\x9F");
    CHECK(decode(decoder, marked, GALLEY_ENCODING_UTF_8).ptr == marked.ptr + 3);
    galley_slice ascii = galley_slice_from("plain");
    CHECK(decode(decoder, ascii, GALLEY_ENCODING_SHIFT_JIS).ptr == ascii.ptr);
    CHECK(decode(decoder, ascii, GALLEY_ENCODING_UTF_16LE).ptr != ascii.ptr);
}

/* Sequences lie across the decoder's blocks at every place: one long input must decode as its
 * parts do. */
static void test_blocks(galley_decoder *decoder) {
    static char bytes[3 * 4096];
    for (size_t shift = 0; shift < 8; shift++) {
        for (size_t i = 0; i < sizeof bytes; i++) {
            bytes[i] = i < shift ? 'x' : "\x81\x30\x81\x30\xC4\xE3\xFF"[(i - shift) % 7];
        }
        galley_slice text =
            decode(decoder, galley_slice_make(bytes, sizeof bytes), GALLEY_ENCODING_GB18030);
        galley_buffer expected;
        galley_allocator allocator = galley_allocator_default();
        galley_buffer_init(&expected, &allocator);
        for (size_t i = 0; i < sizeof bytes;) {
            size_t step = i < shift ? 1 : sizeof bytes - i < 7 ? sizeof bytes - i : 7;
            galley_slice part = galley_slice_make(bytes + i, step);
            galley_decoder other;
            galley_decoder_init(&other, &allocator, decoder->utf8);
            galley_buffer_append_slice(&expected, decode(&other, part, GALLEY_ENCODING_GB18030));
            galley_decoder_free(&other);
            i += step;
        }
        CHECK(galley_slice_equal(text, galley_slice_make(expected.bytes, expected.len)));
        galley_buffer_free(&expected);
    }
}

/* Long enough for several blocks of a vector, mostly valid. */
static size_t make_text(random_source *source, char *bytes, size_t capacity) {
    static const char *const pieces[] = {"plain text of some length, over thirty-two bytes of it",
                                         "a",
                                         "\xC2\x80",
                                         "\xDF\xBF",
                                         "\xE0\xA0\x80",
                                         "\xED\x9F\xBF",
                                         "\xEE\x80\x80",
                                         "\xEF\xBF\xBF",
                                         "\xF0\x90\x80\x80",
                                         "\xF4\x8F\xBF\xBF",
                                         "\xE4\xBA\xBA",
                                         "\xF0\x9F\x98\x80"};
    size_t len = 0;
    size_t wanted = random_below(source, capacity);
    while (len < wanted) {
        const char *piece = pieces[random_below(source, sizeof pieces / sizeof *pieces)];
        size_t size = strlen(piece);
        size = size < capacity - len ? size : capacity - len;
        memcpy(bytes + len, piece, size);
        len += size;
    }
    for (size_t errors = random_below(source, 3); errors > 0 && len > 0; errors--) {
        bytes[random_below(source, len)] = (char)turns[random_below(source, sizeof turns)];
    }
    return len - (len > 0 ? random_below(source, 2) : 0);
}

static void test_twins(void) {
    random_source source = {1};
    unsigned long valid = 0;
    for (int round = 0; round < 20000; round++) {
        char bytes[300];
        galley_slice text = {bytes, make_text(&source, bytes, sizeof bytes)};
        galley_utf8_kind kind = galley_utf8_nth(0)->check(text);
        valid += kind == GALLEY_UTF8_VALID;
        for (size_t i = 1; galley_utf8_nth(i) != NULL; i++) {
            CHECK_SAYING(galley_utf8_nth(i)->check(text) == kind, "%s, round %d",
                         galley_utf8_nth(i)->name, round);
        }
    }
    CHECK(valid > 4000 && valid < 16000);
}

/* Every two bytes, and each sequence of the longest kinds, at the end of and across a vector. */
static void test_twins_everywhere(void) {
    char bytes[72];
    for (unsigned pair = 0; pair < 0x10000; pair++) {
        for (size_t place = 28; place < 68; place += place == 31 ? 29 : 1) {
            memset(bytes, 'a', sizeof bytes);
            bytes[place] = (char)0xF0;
            bytes[place + 1] = (char)(pair >> 8);
            bytes[place + 2] = (char)pair;
            bytes[place + 3] = (char)0x80;
            for (size_t len = 64; len <= 72; len += 8) {
                galley_slice text = {bytes, len};
                galley_utf8_kind kind = galley_utf8_nth(0)->check(text);
                for (size_t i = 1; galley_utf8_nth(i) != NULL; i++) {
                    if (galley_utf8_nth(i)->check(text) != kind) {
                        CHECK_SAYING(false, "pair %x at %zu", pair, place);
                    }
                }
            }
        }
    }
}

static void test_memory(void) {
    static const char *const page = "\xC4\xE3\xBA\xC3 \xE9 \x8F\xB0\xA1";
    galley_slice bytes = galley_slice_from(page);
    for (int encoding = GALLEY_ENCODING_NONE + 1; encoding < GALLEY_ENCODING_COUNT; encoding++) {
        bool done = false;
        for (size_t fail_at = 0; !done; fail_at++) {
            counting count = counting_make();
            count.fail_from = fail_at;
            galley_allocator allocator = counting_allocator(&count);
            galley_decoder decoder;
            galley_decoder_init(&decoder, &allocator, galley_utf8_best());
            galley_slice text;
            galley_status status = galley_decode(&decoder, bytes, (galley_encoding)encoding, &text);
            done = status == GALLEY_STATUS_OK;
            CHECK(done || status == GALLEY_STATUS_NO_MEMORY);
            size_t calls = count.calls;
            if (done) {
                galley_decode(&decoder, bytes, (galley_encoding)encoding, &text);
                CHECK_SAYING(count.calls == calls, "%s allocates when warm",
                             galley_encoding_name((galley_encoding)encoding));
            }
            galley_decoder_free(&decoder);
            CHECK(count.live == 0 && !count.misused);
        }
    }
}

int main(void) {
    galley_allocator allocator = galley_allocator_default();
    galley_decoder decoder;
    galley_decoder_init(&decoder, &allocator, galley_utf8_best());
    test_labels();
    test_cases(&decoder);
    test_sums(&decoder);
    test_no_copy(&decoder);
    test_blocks(&decoder);
    test_twins();
    test_twins_everywhere();
    test_memory();
    galley_decoder_free(&decoder);
    return check_finish();
}
