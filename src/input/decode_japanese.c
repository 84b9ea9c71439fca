/*
 * EUC-JP and Shift_JIS: two ways to write the pointers of JIS X 0208.
 */
#include "decode_run.h"

/* Where half-width katakana begin, for a byte that counts from 0xA1. */
static const uint32_t katakana = 0xFF61 - 0xA1;

/* 0x8F and two bytes, of JIS X 0212. */
static void decode_three(galley_decode_run *run) {
    const unsigned char *at = run->at;
    if (!galley_decode_between(at[1], 0xA1, 0xFE)) {
        galley_decode_finish_pair(run, 0);
        return;
    }
    run->at++;
    if (galley_decode_cut_off(run)) {
        return;
    }
    uint32_t code_point = 0;
    if (galley_decode_between(at[2], 0xA1, 0xFE)) {
        uint32_t pointer = (at[1] - 0xA1U) * 94 + at[2] - 0xA1U;
        code_point = galley_decode_look_up(run, GALLEY_INDEX_JIS0212, pointer);
    }
    galley_decode_finish_pair(run, code_point);
}

void galley_decode_euc_jp(galley_decode_run *run) {
    while (galley_decode_ascii(run)) {
        unsigned lead = run->at[0];
        if (lead != 0x8E && lead != 0x8F && !galley_decode_between(lead, 0xA1, 0xFE)) {
            galley_decode_reject(run);
            continue;
        }
        if (galley_decode_cut_off(run)) {
            return;
        }
        unsigned trail = run->at[1];
        if (lead == 0x8F) {
            decode_three(run);
            continue;
        }
        uint32_t code_point = 0;
        if (lead == 0x8E) {
            code_point = galley_decode_between(trail, 0xA1, 0xDF) ? katakana + trail : 0;
        } else if (galley_decode_between(trail, 0xA1, 0xFE)) {
            uint32_t pointer = (lead - 0xA1) * 94 + trail - 0xA1;
            code_point = galley_decode_look_up(run, GALLEY_INDEX_JIS0208, pointer);
        }
        galley_decode_finish_pair(run, code_point);
    }
}

static uint32_t look_up_shift_jis(const galley_decode_run *run, unsigned lead, unsigned trail) {
    if (trail < 0x40 || trail == 0x7F || trail > 0xFC) {
        return 0;
    }
    uint32_t pointer = (lead - (lead < 0xA0 ? 0x81U : 0xC1U)) * 188;
    pointer += trail - (trail < 0x7F ? 0x40U : 0x41U);
    /* The rows that Windows gives to its users. */
    if (galley_decode_between(pointer, 8836, 10715)) {
        return 0xE000 - 8836 + pointer;
    }
    return galley_decode_look_up(run, GALLEY_INDEX_JIS0208, pointer);
}

void galley_decode_shift_jis(galley_decode_run *run) {
    while (galley_decode_ascii(run)) {
        unsigned lead = run->at[0];
        if (lead == 0x80 || galley_decode_between(lead, 0xA1, 0xDF)) {
            galley_decode_put(run, lead == 0x80 ? 0x80 : katakana + lead);
            run->at++;
            continue;
        }
        if (lead == 0xA0 || lead > 0xFC) {
            galley_decode_reject(run);
            continue;
        }
        if (galley_decode_cut_off(run)) {
            return;
        }
        galley_decode_finish_pair(run, look_up_shift_jis(run, lead, run->at[1]));
    }
}
