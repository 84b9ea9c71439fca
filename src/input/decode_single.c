/*
 * The single-byte encodings: 128 characters in a table.
 */
#include "decode_run.h"

void galley_decode_single_byte(galley_decode_run *run) {
    while (galley_decode_ascii(run)) {
        uint32_t code_point = run->single[*run->at++ - 0x80U];
        galley_decode_put(run, code_point == 0 ? 0xFFFD : code_point);
    }
}
