/*
 * What the decoders share: one file a family of encodings, one function an encoding. Each reads
 * from run->at until it is at or past run->stop, finishing a sequence that it began, and writes
 * UTF-8 to run->out. For n bytes up to stop the caller has left room for 3 n + GALLEY_DECODE_SLACK:
 * no byte gives more than one U+FFFD, and no sequence more than three bytes for each of its own.
 *
 * The standard tells its decoders as machines that are fed a byte at a time and put bytes back.
 * Here a decoder looks ahead instead: an error consumes what the machine would not have put back.
 */
#ifndef GALLEY_INPUT_DECODE_RUN_H
#define GALLEY_INPUT_DECODE_RUN_H

#include "encoding_tables.h"

/* A sequence begun before stop (up to 4 bytes, 12 written), and an 8-byte store of ASCII. */
enum { GALLEY_DECODE_SLACK = 32 };

/* The state that ISO-2022-JP carries from block to block. */
typedef struct galley_decode_iso_2022_jp_state {
    uint8_t mode;
    bool output; /* an escape came directly before */
} galley_decode_iso_2022_jp_state;

typedef struct galley_decode_run {
    const unsigned char *at;
    const unsigned char *stop;
    const unsigned char *end; /* of the input; stop <= end */
    char *out;
    const uint16_t *single;                      /* of a single-byte encoding */
    const uint32_t *indexes[GALLEY_INDEX_COUNT]; /* unpacked, those the decoder needs */
    galley_decode_iso_2022_jp_state iso_2022_jp;
    bool big_endian; /* of UTF-16 */
} galley_decode_run;

typedef void (*galley_decode_fn)(galley_decode_run *run);

void galley_decode_utf8(galley_decode_run *run);
void galley_decode_utf16(galley_decode_run *run);
void galley_decode_single_byte(galley_decode_run *run);
void galley_decode_x_user_defined(galley_decode_run *run);
void galley_decode_replacement(galley_decode_run *run);
void galley_decode_gb18030(galley_decode_run *run);
void galley_decode_big5(galley_decode_run *run);
void galley_decode_euc_jp(galley_decode_run *run);
void galley_decode_shift_jis(galley_decode_run *run);
void galley_decode_iso_2022_jp(galley_decode_run *run);
void galley_decode_euc_kr(galley_decode_run *run);

static inline void galley_decode_put(galley_decode_run *run, uint32_t code_point) {
    char *out = run->out;
    if (code_point < 0x80) {
        *out++ = (char)code_point;
    } else if (code_point < 0x800) {
        *out++ = (char)(0xC0 | code_point >> 6);
        *out++ = (char)(0x80 | (code_point & 0x3F));
    } else if (code_point < 0x10000) {
        *out++ = (char)(0xE0 | code_point >> 12);
        *out++ = (char)(0x80 | (code_point >> 6 & 0x3F));
        *out++ = (char)(0x80 | (code_point & 0x3F));
    } else {
        *out++ = (char)(0xF0 | code_point >> 18);
        *out++ = (char)(0x80 | (code_point >> 12 & 0x3F));
        *out++ = (char)(0x80 | (code_point >> 6 & 0x3F));
        *out++ = (char)(0x80 | (code_point & 0x3F));
    }
    run->out = out;
}

static inline void galley_decode_put_error(galley_decode_run *run) {
    galley_decode_put(run, 0xFFFD);
}

/* Copies the ASCII up to the next other byte, or stop. False at stop. */
static inline bool galley_decode_ascii(galley_decode_run *run) {
    const unsigned char *at = run->at;
    char *out = run->out;
    for (; run->stop - at >= 8; at += 8, out += 8) {
        uint64_t word;
        memcpy(&word, at, 8);
        if ((word & UINT64_C(0x8080808080808080)) != 0) {
            break;
        }
        memcpy(out, &word, 8);
    }
    while (at < run->stop && *at < 0x80) {
        *out++ = (char)*at++;
    }
    run->at = at;
    run->out = out;
    return at < run->stop;
}

static inline bool galley_decode_between(unsigned byte, unsigned low, unsigned high) {
    return byte >= low && byte <= high;
}

/* The code point of a pointer, or 0. The pointer may lie outside the index. */
static inline uint32_t galley_decode_look_up(const galley_decode_run *run, galley_index_name name,
                                             uint32_t pointer) {
    return pointer < galley_packed_indexes[name].entries ? run->indexes[name][pointer] : 0;
}

/* The end of a two-byte sequence at run->at: the character, or U+FFFD, to which a second byte of
 * ASCII does not belong. */
static inline void galley_decode_finish_pair(galley_decode_run *run, uint32_t code_point) {
    if (code_point != 0) {
        galley_decode_put(run, code_point);
        run->at += 2;
        return;
    }
    galley_decode_put_error(run);
    run->at += run->at[1] < 0x80 ? 1 : 2;
}

/* True, and the input at its end, when the lead byte at run->at is the last byte. */
static inline bool galley_decode_cut_off(galley_decode_run *run) {
    if (run->end - run->at > 1) {
        return false;
    }
    galley_decode_put_error(run);
    run->at = run->end;
    return true;
}

/* One byte that begins nothing. */
static inline void galley_decode_reject(galley_decode_run *run) {
    galley_decode_put_error(run);
    run->at++;
}

#endif
