/*
 * ISO-2022-JP: seven-bit bytes whose meaning escape sequences switch. The mode lasts from block to
 * block, in run->iso_2022_jp. Two escapes with no text between them are an error, which keeps a
 * filter from being told another text than the reader.
 */
#include "decode_run.h"

enum { MODE_ASCII = 0, MODE_ROMAN, MODE_KATAKANA, MODE_JIS0208 };

enum { ESCAPE = 0x1B };

/* The mode that an escape's two last bytes choose, or -1. */
static int choose_mode(unsigned first, unsigned second) {
    if (first == '$') {
        return second == '@' || second == 'B' ? MODE_JIS0208 : -1;
    }
    switch (second) {
    case 'B':
        return MODE_ASCII;
    case 'J':
        return MODE_ROMAN;
    case 'I':
        return MODE_KATAKANA;
    default:
        return -1;
    }
}

static void decode_escape(galley_decode_run *run) {
    galley_decode_iso_2022_jp_state *state = &run->iso_2022_jp;
    const unsigned char *at = run->at;
    int mode = -1;
    if (run->end - at > 2 && (at[1] == '$' || at[1] == '(')) {
        mode = choose_mode(at[1], at[2]);
    }
    if (mode < 0) {
        /* The escape byte is the error; what follows it is read as text. */
        state->output = false;
        galley_decode_reject(run);
        return;
    }
    if (state->output) {
        galley_decode_put_error(run);
    }
    state->output = true;
    state->mode = (uint8_t)mode;
    run->at += 3;
}

static uint32_t read_one(unsigned mode, unsigned byte) {
    if (mode == MODE_KATAKANA) {
        return galley_decode_between(byte, 0x21, 0x5F) ? 0xFF61 - 0x21 + byte : 0xFFFD;
    }
    if (mode == MODE_ROMAN && (byte == 0x5C || byte == 0x7E)) {
        return byte == 0x5C ? 0xA5 : 0x203E;
    }
    return byte < 0x80 && byte != 0x0E && byte != 0x0F ? byte : 0xFFFD;
}

/* Two bytes of JIS X 0208. A wrong second byte belongs to the error unless it is an escape. */
static void decode_pair(galley_decode_run *run) {
    const unsigned char *at = run->at;
    if (!galley_decode_between(at[0], 0x21, 0x7E)) {
        galley_decode_reject(run);
        return;
    }
    if (galley_decode_cut_off(run)) {
        return;
    }
    uint32_t code_point = 0;
    if (galley_decode_between(at[1], 0x21, 0x7E)) {
        uint32_t pointer = (at[0] - 0x21U) * 94 + at[1] - 0x21U;
        code_point = galley_decode_look_up(run, GALLEY_INDEX_JIS0208, pointer);
    }
    galley_decode_put(run, code_point == 0 ? 0xFFFD : code_point);
    run->at += at[1] == ESCAPE ? 1 : 2;
}

void galley_decode_iso_2022_jp(galley_decode_run *run) {
    galley_decode_iso_2022_jp_state *state = &run->iso_2022_jp;
    while (run->at < run->stop) {
        unsigned byte = run->at[0];
        if (byte == ESCAPE) {
            decode_escape(run);
            continue;
        }
        state->output = false;
        if (state->mode == MODE_JIS0208) {
            decode_pair(run);
        } else {
            galley_decode_put(run, read_one(state->mode, byte));
            run->at++;
        }
    }
}
