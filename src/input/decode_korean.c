/*
 * EUC-KR, as the web has it: with the hangul of code page 949.
 */
#include "decode_run.h"

void galley_decode_euc_kr(galley_decode_run *run) {
    while (galley_decode_ascii(run)) {
        unsigned lead = run->at[0];
        if (lead == 0x80 || lead == 0xFF) {
            galley_decode_reject(run);
            continue;
        }
        if (galley_decode_cut_off(run)) {
            return;
        }
        unsigned trail = run->at[1];
        uint32_t code_point = 0;
        if (galley_decode_between(trail, 0x41, 0xFE)) {
            uint32_t pointer = (lead - 0x81) * 190 + trail - 0x41;
            code_point = galley_decode_look_up(run, GALLEY_INDEX_EUC_KR, pointer);
        }
        galley_decode_finish_pair(run, code_point);
    }
}
