/*
 * UTF-8 that is not valid, UTF-16, and the two encodings that need no table: x-user-defined and
 * replacement.
 */
#include "decode_run.h"

#include "utf8.h"

void galley_decode_utf8(galley_decode_run *run) {
    while (galley_decode_ascii(run)) {
        size_t broken = 0;
        size_t len = galley_utf8_sequence(run->at, run->end, &broken);
        if (len == 0) {
            galley_decode_put_error(run);
            run->at += broken;
        } else {
            memcpy(run->out, run->at, len);
            run->out += len;
            run->at += len;
        }
    }
}

static uint32_t read_unit(const galley_decode_run *run, size_t offset) {
    const unsigned char *at = run->at + offset;
    return run->big_endian ? (uint32_t)at[0] << 8 | at[1] : (uint32_t)at[1] << 8 | at[0];
}

void galley_decode_utf16(galley_decode_run *run) {
    while (run->at < run->stop) {
        size_t left = (size_t)(run->end - run->at);
        if (left < 2) {
            galley_decode_reject(run);
            return;
        }
        uint32_t unit = read_unit(run, 0);
        if (!galley_decode_between(unit, 0xD800, 0xDFFF)) {
            galley_decode_put(run, unit);
            run->at += 2;
            continue;
        }
        uint32_t next = left >= 4 && unit < 0xDC00 ? read_unit(run, 2) : 0;
        if (galley_decode_between(next, 0xDC00, 0xDFFF)) {
            galley_decode_put(run, 0x10000 + ((unit - 0xD800) << 10) + (next - 0xDC00));
            run->at += 4;
            continue;
        }
        galley_decode_put_error(run);
        /* A high surrogate and half a unit at the end are one error together. */
        run->at += left == 3 && unit < 0xDC00 ? 3 : 2;
    }
}

void galley_decode_x_user_defined(galley_decode_run *run) {
    while (galley_decode_ascii(run)) {
        galley_decode_put(run, 0xF780U + *run->at++ - 0x80U);
    }
}

/* Whatever the page holds, it is one error: these encodings are not safe to read. */
void galley_decode_replacement(galley_decode_run *run) {
    if (run->at < run->end) {
        galley_decode_put_error(run);
        run->at = run->end;
    }
}
