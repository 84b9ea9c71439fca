/*
 * In: the first bytes of a file; out: how it is stored.
 */
#include "form.h"

#include "head.h"
#include "span.h"

/* gzip: two bytes, the method, which is always deflate, and flags of which three are always 0. */
bool galley_form_gzip(const unsigned char *bytes) {
    return bytes[0] == 0x1F && bytes[1] == 0x8B && bytes[2] == 8 && (bytes[3] & 0xE0) == 0;
}

bool galley_form_zstd(const unsigned char *bytes) {
    return bytes[0] == 0x28 && bytes[1] == 0xB5 && bytes[2] == 0x2F && bytes[3] == 0xFD;
}

bool galley_form_skippable(const unsigned char *bytes) {
    return (bytes[0] & 0xF0) == 0x50 && bytes[1] == 0x2A && bytes[2] == 0x4D && bytes[3] == 0x18;
}

bool galley_form_dictionary(const unsigned char *bytes) {
    return bytes[0] == 0x5D && galley_form_skippable(bytes);
}

static galley_members_form packed(const unsigned char *bytes, size_t len) {
    if (len < GALLEY_FORM_MARK) {
        return GALLEY_MEMBERS_UNKNOWN;
    }
    if (galley_form_gzip(bytes)) {
        return GALLEY_MEMBERS_GZIP;
    }
    return galley_form_zstd(bytes) || galley_form_skippable(bytes) ? GALLEY_MEMBERS_ZSTD
                                                                   : GALLEY_MEMBERS_UNKNOWN;
}

static bool begins_head(const unsigned char *bytes, size_t len) {
    galley_head_form form = galley_head_begins(galley_span_make((const char *)bytes, len), true);
    return form == GALLEY_HEAD_WARC || form == GALLEY_HEAD_ARC;
}

static bool has_head(const unsigned char *bytes, size_t len) {
    const unsigned char *end = bytes + len;
    for (const unsigned char *at = bytes; at != NULL && at < end;) {
        if (begins_head(at, (size_t)(end - at))) {
            return true;
        }
        at = memchr(at, '\n', (size_t)(end - at));
        at = at == NULL ? NULL : at + 1;
    }
    return false;
}

galley_members_form galley_form_of(const unsigned char *bytes, size_t len) {
    galley_members_form form = packed(bytes, len);
    if (form != GALLEY_MEMBERS_UNKNOWN) {
        return form;
    }
    if (has_head(bytes, len)) {
        return GALLEY_MEMBERS_PLAIN;
    }
    for (size_t i = 1; i < len; i++) {
        form = packed(bytes + i, len - i);
        if (form != GALLEY_MEMBERS_UNKNOWN) {
            return form;
        }
    }
    return GALLEY_MEMBERS_PLAIN;
}
