/*
 * The loop that finds the end of a plain tag, for vectors whose masks have one bit a byte. To be
 * included after scan_loops.h, with gap_mask(bytes) defined too: the mask of white space, other
 * control characters and '/'.
 */

/* Inside a value that fills the whole vector there is nothing but its end to look for. */
TARGET static const char *scan_tag(const char *at, const char *end) {
    galley_scan_tag_state state = {0, 0, 0};
    for (const char *p = at; end - p >= WIDTH; p += WIDTH) {
        vector bytes = load(p);
        uint32_t quotes = match(bytes, '"');
        if (state.in_value != 0 && quotes == 0) {
            continue;
        }
        galley_scan_tag_masks masks = {quotes, match(bytes, '\''), match(bytes, '='),
                                       gap_mask(bytes), match(bytes, '>')};
        int found = galley_scan_tag_step(&masks, WIDTH, &state);
        if (found != GALLEY_SCAN_TAG_GO_ON) {
            return found < 0 ? NULL : p + found;
        }
    }
    return galley_scan_scalar_tag(at, end);
}
