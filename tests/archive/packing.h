/*
 * Packs runs of bytes into members of gzip and frames of zstd, for tests in builds that have the
 * libraries.
 */
#ifndef GALLEY_TESTS_ARCHIVE_PACKING_H
#define GALLEY_TESTS_ARCHIVE_PACKING_H

#include "builder.h"

#ifdef GALLEY_HAVE_ZLIB
#include <zlib.h>

/* window_bits as zlib has them: 31 gzip, 15 zlib, -15 bare deflate. */
static inline void packing_deflate(builder *out, const char *bytes, size_t len, int window_bits) {
    z_stream stream = {.next_in = (z_const Bytef *)bytes};
    if (deflateInit2(&stream, 9, Z_DEFLATED, window_bits, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        abort();
    }
    stream.avail_in = (uInt)len;
    size_t room = deflateBound(&stream, (uLong)len) + 64;
    builder_need(out, room);
    stream.next_out = (Bytef *)out->bytes + out->len;
    stream.avail_out = (uInt)room;
    if (deflate(&stream, Z_FINISH) != Z_STREAM_END) {
        abort();
    }
    out->len += room - stream.avail_out;
    (void)deflateEnd(&stream);
}

static inline void packing_gzip(builder *out, const char *bytes, size_t len) {
    packing_deflate(out, bytes, len, 31);
}
#endif

#ifdef GALLEY_HAVE_ZSTD
#include <zstd.h>

/* A frame with its sum, and with a dictionary when that is not NULL. */
static inline void packing_zstd(builder *out, const char *bytes, size_t len,
                                const builder *dictionary) {
    ZSTD_CCtx *context = ZSTD_createCCtx();
    if (context == NULL) {
        abort();
    }
    (void)ZSTD_CCtx_setParameter(context, ZSTD_c_checksumFlag, 1);
    if (dictionary != NULL) {
        (void)ZSTD_CCtx_loadDictionary(context, dictionary->bytes, dictionary->len);
    }
    size_t room = ZSTD_compressBound(len);
    builder_need(out, room);
    size_t made = ZSTD_compress2(context, out->bytes + out->len, room, bytes, len);
    if (ZSTD_isError(made)) {
        abort();
    }
    out->len += made;
    (void)ZSTD_freeCCtx(context);
}

/* A skippable frame: of the kind that holds a dictionary with kind 0x5D. */
static inline void packing_skippable(builder *out, unsigned kind, const char *bytes, size_t len) {
    unsigned char head[8] = {(unsigned char)kind,
                             0x2A,
                             0x4D,
                             0x18,
                             (unsigned char)(len & 0xFF),
                             (unsigned char)(len >> 8 & 0xFF),
                             (unsigned char)(len >> 16 & 0xFF),
                             (unsigned char)(len >> 24 & 0xFF)};
    builder_add(out, (const char *)head, sizeof head);
    builder_add(out, bytes, len);
}
#endif

#endif
