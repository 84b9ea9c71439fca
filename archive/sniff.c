/*
 * Tells an archive by the first bytes of a file: the first thing in it, unpacked where it is
 * packed, is a record's head.
 */
#include "feed.h"
#include "form.h"

typedef struct rest {
    const char *bytes;
    size_t len;
} rest;

static ptrdiff_t read_sample(void *ctx, char *bytes, size_t len) {
    rest *sample = ctx;
    size_t count = len < sample->len ? len : sample->len;
    if (count > 0) {
        memcpy(bytes, sample->bytes, count);
        sample->bytes += count;
        sample->len -= count;
    }
    return (ptrdiff_t)count;
}

static bool has_head(rest *sample) {
    galley_feed feed;
    if (!galley_feed_open(&feed, read_sample, sample, 0)) {
        return false;
    }
    bool found = galley_feed_enter(&feed) == GALLEY_MEMBERS_INSIDE &&
                 galley_feed_head(&feed, 0) != GALLEY_HEAD_NONE;
    galley_feed_close(&feed);
    return found;
}

bool galley_archive_sniff(const char *bytes, size_t len) {
    /* Only archives have this frame, and what follows it may be out of sight. */
    if (len >= GALLEY_FORM_MARK && galley_form_dictionary((const unsigned char *)bytes)) {
        return true;
    }
    rest sample = {bytes, len};
    return len > 0 && has_head(&sample);
}
