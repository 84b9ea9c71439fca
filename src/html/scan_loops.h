/*
 * The scanning loops over vectors, once for all kinds of them. A file includes this after it has
 * defined
 *
 *     vector            the type of a vector, WIDTH its bytes
 *     bit_mask          an unsigned integer with the same number of bits for each byte
 *     TARGET            an attribute for functions that use vectors, or nothing
 *     load(at)          the vector at an address
 *     match(bytes, c)   the mask of the bytes that equal c
 *     first(mask)       the place of the lowest byte of a mask that is not 0
 *
 * and gets scan_text, scan_script and scan_comment. What stands before a hit is masked off and
 * noted in *seen; the last bytes, which fill no vector, are left to plain C.
 */

/* All of a mask's bits below its lowest one; all that there are when it is 0. */
static inline bit_mask below_lowest(bit_mask mask) { return (mask - 1) & ~mask; }

/* Which special bytes are among those that `mask` selects. Few texts hold any: ask for all first.
 */
TARGET static inline unsigned note(vector bytes, bit_mask mask) {
    bit_mask ampersands = match(bytes, '&') & mask;
    bit_mask returns = match(bytes, '\r') & mask;
    bit_mask nuls = match(bytes, '\0') & mask;
    if ((ampersands | returns | nuls) == 0) {
        return 0;
    }
    return (ampersands != 0 ? GALLEY_SCAN_AMPERSAND : 0U) |
           (returns != 0 ? GALLEY_SCAN_RETURN : 0U) | (nuls != 0 ? GALLEY_SCAN_NUL : 0U);
}

TARGET static const char *scan_text(const char *at, const char *end, unsigned *seen) {
    for (; end - at >= WIDTH; at += WIDTH) {
        vector bytes = load(at);
        bit_mask hits = match(bytes, '<');
        *seen |= note(bytes, below_lowest(hits));
        if (hits != 0) {
            return at + first(hits);
        }
    }
    return galley_scan_scalar_text(at, end, seen);
}

TARGET static const char *scan_script(const char *at, const char *end, unsigned *seen) {
    for (; end - at > WIDTH; at += WIDTH) {
        vector bytes = load(at);
        vector next = load(at + 1);
        bit_mask hits = match(bytes, '<') & (match(next, '/') | match(next, '!'));
        *seen |= note(bytes, below_lowest(hits));
        if (hits != 0) {
            return at + first(hits);
        }
    }
    return galley_scan_scalar_script(at, end, seen);
}

TARGET static const char *scan_comment(const char *at, const char *end, unsigned *seen) {
    for (; end - at > WIDTH; at += WIDTH) {
        vector bytes = load(at);
        bit_mask hits = match(bytes, '-') & match(load(at + 1), '-');
        *seen |= note(bytes, below_lowest(hits));
        if (hits != 0) {
            return at + first(hits);
        }
    }
    return galley_scan_scalar_comment(at, end, seen);
}
