/*
 * A look into gzip, so that a packed tar archive or PDF is named for what it is instead of being
 * read as a page. In: packed bytes; out: the first few unpacked ones. The unpacking that counts,
 * with its limits and its errors, is the library's.
 */
#include "peek.h"

bool galley_cli_peek_is_gzip(const char *bytes, size_t len) {
    return len >= 2 && (unsigned char)bytes[0] == 0x1F && (unsigned char)bytes[1] == 0x8B;
}

#ifdef GALLEY_HAVE_ZLIB

#include <zlib.h>

bool galley_cli_peek_gzip(const char *bytes, size_t len, char *first, size_t room, size_t *count) {
    /* More than deflate needs for a kilobyte, headers with file names included. */
    enum { PACKED_MAX = 1 << 16, GZIP_WINDOW = 15 + 16 };
    z_stream stream = {.next_in = Z_NULL};
    if (inflateInit2(&stream, GZIP_WINDOW) != Z_OK) {
        return false;
    }
    stream.next_in = (z_const Bytef *)bytes;
    stream.avail_in = (uInt)(len < PACKED_MAX ? len : PACKED_MAX);
    stream.next_out = (Bytef *)first;
    stream.avail_out = (uInt)room;
    int status = inflate(&stream, Z_SYNC_FLUSH);
    *count = room - stream.avail_out;
    (void)inflateEnd(&stream);
    return status == Z_STREAM_END || *count > 0;
}

#else

bool galley_cli_peek_gzip(const char *bytes, size_t len, char *first, size_t room, size_t *count) {
    (void)bytes;
    (void)len;
    if (room > 0) {
        first[0] = '\0';
    }
    *count = 0;
    return false;
}

#endif
