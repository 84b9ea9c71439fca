/*
 * gb18030, of which GBK is a part and read by the same decoder, and Big5.
 */
#include "decode_run.h"

#include "index.h"

/*
 * Four bytes at run->at, of which the second is a digit. When the form breaks off, the lead byte
 * alone is the error and the rest is read again; at the end of the input all of it is one error.
 */
static void decode_four(galley_decode_run *run) {
    const unsigned char *at = run->at;
    size_t left = (size_t)(run->end - at);
    bool third = left > 2 && galley_decode_between(at[2], 0x81, 0xFE);
    if (left == 2 || (third && left == 3)) {
        galley_decode_put_error(run);
        run->at = run->end;
        return;
    }
    if (!third || !galley_decode_between(at[3], 0x30, 0x39)) {
        galley_decode_reject(run);
        return;
    }
    uint32_t pointer =
        (at[0] - 0x81U) * 12600 + (at[1] - 0x30U) * 1260 + (at[2] - 0x81U) * 10 + (at[3] - 0x30U);
    uint32_t code_point = galley_index_gb18030_four(pointer);
    galley_decode_put(run, code_point == 0 ? 0xFFFD : code_point);
    run->at += 4;
}

void galley_decode_gb18030(galley_decode_run *run) {
    while (galley_decode_ascii(run)) {
        unsigned lead = run->at[0];
        if (lead == 0x80) {
            galley_decode_put(run, 0x20AC);
            run->at++;
            continue;
        }
        if (lead == 0xFF) {
            galley_decode_reject(run);
            continue;
        }
        if (galley_decode_cut_off(run)) {
            return;
        }
        unsigned trail = run->at[1];
        if (galley_decode_between(trail, 0x30, 0x39)) {
            decode_four(run);
            continue;
        }
        uint32_t code_point = 0;
        if (trail >= 0x40 && trail != 0x7F && trail != 0xFF) {
            uint32_t pointer = (lead - 0x81) * 190 + trail - (trail < 0x7F ? 0x40U : 0x41U);
            code_point = galley_decode_look_up(run, GALLEY_INDEX_GB18030, pointer);
        }
        galley_decode_finish_pair(run, code_point);
    }
}

/* Four pointers stand for a letter and a combining mark, which no index can tell. */
static bool put_marked_letter(galley_decode_run *run, uint32_t pointer) {
    if (pointer != 1133 && pointer != 1135 && pointer != 1164 && pointer != 1166) {
        return false;
    }
    galley_decode_put(run, pointer < 1164 ? 0xCA : 0xEA);
    galley_decode_put(run, pointer == 1133 || pointer == 1164 ? 0x304 : 0x30C);
    run->at += 2;
    return true;
}

void galley_decode_big5(galley_decode_run *run) {
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
        if (galley_decode_between(trail, 0x40, 0x7E) || galley_decode_between(trail, 0xA1, 0xFE)) {
            uint32_t pointer = (lead - 0x81) * 157 + trail - (trail < 0x7F ? 0x40U : 0x62U);
            if (put_marked_letter(run, pointer)) {
                continue;
            }
            code_point = galley_decode_look_up(run, GALLEY_INDEX_BIG5, pointer);
        }
        galley_decode_finish_pair(run, code_point);
    }
}
